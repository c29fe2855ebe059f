import { checkMissing, checkWrites, crmWrites, erpWrites, type Writable } from '#check/check-writes.ts';
import { remedyFor } from '#check/explain-failure.ts';
import type { Finding } from '#check/finding.ts';
import { type Reachable, reachSystem } from '#check/reach-system.ts';
import type { Connections } from '#config.ts';
import { SystemError } from '#errors.ts';
import type { Log } from '#telemetry/log.ts';
import { addressOf } from './address-of.ts';
import type { SystemPair } from './fresh-systems.ts';

export interface AskedSystems {
  readonly systems: SystemPair;
  readonly connections: Connections;
  /** Capabilities that nobody has to grant. */
  readonly unused: ReadonlySet<string>;
  readonly log: Log;
}

/**
 * Asks both systems once who they are and what we may write, and logs what an operator has to do about it. Nothing waits for
 * the answers: a system that is not there, or does not let us in, costs its half of the graph and may be put right at any time.
 */
export function sayWhoIsThere({ systems, connections, unused, log }: AskedSystems): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const call = { signal: stopping.signal };

  async function ask<Capability extends string>(
    connection: 'crm' | 'erp',
    system: Reachable & Writable<Capability>,
    writes: readonly Capability[],
  ): Promise<void> {
    const address = addressOf(connections[connection].settings);
    const about = { component, connection, system: system.system };
    const { info, error, answers, findings } = await reachSystem(connection, system, address, call);
    if (stopping.signal.aborted) return;
    if (info !== null)
      log.info({ ...about, version: info.version ?? undefined, actor: info.actor ?? undefined }, 'the system is there');
    for (const { subject, remedy } of findings.filter(hasFailed))
      log.error({ ...about, kind: subject, err: error ?? undefined }, remedy ?? seeCheck);
    if (!answers) return;
    const reached = { system: system.system, address, isKnown: true };
    const missing = await checkMissing(connection, system.diagnosis, { fix: false, reached }, call);
    const permissions = await checkWrites(connection, system, { writes, unused }, reached, call);
    if (stopping.signal.aborted) return;
    for (const { subject, remedy } of [...missing, ...permissions].filter(hasFailed))
      log.warn({ ...about, kind: subject }, remedy ?? seeCheck);
  }

  // A bug, perhaps of a connector that somebody has just written: what else is asked of the system may be well.
  const failed = (connection: 'crm' | 'erp') => (err: unknown) =>
    log.error({ component, connection, err }, 'could not find out who is there');

  const asked = Promise.all([
    ask('crm', systems.crm, crmWrites).catch(failed('crm')),
    ask('erp', systems.erp, erpWrites).catch(failed('erp')),
  ]);
  return {
    async stop() {
      stopping.abort();
      await asked;
    },
  };
}

/** What to do about a failure that does not pass by itself; null for one that may. */
export function adviceOn(error: unknown, system: string): string | null {
  if (!(error instanceof SystemError) || error.retryable) return null;
  return remedyFor(error, { system, address: null, isKnown: true });
}

const component = 'check';

// The detail of a finding may be the system's own text, which does not belong into a log.
const seeCheck = '"grial check" says more';

function hasFailed({ outcome }: Finding): boolean {
  return outcome === 'failed';
}
