import type { Day } from '#sandbox/storage/instant.ts';
import { createCatalogue, type CatalogueItem } from './catalogue.ts';
import { createCompanies } from './companies.ts';
import type { Company } from './company.ts';
import type { DealPlan } from './deal-plan.ts';
import { createDealPlans } from './deal-plans.ts';
import type { OrderPlan } from './order-plan.ts';
import { createOrderPlans } from './order-plans.ts';
import { createRandom, type Random } from './random.ts';

/** What has really happened; the CRM and the ERP each hold their part of it, and agree because both come from here. */
export interface World {
  readonly today: Day;
  readonly random: Random;
  readonly companies: readonly Company[];
  readonly catalogue: readonly CatalogueItem[];
  /** The n-th has the CRM's id 10001 + n. */
  readonly deals: readonly DealPlan[];
  /** The n-th has the ERP's id 1 + n. */
  readonly orders: readonly OrderPlan[];
}

export const firstDealId = 10_001;

const seed = 20_260_301;

/** The same for the same day, in whichever process it is made. */
export function createWorld(today: Day): World {
  const random = createRandom(seed);
  const companies = createCompanies(random.fork('companies'));
  const catalogue = createCatalogue(random.fork('catalogue'));
  const deals = createDealPlans(random.fork('deals'), companies, catalogue, today);
  const orders = createOrderPlans(random.fork('orders'), companies, deals, firstDealId, catalogue, today);
  return { today, random, companies, catalogue, deals, orders };
}
