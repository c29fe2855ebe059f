import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import type { Random } from './random.ts';
import { type LinePlan, salesLines } from './sales-lines.ts';

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

/** What every deal is made from. */
export interface DealSources {
  readonly random: Random;
  readonly catalogue: readonly CatalogueItem[];
  readonly today: Day;
}

export function closedDeal(
  { random, catalogue, today }: DealSources,
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

export function openDeal({ random, catalogue, today }: DealSources, company: Company): DealPlan {
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
export function recentlyWon(shared: DealSources, company: Company): DealPlan {
  const { random, catalogue } = shared;
  const lines = salesLines(random, catalogue, company, 'list-price');
  return {
    ...closedDeal(shared, company, 'won', { daysAgo: random.integer(1, 9) }),
    name: dealName(random, company, lines),
    lines,
  };
}

const daysOfHistory = 540;

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
