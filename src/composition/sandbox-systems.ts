import path from 'node:path';
import type { Configuration } from '#config.ts';
import { ConfigurationError } from '#errors.ts';
import { startSandboxCrm } from '#sandbox/crm-server.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';

/** The key of both sandbox systems. They listen on loopback only and hold invented data, so it is no secret. */
export const sandboxKey = 'sandbox';

export interface SandboxSystems {
  /** By side, those that were started. */
  readonly urls: { readonly crm?: string; readonly erp?: string };
  close(): Promise<void>;
}

/** Starts the sandbox systems in this process, or only one of them. */
export async function startSandboxSystems(
  { dataDirectory, sandbox }: Pick<Configuration, 'dataDirectory' | 'sandbox'>,
  only: string | undefined,
): Promise<SandboxSystems> {
  if (only !== undefined && only !== 'crm' && only !== 'erp')
    throw new ConfigurationError([`--only: crm or erp is required, got "${only}"`]);
  await using opened = new AsyncDisposableStack();
  const common = { directory: path.join(dataDirectory, 'sandbox'), apiKey: sandboxKey, seedData: 'demo' } as const;
  const urls: { crm?: string; erp?: string } = {};
  if (only !== 'erp')
    urls.crm = opened.adopt(await startSandboxCrm({ ...common, port: sandbox.crmPort }), (it) => it.close()).url;
  if (only !== 'crm')
    urls.erp = opened.adopt(await startSandboxErp({ ...common, port: sandbox.erpPort }), (it) => it.close()).url;
  const running = opened.move();
  return { urls, close: () => running.disposeAsync() };
}
