import { readFileSync } from 'node:fs';
import path from 'node:path';
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
    const errors = grial.logged().filter(({ level }) => level === 'error' || level === 'fatal');
    // A system that did not answer in time is none of ours, and on a busy machine ours are such systems.
    expect(errors.filter(({ err }) => (err as { readonly type?: string } | undefined)?.type !== 'SystemError')).toEqual(
      [],
    );
  });
});

describe('the end', () => {
  it('answers what was accepted, when it is asked for under load, and leaves nothing behind', async () => {
    const systems = Object.values(sandboxUrls(grial));
    let isToEnd = false;
    let answered = 0;
    const clients = Array.from({ length: 30 }, () =>
      askOnAndOn(
        grial.url,
        () => isToEnd,
        () => (answered += 1),
      ),
    );
    await expect.poll(() => answered).toBeGreaterThan(30);
    isToEnd = true;
    expect(await grial.stop()).toBe(0);
    expect((await Promise.all(clients)).flat()).toEqual([]);
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

/** Asks one thing after the other, each in a connection of its own, until nobody listens there any more; answers why requests that were sent got no whole answer. */
async function askOnAndOn(url: string, isToEnd: () => boolean, onAnswer: () => void): Promise<readonly string[]> {
  const lost: string[] = [];
  for (;;) {
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
      if (text.startsWith('{"data":{"customers"')) onAnswer();
      else lost.push(text);
    } catch (error) {
      // Refused is not lost: the request was never taken. Nor is one that came to the door when it was being shut: the kernel
      // resets the connections that wait to be accepted.
      const code = error instanceof Error && 'code' in error ? error.code : error;
      if (code !== 'ECONNREFUSED' && !(isLate && code === 'ECONNRESET')) lost.push(String(code));
      return lost;
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
