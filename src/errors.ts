/**
 * Everything that can go wrong between us and a connected system, as a closed list. What each code means to a caller
 * stands in `systemFailures`; `docs/errors.md` lists the same codes and a test compares the two.
 */
export const systemFailures = {
  /** Refused, reset, 5xx, or our breaker is open. */
  UNAVAILABLE: { retryable: true, graphql: 'UPSTREAM_UNAVAILABLE' },
  /** No complete answer within our time limit. */
  TIMEOUT: { retryable: true, graphql: 'UPSTREAM_UNAVAILABLE' },
  /** An answer that cannot be understood: cut body, not JSON, not the shape we rely on. */
  BAD_RESPONSE: { retryable: true, graphql: 'UPSTREAM_UNAVAILABLE' },
  /** 429, or our own limit for this connection. */
  RATE_LIMITED: { retryable: true, graphql: 'UPSTREAM_RATE_LIMITED' },
  /** 401: the configured credentials are not accepted. */
  UNAUTHORIZED: { retryable: false, graphql: 'UPSTREAM_UNAUTHORIZED' },
  /** 403: accepted, but this is not allowed to us. */
  FORBIDDEN: { retryable: false, graphql: 'UPSTREAM_FORBIDDEN' },
  /** 404 where the thing had to exist. A missing id in a batch read is null, not an error. */
  NOT_FOUND: { retryable: false, graphql: 'UPSTREAM_REJECTED' },
  /** 409: the record moved under us, or the name is taken. */
  CONFLICT: { retryable: false, graphql: 'UPSTREAM_REJECTED' },
  /** Another 4xx: the system understood and said no. */
  REJECTED: { retryable: false, graphql: 'UPSTREAM_REJECTED' },
  /** The system has no such feature; see the connector's capabilities. */
  UNSUPPORTED: { retryable: false, graphql: 'UPSTREAM_UNSUPPORTED' },
  /** We gave up ourselves: the request's deadline passed or its client left. */
  CANCELLED: { retryable: false, graphql: 'DEADLINE_EXCEEDED' },
} as const satisfies Record<string, { retryable: boolean; graphql: string }>;

export type SystemErrorCode = keyof typeof systemFailures;

export interface SystemErrorDetails {
  /** How long the system asks us to stay away, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
  /** True when the request may have been carried out although we saw no success: a write must then be looked up, not repeated. */
  readonly outcomeUnknown?: boolean | undefined;
  /** Why the system said no, where a caller decides on it: the order exceeds the customer's credit limit. */
  readonly reason?: 'CREDIT_LIMIT' | undefined;
}

/** A failure of a connected system. `system` is the connection's name in the configuration. */
export class SystemError extends Error {
  readonly code: SystemErrorCode;
  readonly system: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly outcomeUnknown: boolean;
  readonly reason: 'CREDIT_LIMIT' | undefined;

  constructor(code: SystemErrorCode, system: string, message: string, details: SystemErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'SystemError';
    this.code = code;
    this.system = system;
    this.retryable = systemFailures[code].retryable;
    this.retryAfterMs = details.retryAfterMs;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
    this.reason = details.reason;
  }
}

/** Our own database does not answer: no bug, and the next attempt may succeed. What was sent to it may have been done. */
export class StoreUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The store of this server cannot be reached now.', { cause });
    this.name = 'StoreUnavailableError';
  }
}

/** The operator's mistakes, all of them at once, each a sentence that names its culprit. Ends the process with exit code 2. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** The closed list of `extensions.code` that a client can meet. */
export const graphqlErrorCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'DEADLINE_EXCEEDED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_UNAUTHORIZED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_REJECTED',
  'UPSTREAM_UNSUPPORTED',
  'STORE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;

export type GraphqlErrorCode = (typeof graphqlErrorCodes)[number];
