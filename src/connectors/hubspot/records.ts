import { z } from 'zod';
import type { Position } from '#model/page.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import type { AnyRow, Kind, Row } from './kind.ts';
import type { HubspotLink, TimedAnswer } from './link.ts';
import { isObjectId } from './object-types.ts';
import { partialFailures, requireOnlyMissing } from './partial-failure.ts';

/** One condition of a search. HubSpot takes every value as text. */
export interface Filter {
  readonly propertyName: string;
  readonly operator: 'EQ' | 'LT' | 'LTE' | 'GT' | 'GTE' | 'IN' | 'NOT_IN' | 'CONTAINS_TOKEN';
  readonly value?: string;
  readonly values?: readonly string[];
}

export interface Search {
  /** Any of these groups, and in it all of the filters. */
  readonly filterGroups: readonly (readonly Filter[])[];
  readonly sort: { readonly property: string; readonly direction: 'ascending' | 'descending' };
  readonly limit: number;
}

export interface Found<Values> {
  readonly rows: readonly Row<Values>[];
  /** Of all that match, however many are in `rows`. */
  readonly total: number;
}

/** In the order of the ids, null for what does not exist, is archived, or was merged into another record. */
export function rowsByIds<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  ids: readonly string[],
  call: Call,
): Promise<readonly (Row<Values> | null)[]> {
  // A merged id is answered with the record that survives, under that record's own id.
  return readInBatches(
    ids,
    maxIds,
    (some) => batchRead(link, kind, some, undefined, call),
    ({ id }) => id,
    isObjectId,
  );
}

/** As `rowsByIds`, with what other records say added to each row; what does not exist is null. */
export async function completedByIds<Values, Complete extends { readonly id: string }>(
  link: HubspotLink,
  kind: Kind<Values>,
  ids: readonly string[],
  complete: (rows: readonly Row<Values>[]) => Promise<readonly Complete[]>,
  call: Call,
): Promise<readonly (Complete | null)[]> {
  const rows = await rowsByIds(link, kind, ids, call);
  const existing = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row] as const])));
  const completed = await complete([...existing.values()]);
  const byId = new Map(completed.map((record) => [record.id, record]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The record with this value in a property of unique values. */
export async function rowByUnique<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  property: string,
  value: string,
  call: Call,
): Promise<Row<Values> | null> {
  const [row] = await batchRead(link, kind, [value], property, call);
  return row ?? null;
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm */
export async function searchRows<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  { filterGroups, sort, limit }: Search,
  call: Call,
): Promise<TimedAnswer<Found<Values>>> {
  const { answer, systemMs } = await link.search(
    {
      method: 'POST',
      path: `${link.paths.objects(kind.type.name)}/search`,
      body: {
        after: '0',
        // A group without conditions matches everything, and HubSpot takes no such group.
        filterGroups: filterGroups.some((filters) => filters.length === 0)
          ? []
          : filterGroups.map((filters) => ({ filters })),
        limit: Math.min(limit, maxFound),
        properties: kind.propertyNames,
        sorts: [sort.direction === 'ascending' ? sort.property : `-${sort.property}`],
      },
      operation: `${kind.type.name}.search`,
    },
    z.object({ total: z.int(), results: z.array(kind.row) }),
    call,
  );
  return { answer: { rows: answer.results, total: answer.total }, systemMs };
}

/** Every archived record; they come in the order of their ids, whenever they were archived. */
export async function archivedRows<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  call: Call,
): Promise<readonly Row<Values>[]> {
  const rows: Row<Values>[] = [];
  let after: string | undefined;
  do {
    const page: z.output<ReturnType<typeof listWire<Values>>> = await link.ask(
      {
        method: 'GET',
        path: link.paths.objects(kind.type.name),
        query: { archived: true, limit: maxIds, properties: kind.propertyNames.join(','), after },
        operation: `${kind.type.name}.list-archived`,
      },
      listWire(kind),
      call,
    );
    rows.push(...page.results);
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return rows;
}

export function placeOf(row: AnyRow): Position {
  return { key: row.sortKey, id: row.id };
}

const maxIds = 100;
const maxFound = 200;

/** https://developers.hubspot.com/docs/api-reference/latest/crm/objects/objects/batch/get-objects */
async function batchRead<Values>(
  link: HubspotLink,
  kind: Kind<Values>,
  ids: readonly string[],
  idProperty: string | undefined,
  call: Call,
): Promise<readonly Row<Values>[]> {
  const { results, errors } = await link.ask(
    {
      method: 'POST',
      path: `${link.paths.objects(kind.type.name)}/batch/read`,
      body: {
        inputs: ids.map((id) => ({ id })),
        properties: kind.propertyNames,
        propertiesWithHistory: [],
        idProperty,
      },
      operation: `${kind.type.name}.batch-read`,
    },
    z.object({ results: z.array(kind.row), errors: partialFailures }),
    call,
  );
  requireOnlyMissing(link.connection, errors);
  return results;
}

function listWire<Values>(kind: Kind<Values>) {
  return z.object({
    results: z.array(kind.row),
    paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
  });
}
