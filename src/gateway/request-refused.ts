import type { GraphqlErrorCode } from '#errors.ts';

export interface RefusalDetails {
  readonly status: number;
  readonly code: GraphqlErrorCode;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HTTP request that is turned away before GraphQL sees it. The message is for the client. */
export class RequestRefused extends Error {
  readonly statusCode: number;
  readonly code: GraphqlErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, { status, code, headers = {} }: RefusalDetails) {
    super(message);
    this.name = 'RequestRefused';
    this.statusCode = status;
    this.code = code;
    this.headers = headers;
  }
}
