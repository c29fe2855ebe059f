import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GrialProcess, makeDirectory, removeDirectory, sandboxUrls, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';

let directory = '';
let grial: GrialProcess;

beforeAll(async () => {
  directory = await makeDirectory();
});
afterAll(() => removeDirectory(directory));

describe('a process', () => {
  it('that is asked to end under load answers what it has accepted, and leaves nothing behind', async () => {
    grial = await startGrial({ directory });
    const systems = Object.values(sandboxUrls(grial));
    await untilCustomersAreKnown(grial.url);
    const clients = Array.from({ length: 30 }, () => askOnAndOn(grial.url));
    await sleep(1_000);
    expect(await grial.stop()).toBe(0);
    const reports = await Promise.all(clients);
    expect(reports.flatMap(({ lost }) => lost)).toEqual([]);
    expect(reports.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(30);
    for (const url of [grial.url, ...systems]) expect(await isServed(url)).toBe(false);
  });

  it('that is killed does not leave its sandbox systems running', async () => {
    grial = await startGrial({ directory });
    const systems = Object.values(sandboxUrls(grial));
    expect(await Promise.all(systems.map(isServed))).toEqual([true, true]);
    await grial.kill();
    await vi.waitFor(async () => expect(await Promise.all(systems.map(isServed))).toEqual([false, false]), {
      timeout: 10_000,
    });
  });

  it('starts again after it was killed, on the same data', async () => {
    grial = await startGrial({ directory });
    expect((await fetch(`${grial.url}/readyz`)).status).toBe(200);
    expect(await grial.stop()).toBe(0);
  });
});

interface Report {
  readonly answered: number;
  /** Why requests that were sent got no whole answer. */
  readonly lost: readonly string[];
}

/** Asks one thing after the other until nobody listens there any more. */
async function askOnAndOn(url: string): Promise<Report> {
  const lost: string[] = [];
  for (let answered = 0; ; answered += 1) {
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ customers(first: 5) { nodes { name orders(first: 2) { nodes { number } } } } }',
        }),
      });
      const body = (await response.json()) as {
        readonly data?: { readonly customers: unknown };
        readonly errors?: unknown;
      };
      if (!body.data?.customers || body.errors) lost.push(JSON.stringify(body));
    } catch (error) {
      // Refused is not lost: the request was never taken.
      if (!String(error instanceof Error ? (error.cause as { code?: string }).code : error).includes('ECONNREFUSED'))
        lost.push(String(error instanceof Error ? error.cause : error));
      return { answered, lost };
    }
  }
}

async function isServed(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}
