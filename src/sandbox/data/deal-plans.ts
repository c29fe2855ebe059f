import type { Day } from '#sandbox/storage/instant.ts';
import type { CatalogueItem } from './catalogue.ts';
import type { Company } from './company.ts';
import { closedDeal, type DealPlan, type DealSources, openDeal, recentlyWon } from './deal-plan.ts';
import { type Random, weightedPicker } from './random.ts';
import { showcaseDeals } from './showcase.ts';

const counts = { ordered: 330, clean: 24, problems: 4, lost: 170, dropped: 15, open: 235, paused: 15 };

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

/** Won, but with something that an order cannot be made of. */
function problemDeals(
  shared: DealSources,
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

function repeat<Item>(count: number, create: () => Item): readonly Item[] {
  return Array.from({ length: count }, create);
}
