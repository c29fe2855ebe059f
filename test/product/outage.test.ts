import { setTimeout as sleep } from 'node:timers/promises';
import { cachedKinds } from '#caching/time-to-live.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, ask, askWhole } from './ask.ts';
import { askSandbox } from './ask-sandbox.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

type Side = 'crm' | 'erp';

/** As by default, and of which a system that hangs takes a part. */
const deadlineSeconds = 10;
const ttlSeconds = 0.2;

/** What each system knows of a customer, as fields that can be answered or not, each by itself. */
const fieldsOf: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  crm: {
    owner: '{ name }',
    industry: '',
    contacts: '(first: 3) { nodes { displayName source { stale } } }',
    deals: '(first: 3) { nodes { name stage { name } source { stale } } totalCount }',
    interactions: '(first: 3) { nodes { subject source { stale } } }',
    tickets: '(first: 3) { nodes { subject source { stale } } }',
  },
  erp: {
    account: '{ legalName source { stale } }',
    orders: '(first: 3) { nodes { number lines { product { name } } source { stale } } totalCount }',
    shipments: '(first: 3) { nodes { number source { stale } } }',
    invoices: '(first: 3) { nodes { number source { stale } } }',
    payments: '(first: 3) { nodes { number source { stale } } }',
    credit: '{ exposure { amount } stale }',
    receivables: '{ total { amount } }',
  },
};

const faults = [
  { mode: 'down', codes: ['UPSTREAM_UNAVAILABLE'] },
  { mode: 'error', codes: ['UPSTREAM_UNAVAILABLE'] },
  { mode: 'hang', codes: ['UPSTREAM_UNAVAILABLE'] },
  { mode: 'slow', ms: 60_000, codes: ['UPSTREAM_UNAVAILABLE'] },
  { mode: 'rate-limit', ms: 3_000, codes: ['UPSTREAM_RATE_LIMITED'] },
];

const sides: readonly { readonly failing: Side; readonly standing: Side }[] = [
  { failing: 'erp', standing: 'crm' },
  { failing: 'crm', standing: 'erp' },
];

const known = 'Talleres Ibáñez';
const directories: string[] = [];
const systems = new Map<Side, { readonly directory: string; process: GrialProcess }>();
let grial: GrialProcess;
let strangers: string[] = [];

beforeAll(async () => {
  for (const side of ['crm', 'erp'] as const) {
    const directory = await ownDirectory();
    systems.set(side, { directory, process: await startSystem(side, directory, '0') });
  }
  const connection = (side: Side) => ({ system: 'sandbox', url: urlOf(side), apiKey: 'sandbox' });
  grial = await startGrial({
    directory: await ownDirectory(),
    configuration: {
      connections: { crm: connection('crm'), erp: connection('erp') },
      sync: { pollSeconds: 3_600 },
      cache: { ttlSeconds: Object.fromEntries(cachedKinds.map((kind) => [kind, ttlSeconds])) },
    },
  });
  await untilCustomersAreKnown(grial.url);
  const { customers } = await askWhole(grial.url, '{ customers(linked: true, first: 50) { nodes { name } } }');
  strangers = customers.nodes.map(({ name }: { name: string }) => name);
});
afterEach(async () => {
  await Promise.all([fail('crm', { mode: 'none' }), fail('erp', { mode: 'none' })]);
});
afterAll(async () => {
  await Promise.all([grial, ...[...systems.values()].map(({ process }) => process)].map((each) => each.kill()));
  await Promise.all(directories.map(removeDirectory));
});

describe.each(sides)('while the $failing fails', ({ failing, standing }) => {
  it.each(faults)('with $mode, the other half stands and known things are served as old', async (fault) => {
    const { codes, ...rule } = fault;
    const before = await knownForAWhile();
    await fail(failing, rule);
    const answers = await askEverything();
    expect(answers.slowestSeconds).toBeLessThan(deadlineSeconds + 0.5);
    expectHalf(answers, before, codes);
  });

  it('with its process killed, the same; and all is well when the process is back', async () => {
    const before = await knownForAWhile();
    await killSystem(failing);
    expectHalf(await askEverything(), before, ['UPSTREAM_UNAVAILABLE']);
    const health = (await askWhole(grial.url, '{ systems { connection state } }')).systems;
    expect(health).toContainEqual({ connection: failing, state: 'DOWN' });
    expect(health).toContainEqual({ connection: standing, state: 'UP' });
    await reviveSystem(failing);
    expect(await knownForAWhile()).toEqual(before);
  });

  async function askEverything() {
    const [stranger = ''] = strangers.splice(0, 1);
    const [standingOnly, warm, cold] = await Promise.all([
      ask(grial.url, oneHalf(stranger, standing)),
      ask(grial.url, bothHalves(known)),
      ask(grial.url, bothHalves(stranger)),
    ]);
    const slowestSeconds = Math.max(...[standingOnly, warm, cold].map(({ seconds }) => seconds));
    return { standingOnly, warm, cold, slowestSeconds };
  }

  function expectHalf(answers: Record<'standingOnly' | 'warm' | 'cold', Answer>, before: Customer, codes: string[]) {
    const { standingOnly, warm, cold } = answers;
    expect([standingOnly.errors, standingOnly.stale]).toEqual([[], []]);
    const half = standingOnly.data.customers.nodes[0];
    expect(Object.values(half).filter((value) => value === null)).toEqual([]);

    expect([warm.errors, warm.stale]).toEqual([[], [failing]]);
    expect(warm.data.customers.nodes[0]).toEqual({ ...before, ...markedStale(before) });

    const lost = Object.keys(fieldsOf[failing]);
    const stranded = cold.data?.customers.nodes[0];
    expect(stranded).toMatchObject({ ...half, ...Object.fromEntries(lost.map((field) => [field, null])) });
    expect(stranded.timeline.missing).toMatchObject([{ connection: failing }]);
    expect(new Set(cold.errors.map(({ path }) => path.at(-1)))).toEqual(new Set(lost));
    expect(cold.errors.filter(({ extensions }) => !codes.includes(String(extensions['code'])))).toEqual([]);
  }

  /** What was known of the failing system before, as it is to be answered now: it says that it is old. */
  function markedStale(before: Customer): object {
    const lost = Object.keys(fieldsOf[failing]).map((field) => [field, before[field]]);
    return JSON.parse(JSON.stringify(Object.fromEntries(lost)).replaceAll('"stale":false', '"stale":true')) as object;
  }
});

type Customer = Readonly<Record<string, unknown>>;

/** Waits until both systems answer, and then until what they have answered is not current any more. */
async function knownForAWhile(): Promise<Customer> {
  let customer: Customer = {};
  await vi.waitFor(
    async () => {
      const { data, errors, stale } = await ask(grial.url, bothHalves(known));
      expect([errors, stale]).toEqual([[], []]);
      customer = data.customers.nodes[0];
    },
    { timeout: 120_000, interval: 250 },
  );
  await sleep(ttlSeconds * 2_000);
  return customer;
}

function fail(side: Side, fault: object): Promise<unknown> {
  return askSandbox(urlOf(side), 'POST', '/_faults', fault);
}

function urlOf(side: Side): string {
  return systemOf(side).process.url;
}

async function killSystem(side: Side): Promise<void> {
  await systemOf(side).process.kill();
}

/** The same data at the same address. */
async function reviveSystem(side: Side): Promise<void> {
  const system = systemOf(side);
  system.process = await startSystem(side, system.directory, new URL(system.process.url).port);
}

function systemOf(side: Side) {
  const system = systems.get(side);
  if (system === undefined) throw new TypeError(`the ${side} is not started yet`);
  return system;
}

function startSystem(side: Side, directory: string, port: string): Promise<GrialProcess> {
  const environment = { [`GRIAL_SANDBOX_${side.toUpperCase()}_PORT`]: port };
  return startGrial({ directory, command: ['sandbox', '--only', side], environment });
}

async function ownDirectory(): Promise<string> {
  const directory = await makeDirectory();
  directories.push(directory);
  return directory;
}

function bothHalves(name: string): string {
  const timeline = '(first: 3) { nodes { kind title } missing { connection } }';
  return question(name, { ...fieldsOf.crm, ...fieldsOf.erp, timeline });
}

function oneHalf(name: string, side: Side): string {
  return question(name, fieldsOf[side]);
}

function question(name: string, fields: Readonly<Record<string, string>>): string {
  const selected = Object.entries(fields).map((field) => field.join(' '));
  return `{ customers(search: ${JSON.stringify(name)}, first: 1) { nodes { name ${selected.join(' ')} } } }`;
}
