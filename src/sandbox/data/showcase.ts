import type { OrderCourse } from '#sandbox/erp/documents.ts';
import { quote } from '#sandbox/erp/price-lists.ts';
import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import { closedDeal, type DealPlan, openDeal } from './deal-plan.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Random } from './random.ts';
import { type LinePlan, salesLines } from './sales-lines.ts';

/** The deals of the showcase customer, among them one that is ready to become an order. */
export function showcaseDeals(
  companies: readonly Company[],
  shared: { readonly random: Random; readonly catalogue: readonly CatalogueItem[]; readonly today: Day },
): readonly DealPlan[] {
  const company = showcaseCompany(companies);
  const lines = [
    ['ENV-020', '1'],
    ['CNT-030', '2'],
    ['KIT-010', '1'],
    ['INS-010', '1'],
  ] as const;
  return [
    ...[480, 390, 300, 210, 120, 64].map((daysAgo) => closedDeal(shared, company, 'won', { ordered: true, daysAgo })),
    ...[350, 95].map((daysAgo) => closedDeal(shared, company, 'lost', { daysAgo })),
    ...Array.from({ length: 3 }, () => openDeal(shared, company)),
    { ...openDeal(shared, company), stageId: '10005' },
    {
      ...closedDeal(shared, company, 'won', { daysAgo: 2 }),
      name: 'Línea de envasado 2026',
      stageId: '10006',
      lines: lines.map(([sku, quantity]) => listedLine(shared.catalogue, company, sku, quantity)),
    },
  ];
}

/** Its orders beside those from deals: old ones that went well, and recent ones that show every state. */
export function showcaseOrders(
  companies: readonly Company[],
  catalogue: readonly CatalogueItem[],
  random: Random,
  today: Day,
): readonly OrderPlan[] {
  const company = showcaseCompany(companies);
  const usual: OrderCourse = { inTwoParts: false, partlyReturned: false, habits: null };
  const order = (daysAgo: number, course: Partial<OrderCourse> = {}): OrderPlan => ({
    company,
    deal: null,
    day: addDays(today, -daysAgo),
    externalReference: `PED-TI-${String(1000 - daysAgo)}`,
    lines: salesLines(random, catalogue, company, 'negotiated'),
    wantedInDays: null,
    fate: 'confirmed',
    course: { ...usual, ...course },
  });
  return [
    order(440),
    order(260, { inTwoParts: true }),
    order(150),
    // Returned after it was paid: leaves a credit note that is not used.
    order(90, { partlyReturned: true, habits: { daysLate: -25, inHalves: false } }),
    // Never paid: overdue.
    order(75, { habits: { daysLate: null, inHalves: false } }),
    // Half paid, the rest overdue.
    order(46, { habits: { daysLate: 3, inHalves: true } }),
    order(20),
    order(4, { inTwoParts: true }),
    order(2),
    order(1),
  ];
}

function showcaseCompany(companies: readonly Company[]): Company {
  const [company] = companies;
  if (company === undefined) throw new RangeError('there are no companies');
  return company;
}

function listedLine(catalogue: readonly CatalogueItem[], company: Company, sku: string, quantity: string): LinePlan {
  const product = catalogue.find((item) => item.sku === sku);
  const price = product === undefined ? null : quote(product, company, quantity);
  if (product === undefined || price === null) throw new RangeError(`there is no product ${sku} with a price`);
  const { name, unit } = product;
  return { product, sku, description: name, quantity, unit, ...price, discount: null };
}
