import { describe, expect, it } from 'vitest';
import { startGateway } from './start.ts';

describe('the probes', () => {
  it('are alive and ready when every check passes', async () => {
    const { url } = await startGateway({ readiness: [{ name: 'store', check: async () => {} }] });
    expect(await read(`${url}/livez`)).toEqual([200, { status: 'alive' }]);
    expect(await read(`${url}/readyz`)).toEqual([200, { status: 'ready', checks: { store: 'ok' } }]);
  });

  it('are alive and not ready while a check fails, and say nothing of why', async () => {
    let broken = true;
    const check = async () => {
      if (broken) throw new Error('password of the store');
    };
    const { url } = await startGateway({ readiness: [{ name: 'store', check }] });
    expect(await read(`${url}/livez`)).toEqual([200, { status: 'alive' }]);
    expect(await read(`${url}/readyz`)).toEqual([503, { status: 'not ready', checks: { store: 'failed' } }]);
    broken = false;
    expect(await read(`${url}/readyz`)).toEqual([200, { status: 'ready', checks: { store: 'ok' } }]);
  });

  it('take a check that never answers for a failed one', async () => {
    const { url } = await startGateway({ readiness: [{ name: 'store', check: () => new Promise(() => {}) }] });
    expect(await read(`${url}/readyz`)).toEqual([503, { status: 'not ready', checks: { store: 'failed' } }]);
  });
});

async function read(url: string): Promise<readonly [number, unknown]> {
  const response = await fetch(url);
  return [response.status, await response.json()];
}
