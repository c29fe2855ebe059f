import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSync } from '#integration/sync/start-sync.ts';
import { openStore } from '#store/open-store.ts';
import { embedded, type StorePlace } from '../store/store-kinds.ts';
import { crosswalk, isScanned, until } from './crosswalk.ts';
import { type SandboxWorld, startSandboxWorld } from './sandbox-world.ts';

const customers = 700;

describe('a process killed during its first scan', () => {
  let world: SandboxWorld;
  let place: StorePlace;

  beforeAll(async () => {
    world = await startSandboxWorld();
    place = await embedded.makePlace();
    const numbers = Array.from({ length: customers }, (_, at) => at);
    await world.seedCrm('account', numbers.filter((at) => at % 5 !== 0).map(accountOf));
    await world.seedErp('customer', numbers.filter((at) => at % 7 !== 0).map(customerOf));
  });
  afterAll(async () => {
    await Promise.all([world.close(), place.discard()]);
  });

  it('is gone on with, and ends with the same customers as one that was left alone', async () => {
    const undisturbed = await scan(await embedded.makePlace(), []);
    const disturbed = await scan(place, [0, 1, 3, 2, 4, 2]);
    expect(disturbed.walk).toEqual(undisturbed.walk);
    expect(disturbed.minted).toBe(undisturbed.minted);
    expect(disturbed.walk.filter((line) => line.includes(' = ')).length).toBeGreaterThan(customers / 3);
  });

  /** Kills one process after the other, each when it has asked for so many pages, then lets one finish. */
  async function scan({ options, discard }: StorePlace, killedAtPages: readonly number[]) {
    for (const pages of killedAtPages) {
      const script = path.join(import.meta.dirname, 'first-scan-process.ts');
      const args = [script, options.directory, world.crmUrl, world.erpUrl];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let asked = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        asked += line === 'page' ? 1 : 0;
        if (asked >= pages || line === 'follow') break;
      }
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    const store = await openStore(options);
    const sync = startSync({
      store,
      crm: world.crm,
      erp: world.erp,
      clock: { now: () => Date.now() },
      intervalMs: 50,
      onChanges: () => undefined,
      onFailure: (connection, error) => console.error(connection, error),
    });
    await until(isScanned(store));
    await sync.stop();
    const walk = await crosswalk(store);
    const { length: minted } = await store.db.selectFrom('customer').select('id').execute();
    await store.close();
    await discard();
    return { walk, minted };
  }
});

function accountOf(at: number): object {
  return {
    name: `Kill Test ${at} SL`,
    ...(at % 2 === 0 && { vat_number: taxNumber(at) }),
    ...(at % 2 === 1 && { email_domains: [`kill-${at}.example`] }),
    ...(at % 11 === 0 && { vat_number: taxNumber(1) }),
  };
}

function customerOf(at: number): object {
  return {
    legalName: `KILL TEST ${at}`,
    taxNumber: at % 2 === 0 ? taxNumber(at) : null,
    email: `info@kill-${at}.example`,
  };
}

function taxNumber(at: number): string {
  return `ESB2${String(at).padStart(7, '0')}`;
}
