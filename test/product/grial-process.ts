import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface GrialOptions {
  /** Where it runs, and keeps its data; see `makeDirectory`. */
  readonly directory: string;
  /** The command and its options; `start` unless told. */
  readonly command?: readonly string[];
  /** Becomes grial.yaml in the directory (JSON is YAML); without it there is no configuration. */
  readonly configuration?: object | undefined;
  /** Beside PORT=0, which takes any free port. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is done while one that is to end by itself runs; `stop` asks it to end. */
  readonly meanwhile?: (stop: () => void) => Promise<void>;
  /** A module of this folder that is loaded before ours. */
  readonly preload?: string;
}

/** A process as a user starts it. */
export interface GrialProcess {
  /** Where it listens; the sandbox with both systems has one for each, in the order of its words. */
  readonly urls: readonly string[];
  readonly url: string;
  /** What it has told people so far. */
  said(): string;
  /** What it has logged so far. */
  logged(): readonly Readonly<Record<string, unknown>>[];
  /** Asks it to end; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a process and waits until it listens; rejects with what it said when it ends before. */
export async function startGrial(options: GrialOptions): Promise<GrialProcess> {
  const running = spawnGrial(options);
  const { command: [command] = ['start'] } = options;
  const listening = () => [...running.said().matchAll(/\bat (http:\/\/[\d.]+:\d+)/g)].map(([, url = '']) => url);
  const expected = command === 'sandbox' && !options.command?.includes('--only') ? 2 : 1;
  while (new Set(listening()).size < expected) {
    const ended = await Promise.race([running.exit, once(running.stderr, 'data').then(() => null)]);
    if (ended !== null) throw new Error(`it ended before it listened: ${running.said()}`);
  }
  const urls = [...new Set(listening())];
  return {
    urls,
    url: urls[0] ?? '',
    said: running.said,
    logged: () => running.logged(),
    async stop() {
      running.signal('SIGTERM');
      return (await running.exit).code;
    },
    async kill() {
      running.signal('SIGKILL');
      await running.exit;
    },
  };
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly logged: string;
}

/** Starts a process that is to end by itself; one that does not is killed when patience is over and has no exit code. */
export async function runGrial(options: GrialOptions): Promise<Ended> {
  const running = spawnGrial(options);
  const timer = setTimeout(() => running.signal('SIGKILL'), patienceMs);
  await options.meanwhile?.(() => running.signal('SIGTERM'));
  const { code } = await running.exit;
  clearTimeout(timer);
  return { code, said: running.said(), logged: running.output() };
}

const patienceMs = 200_000;

export function makeDirectory(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'grial-product-'));
}

/** Its sandbox systems may still be on their way out and write. */
export function removeDirectory(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** The systems that were started beside it, as its log tells. */
export function sandboxUrls({ logged }: GrialProcess): { readonly crm: string; readonly erp: string } {
  const urlOf = (connection: string) => {
    const line = logged().find((line) => line['component'] === 'sandbox' && line['connection'] === connection);
    return String(line?.['url']);
  };
  return { crm: urlOf('crm'), erp: urlOf('erp') };
}

function spawnGrial({ directory, command = ['start'], configuration, environment, preload }: GrialOptions) {
  const file = path.join(directory, 'grial.yaml');
  if (configuration === undefined) rmSync(file, { force: true });
  else writeFileSync(file, JSON.stringify(configuration));
  const preloads =
    preload === undefined ? [] : ['--import', pathToFileURL(path.join(import.meta.dirname, preload)).href];
  const child = spawn(process.execPath, ['--import', inSource('refuse-old-node.mjs'), ...preloads, main, ...command], {
    cwd: directory,
    // Nothing of the environment of the tests, which would be configuration.
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    stderr: child.stderr,
    said: () => said,
    output: () => output,
    logged: () =>
      output
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
    /** Resolves when it has ended and all that it said was read. */
    exit: once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null })),
    signal: (name: 'SIGTERM' | 'SIGKILL') => void child.kill(name),
  };
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

function inSource(file: string): string {
  return new URL(`../../src/${file}`, import.meta.url).href;
}
