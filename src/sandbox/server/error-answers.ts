import type { FastifyError, FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Every error is answered as `{"error":{"code","message"}}`. */
export function registerErrorAnswers(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError | Problem>((error, _request, reply) => {
    const { status, code, message } = problemOf(error);
    return reply.code(status).send({ error: { code, message } });
  });
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: { code: 'not_found', message: `there is no ${request.method} ${request.url}` } }),
  );
}

function problemOf(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (error.statusCode === 413) return new Problem(413, 'too_large', 'the body is too large');
  if (error.statusCode !== undefined && error.statusCode < 500) return new Problem(400, 'bad_request', error.message);
  // A bug of the sandbox. Only its developers meet it, so they get to see it.
  return new Problem(500, 'internal', error.stack ?? error.message);
}
