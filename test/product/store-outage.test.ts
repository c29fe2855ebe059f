import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster } from '../crash/postgres-cluster.ts';
import { ask } from './ask.ts';
import { type GrialProcess, makeDirectory, removeDirectory, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

const cluster = await startCluster();
// Who is who stands in the store; what a system says of a deal does not.
const withStore = '{ customers(first: 1) { nodes { id } } }';
const withoutStore = '{ deals(first: 1) { nodes { id } } }';
const outageMs = 3_000;

describe.skipIf(cluster === null)('a gateway whose PostgreSQL goes away (needs its server programs)', () => {
  let directory = '';
  let sandbox: GrialProcess | undefined;
  let grial: GrialProcess;
  beforeAll(async () => {
    directory = await makeDirectory();
    sandbox = await startGrial({ directory, command: ['sandbox'] });
    const [crm, erp] = sandbox.urls.map((url) => ({ system: 'sandbox', url, apiKey: 'sandbox' }));
    grial = await startGrial({
      directory,
      configuration: { connections: { crm, erp }, cache: { ttlSeconds: { deals: 0.1 } } },
      environment: { DATABASE_URL: cluster?.databaseUrl ?? '' },
    });
    await untilCustomersAreKnown(grial.url);
  });
  afterAll(async () => {
    await grial.kill();
    await sandbox?.kill();
    await cluster?.stop();
    await removeDirectory(directory);
  });

  it('goes on with what needs no store, says of the rest that a retry makes sense, and works again with it', async () => {
    const saidBefore = grial.logged().length;
    await cluster?.crash();
    expect((await ask(grial.url, withoutStore)).errors).toEqual([]);
    expect((await ask(grial.url, withStore)).errors).toMatchObject([
      { path: ['customers'], extensions: { code: 'STORE_UNAVAILABLE', retryable: true } },
    ]);
    expect((await fetch(`${grial.url}/readyz`)).status).toBe(503);
    // Everything that looks into the store by itself does so many times meanwhile.
    await wait(outageMs);
    const saidMeanwhile = grial.logged().slice(saidBefore);
    const complaints = saidMeanwhile.filter(({ level }) => level === 'warn' || level === 'error');
    expect(complaints.map(({ msg }) => msg)).toEqual([expect.stringContaining('the store is away')]);

    await cluster?.restart();
    await expect.poll(async () => (await fetch(`${grial.url}/readyz`)).status).toBe(200);
    expect((await ask(grial.url, withStore)).errors).toEqual([]);
    expect(grial.logged().filter(({ errorId }) => errorId !== undefined)).toEqual([]);
    const ofStore = () => grial.logged().filter(({ component }) => component === 'store');
    await expect.poll(ofStore).toHaveLength(2);
    expect(ofStore()[1]).toMatchObject({ level: 'info', msg: 'the store is there again' });
    expect(ofStore()[1]?.['durationMs']).toBeGreaterThan(outageMs / 2);
  });

  it('stops in good order while it is away', async () => {
    await cluster?.crash();
    expect(await grial.stop()).toBe(0);
  });
});
