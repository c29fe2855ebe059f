import { afterEach, beforeEach, describe, expect } from 'vitest';
import { SystemError } from '#errors.ts';
import type { Call } from '#ports/source.ts';
import {
  answerHtml,
  answerJson,
  cutBody,
  type FakeServer,
  forwardTo,
  neverAnswer,
  resetConnection,
  startFakeServer,
} from '#test/fakes/fake-server.ts';
import type { ContractCase } from './contract-cases.ts';

/** What the failure cases need of a port: one read, one write, and the end. */
export interface Exercised {
  read(call: Call): Promise<unknown>;
  write(call: Call): Promise<unknown>;
  close(): Promise<void>;
}

interface Expected {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  /** Of a write; a read never leaves anything in doubt. */
  readonly outcomeUnknown: boolean;
}

const failures = [
  ['401', answerJson({}, 401), { code: 'UNAUTHORIZED', retryable: false, outcomeUnknown: false }],
  ['403', answerJson({}, 403), { code: 'FORBIDDEN', retryable: false, outcomeUnknown: false }],
  ['404', answerJson({}, 404), { code: 'NOT_FOUND', retryable: false, outcomeUnknown: false }],
  ['409', answerJson({}, 409), { code: 'CONFLICT', retryable: false, outcomeUnknown: false }],
  [
    '429 with a Retry-After',
    answerJson({}, 429, { 'retry-after': '7' }),
    { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 7_000, outcomeUnknown: false },
  ],
  ['500', answerJson({}, 500), { code: 'UNAVAILABLE', retryable: true, outcomeUnknown: true }],
  ['503', answerJson({}, 503), { code: 'UNAVAILABLE', retryable: true, outcomeUnknown: true }],
  ['a reset', resetConnection, { code: 'UNAVAILABLE', retryable: true, outcomeUnknown: true }],
  ['a cut body', cutBody, { code: 'BAD_RESPONSE', retryable: true, outcomeUnknown: true }],
  ['HTML instead of JSON', answerHtml, { code: 'BAD_RESPONSE', retryable: true, outcomeUnknown: true }],
  [
    'JSON of another shape',
    answerJson({ surprise: 1 }),
    { code: 'BAD_RESPONSE', retryable: true, outcomeUnknown: true },
  ],
  ['silence', neverAnswer, { code: 'TIMEOUT', retryable: true, outcomeUnknown: true }],
] as const satisfies readonly (readonly [string, unknown, Expected])[];

// Only where nothing ever comes is the time waited for.
const [hastyMs, patientMs] = [2_000, 30_000];

/** Every port fails with SystemError and nothing else, stops when it is told to, and leaves no socket behind. */
export function failuresContract(
  connect: (url: string, timeoutMs: number) => Exercised,
  upstreamUrl: () => string,
  contractCase: ContractCase,
  /** Of the write, where not every connector has it. */
  writeCase: ContractCase,
): void {
  describe('failures', () => {
    let proxy: FakeServer;
    let system: Exercised;

    beforeEach(async () => {
      proxy = await startFakeServer(forwardTo(upstreamUrl()));
      system = await connected(patientMs);
    });

    afterEach(async () => {
      await system.close();
      await proxy.close();
    });

    async function connected(timeoutMs: number): Promise<Exercised> {
      const exercised = connect(proxy.url, timeoutMs);
      // So that a connector that logs in first has done so.
      await exercised.read({});
      return exercised;
    }

    async function becomeHasty(): Promise<void> {
      await system.close();
      system = await connected(hastyMs);
    }

    for (const [what, behaviour, expected] of failures) {
      contractCase(`read: ${what}`, async () => {
        if (behaviour === neverAnswer) await becomeHasty();
        proxy.behave(behaviour);
        const failure = await failureOf(system.read({}));
        expect(failure).toMatchObject({ ...expected, outcomeUnknown: false });
      });

      writeCase(`write, sent once: ${what}`, async () => {
        if (behaviour === neverAnswer) await becomeHasty();
        const before = proxy.requests.length;
        proxy.behave(behaviour);
        const failure = await failureOf(system.write({}));
        expect(failure).toMatchObject(expected);
        expect(proxy.requests.length - before).toBe(1);
      });
    }

    writeCase('refused connection: UNAVAILABLE, and nothing was done', async () => {
      const unreachable = connect(proxy.url, patientMs);
      await proxy.close();
      const failure = await failureOf(unreachable.write({}));
      await unreachable.close();
      proxy = await startFakeServer();
      expect(failure).toMatchObject({ code: 'UNAVAILABLE', retryable: true, outcomeUnknown: false });
    });

    contractCase('an abort is CANCELLED and ends the request upstream', async () => {
      const before = proxy.requests.length;
      proxy.behave(neverAnswer);
      const caller = new AbortController();
      const failed = failureOf(system.read({ signal: caller.signal }));
      await expect.poll(() => proxy.requests.length).toBeGreaterThan(before);
      caller.abort();
      expect(await failed).toMatchObject({ code: 'CANCELLED', retryable: false });
      await expect.poll(() => proxy.abandoned).toBe(1);
    });

    contractCase('close frees every socket', async () => {
      await Promise.all([system.read({}), system.read({})]);
      expect(proxy.openConnections()).toBeGreaterThan(0);
      await system.close();
      await expect.poll(() => proxy.openConnections()).toBe(0);
    });
  });
}

async function failureOf(work: Promise<unknown>): Promise<SystemError> {
  const outcome: unknown = await work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  if (!(outcome instanceof SystemError)) throw new Error('a SystemError is required', { cause: outcome });
  return outcome;
}
