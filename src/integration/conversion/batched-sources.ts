import DataLoader from 'dataloader';
import { type LinkedIds, perLink } from '#ports/crm-link.ts';
import type { PriceRequest } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import type { FactSources } from './deal-facts.ts';

/** The same sources for the deals of one request: what many of them ask at the same time becomes one call of the port. */
export function batchedSources({ crm, erp, directory, ...others }: FactSources, call: Call): FactSources {
  return {
    ...others,
    directory: { ...directory, lookUp: batched((accounts) => directory.lookUp(accounts, call)) },
    crm: {
      ...crm,
      dealsByIds: batched((ids) => crm.dealsByIds(ids, call)),
      linesOfDeals: batched((deals) => crm.linesOfDeals(deals, call)),
      linkedIds: crm.linkedIds && batchedLinks(crm.linkedIds, call),
      accountsByIds: batched((ids) => crm.accountsByIds(ids, call)),
    },
    erp: {
      ...erp,
      customersByIds: batched((ids) => erp.customersByIds(ids, call)),
      ordersByNumbers: batched((numbers) => erp.ordersByNumbers(numbers, call)),
      productsBySkus: batched((skus) => erp.productsBySkus(skus, call)),
      supplyOfProducts: batched((ids) => erp.supplyOfProducts(ids, call)),
      creditOfCustomers: batched((ids) => erp.creditOfCustomers(ids, call)),
      openInvoicesOfCustomers: batched((ids) => erp.openInvoicesOfCustomers(ids, call)),
      prices: batched<PriceRequest, Awaited<ReturnType<typeof erp.prices>>[number]>((requests) =>
        erp.prices(requests, call),
      ),
    },
  };
}

function batchedLinks(linkedIds: LinkedIds, call: Call): LinkedIds {
  const ofLink = perLink((link) => batched<string, readonly string[]>((ids) => linkedIds(link, ids, call)));
  return (link, ids) => ofLink(link)(ids);
}

function batched<Key, Value>(
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (keys: readonly Key[]) => Promise<readonly Value[]> {
  const loader = new DataLoader<Key, Value, string>(read, { cacheKeyFn: JSON.stringify });
  return (keys) => Promise.all(keys.map((key) => loader.load(key)));
}
