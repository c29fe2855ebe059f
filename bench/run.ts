import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareAnswers } from './compare-answers.ts';
import { startContest } from './contestants.ts';
import { openGrial } from './grial.ts';
import { measureInTurns, type Plan } from './measure-in-turns.ts';
import { chooseOperations } from './operations.ts';
import { describeResults, type OperationResults, type Results } from './results.ts';
import { showInReadme } from './show-in-readme.ts';
import { countUpstreamCalls, upstreamCalls } from './upstream-calls.ts';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const plan: Plan = quick
  ? { rounds: 1, firstWarmUpSeconds: 2, warmUpSeconds: 1, measuredSeconds: 4 }
  : { rounds: 3, firstWarmUpSeconds: 3, warmUpSeconds: 1, measuredSeconds: 7 };

const results = await run();
const description = describeResults(results);
process.stdout.write(`${description}\n`);
// A quick run is a look, not a record.
if (!quick) record(results, description);

async function run(): Promise<Results> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(path.join(tmpdir(), 'grial-bench-'));
  opened.defer(() => rmSync(folder, { recursive: true }));
  say('Starting the systems and the gateways');
  const grial = await openGrial(folder, opened);
  const { contestants, readers, hiveProblem } = await startContest(grial, opened);

  say('Comparing answers and counting upstream calls');
  const operations = await chooseOperations(contestants[0].graphUrl);
  const prepared = [];
  for (const operation of operations) {
    const { objects, bytes } = await compareAnswers(contestants, operation);
    prepared.push({ operation, objects, bytes, upstreamCalls: await countUpstreamCalls(grial, operation) });
  }

  const callsBefore = await sumOfUpstreamCalls();
  const everySeries = await measureInTurns(contestants, operations, plan, (series, { requestsPerSecond }) =>
    say(
      `${series.operation.name}, ${series.connections} connections, ${series.contestant.title}: ` +
        `${requestsPerSecond.toFixed(1)} requests/s`,
    ),
  );
  const callsAfter = await sumOfUpstreamCalls();

  return {
    takenAt: new Date().toISOString(),
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.versions.node },
    rounds: plan.rounds,
    measuredSeconds: plan.measuredSeconds,
    hiveProblem,
    upstreamCallsUnderLoad: callsAfter - callsBefore,
    operations: prepared.map(({ operation, objects, bytes, upstreamCalls }): OperationResults => ({
      name: operation.name,
      title: operation.title,
      objects,
      upstreamCalls,
      measured: everySeries
        .filter((series) => series.operation === operation)
        .map(({ contestant: { name, title }, connections, rounds }) => ({
          connections,
          contestant: name,
          title,
          answerBytes: bytes.get(name) ?? 0,
          rounds,
        })),
    })),
  };

  async function sumOfUpstreamCalls(): Promise<number> {
    const calls = await Promise.all(readers.map(({ url }) => upstreamCalls(url)));
    return calls.reduce((sum, count) => sum + count, 0);
  }
}

/** Keeps the figures, and shows them in the README. */
function record(results: Results, description: string): void {
  writeFileSync(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  showInReadme('figures', description);
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
