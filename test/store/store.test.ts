import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '#errors.ts';
import { openStore, type Store } from '#store/open-store.ts';
import { embedded, postgres, type StorePlace, storeKinds } from './store-kinds.ts';

const row = { cursor: 'c', scan_key: null, scan_id: null, scanned_at: null, synced_at: null };

describe.each(storeKinds)('a store on $name', (kind) => {
  let place: StorePlace;
  let store: Store;

  beforeAll(async () => {
    place = await kind.makePlace();
    store = await openStore(place.options);
  });
  afterAll(async () => {
    await store.close();
    await place.discard();
  });

  it('keeps what was written over a restart', async () => {
    await store.db
      .insertInto('feed')
      .values({ ...row, connection: 'kept' })
      .execute();
    await store.close();
    store = await openStore(place.options);
    expect(await connections(store)).toContain('kept');
  });

  it('undoes all of a transaction that fails', async () => {
    const failing = store.transaction(async (trx) => {
      await trx
        .insertInto('feed')
        .values({ ...row, connection: 'undone' })
        .execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await connections(store)).not.toContain('undone');
  });

  it('does not call a transaction committed in which a statement failed unnoticed', async () => {
    const failing = store.transaction(async (trx) => {
      await trx
        .insertInto('feed')
        .values({ ...row, connection: 'lost' })
        .execute();
      await trx
        .insertInto('feed')
        .values({ ...row, connection: 'lost' })
        .execute()
        .catch(() => undefined);
    });
    await expect(failing).rejects.toThrow(/rolled back/);
    expect(await connections(store)).not.toContain('lost');
  });

  it('refuses a query beside the transaction from inside it', async () => {
    const nested = store.transaction(async () => store.db.selectFrom('feed').selectAll().execute());
    await expect(nested).rejects.toThrow('a query on the transaction is required, got one beside it');
    const twice = store.transaction(() => store.transaction(async () => 1));
    await expect(twice).rejects.toThrow('a query on the transaction is required');
  });

  it('keeps concurrent transactions apart', async () => {
    await store.db
      .insertInto('feed')
      .values({ ...row, connection: 'counter', cursor: '0' })
      .execute();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transaction(async (trx) => {
          const query = trx.selectFrom('feed').select('cursor').where('connection', '=', 'counter').forUpdate();
          const { cursor } = await query.executeTakeFirstOrThrow();
          await trx
            .updateTable('feed')
            .set({ cursor: `${Number(cursor) + 1}` })
            .where('connection', '=', 'counter')
            .execute();
        }),
      ),
    );
    const query = store.db.selectFrom('feed').select('cursor').where('connection', '=', 'counter');
    expect(await query.executeTakeFirstOrThrow()).toEqual({ cursor: '20' });
  });

  it('speaks of times, lists and documents in the same types', async () => {
    const at = new Date('2026-03-01T10:00:00.123Z');
    const customer = {
      id: 'c1',
      name: 'Á',
      kind: 'COMPANY',
      sort_name: 'a',
      search_text: ' a',
      merged_into: null,
    } as const;
    await store.db
      .insertInto('customer')
      .values({ ...customer, created_at: at, updated_at: at })
      .execute();
    const link = {
      connection: 'crm',
      native_id: '1',
      side: 'CRM',
      customer_id: 'c1',
      origin: 'EXPLICIT',
      state: 'ACTIVE',
    } as const;
    const written = { ...link, matched_on: ['TAX_ID', 'a "quoted", one'], since: at, primary_contact_id: null };
    await store.db
      .insertInto('customer_link')
      .values({ ...written, facts: JSON.stringify({ domains: ['á.example'] }) })
      .execute();
    const [read] = await store.db.selectFrom('customer_link').selectAll().execute();
    expect(read).toEqual({ ...written, facts: { domains: ['á.example'] } });
  });
});

describe('the embedded database', () => {
  it('lets the event loop go on during a long query', async () => {
    const place = await embedded.makePlace();
    const store = await openStore(place.options);
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const { sql } = await import('kysely');
    await sql`select count(*) from generate_series(1, 3000000)`.execute(store.db);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
    await store.close();
    await place.discard();
  });

  it('refuses a second opener and names the directory and the process that has it', async () => {
    const place = await embedded.makePlace();
    const child = startStoreProcess(place.options.directory);
    await nextLine(child);
    const refusal = await openStore(place.options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigurationError);
    expect(String(refusal)).toContain(`${place.options.directory} is in use by process ${child.pid}`);
    await kill(child);
    await place.discard();
  });

  it('refuses a second opener in the same process too, and lets the next one in after the first has closed', async () => {
    const place = await embedded.makePlace();
    const first = await openStore(place.options);
    await expect(openStore(place.options)).rejects.toThrow(`is in use by process ${process.pid}`);
    await first.close();
    await (await openStore(place.options)).close();
    await place.discard();
  });

  it('loses nothing that was committed when the process is killed, and is not locked by the dead', async () => {
    const place = await embedded.makePlace();
    let committed = -1;
    for (const lines of [5, 30]) {
      const child = startStoreProcess(place.options.directory, committed + 1);
      const output = createInterface({ input: child.stdout ?? process.stdin });
      for await (const line of output) {
        if (line !== 'open') committed = Math.max(committed, Number(line));
        if (committed >= lines) break;
      }
      await kill(child);
      const store = await openStore(place.options);
      const names = new Set(await connections(store));
      const missing = Array.from({ length: committed + 1 }, (_, count) => `row-${count}`).filter(
        (name) => !names.has(name),
      );
      expect(missing).toEqual([]);
      const half = await store.db.selectFrom('feed').select('connection').where('cursor', '=', 'a').execute();
      expect(half).toEqual([]);
      committed = names.size - 1;
      await store.close();
    }
    await place.discard();
  });

  it('does not wait for the leases of whoever had it before', async () => {
    const place = await embedded.makePlace();
    const until = new Date(Date.now() + 600_000);
    const before = await openStore(place.options);
    await before.db.insertInto('lease').values({ name: 'sync:crm', holder: 'dead', expires_at: until }).execute();
    const task = {
      id: 'a',
      connection: 'erp',
      kind: 'order',
      native_id: '1',
      lease_until: until,
      next_attempt_at: until,
    };
    await before.db
      .insertInto('sync_task')
      .values({ ...task, error_code: null, error_message: null })
      .execute();
    await before.close();

    const { db, close } = await openStore(place.options);
    expect(await db.selectFrom('lease').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('sync_task').select('lease_until').execute()).toEqual([{ lease_until: null }]);
    await close();
    await place.discard();
  });

  it('starts anew when it was killed while it was being made', async () => {
    const place = await embedded.makePlace();
    const child = startStoreProcess(place.options.directory);
    const places = ['postgres.new', 'postgres'].map((name) => path.join(place.options.directory, name));
    await expect.poll(() => places.some((each) => existsSync(each)), { interval: 5 }).toBe(true);
    await kill(child);
    const store = await openStore(place.options);
    expect(await connections(store)).toEqual([]);
    await store.close();
    await place.discard();
  });
});

describe('a PostgreSQL server', () => {
  it('that cannot be reached is a mistake of the configuration, told without the password', async () => {
    const options = { directory: '.', databaseUrl: 'postgresql://grial:hush@127.0.0.1:1/grial' };
    const refusal = await openStore(options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigurationError);
    expect(String(refusal)).toMatch(/DATABASE_URL: .*ECONNREFUSED/);
    expect(String(refusal)).not.toContain('hush');
  });

  it.skipIf(postgres === null)(
    'is migrated once by processes that start together (needs TEST_DATABASE_URL)',
    async () => {
      const place = await postgres?.makePlace();
      const options = place?.options ?? { directory: '.' };
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(options)));
      expect(await Promise.all(stores.map(connections))).toEqual([[], [], [], [], []]);
      await Promise.all(stores.map((store) => store.close()));
      await place?.discard();
    },
  );
});

async function connections(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom('feed').select('connection').execute();
  return rows.map(({ connection }) => connection);
}

function startStoreProcess(directory: string, from = 0): ChildProcess {
  const script = path.join(import.meta.dirname, 'store-process.ts');
  return spawn(process.execPath, [script, directory, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function nextLine(child: ChildProcess): Promise<void> {
  if (child.stdout !== null) await once(child.stdout, 'data');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
