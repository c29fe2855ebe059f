import type { Connections } from '#config.ts';
import type { ConnectorEnvironment, Connectors, ConnectorSide } from '#connectors/connector.ts';
import { systemClock } from '#ports/clock.ts';
import type { OnUpstreamCall } from '#telemetry/upstream.ts';
import type { SystemPair } from './fresh-systems.ts';

/** Both connected systems without a cache. No connection is opened before the first call. */
export function createSystems({ crm, erp }: Connections, connectors: Connectors, onCall: OnUpstreamCall): SystemPair {
  const environment: ConnectorEnvironment = { clock: systemClock, onCall };
  return {
    crm: create('crm', connectors[crm.system]?.crm, crm.settings, environment),
    erp: create('erp', connectors[erp.system]?.erp, erp.settings, environment),
  };
}

function create<System>(
  connection: string,
  side: ConnectorSide<System> | undefined,
  settings: unknown,
  environment: ConnectorEnvironment,
): System {
  // The configuration was checked against the same registry.
  if (side === undefined) throw new Error(`no connector for the connection ${connection}`);
  return side.create(connection, settings, environment);
}
