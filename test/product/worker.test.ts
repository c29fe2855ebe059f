import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster } from '../crash/postgres-cluster.ts';
import { type GrialProcess, makeDirectory, removeDirectory, runGrial, startGrial } from './grial-process.ts';

const cluster = await startCluster();

describe.skipIf(cluster === null)('workers on one machine (need the server programs of PostgreSQL)', () => {
  let directory = '';
  let sandbox: GrialProcess | undefined;
  let configuration: object;
  let workers: readonly GrialProcess[] = [];
  const command = ['worker'];
  const environment = { DATABASE_URL: cluster?.databaseUrl ?? '' };

  beforeAll(async () => {
    directory = await makeDirectory();
    sandbox = await startGrial({ directory, command: ['sandbox'] });
    const [crm, erp] = sandbox.urls.map((url) => ({ system: 'sandbox', url, apiKey: 'sandbox' }));
    configuration = { connections: { crm, erp } };
    workers = await Promise.all([1, 2].map(() => startGrial({ directory, command, configuration, environment })));
  });
  afterAll(async () => {
    await Promise.all([...workers, sandbox].map((process) => process?.kill()));
    await cluster?.stop();
    await removeDirectory(directory);
  });

  it('tell each at an address of its own whether it is alive, ready, and how it is doing', async () => {
    expect(new Set(workers.map(({ url }) => url)).size).toBe(2);
    for (const { url } of workers) {
      expect(await read(`${url}/livez`)).toEqual([200, { status: 'alive' }]);
      expect(await read(`${url}/readyz`)).toEqual([200, { status: 'ready', checks: { store: 'ok', work: 'ok' } }]);
      const metrics = await (await fetch(`${url}/metrics`)).text();
      expect(metrics).toMatch(/^grial_conversion_findings_total\{finding="duplicate-orders"\} 0$/m);
      expect(metrics).toContain('# TYPE grial_upstream_requests_total counter');
    }
  });

  it('refuse a port that another has, by the name of its setting', async () => {
    const { port } = new URL(workers[0]?.url ?? '');
    const taken = { ...environment, GRIAL_WORKER_PORT: port };
    const { code, said } = await runGrial({ directory, command, configuration, environment: taken });
    expect(said).toMatch(/^grial: GRIAL_WORKER_PORT: a free port is required/);
    expect(code).toBe(2);
  });

  it('are alive and not ready while the store is away, and ready again with it', async () => {
    await cluster?.crash();
    for (const { url } of workers) {
      const checks = { store: 'failed', work: 'failed' };
      await expect.poll(() => read(`${url}/readyz`)).toEqual([503, { status: 'not ready', checks }]);
      expect(await read(`${url}/livez`)).toEqual([200, { status: 'alive' }]);
    }
    await cluster?.restart();
    for (const { url } of workers) await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('stop in good order', async () => {
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([0, 0]);
  });
});

async function read(url: string): Promise<readonly [number, unknown]> {
  const response = await fetch(url);
  return [response.status, await response.json()];
}
