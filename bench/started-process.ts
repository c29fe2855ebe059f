import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessOptions {
  /** What it is called when it cannot start. */
  readonly name: string;
  readonly script: string;
  readonly scriptArguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StartedProcess {
  /** Where it listens, without a path. */
  readonly url: string;
  readonly processId: number;
  stop(): Promise<void>;
}

/**
 * Runs a script on this Node until it says where it listens. It ends when we do, however we end, because its channel to us
 * closes: every script of the benchmark and every command of Grial watches it.
 */
export async function startProcess(options: ProcessOptions): Promise<StartedProcess> {
  const { name, script, scriptArguments = [], environment = {} } = options;
  const child = fork(script, scriptArguments, {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  let said = '';
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-4_000);
        const url = /(?:listens at|listening on|how it is at) (http:\/\/[\d.]+:\d+)/i.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
  });
  const failed = exited.then(([code, signal]) => {
    throw new Error(`${name} has ended (${String(code ?? signal)}):\n${said}`);
  });
  const url = await Promise.race([listening, failed]);
  // From here on its end is noticed by whoever asks it something.
  failed.catch(() => {});
  return {
    url,
    // It has spoken, so it has been spawned.
    processId: child.pid ?? Number.NaN,
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
