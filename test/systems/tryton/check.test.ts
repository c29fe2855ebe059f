import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { check, sandboxConnection, startSmallSystems } from '#test/product/check-world.ts';
import { makeDirectory, removeDirectory } from '#test/product/grial-process.ts';
import { type RunningTryton, startTryton } from './start.ts';

const missing = inject('whyNoTryton');
const skipped = missing === null ? '' : ` (${missing})`;

describe.skipIf(missing !== null)(`grial check with a real Tryton${skipped}`, () => {
  let tryton: RunningTryton;
  let sandbox: Awaited<ReturnType<typeof startSmallSystems>>;
  let directory = '';

  beforeAll(async () => {
    tryton = await startTryton('small');
    sandbox = await startSmallSystems();
    directory = await makeDirectory();
  });
  afterAll(async () => {
    await Promise.all([tryton.stop(), sandbox.close()]);
    await removeDirectory(directory);
  });

  const connection = (more: object = {}) => {
    const { url, user, password } = tryton;
    return { system: 'tryton', url, user, password, limits: { timeoutMs: 20_000 }, ...more };
  };
  const asErp = (more: object = {}) =>
    check(directory, { crm: sandboxConnection(sandbox.crmUrl), erp: connection(more) });

  it('as CRM and ERP works, and says so', async () => {
    const { code, report, finding } = await check(directory, { crm: connection(), erp: connection() });
    expect(report.findings.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(code).toBe(0);
    expect(report.connections[1]).toMatchObject({ product: 'Tryton', version: expect.stringMatching(/^6\.0\./) });
    expect(finding('erp', 'read customers')).toMatchObject({ outcome: 'ok', count: expect.toSatisfy((n) => n > 100) });
    expect(finding('crm', 'write: move-deal')).toMatchObject({ outcome: 'ok' });
    expect(finding('erp', 'write: draft-order')).toMatchObject({ outcome: 'ok' });
  });

  it('names what a user with too few rights may not do', async () => {
    const { code, report } = await asErp(tryton.restricted);
    expect(code).toBe(1);
    const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ subject }) => subject)).toContain('read credit');
    expect(failed.every(({ part, remedy }) => part === 'erp' && remedy?.startsWith('Grant') === true)).toBe(true);
  });

  it('tells a wrong password, an unknown database, and another product', async () => {
    const password = 'canary-wrong';
    const wrong = await asErp({ password });
    expect(wrong.finding('erp', 'reached')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('check user and password'),
    });
    expect(wrong.text).not.toContain(password);
    const unknown = await asErp({ url: tryton.url.replace(/small\/$/, 'nowhere/') });
    expect(unknown.finding('erp', 'reached')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('the name of an existing database'),
    });
    const other = await asErp({ url: `${sandbox.erpUrl}/small/` });
    expect(other.finding('erp', 'reached')).toMatchObject({ outcome: 'failed' });
    expect(other.code).toBe(1);
  });
});
