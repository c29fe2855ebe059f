import { compare, type Decimal, divide, multiply, subtract } from '#model/decimal.ts';
import { money, roundMoney } from '#model/money.ts';

export interface PriceList {
  readonly id: number;
  readonly name: string;
  readonly currency: string;
  readonly taxIncluded: boolean;
  /** Off the catalogue price. */
  readonly reductionPercent: Decimal;
  /** By quantity, the largest first. */
  readonly quantityDiscounts: readonly { readonly from: Decimal; readonly percent: Decimal }[];
}

const breaks = [
  { from: '200', percent: '7' },
  { from: '50', percent: '3' },
];

export const priceLists: readonly PriceList[] = [
  {
    id: 1,
    name: 'Tarifa general',
    currency: 'EUR',
    taxIncluded: false,
    reductionPercent: '0',
    quantityDiscounts: breaks,
  },
  {
    id: 2,
    name: 'Distribuidores',
    currency: 'EUR',
    taxIncluded: false,
    reductionPercent: '12',
    quantityDiscounts: breaks,
  },
  { id: 3, name: 'Export USD', currency: 'USD', taxIncluded: false, reductionPercent: '0', quantityDiscounts: breaks },
  { id: 4, name: 'Export GBP', currency: 'GBP', taxIncluded: false, reductionPercent: '0', quantityDiscounts: breaks },
  { id: 5, name: 'Japan', currency: 'JPY', taxIncluded: false, reductionPercent: '0', quantityDiscounts: [] },
  { id: 6, name: 'Gulf', currency: 'KWD', taxIncluded: false, reductionPercent: '0', quantityDiscounts: [] },
];

/** The list that a new customer gets. */
export function defaultPriceListId(currency: string): number | null {
  return priceLists.find((list) => list.currency === currency)?.id ?? null;
}

export function findPriceList(id: number | null): PriceList | undefined {
  return priceLists.find((list) => list.id === id);
}

export interface Quote {
  readonly unitPrice: Decimal;
  readonly discountPercent: Decimal | null;
}

/** The ERP's own price; null when the catalogue price cannot be had in the currency. */
export function quote(
  product: { readonly listPrice: Decimal | null; readonly currency: string },
  customer: { readonly currency: string; readonly priceListId: number | null },
  quantity: Decimal,
): Quote | null {
  if (product.listPrice === null) return null;
  const list = findPriceList(customer.priceListId);
  const rate = catalogueRate(product.currency, customer.currency);
  if (rate === null) return null;
  const reduced = multiply(product.listPrice, rate, subtract('1', divide(list?.reductionPercent ?? '0', '100')));
  const discount = list?.quantityDiscounts.find(({ from }) => compare(quantity, from) >= 0);
  return {
    unitPrice: roundMoney(money(reduced, customer.currency)).amount,
    discountPercent: discount?.percent ?? null,
  };
}

// What one euro of the catalogue costs elsewhere: a decision of the sales department, not an exchange rate.
const perEuro: ReadonlyMap<string, Decimal> = new Map([
  ['EUR', '1'],
  ['USD', '1.08'],
  ['GBP', '0.85'],
  ['JPY', '165'],
  ['KWD', '0.333'],
]);

function catalogueRate(from: string, to: string): Decimal | null {
  if (from === to) return '1';
  const [fromRate, toRate] = [perEuro.get(from), perEuro.get(to)];
  return fromRate === undefined || toRate === undefined ? null : divide(toRate, fromRate);
}
