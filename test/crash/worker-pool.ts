import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { WorkerMessage, WorkerOptions, WorkerOrder } from './worker-process.ts';

export interface PoolOptions {
  readonly size: number;
  readonly optionsOf: (started: number) => WorkerOptions;
  /** Where each next worker dies, one after the other; afterwards none does. */
  readonly crashes: readonly string[];
  readonly onMessage: (message: WorkerMessage) => void;
}

export interface WorkerPool {
  /** Resolves once some worker has read both systems for the first time. */
  readonly ready: Promise<void>;
  /** Resolves once some worker has done it, however many die over it. */
  order(kind: WorkerOrder['kind'], dealId: string, times: number): Promise<void>;
  /** Stops the next worker that is there for so long, as a machine does that is overloaded or asleep, and lets it go on. */
  freeze(milliseconds: number): Promise<void>;
  kills(): ReadonlyMap<string, number>;
  freezes(): number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** Keeps so many workers alive: one that dies is replaced at once. */
export function startWorkerPool({ size, optionsOf, crashes, onMessage }: PoolOptions): WorkerPool {
  const workers = new Map<ChildProcess, { ready: boolean }>();
  const kills = new Map<string, number>();
  const waiting = new Map<number, () => void>();
  const planned = [...crashes];
  let started = 0;
  let lastOrder = 0;
  let stopping = false;
  let frozen = 0;
  const { promise: ready, resolve: markReady } = Promise.withResolvers<void>();

  function start(): void {
    const crash = planned.shift();
    const environment = { ...process.env, ...(crash !== undefined && { GRIAL_CRASH_AT: crash }) };
    const worker = fork(program, [JSON.stringify(optionsOf(started))], { env: environment, execArgv: [] });
    started += 1;
    const state = { ready: false };
    workers.set(worker, state);
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') {
        state.ready = true;
        markReady();
      }
      if (message.kind === 'done') waiting.get(message.id)?.();
      onMessage(message);
    });
    worker.on('exit', (_, signal) => {
      workers.delete(worker);
      if (signal === 'SIGKILL' && crash !== undefined) {
        const point = crash.split(' ')[0] ?? crash;
        kills.set(point, (kills.get(point) ?? 0) + 1);
      }
      if (!stopping) start();
    });
  }

  for (let at = 0; at < size; at += 1) start();

  function readyWorkers(): readonly ChildProcess[] {
    return [...workers].filter(([, { ready }]) => ready).map(([worker]) => worker);
  }

  return {
    ready,
    async order(kind, dealId, times) {
      lastOrder += 1;
      const order: WorkerOrder = { kind, id: lastOrder, dealId, times };
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(order.id, resolve);
      const send = () => {
        const ready = readyWorkers();
        ready[Math.floor(Math.random() * ready.length)]?.send(order, () => undefined); // one that has just died is asked again below
      };
      send();
      const again = setInterval(send, 1_000);
      await promise;
      clearInterval(again);
      waiting.delete(order.id);
    },
    async freeze(milliseconds) {
      for (;;) {
        const [worker] = readyWorkers();
        if (worker?.kill('SIGSTOP')) {
          frozen += 1;
          setTimeout(() => worker.kill('SIGCONT'), milliseconds);
          return;
        }
        await wait(50);
      }
    },
    kills: () => kills,
    freezes: () => frozen,
    async stop() {
      stopping = true;
      await Promise.all(
        [...workers.keys()].map(
          (worker) =>
            new Promise((resolve) => {
              worker.once('exit', resolve);
              worker.kill('SIGCONT');
              worker.kill('SIGKILL');
            }),
        ),
      );
    },
  };
}
