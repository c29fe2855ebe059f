/** A request that gets an error for an answer. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
  }
}

export function badRequest(message: string): Problem {
  return new Problem(400, 'bad_request', message);
}

export function notFound(what: string): Problem {
  return new Problem(404, 'not_found', `there is no ${what}`);
}

export function conflict(message: string): Problem {
  return new Problem(409, 'conflict', message);
}

export function unprocessable(message: string, code = 'unprocessable'): Problem {
  return new Problem(422, code, message);
}
