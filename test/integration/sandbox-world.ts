import { createSandboxCrm } from '#connectors/sandbox/crm.ts';
import { createSandboxErp } from '#connectors/sandbox/erp.ts';
import { sandboxCrmSettings, sandboxErpSettings } from '#connectors/sandbox/settings.ts';
import type { CrmSystem } from '#ports/crm-system.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';

/** Both sandbox systems as servers in this process, and the connectors that speak to them. */
export interface SandboxWorld {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly apiKey: string;
  readonly crmUrl: string;
  readonly erpUrl: string;
  /** The operations of every request that has left for either system, in order. */
  readonly requests: readonly string[];
  seedCrm(kind: string, records: readonly object[]): Promise<readonly string[]>;
  seedErp(kind: string, records: readonly object[]): Promise<readonly string[]>;
  /** Any request of the wire reference; answers the body. */
  askCrm(method: string, path: string, body?: object): Promise<unknown>;
  askErp(method: string, path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

const apiKey = 'test-key';

export async function startSandboxWorld(
  seedData: 'demo' | 'empty' = 'empty',
  uniqueReference = false,
): Promise<SandboxWorld> {
  const options = { directory: null, apiKey, seedData, rateLimitPerSecond: 100_000 };
  const [crmServer, erpServer] = await Promise.all([
    startSandboxCrm(options),
    startSandboxErp({ ...options, uniqueReference }),
  ]);
  const systems = connectToSandbox(crmServer.url, erpServer.url, uniqueReference);
  const askCrm = asker(crmServer.url, { authorization: `Bearer ${apiKey}` });
  const askErp = asker(erpServer.url, { 'x-api-key': apiKey });
  return {
    ...systems,
    apiKey,
    crmUrl: crmServer.url,
    erpUrl: erpServer.url,
    askCrm,
    askErp,
    seedCrm: (kind, records) => seed(askCrm, kind, records),
    seedErp: (kind, records) => seed(askErp, kind, records),
    async close() {
      await Promise.all([systems.crm.close(), systems.erp.close()]);
      await Promise.all([crmServer.close(), erpServer.close()]);
    },
  };
}

export function connectToSandbox(
  crmUrl: string,
  erpUrl: string,
  uniqueOrderReference = false,
): Pick<SandboxWorld, 'crm' | 'erp' | 'requests'> {
  const requests: string[] = [];
  // Requests are counted: that a busy machine is slow is no reason to send one again.
  const settings = { system: 'sandbox', apiKey, limits: { timeoutMs: 60_000 } };
  const environment = {
    clock: { now: () => Date.now() },
    onCall: ({ connection, operation }: { connection: string; operation: string }) =>
      void requests.push(`${connection} ${operation}`),
  };
  return {
    requests,
    crm: createSandboxCrm('crm', sandboxCrmSettings.parse({ ...settings, url: crmUrl }), environment),
    erp: createSandboxErp(
      'erp',
      sandboxErpSettings.parse({ ...settings, url: erpUrl, uniqueOrderReference }),
      environment,
    ),
  };
}

type Asker = (method: string, path: string, body?: object) => Promise<unknown>;

function asker(url: string, headers: Readonly<Record<string, string>>): Asker {
  return async (method, path, body) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
}

async function seed(ask: Asker, kind: string, records: readonly object[]): Promise<readonly string[]> {
  const { ids } = (await ask('POST', '/_seed', { kind, records })) as { ids: readonly (string | number)[] };
  return ids.map(String);
}
