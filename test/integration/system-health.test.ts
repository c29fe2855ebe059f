import { describe, expect, it } from 'vitest';
import { createSystemHealth } from '#integration/system-health.ts';

describe('the health of a system', () => {
  let now = 1_000_000;
  const after = (...outcomes: readonly string[]) => {
    const health = createSystemHealth({ now: () => now });
    for (const outcome of outcomes) health.onUpstreamCall({ connection: 'erp', outcome });
    return health;
  };

  it('is assumed to be good before anything was asked', () => {
    expect(after().of('erp')).toEqual({ state: 'UP', lastSuccessAt: null, lastError: null });
  });

  it('is down after three failures in a row, whatever was before, and until something succeeds', () => {
    const health = after('ok', 'timeout', 'unavailable', 'bad_response');
    now += 3_600_000;
    expect(health.of('erp')).toMatchObject({ state: 'DOWN', lastError: 'BAD_RESPONSE', lastSuccessAt: 1_000_000 });
    health.onUpstreamCall({ connection: 'erp', outcome: 'ok' });
    expect(health.of('erp').state).toBe('UP');
  });

  it('is degraded for a minute after a failure among successes', () => {
    const health = after('ok', 'timeout', 'ok');
    expect(health.of('erp').state).toBe('DEGRADED');
    now += 60_000;
    expect(health.of('erp').state).toBe('UP');
  });

  it('does not suffer from refusals, which are answers, but from credentials that are not accepted', () => {
    expect(after('not_found', 'rejected', 'conflict', 'forbidden').of('erp').state).toBe('UP');
    expect(after('unauthorized', 'unauthorized', 'unauthorized').of('erp').state).toBe('DOWN');
  });

  it('is that of its own connection', () => {
    expect(after('timeout', 'timeout', 'timeout').of('crm').state).toBe('UP');
  });
});
