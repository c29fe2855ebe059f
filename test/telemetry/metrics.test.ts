import { describe, expect, it } from 'vitest';
import { createMetrics } from '#telemetry/metrics.ts';

describe('the metrics', () => {
  it('count every call to a connected system by connection, operation and outcome, and how long it took', async () => {
    const metrics = createMetrics();
    const call = { connection: 'erp', operation: 'orders.batch-read', outcome: 'ok', seconds: 0.2 };
    metrics.onUpstreamCall(call);
    metrics.onUpstreamCall(call);
    metrics.onUpstreamCall({ ...call, outcome: 'timeout', seconds: 10 });
    const text = await metrics.registry.metrics();
    const labels = 'connection="erp",operation="orders.batch-read"';
    expect(text).toContain(`grial_upstream_requests_total{${labels},outcome="ok"} 2`);
    expect(text).toContain(`grial_upstream_requests_total{${labels},outcome="timeout"} 1`);
    expect(text).toContain(`grial_upstream_request_seconds_bucket{le="0.1",${labels},outcome="ok"} 0`);
    expect(text).toContain(`grial_upstream_request_seconds_bucket{le="0.25",${labels},outcome="ok"} 2`);
  });

  it('count what the cache answered', async () => {
    const metrics = createMetrics();
    metrics.onCacheRead({ connection: 'crm', operation: 'accountsByIds', outcome: 'stale' });
    const line = 'grial_cache_reads_total{connection="crm",operation="accountsByIds",outcome="stale"} 1';
    expect(await metrics.registry.metrics()).toContain(line);
  });

  it('tell about the process', async () => {
    expect(await createMetrics().registry.metrics()).toContain('process_resident_memory_bytes ');
  });

  it('of two registries do not mix', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.onGraphqlOperation('ok');
    expect(await other.registry.metrics()).not.toContain('grial_graphql_operations_total{outcome="ok"}');
  });
});
