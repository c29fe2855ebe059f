import { z } from 'zod';
import type { Call, Change, Changes } from '#ports/source.ts';
import { type FeedPlace, type FeedState, type StreamCursor, trytonCursor } from './feed-cursor.ts';
import type { Domain, Search, TrytonLink } from './link.ts';
import { toInstant, trytonInstant } from './values.ts';

/** The changes of one model. */
export interface Stream<Kind extends string> {
  /** Names it in the cursor. */
  readonly name: string;
  scope(call: Call): Promise<Domain>;
  /** Reads the ids and instants of what changed, together with what the changes are told from. */
  read(search: Search, call: Call): Promise<readonly StreamRow<Kind>[]>;
}

export interface StreamRow<Kind extends string> {
  readonly id: number;
  readonly at: string;
  readonly changes: readonly Omit<Change<Kind>, 'modifiedAt'>[];
}

/** The stream of a model whose rows are read by a schema of the fields beyond id and dates. */
export function stream<Kind extends string, Fields extends z.ZodRawShape>(
  link: TrytonLink,
  model: string,
  scope: (call: Call) => Promise<Domain>,
  fields: Fields,
  changesOf: (row: z.output<z.ZodObject<Fields>>, id: string) => readonly Omit<Change<Kind>, 'modifiedAt'>[],
): Stream<Kind> {
  const dates = z.object({ id: z.int(), create_date: trytonInstant, write_date: trytonInstant.nullable() });
  const row = z.intersection(dates, z.object(fields)).transform((both): StreamRow<Kind> => ({
    id: both.id,
    at: both.write_date ?? both.create_date,
    changes: changesOf(both, String(both.id)),
  }));
  return { name: model, scope, read: (search, call) => link.search(model, row, search, call) };
}

/** One record of a kind changed, and nothing more is to be said. */
export function changed<Kind extends string>(kind: Kind, id: string): Omit<Change<Kind>, 'modifiedAt'> {
  return { kind, id, deleted: false, mergedInto: null };
}

/**
 * Tryton tells no changes, only when each record was created and last written. A model is therefore read behind (instant, id);
 * and since a transaction becomes visible after the instant that it wrote, the last stretch is read again each time and what
 * was told of it is kept in the cursor. Deleted records leave no trace.
 */
export async function readFeed<Kind extends string>(
  link: TrytonLink,
  streams: readonly Stream<Kind>[],
  cursor: string | null,
  limit: number,
  call: Call,
): Promise<Changes<Kind>> {
  const now = await link.now(call);
  const horizon = new Date(Date.parse(now) - overlapMs).toISOString();
  const start: StreamCursor = { settled: { at: horizon, id: 0 }, told: { at: horizon, id: 0 }, seen: [] };
  if (cursor === null) {
    // What was committed within the overlap is known to a scan that starts now, so it counts as told.
    const begun = streams.map(async (each) => [
      each.name,
      (await readStream(each, start, horizon, Infinity, call)).next,
    ]);
    return { changes: [], cursor: trytonCursor.write(Object.fromEntries(await Promise.all(begun))), hasMore: false };
  }
  const known = trytonCursor.read(cursor, link.connection);
  const next: Record<string, StreamCursor> = { ...known };
  const changes: Change<Kind>[] = [];
  let hasMore = false;
  for (const each of streams) {
    if (changes.length >= limit) {
      hasMore = true;
      break;
    }
    const read = await readStream(each, known[each.name] ?? start, horizon, limit - changes.length, call);
    next[each.name] = read.next;
    hasMore ||= read.hasMore;
    changes.push(...read.rows.flatMap((row) => row.changes.map((change) => ({ ...change, modifiedAt: row.at }))));
  }
  return {
    changes: distinct(changes).toSorted((a, b) => compareText(a.modifiedAt, b.modifiedAt)),
    cursor: trytonCursor.write(next satisfies FeedState),
    hasMore,
  };
}

// Longer than transactions last, and than the clocks of trytond and its database differ.
const overlapMs = 30_000;

async function readStream<Kind extends string>(
  each: Stream<Kind>,
  cursor: StreamCursor,
  horizon: string,
  limit: number,
  call: Call,
): Promise<{ readonly rows: readonly StreamRow<Kind>[]; readonly next: StreamCursor; readonly hasMore: boolean }> {
  const seen = new Set(cursor.seen.flatMap(([at, ids]) => ids.map((id) => keyOf({ at, id }))));
  // After many changes at once, first only forward: reading them all again for every stretch would never end.
  const isBurst = seen.size > limit;
  const count = isBurst ? limit : limit + seen.size;
  const found = await readBehind(each, isBurst ? cursor.told : cursor.settled, count, call);
  const late = isBurst && found.isWhole ? await readBehind(each, cursor.settled, limit + seen.size, call) : null;
  const candidates = late === null ? found.rows : late.rows;
  const rows = candidates.filter((row) => !seen.has(keyOf(row))).slice(0, limit);
  for (const row of rows) seen.add(keyOf(row));
  const isWhole = (late ?? found).isWhole && candidates.every((row) => seen.has(keyOf(row)));
  return {
    rows,
    hasMore: !isWhole,
    next: isBurst && late === null ? ahead(cursor, rows) : settle(cursor, candidates, seen, horizon),
  };
}

/** The cursor after a stretch that was read forward. */
function ahead(cursor: StreamCursor, rows: readonly FeedPlace[]): StreamCursor {
  return {
    ...cursor,
    told: placeOf(rows.at(-1) ?? cursor.told),
    seen: grouped([...cursor.seen.flatMap(flat), ...rows]),
  };
}

/** The cursor after all from `settled` on was read: what is old and told needs not be read again. */
function settle(
  cursor: StreamCursor,
  candidates: readonly FeedPlace[],
  seen: ReadonlySet<string>,
  horizon: string,
): StreamCursor {
  const firstOpen = candidates.findIndex((row) => !seen.has(keyOf(row)) || compareText(row.at, horizon) >= 0);
  const settledRows = firstOpen === -1 ? candidates : candidates.slice(0, firstOpen);
  const recent = candidates.slice(settledRows.length).filter((row) => seen.has(keyOf(row)));
  const settled = placeOf(settledRows.at(-1) ?? cursor.settled);
  return { settled, told: placeOf(recent.at(-1) ?? settled), seen: grouped(recent) };
}

/** The oldest changes behind a place, in order. */
async function readBehind<Kind extends string>(each: Stream<Kind>, place: FeedPlace, count: number, call: Call) {
  const scope = await each.scope(call);
  const written = behind('write_date', place);
  const created = [['write_date', '=', null], ...behind('create_date', place)];
  // Almost always few records changed; then one unordered search finds them all.
  const few = await each.read(
    { domain: [...scope, ['OR', written, created]], ...(Number.isFinite(count) && { limit: count + 1 }) },
    call,
  );
  if (few.length <= count) return { rows: few.toSorted(comparePlaces), isWhole: true };
  // Otherwise in order, which Tryton has only by one date at a time: those never written, and those that were.
  const [first, second] = await Promise.all(
    (['write_date', 'create_date'] as const).map((date) =>
      each.read(
        {
          domain: [...scope, ...(date === 'write_date' ? written : created)],
          order: [
            [date, 'ASC'],
            ['id', 'ASC'],
          ],
          limit: count,
        },
        call,
      ),
    ),
  );
  return { rows: [...(first ?? []), ...(second ?? [])].toSorted(comparePlaces).slice(0, count), isWhole: false };
}

function behind(date: string, { at, id }: FeedPlace): Domain {
  const instant = toInstant(at);
  return [
    [
      'OR',
      [date, '>', instant],
      [
        [date, '=', instant],
        ['id', '>', id],
      ],
    ],
  ];
}

function distinct<Kind extends string>(changes: readonly Change<Kind>[]): readonly Change<Kind>[] {
  // Later ones of the same record replace earlier ones.
  return [...new Map(changes.map((change) => [`${change.kind},${change.id}`, change])).values()];
}

function grouped(places: readonly FeedPlace[]): StreamCursor['seen'] {
  return [...Map.groupBy(places, ({ at }) => at)].map(([at, some]) => [at, some.map(({ id }) => id)] as const);
}

function flat([at, ids]: StreamCursor['seen'][number]): readonly FeedPlace[] {
  return ids.map((id) => ({ at, id }));
}

function placeOf({ at, id }: FeedPlace): FeedPlace {
  return { at, id };
}

function keyOf({ at, id }: FeedPlace): string {
  return `${at},${id}`;
}

function comparePlaces(a: FeedPlace, b: FeedPlace): number {
  return compareText(a.at, b.at) || a.id - b.id;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
