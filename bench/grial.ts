import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachedKinds } from '#caching/time-to-live.ts';
import { startSandboxProcess } from '#composition/sandbox-process.ts';
import { sandboxKey } from '#composition/sandbox-systems.ts';
import { supergraph } from '#composition/supergraph.ts';
import { createLog } from '#telemetry/log.ts';
import { ask } from './graph-client.ts';
import { type StartedProcess, startProcess } from './started-process.ts';

export interface Grial {
  /** `npm start` over the sandbox systems; a new process has read nothing yet but knows every customer. */
  startGateway(): Promise<StartedProcess>;
  /** Every subgraph as `grial subgraph <name>`, and the file of a supergraph that says where they are. */
  startSubgraphs(): Promise<{ readonly processes: readonly StartedProcess[]; readonly supergraphFile: string }>;
}

/** Starts the two sandbox systems, and reads them once so that all who follow have the same store; needs a folder of its own. */
export async function openGrial(folder: string, opened: AsyncDisposableStack): Promise<Grial> {
  const configurationFile = path.join(folder, 'grial.yaml');
  const [crm, erp] = await Promise.all([startSandbox('crm'), startSandbox('erp')]);
  // JSON is YAML.
  writeFileSync(configurationFile, JSON.stringify(grialConfiguration(crm, erp)));
  const filledStore = path.join(folder, 'store');
  const first = await startGrial(['start'], { configurationFile, store: filledStore });
  await everythingKnown(`${first.url}/graphql`);
  await first.stop();

  let copies = 0;
  const startOnCopy = async (command: readonly string[]) => {
    const store = path.join(folder, `store-${(copies += 1)}`);
    cpSync(filledStore, store, { recursive: true });
    return opened.adopt(await startGrial(command, { configurationFile, store }), (it) => it.stop());
  };
  return {
    startGateway: () => startOnCopy(['start']),
    async startSubgraphs() {
      const addresses = new Map<string, StartedProcess>();
      for (const name of ['crm', 'erp', 'integration']) addresses.set(name, await startOnCopy(['subgraph', name]));
      const supergraphFile = path.join(folder, 'supergraph.graphql');
      writeFileSync(
        supergraphFile,
        supergraph().replaceAll(
          /(@join__graph\(name: "([a-z]+)", url: )"[^"]*"/g,
          (_, declared: string, name: string) => `${declared}"${addresses.get(name)?.url}/graphql"`,
        ),
      );
      return { processes: [...addresses.values()], supergraphFile };
    },
  };

  async function startSandbox(side: 'crm' | 'erp'): Promise<string> {
    const log = createLog('warn');
    const options = { side, port: 0, dataDirectory: path.join(folder, 'sandbox'), environment: process.env, log };
    return opened.adopt(await startSandboxProcess(options), (it) => it.close()).url;
  }
}

interface GrialPlace {
  readonly configurationFile: string;
  readonly store: string;
  /** Null: the embedded database. */
  readonly databaseUrl?: string | null;
}

/** A command of the product, as a process of its own. */
export function startGrial(
  command: readonly string[],
  { configurationFile, store, databaseUrl = null }: GrialPlace,
): Promise<StartedProcess> {
  return startProcess({
    name: `grial ${command.join(' ')}`,
    script: path.join(import.meta.dirname, '../src/main.ts'),
    scriptArguments: [...command, '--config', configurationFile],
    environment: {
      HOST: '127.0.0.1',
      PORT: '0',
      GRIAL_DATA: store,
      DATABASE_URL: databaseUrl ?? '',
      REDIS_URL: '',
    },
  });
}

/** Copies that last longer than a run: what is measured is reading warm caches, not how often they go cold. */
export function grialConfiguration(crmUrl: string, erpUrl: string) {
  return {
    connections: {
      crm: { system: 'sandbox', url: crmUrl, apiKey: sandboxKey },
      erp: { system: 'sandbox', url: erpUrl, apiKey: sandboxKey },
    },
    cache: { ttlSeconds: Object.fromEntries(cachedKinds.map((kind) => [kind, 86_400])) },
  };
}

export async function everythingKnown(graphUrl: string): Promise<void> {
  const giveUpAt = Date.now() + scanTimeoutMs;
  while (Date.now() < giveUpAt) {
    const { data } = await ask(graphUrl, JSON.stringify({ query: '{ systems { lagSeconds } }' }));
    // The shape is that of the query.
    const { systems } = data as { readonly systems: readonly { readonly lagSeconds: number | null }[] };
    if (systems.every(({ lagSeconds }) => lagSeconds !== null)) return;
    await sleep(200);
  }
  throw new Error(`Grial has not read both systems within ${scanTimeoutMs} ms`);
}

const scanTimeoutMs = 120_000;
