import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics, type Metrics } from '#telemetry/metrics.ts';
import type { BusyClientsReport } from './busy-clients.ts';
import { testFederation } from './federation.ts';
import { ask, startGateway } from './start.ts';

describe('a gateway that takes leave', () => {
  it('loses no request of 40 busy clients', async () => {
    const metrics = createMetrics();
    const { url, server } = await startGateway({ metrics });
    const clients = fork(new URL('busy-clients.ts', import.meta.url), [url]);
    onTestFinished(() => void clients.kill());
    const reported = once(clients, 'message');

    await expect.poll(() => answeredBy(metrics)).toBeGreaterThan(500);
    const answeredBefore = await answeredBy(metrics);
    await server.close({ drainMs: 60_000 });
    const [report] = (await reported) as [BusyClientsReport];
    expect(report.lost).toEqual([]);
    expect(report.answered).toBe(await answeredBy(metrics));
    expect(report.answered).toBeGreaterThan(answeredBefore);
  });

  it('says so at /readyz and closes connections after their answers, but still answers', async () => {
    const { url, server } = await startGateway();
    const closing = server.close({ drainMs: 2_000 });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining', checks: {} }]);
    expect(ready.headers.get('connection')).toBe('close');
    expect((await ask(url, '{ actor }')).body).toEqual({ data: { actor: 'anonymous' } });
    await closing;
    await expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed');
  });

  it('lets a request finish that is under way', async () => {
    const { supergraphSdl, subgraphs, contextCount } = testFederation();
    const { url, server } = await startGateway({ supergraphSdl, subgraphs, deadlineMs: 3_000 });
    const answer = ask(url, '{ customer(id: "hanging") { name balance } }');
    await expect.poll(contextCount).toBe(2);
    await server.close({ drainMs: 60_000 });
    expect((await answer).body.data).toEqual({ customer: { name: 'Customer hanging', balance: null } });
  });

  it('cuts what takes longer than the leave', async () => {
    const { url, server } = await startGateway({ deadlineMs: 60_000 });
    const answer = ask(url, '{ customer(id: "deaf") { balance } }');
    await fetch(`${url}/livez`);
    await Promise.all([server.close({ drainMs: 200 }), expect(answer).rejects.toThrow('fetch failed')]);
  });
});

async function answeredBy({ registry }: Metrics): Promise<number> {
  const counted = await registry.getSingleMetric('grial_http_requests_total')?.get();
  return counted?.values.find(({ labels }) => labels['route'] === '/graphql')?.value ?? 0;
}
