import { createSandboxCrm } from '#connectors/sandbox/crm.ts';
import { sandboxCrmSettings } from '#connectors/sandbox/settings.ts';
import { createCrmSubgraph } from '#crm/subgraph.ts';
import { systemClock } from '#ports/clock.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { counted } from './counted.ts';
import { postJson } from './post-json.ts';
import { subgraphWorld } from './subgraph-world.ts';

export type CrmWorld = Awaited<ReturnType<typeof startCrmWorld>>;

/**
 * A sandbox CRM with 60 accounts (10001 …), each with a contact, an open deal, an interaction and a ticket of the same number,
 * and a few records that have everything a record can have. The subgraph reads it through its connector.
 */
export async function startCrmWorld() {
  const apiKey = 'graph-key';
  const server = await startSandboxCrm({ directory: null, apiKey, seedData: 'empty', rateLimitPerSecond: 100_000 });
  const seed = (kind: string, records: readonly object[]) => postJson(`${server.url}/_seed`, { kind, records });
  await seed('user', [{ name: 'Marta Ruiz', email: 'marta@grial.example' }]);
  await seed('account', accounts);
  await seed('contact', contacts);
  await seed('deal', deals);
  await seed('lead', leads);
  await seed('interaction', interactions);
  await seed('ticket', tickets);

  const settings = sandboxCrmSettings.parse({ system: 'sandbox', url: server.url, apiKey, customFields });
  const connector = createSandboxCrm('crm', settings, { clock: systemClock, onCall: () => {} });
  const { system: crm, calls } = counted(connector);
  const subgraph = createCrmSubgraph({ crm });
  return subgraphWorld({ subgraph, calls, connector, server });
}

const customFields = {
  accounts: { Sector: 'industry', Teléfono: 'phone' },
  contacts: { 'Main contact': 'is_primary' },
  leads: { 'Spoke for': 'company_name' },
  deals: { 'Expected by': 'expected_close' },
  tickets: { 'Called in': 'opened_at' },
};

export const accountCount = 60;

/** `10001`, `10002`, … as the sandbox CRM numbers what is seeded. */
export const numbers = Array.from({ length: accountCount }, (_, at) => String(10_001 + at));

const [first, second] = ['10001', '10002'];

const accounts = numbers.map((number) => ({
  name: `Talleres ${number} SL`,
  owner_id: number === first ? null : '10001',
  industry: number === first ? null : 'Metal',
  website: 'https://talleres.example',
  email: 'info@talleres.example',
  phone: '+34911234567',
  street: 'Calle Mayor 1',
  street2: 'Bajo',
  city: 'Burgos',
  region: 'Burgos',
  postal_code: '09001',
  country: 'ES',
  lifecycle: 'customer',
}));

const contacts = numbers.map((number) => ({
  first_name: 'Ana',
  last_name: `Gil ${number}`,
  job_title: 'Compras',
  email: 'ana@talleres.example',
  phone: '+34911234568',
  language: 'es',
  email_opt_out: false,
  account_id: number,
}));

const lines = [
  { sku: 'BEARING-1', description: 'Rodamiento', quantity: '10', unit_price: '1.005', discount_percent: '5' },
  { sku: null, description: 'Montaje', quantity: '1', unit_price: '100.00', discount: '0.55' },
];

const deals = [
  ...numbers.map((number) => ({
    name: `Línea ${number}`,
    account_id: number,
    contact_id: number,
    owner_id: '10001',
    stage_id: '10003',
    amount: '1000.01',
    expected_close: '2026-12-31',
    order_number: 'SO-00001',
    order_status: 'CONFIRMED',
    order_url: 'https://erp.example/orders/1',
    invoice_numbers: ['INV-00001'],
    payment_status: 'UNPAID',
    lines,
  })),
  { name: 'Perdida', account_id: second, stage_id: '10007', lost_reason: 'Precio', closed_at: '2026-01-05T10:00:00Z' },
  { name: 'Sin cliente', stage_id: '10001' },
];

const leads = [
  { full_name: 'Eva Nadie', status: 'new', created_at: '2026-01-01T10:00:00Z' },
  {
    full_name: 'Luis Sanz',
    company_name: 'Sanz SL',
    email: 'luis@sanz.example',
    phone: '+34911234569',
    status: 'converted',
    owner_id: '10001',
    converted_account_id: first,
    converted_deal_id: first,
    created_at: '2026-01-02T10:00:00Z',
  },
];

const interactions = numbers.map((number, at) => ({
  type: 'phone_call',
  direction: 'out',
  subject: 'Oferta',
  body: 'Quieren más plazo.',
  occurred_at: `2026-02-01T10:00:${String(at).padStart(2, '0')}Z`,
  duration_seconds: 120,
  owner_id: '10001',
  contact_ids: [number],
  deal_id: number,
  account_id: number,
}));

const tickets = numbers.map((number) => ({
  subject: 'No arranca',
  status: 'solved',
  priority: 'high',
  opened_at: '2026-02-02T10:00:00Z',
  resolved_at: '2026-02-03T10:00:00Z',
  account_id: number,
  contact_id: number,
}));
