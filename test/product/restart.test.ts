import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { askSandbox } from './ask-sandbox.ts';
import { askWhole } from './ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';
import { unlinkedPair } from './unlinked-pair.ts';
import { upstreamRequests } from './upstream-requests.ts';

interface Customer {
  readonly id: string;
  readonly links: readonly {
    readonly origin: string;
    readonly state: string;
    readonly matchedOn: readonly string[];
    readonly source: { readonly connection: string; readonly nativeId: string };
  }[];
}

const directories: string[] = [];
let sandbox: GrialProcess;
let crm = '';
let erp = '';

// Systems of their own, which live on while the process between them is stopped and started.
beforeAll(async () => {
  sandbox = await startGrial({ directory: await ownDirectory(), command: ['sandbox'] });
  [crm = '', erp = ''] = sandbox.urls;
});
afterAll(async () => {
  await sandbox.kill();
  await Promise.all(directories.map(removeDirectory));
});

describe('a restart', () => {
  it('keeps ids and links, and goes on reading the feeds where it was', async () => {
    const directory = await ownDirectory();
    const first = await start(directory);
    await untilCustomersAreKnown(first.url);
    const before = await crosswalk(first);
    expect(before.length).toBeGreaterThan(300);
    const linked = await linkByHand(first);
    expect(await first.stop()).toBe(0);

    await askSandbox(erp, 'PATCH', '/api/customers/5', { email: 'nueva@correo.example' });
    const born = (await askSandbox(crm, 'POST', '/v1/accounts', { name: 'Nacida Entretanto' })) as {
      readonly id: string;
    };
    const second = await start(directory);
    const named = '{ customers(search: "Nacida Entretanto") { nodes { crmIds } } }';
    await expect.poll(async () => (await askWhole(second.url, named)).customers.nodes).toEqual([{ crmIds: [born.id] }]);
    const idsAfter = new Set((await crosswalk(second)).map(({ id }) => id));
    expect(before.filter(({ id }) => !idsAfter.has(id)).length).toBe(1);
    const { customer } = await askWhole(second.url, 'query ($id: ID!) { customer(id: $id) { id links { origin } } }', {
      id: linked.mergedAway,
    });
    expect(customer.id).toBe(linked.customerId);
    expect(customer.links).toContainEqual({ origin: 'EXPLICIT' });
    // What was read once is not read again.
    expect((await upstreamRequests(second.url)).get('crm accounts.search')).toBeUndefined();
  });
});

describe('kill -9 during the first scan', () => {
  it('changes nothing about who is who in the end, whenever it comes', async () => {
    const undisturbed = await start(await ownDirectory());
    await untilCustomersAreKnown(undisturbed.url);
    const expected = bySources(await crosswalk(undisturbed));
    expect(expected.filter((links) => links.includes(' = ')).length).toBeGreaterThan(250);

    const scans = ['accounts.search', 'customers.query', 'contacts.search'];
    const slowly = { mode: 'slow', ms: 400, operations: scans };
    await Promise.all([crm, erp].map((url) => askSandbox(url, 'POST', '/_faults', slowly)));
    const killed = await Promise.all([1, 3, 6].map(killedAfter));
    await Promise.all([crm, erp].map((url) => askSandbox(url, 'POST', '/_faults', { mode: 'none' })));
    for (const directory of killed) {
      const resumed = await start(directory);
      await untilCustomersAreKnown(resumed.url);
      expect(bySources(await crosswalk(resumed))).toEqual(expected);
    }
  });

  /** The directory of a process that was killed when it had made so many of the requests of a scan. */
  async function killedAfter(requests: number): Promise<string> {
    const directory = await ownDirectory();
    const grial = await start(directory);
    const sent = async () => [...(await upstreamRequests(grial.url)).values()].reduce((sum, count) => sum + count, 0);
    await expect.poll(sent, { interval: 20 }).toBeGreaterThanOrEqual(requests);
    await grial.kill();
    return directory;
  }
});

async function start(directory: string): Promise<GrialProcess> {
  const connection = (url: string) => ({ system: 'sandbox', url, apiKey: 'sandbox' });
  const grial = await startGrial({
    directory,
    configuration: { connections: { crm: connection(crm), erp: connection(erp) }, sync: { pollSeconds: 1 } },
  });
  onTestFinished(() => grial.kill());
  return grial;
}

/** Every customer, with why each record is one. */
async function crosswalk({ url }: GrialProcess): Promise<readonly Customer[]> {
  const found: Customer[] = [];
  for (let after: string | null = null; ;) {
    const { customers } = await askWhole(
      url,
      `query ($after: String) { customers(first: 200, after: $after) {
        nodes { id links { origin state matchedOn source { connection nativeId } } } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    found.push(...customers.nodes);
    if (!customers.pageInfo.hasNextPage) return found;
    after = customers.pageInfo.endCursor;
  }
}

/** The same without the ids that are minted here. */
function bySources(customers: readonly Customer[]): readonly string[] {
  const linkText = ({ source, origin, state, matchedOn }: Customer['links'][number]) =>
    `${source.connection} ${source.nativeId} ${origin} ${state} [${matchedOn.join()}]`;
  return customers.map(({ links }) => links.map(linkText).toSorted().join(' = ')).toSorted();
}

/** Makes one customer of two of which each is known to one system. */
async function linkByHand({
  url,
}: GrialProcess): Promise<{ readonly customerId: string; readonly mergedAway: string }> {
  const { input, customerId, otherId } = await unlinkedPair(url);
  const question = `mutation ($input: LinkCustomerInput!) {
    linkCustomer(input: $input) { customer { id } userErrors { message } }
  }`;
  const { linkCustomer } = await askWhole(url, question, { input });
  expect(linkCustomer).toEqual({ customer: { id: customerId }, userErrors: [] });
  return { customerId, mergedAway: otherId };
}

async function ownDirectory(): Promise<string> {
  const directory = await makeDirectory();
  directories.push(directory);
  return directory;
}
