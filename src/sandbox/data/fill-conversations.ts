import { addDays, type Day } from '#sandbox/storage/instant.ts';
import type { Company } from './company.ts';
import { createConversation } from './conversations.ts';
import { type Contacts, firstUserId, type Insert } from './crm-insert.ts';
import { moment } from './moment.ts';
import { createPerson } from './companies.ts';
import { salespeople, spain } from './names.ts';
import { type Random, weightedPicker } from './random.ts';
import { firstDealId, type World } from './world.ts';

const counts = { interactions: 3300, showcaseInteractions: 28, leads: 52, tickets: 220, showcaseTickets: 5 };
const daysOfInteractions = 540;
const daysOfTickets = 400;

/** Interactions, tickets and leads. */
export function fillConversations(insert: Insert, random: Random, world: World, contacts: Contacts): void {
  const known = [...contacts.keys()];
  const [showcase] = known;
  const pickCompany = weightedPicker(known, ({ weight }) => weight);
  const dealsOf = Map.groupBy(
    world.deals.map((deal, index) => ({ ...deal, id: String(firstDealId + index) })),
    ({ company }) => company,
  );
  const companies = (count: number, showcaseCount: number): readonly Company[] => [
    ...Array.from({ length: count }, () => pickCompany(random)),
    ...(showcase === undefined ? [] : Array.from({ length: showcaseCount }, () => showcase)),
  ];

  for (const company of companies(counts.interactions, counts.showcaseInteractions)) {
    const deals = dealsOf.get(company) ?? [];
    const deal = random.chance(0.6) ? deals[random.integer(0, deals.length - 1)] : undefined;
    const contactIds = contacts.get(company) ?? [];
    const index = random.integer(0, company.people.length - 1);
    const about = deal?.lines[0]?.description ?? random.pick(usualThings);
    const { type, direction, subject, body, durationSeconds } = createConversation(
      random,
      company,
      company.people[index] ?? company.people[0],
      about,
    );
    const day =
      deal === undefined ? daysAgo(random, world.today, daysOfInteractions) : dayDuring(random, deal, world.today);
    const occurred = moment(random, day);
    insert('interaction', {
      type,
      direction,
      subject,
      body,
      occurred_at: occurred,
      duration_seconds: durationSeconds,
      owner_id: String(firstUserId + company.owner),
      contact_ids: contactIds.slice(index, index + (random.chance(0.15) ? 2 : 1)),
      deal_id: deal?.id ?? null,
      account_id: String(company.crmId),
      created_at: occurred,
      modified_at: occurred,
    });
  }
  for (const company of companies(counts.tickets, counts.showcaseTickets))
    insertTicket(insert, random, world, contacts, company);
  for (let index = 0; index < counts.leads; index++) insertLead(insert, random, world, known[index]);
}

function insertTicket(insert: Insert, random: Random, { today }: World, contacts: Contacts, company: Company): void {
  const opened = moment(random, daysAgo(random, today, daysOfTickets));
  const old = opened < moment(random, addDays(today, -21));
  const status = old ? random.pick(['solved', 'closed', 'closed'] as const) : random.pick(openTicketStatuses);
  const resolved = status === 'solved' || status === 'closed' ? resolvedAt(random, opened, today) : null;
  const subject = random.pick(company.language === 'es' ? spanishTickets : englishTickets);
  insert('ticket', {
    subject,
    status,
    priority: random.pick(['low', 'normal', 'normal', 'high', 'critical', null]),
    opened_at: opened,
    account_id: String(company.crmId),
    contact_id: contacts.get(company)?.[0] ?? null,
    created_at: opened,
    modified_at: resolved ?? opened,
    resolved_at: resolved,
  });
}

function insertLead(insert: Insert, random: Random, { today, deals }: World, known: Company | undefined): void {
  const person = createPerson(random, spain, null, 'ferias');
  const status = random.pick(leadStatuses);
  const convertedDeal = status === 'converted' ? deals.findIndex(({ company }) => company === known) : -1;
  const converted = convertedDeal >= 0 && known !== undefined;
  const created = moment(random, daysAgo(random, today, 180));
  insert('lead', {
    full_name: `${person.firstName} ${person.lastName}`,
    company_name: converted ? known.shortName : random.pick(leadCompanies),
    email: person.email,
    phone: person.phone,
    status: status === 'converted' && !converted ? 'qualified' : status,
    owner_id: String(firstUserId + random.integer(0, salespeople.length - 1)),
    converted_account_id: converted ? String(known.crmId) : null,
    converted_deal_id: converted ? String(firstDealId + convertedDeal) : null,
    created_at: created,
    modified_at: created,
  });
}

function daysAgo(random: Random, today: Day, atMost: number): Day {
  return addDays(today, -random.integer(1, atMost));
}

/** A day of the deal's life, not later than yesterday. */
function dayDuring(
  random: Random,
  deal: { readonly createdDay: Day; readonly closedDay: Day | null },
  today: Day,
): Day {
  const yesterday = addDays(today, -1);
  const candidate = addDays(deal.createdDay, random.integer(0, 60));
  const last = deal.closedDay === null || deal.closedDay > yesterday ? yesterday : deal.closedDay;
  return candidate < last ? candidate : last;
}

function resolvedAt(random: Random, opened: string, today: Day): string {
  const candidate = moment(random, addDays(opened.slice(0, 10), random.integer(1, 12)));
  const latest = moment(random, addDays(today, -1));
  return candidate < opened || candidate > latest ? opened : candidate;
}

const leadCompanies = [
  'Quesería La Peña',
  'Frutos Secos Oliete',
  'Café Moncayo',
  'Harinas del Jalón',
  'Chocolates Goya',
  'Miel de la Alcarria',
  'Patatas Fritas El Cierzo',
  'Obrador Santa Engracia',
  'Especias Al-Ándalus',
  null,
] as const;
const leadStatuses = ['new', 'new', 'contacted', 'nurturing', 'qualified', 'disqualified', 'converted'] as const;
const openTicketStatuses = ['new', 'open', 'open', 'waiting_customer', 'paused', 'solved'] as const;

const usualThings: readonly [string, ...string[]] = [
  'la línea de envasado',
  'recambios de la termoselladora',
  'film BOPP 400 mm',
  'el contrato de mantenimiento',
  'la cinta transportadora',
  'bandejas termosellables',
];

const spanishTickets: readonly [string, ...string[]] = [
  'La termoselladora no alcanza temperatura',
  'Falta una caja en la entrega',
  'Error E14 en la envasadora vertical',
  'Bobina de film dañada por el transporte',
  'Solicitan manual en PDF',
  'La etiquetadora pierde el registro',
  'Factura con dirección equivocada',
  'Ruido en el motorreductor tras el cambio',
];

const englishTickets: readonly [string, ...string[]] = [
  'Sealing head does not reach temperature',
  'One carton missing in the delivery',
  'Error E14 on the vertical bagger',
  'Film reel damaged in transit',
  'Invoice shows the wrong address',
];
