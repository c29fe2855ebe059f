import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cachedKinds } from '#caching/time-to-live.ts';
import { loadConnectors } from '#composition/load-connectors.ts';
import { showProgress } from '#composition/show-progress.ts';
import { reportTable } from '#check/report.ts';
import { type Configuration, readConfiguration } from '#config.ts';
import { connectors } from '#connectors/registry.ts';
import { ConfigurationError, StoreUnavailableError, SystemError } from '#errors.ts';
import { createLog, type Log } from '#telemetry/log.ts';
import { Command } from 'commander';

// What a command needs is loaded by it, when the configuration has been read: a mistake is then said at once.

interface ConvertCommand {
  readonly wonSince: string;
  readonly dryRun: boolean;
  readonly issues: string;
  readonly config?: string;
}

interface CheckCommand {
  readonly json: boolean;
  readonly fix: boolean;
  readonly config?: string;
}

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
      const { startApp } = await import('./app.ts');
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
      const { startSubgraph } = await import('./app.ts');
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
      const { serveSupergraph } = await import('./app.ts');
      const app = await serveSupergraph(supergraph, configuration, log);
      say(`The supergraph is served at ${app.url}/graphql`);
      return app;
    }),
  );

grial
  .command('worker')
  .description('the work in the background alone: any number of them beside the gateway, on one PostgreSQL')
  .option('--config <file>', 'YAML configuration')
  .action(({ config }: { config?: string }) =>
    run(config, async (configuration, log) => {
      const { startWorker } = await import('./app.ts');
      const worker = await startWorker(configuration, { log, environment });
      say(`A worker is at work, and tells how it is at ${worker.url}/metrics`);
      return worker;
    }),
  );

grial
  .command('convert')
  .description('makes orders of all deals that were won since a day and have none; safe to stop and to repeat')
  .requiredOption('--won-since <day>', 'YYYY-MM-DD')
  .option('--dry-run', 'only says what would come of it', false)
  .option('--issues <file>', 'where every deal with its issues goes, as CSV', 'conversion-issues.csv')
  .option('--config <file>', 'YAML configuration')
  .action(({ wonSince, dryRun, issues, config }: ConvertCommand) =>
    orSayWhy(async () => {
      const configuration = await configurationOf(config);
      const surroundings = { log: createLog('silent'), environment };
      const onProgress = (done: number, all: number) => showProgress(process.stderr, { done, all, what: 'deals' });
      const interruption = new AbortController();
      onceToldToStop(() => interruption.abort());
      const options = { wonSince, dryRun, issuesFile: issues, signal: interruption.signal, onProgress };
      const { convertDeals } = await import('#composition/convert-deals.ts');
      const summary = await convertDeals(configuration, surroundings, options);
      const { done, all } = summary;
      if (process.stderr.isTTY && all !== null && done < all) say(''); // the bar has not ended its line
      for (const [outcome, count] of Object.entries(summary.outcomes)) say(`${outcome}: ${count}`);
      if (all !== null) say(`${summary.issues} issues: see ${issues}`);
      if (!interruption.signal.aborted) return;
      say(`interrupted ${all === null ? 'before the first deal' : `after ${done} of ${all}`}; run it again`);
      process.exitCode = 1;
    }),
  );

grial
  .command('check')
  .description('connects to everything that is configured and says what works, what does not, and what to do about it')
  .option('--json', 'the same as data', false)
  .option('--fix', 'creates in the systems what is missing and can be created', false)
  .option('--config <file>', 'YAML configuration')
  .action(({ json, fix, config }: CheckCommand) =>
    orSayWhy(async () => {
      const onScanned = (what: string, done: number, all: number | null) => {
        if (process.stderr.isTTY) showProgress(process.stderr, { done, all, what });
      };
      const configuration = await configurationOf(config);
      const surroundings = { log: createLog('silent'), environment };
      const { checkInstallation } = await import('#composition/check-installation.ts');
      const report = await checkInstallation(configuration, surroundings, { fix, onScanned });
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
      if (!report.works) process.exitCode = 1;
    }),
  );

grial
  .command('sandbox')
  .description('the sandbox systems alone')
  .option('--only <side>', 'crm or erp')
  .action(({ only }: { only?: string }) =>
    run(undefined, async (configuration) => {
      const { startSandboxSystems } = await import('#composition/sandbox-systems.ts');
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
    orSayWhy(async () => {
      const { composeGraph } = await import('#composition/compose-graph.ts');
      writeFileSync(fileURLToPath(new URL('../schema/supergraph.graphql', import.meta.url)), composeGraph());
    }),
  );

await orSayWhy(async () => {
  requireKnownCommand(process.argv[2]);
  await grial.parseAsync();
});

/** Starts, and stops when it is told to. */
async function run(
  file: string | undefined,
  start: (configuration: Configuration, log: Log) => Promise<Running>,
): Promise<void> {
  await orSayWhy(async () => {
    const configuration = await configurationOf(file);
    // From here on, so that whoever is told to stop while it starts stops in good order as soon as it can.
    const told = Promise.withResolvers<void>();
    onceToldToStop(told.resolve);
    const running = await start(configuration, createLog(configuration.logLevel));
    void told.promise.then(async () => {
      await running.close();
      process.exit(0);
    });
  });
}

/** By a signal, or because the parent that started us is gone; the second of these ends the process at once. */
function onceToldToStop(stop: () => void): void {
  let toldBefore = false;
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'])
    process.on(event, () => {
      if (toldBefore) process.exit(1);
      toldBefore = true;
      stop();
    });
}

async function configurationOf(option: string | undefined): Promise<Configuration> {
  const file = option ?? (environment['GRIAL_CONFIG'] || (existsSync('grial.yaml') ? 'grial.yaml' : null));
  return readConfiguration({
    environment,
    file,
    connectors: { ...connectors, ...(await loadConnectors(file)) },
    cacheKinds: cachedKinds,
  });
}

/** What is no command would be taken for an argument of the one that is meant when none is named. */
function requireKnownCommand(word: string | undefined): void {
  const names = grial
    .createHelp()
    .visibleCommands(grial)
    .map((command) => command.name());
  if (word !== undefined && !word.startsWith('-') && !names.includes(word))
    throw new ConfigurationError([`unknown command "${word}"; the commands are ${names.join(', ')}`]);
}

async function orSayWhy(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = sayWhy(error);
    process.disconnect?.();
  }
}

/** Answers the exit code. */
function sayWhy(error: unknown): number {
  if (error instanceof SystemError || error instanceof StoreUnavailableError) {
    say(`grial: ${error.message}`);
    return 1;
  }
  if (!(error instanceof ConfigurationError)) throw error;
  for (const problem of error.problems) say(`grial: ${problem}`);
  return 2;
}

/** To people; the log goes to standard output. */
function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
