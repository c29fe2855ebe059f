import { z } from 'zod';
import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import { type Call, type ListedRecord, positionOf } from '#ports/source.ts';
import { inBatches, readGrouped, readInBatches } from '../batches.ts';
import { erpId, isErpId, maxErpIds } from './erp-id.ts';
import type { CustomFieldNames } from '../custom-fields.ts';
import type { SandboxLink } from './link.ts';
import { type Sourced, sourcedWire } from './sourced-wire.ts';

/** One kind of record of the sandbox ERP: all kinds are looked up and listed in the same way. */
export interface ErpObjects<RecordType> {
  byIds(ids: readonly string[], call: Call): Promise<readonly (RecordType | null)[]>;
  /** By another key, of which several records may carry the same value. */
  byKeys(
    field: 'skus' | 'numbers' | 'externalReferences' | 'crmReferences',
    keys: readonly string[],
    keyOf: (record: RecordType) => string | null,
    call: Call,
  ): Promise<readonly (readonly RecordType[])[]>;
  list(query: ErpQuery, call: Call): Promise<Page<RecordType>>;
  /** One page for each parent. */
  ofParents(
    parents: Parents,
    ids: readonly string[],
    query: ErpQuery,
    call: Call,
  ): Promise<readonly Page<RecordType>[]>;
  /** Everything of each parent, newest first. */
  allOfParents(
    parents: Parents,
    ids: readonly string[],
    filters: ErpQuery['filters'],
    call: Call,
  ): Promise<readonly (readonly RecordType[])[]>;
  /** Reads one record, as writes answer it. */
  readonly record: z.ZodType<RecordType>;
}

type Parents = 'customerIds' | 'orderIds';

interface ErpQuery {
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly order: 'newest' | 'oldest';
  readonly page: PageRequest;
}

export function createErpObjects<Row extends Omit<ListedRecord, 'source'>>(
  link: SandboxLink,
  name: string,
  objectType: string,
  wire: z.ZodType<Row>,
  customFields: CustomFieldNames = {},
): ErpObjects<Sourced<Row>> {
  type RecordType = Sourced<Row>;

  const record = sourcedWire(link, objectType, wire, customFields);
  const batch = z.object({ results: z.array(record) });
  const list = z.object({ results: z.array(record), hasMore: z.boolean(), total: z.int() });
  const groups = z.object({
    groups: z.array(list.extend({ customerId: erpId.optional(), orderId: erpId.optional() })),
  });

  const query = <Answer>(body: object, answer: z.ZodType<Answer>, call: Call) =>
    link.ask({ method: 'POST', path: `/api/${name}/query`, body, operation: `${name}.query` }, answer, call);

  async function ofParents(parents: Parents, ids: readonly string[], search: ErpQuery, call: Call) {
    const known = [...new Set(ids)].filter(isErpId);
    const batches = await inBatches(known, maxErpIds, (some) =>
      query({ [parents]: some.map(Number), perParent: true, ...queryBody(search) }, groups, call),
    );
    const pages = new Map(
      batches.flatMap((each) => each.groups).map((group) => [group.customerId ?? group.orderId, pageOf(group)]),
    );
    return ids.map((id) => pages.get(id) ?? emptyPage);
  }

  async function rest(parents: Parents, id: string, first: Page<RecordType>, filters: ErpQuery['filters'], call: Call) {
    const records = [...first.items];
    for (let more = first.hasNextPage; more;) {
      const last = records.at(-1);
      const page = { first: maxPageSize, after: last && positionOf(last) };
      const [next = emptyPage] = await ofParents(parents, [id], { filters, order: 'newest', page }, call);
      records.push(...next.items);
      more = next.hasNextPage && next.items.length > 0;
    }
    return records;
  }

  return {
    byIds: (ids, call) =>
      readInBatches(
        ids,
        maxErpIds,
        async (some) => (await query({ ids: some.map(Number) }, batch, call)).results,
        (found) => found.id,
        isErpId,
      ),

    byKeys: (field, keys, keyOf, call) =>
      readGrouped(
        keys,
        maxErpIds,
        async (some) => (await query({ [field]: some }, batch, call)).results,
        keyOf,
        (key) => key !== '',
      ),

    list: async (search, call) => pageOf(await query(queryBody(search), list, call)),

    ofParents,

    async allOfParents(parents, ids, filters, call) {
      const page = { first: maxPageSize };
      const firstPages = await ofParents(parents, ids, { filters, order: 'newest', page }, call);
      return Promise.all(ids.map((id, index) => rest(parents, id, firstPages[index] ?? emptyPage, filters, call)));
    },

    record,
  };

  function pageOf(answer: z.output<typeof list>): Page<RecordType> {
    return { items: answer.results, hasNextPage: answer.hasMore, totalCount: answer.total };
  }
}

const maxPageSize = 200;

function queryBody({ filters, order, page }: ErpQuery) {
  const { first, after } = page;
  return {
    ...filters,
    order,
    after: after && { key: after.key, id: Number(after.id) },
    limit: Math.min(first, maxPageSize),
  };
}
