import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** The GraphiQL page, with everything it needs inside it. `exampleQuery` is what a new visitor sees first. */
export function registerGraphiql(http: FastifyInstance, exampleQuery: string): void {
  let page: Promise<Page> | undefined;
  http.get('/graphiql', async (request, reply) => {
    page ??= buildPage(exampleQuery);
    const { compressed, etag, contentSecurityPolicy } = await page;
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
      etag,
      vary: 'accept-encoding',
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    reply.type('text/html; charset=utf-8');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return promisify(gunzip)(compressed);
    return reply.header('content-encoding', 'gzip').send(compressed);
  });
}

interface Page {
  readonly compressed: Buffer;
  readonly etag: string;
  readonly contentSecurityPolicy: string;
}

// Nine megabytes, of which a server that is never asked for the page should see nothing.
async function buildPage(exampleQuery: string): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({ title: 'Grial', endpoint: '/graphql', defaultQuery: exampleQuery });
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  return {
    compressed: await promisify(gzip)(html),
    etag: `"${createHash('sha256').update(html).digest('base64url')}"`,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src 'sha256-${hash}'`,
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      "connect-src 'self'",
      'img-src data:',
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
