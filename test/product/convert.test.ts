import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSandbox } from './ask-sandbox.ts';
import { type GrialProcess, makeDirectory, removeDirectory, runGrial, startGrial } from './grial-process.ts';

describe('converting all deals that were won since a day', () => {
  let directory = '';
  let sandbox: GrialProcess;
  let configuration: object;
  beforeAll(async () => {
    directory = await makeDirectory();
    sandbox = await startGrial({ directory, command: ['sandbox'] });
    const [crm, erp] = sandbox.urls.map((url) => ({ system: 'sandbox', url, apiKey: 'sandbox' }));
    configuration = { connections: { crm, erp } };
  });
  afterAll(async () => {
    await sandbox.kill();
    await removeDirectory(directory);
  });

  const command = (...options: readonly string[]) => ['convert', '--won-since', '2020-01-01', ...options];

  it('tells in a dry run what would come of every deal, with its total', async () => {
    const { code, said } = await runGrial({
      directory,
      configuration,
      command: command('--dry-run', '--issues', 'dry.csv'),
    });
    const lines = linesOf('dry.csv');
    const [, all] = /of (\d+) deals/.exec(said) ?? [];
    expect(new Set(lines.map(({ deal }) => deal)).size).toBe(Number(all));
    for (const line of lines) expect(line.outcome).toMatch(/CONVERTIBLE/);
    const [convertible, ...others] = lines.filter(({ outcome }) => outcome === 'CONVERTIBLE');
    expect(others).not.toEqual([]);
    expect(convertible?.total).toMatch(/^\d+\.\d\d$/);
    expect(code).toBe(0);
  });

  it('when it is interrupted, says how far it has come, keeps what is known, and asks to be run again', async () => {
    const [, erp = ''] = sandbox.urls;
    await askSandbox(erp, 'POST', '/_faults', { mode: 'hang', operations: ['orders.create'] });
    const { code, said } = await runGrial({
      directory,
      configuration,
      command: command('--issues', 'interrupted.csv'),
      async meanwhile(stop) {
        // Until an order is waited for, which both systems have to be read for.
        await expect
          .poll(() => askSandbox(erp, 'GET', '/_faults'), { timeout: 200_000 })
          .toMatchObject({ struck: { hang: expect.any(Number) } });
        stop();
      },
    });
    const [, done = '', all = ''] = /interrupted after (\d+) of (\d+); run it again/.exec(said) ?? [];
    expect(Number(done)).toBeLessThan(Number(all));
    const deals = new Set(linesOf('interrupted.csv').map(({ deal }) => deal));
    expect(deals.size).toBe(Number(done));
    expect(code).toBe(1);
  });

  it('says in a sentence which system does not answer', async () => {
    const [crm = ''] = sandbox.urls;
    await askSandbox(crm, 'POST', '/_faults', { mode: 'error', operations: ['deals.search'] });
    const { code, said } = await runGrial({ directory, configuration, command: command('--dry-run') });
    await askSandbox(crm, 'POST', '/_faults', { mode: 'none' });
    expect(said.trimEnd()).toMatch(/^grial: crm failed \(50\d\)$/);
    expect(code).toBe(1);
  });

  it('does not wait without end for the first reading of a system that never answers', async () => {
    const [, erp = ''] = sandbox.urls;
    const elsewhere = await makeDirectory();
    await askSandbox(erp, 'POST', '/_faults', { mode: 'hang' });
    const options = { directory: elsewhere, configuration, command: command('--dry-run') };
    const { code, said } = await runGrial(options);
    await askSandbox(erp, 'POST', '/_faults', { mode: 'none' });
    await removeDirectory(elsewhere);
    expect(said.trimEnd()).toMatch(/^grial: erp did not answer within \d+ ms$/);
    expect(code).toBe(1);
  });

  interface Line {
    readonly deal: string;
    readonly outcome: string;
    readonly total: string;
  }

  /** A name may hold a comma: the columns behind it are found by their form. */
  function linesOf(file: string): readonly Line[] {
    const [, ...lines] = readFileSync(path.join(directory, file), 'utf8').trimEnd().split('\n');
    return lines.map((line) => {
      const { deal = '', outcome = '', total = '' } = cells.exec(line)?.groups ?? {};
      return { deal, outcome, total };
    });
  }
});

const cells = /^(?<deal>\d+),.*?,(?<outcome>[A-Z_]+),[^,]*,(?<total>[\d.]*),(?:[A-Z]{3})?,/;
