import type { Decimal } from '#model/decimal.ts';
import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import { type Random, weightedPicker } from './random.ts';
import { salesLines } from './sales-lines.ts';
import { showcaseDeals } from './showcase.ts';

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

export interface DealPlan {
  readonly company: Company;
  readonly name: string;
  readonly stageId: string;
  readonly currency: string;
  readonly createdDay: Day;
  /** Null while it is open. */
  readonly closedDay: Day | null;
  readonly expectedClose: Day;
  readonly lines: readonly LinePlan[];
  readonly lostReason: string | null;
  /** It was won and somebody typed it into the ERP as an order. */
  readonly ordered: boolean;
}

const daysOfHistory = 540;
const counts = { ordered: 330, clean: 24, problems: 4, lost: 170, dropped: 15, open: 235, paused: 15 };

const stages = {
  open: ['10001', '10002', '10003', '10004', '10011', '10012', '10013'],
  won: ['10006', '10006', '10014'],
  lost: ['10007', '10007', '10015'],
} as const;

const lostReasons: readonly [string, ...string[]] = [
  'Precio',
  'Plazo de entrega',
  'Se quedan con el proveedor actual',
  'Proyecto aplazado',
  'Sin presupuesto este año',
  'Competencia: oferta más completa',
];

/** Every deal of the CRM, the oldest first. */
export function createDealPlans(
  random: Random,
  companies: readonly Company[],
  catalogue: readonly CatalogueItem[],
  today: Day,
): readonly DealPlan[] {
  const inCrm = companies.filter(({ crmId }, index) => crmId !== null && index > 0);
  const pickAny = weightedPicker(inCrm, ({ weight }) => weight);
  const linked = inCrm.filter(({ erpId }) => erpId !== null);
  const pickLinked = weightedPicker(linked, ({ weight }) => weight);
  const pickSound = weightedPicker(
    linked.filter(({ credit, onHold }) => credit !== 'exceeded' && !onHold),
    () => 1,
  );
  const shared = { random, catalogue, today };
  const deals = [
    ...showcaseDeals(companies, shared),
    ...repeat(counts.ordered, () => closedDeal(shared, pickLinked(random), 'won', { ordered: true })),
    ...repeat(counts.clean, () => recentlyWon(shared, pickSound(random))),
    ...problemDeals(shared, inCrm, pickSound),
    ...repeat(counts.lost, () => closedDeal(shared, pickAny(random), 'lost')),
    ...repeat(counts.dropped, () => ({
      ...closedDeal(shared, pickAny(random), 'lost'),
      stageId: '10008',
      lostReason: null,
    })),
    ...repeat(counts.open, () => openDeal(shared, pickAny(random))),
    ...repeat(counts.paused, () => ({ ...openDeal(shared, pickAny(random)), stageId: '10005' })),
  ];
  return deals.toSorted((a, b) => (a.createdDay < b.createdDay ? -1 : a.createdDay > b.createdDay ? 1 : 0));
}

interface Shared {
  readonly random: Random;
  readonly catalogue: readonly CatalogueItem[];
  readonly today: Day;
}

export function closedDeal(
  { random, catalogue, today }: Shared,
  company: Company,
  outcome: 'won' | 'lost',
  { ordered = false, daysAgo = random.integer(3, daysOfHistory - 10) }: { ordered?: boolean; daysAgo?: number } = {},
): DealPlan {
  const closedDay = addDays(today, -daysAgo);
  const lines = salesLines(random, catalogue, company, ordered ? 'negotiated' : 'with-write-ins');
  return {
    company,
    name: dealName(random, company, lines),
    stageId: random.pick(stages[outcome]),
    currency: company.currency,
    createdDay: addDays(closedDay, -random.integer(6, 75)),
    closedDay,
    expectedClose: addDays(closedDay, random.integer(-12, 20)),
    lines,
    lostReason: outcome === 'lost' ? random.pick(lostReasons) : null,
    ordered,
  };
}

export function openDeal({ random, catalogue, today }: Shared, company: Company): DealPlan {
  const lines = random.chance(0.15) ? [] : salesLines(random, catalogue, company, 'with-write-ins');
  return {
    company,
    name: dealName(random, company, lines),
    stageId: random.pick(stages.open),
    currency: company.currency,
    createdDay: addDays(today, -random.integer(1, 130)),
    closedDay: null,
    expectedClose: addDays(today, random.integer(-15, 95)),
    lines,
    lostReason: null,
    ordered: false,
  };
}

/** Won, at the ERP's own prices, and nothing in the way of an order. */
export function recentlyWon(shared: Shared, company: Company): DealPlan {
  const { random, catalogue } = shared;
  const lines = salesLines(random, catalogue, company, 'list-price');
  return {
    ...closedDeal(shared, company, 'won', { daysAgo: random.integer(1, 9) }),
    name: dealName(random, company, lines),
    lines,
  };
}

/** Won, but with something that an order cannot be made of. */
function problemDeals(
  shared: Shared,
  inCrm: readonly Company[],
  pickSound: (random: Random) => Company,
): readonly DealPlan[] {
  const { random } = shared;
  const euroCompany = weightedPicker(
    inCrm.filter(({ erpId, currency, credit }) => erpId !== null && currency === 'EUR' && credit !== 'exceeded'),
    () => 1,
  );
  const overLimit = weightedPicker(
    inCrm.filter(({ credit }) => credit === 'exceeded'),
    () => 1,
  );
  const crmOnly = weightedPicker(
    inCrm.filter(({ erpId }) => erpId === null),
    () => 1,
  );
  return repeat(counts.problems, () => {
    const unknownSku = recentlyWon(shared, pickSound(random));
    return [
      { ...recentlyWon(shared, pickSound(random)), lines: [] },
      {
        ...unknownSku,
        lines: unknownSku.lines.map((line) => ({ ...line, product: null, sku: `X${String(line.sku)}` })),
      },
      { ...recentlyWon(shared, euroCompany(random)), currency: 'USD' },
      recentlyWon(shared, overLimit(random)),
      recentlyWon(shared, crmOnly(random)),
    ];
  }).flat();
}

function dealName(random: Random, company: Company, lines: readonly LinePlan[]): string {
  const [first] = lines;
  const what = first === undefined ? 'Consulta general' : first.description;
  return random.pick([
    `${what} para ${company.shortName}`,
    `${company.shortName}: ${what}`,
    `${what}, ${company.city}`,
    `Ampliación ${company.shortName}`,
    `Recambios ${company.shortName}`,
  ]);
}

function repeat<Item>(count: number, create: () => Item): readonly Item[] {
  return Array.from({ length: count }, create);
}
