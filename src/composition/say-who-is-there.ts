import { type Reachable, reachSystem } from '#check/reach-system.ts';
import type { Connections } from '#config.ts';
import type { Log } from '#telemetry/log.ts';
import { addressOf } from './address-of.ts';
import type { SystemPair } from './fresh-systems.ts';

/**
 * Asks both systems once who they are, and logs what an operator has to do about it. Nothing waits for the answers: a system
 * that is not there, or does not let us in, costs its half of the graph and may be put right at any time.
 */
export function sayWhoIsThere({ crm, erp }: SystemPair, connections: Connections, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();

  async function ask(connection: 'crm' | 'erp', system: Reachable, settings: unknown): Promise<void> {
    const call = { signal: stopping.signal };
    const { info, error, findings } = await reachSystem(connection, system, addressOf(settings), call);
    if (stopping.signal.aborted) return;
    const about = { component: 'check', connection, system: system.system };
    if (info !== null)
      log.info({ ...about, version: info.version ?? undefined, actor: info.actor ?? undefined }, 'the system is there');
    for (const { subject, outcome, remedy } of findings) {
      if (outcome !== 'failed') continue;
      // Without the detail, which may be the system's own text.
      log.error({ ...about, kind: subject, err: error ?? undefined }, remedy ?? 'see "grial check"');
    }
  }

  const asked = Promise.all([ask('crm', crm, connections.crm.settings), ask('erp', erp, connections.erp.settings)]);
  return {
    async stop() {
      stopping.abort();
      await asked;
    },
  };
}
