import type { ContestantName } from './contestants.ts';
import type { Measurement } from './measure.ts';
import type { UpstreamCalls } from './upstream-calls.ts';

/** What a run has found; the content of results.json. */
export interface Results {
  readonly takenAt: string;
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  readonly rounds: number;
  readonly measuredSeconds: number;
  /** Why Hive Gateway is missing; null when it is not. */
  readonly hiveProblem: string | null;
  /** Calls that all processes together made to the two systems while they were measured, in order to answer. */
  readonly upstreamCallsUnderLoad: number;
  readonly operations: readonly OperationResults[];
}

export interface OperationResults {
  readonly name: string;
  readonly title: string;
  readonly objects: number;
  readonly upstreamCalls: UpstreamCalls;
  readonly measured: readonly Measured[];
}

interface Measured {
  readonly connections: number;
  readonly contestant: ContestantName;
  readonly title: string;
  readonly answerBytes: number;
  readonly rounds: readonly Measurement[];
}

/** The results in Markdown. */
export function describeResults(results: Results): string {
  const { takenAt, machine, rounds, measuredSeconds, hiveProblem, upstreamCallsUnderLoad, operations } = results;
  return [
    `${takenAt.slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, Node ${machine.node}. Medians of ${rounds} ` +
      `times ${measuredSeconds} s, in brackets the lowest and the highest. Upstream calls during all of it: ${upstreamCallsUnderLoad}.`,
    ...(hiveProblem === null ? [] : [`@graphql-hive/gateway is missing: it ${hiveProblem}.`]),
    ...operations.flatMap(describeOperation),
  ].join('\n\n');
}

function describeOperation({ name, title, objects, upstreamCalls, measured }: OperationResults): readonly string[] {
  return [
    `**${name}**: ${title}, ${Math.round(objects)} objects on average. Upstream calls: ${upstreamCalls.cold} cold, ${upstreamCalls.warm} warm.`,
    [
      '| connections | gateway | requests/s | × stock | p50 ms | p99 ms | processor ms per request | answer bytes on average |',
      '|---:|---|---:|---:|---:|---:|---:|---:|',
      ...measured.map((it) => describeMeasured(it, measured)),
    ].join('\n'),
  ];
}

function describeMeasured({ connections, title, answerBytes, rounds }: Measured, all: readonly Measured[]): string {
  const rates = ratesOf(rounds);
  const stock = all.find((it) => it.contestant === 'stock' && it.connections === connections);
  const cells = [
    connections,
    title,
    `${figure(median(rates))} (${figure(Math.min(...rates))}–${figure(Math.max(...rates))})`,
    (median(rates) / median(ratesOf(stock?.rounds ?? []))).toFixed(2),
    figure(median(rounds.map(({ p50Ms }) => p50Ms))),
    figure(median(rounds.map(({ p99Ms }) => p99Ms))),
    figure(median(rounds.flatMap(({ processorMsPerRequest }) => processorMsPerRequest ?? []))),
    Math.round(answerBytes),
  ];
  return `| ${cells.join(' | ')} |`;
}

function ratesOf(rounds: readonly Measurement[]): readonly number[] {
  return rounds.map(({ requestsPerSecond }) => requestsPerSecond);
}

/** NaN when there are no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Three digits: more would be noise. */
export function figure(value: number): string {
  return Number.isNaN(value) ? 'unknown' : String(Number(value.toPrecision(3)));
}
