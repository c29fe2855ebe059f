/*
 * Loaded before a process of ours, and inherited by those that it starts: writes every outbound connection and every name
 * that is looked up into the file that is named in the environment, one a line.
 */
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const file = process.env['RECORDED_CONNECTIONS'] ?? '';

// Below http, https, tls and undici: each of them opens its sockets by this method.
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (this: Socket, ...input: unknown[]) {
  this.once('lookup', (_error, address: string) => record(`lookup ${address}`));
  this.once('connect', () => record(`${this.remoteAddress}:${this.remotePort}`));
  this.once('error', (error: Error & { address?: string; port?: number }) => {
    if (error.address !== undefined) record(`${error.address}:${error.port}`);
  });
  return Reflect.apply(connect, this, input);
} as typeof connect;
