import { systemClock } from '#ports/clock.ts';
import type { DealStatus } from '#ports/crm-system.ts';
import { crmSystemContract } from '#test/contract/crm-system.contract.ts';
import type { CrmMaker } from '#test/contract/crm-harness.ts';
import { startCardFile } from './card-file-server.ts';
import { idsPerRequest } from './cards.ts';
import { createCardFileCrm } from './crm.ts';
import { cardFileSettings } from './settings.ts';
import { stageWords } from './wire.ts';

const key = 'test-key';

// Step 6: done when this passes. Cases of capabilities that are not declared are skipped by themselves.
crmSystemContract({
  system: 'card-file',
  start: async () => {
    const server = await startCardFile(key);
    return { url: server.url, make: maker(server.url), close: server.close };
  },
  connect: (url, timeoutMs) => {
    const settings = cardFileSettings.parse({ system: 'card-file', url, key, limits: { timeoutMs } });
    return createCardFileCrm('crm', settings, { clock: systemClock, onCall: () => {} });
  },
  idsPerCall: idsPerRequest,
  parentsPerCall: idsPerRequest,
  unsupported: {},
});

/** Makes cards past the connector, as people at a card file do. */
function maker(url: string): CrmMaker {
  const send = async (method: string, path: string, body?: object): Promise<{ readonly ids: string[] }> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/${path}`, { method, headers: { 'x-key': key }, ...init });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as { ids: string[] }; // as the README says
  };
  const put = async (kind: string, cards: readonly object[]) => (await send('POST', `${kind}/put`, cards)).ids;
  const nothing = async () => [];
  return {
    accounts: (records) =>
      put(
        'companies',
        records.map(({ name, modifiedAt }) => ({ name, email: null, changed: modifiedAt })),
      ),
    contacts: (records) =>
      put(
        'people',
        records.map(({ lastName, accountId, createdAt }) => ({
          name: lastName,
          of: accountId,
          email: null,
          created: createdAt,
        })),
      ),
    deals: (records) =>
      put(
        'deals',
        records.map((deal) => ({
          title: deal.name,
          of: deal.accountId,
          stage: stageOf(deal.status ?? 'OPEN'),
          created: deal.createdAt,
          changed: deal.modifiedAt,
          currency: deal.currency ?? 'EUR',
          amount: deal.amount ?? null,
          expected: deal.expectedCloseDate ?? null,
          lostBecause: null,
          lines: (deal.lines ?? []).map(({ sku, quantity, unitPrice }) => ({
            sku,
            text: 'Line',
            quantity,
            unit: 'piece',
            price: unitPrice,
          })),
        })),
      ),
    leads: nothing,
    interactions: nothing,
    tickets: nothing,
    removeDeal: async (id) => {
      await send('DELETE', `deals/${id}`);
    },
    mergeAccounts: async (id, into) => {
      await send('DELETE', `companies/${id}?into=${into}`);
    },
  };
}

function stageOf(status: DealStatus): string {
  const found = Object.entries(stageWords).find(([, ours]) => ours === status);
  if (found === undefined) throw new Error(`a stage for ${status} is required`);
  return found[0];
}
