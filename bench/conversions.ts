import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '#test/crash/postgres-cluster.ts';
import { convertByScript } from './convert-by-script.ts';
import { convertByGrial } from './convert-by-grial.ts';
import { type ConversionSystems, openSystems } from './conversion-systems.ts';
import { figure } from './results.ts';
import { showInReadme } from './show-in-readme.ts';

// How many won deals become orders per second: embedded, on PostgreSQL with two workers, and by a script without any state.

const { values } = parseArgs({ options: { deals: { type: 'string', default: '300' } } });
const description = await run(Number(values.deals));
process.stdout.write(`${description}\n`);
showInReadme('conversions', description);

async function run(deals: number): Promise<string> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(path.join(tmpdir(), 'grial-bench-conversions-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));

  const script = await withSystems(path.join(folder, 'script'), async (systems) => {
    // Twice, so that the first does not pay alone for whatever is slow at the first time.
    await convertByScript(systems, await systems.seedDeals(Math.ceil(deals / 4)));
    return convertByScript(systems, await systems.seedDeals(deals));
  });
  say(`a script: ${figure(script.perSecond)}/s`);
  const byGrial = (name: string, databaseUrl: string | null) => {
    const store = path.join(folder, name);
    return withSystems(`${store}-systems`, (systems) => convertByGrial({ systems, store, databaseUrl, deals }));
  };
  const embedded = await byGrial('embedded', null);
  say(`embedded: ${figure(embedded.perSecond)}/s`);
  const cluster = await startCluster();
  if (cluster !== null) opened.defer(() => cluster.stop());
  const databaseUrl = cluster?.databaseUrl ?? null;
  const shared = databaseUrl === null ? null : await byGrial('shared', databaseUrl);

  const rows = [
    ['a script that makes the four calls and remembers nothing', script],
    ['Grial, one process, embedded database', embedded],
    ['Grial, gateway and worker as two processes, PostgreSQL', shared],
  ] as const;
  const head = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.versions.node}, ${deals} deals.`;
  return [
    head,
    [
      '| | conversions per second | × script | upstream calls per conversion |',
      '|---|---:|---:|---:|',
      ...rows.map(([title, result]) =>
        result === null
          ? `| ${title} | no PostgreSQL server is installed | | |`
          : `| ${title} | ${figure(result.perSecond)} | ${(result.perSecond / script.perSecond).toFixed(2)} | ${figure(result.callsPerConversion)} |`,
      ),
    ].join('\n'),
    `The calls of one conversion: ${embedded.calls.map(([operation, count]) => `${operation} ${figure(count)}`).join(', ')}.`,
  ].join('\n\n');
}

/** Systems of its own for each, because a new store takes in the orders that it finds in the ERP. */
async function withSystems<T>(folder: string, work: (systems: ConversionSystems) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  return await work(await openSystems(folder, opened));
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
