import type { Connections } from '#config.ts';
import type { ConnectorEnvironment, Connectors, ConnectorSide } from '#connectors/connector.ts';
import { systemClock } from '#ports/clock.ts';
import type { WriteTurns } from '#ports/write-turns.ts';
import type { OnUpstreamCall } from '#telemetry/upstream.ts';
import type { SystemPair } from './fresh-systems.ts';
import { crmWithTurns, erpWithTurns } from './writes-in-turn.ts';

export interface SystemSurroundings {
  readonly onUpstreamCall: OnUpstreamCall;
  readonly writeTurns: WriteTurns;
}

/** Both connected systems without a cache. No connection is opened before the first call. */
export function createSystems(
  { crm, erp }: Connections,
  connectors: Connectors,
  { onUpstreamCall, writeTurns }: SystemSurroundings,
): SystemPair {
  const environment: ConnectorEnvironment = { clock: systemClock, onCall: onUpstreamCall };
  return {
    crm: crmWithTurns(create('crm', connectors[crm.system]?.crm, crm.settings, environment), writeTurns),
    erp: erpWithTurns(create('erp', connectors[erp.system]?.erp, erp.settings, environment), writeTurns),
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
