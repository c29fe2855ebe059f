import { SystemError, systemFailures } from '#errors.ts';
import { type PageArguments, type PageInfo, pageRequest } from '#graphql/connection.ts';
import { encodeCursor } from '#graphql/cursor.ts';
import type { Position } from '#model/page.ts';
import { entryOf, newestFirst, type TimelineEntry, type TimelineKind } from './timeline-entry.ts';
import type { TimelineLoaders } from './timeline-loaders.ts';

/** One page of everything that happened with a customer. */
export interface Timeline {
  readonly edges: readonly { readonly cursor: string; readonly node: TimelineEntry }[];
  readonly nodes: readonly TimelineEntry[];
  readonly pageInfo: PageInfo;
  readonly missing: readonly TimelineGap[];
}

/** What could not be read, and why. */
export interface TimelineGap {
  readonly connection: string;
  readonly kinds: readonly TimelineKind[];
  readonly code: string;
}

/** The native records whose happenings are asked for. */
export interface TimelineParents {
  readonly crmIds: readonly string[];
  readonly erpIds: readonly string[];
}

/**
 * Merges one list per kind. Each list goes on behind its own last entry, so the cursor holds a place for every kind. A list that
 * cannot be read keeps its place and is named as missing: half a timeline is worth more than none, as long as it is
 * not taken for the whole. Only when nothing could be read at all does it fail.
 */
export async function readTimeline(
  loaders: TimelineLoaders,
  parents: TimelineParents,
  kinds: readonly TimelineKind[],
  page: PageArguments,
): Promise<Timeline> {
  const { first, after } = pageRequest(list, page);
  const places: Places = after === undefined ? {} : (JSON.parse(after.key) as Places); // a cursor of ours, or it was refused
  const asked = kinds.filter((kind) => parentIdsOf(kind, parents).length > 0);
  const read = await Promise.all(asked.map((kind) => readList(loaders, kind, parents, first, places[kind])));
  const lists = read.filter((each): each is ReadList => !(each instanceof SystemError));
  const failures = asked.flatMap((kind, at) => failureOf(kind, read[at]));
  const [failure] = failures;
  if (failure !== undefined && lists.length === 0) throw failure.error;

  const entries = lists.flatMap((each) => each.entries).toSorted(newestFirst);
  const nodes = entries.slice(0, first);
  const edges = withCursors(nodes, places);
  return {
    nodes,
    edges,
    missing: gapsOf(failures),
    pageInfo: {
      hasNextPage: entries.length > nodes.length || lists.some((each) => each.hasNextPage),
      hasPreviousPage: after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

type Places = { readonly [Kind in TimelineKind]?: Position };

interface ReadList {
  readonly entries: readonly TimelineEntry[];
  readonly hasNextPage: boolean;
}

interface Failure {
  readonly kind: TimelineKind;
  readonly error: SystemError;
}

const list = 'Customer.timeline';

async function readList(
  loaders: TimelineLoaders,
  kind: TimelineKind,
  parents: TimelineParents,
  first: number,
  after: Position | undefined,
): Promise<ReadList | SystemError> {
  try {
    return await entriesOf(loaders, kind, parents, { first, after });
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
}

async function entriesOf<Kind extends TimelineKind>(
  loaders: TimelineLoaders,
  kind: Kind,
  parents: TimelineParents,
  page: { readonly first: number; readonly after: Position | undefined },
): Promise<ReadList> {
  const { items, hasNextPage } = await loaders[kind].load({ parentIds: parentIdsOf(kind, parents), filter: {}, page });
  return { entries: items.map((record) => entryOf(kind, record)), hasNextPage };
}

function parentIdsOf(kind: TimelineKind, { crmIds, erpIds }: TimelineParents): readonly string[] {
  return kind === 'INTERACTION' || kind === 'DEAL' ? crmIds : erpIds;
}

function failureOf(kind: TimelineKind, result: ReadList | SystemError | undefined): readonly Failure[] {
  return result instanceof SystemError ? [{ kind, error: result }] : [];
}

function gapsOf(failures: readonly Failure[]): readonly TimelineGap[] {
  const groups = Map.groupBy(failures, ({ error }) => `${error.system} ${error.code}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { system, code } = first.error;
    return [{ connection: system, kinds: group.map(({ kind }) => kind), code: systemFailures[code].graphql }];
  });
}

/** Behind an entry, its own list goes on after it and every other where it then is. */
function withCursors(entries: readonly TimelineEntry[], start: Places): Timeline['edges'] {
  const edges: { readonly cursor: string; readonly node: TimelineEntry }[] = [];
  const places: { [Kind in TimelineKind]?: Position } = { ...start };
  for (const node of entries) {
    places[node.kind] = node.position;
    edges.push({ cursor: encodeCursor(list, { key: JSON.stringify(places), id: '' }), node });
  }
  return edges;
}
