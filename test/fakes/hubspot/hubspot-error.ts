import { randomUUID } from 'node:crypto';

/** A refusal, answered as HubSpot answers it. */
export class HubspotError extends Error {
  readonly status: number;
  readonly category: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    category: string,
    message: string,
    {
      headers = {},
      ...more
    }: { readonly headers?: Readonly<Record<string, string>>; readonly [name: string]: unknown } = {},
  ) {
    super(message);
    this.name = 'HubspotError';
    this.status = status;
    this.category = category;
    this.headers = headers;
    this.more = more;
  }

  body(): Readonly<Record<string, unknown>> {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...this.more,
    };
  }
}

export function invalid(message: string): HubspotError {
  return new HubspotError(400, 'VALIDATION_ERROR', message);
}

export function notFound(message: string): HubspotError {
  return new HubspotError(404, 'OBJECT_NOT_FOUND', message);
}
