import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Connectors } from '#connectors/connector.ts';
import { checkSettings } from './check-settings.ts';
import { ConfigurationError } from './errors.ts';

/** Everything an operator can set, read once, whole and valid. Only the command line sees the environment. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** Where a worker tells how it is. */
  readonly workerPort: number;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly logLevel: LogLevel;
  /** Null: nothing is configured and the sandbox stands in for both systems. */
  readonly connections: Connections | null;
  /** Every system that a connection may name. */
  readonly connectors: Connectors;
  readonly sandbox: { readonly crmPort: number; readonly erpPort: number };
  /** Null: nobody is authenticated, and only loopback is served. */
  readonly apiKeys: readonly ApiKey[] | null;
  readonly cacheTtlSeconds: Readonly<Record<string, number>>;
  readonly requestTimeoutMs: number;
  readonly pollIntervalMs: number;
  readonly conversion: ConversionConfiguration;
  readonly masterData: MasterDataConfiguration;
  readonly corsOrigins: readonly string[];
}

/** How deals become orders where the caller, or nobody, says otherwise. */
export interface ConversionConfiguration {
  readonly onDealWon: 'automatic' | 'manual';
  readonly onCreditExceeded: OnIssue;
  readonly onStockShort: OnIssue;
  readonly onPriceDifference: OnIssue;
  readonly quiesceMs: number;
  readonly leaseMs: number;
  readonly reconcileMs: number;
}

/** What is done when both systems hold a fact about a customer and differ. */
export interface MasterDataConfiguration {
  readonly mode: (typeof masterDataModes)[number];
  readonly owners: Readonly<Record<OwnedField, FieldOwner>>;
}

const masterDataModes = ['off', 'report', 'propagate'] as const;
const fieldOwners = ['crm', 'erp', 'either'] as const;
export type FieldOwner = (typeof fieldOwners)[number];
type OwnedField = 'taxId' | 'email' | 'phone' | 'billingAddress';

const onIssue = ['block', 'hold', 'proceed'] as const;
type OnIssue = (typeof onIssue)[number];

export interface Connections {
  readonly crm: ConnectionSettings;
  readonly erp: ConnectionSettings;
}

/** One connected system: which connector, and the settings that this connector's own schema has accepted. */
export interface ConnectionSettings {
  readonly system: string;
  readonly settings: unknown;
}

export interface ApiKey {
  readonly name: string;
  /** Lower-case hexadecimal SHA-256 of the key. */
  readonly sha256: string;
}

export interface ConfigurationSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Path of the YAML file; null when there is none. */
  readonly file: string | null;
  readonly connectors: Connectors;
  /** What the cache accepts a time to live for. */
  readonly cacheKinds: readonly string[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Throws ConfigurationError with every mistake found in the file and in the environment. */
export function readConfiguration(sources: ConfigurationSources): Configuration {
  const problems: string[] = [];
  const environment = parseEnvironment(sources.environment, problems);
  const file = sources.file === null ? emptyFile : parseFile(sources.file, sources, problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze({
    host: environment.HOST,
    port: environment.PORT,
    workerPort: environment.GRIAL_WORKER_PORT,
    dataDirectory: environment.GRIAL_DATA,
    databaseUrl: environment.DATABASE_URL ?? null,
    redisUrl: environment.REDIS_URL ?? null,
    logLevel: environment.LOG_LEVEL,
    connections: file.connections,
    connectors: sources.connectors,
    sandbox: { crmPort: environment.GRIAL_SANDBOX_CRM_PORT, erpPort: environment.GRIAL_SANDBOX_ERP_PORT },
    apiKeys: file.auth?.apiKeys ?? null,
    cacheTtlSeconds: file.cache?.ttlSeconds ?? {},
    requestTimeoutMs: (file.server?.requestTimeoutSeconds ?? 10) * 1000,
    pollIntervalMs: (file.sync?.pollSeconds ?? 5) * 1000,
    conversion: {
      onDealWon: file.conversion?.onDealWon ?? 'manual',
      onCreditExceeded: file.conversion?.onCreditExceeded ?? 'block',
      onStockShort: file.conversion?.onStockShort ?? 'proceed',
      onPriceDifference: file.conversion?.onPriceDifference ?? 'block',
      quiesceMs: (file.conversion?.quiesceSeconds ?? 30) * 1000,
      leaseMs: (file.conversion?.leaseSeconds ?? 30) * 1000,
      reconcileMs: (file.conversion?.reconcileSeconds ?? 60) * 1000,
    },
    masterData: {
      mode: file.masterData?.mode ?? 'report',
      owners: {
        taxId: file.masterData?.taxIdOwner ?? 'erp',
        email: file.masterData?.emailOwner ?? 'crm',
        phone: file.masterData?.phoneOwner ?? 'crm',
        billingAddress: file.masterData?.billingAddressOwner ?? 'erp',
      },
    },
    corsOrigins: file.server?.corsOrigins ?? [],
  });
}

const port = z
  .string()
  .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, 'a whole number from 0 to 65535 is required')
  .transform(Number);

const urlWith = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      const url = URL.parse(text);
      return url !== null && protocols.includes(url.protocol);
    },
    `a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')} is required`,
  );

// An empty variable means "not set": that is how compose files and shells pass on what nobody filled in.
export const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  GRIAL_WORKER_PORT: port.default(0),
  GRIAL_DATA: z.string().default('./.grial'),
  DATABASE_URL: urlWith(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: urlWith(['redis:', 'rediss:']).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  GRIAL_SANDBOX_CRM_PORT: port.default(0),
  GRIAL_SANDBOX_ERP_PORT: port.default(0),
});

const connectionSchema = z.looseObject({ system: z.string() });

const maxSeconds = 86_400;
const seconds = z.number().positive().max(maxSeconds);
// A search for what a request has made is believed after this; while the request may still be at work, it is not to be.
const quiesceSeconds = z
  .number()
  .min(5, 'a number of at least 5 is required, because it has to outlast every request to the ERP')
  .max(maxSeconds);

export const fileSchema = z.strictObject({
  connections: z.strictObject({ crm: connectionSchema, erp: connectionSchema }).optional(),
  auth: z
    .strictObject({
      apiKeys: z
        .array(
          z.strictObject({
            name: z.string().min(1),
            sha256: z
              .string()
              .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the key in 64 lower-case hexadecimal digits is required'),
          }),
        )
        .min(1),
    })
    .optional(),
  cache: z.strictObject({ ttlSeconds: z.record(z.string(), seconds) }).optional(),
  sync: z.strictObject({ pollSeconds: seconds }).optional(),
  conversion: z
    .strictObject({
      onDealWon: z.enum(['automatic', 'manual']).optional(),
      onCreditExceeded: z.enum(onIssue).optional(),
      onStockShort: z.enum(onIssue).optional(),
      onPriceDifference: z.enum(onIssue).optional(),
      quiesceSeconds: quiesceSeconds.optional(),
      leaseSeconds: seconds.optional(),
      reconcileSeconds: seconds.optional(),
    })
    .optional(),
  masterData: z
    .strictObject({
      mode: z.enum(masterDataModes).optional(),
      taxIdOwner: z.enum(fieldOwners).optional(),
      emailOwner: z.enum(fieldOwners).optional(),
      phoneOwner: z.enum(fieldOwners).optional(),
      billingAddressOwner: z.enum(fieldOwners).optional(),
    })
    .optional(),
  server: z
    .strictObject({
      requestTimeoutSeconds: seconds.optional(),
      corsOrigins: z.array(urlWith(['http:', 'https:'])).optional(),
    })
    .optional(),
});

const connectionsOnly = z.object({ connections: fileSchema.shape.connections });

type ValidFile = Omit<z.infer<typeof fileSchema>, 'connections'> & { readonly connections: Connections | null };

const emptyFile: ValidFile = { connections: null };

function parseEnvironment(environment: ConfigurationSources['environment'], problems: string[]) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { settings, mistakes } = checkSettings(environmentSchema, given);
  if (mistakes === null) return settings;
  problems.push(...mistakes.map(({ place, sentence }) => `${place} (environment): ${sentence}`));
  return environmentSchema.parse({});
}

function parseFile(path: string, sources: ConfigurationSources, problems: string[]): ValidFile {
  const text = readText(path, problems);
  if (text === null) return emptyFile;
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    problems.push(...document.errors.map((error) => `${path}: ${error.message.split('\n')[0]}`));
    return emptyFile;
  }
  const unset: string[] = [];
  const filled = fillIn(document.toJS() ?? {}, sources.environment, '', unset);
  problems.push(...unset);
  const { settings, mistakes } = checkSettings(fileSchema, filled);
  problems.push(...(mistakes ?? []).map(({ place, sentence }) => `${path}, ${place}: ${sentence}`));
  for (const kind of Object.keys(settings?.cache?.ttlSeconds ?? {})) {
    if (!sources.cacheKinds.includes(kind)) {
      problems.push(`${path}, cache.ttlSeconds.${kind}: one of ${sources.cacheKinds.join(', ')} is required`);
    }
  }
  const connections = parseConnections(path, filled, unset.length > 0, sources.connectors, problems);
  return settings === null ? emptyFile : { ...settings, connections };
}

/** Whatever else is wrong with the file; null when it has none, or none that can be read. */
function parseConnections(
  path: string,
  file: unknown,
  incomplete: boolean,
  connectors: Connectors,
  problems: string[],
): Connections | null {
  const connections = connectionsOnly.safeParse(file).data?.connections;
  if (connections === undefined) return null;
  return {
    crm: parseConnection(path, 'crm', connections.crm, incomplete, connectors, problems),
    erp: parseConnection(path, 'erp', connections.erp, incomplete, connectors, problems),
  };
}

function readText(path: string, problems: string[]): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    problems.push(`${path}: a readable configuration file is required (${reason})`);
    return null;
  }
}

function parseConnection(
  path: string,
  side: 'crm' | 'erp',
  connection: z.infer<typeof connectionSchema>,
  incomplete: boolean,
  connectors: Connectors,
  problems: string[],
): ConnectionSettings {
  const schema = Object.hasOwn(connectors, connection.system)
    ? connectors[connection.system]?.[side]?.settings
    : undefined;
  if (schema === undefined) {
    const known = Object.keys(connectors).filter((name) => connectors[name]?.[side] !== undefined);
    problems.push(
      `${path}, connections.${side}.system: one of ${known.join(', ')}, or the file of a connector such as ./acme/connector.ts, is required, got ${JSON.stringify(connection.system)}`,
    );
    return { system: connection.system, settings: {} };
  }
  const { settings, mistakes } = checkSettings(schema, connection);
  // A variable that is not set has been reported by name; what its hole does to the settings says nothing new.
  if (mistakes !== null && !incomplete)
    problems.push(...mistakes.map(({ place, sentence }) => `${path}, connections.${side}.${place}: ${sentence}`));
  return { system: connection.system, settings };
}

function fillIn(
  value: unknown,
  environment: ConfigurationSources['environment'],
  place: string,
  unset: string[],
): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
      const found = environment[name];
      if (found === undefined || found === '')
        unset.push(`${name}: this environment variable is required by ${place} and is not set`);
      return found ?? '';
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => fillIn(item, environment, `${place}[${index}]`, unset));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      fillIn(item, environment, place === '' ? key : `${place}.${key}`, unset),
    ]),
  );
}
