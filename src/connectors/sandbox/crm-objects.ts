import { z } from 'zod';
import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import type { Call } from '#ports/source.ts';
import { inBatches, readInBatches } from '../batches.ts';
import type { CustomFieldNames } from '../custom-fields.ts';
import type { SandboxLink } from './link.ts';
import { type Sourced, sourcedWire } from './sourced-wire.ts';

/** One kind of record of the sandbox CRM: all kinds are read, searched and listed per account in the same way. */
export interface CrmObjects<RecordType> {
  byIds(ids: readonly string[], call: Call): Promise<readonly (RecordType | null)[]>;
  list(search: Search, call: Call): Promise<Page<RecordType>>;
  ofAccounts(accountIds: readonly string[], search: Search, call: Call): Promise<readonly Page<RecordType>[]>;
  /** Reads one record, as writes answer it. */
  readonly record: z.ZodType<RecordType>;
}

interface Search {
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly order: 'newest' | 'oldest';
  readonly page: PageRequest;
}

export function createCrmObjects<Row extends { readonly id: string }>(
  link: SandboxLink,
  name: string,
  objectType: string,
  wire: z.ZodType<Row>,
  customFields: CustomFieldNames = {},
): CrmObjects<Sourced<Row>> {
  type RecordType = Sourced<Row>;

  const record = sourcedWire(link, objectType, wire, customFields);
  const batch = z.object({ results: z.array(record) });
  const list = z.object({ results: z.array(record), has_more: z.boolean(), total: z.int() });
  const groups = z.object({ groups: z.array(list.extend({ account_id: z.string() })) });

  const post = <Answer>(verb: string, path: string, body: object, answer: z.ZodType<Answer>, call: Call) =>
    link.ask({ method: 'POST', path: `/v1/${name}/${path}`, body, operation: `${name}.${verb}` }, answer, call);

  return {
    byIds: (ids, call) =>
      readInBatches(
        ids,
        maxCrmIds,
        async (some) => (await post('read', 'batch/read', { ids: some }, batch, call)).results,
        (found) => found.id,
        isCrmId,
      ),

    list: async (search, call) => pageOf(await post('search', 'search', searchBody(search), list, call)),

    async ofAccounts(accountIds, search, call) {
      const known = [...new Set(accountIds)].filter(isCrmId);
      const batches = await inBatches(known, maxCrmIds, (some) =>
        post('search', 'search', searchBody(search, some), groups, call),
      );
      const pages = new Map(batches.flatMap((each) => each.groups).map((group) => [group.account_id, pageOf(group)]));
      return accountIds.map((id) => pages.get(id) ?? emptyPage);
    },

    record,
  };

  function pageOf(answer: z.output<typeof list>): Page<RecordType> {
    return { items: answer.results, hasNextPage: answer.has_more, totalCount: answer.total };
  }
}

export const maxCrmIds = 100;
const maxPageSize = 200;

/** Other texts cannot be an id here, and asking for them would be refused. */
export function isCrmId(id: string): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}

function searchBody({ filters, order, page }: Search, accountIds?: readonly string[]) {
  return {
    filters: { ...filters, account_ids: accountIds },
    order,
    after: page.after,
    limit: Math.min(page.first, maxPageSize),
  };
}
