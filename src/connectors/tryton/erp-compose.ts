import { z } from 'zod';
import { SystemError } from '#errors.ts';
import { type Decimal, divide, multiply, round, subtract } from '#model/decimal.ts';
import { money, multiplyMoney, roundMoney } from '#model/money.ts';
import type { NewOrder, NewOrderLine, PricedOrder } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import { priceDigits } from './erp-prices.ts';
import type { TrytonLink } from './link.ts';
import { notMerged } from './parties.ts';
import { taxRow, withTaxes } from './tax.ts';
import { isTrytonId, toDecimal, toFloat, toId, toPrice, trytonDecimal, trytonId } from './values.ts';

/** A sale as a client would hold it before saving. */
export interface ComposedOrder {
  readonly header: Readonly<Record<string, unknown>>;
  readonly lines: readonly ComposedLine[];
}

interface ComposedLine {
  readonly product: number;
  readonly unit: number;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly taxes: readonly number[];
}

/**
 * Lets Tryton fill in a sale as it does for a person at a client, through its on_change methods, of which a record created over
 * RPC gets none: the party brings addresses, payment term and price list, the product unit, price and taxes. Nothing is saved.
 */
export async function composeOrder(link: TrytonLink, order: NewOrder, call: Call): Promise<ComposedOrder> {
  const [{ company }, party, currency, products, units] = await Promise.all([
    link.context(call),
    requireOne(link, 'party.party', [...notMerged, ['id', '=', numberOf(order.customerId)]], 'the customer', call),
    requireOne(link, 'currency.currency', [['code', '=', order.currency]], `the currency ${order.currency}`, call),
    readProducts(link, order, call),
    link.search('product.uom', unitChoice, { domain: [] }, call),
  ]);
  const start = { id: -1, company, currency, party, lines: [] };
  const [changes] = await link.ask('model.sale.sale.on_change', [start, ['party']], z.tuple([headerChanges]), call);
  const header = { company, currency, party, ...changes };
  const lines: ComposedLine[] = [];
  for (const line of order.lines) {
    const product = products.get(line.productId);
    if (product === undefined) throw refusal(link, `knows no product ${line.productId.slice(0, 40)} that can be sold`);
    const name = line.quantity.unit;
    const unit = units.find((one) => one.category === product.category && (one.name === name || one.symbol === name));
    if (unit === undefined) throw refusal(link, `cannot sell product ${line.productId} in ${name.slice(0, 40)}`);
    lines.push(await composeLine(link, header, line, { product: product.id, unit: unit.id }, call));
  }
  return { header, lines };
}

/** What the sale would come to, by Tryton's own way of taxing it. */
export async function priceComposed(
  link: TrytonLink,
  { header, lines }: ComposedOrder,
  currency: string,
  call: Call,
): Promise<PricedOrder> {
  const taxIds = [...new Set(lines.flatMap(({ taxes }) => taxes))];
  const rows = lines.map((line, index) => ({
    id: -2 - index,
    type: 'line',
    quantity: toFloat(line.quantity),
    unit_price: toDecimal(line.unitPrice),
    taxes: line.taxes,
    amount: toDecimal(multiplyMoney(money(line.unitPrice, currency), line.quantity).amount),
  }));
  const [[totals], taxes] = await Promise.all([
    link.ask('model.sale.sale.on_change', [{ id: -1, ...header, lines: rows }, ['lines']], z.tuple([totalsRow]), call),
    link.search('account.tax', taxChoice, { domain: [['id', 'in', taxIds]], context: { active_test: false } }, call),
  ]);
  return {
    lines: lines.map((line) => {
      const unitPrice = toPrice(line.unitPrice, currency);
      const untaxed = multiplyMoney(unitPrice, line.quantity);
      const own = taxes.filter(({ id }) => line.taxes.includes(id));
      return { unitPrice, untaxed, total: withTaxes(untaxed, line.quantity, own) };
    }),
    untaxed: roundMoney(money(totals.untaxed_amount, currency)),
    tax: roundMoney(money(totals.tax_amount, currency)),
    total: roundMoney(money(totals.total_amount, currency)),
  };
}

async function composeLine(
  link: TrytonLink,
  header: ComposedOrder['header'],
  line: NewOrderLine,
  { product, unit }: { readonly product: number; readonly unit: number },
  call: Call,
): Promise<ComposedLine> {
  const quantity = line.quantity.value;
  const start = {
    id: -2,
    type: 'line',
    product,
    unit,
    quantity: toFloat(quantity),
    sale: { ...header, sale_date: null },
  };
  const [changes] = await link.ask('model.sale.line.on_change', [start, ['product']], z.tuple([lineChanges]), call);
  const listPrice = line.unitPrice?.amount ?? changes.unit_price;
  if (listPrice === null || listPrice === undefined)
    throw refusal(link, `has no price for product ${line.productId} and none was given`);
  return {
    product,
    unit,
    quantity,
    description: line.description,
    unitPrice: netPrice(listPrice, line),
    taxes: changes.taxes?.add.map(([, { id }]) => id) ?? [],
  };
}

/** Tryton 6.0 knows no discounts, so they go into the price, as exactly as its digits allow. */
function netPrice(price: Decimal, { discountPercent, discount, quantity }: NewOrderLine): Decimal {
  if (discountPercent !== null)
    return round(divide(multiply(price, subtract('100', discountPercent)), '100'), priceDigits);
  if (discount !== null) return round(subtract(price, divide(discount.amount, quantity.value)), priceDigits);
  return price;
}

const headerChanges = z
  .record(z.string(), z.unknown())
  // "party." and the like are names for display, and lists are changes of lists; what is left are values and ids.
  .transform((changes) =>
    Object.fromEntries(Object.entries(changes).filter(([name, value]) => !name.includes('.') && isPlain(value))),
  );

const lineChanges = z.object({
  unit_price: trytonDecimal.nullish(),
  taxes: z.object({ add: z.array(z.tuple([z.int(), z.object({ id: z.int() })])) }).optional(),
});

const totalsRow = z.object({ untaxed_amount: trytonDecimal, tax_amount: trytonDecimal, total_amount: trytonDecimal });

const taxChoice = taxRow.extend({ id: z.int() });
const unitChoice = z.object({ id: z.int(), name: z.string(), symbol: z.string(), category: z.int() });
const idRow = z.object({ id: z.int() });

const productChoice = z
  .object({ id: z.int(), 'template.': z.object({ 'default_uom.': z.object({ category: z.int() }) }) })
  .transform((row) => ({ id: row.id, category: row['template.']['default_uom.'].category }));

async function readProducts(link: TrytonLink, order: NewOrder, call: Call) {
  const ids = [...new Set(order.lines.map(({ productId }) => numberOf(productId)))];
  const domain = [
    ['id', 'in', ids],
    ['salable', '=', true],
  ];
  const rows = await link.search('product.product', productChoice, { domain }, call);
  return new Map(rows.map((row) => [trytonId.parse(row.id), row]));
}

async function requireOne(link: TrytonLink, model: string, domain: readonly unknown[], what: string, call: Call) {
  const [found] = await link.search(model, idRow, { domain, limit: 1 }, call);
  if (found === undefined) throw refusal(link, `does not know ${what}`);
  return found.id;
}

function refusal({ connection }: TrytonLink, what: string): SystemError {
  return new SystemError('REJECTED', connection, `${connection} ${what}`);
}

/** No record has the id -1. */
function numberOf(id: string): number {
  return isTrytonId(id) ? toId(id) : -1;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
