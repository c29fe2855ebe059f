import { type Decimal, divide, multiply, round } from '#model/decimal.ts';
import { minorDigits } from '#model/money.ts';
import { quote } from '#sandbox/erp/price-lists.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import type { Random } from './random.ts';

export interface LinePlan {
  /** Null for a write-in line. */
  readonly product: CatalogueItem | null;
  /** May be one that the ERP does not know. */
  readonly sku: string | null;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly unitPrice: Decimal;
  readonly discountPercent: Decimal | null;
  readonly discount: Decimal | null;
}

/**
 * What is sold together: a machine with its installation, or spare parts and consumables. At list price, or with the
 * discounts that salespeople give, or also with lines that are in no catalogue.
 */
export function salesLines(
  random: Random,
  catalogue: readonly CatalogueItem[],
  company: Company,
  terms: 'list-price' | 'negotiated' | 'with-write-ins',
): readonly LinePlan[] {
  const { machines, smallGoods, services } = shelves(catalogue);
  const products = random.chance(0.18)
    ? [pickFrom(random, machines), pickFrom(random, services), pickFrom(random, smallGoods)]
    : Array.from({ length: random.integer(1, 4) }, () => pickFrom(random, random.chance(0.1) ? services : smallGoods));
  const lines = [...new Set(products)].map((product) => salesLine(random, product, company, terms));
  return terms === 'with-write-ins' && random.chance(0.2) ? [...lines, writeInLine(random, company)] : lines;
}

function salesLine(
  random: Random,
  product: CatalogueItem,
  company: Company,
  terms: 'list-price' | 'negotiated' | 'with-write-ins',
): LinePlan {
  const [from, to] = product.usualQuantity;
  const quantity = String(random.integer(from, to));
  const listed = quote(product, company, quantity) ?? { unitPrice: '0', discountPercent: null };
  const line = {
    product,
    sku: product.sku,
    description: product.name,
    quantity,
    unit: product.unit,
    unitPrice: listed.unitPrice,
    discountPercent: listed.discountPercent,
    discount: null,
  };
  if (terms === 'list-price') return line;
  if (random.chance(0.25)) return { ...line, discountPercent: random.pick(['2.5', '5', '7.5', '10']) };
  if (random.chance(0.08)) return { ...line, discountPercent: null, discount: tenth(line, company.currency) };
  return line;
}

function writeInLine(random: Random, company: Company): LinePlan {
  const inEuro = random.pick(['120', '350', '480', '900']);
  return {
    product: null,
    sku: null,
    description: random.pick([
      'Adaptación especial según plano',
      'Estudio de línea',
      'Retirada de máquina usada',
      'Embalaje marítimo',
    ]),
    quantity: '1',
    unit: 'pcs',
    unitPrice:
      quote({ listPrice: inEuro, currency: 'EUR' }, { currency: company.currency, priceListId: null }, '1')
        ?.unitPrice ?? inEuro,
    discountPercent: null,
    discount: null,
  };
}

function tenth({ quantity, unitPrice }: { quantity: Decimal; unitPrice: Decimal }, currency: string): Decimal {
  return round(divide(multiply(quantity, unitPrice), '10'), minorDigits(currency));
}

interface Shelves {
  readonly machines: readonly CatalogueItem[];
  readonly smallGoods: readonly CatalogueItem[];
  readonly services: readonly CatalogueItem[];
}

const shelvesOf = new WeakMap<readonly CatalogueItem[], Shelves>();

function shelves(catalogue: readonly CatalogueItem[]): Shelves {
  const known = shelvesOf.get(catalogue);
  if (known !== undefined) return known;
  const sold = catalogue.filter(({ active }) => active);
  const sorted: Shelves = {
    machines: sold.filter(isMachine),
    smallGoods: sold.filter((item) => item.type === 'goods' && !isMachine(item)),
    services: sold.filter(({ type }) => type === 'service'),
  };
  shelvesOf.set(catalogue, sorted);
  return sorted;
}

function isMachine({ leadTimeDays }: CatalogueItem): boolean {
  return leadTimeDays !== null && leadTimeDays > 20;
}

function pickFrom(random: Random, items: readonly CatalogueItem[]): CatalogueItem {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new RangeError('the shelf is empty');
  return item;
}
