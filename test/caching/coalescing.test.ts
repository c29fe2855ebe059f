import { describe, expect, it } from 'vitest';
import { cachedErp } from '#caching/cached-erp.ts';
import { createKeyvCache } from '#caching/keyv-cache.ts';
import { SystemError } from '#errors.ts';
import type { Order } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { countedErp, orderNamed, unavailable } from './counted-systems.ts';

/** An ERP whose reads of orders wait until they are let go. */
function setUp() {
  const waiting: { ids: readonly string[]; call: Call; answer: () => void; fail: (error: Error) => void }[] = [];
  const erp = countedErp({
    ordersByIds: (ids, call) =>
      new Promise<readonly Order[]>((resolve, reject) => {
        waiting.push({ ids, call, answer: () => resolve(ids.map((id) => orderNamed(id))), fail: reject });
        call.signal?.addEventListener('abort', () => reject(new SystemError('CANCELLED', 'erp', 'aborted')));
      }),
  });
  const cached = cachedErp(erp.system, { cache: createKeyvCache({ maxEntries: 1000 }), scope: 'all' });
  /** The calls that have reached the ERP, once all that is under way here has come as far as it can. */
  async function reached() {
    await new Promise((resolve) => setImmediate(resolve));
    return waiting;
  }
  return { cached, reached };
}

const ids = (orders: readonly (Order | null)[]) => orders.map((order) => order?.id);

describe('reads at the same time', () => {
  it('share the answer for the same id, whoever asks', async () => {
    const { cached, reached } = setUp();
    const first = cached.ordersByIds(['1'], {});
    const [upstream] = await reached();
    const second = cached.ordersByIds(['1'], {});
    expect(await reached()).toHaveLength(1);
    upstream?.answer();
    expect(ids(await first)).toEqual(['1']);
    expect(ids(await second)).toEqual(['1']);
  });

  it('are not shared with one whose time is nearly over', async () => {
    const { cached, reached } = setUp();
    const soon = performance.now() + 300;
    const hasty = cached.ordersByIds(['1'], { endsAtMs: soon });
    await reached();
    const unhurried = cached.ordersByIds(['1'], { endsAtMs: soon + 9_700 });
    const upstream = await reached();
    expect(upstream.map(({ call }) => call.endsAtMs)).toEqual([soon, soon + 9_700]);
    for (const { answer } of upstream) answer();
    expect([await hasty, await unhurried].map(ids)).toEqual([['1'], ['1']]);
  });

  it('have the time of whoever has most of it when they go in one call', async () => {
    const { cached, reached } = setUp();
    const answers = [1_000, 5_000, 3_000].map((endsAtMs, at) => cached.ordersByIds([String(at)], { endsAtMs }));
    const upstream = await reached();
    expect(upstream.map(({ call }) => call.endsAtMs)).toEqual([5_000]);
    upstream[0]?.answer();
    await Promise.all(answers);
  });

  it('go in one call when they come in one tick', async () => {
    const { cached, reached } = setUp();
    const answers = [['1', '2'], ['2', '3'], ['4']].map((asked) => cached.ordersByIds(asked, {}));
    const upstream = await reached();
    expect(upstream.map((call) => call.ids)).toEqual([['1', '2', '3', '4']]);
    upstream[0]?.answer();
    expect((await Promise.all(answers)).map(ids)).toEqual([['1', '2'], ['2', '3'], ['4']]);
  });

  it('fail together, and the next one asks again', async () => {
    const { cached, reached } = setUp();
    const answers = [cached.ordersByIds(['1'], {}), cached.ordersByIds(['1'], {})];
    (await reached())[0]?.fail(unavailable);
    expect(await Promise.allSettled(answers)).toEqual([
      { status: 'rejected', reason: unavailable },
      { status: 'rejected', reason: unavailable },
    ]);
    const next = cached.ordersByIds(['1'], {});
    (await reached())[1]?.answer();
    expect(ids(await next)).toEqual(['1']);
  });
});

describe('a caller who aborts', () => {
  it('is told so at once, and harms nobody who waits for the same', async () => {
    const { cached, reached } = setUp();
    const leader = new AbortController();
    const first = cached.ordersByIds(['1'], { signal: leader.signal });
    const [upstream] = await reached();
    const second = cached.ordersByIds(['1'], { signal: new AbortController().signal });
    await reached();
    leader.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED', system: 'erp' });
    expect(upstream?.call.signal?.aborted).toBe(false);
    upstream?.answer();
    expect(ids(await second)).toEqual(['1']);
  });

  it('aborts the call to the system when nobody else waits for any of it', async () => {
    const { cached, reached } = setUp();
    const [one, other] = [new AbortController(), new AbortController()];
    const answers = [
      cached.ordersByIds(['1'], { signal: one.signal }),
      cached.ordersByIds(['2'], { signal: other.signal }),
    ];
    const settled = Promise.allSettled(answers);
    const [upstream] = await reached();
    one.abort();
    expect(upstream?.call.signal?.aborted).toBe(false);
    other.abort();
    expect(upstream?.call.signal?.aborted).toBe(true);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('leaves nothing behind that the next caller could wait for', async () => {
    const { cached, reached } = setUp();
    const gone = new AbortController();
    const first = cached.ordersByIds(['1'], { signal: gone.signal });
    await reached();
    gone.abort();
    const next = cached.ordersByIds(['1'], {});
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    (await reached())[1]?.answer();
    expect(ids(await next)).toEqual(['1']);
  });

  it('asks nothing of the system when it had aborted before', async () => {
    const { cached, reached } = setUp();
    await expect(cached.ordersByIds(['1'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const leaving = new AbortController();
    const answer = cached.ordersByIds(['1'], { signal: leaving.signal });
    leaving.abort(); // while the cache is being asked
    await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await reached()).toEqual([]);
  });
});
