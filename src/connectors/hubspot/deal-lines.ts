import type { DealKey, DealLine } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { allAssociatedOf, idsOf } from './associations.ts';
import { dealLinesOf, lineKind, type LineRow, productKind } from './crm-deal-wire.ts';
import type { HubspotLink } from './link.ts';
import { rowsByIds } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';

type LinesOfDeals = (deals: readonly DealKey[], call: Call) => Promise<readonly (readonly DealLine[])[]>;

/** Line items are records of their own that are associated with the deal. */
export function createLineReader(link: HubspotLink, settings: HubspotCrmSettings): LinesOfDeals {
  const lines = lineKind(settings);
  const products = productKind(settings);

  /** A line made from a product carries its SKU; one that lost it still knows the product. */
  async function skusOf(rows: readonly LineRow[], call: Call): Promise<ReadonlyMap<string, string | null>> {
    const ids = rows.flatMap(({ values }) => (values.sku === null ? (values.productId ?? []) : []));
    const found = await rowsByIds(link, products, ids, call);
    return new Map(found.flatMap((row) => (row === null ? [] : [[row.id, row.values.sku] as const])));
  }

  return async (deals, call) => {
    const dealIds = deals.map(({ id }) => id);
    const lists = await allAssociatedOf(link, 'deals', 'line_items', dealIds, call);
    const found = await rowsByIds(link, lines, [...lists.values()].flatMap(idsOf), call);
    const rows = found.filter((row) => row !== null);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const skuOfProduct = await skusOf(rows, call);
    return deals.map(({ id, currency }) => {
      const ofDeal = idsOf(lists.get(id)).flatMap((lineId) => byId.get(lineId) ?? []);
      return dealLinesOf(ofDeal, { currency, skuOfProduct, unit: settings.unit });
    });
  };
}
