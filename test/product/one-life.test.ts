import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeChanges } from './changes.suite.ts';
import { describeEveryField } from './every-field.suite.ts';
import { type GrialProcess, makeDirectory, removeDirectory, sandboxUrls, startGrial } from './grial-process.ts';
import { untilCustomersAreKnown } from './known-customers.ts';
import { describePagination } from './pagination.suite.ts';

let directory = '';
let recorded = '';
let grial: GrialProcess;

beforeAll(async () => {
  directory = await makeDirectory();
  recorded = path.join(directory, 'connections.txt');
  grial = await startGrial({
    directory,
    configuration: { sync: { pollSeconds: 1 } },
    environment: { RECORDED_CONNECTIONS: recorded },
    preload: 'record-connections.ts',
  });
  await untilCustomersAreKnown(grial.url);
});
afterAll(async () => {
  await grial.kill();
  await removeDirectory(directory);
});

// One process is asked for everything that there is, and what it does is watched to its end.
describePagination(() => grial);
describeChanges(() => grial);
describeEveryField(() => grial);

describe('in all that the process', () => {
  it('has connected to the systems that it was told of, and to nothing else', () => {
    // The systems of the demo are children of the process, and tell it of their changes.
    const hosts = [grial.url, ...Object.values(sandboxUrls(grial))].map((url) => new URL(url).host);
    expect(new Set(readFileSync(recorded, 'utf8').trimEnd().split('\n'))).toEqual(new Set(hosts));
  });

  it('has logged no error of ours', () => {
    expect(grial.logged().filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});

describe('the end', () => {
  it('answers what was accepted, when it is asked for under load, and leaves nothing behind', async () => {
    const systems = Object.values(sandboxUrls(grial));
    let isToEnd = false;
    const clients = Array.from({ length: 30 }, () => askOnAndOn(grial.url, () => isToEnd));
    await sleep(1_000);
    isToEnd = true;
    expect(await grial.stop()).toBe(0);
    const reports = await Promise.all(clients);
    expect(reports.flatMap(({ lost }) => lost)).toEqual([]);
    expect(reports.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(30);
    for (const url of [grial.url, ...systems]) expect(await isServed(url)).toBe(false);
  });

  it('takes the sandbox systems along, when it comes by kill -9', async () => {
    grial = await startGrial({ directory });
    const systems = Object.values(sandboxUrls(grial));
    expect(await Promise.all(systems.map(isServed))).toEqual([true, true]);
    await grial.kill();
    await expect.poll(() => Promise.all(systems.map(isServed))).toEqual([false, false]);
  });

  it('is followed by a new start on the same data', async () => {
    grial = await startGrial({ directory });
    expect((await fetch(`${grial.url}/readyz`)).status).toBe(200);
    // At once, in whatever it is doing.
    expect(await grial.stop()).toBe(0);
  });
});

interface Report {
  readonly answered: number;
  /** Why requests that were sent got no whole answer. */
  readonly lost: readonly string[];
}

/** Asks one thing after the other, each in a connection of its own, until nobody listens there any more. */
async function askOnAndOn(url: string, isToEnd: () => boolean): Promise<Report> {
  const lost: string[] = [];
  for (let answered = 0; ; answered += 1) {
    const isLate = isToEnd();
    try {
      const { body } = await request(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ customers(first: 5) { nodes { name orders(first: 2) { nodes { number } } } } }',
        }),
        reset: true,
      });
      const text = await body.text();
      if (!text.startsWith('{"data":{"customers"')) lost.push(text);
    } catch (error) {
      // Refused is not lost: the request was never taken. Nor is one that came to the door when it was being shut: the kernel
      // resets the connections that wait to be accepted.
      const code = error instanceof Error && 'code' in error ? error.code : error;
      if (code !== 'ECONNREFUSED' && !(isLate && code === 'ECONNRESET')) lost.push(String(code));
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
