import { emptyPage, type Page, type PageRequest } from '#model/page.ts';
import type { Deal, DealFilter, DealStatus } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { SystemError } from '#errors.ts';
import type { Customs } from './account.ts';
import { childrenOf, completePages } from './children.ts';
import { type DealRow, dealKind, dealOf } from './crm-deal-wire.ts';
import { searchPage } from './keyset.ts';
import type { HubspotLink } from './link.ts';
import { childrenInStatus, dealFilters } from './list-filters.ts';
import { objectTypes } from './object-types.ts';
import { completedByIds } from './records.ts';
import type { Remembered } from './remembered.ts';
import type { HubspotCrmSettings } from './settings.ts';
import type { StageBook } from './stage-book.ts';

/** Deals with what their stages and the account say of them. */
export interface DealReader {
  byIds(ids: readonly string[], call: Call): Promise<readonly (Deal | null)[]>;
  ofCompanies(
    companyIds: readonly string[],
    status: readonly DealStatus[] | undefined,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Deal>[]>;
  list(filter: DealFilter, page: PageRequest, call: Call): Promise<Page<Deal>>;
}

export function createDealReader(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  book: StageBook<DealStatus>,
  customs: Remembered<Customs>,
): DealReader {
  const deals = dealKind(settings);

  async function complete(rows: readonly DealRow[], call: Call): Promise<readonly Deal[]> {
    if (rows.length === 0) return [];
    const [stages, { currency, timeZone }] = await Promise.all([
      book.stages(
        rows.flatMap(({ values }) => values.stageId ?? []),
        call,
      ),
      customs.read(call),
    ]);
    return rows.map((row) =>
      dealOf(row, {
        source: link.sourceOf(objectTypes.deals, row.id, row.url),
        stage: row.values.stageId === null ? undefined : stages.get(row.values.stageId),
        currency: row.values.currency ?? currency ?? noCurrency(row.id),
        timeZone,
      }),
    );
  }

  function noCurrency(dealId: string): never {
    throw new SystemError(
      'REJECTED',
      link.connection,
      `the deal ${dealId} names no currency and ${link.connection} does not tell its own: set "currency" in the configuration`,
    );
  }

  return {
    async byIds(ids, call) {
      if (ids.length === 0) return [];
      // The stages are asked for beside the deals rather than after them.
      const [found] = await Promise.all([
        completedByIds(link, deals, ids, (rows) => complete(rows, call), call),
        book.stages([], call),
      ]);
      return found;
    },
    async ofCompanies(companyIds, status, page, call) {
      const stages = await book.stages([], call);
      const filter = childrenInStatus(
        'dealstage',
        status,
        stages.values(),
        ({ values }: DealRow) => (values.stageId === null ? undefined : stages.get(values.stageId)?.status) ?? 'OPEN',
      );
      const pages = await childrenOf(link, deals, companyIds, filter, page, call);
      return completePages(pages, (rows) => complete(rows, call));
    },
    async list(filter, page, call) {
      const stages = await book.stages([], call);
      const filters = dealFilters(filter, stages.values(), link.connection);
      if (filters === null) return emptyPage;
      const { items, hasNextPage, totalCount } = await searchPage(
        link,
        deals,
        { filters, direction: 'descending', page },
        call,
      );
      return { items: await complete(items, call), hasNextPage, totalCount };
    },
  };
}
