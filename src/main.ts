import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cachedKinds } from '#caching/time-to-live.ts';
import { composeGraph } from '#composition/compose-graph.ts';
import { startSandboxSystems } from '#composition/sandbox-systems.ts';
import { type Configuration, readConfiguration } from '#config.ts';
import { connectors } from '#connectors/registry.ts';
import { ConfigurationError } from '#errors.ts';
import { createLog, type Log } from '#telemetry/log.ts';
import { Command } from 'commander';
import { serveSupergraph, startApp, startSubgraph } from './app.ts';

interface Running {
  close(): Promise<void>;
}

const environment = process.env;
const grial = new Command('grial').description('One GraphQL graph over a CRM and an ERP.').showHelpAfterError();

grial
  .command('start', { isDefault: true })
  .description('the gateway with its subgraphs; without a configuration also the sandbox systems')
  .option('--config <file>', 'YAML configuration; otherwise GRIAL_CONFIG, otherwise ./grial.yaml when there is one')
  .action(({ config }: { config?: string }) =>
    run(config, async (configuration, log) => {
      const app = await startApp(configuration, { log, environment });
      say(`Grial listens at ${app.url}: GraphiQL at ${app.url}/graphiql, the graph at ${app.url}/graphql`);
      return app;
    }),
  );

grial
  .command('subgraph <name>')
  .description('one subgraph alone over HTTP, for any Federation 2 router: crm, erp or integration')
  .option('--config <file>', 'YAML configuration')
  .action((name: string, { config }: { config?: string }) =>
    run(config, async (configuration, log) => {
      const app = await startSubgraph(name, configuration, { log, environment });
      say(`The subgraph ${name} listens at ${app.url}/graphql`);
      return app;
    }),
  );

grial
  .command('serve')
  .description('a plain Federation 2 gateway for any supergraph with remote subgraphs')
  .requiredOption('--supergraph <file>', 'the composed supergraph')
  .action(({ supergraph }: { supergraph: string }) =>
    run(undefined, async (configuration, log) => {
      const app = await serveSupergraph(supergraph, configuration, log);
      say(`The supergraph is served at ${app.url}/graphql`);
      return app;
    }),
  );

grial
  .command('sandbox')
  .description('the sandbox systems alone')
  .option('--only <side>', 'crm or erp')
  .action(({ only }: { only?: string }) =>
    run(undefined, async (configuration) => {
      const systems = await startSandboxSystems(configuration, only);
      if (process.send === undefined)
        for (const [side, url] of Object.entries(systems.urls)) say(`The sandbox ${side} listens at ${url}`);
      else process.send(systems.urls);
      return systems;
    }),
  );

grial
  .command('compose')
  .description('writes schema/supergraph.graphql')
  .action(() =>
    orSayWhy(() =>
      writeFileSync(fileURLToPath(new URL('../schema/supergraph.graphql', import.meta.url)), composeGraph()),
    ),
  );

await grial.parseAsync();

/** Starts, and stops at a signal or when the parent that started us is gone; a second signal ends at once. */
async function run(
  file: string | undefined,
  start: (configuration: Configuration, log: Log) => Promise<Running>,
): Promise<void> {
  await orSayWhy(async () => {
    const configuration = readConfiguration({
      environment,
      file: file ?? (environment['GRIAL_CONFIG'] || (existsSync('grial.yaml') ? 'grial.yaml' : null)),
      connectors,
      cacheKinds: cachedKinds,
    });
    const running = await start(configuration, createLog(configuration.logLevel));
    let stopping = false;
    const stop = async () => {
      if (stopping) process.exit(1);
      stopping = true;
      await running.close();
      process.exit(0);
    };
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, stop);
  });
}

async function orSayWhy(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const problem of error.problems) say(`grial: ${problem}`);
    process.exitCode = 2;
    process.disconnect?.();
  }
}

/** To people; the log goes to standard output. */
function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
