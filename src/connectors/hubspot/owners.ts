import { z } from 'zod';
import type { Clock } from '#ports/clock.ts';
import type { CrmUser } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { ownerWire } from './crm-party-wire.ts';
import type { HubspotLink } from './link.ts';
import { remember } from './remembered.ts';

type UsersByIds = (ids: readonly string[], call: Call) => Promise<readonly (CrmUser | null)[]>;

/** There are few owners and no way to ask for some of them, so all are kept for a while, those who have left included. */
export function createUserReader(link: HubspotLink, clock: Clock): UsersByIds {
  const owners = remember(
    async (call) => {
      const [gone, present] = await Promise.all([listOwners(link, true, call), listOwners(link, false, call)]);
      return new Map([...gone, ...present].map((owner) => [owner.id, owner]));
    },
    lifeMs,
    clock,
  );
  return async (ids, call) => {
    if (ids.length === 0) return [];
    const byId = await owners.read(call);
    return ids.map((id) => {
      const owner = byId.get(id);
      return owner === undefined ? null : { ...owner, source: link.plainSource('owner') };
    });
  };
}

const lifeMs = 300_000;
const pageSize = 100;

/** https://developers.hubspot.com/docs/api-reference/latest/crm/owners/guide */
async function listOwners(
  link: HubspotLink,
  archived: boolean,
  call: Call,
): Promise<readonly z.output<typeof ownerWire>[]> {
  const owners: z.output<typeof ownerWire>[] = [];
  let after: string | undefined;
  do {
    const page: z.output<typeof ownersWire> = await link.ask(
      { method: 'GET', path: link.paths.owners, query: { archived, limit: pageSize, after }, operation: 'owners.list' },
      ownersWire,
      call,
    );
    owners.push(...page.results);
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return owners;
}

const ownersWire = z.object({
  results: z.array(ownerWire),
  paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
});
