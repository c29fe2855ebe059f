import type { FastifyInstance } from 'fastify';
import { ConfigurationError } from '#errors.ts';
import { isLoopback } from './loopback.ts';

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Opens the door and answers its URL; throws ConfigurationError when the address cannot be had or must not be served. */
export async function listen(http: FastifyInstance, { host, port }: Address, anonymous: boolean): Promise<string> {
  if (anonymous && !isLoopback(host)) {
    throw new ConfigurationError([
      `HOST: without API keys only a loopback address such as 127.0.0.1 is served, got "${host}"; configure auth.apiKeys to serve others`,
    ]);
  }
  try {
    // For "localhost" Fastify opens a second server on ::1, of which close() cannot cut the connections.
    return await http.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port });
  } catch (error) {
    throw addressProblem(error, host, port);
  }
}

function addressProblem(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new ConfigurationError([`PORT: a free port is required, ${port} on ${host} is taken by another process`]);
    case 'EACCES':
      return new ConfigurationError([`PORT: a port that this user may open is required, got ${port}`]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigurationError([`HOST: an address of this machine is required, got "${host}"`]);
    default:
      return error;
  }
}
