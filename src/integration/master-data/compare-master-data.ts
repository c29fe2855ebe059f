import type { Side } from '#integration/identity/identity-record.ts';
import type { Telling } from '#integration/sync/tell-deals.ts';
import type { Call } from '#ports/source.ts';
import type { Queries } from '#store/tables.ts';
import { readKnown, saveConflict } from './comparison-store.ts';
import { type Decision, decideFields } from './decide-fields.ts';
import { type LinkedPair, pairsOfRecords } from './linked-pair.ts';
import type { MasterDataParts } from './master-data-parts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { saveComparison } from './save-comparison.ts';
import type { RecordPair } from './shared-fields.ts';
import { readRecords, writeWhatIsAccepted } from './write-fields.ts';

/**
 * Compares the customers behind these records of one connection in both systems, tells the other side what its owner has changed, and records
 * what a person has to decide. Everything follows from what the systems say now, so doing it again does nothing, our own writes
 * included. Answers for each record in turn: one that is not one of exactly two is left alone, and EARLY is for whom there was no time.
 * Rejects with SystemError when the records cannot be read.
 */
export async function compareMasterData(
  parts: MasterDataParts,
  connection: string,
  nativeIds: readonly string[],
  call: Call,
): Promise<readonly Telling[]> {
  const tellings = await oneAtATime(parts.store, async (hold) => {
    const pairs = await pairsOfRecords(parts.store.db, connection, nativeIds);
    const known = pairs.filter((pair) => pair !== null);
    const read = await readRecords(parts, known, call);
    const told = new Map<LinkedPair, Telling>();
    const endsAt = performance.now() + longestTurnMs;
    for (const [at, pair] of known.entries()) {
      const records = read[at];
      if (performance.now() > endsAt) told.set(pair, 'EARLY');
      // One that is gone has broken the link, or will as soon as identity hears of it.
      else if (records) told.set(pair, await comparePair(parts, pair, records, hold, call).catch(asError));
    }
    return pairs.map((pair) => (pair === null ? 'TOLD' : (told.get(pair) ?? 'TOLD')));
  });
  return tellings ?? nativeIds.map(() => 'EARLY');
}

// A person who decides about a difference waits for this.
const longestTurnMs = 2_000;

async function comparePair(
  parts: MasterDataParts,
  pair: LinkedPair,
  read: RecordPair,
  hold: () => Promise<boolean>,
  call: Call,
): Promise<Telling> {
  const { store } = parts;
  const known = await readKnown(store.db, pair);
  let records = read;
  let decisions = decideFields(parts, records, known);
  let refusal: Error | null = null;
  if (decisions.some(isWrite)) {
    // It may be a while since they were read, and what somebody has typed meanwhile must not be overwritten.
    const [again = null] = await readRecords(parts, [pair], call);
    if (again === null) return 'TOLD';
    records = again;
    decisions = decideFields(parts, records, known);
    await keepWhatIsLost(store.db, pair, parts, decisions);
    for (const side of ['CRM', 'ERP'] as const) {
      const names = decisions.filter((decision) => writesTo(decision, side)).map(({ field }) => field);
      if (names.length === 0) continue;
      const written = await writeWhatIsAccepted(parts, records, side, names, hold, call);
      if (written === null) return 'EARLY';
      const { refused } = written;
      records = written.records;
      decisions = decisions.filter(({ field }) => !refused.has(field));
      refusal ??= written.refusal;
    }
  }
  if (!(await hold())) return 'EARLY';
  await saveComparison(parts, pair, known, decisions, records, call);
  return refusal ?? 'TOLD';
}

function isWrite({ verdict }: Decision): boolean {
  return verdict.kind === 'write';
}

function writesTo({ verdict }: Decision, side: Side): boolean {
  return verdict.kind === 'write' && verdict.to === side;
}

/** A change that the owner's change overrides can be read in the conflict afterwards, whatever happens to this process. */
async function keepWhatIsLost(
  queries: Queries,
  pair: LinkedPair,
  { settings }: MasterDataParts,
  decisions: readonly Decision[],
): Promise<void> {
  for (const { field, verdict, ...values } of decisions) {
    if (verdict.kind !== 'write' || verdict.over !== 'CHANGE') continue;
    await saveConflict(queries, pair, field, { ...values, owner: settings.owners[field], reason: 'BOTH_CHANGED' });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}
