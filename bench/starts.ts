import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { figure, median } from './results.ts';
import { showInReadme } from './show-in-readme.ts';
import { startProcess } from './started-process.ts';

// How long somebody waits at a terminal: for the sentence about a wrong configuration, and for a server that listens.

const rounds = 5;
const script = path.join(import.meta.dirname, '../src/main.ts');
const description = await run();
process.stdout.write(`${description}\n`);
showInReadme('starts', description);

async function run(): Promise<string> {
  const refused: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'grial-bench-starts-'));
    refused.push(await secondsUntil(() => refuse(folder)));
    first.push(await secondsUntil(() => listen(folder)));
    later.push(await secondsUntil(() => listen(folder)));
    rmSync(folder, { recursive: true, force: true });
  }
  const rows = [
    ['`PORT=none npm start`: a wrong configuration is refused', refused],
    ['the first start: a new store, and the sandbox with its data', first],
    ['a later start', later],
  ] as const;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.versions.node}. Medians of ${rounds}, in brackets the lowest and the highest.`,
    [
      '| | seconds |',
      '|---|---:|',
      ...rows.map(
        ([title, seconds]) =>
          `| ${title} | ${figure(median(seconds))} (${figure(Math.min(...seconds))}–${figure(Math.max(...seconds))}) |`,
      ),
    ].join('\n'),
  ].join('\n\n');
}

/** From the start of the process; how it is stopped afterwards does not count. */
async function secondsUntil(start: () => Promise<() => Promise<void>>): Promise<number> {
  const startedAt = performance.now();
  const stop = await start();
  const seconds = (performance.now() - startedAt) / 1000;
  await stop();
  return seconds;
}

async function listen(folder: string): Promise<() => Promise<void>> {
  const started = await startProcess({ name: 'grial start', script, environment: environmentIn(folder) });
  return () => started.stop();
}

async function refuse(folder: string): Promise<() => Promise<void>> {
  const environment = { ...environmentIn(folder), PORT: 'none' };
  const refusal = await startProcess({ name: 'grial start', script, environment }).catch(String);
  if (typeof refusal !== 'string' || !refusal.includes('PORT'))
    throw new Error('the wrong configuration was not refused');
  return async () => {};
}

/** Nothing is configured, whatever stands in the folder and in the environment of this process. */
function environmentIn(folder: string): Readonly<Record<string, string>> {
  return { HOST: '127.0.0.1', PORT: '0', GRIAL_DATA: folder, GRIAL_CONFIG: '', DATABASE_URL: '', REDIS_URL: '' };
}
