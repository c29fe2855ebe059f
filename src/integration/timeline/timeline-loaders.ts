import type DataLoader from 'dataloader';
import { createPageLoader, type PageOfParents } from '#graphql/request-loaders.ts';
import type { Page } from '#model/page.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { TimelineKind, TimelineRecords } from './timeline-entry.ts';

type NoFilter = Readonly<Record<string, never>>;

export type TimelineLoaders = {
  readonly [Kind in TimelineKind]: DataLoader<PageOfParents<NoFilter>, Page<TimelineRecords[Kind]>, string>;
};

/** The same lists as the two subgraphs read for the same customer, so that a cache below meets the same questions. */
export function createTimelineLoaders(crm: CrmSystem, erp: ErpSystem, call: Call): TimelineLoaders {
  return {
    INTERACTION: createPageLoader((ids, filter: NoFilter, page) => crm.interactionsOfAccounts(ids, filter, page, call)),
    DEAL: createPageLoader((ids, filter: NoFilter, page) => crm.dealsOfAccounts(ids, filter, page, call)),
    ORDER: createPageLoader((ids, filter: NoFilter, page) => erp.ordersOfCustomers(ids, filter, page, call)),
    SHIPMENT: createPageLoader((ids, _filter: NoFilter, page) => erp.shipmentsOfCustomers(ids, page, call)),
    INVOICE: createPageLoader((ids, filter: NoFilter, page) => erp.invoicesOfCustomers(ids, filter, page, call)),
    PAYMENT: createPageLoader((ids, _filter: NoFilter, page) => erp.paymentsOfCustomers(ids, page, call)),
  };
}
