import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError } from '#errors.ts';
import { confirmedOrder, openSmallCompany, orderById } from './small-company.ts';
import { crmHeaders, type Json, startCrm, startErp, talkTo } from './talk.ts';

describe('a data directory', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'grial-sandbox-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps records, time, idempotency keys and the feed over a restart', async () => {
    const log = { type: 'note', subject: 'once' };
    const key = { 'idempotency-key': 'k' };
    let before: Json;
    {
      await using crm = await startCrm({ directory });
      await crm.talk('POST', '/v1/interactions', log, key);
      await crm.talk('POST', '/_clock', { advanceDays: 3 });
      before = (await crm.talk('GET', '/v1/changes')).body;
    }
    await using crm = await startCrm({ directory });
    expect((await crm.talk('GET', '/v1/changes')).body['changes']).toEqual(before['changes']);
    expect((await crm.talk('POST', '/v1/interactions', log, key)).status).toBe(200);
    expect((await crm.talk('GET', '/_clock')).body['offsetMs']).toBe(3 * 86_400_000);
  });

  it('lets an order live through the days while the ERP was not running', async () => {
    let nowMs = Date.parse('2026-05-04T10:00:00Z');
    const clock = { now: () => nowMs };
    {
      await using erp = await startErp({ directory, clock });
      await openSmallCompany(erp.talk);
      await confirmedOrder(erp.talk, [{ productId: 1, quantity: 1 }]);
    }
    nowMs += 2 * 86_400_000;
    await using erp = await startErp({ directory, clock });
    expect(await orderById(erp.talk, 1)).toMatchObject({ state: 'in_progress', deliveryState: 'full' });
    nowMs += 86_400_000;
    expect(await orderById(erp.talk, 1)).toMatchObject({ state: 'done', invoiceState: 'invoiced' });
  });

  it('is filled once', async () => {
    const total = async (seedData: 'demo' | 'empty'): Promise<unknown> => {
      await using crm = await startCrm({ directory, seedData });
      return (await crm.talk('POST', '/v1/deals/search', {})).body['total'];
    };
    const first = await total('demo');
    expect(first).toBeGreaterThan(800);
    expect(await total('demo')).toBe(first);
    expect(await total('empty')).toBe(first);
  });

  it('belongs to one process at a time, and says so', async () => {
    {
      await using _first = await startCrm({ directory });
      const second = startCrm({ directory });
      await expect(second).rejects.toThrow(ConfigurationError);
      await expect(second).rejects.toThrow(/crm\.sqlite is in use by another process/);
      await using _erp = await startErp({ directory });
    }
    await using _next = await startCrm({ directory });
  });

  it('loses nothing that was answered when the process is killed', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('crm-process.ts', import.meta.url)), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const talk = talkTo(String(line).trim(), crmHeaders);
    const answered = new Set<string>();
    const write = async (): Promise<void> => {
      for (;;) answered.add((await talk('POST', '/v1/accounts', { name: 'A' })).body['id'] as string);
    };
    const writers = Promise.allSettled([write(), write(), write()]);
    await expect.poll(() => answered.size).toBeGreaterThan(60);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await writers;

    await using crm = await startCrm({ directory });
    const ids = [...answered];
    for (let start = 0; start < ids.length; start += 100) {
      const chunk = ids.slice(start, start + 100);
      const { body } = await crm.talk('POST', '/v1/accounts/batch/read', { ids: chunk });
      expect(body['results']).toHaveLength(chunk.length);
    }
    const { body } = await crm.talk('POST', '/v1/accounts', { name: 'after' });
    expect(answered.has(body['id'] as string)).toBe(false);
  });
});
