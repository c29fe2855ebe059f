import { describe, expect, it } from 'vitest';
import { dealFilters } from '#connectors/hubspot/list-filters.ts';
import type { HubspotCrm } from '#connectors/hubspot/crm.ts';
import type { DealStatus } from '#ports/crm-system.ts';
import { positionOf } from '#ports/source.ts';
import { startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import { HubspotError } from '#test/fakes/hubspot/hubspot-error.ts';
import type { FakeHubspot, FakeHubspotOptions } from '#test/fakes/hubspot/start-hubspot.ts';

const call = {};

let hubspot: FakeHubspot;
let crm: HubspotCrm;

async function start(settings: Readonly<Record<string, unknown>> = {}, options: Partial<FakeHubspotOptions> = {}) {
  ({ hubspot, crm } = await startConnectedHubspot(options, settings));
}

function seed(type: string, properties: Readonly<Record<string, string>>, createdAt?: string): string {
  return hubspot.account.table(type).seed({ properties, createdAt });
}

function associate(type: string, id: string, otherType: string, otherId: string, label: string | null = null): void {
  const association = { category: 'USER_DEFINED', typeId: label === null ? 0 : label.length, label };
  hubspot.account.associations.associate({ type, id }, { type: otherType, id: otherId }, association);
}

describe('companies and people of HubSpot', () => {
  it('become accounts with a country code, one phone number and their own domains', async () => {
    await start({ fields: { taxId: 'vat_number', erpNumber: 'erp_number' }, portalId: 62515 });
    const id = seed('companies', {
      name: 'Áridos del Sur',
      domain: 'www.Aridos.example',
      hs_additional_domains: 'aridos.example;aridos-sur.example',
      phone: '954 123 456',
      city: 'Sevilla',
      country: 'Spain',
      lifecyclestage: 'opportunity',
      vat_number: 'ESB12345674',
      erp_number: 'C-7',
    });
    const [account] = await crm.accountsByIds([id], call);
    expect(account).toMatchObject({
      name: 'Áridos del Sur',
      kind: 'COMPANY',
      domains: ['aridos.example', 'aridos-sur.example'],
      phone: '+34954123456',
      address: { city: 'Sevilla', country: 'ES' },
      lifecycleStage: 'PROSPECT',
      // The fake does not know these two, and HubSpot leaves out what it does not know.
      taxId: null,
      erpNumber: null,
      source: { objectType: 'companies', url: `https://app.hubspot.com/contacts/62515/record/0-2/${id}` },
    });
  });

  it('are in the country that their address names, and in that of the code where the name says nothing', async () => {
    await start();
    const countryOf = async (properties: Readonly<Record<string, string>>) => {
      const [account] = await crm.accountsByIds([seed('companies', properties)], call);
      return account?.address?.country;
    };
    expect(await countryOf({ country: 'Spain', hs_country_code: 'FR' })).toBe('ES');
    expect(await countryOf({ country: 'España', hs_country_code: 'ES' })).toBe('ES');
    expect(await countryOf({ country: 'PT' })).toBe('PT');
    expect(await countryOf({ country: 'Nowhere', city: 'Vigo' })).toBeNull();
  });

  it.each([
    ['RATE_LIMITS', { code: 'RATE_LIMITED', retryable: true }],
    ['MISSING_SCOPES', { code: 'FORBIDDEN', retryable: false }],
    ['VALIDATION_ERROR', { code: 'REJECTED', retryable: false }],
    ['INTERNAL_ERROR', { code: 'UNAVAILABLE', retryable: true }],
  ])('are not taken for missing when HubSpot fails at one of them with %s', async (category, failure) => {
    await start();
    const [read, unread] = [seed('companies', { name: 'Read' }), seed('companies', { name: 'Unread' })];
    hubspot.account.unreadable.set(unread, category);
    await expect(crm.accountsByIds([read, unread, '999'], call)).rejects.toMatchObject(failure);
    expect((await crm.accountsByIds([read, '999'], call)).map((account) => account?.name)).toEqual(['Read', undefined]);
  });

  it('carry the tax id and the number in the ERP where a setting names the properties', async () => {
    await start({ fields: { taxId: 'vat_number', erpNumber: 'erp_number' } });
    const { properties } = hubspot.account.table('companies');
    for (const name of ['vat_number', 'erp_number']) properties.set(name, { type: 'string' });
    const id = seed('companies', { name: 'Sur', vat_number: 'ESB12345674', erp_number: 'C-7' });
    expect(await crm.accountsByIds([id], call)).toMatchObject([{ taxId: 'ESB12345674', erpNumber: 'C-7' }]);
  });

  it('know the primary company and the main contact by the labels of their associations', async () => {
    await start({ mainContactLabel: 'Main contact' });
    const [former, present] = [seed('companies', { name: 'Former' }), seed('companies', { name: 'Present' })];
    const ana = seed('contacts', { firstname: 'Ana', lastname: 'Núñez', hs_email_optout: 'true', hs_language: 'es' });
    associate('contacts', ana, 'companies', former);
    associate('contacts', ana, 'companies', present, 'Primary');
    associate('contacts', ana, 'companies', present, 'Main contact');
    expect(await crm.contactsByIds([ana], call)).toMatchObject([
      { displayName: 'Ana Núñez', accountId: present, primary: true, optedOutOfEmail: true, preferredLanguage: 'es' },
    ]);
  });

  it('give a lead its e-mail, its company and the deal it led to', async () => {
    await start({ states: { leads: { 'won-over': 'CONVERTED' } } });
    const lead = seed('leads', { hs_lead_name: 'Horno', hs_pipeline_stage: 'won-over' });
    const company = seed('companies', { name: 'Panadería Sol' });
    const contact = seed('contacts', { email: 'sol@panaderia.example', phone: '+34 600 111 222' });
    const deal = seed('deals', { dealname: 'Horno', dealstage: 'contractsent' });
    associate('leads', lead, 'contacts', contact);
    associate('leads', lead, 'companies', company);
    associate('leads', lead, 'deals', deal);
    const stranger = seed('leads', { hs_lead_name: 'Stranger', hs_pipeline_stage: '990011' });
    expect(await crm.leadsByIds([lead, stranger], call)).toMatchObject([
      { displayName: 'Horno', status: 'CONVERTED' },
      { displayName: 'Stranger', status: 'WORKING', nativeStatus: '990011' },
    ]);
    associate('leads', stranger, 'companies', company);
    expect(await crm.peopleOfLeads([stranger, lead, '999'], call)).toEqual([
      { company: 'Panadería Sol', email: null, phone: null },
      { company: 'Panadería Sol', email: 'sol@panaderia.example', phone: '+34600111222' },
      { company: null, email: null, phone: null },
    ]);
    expect(await crm.linkedIds('lead.convertedDeal', [stranger, lead], call)).toEqual([[], [deal]]);
    // A company alone is whom the lead spoke for; it has become a customer with the deal.
    expect(await crm.linkedIds('lead.convertedAccount', [stranger, lead], call)).toEqual([[], [company]]);
    const working = await crm.leads({ status: ['WORKING'] }, { first: 10 }, call);
    expect(working.items.map(({ id }) => id)).toEqual([stranger]);
    const converted = await crm.leads({ status: ['CONVERTED'] }, { first: 10 }, call);
    expect(converted.items.map(({ id }) => id)).toEqual([lead]);
  });

  it('name the owners, those who have left too', async () => {
    const owner = { email: 'eva@example.com', firstName: 'Eva', lastName: 'Ruiz' };
    const owners = Array.from({ length: 150 }, (_, n) => ({ ...owner, id: String(n + 1), archived: n === 149 }));
    await start({}, { owners });
    const users = await crm.usersByIds(['150', '120', '999'], call);
    expect(users.map((user) => user?.name)).toEqual(['Eva Ruiz', 'Eva Ruiz', undefined]);
  });
});

describe('deals of HubSpot', () => {
  it('keep milliseconds, and days as the time zone of the account has them', async () => {
    await start();
    const id = seed('deals', { dealname: 'Winter', closedate: '2026-03-28T23:30:00Z' }, '2026-01-10T23:30:00.123Z');
    expect(await crm.dealsByIds([id], call)).toMatchObject([
      { createdAt: '2026-01-10T23:30:00.123Z', expectedCloseDate: '2026-03-29', currency: 'EUR' },
    ]);
  });

  it('are found by a status that has more stages than a search takes', () => {
    const stages = Array.from({ length: 240 }, (_, n) => ({
      id: String(1_000_000_000 + n),
      status: n % 8 === 0 ? ('WON' as const) : ('OPEN' as const),
    }));
    const idsIn = (status: DealStatus) => stages.filter((stage) => stage.status === status).map(({ id }) => id);
    expect(dealFilters({ status: ['WON'] }, stages, 'crm')).toEqual([
      { propertyName: 'dealstage', operator: 'IN', values: idsIn('WON') },
    ]);
    expect(dealFilters({ status: ['OPEN'] }, stages, 'crm')).toEqual([
      { propertyName: 'dealstage', operator: 'NOT_IN', values: idsIn('WON') },
    ]);
  });

  it('ask nothing about the account where the settings say it', async () => {
    await start({ timeZone: 'America/New_York', currency: 'USD' });
    const id = seed('deals', { dealname: 'East', closedate: '2026-03-29T02:00:00Z', amount: '10' });
    expect(await crm.dealsByIds([id], call)).toMatchObject([
      { expectedCloseDate: '2026-03-28', amount: { amount: '10', currency: 'USD' } },
    ]);
    expect(hubspot.counts()['account']).toBeUndefined();
  });

  it('need a setting for the currency where neither they nor the account tell it', async () => {
    await start();
    const amount = { dealname: 'Unknown', amount: '10' };
    const [told, untold] = [seed('deals', { ...amount, deal_currency_code: 'CHF' }), seed('deals', amount)];
    const closed = new HubspotError(403, 'MISSING_SCOPES', 'This app has not been granted all required scopes');
    hubspot.refuseNext(closed, 'account');
    expect(await crm.dealsByIds([told], call)).toMatchObject([{ currency: 'CHF' }]);
    await expect(crm.dealsByIds([untold], call)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('set "currency"'),
    });
  });

  it('are won and lost by what their stage says, and otherwise by what the settings say', async () => {
    await start({ states: { deals: { '70012': 'ON_HOLD', '70013': 'CANCELLED' } } });
    const stages = ['contractsent', 'closedwon', 'closedlost', '70011', '70012', '70013', 'unheard-of'];
    const ids = stages.map((dealstage) =>
      seed('deals', { dealname: 'D', dealstage, closedate: '2026-03-29T10:00:00Z' }),
    );
    const deals = await crm.dealsByIds(ids, call);
    expect(deals.map((deal) => [deal?.status, deal?.probability, deal?.closedAt !== null])).toEqual([
      ['OPEN', '0.9', false],
      ['WON', '1.0', true],
      ['LOST', '0.0', true],
      ['OPEN', '0.5', false],
      ['ON_HOLD', '0.5', false],
      ['CANCELLED', '0.0', true],
      ['OPEN', null, false],
    ]);
    expect(deals.at(-1)?.nativeStatus).toBe('unheard-of');
  });

  it('have lines in their own currency where they name one', async () => {
    await start();
    const deal = seed('deals', { dealname: 'Mixed', deal_currency_code: 'EUR' });
    for (const [name, code] of [
      ['euros', ''],
      ['dollars', 'USD'],
    ] as const) {
      const line = seed('line_items', {
        name,
        price: '10',
        quantity: '2',
        ...(code && { hs_line_item_currency_code: code }),
      });
      associate('deals', deal, 'line_items', line);
    }
    const [lines = []] = await crm.linesOfDeals([{ id: deal, currency: 'EUR' }], call);
    expect(lines.map(({ lineTotal }) => lineTotal)).toEqual([
      { amount: '20.00', currency: 'EUR' },
      { amount: '20.00', currency: 'USD' },
    ]);
  });

  it('have lines in the order of the quote, with the discount on the whole line', async () => {
    await start({ unit: 'pcs' });
    const deal = seed('deals', { dealname: 'Lines', deal_currency_code: 'EUR' });
    const product = seed('products', { hs_sku: 'P-9' });
    const lines: readonly Readonly<Record<string, string>>[] = [
      { name: 'last', quantity: '3', price: '3.33', discount: '0.33' },
      { name: 'second', quantity: '3', price: '10.00', hs_discount_percentage: '15', hs_position_on_quote: '1' },
      { name: 'first', quantity: '1.5', price: '7.01', hs_product_id: product, hs_position_on_quote: '0' },
    ];
    for (const line of lines) associate('deals', deal, 'line_items', seed('line_items', line));
    const [found] = await crm.linesOfDeals([{ id: deal, currency: 'EUR' }], call);
    expect(found).toEqual([
      {
        position: 1,
        sku: 'P-9',
        description: 'first',
        quantity: { value: '1.5', unit: 'pcs' },
        unitPrice: { amount: '7.01', currency: 'EUR' },
        priceFromList: false,
        discountPercent: null,
        discount: null,
        lineTotal: { amount: '10.52', currency: 'EUR' },
      },
      expect.objectContaining({
        description: 'second',
        sku: null,
        discountPercent: '15',
        discount: { amount: '4.50', currency: 'EUR' },
        lineTotal: { amount: '25.50', currency: 'EUR' },
      }),
      expect.objectContaining({
        description: 'last',
        discount: { amount: '0.99', currency: 'EUR' },
        lineTotal: { amount: '9.00', currency: 'EUR' },
      }),
    ]);
  });

  it('have all their lines, also those that HubSpot does not answer at once', async () => {
    await start({}, { associationsPerPage: 2 });
    const [long, short] = [seed('deals', { dealname: 'Long' }), seed('deals', { dealname: 'Short' })];
    for (let n = 0; n < 7; n++) associate('deals', long, 'line_items', seed('line_items', { hs_sku: `P-${n}` }));
    associate('deals', short, 'line_items', seed('line_items', { hs_sku: 'P-7' }));
    const asked = [long, 'nonsense', short].map((id) => ({ id, currency: 'EUR' }));
    const lines = await crm.linesOfDeals(asked, call);
    expect(lines.map((ofDeal) => ofDeal.map(({ sku }) => sku))).toEqual([
      ['P-0', 'P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6'],
      [],
      ['P-7'],
    ]);
  });

  it('are searched for several words, up to the conditions that HubSpot takes', async () => {
    await start();
    seed('deals', { dealname: 'Línea de envasado Zafra', dealstage: 'contractsent' });
    const status = ['OPEN' as const];
    const found = await crm.deals({ search: 'zafra línea', status, ownerId: undefined }, { first: 10 }, call);
    expect(found.items.map(({ name }) => name)).toEqual(['Línea de envasado Zafra']);
    const tooMany = crm.deals({ search: 'uno dos tres cuatro', status }, { first: 10 }, call);
    await expect(tooMany).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('at most 3 words'),
    });
    expect(await crm.deals({ status: ['CANCELLED'] }, { first: 10 }, call)).toMatchObject({ items: [], totalCount: 0 });
  });

  it('page to the end when a whole page has one instant', async () => {
    await start();
    const ids = Array.from({ length: 9 }, (_, n) => seed('deals', { dealname: `D${n}` }, '2026-02-02T00:00:00Z'));
    const seen: string[] = [];
    for (let after; ;) {
      const page = await crm.deals({}, { first: 3, after }, call);
      seen.push(...page.items.map(({ id }) => id));
      const last = page.items.at(-1);
      if (!page.hasNextPage || last === undefined) break;
      after = positionOf(last);
    }
    expect(seen).toEqual(ids.toReversed());
  });
});

describe('activities and tickets of HubSpot', () => {
  it('are one list, newest first, of which no type loses its place', async () => {
    await start();
    const company = seed('companies', { name: 'Busy' });
    const made = ['calls', 'emails', 'meetings', 'notes', 'tasks'].flatMap((type) =>
      ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z'].map((hs_timestamp) => {
        const id = seed(type, { hs_timestamp });
        associate(type, id, 'companies', company);
        return `${type}-${id}`;
      }),
    );
    const seen: string[] = [];
    for (let after; ;) {
      const [page] = await crm.interactionsOfAccounts([company], {}, { first: 2, after }, call);
      seen.push(...(page?.items ?? []).map(({ id }) => id));
      const last = page?.items.at(-1);
      if (page?.hasNextPage !== true || last === undefined) break;
      after = positionOf(last);
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  it('say who was spoken to, about what, in which direction and for how long', async () => {
    await start();
    const [contact, deal] = [seed('contacts', { lastname: 'Soto' }), seed('deals', { dealname: 'Horno' })];
    const id = seed('calls', {
      hs_timestamp: '2026-01-01T10:00:00Z',
      hs_call_title: 'Precio',
      hs_call_direction: 'INBOUND',
      hs_call_duration: '61500',
    });
    associate('calls', id, 'contacts', contact);
    associate('calls', id, 'deals', deal);
    const email = seed('emails', { hs_timestamp: '2026-01-01T10:00:00Z', hs_email_direction: 'FORWARDED_EMAIL' });
    const found = await crm.interactionsByIds([`calls-${id}`, `emails-${email}`, `notes-${id}`, id], call);
    expect(found).toMatchObject([
      {
        kind: 'CALL',
        subject: 'Precio',
        direction: 'INBOUND',
        durationSeconds: 62,
      },
      { kind: 'EMAIL', direction: null },
      null,
      null,
    ]);
    const ids = [`emails-${email}`, `calls-${id}`, id];
    expect(await crm.linkedIds('interaction.contacts', ids, call)).toEqual([[], [contact], []]);
    expect(await crm.linkedIds('interaction.deal', ids, call)).toEqual([[], [deal], []]);
    expect(await crm.linkedIds('interaction.account', ids, call)).toEqual([[], [], []]);
  });

  it('say what was said without its formatting', async () => {
    await start();
    const hs_timestamp = '2026-01-01T10:00:00Z';
    const note = seed('notes', { hs_timestamp, hs_note_body: '<p>Wants <b>12 seats</b> &amp; support</p><p>Soon</p>' });
    const email = seed('emails', { hs_timestamp, hs_email_direction: 'EMAIL', hs_email_html: '<p>Only HTML</p>' });
    const both = seed('emails', { hs_timestamp, hs_email_text: 'a <b> c', hs_email_html: '<p>x</p>' });
    const found = await crm.interactionsByIds([`notes-${note}`, `emails-${email}`, `emails-${both}`], call);
    expect(found.map((interaction) => interaction?.body)).toEqual([
      'Wants 12 seats & support\nSoon',
      'Only HTML',
      'a <b> c',
    ]);
  });

  it('have tickets with a status from the pipeline', async () => {
    await start({ states: { tickets: { '3': 'ON_HOLD' } } });
    const properties = { subject: 'Fuga', hs_ticket_priority: 'URGENT', closed_date: '2026-02-01T10:00:00Z' };
    const ids = ['2', '3', '4'].map((stage) => seed('tickets', { ...properties, hs_pipeline_stage: stage }));
    const tickets = await crm.ticketsByIds(ids, call);
    expect(tickets.map((ticket) => [ticket?.status, ticket?.priority, ticket?.resolvedAt])).toEqual([
      ['PENDING_CUSTOMER', 'URGENT', null],
      ['ON_HOLD', 'URGENT', null],
      ['CLOSED', 'URGENT', '2026-02-01T10:00:00.000Z'],
    ]);
  });

  it('are not asked for where the account does not have them', async () => {
    await start({ leads: false, tickets: false });
    expect(crm.capabilities.has('leads') || crm.capabilities.has('tickets')).toBe(false);
    expect(await crm.leadsByIds(['1'], call)).toEqual([null]);
    expect((await crm.leads({}, { first: 1 }, call)).items).toEqual([]);
    expect(await crm.ticketsByIds(['1'], call)).toEqual([null]);
    expect((await crm.ticketsOfAccounts(['1'], {}, { first: 1 }, call)).map(({ items }) => items)).toEqual([[]]);
    expect(hubspot.counts()).toEqual({});
  });
});

describe('the versions of HubSpot', () => {
  it('may be the numbered ones', async () => {
    await start({ apiVersion: 'v3' }, { apiVersion: 'v3' });
    const deal = seed('deals', { dealname: 'Old paths', dealstage: 'closedwon' });
    associate('deals', deal, 'companies', seed('companies', { name: 'Old' }));
    expect(await crm.dealsByIds([deal], call)).toMatchObject([{ status: 'WON' }]);
    expect(await crm.info(call)).toMatchObject({ product: 'HubSpot', version: 'v3' });
    expect(await crm.usersByIds(['1'], call)).toEqual([null]);
    expect(await crm.diagnosis.missing(call)).toContain('deals.grial_order_number');
  });

  it('answer nothing under a date that does not exist', async () => {
    await start({ apiVersion: '2031-03' });
    await expect(crm.pipelines(call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
