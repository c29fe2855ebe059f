import { add, compare } from '#model/decimal.ts';
import type { CrmStore } from '#sandbox/crm/crm-store.ts';
import { insertSeed, type Seed } from '#sandbox/crm/seed-records.ts';
import { documentNumber } from '#sandbox/erp/erp.ts';
import { inCurrency, untaxedOf } from '#sandbox/erp/pricing.ts';
import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import type { Company } from './company.ts';
import { type Contacts, firstUserId, type Insert } from './crm-insert.ts';
import type { DealPlan } from './deal-plan.ts';
import { fillConversations } from './fill-conversations.ts';
import { laterMoment, moment } from './moment.ts';
import { salespeople } from './names.ts';
import type { Random } from './random.ts';
import { typedTaxId } from './tax-ids.ts';
import { createWorld, firstDealId, type World } from './world.ts';

const daysOfAccounts = 900;

/** Fills the CRM with its part of the demo's world. */
export function fillCrm(store: CrmStore, clock: SandboxClock): void {
  const world = createWorld(clock.today());
  const random = world.random.fork('crm');
  const insert: Insert = (kind, seed) => insertSeed(store, clock, kind, seed);
  salespeople.forEach((name, index) => {
    const created = moment(random, addDays(world.today, -daysOfAccounts - 30 + index));
    const [first = name] = name
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z ]/g, '')
      .split(' ');
    insert('user', { name, email: `${first}@envasado.example`, created_at: created, modified_at: created });
  });
  const contacts = fillAccounts(insert, random, world);
  fillDeals(insert, random, world, contacts);
  fillConversations(insert, random, world, contacts);
}

function fillAccounts(insert: Insert, random: Random, { companies, today }: World): Contacts {
  const contacts = new Map<Company, readonly [string, ...string[]]>();
  for (const company of companies) {
    if (company.crmId === null) continue;
    const createdDay = addDays(today, -random.integer(650, daysOfAccounts));
    insert('account', accountOf(company, random, createdDay, today));
    const [first, ...others] = company.people.map((person, index) => {
      const created = moment(random, addDays(createdDay, random.integer(0, 200)));
      const id = insert('contact', {
        first_name: person.firstName,
        last_name: person.lastName,
        job_title: person.jobTitle,
        email: person.email,
        phone: person.phone,
        language: company.language,
        email_opt_out: random.pick([null, false, false, false, true]),
        account_id: String(company.crmId),
        is_primary: index === 0,
        created_at: created,
        modified_at: laterMoment(random, created, today),
      });
      return String(id);
    });
    if (first !== undefined) contacts.set(company, [first, ...others]);
  }
  for (const duplicate of duplicatesOf(companies)) {
    const created = moment(random, addDays(today, -random.integer(20, 300)));
    insert('account', { ...duplicate, created_at: created, modified_at: created });
  }
  return contacts;
}

/** The same companies once more, typed in by somebody who did not look first. */
function duplicatesOf(companies: readonly Company[]): readonly Seed<'account'>[] {
  const known = companies.filter(({ domain, taxId }) => domain !== null && taxId !== null).slice(7, 13);
  return known.map(({ shortName, taxId, countryCode, domain, city }, index) => ({
    name: shortName.toUpperCase(),
    vat_number: index % 2 === 0 && taxId !== null ? typedTaxId(taxId, countryCode, index + 1) : null,
    email_domains: domain === null ? [] : [domain],
    website: `www.${String(domain)}`,
    city,
    country: countryCode,
    lifecycle: 'lead',
  }));
}

function accountOf(company: Company, random: Random, createdDay: Day, today: Day): Seed<'account'> {
  const created = moment(random, createdDay);
  const { link, crmId, erpId, domain, taxId } = company;
  // What the link does not rest on is often missing, so that each kind of link has to be used.
  const showsTaxId =
    taxId !== null && (link === 'tax-id' || link === null || (link === 'erp-number' && random.chance(0.5)));
  return {
    id: String(crmId),
    name: link === 'domain-and-name' ? company.legalName : random.pick([company.legalName, company.shortName]),
    type: company.kind,
    owner_id: String(firstUserId + company.owner),
    industry: company.industry,
    website: domain === null ? null : random.pick([`https://www.${domain}`, domain, `http://${domain}/`]),
    email_domains: domain === null || link === 'contact-email' ? [] : [domain],
    email: link === 'contact-email' ? null : company.email,
    phone: company.phone,
    street: company.street,
    city: company.city,
    region: company.region,
    postal_code: company.postcode,
    country: company.countryCode,
    lifecycle:
      erpId === null
        ? random.pick(['lead', 'prospect', 'prospect'])
        : random.pick(['customer', 'customer', 'customer', 'former']),
    vat_number: showsTaxId ? typedTaxId(taxId, company.countryCode, crmId ?? 0) : null,
    erp_number: link === 'erp-number' && erpId !== null ? documentNumber('C', erpId) : null,
    created_at: created,
    modified_at: laterMoment(random, created, today),
  };
}

function fillDeals(insert: Insert, random: Random, { deals, orders, today }: World, contacts: Contacts): void {
  const orderNumbers = new Map(orders.map(({ deal }, index) => [deal, documentNumber('SO', index + 1)]));
  deals.forEach((deal, index) => {
    const created = moment(random, deal.createdDay);
    const closed = deal.closedDay === null ? null : moment(random, deal.closedDay);
    insert('deal', {
      id: String(firstDealId + index),
      name: deal.name,
      account_id: String(deal.company.crmId),
      contact_id: contacts.get(deal.company)?.[0] ?? null,
      owner_id: String(firstUserId + deal.company.owner),
      stage_id: deal.stageId,
      currency: deal.currency,
      amount: amountOf(deal, random),
      expected_close: deal.expectedClose,
      lost_reason: deal.lostReason,
      lines: deal.lines.map(({ sku, description, quantity, unit, unitPrice, discountPercent, discount }) => ({
        sku,
        description,
        quantity,
        unit,
        unit_price: unitPrice,
        discount_percent: discountPercent,
        discount,
      })),
      order_number: deal.ordered ? (orderNumbers.get(deal) ?? null) : null,
      created_at: created,
      modified_at: closed ?? laterMoment(random, created, today),
      closed_at: closed,
    });
  });
}

/** The sum of the lines, or the round figure that somebody typed. */
function amountOf({ lines, currency, closedDay }: DealPlan, random: Random): string | null {
  if (lines.length === 0) return random.pick([null, '1500', '4000', '12000']);
  const sum = inCurrency(add('0', ...lines.map((line) => untaxedOf(line, currency))), currency);
  if (closedDay !== null || compare(sum, '1000') < 0 || random.chance(0.6)) return sum;
  return `${String(Math.round(Number(sum) / 100))}00`;
}
