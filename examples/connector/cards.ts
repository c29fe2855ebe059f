import { z } from 'zod';
import { inBatches, readInBatches } from '#connectors/batches.ts';
import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import type { Call } from '#ports/source.ts';
import type { CardFileLink } from './link.ts';

/** What a list may be narrowed to, in their words. */
export interface CardFilter {
  readonly stages?: readonly string[] | undefined;
  readonly changedSince?: string | undefined;
  readonly words?: string | undefined;
}

/** One kind of card: all kinds are read and listed in the same way. */
export interface Cards<RecordType> {
  byIds(ids: readonly string[], call: Call): Promise<readonly (RecordType | null)[]>;
  list(filter: CardFilter, order: 'newest' | 'oldest', page: PageRequest, call: Call): Promise<Page<RecordType>>;
  ofAccounts(
    accountIds: readonly string[],
    filter: CardFilter,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<RecordType>[]>;
  readonly record: z.ZodType<RecordType>;
}

export function createCards<RecordType extends { readonly id: string }>(
  link: CardFileLink,
  kind: string,
  record: z.ZodType<RecordType>,
): Cards<RecordType> {
  const readAnswer = z.object({ cards: z.array(record) });
  const group = z.object({ of: z.string().nullable(), cards: z.array(record), more: z.boolean(), total: z.int() });
  const listAnswer = z.object({ groups: z.array(group) });

  const pageOf = ({ cards, more, total }: z.output<typeof group>): Page<RecordType> => ({
    items: cards,
    hasNextPage: more,
    totalCount: total,
  });

  async function groups(body: object, { first, after }: PageRequest, call: Call) {
    const limit = Math.min(first, cardsPerList);
    const question = {
      method: 'POST',
      path: `/${kind}/list`,
      body: { ...body, after, limit },
      operation: `${kind}.list`,
    } as const;
    return (await link.ask(question, listAnswer, call)).groups;
  }

  return {
    record,
    byIds: (ids, call) =>
      readInBatches(
        ids,
        idsPerRequest,
        async (some) => {
          const question = { method: 'POST', path: `/${kind}/read`, body: { ids: some }, operation: `${kind}.read` };
          return (await link.ask({ ...question, method: 'POST' }, readAnswer, call)).cards;
        },
        ({ id }) => id,
        (id) => id !== '',
      ),
    async list(filter, order, page, call) {
      const [whole] = await groups({ ...filter, order }, page, call);
      return whole === undefined ? emptyPage : pageOf(whole);
    },
    // One request for many accounts: a page of fifty customers must not cost fifty.
    async ofAccounts(accountIds, filter, page, call) {
      const answers = await inBatches([...new Set(accountIds)], idsPerRequest, (some) =>
        groups({ ...filter, order: 'newest', of: some }, page, call),
      );
      const pages = new Map(answers.flat().map((each) => [each.of, pageOf(each)]));
      return accountIds.map((id) => pages.get(id) ?? emptyPage);
    },
  };
}

/** The limits of the system, for the connector and its contract test. */
export const idsPerRequest = 100;
const cardsPerList = 200;
