import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCardFile } from '../../examples/connector/card-file-server.ts';
import { askWhole } from './ask.ts';
import { check, sandboxConnection, startSmallSystems } from './check-world.ts';
import { makeDirectory, removeDirectory, runGrial, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

const key = 'card-file-key';
const example = new URL('../../examples/connector/connector.ts', import.meta.url).href;

let directory = '';
let cardFile: Awaited<ReturnType<typeof startCardFile>>;
let sandbox: Awaited<ReturnType<typeof startSmallSystems>>;

beforeAll(async () => {
  directory = await makeDirectory();
  cardFile = await startCardFile(key);
  sandbox = await startSmallSystems();
  const card = { name: 'Talleres Ría', email: 'info@talleres-ria.example' };
  await fetch(`${cardFile.url}/companies/put`, {
    method: 'POST',
    headers: { 'x-key': key },
    body: JSON.stringify([card]),
  });
  // A file of an operator's own, beside the configuration and outside of the checkout.
  writeFileSync(path.join(directory, 'connector.ts'), `export { connector } from ${JSON.stringify(example)};\n`);
  writeFileSync(
    path.join(directory, 'clumsy.ts'),
    `import { connector as example } from ${JSON.stringify(example)};
    const clumsy = { info: async () => null.version };
    const create = (...given) => ({ ...example.crm.create(...given), ...clumsy });
    export const connector = { crm: { ...example.crm, create } };\n`,
  );
  writeFileSync(path.join(directory, 'nothing.ts'), 'export const nothing = 0;\n');
});
afterAll(async () => {
  await Promise.all([cardFile.close(), sandbox.close()]);
  await removeDirectory(directory);
});

const connections = (more: object = {}) => ({
  crm: { system: './connector.ts', url: cardFile.url, key, ...more },
  erp: sandboxConnection(sandbox.erpUrl),
});

describe('a connector of which Grial knows nothing', () => {
  it('is found by its file, and its customers are in the graph', async () => {
    const grial = await startGrial({ directory, configuration: { connections: connections() } });
    try {
      await untilCustomersAreKnown(grial.url);
      const { customers } = await askWhole(
        grial.url,
        '{ customers(search: "Talleres Ría", first: 5) { nodes { name links { source { system connection } } } } }',
      );
      expect(JSON.stringify(customers)).toContain('"system":"card-file"');
    } finally {
      await grial.kill();
    }
  });

  it('costs no more than its part when it has a bug', async () => {
    const configuration = { connections: connections({ system: './clumsy.ts' }) };
    const grial = await startGrial({ directory, configuration });
    try {
      await untilCustomersAreKnown(grial.url);
      await expect
        .poll(() => grial.logged())
        .toContainEqual(
          expect.objectContaining({ component: 'check', connection: 'crm', msg: 'could not find out who is there' }),
        );
    } finally {
      await grial.kill();
    }
  });

  it('is checked like every other, and what it does not declare is told as such', async () => {
    const { code, report, finding } = await check(directory, connections());
    expect([code, report.works]).toEqual([0, true]);
    expect(report.connections[0]).toMatchObject({ connection: 'crm', product: 'Card file', version: '1' });
    expect(finding('crm', 'read contacts')?.outcome).toBe('ok');
    expect(finding('crm', 'read tickets')?.outcome).toBe('unsupported');
    expect(finding('crm', 'write: write-back')?.outcome).toBe('unsupported');
  });

  it.each([
    ['a file that is not there', './nowhere.ts', /connections: \.\/nowhere\.ts cannot be loaded: /],
    ['a file that exports none', './nothing.ts', /\.\/nothing\.ts is required to export `connector`/],
    ['settings that it does not accept', './connector.ts', /connections\.crm\..*url/],
  ])('is a mistake of the configuration when it is %s', async (_what, system, said) => {
    const configuration = { connections: connections({ system, url: 'nowhere' }) };
    const ended = await runGrial({ directory, command: ['check'], configuration });
    expect(ended.code).toBe(2);
    expect(ended.said).toMatch(said);
    expect(ended.said).not.toMatch(/\n\s+at /);
  });
});
