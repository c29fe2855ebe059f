import { sql } from 'kysely';
import type { Configuration } from '#config.ts';
import { createCrmSubgraph } from '#crm/subgraph.ts';
import { createErpSubgraph } from '#erp/subgraph.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import { createIntegrationSubgraph } from '#integration/subgraph.ts';
import type { ConversionAccess } from '#integration/context.ts';
import type { Inbox } from '#integration/sync/inbox.ts';
import { requireSameSystems } from '#integration/sync/require-same-systems.ts';
import { startSync, type Sync } from '#integration/sync/start-sync.ts';
import { createSystemHealth } from '#integration/system-health.ts';
import { systemClock } from '#ports/clock.ts';
import { openStore, type Store } from '#store/open-store.ts';
import type { OutageObserver } from '#store/server-watch.ts';
import { createWriteTurns } from '#store/write-turns.ts';
import type { Log } from '#telemetry/log.ts';
import type { Metrics } from '#telemetry/metrics.ts';
import type { OnUpstreamCall } from '#telemetry/upstream.ts';
import { type DemoSandbox, startDemoSandbox } from './demo-sandbox.ts';
import { openConversions } from './open-conversions.ts';
import { openMasterData } from './open-master-data.ts';
import { openSystems, type Systems } from './open-systems.ts';
import { adviceOn, sayWhoIsThere } from './say-who-is-there.ts';
import type { SubgraphName } from './supergraph.ts';
import { unusedCapabilities } from './unused-capabilities.ts';

export interface Surroundings {
  readonly log: Log;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface OpenGraph {
  readonly subgraphs: Readonly<Record<SubgraphName, Subgraph>>;
  readonly receiveWebhook: Inbox;
  /** To be told where webhooks are received. */
  onListening(url: string): Promise<void>;
  readonly conversion: ConversionAccess;
  readonly store: Store;
  readonly sync: Sync;
  /** Rejects when the store does not answer. */
  checkStore(): Promise<void>;
  /** Rejects while nothing is converted in this process. */
  checkWorker(): Promise<void>;
}

/** Opens store and systems, starts following both, and builds the subgraphs; whatever was opened is left to `opened` to close. */
export async function openGraph(
  configuration: Configuration,
  surroundings: Surroundings,
  metrics: Metrics,
  opened: AsyncDisposableStack,
): Promise<OpenGraph> {
  const { log } = surroundings;
  const clock = systemClock;
  const health = createSystemHealth(clock);
  const { databaseUrl, dataDirectory } = configuration;
  // Side by side, because each takes its seconds at the first start. Whichever fails, the other is still there to be closed.
  const [opening, connecting] = await Promise.allSettled([
    openStore({ directory: dataDirectory, databaseUrl, observer: outagesIn(log) }).then((it) =>
      opened.adopt(it, () => it.close()),
    ),
    connectSystems(configuration, surroundings, metrics, opened, health.onUpstreamCall),
  ]);
  // Where the demo is at work already, both fail, and its systems know best what to do about it.
  const { systems, postTo } = unwrap(connecting);
  const store = unwrap(opening);
  const { crm, erp } = systems;
  await requireSameSystems(store, [crm, erp]);
  const masterData = openMasterData({ configuration, store, systems, log, metrics }, opened);
  const conversions = await openConversions({ configuration, store, systems, masterData, clock, log, metrics }, opened);
  const sync = startSync({
    store,
    crm,
    erp,
    clock,
    intervalMs: configuration.pollIntervalMs,
    onChanges: systems.invalidate,
    keepChanges: conversions.keepChanges,
    onFailure: (connection, err) => {
      const { system } = connection === crm.connection ? crm : erp;
      const advice = adviceOn(err, system) ?? 'Tried again later.';
      log.warn({ component: 'sync', connection, system, err }, `could not read what changed. ${advice}`);
    },
  });
  opened.defer(() => sync.stop());
  return {
    subgraphs: {
      crm: createCrmSubgraph({ crm }),
      erp: createErpSubgraph({ erp, clock }),
      integration: createIntegrationSubgraph({
        store,
        crm,
        erp,
        clock,
        health,
        masterData,
        conversion: conversions.access,
      }),
    },
    receiveWebhook: conversions.receiveWebhook,
    onListening: async (url) => postTo?.(url),
    conversion: conversions.access,
    store,
    sync,
    checkStore: async () => {
      await sql`select 1`.execute(store.db);
    },
    checkWorker: conversions.checkWorker,
  };
}

function outagesIn(log: Log): OutageObserver {
  const component = 'store';
  return {
    onAway: (err) => log.error({ component, err }, 'the store is away; what needs it waits until it is there again'),
    onBack: (awayMs) => log.info({ component, durationMs: Math.round(awayMs) }, 'the store is there again'),
  };
}

/** One system as a subgraph and nothing beside it: whoever runs the integration subgraph does the work in the background. */
export async function openSystemSubgraph(
  name: 'crm' | 'erp',
  configuration: Configuration,
  surroundings: Surroundings,
  metrics: Metrics,
  opened: AsyncDisposableStack,
): Promise<Subgraph> {
  const { systems } = await connectSystems(configuration, surroundings, metrics, opened);
  const { crm, erp } = systems;
  return name === 'crm' ? createCrmSubgraph({ crm }) : createErpSubgraph({ erp, clock: systemClock });
}

async function connectSystems(
  configuration: Configuration,
  surroundings: Surroundings,
  metrics: Metrics,
  opened: AsyncDisposableStack,
  onUpstreamCall: OnUpstreamCall = () => {},
): Promise<ConnectedSystems> {
  const { connections, postTo }: ToConnect =
    configuration.connections === null
      ? await startDemoSandbox({ configuration, ...surroundings }, opened)
      : { connections: configuration.connections };
  const writeTurns = opened.adopt(createWriteTurns(configuration.databaseUrl), (it) => it.close());
  const systems = openSystems(connections, configuration, {
    log: surroundings.log,
    writeTurns,
    onCacheRead: metrics.onCacheRead,
    onUpstreamCall: (call) => {
      metrics.onUpstreamCall(call);
      onUpstreamCall(call);
    },
  });
  opened.defer(() => systems.close());
  const asking = sayWhoIsThere({
    systems: systems.fresh,
    connections,
    unused: unusedCapabilities(configuration),
    log: surroundings.log,
  });
  opened.defer(() => asking.stop());
  return { systems, postTo };
}

/** Who is configured has been told by its operator where to post to. */
type ToConnect = Pick<DemoSandbox, 'connections'> & Partial<Pick<DemoSandbox, 'postTo'>>;

type ConnectedSystems = Omit<ToConnect, 'connections'> & { readonly systems: Systems };

function unwrap<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
