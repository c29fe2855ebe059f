import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { HubspotCrm } from '#connectors/hubspot/crm.ts';
import type { CrmKind } from '#ports/crm-system.ts';
import type { Change } from '#ports/source.ts';
import { connectHubspot, startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import type { FakeHubspot, FakeHubspotOptions } from '#test/fakes/hubspot/start-hubspot.ts';

const call = {};

let hubspot: FakeHubspot;
let crm: HubspotCrm;

async function start(options: Partial<FakeHubspotOptions> = {}, settings: Readonly<Record<string, unknown>> = {}) {
  ({ hubspot, crm } = await startConnectedHubspot(options, settings));
}

describe('the feed of HubSpot', () => {
  it('tells every record, though the search shows it late and not in the order of modification', async () => {
    await start({ searchLagMs: 300 }, { feed: { searchLagMs: 3_000, deletionsEveryMs: 60_000 } });
    let { cursor } = await crm.changes(null, 100, call);
    const told = new Set<string>();
    const made: string[] = [];
    for (let round = 0; round < 12; round++) {
      // The second is modified earlier than the first, but shown later.
      const now = Date.now();
      made.push(seedAt('deals', now));
      await sleep(60);
      made.push(seedAt('deals', now - 20));
      const { changes, cursor: next } = await crm.changes(cursor, 100, call);
      for (const { id } of changes) told.add(id);
      cursor = next;
    }
    await sleep(400);
    const { changes } = await crm.changes(cursor, 100, call);
    for (const { id } of changes) told.add(id);
    expect(made.filter((id) => !told.has(id))).toEqual([]);
  });

  it('tells 25,000 changed contacts completely', async () => {
    await start();
    let { cursor } = await crm.changes(null, 100, call);
    const made = Array.from({ length: 25_000 }, () => hubspot.account.table('contacts').seed({ properties: {} }));
    const told = new Set<string>();
    for (;;) {
      const { changes, cursor: next, hasMore } = await crm.changes(cursor, 2_000, call);
      for (const { id } of changes) told.add(id);
      cursor = next;
      if (!hasMore) break;
    }
    expect(made.filter((id) => !told.has(id))).toEqual([]);
  });

  it('lets a won deal through a flood of contacts', async () => {
    await start();
    const { cursor } = await crm.changes(null, 100, call);
    for (let n = 0; n < 500; n++) hubspot.account.table('contacts').seed({ properties: {} });
    const dealId = hubspot.account.table('deals').seed({ properties: { dealstage: 'closedwon' } });
    const first = await crm.changes(cursor, 100, call);
    const second = await crm.changes(first.cursor, 100, call);
    expect(second.changes).toContainEqual(expect.objectContaining({ kind: 'deal', id: dealId }));
    expect(second.hasMore).toBe(true);
  });

  it('tells a merge into a new record, as HubSpot makes them', async () => {
    await start();
    const { cursor } = await crm.changes(null, 100, call);
    const survivor = hubspot.account
      .table('companies')
      .seed({ properties: { name: 'Both', hs_merged_object_ids: '11;12' } });
    const { changes } = await crm.changes(cursor, 100, call);
    expect(changes).toMatchObject([
      { kind: 'account', id: '11', deleted: true, mergedInto: survivor },
      { kind: 'account', id: '12', deleted: true, mergedInto: survivor },
      { kind: 'account', id: survivor, deleted: false, mergedInto: null },
    ]);
  });

  it('looks through all archived records, but no more often than it is told to', async () => {
    await start({}, { feed: { searchLagMs: 0, deletionsEveryMs: 3_600_000 } });
    const patient = connectHubspot(hubspot.url);
    const before = await patient.changes(null, 100, call);
    const noteIds = Array.from({ length: 250 }, () =>
      hubspot.account.table('notes').seed({ properties: { hs_timestamp: '2026-01-01T00:00:00Z' } }),
    );
    for (const id of noteIds) hubspot.account.table('notes').archive(id);
    const { changes } = await patient.changes(before.cursor, 100, call);
    await patient.close();
    expect(changes.filter(isDeletion).map(({ id }) => id)).toEqual(noteIds.map((id) => `notes-${id}`));
    const listsBefore = hubspot.counts()['list'];
    const impatient = await crm.changes(before.cursor, 100, call);
    expect(impatient.changes.filter(isDeletion)).toEqual([]);
    expect(hubspot.counts()['list']).toBe(listsBefore);
  });

  it('asks nothing about leads and tickets where there are none', async () => {
    await start({}, { leads: false, tickets: false, engagements: ['notes'] });
    await crm.changes(null, 100, call);
    expect(hubspot.counts()['search']).toBe(4);
  });
});

function seedAt(type: string, modifiedAtMs: number): string {
  const at = new Date(modifiedAtMs).toISOString();
  return hubspot.account.table(type).seed({ properties: {}, createdAt: at, modifiedAt: at });
}

function isDeletion({ deleted }: Change<CrmKind>): boolean {
  return deleted;
}
