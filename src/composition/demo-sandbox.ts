import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { request } from 'undici';
import type { Configuration, Connections } from '#config.ts';
import { lockDirectory } from '#store/directory-lock.ts';
import type { Log } from '#telemetry/log.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { sandboxKey } from './sandbox-systems.ts';

/** The two systems that stand in while none are configured. */
export interface DemoSandbox {
  readonly connections: Connections;
  /** Lets both tell this server of their changes; without it they are noticed when they are next asked. */
  postTo(url: string): Promise<void>;
}

export interface DemoSandboxOptions {
  readonly configuration: Pick<Configuration, 'dataDirectory' | 'sandbox'>;
  readonly log: Log;
  /** What the processes of the systems inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export async function startDemoSandbox(
  { configuration, log, environment }: DemoSandboxOptions,
  opened: AsyncDisposableStack,
): Promise<DemoSandbox> {
  const { dataDirectory, sandbox } = configuration;
  // Before the systems find it out one by one, each after the seconds that it takes to start.
  const lock = lockDirectory(path.join(dataDirectory, 'sandbox'), stopOrShare);
  opened.defer(() => lock.release());
  const webhookSecret = randomBytes(32).toString('hex');
  const start = async (side: 'crm' | 'erp', port: number) => {
    const system = opened.adopt(await startSandboxProcess({ side, port, dataDirectory, log, environment }), (it) =>
      it.close(),
    );
    log.info(
      { connection: side, component: 'sandbox', url: system.url },
      'a sandbox system stands in, because no connections are configured',
    );
    return system.url;
  };
  const [crmUrl, erpUrl] = await Promise.all([start('crm', sandbox.crmPort), start('erp', sandbox.erpPort)]);
  const connection = (url: string, customFields: object) => ({
    system: 'sandbox',
    settings: { system: 'sandbox', url, apiKey: sandboxKey, webhookSecret, customFields },
  });
  return {
    connections: { crm: connection(crmUrl, {}), erp: connection(erpUrl, { customers: { Website: 'website' } }) },
    async postTo(url) {
      await Promise.all([
        setWebhook(crmUrl, { url: `${url}/webhooks/crm`, secret: webhookSecret }),
        setWebhook(erpUrl, { url: `${url}/webhooks/erp`, secret: webhookSecret }),
      ]);
    },
  };
}

const stopOrShare =
  'stop that one first, or use a configuration with connections and DATABASE_URL, with which several can be at work';

async function setWebhook(
  systemUrl: string,
  webhook: { readonly url: string; readonly secret: string },
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { body } = await request(`${systemUrl}/_webhook`, { method: 'PUT', headers, body: JSON.stringify(webhook) });
  await body.dump();
}
