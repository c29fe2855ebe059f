import { comparePositions, type Position } from '#model/page.ts';
import type { CrmKind } from '#ports/crm-system.ts';
import type { Call, Change, Changes } from '#ports/source.ts';
import { type FeedPlace, hubspotCursor, type TypeProgress } from './feed-cursor.ts';
import { interactionId } from './interaction-id.ts';
import { searchPage } from './keyset.ts';
import { type Kind, kindOf, type Row } from './kind.ts';
import type { HubspotLink } from './link.ts';
import { engagementNames, type ObjectName, objectTypes } from './object-types.ts';
import { type PropertyValues, several } from './property.ts';
import { archivedRows, placeOf } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';

/**
 * What changed, read from one search per type of object, ordered by modification and id. Three things make up for what a search
 * does not tell:
 * - It shows a change some seconds late, perhaps after later ones. A reading therefore begins again where everything is
 *   settled, and what lies between is told twice.
 * - It does not show what was archived. The archived records are looked through from time to time.
 * - A merge shows only in the record that survives, which lists those that it took in.
 */
export async function readFeed(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  cursor: string | null,
  limit: number,
  call: Call,
): Promise<Changes<CrmKind>> {
  const types = feedTypes(settings);
  if (cursor === null)
    return { changes: [], cursor: hubspotCursor.write(await beginning(link, settings, types, call)), hasMore: false };

  const from = hubspotCursor.read(cursor, link.connection);
  const progress: Record<string, TypeProgress> = { ...from.types };
  const changes: Change<CrmKind>[] = [];
  let deletionsAtMs = from.deletionsAtMs;
  let visited = 0;
  let hasMore = false;
  let systemMs = 0;
  const order = types.map((_, index) => types[(from.turn + index) % types.length]);
  for (const type of order) {
    if (type === undefined || changes.length >= limit) break;
    const stretch = await readType(link, settings, type, progress[type.name], limit - changes.length, call);
    progress[type.name] = stretch.progress;
    changes.push(...stretch.changes);
    hasMore ||= stretch.hasMore;
    systemMs = stretch.systemMs;
    visited += 1;
  }
  hasMore ||= visited < types.length;
  if (!hasMore && systemMs >= deletionsAtMs + settings.feed.deletionsEveryMs) {
    changes.push(...(await deletionsSince(link, types, deletionsAtMs - settings.feed.searchLagMs, call)));
    deletionsAtMs = systemMs;
  }
  const next = { types: progress, turn: (from.turn + visited) % types.length, deletionsAtMs };
  return { changes: changes.toSorted(byTime), cursor: hubspotCursor.write(next), hasMore };
}

interface FeedType {
  readonly name: ObjectName;
  readonly kind: Kind<FeedValues>;
  change(row: FeedRow, id: string): Pick<Change<CrmKind>, 'kind' | 'id'>;
}

const feedProperties = { mergedIds: several('hs_merged_object_ids') };
type FeedValues = PropertyValues<typeof feedProperties>;
type FeedRow = Row<FeedValues>;

function feedTypes(settings: HubspotCrmSettings): readonly FeedType[] {
  const plain = (name: ObjectName, kind: CrmKind): FeedType => ({
    name,
    kind: kindOf(objectTypes[name], feedProperties, { sortProperty: objectTypes[name].modifiedProperty }),
    change: (_, id) => ({ kind, id }),
  });
  return [
    plain('companies', 'account'),
    plain('contacts', 'contact'),
    ...(settings.leads ? [plain('leads', 'lead')] : []),
    plain('deals', 'deal'),
    ...engagementNames
      .filter((name) => settings.engagements.includes(name))
      .map((name): FeedType => ({
        ...plain(name, 'interaction'),
        change: (_, id) => ({ kind: 'interaction', id: interactionId(name, id) }),
      })),
    ...(settings.tickets ? [plain('tickets', 'ticket')] : []),
  ];
}

/** Behind the latest change of each type, or earlier where changes may still be hidden. */
async function beginning(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  types: readonly FeedType[],
  call: Call,
): Promise<FeedPlace> {
  const progress: Record<string, TypeProgress> = {};
  let deletionsAtMs = 0;
  for (const { name, kind } of types) {
    const { items, systemMs } = await searchPage(
      link,
      kind,
      { filters: [], direction: 'descending', page: { first: 1 } },
      call,
    );
    const [latest] = items;
    const at = settledBefore(latest === undefined ? firstPlace : placeOf(latest), systemMs, settings);
    progress[name] = { at, settled: at };
    deletionsAtMs = systemMs;
  }
  return { types: progress, turn: 0, deletionsAtMs };
}

async function readType(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  { kind, change }: FeedType,
  { at, settled }: TypeProgress = { at: firstPlace, settled: firstPlace },
  limit: number,
  call: Call,
) {
  const { items, hasNextPage, systemMs } = await searchPage(
    link,
    kind,
    { filters: [], direction: 'ascending', page: { first: limit, after: at } },
    call,
  );
  const last = items.at(-1);
  const reached = last === undefined ? at : placeOf(last);
  const settledNow = laterOf(settled, settledBefore(reached, systemMs, settings));
  const progress = hasNextPage ? { at: reached, settled } : { at: settledNow, settled: settledNow };
  return {
    changes: items.flatMap((row) => changesOf(row, change)),
    hasMore: hasNextPage,
    systemMs,
    progress,
  };
}

function changesOf(row: FeedRow, change: FeedType['change']): readonly Change<CrmKind>[] {
  const common = { modifiedAt: row.sortKey, deleted: false, mergedInto: null };
  // Told whenever the survivor changes: nothing else says that there was a merge.
  const merged = row.values.mergedIds
    .filter((id) => id !== row.id)
    .map((id) => ({ ...common, ...change(row, id), deleted: true, mergedInto: change(row, row.id).id }));
  return [...merged, { ...common, ...change(row, row.id) }];
}

async function deletionsSince(
  link: HubspotLink,
  types: readonly FeedType[],
  sinceMs: number,
  call: Call,
): Promise<readonly Change<CrmKind>[]> {
  const changes: Change<CrmKind>[] = [];
  for (const { kind, change } of types) {
    const rows = await archivedRows(link, kind, call);
    for (const row of rows) {
      const archivedAt = row.archivedAt ?? row.updatedAt;
      if (Date.parse(archivedAt) >= sinceMs)
        changes.push({ ...change(row, row.id), modifiedAt: archivedAt, deleted: true, mergedInto: null });
    }
  }
  return changes;
}

const firstPlace: Position = { key: '1970-01-01T00:00:00.000Z', id: '0' };

/** How far a reading that has reached a place is complete. */
function settledBefore(reached: Position, systemMs: number, { feed }: HubspotCrmSettings): Position {
  if (feed.searchLagMs === 0) return reached;
  const settledKey = new Date(systemMs - feed.searchLagMs).toISOString();
  return comparePositions(reached, { key: settledKey, id: '0' }) <= 0 ? reached : { key: settledKey, id: '0' };
}

function laterOf(a: Position, b: Position): Position {
  return comparePositions(a, b) >= 0 ? a : b;
}

function byTime(a: Change<CrmKind>, b: Change<CrmKind>): number {
  return Date.parse(a.modifiedAt) - Date.parse(b.modifiedAt);
}
