import { SystemError } from '#errors.ts';
import { defaultPolicies } from '#integration/conversion/policies.ts';
import { createCustomerDirectory } from '#integration/conversion/customer-directory.ts';
import { createIntegrationSubgraph } from '#integration/subgraph.ts';
import { startSync } from '#integration/sync/start-sync.ts';
import { createSystemHealth } from '#integration/system-health.ts';
import { systemClock } from '#ports/clock.ts';
import { openStore } from '#store/open-store.ts';
import { isScanned, until } from '../integration/crosswalk.ts';
import { startSandboxWorld } from '../integration/sandbox-world.ts';
import { noMasterData } from '../master-data/master-data-settings.ts';
import { embedded } from '../store/store-kinds.ts';
import { createAnsweredFields } from './answered-fields.ts';
import { askerOf } from './ask-subgraph.ts';
import { counted } from './counted.ts';

export type IntegrationWorld = Awaited<ReturnType<typeof startIntegrationWorld>>;

/** Fifty customers whom both systems know, with a little of everything, and some whose identity is a question. */
export async function startIntegrationWorld() {
  const sandbox = await startSandboxWorld();
  await sandbox.seedCrm('account', [...numbers.map(account), ...doubtfulAccounts]);
  await sandbox.seedCrm('contact', [
    { first_name: 'Ana', account_id: '10001' },
    { first_name: 'Eva', account_id: '10002' },
  ]);
  await sandbox.seedCrm(
    'deal',
    numbers.map((at) => ({ name: `Línea ${at}`, account_id: accountId(at), created_at: day(1) })),
  );
  await sandbox.seedCrm(
    'interaction',
    numbers.map((at) => call(at)),
  );
  await sandbox.seedErp('customer', [...numbers.map(erpCustomer), ...doubtfulErpCustomers]);
  await sandbox.seedErp(
    'order',
    numbers.map((at) => order(at)),
  );
  await sandbox.seedErp('shipment', [{ customerId: 1, orderIds: [1], createdAt: day(4) }]);
  await sandbox.seedErp('invoice', [{ customerId: 1, orderIds: [1], lines: [line], createdAt: day(5) }]);
  await sandbox.seedErp('payment', [{ customerId: 1, amount: 12.1, createdAt: day(6) }]);

  const place = await embedded.makePlace();
  const store = await openStore(place.options);
  const health = createSystemHealth(systemClock);
  const down = new Set<object>();
  const crm = counted(failingWhile(sandbox.crm, down));
  const erp = counted(failingWhile(sandbox.erp, down));
  const sync = startSync({
    store,
    crm: sandbox.crm,
    erp: sandbox.erp,
    clock: systemClock,
    intervalMs: 50,
    onChanges: () => undefined,
    onFailure: () => undefined,
  });
  await until(isScanned(store));
  const systems = { crm: sandbox.crm, erp: sandbox.erp, store, clock: systemClock };
  const subgraph = createIntegrationSubgraph({
    ...systems,
    crm: crm.system,
    erp: erp.system,
    health,
    masterData: {
      ...systems,
      crm: crm.system,
      erp: erp.system,
      settings: noMasterData,
      report: () => undefined,
    },
    conversion: {
      sources: { ...systems, directory: createCustomerDirectory(systems) },
      jobs: { wake: async () => undefined, work: async () => undefined, close: async () => undefined },
      policies: defaultPolicies,
    },
  });
  const fields = createAnsweredFields(subgraph.schema);
  return {
    ...sandbox,
    store,
    subgraph,
    health,
    answered: fields.answered,
    ask: askerOf(subgraph, fields.note),
    /** Nothing of these systems can be reached by the subgraph until the work is done. */
    async without<Result>(systems: readonly ('crm' | 'erp')[], work: () => Promise<Result>): Promise<Result> {
      for (const system of systems) down.add(sandbox[system]);
      return work().finally(() => down.clear());
    },
    calls: () => [...crm.calls, ...erp.calls],
    forgetCalls() {
      crm.calls.length = 0;
      erp.calls.length = 0;
    },
    async close() {
      await sync.stop();
      await store.close();
      await Promise.all([sandbox.close(), place.discard()]);
    },
  };
}

/** A port as it is while the breaker of its connection is open. */
function failingWhile<System extends { readonly connection: string }>(
  system: System,
  down: ReadonlySet<object>,
): System {
  return new Proxy(system, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !down.has(system)) return value;
      return () => Promise.reject(new SystemError('UNAVAILABLE', system.connection, 'left alone for a moment'));
    },
  });
}

/** 1 to 50; account 10001 and ERP customer 1 are the first, and so on. */
export const numbers = Array.from({ length: 50 }, (_, at) => at + 1);

export function accountId(at: number): string {
  return String(10_000 + at);
}

/** Two ERP customers with the tax number of one account; one with the name of another account and nothing else. */
const doubtfulAccounts = [
  { name: 'Gemelos', vat_number: 'ESB90000001', email_domains: ['gemelos.example'] },
  { name: 'Solo Nombre' },
];
const doubtfulErpCustomers = [
  { legalName: 'Gemelos Uno SL', taxNumber: 'ESB90000001', email: 'uno@gemelos.example' },
  { legalName: 'Gemelos Dos SL', taxNumber: 'ESB90000001' },
  { legalName: 'Solo Nombre' },
];

const line = { productId: null, description: 'Montaje', quantity: 1, unit: 'h', unitPrice: 10, taxRate: 21 };

function account(at: number) {
  return { name: `Cliente Número ${at}`, vat_number: `ES-B1${String(at).padStart(7, '0')}` };
}

function erpCustomer(at: number) {
  return {
    legalName: `CLIENTE NUMERO ${at}, S.L.`,
    taxNumber: `ESB1${String(at).padStart(7, '0')}`,
    number: `C-${at}`,
  };
}

function call(at: number) {
  return { type: 'phone_call', subject: at === 1 ? 'Llamada' : null, account_id: accountId(at), occurred_at: day(2) };
}

function order(at: number) {
  return { customerId: at, lines: [line], state: 'sale', createdAt: day(3) };
}

function day(at: number): string {
  return `2026-01-0${at}T10:00:00Z`;
}
