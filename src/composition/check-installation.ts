import { checkCache } from '#check/check-cache.ts';
import { checkStore } from '#check/check-store.ts';
import { checkCrm, checkErp, type SystemCheck } from '#check/check-system.ts';
import { remedyFor } from '#check/explain-failure.ts';
import { type Finding, finding } from '#check/finding.ts';
import { type OnScanned, readMasterData } from '#check/read-master-data.ts';
import { type CheckedConnection, type Report, works } from '#check/report.ts';
import { unmapped } from '#check/unmapped.ts';
import type { Configuration, ConnectionSettings } from '#config.ts';
import { SystemError } from '#errors.ts';
import { requireServable } from '#gateway/listen.ts';
import { createWriteTurns } from '#store/write-turns.ts';
import { createSystems } from './create-systems.ts';
import { addressOf } from './address-of.ts';
import type { SystemPair } from './fresh-systems.ts';
import type { Surroundings } from './open-graph.ts';
import { startDemoSandbox } from './demo-sandbox.ts';
import { unusedCapabilities } from './unused-capabilities.ts';

export interface CheckOptions {
  /** Creates in the systems what is missing and can be created; without it nothing is written anywhere. */
  readonly fix: boolean;
  readonly onScanned: OnScanned;
}

/** Will it work with this configuration? Asks everything that it names, and the sandbox when it names nothing. */
export async function checkInstallation(
  configuration: Configuration,
  surroundings: Surroundings,
  { fix, onScanned }: CheckOptions,
): Promise<Report> {
  const { apiKeys, host, databaseUrl, dataDirectory, redisUrl } = configuration;
  // Any free port: the configured one may be that of the Grial which is at work with this configuration.
  await requireServable({ host, port: 0 }, apiKeys === null);
  await using opened = new AsyncDisposableStack();
  const connections =
    configuration.connections ?? (await startDemoSandbox({ configuration, ...surroundings }, opened)).connections;
  const writeTurns = opened.adopt(createWriteTurns(databaseUrl), (it) => it.close());
  const systems = createSystems(connections, configuration.connectors, { onUpstreamCall: () => {}, writeTurns });
  for (const system of [systems.crm, systems.erp]) opened.defer(() => system.close());
  const options = { fix, unused: unusedCapabilities(configuration) };
  const [crm, erp, store, cache] = await Promise.all([
    checkCrm(systems.crm, { ...options, address: addressOf(connections.crm.settings) }, {}),
    checkErp(systems.erp, { ...options, address: addressOf(connections.erp.settings) }, {}),
    checkStore(databaseUrl, dataDirectory),
    checkCache(redisUrl),
  ]);
  const mapping = crm.isReadable && erp.isReadable ? await scan(systems, onScanned) : [notScanned];
  const findings = [...crm.findings, ...erp.findings, ...mapping, store, cache];
  return {
    works: works(findings),
    connections: [checked('crm', connections.crm, crm), checked('erp', connections.erp, erp)],
    findings,
  };
}

const notScanned = finding('mapping', 'master data', 'not probed', 'both systems have to be readable first');

async function scan({ crm, erp }: SystemPair, onScanned: OnScanned): Promise<readonly Finding[]> {
  try {
    return unmapped(await readMasterData(crm, erp, Date.now(), onScanned, {}));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const { system } = error.system === crm.connection ? crm : erp;
    const remedy = remedyFor(error, { system, address: null, isKnown: true });
    return [finding('mapping', 'master data', 'failed', error.message, { remedy })];
  }
}

function checked(
  connection: 'crm' | 'erp',
  { system, settings }: ConnectionSettings,
  { info }: SystemCheck,
): CheckedConnection {
  return {
    connection,
    system,
    address: addressOf(settings),
    product: info?.product ?? null,
    version: info?.version ?? null,
    actor: info?.actor ?? null,
    clockSkewMs: info?.clockSkewMs ?? null,
  };
}
