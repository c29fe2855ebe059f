import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

interface FakeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How the fake answers one request. */
export type Behaviour = (request: FakeRequest, response: ServerResponse) => void | Promise<void>;

/** A real HTTP server on a free port of the loopback that does as it is told and remembers what it was asked. */
export interface FakeServer {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** How many requests had their connection closed before they were answered. */
  readonly abandoned: number;
  behave(behaviour: Behaviour): void;
  openConnections(): number;
  close(): Promise<void>;
}

export async function startFakeServer(initial: Behaviour = answerJson({})): Promise<FakeServer> {
  let behaviour = initial;
  let abandoned = 0;
  const requests: FakeRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => {
    response.once('close', () => {
      if (!response.writableEnded) abandoned += 1;
    });
    void serve(message, response);
  });
  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(message);
    const request = { method: message.method ?? '', url: message.url ?? '', headers: message.headers, body };
    requests.push(request);
    await behaviour(request, response);
  }
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!isInternetAddress(address)) throw new Error('a port is required, got a pipe');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    get abandoned() {
      return abandoned;
    },
    behave: (next) => {
      behaviour = next;
    },
    openConnections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export function answerJson(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return answerText(JSON.stringify(body), status, { 'content-type': 'application/json', ...headers });
}

export function answerText(text: string, status = 200, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(text);
  };
}

export const answerHtml = answerText('<!doctype html><title>Down for maintenance</title>', 200, {
  'content-type': 'text/html',
});

/** Announces more than it sends, then ends the connection. */
export const cutBody: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"results":[{"id":', () => response.socket?.destroy());
};

export const resetConnection: Behaviour = (_request, response) => {
  response.socket?.resetAndDestroy();
};

export const neverAnswer: Behaviour = () => {};

/** The behaviours one after the other; the last one stays. */
export function inTurn(first: Behaviour, ...others: readonly Behaviour[]): Behaviour {
  const waiting = [...others];
  let current = first;
  return (request, response) => {
    const now = current;
    current = waiting.shift() ?? current;
    now(request, response);
  };
}

/** Passes everything on to a real server, so that it can be watched and interrupted; what that one breaks off is broken off. */
export function forwardTo(url: string): Behaviour {
  return async (request, response) => {
    const hasBody = request.method !== 'GET' && request.body !== '';
    try {
      const answer = await fetch(url + request.url, {
        method: request.method,
        headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
          ownHeaders.has(name) || typeof value !== 'string' ? [] : [[name, value]],
        ),
        body: hasBody ? request.body : null,
      });
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(text);
    } catch {
      // Stopped while it was answering somebody who had left, as at the end of a test, or really down.
      response.destroy();
    }
  };
}

// Those that belong to one connection, or that fetch sets itself.
const ownHeaders: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function isInternetAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
