import { type FakeServer, forwardTo, neverAnswer, startFakeServer } from '#test/fakes/fake-server.ts';
import { logInAsAdmin, type TrytonAdmin } from './admin.ts';
import { type RunningTryton, startTryton } from './start.ts';

/** Stands between us and a Tryton, so that an answer can be lost on its way. */
export interface FrontDoor {
  /** To the database, through the door. */
  readonly url: string;
  /** Until `open`, Tryton does what the method asks, and nobody hears of it; resolves when that was done for the first time. */
  loseAnswersOf(method: string): Promise<void>;
  open(): void;
  close(): Promise<void>;
}

async function startFrontDoor(tryton: RunningTryton): Promise<FrontDoor> {
  const { origin, pathname } = new URL(tryton.url);
  const forward = forwardTo(origin);
  const server: FakeServer = await startFakeServer(forward);
  return {
    url: `${server.url}${pathname}`,
    loseAnswersOf(method) {
      const done = Promise.withResolvers<void>();
      server.behave(async (request, response) => {
        if (!request.body.includes(`"model.${method}"`)) return forward(request, response);
        const { authorization = '' } = request.headers;
        const headers = { 'content-type': 'application/json', authorization };
        const answer = await fetch(`${origin}${request.url}`, { method: 'POST', headers, body: request.body });
        await answer.text();
        done.resolve();
        return neverAnswer(request, response);
      });
      return done.promise;
    },
    open: () => server.behave(forward),
    close: server.close,
  };
}

export interface TrytonBehindDoor {
  readonly tryton: RunningTryton;
  readonly door: FrontDoor;
  readonly admin: TrytonAdmin;
}

/** The Tryton of the tests end to end; it ends with `begun`, also when this fails half way. */
export async function beginBehindDoor(begun: AsyncDisposableStack): Promise<TrytonBehindDoor> {
  const tryton = await startTryton('small');
  begun.defer(() => tryton.stop());
  const door = await startFrontDoor(tryton);
  begun.defer(() => door.close());
  return { tryton, door, admin: await logInAsAdmin(tryton) };
}
