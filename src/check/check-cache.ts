import { createRedisConnection } from '#caching/redis-connection.ts';
import { type Finding, finding } from './finding.ts';

/** Does the shared cache answer? Without it every process keeps its own, so a dead one costs speed only. */
export async function checkCache(redisUrl: string | null): Promise<Finding> {
  if (redisUrl === null) return finding('cache', 'reached', 'ok', 'in the memory of each process');
  const { host } = new URL(redisUrl);
  const redis = createRedisConnection(redisUrl, timeoutMs);
  try {
    await redis.attempt(async () => redis.store.get('grial:check'));
    return finding('cache', 'reached', 'ok', `Redis at ${host}`);
  } catch (error) {
    // A failing client is told by whatever its library throws.
    const reason = error instanceof Error ? error.message || error.name : String(error);
    return finding('cache', 'reached', 'failed', `Redis at ${host}: ${reason}`, {
      remedy: 'Check REDIS_URL: host, port, user and password; without it every process keeps a cache of its own.',
    });
  } finally {
    await redis.close();
  }
}

const timeoutMs = 2_000;
