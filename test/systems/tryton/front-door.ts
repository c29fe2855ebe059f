import { type Behaviour, forwardTo, neverAnswer, startFakeServer } from '#test/fakes/fake-server.ts';
import { logInAsAdmin, type TrytonAdmin } from './admin.ts';
import type { DatabaseKind } from './databases.ts';
import { type RunningTryton, startTryton } from './start.ts';

/** Stands between us and a Tryton, so that what passes can be watched, held up, or lost on its way. */
export interface FrontDoor {
  /** To the database, through the door. */
  readonly url: string;
  /**
   * Until `open`, Tryton does what the method asks, and nobody hears of it; resolves when that was done for the first time, with
   * the session that had asked.
   */
  loseAnswersOf(method: string): Promise<string>;
  /**
   * Makes a change, before which and after which no poll of the ERP's feed begins but one: what is told of the change, that poll
   * has told. The next waits until `open`, or the next change.
   */
  beforeOnePoll(change: () => Promise<void>): Promise<void>;
  open(): void;
  /** All that have passed so far; each connection of a process has its own. */
  sessions(): readonly string[];
  /** How many writes Tryton was at, at the same time, since this was asked last. */
  mostWritesAtOnce(): number;
  close(): Promise<void>;
}

async function startFrontDoor(tryton: RunningTryton): Promise<FrontDoor> {
  const { origin, pathname } = new URL(tryton.url);
  const forward = forwardTo(origin);
  const sessions = new Set<string>();
  let writes = 0;
  let mostWrites = 0;
  const polls = { left: Infinity };
  let opening = Promise.withResolvers<void>();

  const pass: Behaviour = async (request, response) => {
    if (request.headers.authorization !== undefined) sessions.add(request.headers.authorization);
    if (beginsPoll(request.body)) {
      while (polls.left === 0) await opening.promise;
      if (response.closed) return; // whoever asked did not wait so long, and asks again
      polls.left -= 1;
    }
    const isWrite = writing.test(request.body);
    if (isWrite) writes += 1;
    mostWrites = Math.max(mostWrites, writes);
    await forward(request, response);
    if (isWrite) writes -= 1;
  };

  function letPoll(times: number): void {
    polls.left = times;
    opening.resolve();
    opening = Promise.withResolvers();
  }

  const server = await startFakeServer(pass);
  return {
    url: `${server.url}${pathname}`,
    loseAnswersOf(method) {
      const done = Promise.withResolvers<string>();
      server.behave(async (request, response) => {
        if (!request.body.includes(`"model.${method}"`)) return pass(request, response);
        const { authorization = '' } = request.headers;
        const headers = { 'content-type': 'application/json', authorization };
        const answer = await fetch(`${origin}${request.url}`, { method: 'POST', headers, body: request.body });
        await answer.text();
        done.resolve(authorization);
        return neverAnswer(request, response);
      });
      return done.promise;
    },
    async beforeOnePoll(change) {
      letPoll(0);
      await change();
      letPoll(1);
    },
    open() {
      letPoll(Infinity);
      server.behave(pass);
    },
    sessions: () => [...sessions],
    mostWritesAtOnce() {
      const most = mostWrites;
      mostWrites = writes;
      return most;
    },
    close: server.close,
  };
}

const writing = /"model\.[\w.]+\.(?:create|write|delete|convert|quote|confirm|draft|cancel|lost)"/;

/** Only the feed of the ERP reads products by the instant of their last change. */
function beginsPoll(body: string): boolean {
  return body.includes('"model.product.product.search_read"') && body.includes('["write_date",">"');
}

export interface TrytonBehindDoor {
  readonly tryton: RunningTryton;
  readonly door: FrontDoor;
  readonly admin: TrytonAdmin;
}

/** The Tryton of the tests end to end; it ends with `begun`, also when this fails half way. */
export async function beginBehindDoor(begun: AsyncDisposableStack, kind: DatabaseKind): Promise<TrytonBehindDoor> {
  const tryton = await startTryton('small', kind);
  begun.defer(() => tryton.stop());
  const door = await startFrontDoor(tryton);
  begun.defer(() => door.close());
  return { tryton, door, admin: await logInAsAdmin(tryton) };
}
