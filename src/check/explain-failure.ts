import type { SystemError } from '#errors.ts';

/** What is known of a connection when something goes wrong on it. */
export interface Reached {
  /** The product that the configuration names. */
  readonly system: string;
  /** Where the configuration says it is, without credentials; null when its settings name no place. */
  readonly address: string | null;
  /** True once it has answered as that product does. */
  readonly isKnown: boolean;
}

/** What the operator can do about a failure of a connected system. */
export function remedyFor({ code }: SystemError, { system, address, isKnown }: Reached): string {
  const place = address ?? 'the url of this connection';
  switch (code) {
    case 'UNAVAILABLE':
      return `Check that ${system} runs at ${place} and that nothing in between keeps us away; its own log says more.`;
    case 'TIMEOUT':
      return `Check that ${system} answers at ${place}; when it is only slow, raise limits.timeoutMs of this connection.`;
    case 'UNAUTHORIZED':
      return `Check the credentials of this connection, and that ${place} is the ${system} that they are for.`;
    case 'FORBIDDEN':
      return `Grant this right to our account in ${system}.`;
    case 'RATE_LIMITED':
      return 'Wait, lower limits.requestsPerSecond of this connection, or see who else uses up the limit.';
    case 'UNSUPPORTED':
      return `This ${system} lacks what the connector relies on; see the connector's README.`;
    case 'CANCELLED':
      return 'Run the check again.';
    case 'NOT_FOUND':
    case 'BAD_RESPONSE':
    case 'REJECTED':
    case 'CONFLICT':
      return isKnown
        ? `The connector does not understand this ${system}; compare its version with the connector's README.`
        : `What answers at ${place} does not talk like ${system}: another product, another path, or a proxy. Check the url of this connection.`;
  }
}
