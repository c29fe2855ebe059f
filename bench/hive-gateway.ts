import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { type StartedProcess, startProcess } from './started-process.ts';

/** Hive Gateway over a supergraph, or the reason why it cannot be had. Its packages are installed when they are missing. */
export async function startHiveGateway(supergraphFile: string): Promise<StartedProcess | string> {
  const problem = await install();
  if (problem !== null) return problem;
  return startProcess({
    name: 'Hive Gateway',
    script: path.join(modules, '@graphql-hive/gateway/dist/bin.js'),
    scriptArguments: [
      'supergraph',
      supergraphFile,
      `--config-path=${path.join(folder, 'gateway.config.mjs')}`,
      '--host=127.0.0.1',
      `--port=${await freePort()}`,
    ],
  });
}

const folder = path.join(import.meta.dirname, 'hive');
const modules = path.join(folder, 'node_modules');

async function install(): Promise<string | null> {
  if (existsSync(modules)) return null;
  process.stderr.write('Installing @graphql-hive/gateway for the comparison\n');
  const command = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1'];
  try {
    await promisify(execFile)('npm', command, { timeout: installTimeoutMs });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error);
    return `could not be installed: ${reason}`;
  }
}

const installTimeoutMs = 180_000;

// It takes port 0 and never says which port that became.
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('a TCP address is required');
  return address.port;
}
