import type { OrderCourse } from '#sandbox/erp/documents.ts';
import { addDays, type Day, isWeekend } from '#sandbox/storage/instant.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import type { DealPlan } from './deal-plan.ts';
import type { OrderPlan } from './order-plan.ts';
import { type Random, weightedPicker } from './random.ts';
import { salesLines } from './sales-lines.ts';
import { showcaseOrders } from './showcase.ts';

export const daysOfOrders = 540;

// A Sunday's order is of the Friday before, which must still be within the history.
const oldestDay = daysOfOrders - 3;
const directOrders = 1180;
const unusual = { draft: 10, quotation: 8, to_approve: 4, hold: 4, cancelled: 30, 'closed-short': 10 } as const;

/** Every order of the ERP, in the order in which they were typed in: the n-th gets the number n. */
export function createOrderPlans(
  random: Random,
  companies: readonly Company[],
  deals: readonly DealPlan[],
  firstDealId: number,
  catalogue: readonly CatalogueItem[],
  today: Day,
): readonly OrderPlan[] {
  const customers = weightedPicker(
    companies.filter(({ erpId }, index) => erpId !== null && index > 0),
    ({ weight }) => weight,
  );
  const direct = (latest: number, earliest: number, fate: OrderPlan['fate']): OrderPlan => {
    const company = customers(random);
    const daysAgo = random.integer(latest, earliest);
    return {
      company,
      deal: null,
      day: workday(addDays(today, -daysAgo)),
      externalReference: random.chance(0.6) ? purchaseNumber(random) : null,
      lines: salesLines(random, catalogue, company, 'negotiated'),
      // Some of the latest are wanted later, so that there is open demand to promise against.
      wantedInDays: daysAgo < 20 && random.chance(0.5) ? daysAgo + random.integer(6, 40) : null,
      fate,
      course: fate === 'closed-short' ? { ...courseOf(random), inTwoParts: true } : courseOf(random),
    };
  };
  const plans = [
    ...showcaseOrders(companies, catalogue, random, today),
    ...deals.flatMap((deal, index): readonly OrderPlan[] =>
      deal.ordered ? [orderOf(random, deal, `OPP-${String(firstDealId + index)}`, today)] : [],
    ),
    ...Array.from({ length: directOrders }, () => direct(0, oldestDay, 'confirmed')),
    ...Array.from({ length: unusual.draft }, () => direct(0, 25, 'draft')),
    ...Array.from({ length: unusual.quotation }, () => direct(0, 40, 'quotation')),
    ...Array.from({ length: unusual.to_approve }, () => direct(0, 6, 'to_approve')),
    ...Array.from({ length: unusual.hold }, () => direct(4, 30, 'hold')),
    ...Array.from({ length: unusual.cancelled }, () => direct(5, oldestDay, 'cancelled')),
    ...Array.from({ length: unusual['closed-short'] }, () => direct(20, oldestDay, 'closed-short')),
  ];
  return plans.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function orderOf(random: Random, deal: DealPlan, externalReference: string, today: Day): OrderPlan {
  const day = workday(addDays(deal.closedDay ?? today, random.integer(0, 2)));
  return {
    company: deal.company,
    deal,
    day,
    externalReference,
    lines: deal.lines,
    wantedInDays: null,
    fate: 'confirmed',
    course: courseOf(random),
  };
}

function courseOf(random: Random): OrderCourse {
  const partlyReturned = random.chance(0.03);
  return {
    inTwoParts: random.chance(0.2),
    partlyReturned,
    // Whoever has paid before the goods come back keeps a credit.
    habits: partlyReturned && random.chance(0.5) ? { daysLate: -25, inHalves: false } : null,
  };
}

function purchaseNumber(random: Random): string {
  return random.pick([
    `PED-${String(random.integer(2025, 2026))}-${String(random.integer(100, 999))}`,
    `PO 45000${String(random.integer(10_000, 99_999))}`,
    String(random.integer(100_000, 999_999)),
  ]);
}

/** The day itself or the Friday before. */
function workday(day: Day): Day {
  return isWeekend(day) ? workday(addDays(day, -1)) : day;
}
