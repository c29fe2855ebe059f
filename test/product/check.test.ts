import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { answerHtml, type Behaviour, type FakeServer, forwardTo, startFakeServer } from '#test/fakes/fake-server.ts';
import { check, sandboxConnection, sandboxKey, seed, startSmallSystems } from './check-world.ts';
import { makeDirectory, removeDirectory, runGrial, startGrial } from './grial-process.ts';

let directory = '';
let systems: Awaited<ReturnType<typeof startSmallSystems>>;

beforeAll(async () => {
  directory = await makeDirectory();
  systems = await startSmallSystems();
});
afterAll(async () => {
  await systems.close();
  await removeDirectory(directory);
});

const bothConnections = () => ({ crm: sandboxConnection(systems.crmUrl), erp: sandboxConnection(systems.erpUrl) });

describe('a configuration that works', () => {
  it('is told as such: who is there, what is read, how much there is, and that nothing is written', async () => {
    const { code, report, finding } = await check(directory, bothConnections());
    expect([code, report.works]).toEqual([0, true]);
    expect(report.connections).toEqual([
      expect.objectContaining({ connection: 'crm', system: 'sandbox', product: 'Sandbox CRM', version: '1.0' }),
      expect.objectContaining({ connection: 'erp', address: `${systems.erpUrl}/`, actor: 'Grial integration' }),
    ]);
    expect(finding('crm', 'clock')?.outcome).toBe('ok');
    expect(finding('crm', 'read accounts')).toMatchObject({ outcome: 'ok', count: 1 });
    expect(finding('crm', 'read deals')).toMatchObject({ outcome: 'ok', count: 1 });
    expect(finding('erp', 'read products')).toMatchObject({ outcome: 'ok', count: 1 });
    expect(finding('erp', 'write: draft-order')?.outcome).toBe('not probed');
    expect(finding('store', 'reached')?.outcome).toBe('ok');
    expect(report.findings.filter(({ outcome }) => !['ok', 'not probed'].includes(outcome))).toEqual([]);
  });

  it('is a table for people, with the same in it and without the keys', async () => {
    const configuration = { connections: bothConnections() };
    const { code, said, logged } = await runGrial({ directory, command: ['check'], configuration });
    expect(code).toBe(0);
    expect(logged).toContain(`crm: sandbox at ${systems.crmUrl}/`);
    expect(logged).toMatch(/^crm +read accounts +ok +1$/m);
    expect(logged).toMatch(/^erp +write: cancel-order +not probed /m);
    expect(logged).toMatch(/^It will work\.$/m);
    expect(said + logged).not.toContain(sandboxKey);
  });

  it('needs no configuration for the sandbox', async () => {
    const own = await makeDirectory();
    onTestFinished(() => removeDirectory(own));
    const { code, logged } = await runGrial({ directory: own, command: ['check'] });
    expect(logged).toMatch(/^It will work\. \d+ notices, see above\.$/m);
    expect(code).toBe(0);
  });
});

describe('what one system has and the other does not understand', () => {
  it('is named, and does not keep the rest from working', async () => {
    const own = await startSmallSystems();
    onTestFinished(() => own.close());
    await seed(own.crmUrl, 'account', [{ name: 'Nobody Knows Ltd' }]);
    await seed(own.crmUrl, 'deal', [
      {
        name: 'Puzzles',
        stage_id: '10001',
        currency: 'CHF',
        lines: [
          { sku: 'NUT', description: 'Nuts', quantity: '1', unit_price: '1' },
          { sku: 'BOLT', description: 'Bolts by weight', unit: 'kg', quantity: '1', unit_price: '1' },
          { sku: null, description: 'Installation', quantity: '1', unit_price: '1' },
        ],
      },
    ]);
    await seed(own.erpUrl, 'customer', [{ legalName: 'Unmatched, S.A.', currency: 'EUR' }]);
    const connections = { crm: sandboxConnection(own.crmUrl), erp: sandboxConnection(own.erpUrl) };
    const { code, report } = await check(directory, connections);
    expect(code).toBe(0);
    const notices = report.findings.filter(({ outcome }) => outcome === 'notice');
    expect(notices.map(({ subject, examples }) => [subject, examples])).toEqual([
      ['CRM accounts without a match', ['Nobody Knows Ltd']],
      ['ERP customers without a match', ['Unmatched, S.A.']],
      ['SKUs of deals that the ERP lacks', ['NUT']],
      ['deal lines without SKU', ['Puzzles']],
      ['units of deals that the ERP lacks', [expect.stringMatching(/^kg for .* \(BOLT\)$/)]],
      ['currencies of deals that no customer buys in', ['CHF']],
    ]);
    expect(notices.every(({ remedy }) => remedy !== null && remedy.length > 20)).toBe(true);
  });
});

interface Trouble {
  readonly trouble: string;
  connections(): Promise<{ readonly crm: object; readonly erp: object }>;
  readonly part: string;
  readonly subject: string;
  readonly detail: RegExp;
  readonly remedy: RegExp;
}

const troubles: readonly Trouble[] = [
  {
    trouble: 'a wrong URL',
    connections: async () => ({ ...bothConnections(), crm: sandboxConnection('http://127.0.0.1:9') }),
    part: 'crm',
    subject: 'reached',
    detail: /crm cannot be reached \(ECONNREFUSED\)/,
    remedy: /sandbox runs at http:\/\/127\.0\.0\.1:9\//,
  },
  {
    trouble: 'a wrong password',
    connections: async () => ({
      ...bothConnections(),
      erp: sandboxConnection(systems.erpUrl, { apiKey: 'canary-wrong' }),
    }),
    part: 'erp',
    subject: 'reached',
    detail: /erp does not accept our credentials \(401\)/,
    remedy: /Check the credentials of this connection/,
  },
  {
    trouble: 'a system that takes the question and never answers',
    connections: async () => ({ ...bothConnections(), erp: sandboxConnection((await fake(() => undefined)).url) }),
    part: 'erp',
    subject: 'reached',
    detail: /erp did not answer within \d+ ms/,
    remedy: /./,
  },
  {
    trouble: 'a website at that URL',
    connections: async () => ({ ...bothConnections(), crm: sandboxConnection((await fake(answerHtml)).url) }),
    part: 'crm',
    subject: 'reached',
    detail: /is not JSON/,
    remedy: /does not talk like sandbox: another product/,
  },
  {
    trouble: 'another product with an API at that URL',
    connections: async () => ({
      ...bothConnections(),
      erp: sandboxConnection((await fake((_, response) => void response.writeHead(404).end('{}'))).url),
    }),
    part: 'erp',
    subject: 'reached',
    detail: /404/,
    remedy: /does not talk like sandbox: another product/,
  },
  {
    trouble: 'a missing permission',
    connections: async () => ({
      ...bothConnections(),
      crm: sandboxConnection((await fake(refusing(systems.crmUrl, '/v1/tickets'))).url),
    }),
    part: 'crm',
    subject: 'read tickets',
    detail: /does not allow us this \(403\)/,
    remedy: /Grant this right to our account in sandbox/,
  },
  {
    trouble: 'a clock that is ten minutes ahead',
    connections: async () => ({
      ...bothConnections(),
      erp: sandboxConnection((await fake(tenMinutesAhead(systems.erpUrl))).url),
    }),
    part: 'erp',
    subject: 'clock',
    detail: /^(59\d|60\d) s ahead of ours$/,
    remedy: /NTP/,
  },
];

describe('what will not work is told with what to do about it, the exit code is 1, and the rest is checked all the same:', () => {
  it.each(troubles)('$trouble', async ({ connections, part, subject, detail, remedy }) => {
    const { code, report, text } = await check(directory, await connections());
    expect([code, report.works]).toEqual([1, false]);
    const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toEqual([
      expect.objectContaining({
        part,
        subject,
        detail: expect.stringMatching(detail),
        remedy: expect.stringMatching(remedy),
      }),
    ]);
    expect(report.findings.filter((each) => each.part === (part === 'crm' ? 'erp' : 'crm')).length).toBeGreaterThan(10);
    expect(text).not.toContain('canary');
  });

  it('a database and a Redis that are not there', async () => {
    const environment = {
      DATABASE_URL: 'postgresql://grial:canary-password@127.0.0.1:9/grial',
      REDIS_URL: 'redis://grial:canary-password@127.0.0.1:9',
    };
    const { code, finding, text } = await check(directory, bothConnections(), { environment });
    expect(code).toBe(1);
    expect(finding('store', 'reached')).toMatchObject({
      outcome: 'failed',
      remedy: expect.stringContaining('DATABASE_URL'),
    });
    expect(finding('cache', 'reached')).toMatchObject({
      outcome: 'failed',
      remedy: expect.stringContaining('REDIS_URL'),
    });
    expect(text).not.toContain('canary');
  });
});

it('a mistake in the configuration is not a failing system: exit code 2, and nothing is asked', async () => {
  const configuration = { connections: { ...bothConnections(), erp: { system: 'sandbox', url: 'erp.example' } } };
  const { code, said, logged } = await runGrial({ directory, command: ['check', '--json'], configuration });
  expect([code, logged]).toEqual([2, '']);
  expect(said).toMatch(/connections\.erp\.url/);
});

describe('a start with what will not work is a start, and its log says once what to do:', () => {
  it.each([
    ['a website at that URL', 'a wrong password'],
    ['a wrong URL', 'a clock that is ten minutes ahead'],
  ])('%s in the CRM, %s in the ERP', async (ofCrm, ofErp) => {
    const [crm, erp] = [troubleNamed(ofCrm), troubleNamed(ofErp)];
    const connections = { crm: (await crm.connections()).crm, erp: (await erp.connections()).erp };
    const own = await makeDirectory();
    onTestFinished(() => removeDirectory(own));
    const grial = await startGrial({ directory: own, configuration: { connections } });
    onTestFinished(() => grial.kill());
    const said = () => grial.logged().filter(({ component, level }) => component === 'check' && level === 'error');
    await expect.poll(() => said().length).toBeGreaterThanOrEqual(2);
    expect(said().toSorted((a, b) => String(a['connection']).localeCompare(String(b['connection'])))).toEqual(
      [crm, erp].map(({ part, subject, remedy }) =>
        expect.objectContaining({ connection: part, kind: subject, msg: expect.stringMatching(remedy) }),
      ),
    );
    expect((await fetch(`${grial.url}/readyz`)).status).toBe(200);
    expect(JSON.stringify(grial.logged())).not.toContain('canary');
  });
});

function troubleNamed(name: string): Trouble {
  const found = troubles.find(({ trouble }) => trouble === name);
  if (found === undefined) throw new Error(`a trouble of the list is required, got ${name}`);
  return found;
}

async function fake(behaviour: Behaviour): Promise<FakeServer> {
  const server = await startFakeServer(behaviour);
  onTestFinished(() => server.close());
  return server;
}

function refusing(url: string, path: string): Behaviour {
  const forward = forwardTo(url);
  return (request, response) =>
    request.url.startsWith(path) ? void response.writeHead(403).end('{}') : forward(request, response);
}

function tenMinutesAhead(url: string): Behaviour {
  const forward = forwardTo(url);
  return async (request, response) => {
    if (request.url !== '/api/info') return forward(request, response);
    const answer = await fetch(url + request.url, { headers: { 'x-api-key': sandboxKey } });
    const info = (await answer.json()) as { now: string }; // as the README of the sandbox says
    const now = new Date(Date.parse(info.now) + 600_000).toISOString();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...info, now }));
  };
}
