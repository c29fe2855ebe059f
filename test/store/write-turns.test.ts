import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailableError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import type { WriteTurns } from '#ports/write-turns.ts';
import { createWriteTurns, type WriteTurnsOptions } from '#store/write-turns.ts';
import { postgres, type StorePlace } from './store-kinds.ts';

const system = { connection: 'erp', installation: 'http://tryton.example/company/' };
// The exit code of the process that loses its turn.
const turnLost = 3;
const call: Call = { correlationId: 'request-1' };

describe('writes in turn', () => {
  it('go one after the other, in the order in which they were asked for, whatever becomes of those before', async () => {
    const turns = createWriteTurns(null);
    const log = createLog();
    const first = log.pausedWork('first');
    const failing = turns.take(system, first.work, call);
    const others = ['second', 'third'].map((name) => turns.take(system, log.work(name), call));
    await first.begun;
    expect(log.lines).toEqual(['first begins']);
    first.fail(new Error('no luck'));
    await expect(failing).rejects.toThrow('no luck');
    await Promise.all(others);
    expect(log.lines).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends',
    ]);
  });

  it('are shared by both connections to one installation, and by no others', async () => {
    const turns = createWriteTurns(null);
    const log = createLog();
    const first = log.pausedWork('first');
    const long = turns.take(system, first.work, call);
    const crm = turns.take({ ...system, connection: 'crm' }, log.work('of its CRM'), call);
    await first.begun;
    await turns.take({ connection: 'other' }, log.work('elsewhere'), call);
    first.finish();
    await Promise.all([long, crm]);
    expect(log.lines).toEqual([
      'first begins',
      'elsewhere begins',
      'elsewhere ends',
      'first ends',
      'of its CRM begins',
      'of its CRM ends',
    ]);
  });

  it('are left by who gives up: at once, without being begun, and without holding up those behind', async () => {
    const turns = createWriteTurns(null);
    const log = createLog();
    const first = log.pausedWork('first');
    const long = turns.take(system, first.work, call);
    const leaving = new AbortController();
    const left = turns.take(system, log.work('left'), { ...call, signal: leaving.signal });
    const late = turns.take(system, log.work('late'), { ...call, signal: AbortSignal.abort() });
    const third = turns.take(system, log.work('third'), call);
    await first.begun;
    leaving.abort();
    for (const each of [left, late])
      await expect(each).rejects.toMatchObject({ code: 'CANCELLED', system: 'erp', outcomeUnknown: false });
    expect(log.lines).toEqual(['first begins']);
    first.finish();
    await Promise.all([long, third]);
    expect(log.lines).not.toContain('left begins');
  });

  it('are refused when the line does not move, and those that have begun are let finish', async () => {
    const turns = createWriteTurns(null, { patienceMs: 50 });
    const log = createLog();
    const first = log.pausedWork('first');
    const long = turns.take(system, first.work, call);
    const waiting = turns.take(system, log.work('second'), call);
    await expect(waiting).rejects.toMatchObject({ code: 'RATE_LIMITED', outcomeUnknown: false, retryable: true });
    first.finish();
    await expect(long).resolves.toBe('first');
    expect(log.lines).toEqual(['first begins', 'first ends']);
  });

  it('hand the call on, and abort it when its caller does', async () => {
    const turns = createWriteTurns(null);
    const leaving = new AbortController();
    await turns.take(
      system,
      async ({ correlationId, signal }) => {
        expect([correlationId, signal?.aborted]).toEqual(['request-1', false]);
        leaving.abort();
        expect(signal?.aborted).toBe(true);
      },
      { ...call, signal: leaving.signal },
    );
  });
});

describe.skipIf(postgres === null)('writes in turn of several processes (needs TEST_DATABASE_URL)', () => {
  let place: StorePlace;
  let databaseUrl: string;
  let one: WriteTurns;
  let other: WriteTurns;

  beforeAll(async () => {
    if (postgres === null) throw new Error('a PostgreSQL server is required');
    place = await postgres.makePlace();
    databaseUrl = place.options.databaseUrl ?? '';
    one = createWriteTurns(databaseUrl);
    other = createWriteTurns(databaseUrl);
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await place.discard();
  });

  it('never overlap, and those to another system do not wait', async () => {
    const log = createLog();
    const first = log.pausedWork('first');
    const long = one.take(system, first.work, call);
    await first.begun;
    const waiting = Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? one : other).take(system, log.work(`next ${at}`), call),
    );
    await untilLocksAreWaitedFor(databaseUrl, 1);
    await other.take({ connection: 'other' }, log.work('elsewhere'), call);
    expect(log.lines).toEqual(['first begins', 'elsewhere begins', 'elsewhere ends']);
    first.finish();
    await Promise.all([long, ...waiting]);
    const inTurn = log.lines.filter((line) => !line.startsWith('elsewhere'));
    expect(inTurn).toHaveLength(2 * 21);
    for (let at = 0; at < inTurn.length; at += 2) expect(inTurn[at + 1]).toBe(inTurn[at]?.replace('begins', 'ends'));
  });

  it('wait with one connection for each process, and are left at once', async () => {
    const log = createLog();
    const first = log.pausedWork('first');
    const long = one.take(system, first.work, call);
    await first.begun;
    const leaving = new AbortController();
    const left = Array.from({ length: 50 }, () =>
      other.take(system, log.work('left'), { ...call, signal: leaving.signal }),
    );
    const stays = other.take(system, log.work('stays'), call);
    await untilLocksAreWaitedFor(databaseUrl, 1);
    leaving.abort();
    for (const each of left) await expect(each).rejects.toMatchObject({ code: 'CANCELLED' });
    first.finish();
    await Promise.all([long, stays]);
    expect(log.lines).toEqual(['first begins', 'first ends', 'stays begins', 'stays ends']);
  });

  it('go on when the process whose turn it is, is killed', async () => {
    const holder = await startHolder(databaseUrl);
    const log = createLog();
    const next = one.take(system, log.work('next'), call);
    await untilLocksAreWaitedFor(databaseUrl, 1);
    expect(log.lines).toEqual([]);
    holder.kill('SIGKILL');
    await next;
    expect(log.lines).toEqual(['next begins', 'next ends']);
  });

  it('go on when that process is asleep, which finds its turn lost when it wakes up', async () => {
    const holder = await startHolder(databaseUrl, { silenceMs: 1_000 });
    holder.kill('SIGSTOP');
    await expect(one.take(system, async () => 'next', call)).resolves.toBe('next');
    const ended = once(holder, 'exit');
    holder.kill('SIGCONT');
    await expect(ended).resolves.toEqual([turnLost, null]);
  });

  it('are aborted when the server has ended their turn, and the next one begins', async () => {
    const begun = Promise.withResolvers<void>();
    const lost = one.take(
      system,
      async ({ signal }) => {
        begun.resolve();
        if (signal !== undefined) await once(signal, 'abort');
        return 'given up';
      },
      call,
    );
    await begun.promise;
    await administer(databaseUrl, `select pg_terminate_backend(pid) from ${ownLocks}`);
    await expect(lost).resolves.toBe('given up');
    await expect(one.take(system, async () => 'next', call)).resolves.toBe('next');
  });

  it('are told apart from what the system says when there is no server', async () => {
    const nowhere = createWriteTurns('postgres://grial@127.0.0.1:1/grial');
    await expect(nowhere.take(system, async () => 'never', call)).rejects.toThrow(StoreUnavailableError);
    await nowhere.close();
  });
});

/** What was begun and ended, in order. */
function createLog() {
  const lines: string[] = [];
  const work = (name: string) => async () => {
    lines.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    lines.push(`${name} ends`);
    return name;
  };
  return {
    lines,
    work,
    pausedWork(name: string) {
      const begun = Promise.withResolvers<void>();
      const going = Promise.withResolvers<void>();
      return {
        begun: begun.promise,
        finish: () => going.resolve(),
        fail: (error: Error) => going.reject(error),
        async work() {
          lines.push(`${name} begins`);
          begun.resolve();
          try {
            await going.promise;
          } finally {
            lines.push(`${name} ends`);
          }
          return name;
        },
      };
    },
  };
}

const ownLocks = `pg_locks where locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())`;

async function untilLocksAreWaitedFor(databaseUrl: string, count: number): Promise<void> {
  const waiting = `select count(*)::int as count from ${ownLocks} and not granted`;
  for (;;) {
    const [row] = await administer(databaseUrl, waiting);
    if (row?.['count'] === count) return;
  }
}

async function administer(databaseUrl: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

/** A process whose turn it is, and stays. */
async function startHolder(databaseUrl: string, options: WriteTurnsOptions = {}): Promise<ChildProcess> {
  const script = path.join(import.meta.dirname, 'turn-process.ts');
  const holder = spawn(process.execPath, [script, databaseUrl, JSON.stringify(system), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}
