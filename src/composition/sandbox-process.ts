import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '#errors.ts';
import type { Log } from '#telemetry/log.ts';

export interface SandboxProcessOptions {
  readonly side: 'crm' | 'erp';
  readonly port: number;
  readonly dataDirectory: string;
  /** What the child inherits. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

export interface SandboxProcess {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * One sandbox system in a process of its own, as a real system would be: it can be killed without us, and it ends when we
 * do, however we end, because its channel to us closes.
 */
export async function startSandboxProcess(options: SandboxProcessOptions): Promise<SandboxProcess> {
  const { side, port, dataDirectory, environment, log } = options;
  const child = fork(main, ['sandbox', '--only', side], {
    env: {
      ...environment,
      GRIAL_DATA: dataDirectory,
      GRIAL_CONFIG: '',
      [`GRIAL_SANDBOX_${side.toUpperCase()}_PORT`]: String(port),
    },
    // What it has to complain about goes to the same terminal.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const ended = exited.then(([code]) => {
    throw new ConfigurationError([`the sandbox ${side} could not start (exit code ${String(code)})`]);
  });
  const [urls] = await Promise.race([once(child, 'message'), ended]);
  let closing = false;
  ended.catch(() => {
    if (!closing) log.warn({ component: 'sandbox', connection: side }, 'the process of this sandbox system is gone');
  });
  return {
    // What "grial sandbox" sends once it listens.
    url: (urls as Readonly<Record<'crm' | 'erp', string>>)[side],
    async close() {
      closing = true;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
