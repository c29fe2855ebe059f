import { createHash } from 'node:crypto';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigurationError } from '#errors.ts';
import { createGateway } from '#gateway/server.ts';
import { createLog } from '#telemetry/log.ts';
import { createMetrics } from '#telemetry/metrics.ts';
import { testFederation } from './federation.ts';
import { ask, startGateway } from './start.ts';

const apiKeys = [
  { name: 'desk', sha256: sha256('key-of-the-desk') },
  { name: 'bi', sha256: sha256('key-of-bi') },
];

describe('with API keys', () => {
  it('knows who asks by each way to send a key', async () => {
    const { url } = await startGateway({ apiKeys });
    const headers: readonly (readonly [Record<string, string>, string])[] = [
      [{ authorization: 'Bearer key-of-the-desk' }, 'desk'],
      [{ authorization: 'ApiKey key-of-bi' }, 'bi'],
      [{ authorization: 'bearer key-of-bi' }, 'bi'],
      [{ 'x-api-key': 'key-of-bi' }, 'bi'],
    ];
    for (const [sent, actor] of headers)
      expect((await ask(url, '{ actor }', { headers: sent })).body).toEqual({ data: { actor } });
  });

  it('turns away who sends none, another one, or one in another way', async () => {
    const { url } = await startGateway({ apiKeys });
    const refused: readonly Record<string, string>[] = [
      {},
      { authorization: 'Bearer key-of-nobody' },
      { authorization: `Bearer ${sha256('key-of-bi')}` },
      { authorization: 'Basic key-of-bi' },
      { authorization: 'Bearer' },
      { 'x-api-key': '' },
    ];
    for (const headers of refused) {
      const answer = await ask(url, '{ actor }', { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="grial", ApiKey realm="grial"');
      expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });

  it('keeps the metrics to those with a key, and the probes open', async () => {
    const { url } = await startGateway({ apiKeys });
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    expect((await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer key-of-bi' } })).status).toBe(200);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

describe('without API keys', () => {
  it('takes everybody for "anonymous"', async () => {
    const { url } = await startGateway();
    expect((await ask(url, '{ actor }')).body).toEqual({ data: { actor: 'anonymous' } });
  });

  it('refuses a request for another host name, as a page with a rebound name would send', async () => {
    const { url } = await startGateway();
    const status = async (host: string) => {
      const { statusCode, body } = await request(`${url}/graphql`, {
        method: 'POST',
        headers: { host, 'content-type': 'application/json' },
        body: '{"query":"{ actor }"}',
      });
      await body.dump();
      return statusCode;
    };
    expect(await status('evil.example')).toBe(403);
    expect(await status('127.0.0.1.evil.example:4000')).toBe(403);
    expect(await status('localhost:4000')).toBe(200);
    expect(await status('[::1]:4000')).toBe(200);
  });

  it('refuses to listen where others could reach it, naming HOST', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.7', 'example.com'])
      await expect(listenAt(host, 0)).rejects.toThrow(
        /^HOST: without API keys only a loopback address .*auth\.apiKeys/,
      );
  });
});

describe('listening', () => {
  it('names PORT when the port is taken', async () => {
    const { url } = await startGateway();
    const port = Number(new URL(url).port);
    const failure = listenAt('127.0.0.1', port);
    await expect(failure).rejects.toBeInstanceOf(ConfigurationError);
    await expect(failure).rejects.toThrow(`PORT: a free port is required, ${port} on 127.0.0.1 is taken`);
  });

  it('serves any address once there are keys', async () => {
    expect(await listenAt('0.0.0.0', 0, apiKeys)).toMatch(/^http:/);
  });
});

async function listenAt(host: string, port: number, keys: typeof apiKeys | null = null): Promise<string> {
  const { supergraphSdl, subgraphs } = testFederation();
  const options = { log: createLog('silent'), metrics: createMetrics(), supergraphSdl, subgraphs, apiKeys: keys };
  const server = await createGateway(options);
  onTestFinished(() => server.close());
  return server.listen({ host, port });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
