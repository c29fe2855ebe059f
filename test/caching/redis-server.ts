import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const program = ['/usr/bin/redis-server', '/usr/bin/valkey-server'].find((path) => existsSync(path));

/** Why the tests that need a real Redis are skipped, or null when it is there. */
export const withoutRedis = program === undefined ? 'neither redis-server nor valkey-server is installed' : null;

export interface RedisServer {
  readonly url: string;
  /** It keeps its connections and answers nothing any longer. */
  freeze(): void;
  /** At once, as a crash would. */
  kill(): Promise<void>;
}

/** A Redis of our own that keeps nothing on disk. */
export async function startRedis(port?: number): Promise<RedisServer> {
  if (program === undefined) throw new Error('redis-server is required');
  const freePort = port ?? (await findFreePort());
  const options = ['--port', String(freePort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('redis-server ended at once')));
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${freePort}`,
    freeze: () => {
      server.kill('SIGSTOP');
    },
    kill: () => {
      server.kill('SIGKILL');
      return ended;
    },
  };
}

/** A server that takes every connection and never says a word. */
export async function startSilentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await listen(server);
  return {
    url: `redis://127.0.0.1:${portOf(server)}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await listen(server);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port; // it listens on TCP
}
