import { cachedCrm, type CachedCrm } from '#caching/cached-crm.ts';
import { cachedErp, type CachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import type { TtlSeconds } from '#caching/time-to-live.ts';
import type { Configuration, Connections } from '#config.ts';
import type { Connectors } from '#connectors/connector.ts';
import { systemClock } from '#ports/clock.ts';
import type { Log } from '#telemetry/log.ts';
import type { CacheRead } from '#caching/read-through.ts';
import type { CrmKind } from '#ports/crm-system.ts';
import type { ErpKind } from '#ports/erp-system.ts';
import type { Change } from '#ports/source.ts';
import type { WebhookReader } from '#ports/webhook.ts';
import { createSystems, type SystemSurroundings } from './create-systems.ts';
import { freshSystems, type SystemPair } from './fresh-systems.ts';

export interface Systems {
  /** Without a cache, for those who act on what they read. */
  readonly fresh: SystemPair;
  readonly crm: CachedCrm;
  readonly erp: CachedErp;
  /** Who reads what each connection posts, where its settings allow it. */
  readonly webhooks: ReadonlyMap<string, WebhookReader>;
  /** Forgets the copies of what has changed. */
  invalidate(connection: string, changes: readonly Change<string>[]): Promise<void>;
  close(): Promise<void>;
}

interface OpenSystemsOptions extends SystemSurroundings {
  readonly log: Log;
  readonly onCacheRead: (read: CacheRead) => void;
}

/** The two connected systems behind one cache. No connection is opened before the first call. */
export function openSystems(
  connections: Connections,
  { cacheTtlSeconds, redisUrl, connectors }: Pick<Configuration, 'cacheTtlSeconds' | 'redisUrl' | 'connectors'>,
  { log, onCacheRead, ...surroundings }: OpenSystemsOptions,
): Systems {
  const { crm, erp } = createSystems(connections, connectors, surroundings);
  const cache = createKeyvCache({
    redisUrl: redisUrl ?? undefined,
    maxEntries: 100_000,
    onError: (err) => log.warn({ component: 'cache', err }, 'the shared cache fails and is passed over'),
  });
  const caching = {
    cache,
    // All requests read with the one account of the connection; a scope per user comes with users of their own.
    scope: 'connection',
    // The configuration has checked that every name is a kind of the cache.
    ttlSeconds: cacheTtlSeconds as Partial<TtlSeconds>,
    onRead: onCacheRead,
  };
  const cached = { crm: cachedCrm(crm, caching), erp: cachedErp(erp, caching) };
  return {
    ...cached,
    fresh: freshSystems({ crm, erp }, cached),
    webhooks: webhookReaders(connections, connectors),
    // Each feed tells only of kinds of its own port.
    invalidate: (name, changes) =>
      name === crm.connection
        ? cached.crm.invalidate(changes as readonly Change<CrmKind>[])
        : cached.erp.invalidate(changes as readonly Change<ErpKind>[]),
    async close() {
      await Promise.all([crm.close(), erp.close()]);
      await cache.close();
    },
  };
}

function webhookReaders({ crm, erp }: Connections, connectors: Connectors): ReadonlyMap<string, WebhookReader> {
  const readers = [
    ['crm', connectors[crm.system]?.crm?.webhooks(crm.settings, systemClock)],
    ['erp', connectors[erp.system]?.erp?.webhooks(erp.settings, systemClock)],
  ] as const;
  return new Map(readers.flatMap(([connection, reader]) => (reader ? [[connection, reader]] : [])));
}
