import { type DestinationStream, pino } from 'pino';
import { StoreUnavailableError, SystemError } from '#errors.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** The fields that a log line may have. Nothing else is written, so that a careless call cannot leak what a request carries. */
interface LogFields {
  readonly actor?: string | undefined;
  readonly attempt?: number | undefined;
  readonly component?: string | undefined;
  readonly connection?: string | undefined;
  readonly conversionId?: string | undefined;
  readonly count?: number | undefined;
  readonly customerId?: string | undefined;
  readonly durationMs?: number | undefined;
  /** The whole of a bug, with stack and causes; of a SystemError only its code and system, its text being the system's; of a store that is away, why. */
  readonly err?: unknown;
  readonly errorCodes?: readonly string[] | undefined;
  readonly errorId?: string | undefined;
  readonly errorIds?: readonly string[] | undefined;
  readonly field?: string | undefined;
  readonly kind?: string | undefined;
  readonly method?: string | undefined;
  readonly operationName?: string | undefined;
  readonly outcome?: string | undefined;
  readonly problems?: readonly string[] | undefined;
  readonly reference?: string | undefined;
  readonly requestId?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly step?: string | undefined;
  readonly subgraph?: string | undefined;
  readonly system?: string | undefined;
  readonly url?: string | undefined;
  readonly version?: string | undefined;
}

export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A log of one JSON object per line, on standard output unless told otherwise. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: allowedFields },
    serializers: { err: describeError },
  };
  const lines = destination === undefined ? pino(options) : pino(options, destination);
  const at = (level: keyof Log) => (fields: LogFields, message: string) =>
    lines[isSymptom(fields) ? 'debug' : level](fields, message);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Whoever watches the store says once that it is away; everybody else who misses it meanwhile would say so every second. */
function isSymptom({ err }: LogFields): boolean {
  return err instanceof StoreUnavailableError;
}

// Written as a record so that the compiler compares it with the interface: a type alone is gone when a line is written.
const fieldNames: Readonly<Record<keyof LogFields, true>> = {
  actor: true,
  attempt: true,
  component: true,
  connection: true,
  conversionId: true,
  count: true,
  customerId: true,
  durationMs: true,
  err: true,
  errorCodes: true,
  errorId: true,
  errorIds: true,
  field: true,
  kind: true,
  method: true,
  operationName: true,
  outcome: true,
  problems: true,
  reference: true,
  requestId: true,
  route: true,
  status: true,
  step: true,
  subgraph: true,
  system: true,
  url: true,
  version: true,
};

function allowedFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => Object.hasOwn(fieldNames, name) && value !== undefined),
  );
}

function describeError(error: unknown): object {
  if (error instanceof SystemError) return { type: error.name, code: error.code, system: error.system };
  // Told by everybody who needs the store, for as long as it is away: where it was missed says nothing.
  if (error instanceof StoreUnavailableError)
    return { type: error.name, message: error.message, cause: String(error.cause) };
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
