import { setTimeout as sleep } from 'node:timers/promises';
import { cachedKinds } from '#caching/time-to-live.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { postJson } from '../graph/post-json.ts';
import { type Answer, ask, askWhole } from './ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

type Side = 'crm' | 'erp';

const deadlineSeconds = 2;
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
  // Whichever is over first, the time that the system is given or that of the whole request.
  { mode: 'hang', codes: ['UPSTREAM_UNAVAILABLE', 'DEADLINE_EXCEEDED'] },
  { mode: 'slow', ms: 60_000, codes: ['UPSTREAM_UNAVAILABLE', 'DEADLINE_EXCEEDED'] },
  { mode: 'rate-limit', ms: 3_000, codes: ['UPSTREAM_RATE_LIMITED'] },
];

/** One of the two systems fails in every way there is, and then comes back. */
export function describeOutage(failing: Side, standing: Side): void {
  describe(`while the ${failing} fails`, () => {
    const known = 'Talleres Ibáñez';
    const running: GrialProcess[] = [];
    const directories = new Map<Side | 'grial', string>();
    const urls = { crm: '', erp: '' };
    let grial: GrialProcess;
    let failingProcess: GrialProcess;
    let strangers: string[] = [];

    beforeAll(async () => {
      const [crm, erp] = await Promise.all([startSandbox('crm'), startSandbox('erp')]);
      failingProcess = failing === 'crm' ? crm : erp;
      Object.assign(urls, { crm: crm.url, erp: erp.url });
      const connection = (url: string) => ({ system: 'sandbox', url, apiKey: 'sandbox' });
      grial = await startGrial({
        directory: await directoryOf('grial'),
        configuration: {
          connections: { crm: connection(crm.url), erp: connection(erp.url) },
          server: { requestTimeoutSeconds: deadlineSeconds },
          sync: { pollSeconds: 3_600 },
          cache: { ttlSeconds: Object.fromEntries(cachedKinds.map((kind) => [kind, ttlSeconds])) },
        },
      });
      running.push(grial);
      await untilCustomersAreKnown(grial.url);
      const { customers } = await askWhole(grial.url, '{ customers(linked: true, first: 50) { nodes { name } } }');
      strangers = customers.nodes.map(({ name }: { name: string }) => name).filter((name: string) => name !== known);
    });
    beforeEach(async () => {
      await fail({ mode: 'none' });
      await untilBothAnswer();
    });
    afterAll(async () => {
      await Promise.all(running.map((each) => each.kill()));
      await Promise.all([...directories.values()].map(removeDirectory));
    });

    it.each(faults)('with $mode, the other half stands and known things are served as old', async (fault) => {
      const { codes, ...rule } = fault;
      const before = await knownForAWhile();
      await fail(rule);
      const answers = await askEverything();
      expect(answers.slowestSeconds).toBeLessThan(deadlineSeconds + 0.5);
      expectHalf(answers, before, codes);
    });

    it('with its process killed, the same; and all is well when the process is back', async () => {
      const before = await knownForAWhile();
      await failingProcess.kill();
      expectHalf(await askEverything(), before, ['UPSTREAM_UNAVAILABLE']);
      const { systems } = await askWhole(grial.url, '{ systems { connection state } }');
      expect(systems).toContainEqual({ connection: failing, state: 'DOWN' });
      expect(systems).toContainEqual({ connection: standing, state: 'UP' });
      await startSandbox(failing, new URL(urls[failing]).port);
      await untilBothAnswer();
      expect(await knownForAWhile()).toEqual(before);
    });

    /** Reads the customer that is going to be known, and waits until that is not current any more. */
    async function knownForAWhile(): Promise<Customer> {
      const { customers } = await askWhole(grial.url, bothHalves(known));
      await sleep(ttlSeconds * 2_000);
      return customers.nodes[0];
    }

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

    async function untilBothAnswer(): Promise<void> {
      await vi.waitFor(
        async () => {
          const answer: Answer = await ask(grial.url, bothHalves(known));
          expect([answer.errors, answer.stale]).toEqual([[], []]);
        },
        { timeout: 25_000, interval: 250 },
      );
    }

    function fail(fault: object): Promise<unknown> {
      return postJson(`${urls[failing]}/_faults`, fault);
    }

    async function startSandbox(side: Side, port = '0'): Promise<GrialProcess> {
      const sandbox = await startGrial({
        directory: await directoryOf(side),
        command: ['sandbox', '--only', side],
        environment: { [`GRIAL_SANDBOX_${side.toUpperCase()}_PORT`]: port },
      });
      running.push(sandbox);
      return sandbox;
    }

    async function directoryOf(name: Side | 'grial'): Promise<string> {
      const directory = directories.get(name) ?? (await makeDirectory());
      directories.set(name, directory);
      return directory;
    }
  });
}

type Customer = Readonly<Record<string, unknown>>;

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
