import { afterEach, describe, expect, it } from 'vitest';
import { createSandboxCrm } from '#connectors/sandbox/crm.ts';
import { sandboxCrmSettings } from '#connectors/sandbox/settings.ts';
import { systemClock } from '#ports/clock.ts';
import type { DealStatus, InteractionKind, LeadStatus, TicketStatus } from '#ports/crm-system.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { answerJson, startFakeServer } from '#test/fakes/fake-server.ts';
import type { CrmMaker } from './crm-harness.ts';
import { crmSystemContract } from './crm-system.contract.ts';

const apiKey = 'contract-key';
const readOnlyKey = 'contract-read-only-key';

crmSystemContract({
  system: 'sandbox',
  start: async () => {
    const server = await startSandbox();
    return { url: server.url, make: sandboxCrmMaker(server.url), close: server.close };
  },
  connect: (url, timeoutMs) => connect(url, apiKey, timeoutMs),
  idsPerCall: 100,
  parentsPerCall: 100,
  unsupported: {},
});

describe('the sandbox CRM connector', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  it('is UNAUTHORIZED with a wrong key and FORBIDDEN to write with one that may only read', async () => {
    const server = await startSandbox();
    closing.push(server.close);
    const stranger = connect(server.url, 'wrong');
    const reader = connect(server.url, readOnlyKey);
    closing.push(stranger.close, reader.close);
    await expect(stranger.pipelines({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(reader.moveDealToStage('10001', '10001', null, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reader.dealsByIds(['10001'], {})).resolves.toEqual([null]);
  });

  it('reads a status it does not know as the nearest open one and keeps the word', async () => {
    const fake = await startFakeServer(answerJson({ results: [{ ...wireDeal, status: 'dreaming' }] }));
    const crm = connect(fake.url);
    closing.push(fake.close, crm.close);
    expect(await crm.dealsByIds(['10001'], {})).toMatchObject([{ status: 'OPEN', nativeStatus: 'dreaming' }]);
  });

  it('names the field that is not as expected, but not its value', async () => {
    const fake = await startFakeServer(answerJson({ results: [{ ...wireDeal, amount: 'canary' }] }));
    const crm = connect(fake.url);
    closing.push(fake.close, crm.close);
    const failure = crm.dealsByIds(['10001'], {});
    await expect(failure).rejects.toMatchObject({
      code: 'BAD_RESPONSE',
      message: expect.stringContaining('results.0.amount'),
    });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
  });
});

function startSandbox() {
  return startSandboxCrm({ directory: null, apiKey, readOnlyKey, seedData: 'empty', rateLimitPerSecond: 100_000 });
}

function connect(url: string, key = apiKey, timeoutMs = 10_000) {
  const settings = sandboxCrmSettings.parse({ system: 'sandbox', url, apiKey: key, limits: { timeoutMs } });
  return createSandboxCrm('crm', settings, { clock: systemClock, onCall: () => {} });
}

function sandboxCrmMaker(url: string): CrmMaker {
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const seed = async (kind: string, records: readonly object[]) => {
    const { ids } = (await send('POST', '/_seed', { kind, records })) as { ids: string[] }; // as the README of the sandbox says
    return ids;
  };
  return {
    accounts: (records) =>
      seed(
        'account',
        records.map(({ name, modifiedAt }) => ({ name, modified_at: modifiedAt })),
      ),
    contacts: (records) =>
      seed(
        'contact',
        records.map(({ lastName, accountId, createdAt }) => ({
          last_name: lastName,
          account_id: accountId,
          created_at: createdAt,
        })),
      ),
    leads: (records) =>
      seed(
        'lead',
        records.map(({ name, status = 'NEW' }) => ({ full_name: name, status: leadWords[status] })),
      ),
    deals: (records) =>
      seed(
        'deal',
        records.map((deal) => ({
          name: deal.name,
          account_id: deal.accountId,
          stage_id: stageOf[deal.status ?? 'OPEN'],
          created_at: deal.createdAt,
          modified_at: deal.modifiedAt,
          currency: deal.currency,
          amount: deal.amount,
          expected_close: deal.expectedCloseDate,
          lines: deal.lines?.map(({ sku, quantity, unitPrice }) => ({
            sku,
            description: 'Line',
            quantity,
            unit_price: unitPrice,
          })),
        })),
      ),
    interactions: (records) =>
      seed(
        'interaction',
        records.map(({ accountId, kind = 'NOTE', occurredAt }) => ({
          account_id: accountId,
          type: interactionWords[kind],
          occurred_at: occurredAt,
        })),
      ),
    tickets: (records) =>
      seed(
        'ticket',
        records.map(({ accountId, status = 'NEW', openedAt }) => ({
          account_id: accountId,
          subject: 'Help',
          status: ticketWords[status],
          opened_at: openedAt,
        })),
      ),
    removeDeal: async (id) => {
      await send('DELETE', `/v1/deals/${id}`);
    },
    mergeAccounts: async (id, into) => {
      await send('POST', `/v1/accounts/${id}/merge`, { into });
    },
  };
}

const stageOf: Readonly<Record<DealStatus, string>> = {
  OPEN: '10001',
  ON_HOLD: '10005',
  WON: '10006',
  LOST: '10007',
  CANCELLED: '10008',
};

const leadWords: Readonly<Record<LeadStatus, string>> = {
  NEW: 'new',
  WORKING: 'contacted',
  QUALIFIED: 'qualified',
  UNQUALIFIED: 'disqualified',
  CONVERTED: 'converted',
};

const interactionWords: Readonly<Record<InteractionKind, string>> = {
  CALL: 'phone_call',
  EMAIL: 'email',
  MEETING: 'meeting',
  NOTE: 'note',
  TASK: 'task',
  MESSAGE: 'chat',
  OTHER: 'other',
};

const ticketWords: Readonly<Record<TicketStatus, string>> = {
  NEW: 'new',
  OPEN: 'open',
  PENDING_CUSTOMER: 'waiting_customer',
  ON_HOLD: 'paused',
  RESOLVED: 'solved',
  CLOSED: 'closed',
};

const wireDeal = {
  id: '10001',
  name: 'Línea de envasado',
  account_id: null,
  contact_id: null,
  owner_id: null,
  pipeline_id: '10001',
  stage_id: '10001',
  status: 'in_progress',
  currency: 'EUR',
  amount: null,
  probability: '0.10',
  expected_close: null,
  closed_at: null,
  lost_reason: null,
  lines: [],
  order_number: null,
  order_status: null,
  order_url: null,
  invoice_numbers: [],
  payment_status: null,
  created_at: '2026-03-01T10:00:00.123456+01:00',
  modified_at: '2026-03-01T10:00:00.123456+01:00',
};
