import { createServer } from 'node:http';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type GrialOptions, makeDirectory, removeDirectory, runGrial, startGrial } from './grial-process.ts';

interface Mistake extends Omit<GrialOptions, 'directory'> {
  readonly mistake: string;
  /** The text of broken.yaml. */
  readonly text?: string;
  /** Every one has to be said, each in a line of its own. */
  readonly said: readonly RegExp[];
}

const sandbox = { system: 'sandbox', url: 'http://127.0.0.1:9', apiKey: 'k' };

const mistakes: readonly Mistake[] = [
  {
    mistake: 'an unknown system',
    configuration: { connections: { crm: { ...sandbox, system: 'salesfarce' }, erp: sandbox } },
    said: [/grial\.yaml, connections\.crm\.system: one of .*sandbox.* is required, got "salesfarce"/],
  },
  {
    mistake: 'a variable that is not set',
    configuration: { connections: { crm: { ...sandbox, apiKey: '${CRM_TOKEN}' }, erp: sandbox } },
    said: [/CRM_TOKEN: this environment variable is required by connections\.crm\.apiKey and is not set/],
  },
  {
    mistake: 'a URL that is none',
    configuration: { connections: { crm: sandbox, erp: { ...sandbox, url: 'erp.example' } } },
    said: [/connections\.erp\.url: .*URL/],
  },
  { mistake: 'a database URL that is none', environment: { DATABASE_URL: 'here' }, said: [/DATABASE_URL.*"here"/] },
  {
    mistake: 'a file that is not YAML',
    command: ['start', '--config', 'broken.yaml'],
    text: 'connections: [}',
    said: [/broken\.yaml: .* line 1/],
  },
  {
    mistake: 'a file that is not there',
    command: ['start', '--config', 'nowhere.yaml'],
    said: [/nowhere\.yaml: a readable configuration file is required/],
  },
  {
    mistake: 'an unknown key',
    configuration: { conections: {}, sync: { pollSeconds: 5 } },
    said: [/grial\.yaml, the file: .*"conections"/],
  },
  {
    mistake: 'a word that is none of those',
    configuration: { conversion: { onDealWon: 'yes' } },
    said: [/grial\.yaml, conversion\.onDealWon: "automatic" or "manual" is required, got "yes"$/],
  },
  {
    mistake: 'a mistake of every kind',
    configuration: {
      connections: { crm: { ...sandbox, system: 'salesfarce' }, erp: { ...sandbox, url: 'erp.example' } },
      conversion: { onDealWon: 'yes' },
    },
    said: [
      /conversion\.onDealWon: .*"yes"$/,
      /connections\.crm\.system: .*"salesfarce"/,
      /connections\.erp\.url: .*URL/,
    ],
  },
  { mistake: 'a port that is none', environment: { PORT: '80a' }, said: [/PORT .*0 to 65535.*"80a"/] },
  { mistake: 'a port beyond the last', environment: { PORT: '70000' }, said: [/PORT .*0 to 65535.*"70000"/] },
  { mistake: 'a door to everybody', environment: { HOST: '0.0.0.0' }, said: [/HOST: without API keys.*auth\.apiKeys/] },
  { mistake: 'an unknown subgraph', command: ['subgraph', 'hr'], said: [/one of crm, erp, integration .*"hr"/] },
  {
    mistake: 'a supergraph that is not there',
    command: ['serve', '--supergraph', 'nowhere.graphql'],
    said: [/--supergraph: a readable file is required, got "nowhere\.graphql"/],
  },
  {
    mistake: 'an unknown command',
    command: ['bogus', '--dry-run'],
    said: [/unknown command "bogus"; the commands are start, .*convert, check/],
  },
  {
    mistake: 'a day that no month has',
    command: ['convert', '--won-since', '2026-02-30'],
    said: [/--won-since: a day YYYY-MM-DD is required, got "2026-02-30"/],
  },
  {
    mistake: 'issues that cannot be written',
    command: ['convert', '--won-since', '2026-02-20', '--issues', 'nowhere/issues.csv'],
    said: [/--issues: a file that can be written is required, got "nowhere\/issues\.csv" \(ENOENT\)/],
  },
  {
    mistake: 'many things at once',
    environment: { PORT: 'x', LOG_LEVEL: 'loud' },
    configuration: {
      connections: { crm: { ...sandbox, apiKey: '${TOKEN_A}', url: '${TOKEN_B}' }, erp: { system: 'sap', url: 'x' } },
      cache: { ttlSeconds: { unicorns: 5 } },
    },
    said: [/PORT/, /LOG_LEVEL/, /TOKEN_B/, /TOKEN_A/, /unicorns/, /connections\.erp\.system/],
  },
];

describe('a configuration that is wrong ends the start, with the culprit named:', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await makeDirectory();
  });
  afterAll(() => removeDirectory(directory));

  it.each(mistakes)('$mistake', async ({ said, text, ...options }) => {
    const place = path.join(directory, String(mistakes.findIndex((each) => each.said === said)));
    mkdirSync(place);
    if (text !== undefined) writeFileSync(path.join(place, 'broken.yaml'), text);
    expect(await endOf({ directory: place, ...options })).toEqual(refusal(said));
  });

  it('a file that is a directory', async () => {
    const ended = await endOf({ directory, environment: { GRIAL_CONFIG: directory } });
    expect(ended).toEqual(refusal([/readable configuration file .*EISDIR/]));
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // it listens at a TCP port
    const ended = await endOf({ directory, environment: { PORT: String(port) } });
    expect(ended).toEqual(refusal([new RegExp(`PORT: .*${port}.*taken`)]));
  });

  it('a data directory that another process has, which goes on undisturbed', async () => {
    const data = path.join(directory, 'shared');
    const environment = { GRIAL_DATA: data };
    const connected = { directory, environment, configuration: { connections: { crm: sandbox, erp: sandbox } } };
    const first = await startGrial(connected);
    onTestFinished(() => first.kill());
    expect(await endOf(connected)).toEqual(refusal([new RegExp(`GRIAL_DATA: .*${data} is in use by process \\d+`)]));
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  it('a store that was filled from another system', async () => {
    const environment = { GRIAL_DATA: path.join(directory, 'filled') };
    const connections = { crm: sandbox, erp: sandbox };
    const first = await startGrial({ directory, environment, configuration: { connections } });
    onTestFinished(() => first.kill());
    expect(await first.stop()).toBe(0);
    const crm = { system: 'hubspot', token: 'x', url: sandbox.url };
    const configuration = { connections: { ...connections, crm } };
    const ended = await endOf({ directory, environment, configuration });
    expect(ended).toEqual(
      refusal([/connections\.crm: the store was filled from sandbox and knows nothing of hubspot/]),
    );
  });

  it('a demo that is at work already, whatever else is to work with it', async () => {
    const place = path.join(directory, 'demo');
    mkdirSync(place);
    const first = await startGrial({ directory: place });
    onTestFinished(() => first.kill());
    const told = /GRIAL_DATA: .*sandbox is in use by process \d+; stop that one first, or use a configuration with/;
    for (const command of [['start'], ['check'], ['convert', '--won-since', '2026-01-01', '--issues', '/dev/null']])
      expect(await endOf({ directory: place, command })).toEqual(refusal([told]));
  });
});

/** One line for each thing that is wrong, nothing else, and an exit code that says so; and nothing was begun. */
function refusal(said: readonly RegExp[]): object {
  const lines = said.map((sentence) => expect.stringMatching(sentence));
  return { code: 2, lines, unexplained: [], stackTrace: false, opened: [] };
}

async function endOf(options: GrialOptions): Promise<object> {
  const before = readdirSync(options.directory);
  const { code, said, logged } = await runGrial(options);
  const lines = said.trimEnd().split('\n');
  return {
    code,
    lines,
    unexplained: lines.filter((line) => !line.startsWith('grial: ')),
    stackTrace: /\n\s+at /.test(said + logged),
    // What is refused before anything is opened is refused at once, on a busy machine too.
    opened: readdirSync(options.directory).filter((name) => name !== 'grial.yaml' && !before.includes(name)),
  };
}
