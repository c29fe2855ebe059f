import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Configuration } from '#config.ts';
import { ConfigurationError } from '#errors.ts';
import { type BatchResult, convertWonDeals, findWonDeals } from '#integration/conversion/convert-won-deals.ts';
import { areScanned } from '#integration/sync/feed-state.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { openGraph, type Surroundings } from './open-graph.ts';

export interface ConvertOptions {
  /** YYYY-MM-DD. */
  readonly wonSince: string;
  readonly dryRun: boolean;
  /** Where the issues go, one line each; overwritten. */
  readonly issuesFile: string;
  readonly onProgress: (done: number, all: number) => void;
}

export interface ConvertSummary {
  /** How many deals came to what. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly issues: number;
}

/** Converts all deals that were won since a day, in this process; may be stopped and started again at any time. */
export async function convertDeals(
  configuration: Configuration,
  surroundings: Surroundings,
  { wonSince, dryRun, issuesFile, onProgress }: ConvertOptions,
): Promise<ConvertSummary> {
  if (!/^\d{4}-\d\d-\d\d$/.test(wonSince) || Number.isNaN(Date.parse(wonSince)))
    throw new ConfigurationError([`--won-since: a day YYYY-MM-DD is required, got "${wonSince}"`]);
  await using opened = new AsyncDisposableStack();
  const { conversion, store } = await openGraph(configuration, surroundings, createMetrics(), opened);
  const { sources } = conversion;
  while (!(await areScanned(store.db, [sources.crm.connection, sources.erp.connection]))) await wait(scanPauseMs);
  const deals = await findWonDeals(sources.crm, wonSince, {});
  const results: BatchResult[] = [];
  onProgress(0, deals.length);
  for await (const result of convertWonDeals({ store, ...conversion }, deals, { dryRun }, {})) {
    results.push(result);
    onProgress(results.length, deals.length);
  }
  writeFileSync(issuesFile, issuesCsv(results));
  const outcomes = Map.groupBy(results, ({ outcome }) => outcome);
  return {
    outcomes: Object.fromEntries([...outcomes].map(([outcome, those]) => [outcome, those.length])),
    issues: results.reduce((sum, { issues }) => sum + issues.length, 0),
  };
}

const scanPauseMs = 250;

function issuesCsv(results: readonly BatchResult[]): string {
  const rows = results.flatMap(({ dealId, name, outcome, orderNumber, issues }) =>
    issues.map(({ code, severity, message, field, fix }) => ({
      deal: dealId,
      name,
      outcome,
      order: orderNumber,
      severity,
      code,
      message,
      field: field?.join('.') ?? '',
      fix,
    })),
  );
  const columns = ['deal', 'name', 'outcome', 'order', 'severity', 'code', 'message', 'field', 'fix'];
  // Spreadsheets take a cell that begins so for a formula.
  return stringify(rows, { header: true, columns, escape_formulas: true });
}
