import { z } from 'zod';
import { round } from '#model/decimal.ts';
import type { PriceList, PriceQuote, PriceRequest } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import { priceListOf, priceListRow } from './erp-party-wire.ts';
import type { Installation } from './installation.ts';
import type { TrytonLink } from './link.ts';
import { notMerged } from './parties.ts';
import { isTrytonId, toDay, toFloat, toId, toPrice, trytonDecimal, trytonId } from './values.ts';

/** Digits that Tryton rounds prices to: product.price_decimal in its configuration. */
export const priceDigits = 4;

export async function readPriceLists(
  link: TrytonLink,
  { modules, currency }: Installation,
  call: Call,
): Promise<readonly PriceList[]> {
  if (!modules.has('product_price_list')) return [];
  const rows = await link.search('product.price_list', priceListRow, { domain: [], order: [['id', 'ASC']] }, call);
  return rows.map((row) => priceListOf(row, currency));
}

/**
 * Tryton's own price of each product for its customer, quantity and day: one call for all products of one customer, quantity
 * and day, after one for the customers' price lists.
 */
export async function readPrices(
  link: TrytonLink,
  requests: readonly PriceRequest[],
  installation: Installation,
  call: Call,
): Promise<readonly (PriceQuote | null)[]> {
  const askable = requests.filter(({ productId, customerId }) => isTrytonId(productId) && isTrytonId(customerId));
  if (askable.length === 0) return requests.map(() => null);
  const lists = await priceListsOf(link, [...new Set(askable.map(({ customerId }) => customerId))], installation, call);
  const groups = [
    ...Map.groupBy(
      askable.filter(({ customerId }) => lists.has(customerId)),
      groupKey,
    ),
  ];
  const quotes = await inBatches(groups, 1, async ([[key, group] = ['', []]]) => {
    const [first] = group;
    if (first === undefined) return [];
    const priceList = lists.get(first.customerId) ?? null;
    const context = {
      customer: toId(first.customerId),
      quantity: toFloat(first.quantity),
      ...(priceList !== null && { price_list: toId(priceList.id) }),
      ...(first.on !== null && { sale_date: toDay(first.on) }),
    };
    const domain = [
      ['id', 'in', [...new Set(group.map(({ productId }) => toId(productId)))]],
      ['salable', '=', true],
    ];
    const rows = await link.search('product.product', priceRow, { domain, context }, call);
    return rows.map(({ id, sale_price_uom: price }): readonly [string, PriceQuote | null] => [
      `${id} ${key}`,
      price === null
        ? null
        : {
            unitPrice: toPrice(round(price, priceDigits), installation.currency),
            discountPercent: null,
            taxIncluded: priceList?.taxIncluded ?? false,
            priceList,
          },
    ]);
  });
  const found = new Map(quotes.flat());
  return requests.map((request) => found.get(`${request.productId} ${groupKey(request)}`) ?? null);
}

const priceRow = z.object({ id: trytonId, sale_price_uom: trytonDecimal.nullable() });

function groupKey({ customerId, quantity, on }: PriceRequest): string {
  return `${customerId} ${quantity} ${on}`;
}

/** The price list of each customer that exists: their own, or the one for everybody. */
async function priceListsOf(
  link: TrytonLink,
  customerIds: readonly string[],
  { modules, currency }: Installation,
  call: Call,
): Promise<ReadonlyMap<string, PriceList | null>> {
  const hasLists = modules.has('sale_price_list');
  const domain = [...notMerged, ['id', 'in', customerIds.map(toId)]];
  const [customers, [everybodys]] = await Promise.all([
    link.search('party.party', hasLists ? ownListRow : noListRow, { domain, context: { active_test: false } }, call),
    hasLists ? link.search('sale.configuration', defaultListRow, { domain: [], limit: 1 }, call) : [],
  ]);
  const [list] =
    everybodys?.sale_price_list === null || everybodys?.sale_price_list === undefined
      ? []
      : await link.search(
          'product.price_list',
          priceListRow,
          { domain: [['id', '=', toId(everybodys.sale_price_list)]] },
          call,
        );
  return new Map(
    customers.map(({ id, priceList }) => {
      const row = priceList ?? list ?? null;
      return [id, row === null ? null : priceListOf(row, currency)];
    }),
  );
}

const ownListRow = z
  .object({ id: trytonId, 'sale_price_list.': priceListRow.nullable() })
  .transform((row) => ({ id: row.id, priceList: row['sale_price_list.'] }));

const noListRow = z.object({ id: trytonId }).transform(({ id }) => ({ id, priceList: null }));

const defaultListRow = z.object({ sale_price_list: trytonId.nullable() });
