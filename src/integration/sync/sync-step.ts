import type { Clock } from '#ports/clock.ts';
import type { Call, Change } from '#ports/source.ts';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';
import { identityTransaction } from '#integration/identity/identity-transaction.ts';
import { anyOf } from '#integration/identity/link-row.ts';
import { matchAffected } from '#integration/identity/match-affected.ts';
import { mergeRecords } from '#integration/identity/merge-records.ts';
import { refreshCustomers } from '#integration/identity/refresh-customers.ts';
import { breakLinks, saveRecords } from '#integration/identity/save-records.ts';
import { beginFeed, type FeedState, feedStates, moveFeed } from './feed-state.ts';
import type { IdentitySource } from './identity-source.ts';

/** Told of every stretch of changes before the store has it, possibly more than once. */
export type OnChanges = (connection: string, changes: readonly Change<string>[]) => Promise<void> | void;

/** Writes down what follows from a stretch of changes, within the transaction that moves the feed on: exactly once. */
export type KeepChanges = (trx: Queries, connection: string, changes: readonly Change<string>[]) => Promise<void>;

export interface SyncParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly onChanges: OnChanges;
  readonly keepChanges?: KeepChanges | undefined;
}

/**
 * Does the next piece of reading a system and answers whether more is waiting. Each piece is one transaction that holds both
 * what was read and where to go on, so a process may die anywhere: whoever comes next repeats at most one piece, and
 * repeating it changes nothing.
 */
export async function syncStep(parts: SyncParts, source: IdentitySource, call: Call): Promise<boolean> {
  const states = await feedStates(parts.store.db);
  const state = states.find(({ connection }) => connection === source.connection);
  if (state === undefined) {
    // Before the scan, so that what changes while it runs is told by the feed afterwards.
    const { cursor } = await source.changes(null, changesPerStep, call);
    await beginFeed(parts.store.db, source.connection, cursor);
    return true;
  }
  if (state.scanned) return followFeed(parts, source, state, call);
  return state.matchAfter === null ? scanPage(parts, source, state, call) : matchPiece(parts, state, state.matchAfter);
}

async function scanPage(
  { store, clock }: SyncParts,
  source: IdentitySource,
  state: FeedState,
  call: Call,
): Promise<true> {
  const page = await source.scan({ first: recordsPerPage, after: state.scanAfter ?? undefined }, call);
  const now = new Date(clock.now());
  await identityTransaction(store, async (trx) => {
    const atEnd = (await isOtherRead(trx, state)) ? { matchAfter: '' } : { scannedAt: now };
    if (!(await moveFeed(trx, state, page.next === null ? atEnd : { scanAfter: page.next }))) return;
    const customerIds = await saveRecords(trx, source.connection, page.records, now);
    await refreshCustomers(trx, customerIds, now);
  });
  return true;
}

/** Every match has a record of this connection. In pieces, because nobody else can decide who is who meanwhile. */
async function matchPiece({ store, clock }: SyncParts, state: FeedState, after: string): Promise<true> {
  const now = new Date(clock.now());
  await identityTransaction(store, async (trx) => {
    const links = await trx
      .selectFrom('customer_link')
      .select(['native_id', 'customer_id'])
      .where('connection', '=', state.connection)
      .where('native_id', '>', after)
      .orderBy('native_id')
      .limit(matchedPerPiece)
      .execute();
    const last = links.at(-1);
    const to = last === undefined ? { matchAfter: null, scannedAt: now } : { matchAfter: last.native_id };
    if (!(await moveFeed(trx, state, to))) return;
    await matchAffected(
      trx,
      links.map((link) => link.customer_id),
      now,
    );
  });
  return true;
}

async function followFeed(
  { store, clock, onChanges, keepChanges }: SyncParts,
  source: IdentitySource,
  state: FeedState,
  call: Call,
): Promise<boolean> {
  const askedAt = new Date(clock.now());
  const { changes, cursor, hasMore } = await source.changes(state.cursor, changesPerStep, call);
  // First, so that what is read below is not a cached copy of what has changed.
  if (changes.length > 0) await onChanges(source.connection, changes);
  const effect = await readEffect(store.db, source, changes, call);
  const lastChangeAt = changes.at(-1)?.modifiedAt;
  const syncedAt = hasMore && lastChangeAt !== undefined ? new Date(lastChangeAt) : askedAt;
  const now = new Date(clock.now());
  await identityTransaction(store, async (trx) => {
    if (!(await moveFeed(trx, state, { cursor, syncedAt }))) return;
    await applyEffect(trx, source.connection, effect, now);
    if (changes.length > 0) await keepChanges?.(trx, source.connection, changes);
  });
  return hasMore;
}

/** What was read of one connection. No record may be in two parts. */
export interface Effect {
  readonly saved: Parameters<typeof saveRecords>[2];
  readonly gone: readonly string[];
  readonly merged: Parameters<typeof mergeRecords>[2];
}

/** What the changes mean for identity. The records are read as they are now, so the order of their changes does not matter. */
async function readEffect(
  queries: Queries,
  source: IdentitySource,
  changes: readonly Change<string>[],
  call: Call,
): Promise<Effect> {
  const own = changes.filter((change) => source.isOwnChange(change));
  const merged = own.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [{ nativeId: id, mergedInto }]));
  const behind = await source.recordsBehind(changes, call);
  const formerly = await recordsOfContacts(queries, source.connection, changes);
  const touched = [...own.map(({ id }) => id), ...merged.map(({ mergedInto }) => mergedInto), ...behind, ...formerly];
  const mergedAway = new Set(merged.map(({ nativeId }) => nativeId));
  const ids = [...new Set(touched)].filter((id) => !mergedAway.has(id));
  const records = ids.length === 0 ? [] : await source.read(ids, call);
  return {
    saved: records.filter((record) => record !== null),
    gone: ids.filter((_, at) => records[at] === null),
    merged,
  };
}

/** A contact that is deleted, or moves to another account, no longer says whose main contact it was. */
async function recordsOfContacts(
  queries: Queries,
  connection: string,
  changes: readonly Change<string>[],
): Promise<readonly string[]> {
  const contactIds = changes.filter(({ kind }) => kind === 'contact').map(({ id }) => id);
  if (contactIds.length === 0) return [];
  const rows = await queries
    .selectFrom('customer_link')
    .select('native_id')
    .where('connection', '=', connection)
    .where('primary_contact_id', '=', anyOf(contactIds))
    .execute();
  return rows.map((row) => row.native_id);
}

/** Makes identity follow from what the records say now. */
export async function applyEffect(
  trx: Queries,
  connection: string,
  { saved, gone, merged }: Effect,
  now: Date,
): Promise<void> {
  const customerIds = [
    ...(await saveRecords(trx, connection, saved, now)),
    ...(await breakLinks(trx, connection, gone)),
    ...(await mergeRecords(trx, connection, merged, now)),
  ];
  if (customerIds.length === 0) return;
  await refreshCustomers(trx, customerIds, now);
  if (await isEverythingRead(trx)) await matchAffected(trx, customerIds, now);
}

/** A link made while half of the records are still unknown could turn out to be one of several possible ones. */
async function isEverythingRead(trx: Queries): Promise<boolean> {
  const states = await feedStates(trx);
  return states.length >= systems && states.every(isRead);
}

async function isOtherRead(trx: Queries, { connection }: FeedState): Promise<boolean> {
  const others = (await feedStates(trx)).filter((state) => state.connection !== connection);
  return others.length >= systems - 1 && others.every(isRead);
}

function isRead({ scanned, matchAfter }: FeedState): boolean {
  return scanned || matchAfter !== null;
}

const systems = 2;
const recordsPerPage = 100;
const matchedPerPiece = 500;
const changesPerStep = 500;
