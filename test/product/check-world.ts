import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';
import { runGrial } from './grial-process.ts';

/** A finding as `grial check --json` prints it. */
export interface PrintedFinding {
  readonly part: string;
  readonly subject: string;
  readonly outcome: string;
  readonly detail: string;
  readonly remedy: string | null;
  readonly count: number | null;
  readonly examples: readonly string[];
}

export interface PrintedReport {
  readonly works: boolean;
  readonly connections: readonly Readonly<Record<string, unknown>>[];
  readonly findings: readonly PrintedFinding[];
}

export interface Check {
  readonly code: number | null;
  readonly report: PrintedReport;
  /** Everything that it printed, on both streams. */
  readonly text: string;
  finding(part: string, subject: string): PrintedFinding | undefined;
}

export const sandboxKey = 'canary-sandbox-key';

/** Two sandbox systems with a few records that fit together. */
export async function startSmallSystems() {
  const options = { directory: null, apiKey: sandboxKey, seedData: 'empty' } as const;
  const [crm, erp] = await Promise.all([startSandboxCrm(options), startSandboxErp(options)]);
  const [accountId = ''] = await seed(crm.url, 'account', [{ name: 'Talleres Ría' }]);
  await seed(crm.url, 'deal', [
    {
      name: 'Tornillos',
      account_id: accountId,
      stage_id: '10001',
      currency: 'EUR',
      lines: [{ sku: 'BOLT', description: 'Bolts', quantity: '5', unit_price: '12.10' }],
    },
  ]);
  await seed(erp.url, 'warehouse', [{ name: 'North' }]);
  await seed(erp.url, 'product', [{ sku: 'BOLT', listPrice: 12.1 }]);
  await seed(erp.url, 'stock', [{ productId: 1, warehouseId: 1, onHand: 10 }]);
  await seed(erp.url, 'customer', [{ legalName: 'Talleres Ría, S.L.', crmReference: accountId, currency: 'EUR' }]);
  return {
    crmUrl: crm.url,
    erpUrl: erp.url,
    async close() {
      await Promise.all([crm.close(), erp.close()]);
    },
  };
}

export async function seed(url: string, kind: string, records: readonly object[]): Promise<readonly string[]> {
  const response = await fetch(`${url}/_seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, records }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { ids } = (await response.json()) as { ids: string[] }; // as the README of the sandbox says
  return ids;
}

export function sandboxConnection(url: string, more: object = {}): object {
  return { system: 'sandbox', url, apiKey: sandboxKey, ...more };
}

/** Runs `grial check --json` in a directory of its own. */
export async function check(
  directory: string,
  connections: { readonly crm: object; readonly erp: object },
  {
    environment = {},
    options = [],
  }: { readonly environment?: Record<string, string>; readonly options?: string[] } = {},
): Promise<Check> {
  const command = ['check', '--json', ...options];
  const configuration = { connections };
  const { code, said, logged } = await runGrial({ directory, command, configuration, environment });
  const report = JSON.parse(logged === '' ? '{"findings":[]}' : logged) as PrintedReport;
  return {
    code,
    report,
    text: said + logged,
    finding: (part, subject) => report.findings.find((each) => each.part === part && each.subject === subject),
  };
}
