import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ConfigurationError } from '#errors.ts';
import { isLoopback } from './loopback.ts';

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What the operator has set the port by; PORT unless told. */
  readonly portVariable?: string;
}

/**
 * Throws ConfigurationError when the address must not be served, or cannot be had at this moment: for those who want to
 * know before they open what takes time.
 */
export async function requireServable(address: Address, anonymous: boolean): Promise<void> {
  requireLoopback(address, anonymous);
  const probe = createServer();
  await opened(address, async () => {
    await once(probe.listen(address.port, address.host), 'listening');
  });
  probe.close();
  await once(probe, 'close');
}

/** Opens the door and answers its URL; throws ConfigurationError when the address cannot be had or must not be served. */
export async function listen(http: FastifyInstance, address: Address, anonymous: boolean): Promise<string> {
  requireLoopback(address, anonymous);
  return opened(address, () => http.listen({ host: address.host, port: address.port }));
}

function requireLoopback({ host }: Address, anonymous: boolean): void {
  if (!anonymous || isLoopback(host)) return;
  throw new ConfigurationError([
    `HOST: without API keys only a loopback address such as 127.0.0.1 is served, got "${host}"; configure auth.apiKeys to serve others`,
  ]);
}

async function opened<T>(address: Address, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw addressProblem(error, address);
  }
}

function addressProblem(error: unknown, { host, port, portVariable = 'PORT' }: Address): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new ConfigurationError([
        `${portVariable}: a free port is required, ${port} on ${host} is taken by another process`,
      ]);
    case 'EACCES':
      return new ConfigurationError([`${portVariable}: a port that this user may open is required, got ${port}`]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigurationError([`HOST: an address of this machine is required, got "${host}"`]);
    default:
      return error;
  }
}
