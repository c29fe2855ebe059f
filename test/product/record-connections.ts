/*
 * Loaded before a process of ours, and inherited by those that it starts: writes where each outbound connection is to go
 * into the file that the environment names, one a line, before it is tried.
 */
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const file = process.env['RECORDED_CONNECTIONS'] ?? '';

// http, https, tls and undici all open their sockets by this method.
const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...input: unknown[]): Socket {
  appendFileSync(file, `${targetOf(input)}\n`);
  return Reflect.apply(connect, this, input) as Socket; // what it answers
};

/** Node calls it with options, with a port and a host, or with either in a list. */
function targetOf(input: readonly unknown[]): string {
  const [first, second] = input.flat();
  const { path, port, host } = (
    typeof first === 'object' && first !== null ? first : { port: first, host: second }
  ) as {
    readonly path?: string;
    readonly port?: unknown;
    readonly host?: unknown;
  };
  return path ?? `${String(host ?? 'localhost')}:${String(port)}`;
}
