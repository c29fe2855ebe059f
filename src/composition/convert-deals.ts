import { closeSync, openSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Configuration } from '#config.ts';
import { ConfigurationError } from '#errors.ts';
import { type BatchResult, convertWonDeals, findWonDeals } from '#integration/conversion/convert-won-deals.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { openGraph, type Surroundings } from './open-graph.ts';
import { untilScanned } from './until-scanned.ts';

export interface ConvertOptions {
  /** YYYY-MM-DD. */
  readonly wonSince: string;
  readonly dryRun: boolean;
  /** Where a line goes for every issue, and for every deal that has none; overwritten. */
  readonly issuesFile: string;
  /** Ends it early; what is known by then is answered and written. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, all: number) => void;
}

export interface ConvertSummary {
  /** How many deals came to what. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly issues: number;
  readonly done: number;
  /** Null when it ended before they were found. */
  readonly all: number | null;
}

/** Converts all deals that were won since a day, in this process; may be stopped and started again at any time. */
export async function convertDeals(
  configuration: Configuration,
  surroundings: Surroundings,
  { wonSince, dryRun, issuesFile, signal, onProgress }: ConvertOptions,
): Promise<ConvertSummary> {
  requireDay(wonSince);
  requireWritable(issuesFile);
  await using opened = new AsyncDisposableStack();
  const graph = await openGraph(configuration, surroundings, createMetrics(), opened);
  if (!(await untilScanned(graph, signal))) return { outcomes: {}, issues: 0, done: 0, all: null };
  const { conversion, store } = graph;
  const deals = await findWonDeals(conversion.sources.crm, wonSince, conversion.sources.erp.timeZone, {});
  const results: BatchResult[] = [];
  try {
    onProgress(0, deals.length);
    for await (const result of convertWonDeals({ store, ...conversion }, deals, { dryRun, signal }, {})) {
      results.push(result);
      onProgress(results.length, deals.length);
    }
  } finally {
    writeFileSync(issuesFile, issuesCsv(results));
  }
  const outcomes = Map.groupBy(results, ({ outcome }) => outcome);
  return {
    outcomes: Object.fromEntries([...outcomes].map(([outcome, those]) => [outcome, those.length])),
    issues: results.reduce((sum, { issues }) => sum + issues.length, 0),
    done: results.length,
    all: deals.length,
  };
}

function requireDay(text: string): void {
  // A day that no month has, such as 2026-02-30, would be read as one of the next.
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, text.length) !== text)
    throw new ConfigurationError([`--won-since: a day YYYY-MM-DD is required, got "${text}"`]);
}

/** Before anything is converted, because afterwards the issues would be lost. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError([`--issues: a file that can be written is required, got "${file}" (${reason})`]);
  }
}

function issuesCsv(results: readonly BatchResult[]): string {
  const rows = results.flatMap(({ dealId, name, outcome, orderNumber, total, issues }) => {
    const deal = { deal: dealId, name, outcome, order: orderNumber, total: total?.amount, currency: total?.currency };
    if (issues.length === 0) return [deal];
    return issues.map(({ field, ...issue }) => ({ ...deal, ...issue, field: field?.join('.') }));
  });
  const columns = [
    'deal',
    'name',
    'outcome',
    'order',
    'total',
    'currency',
    'severity',
    'code',
    'message',
    'field',
    'fix',
  ];
  // Spreadsheets take a cell that begins so for a formula.
  return stringify(rows, { header: true, columns, escape_formulas: true });
}
