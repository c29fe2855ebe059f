import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { testFederation } from './federation.ts';
import { ask, startGateway } from './start.ts';

// Long enough for everything but the system that hangs, on a busy machine too.
const deadlineMs = 2_000;

const query = (id: string) => `{ customer(id: "${id}") { name balance orders { number } } }`;

describe('the deadline of a request', () => {
  it('brings what was done when a system hangs', async () => {
    const { url } = await startGateway({ deadlineMs });
    const { body } = await ask(url, query('hanging'));
    expect(body.data).toEqual({
      customer: { name: 'Customer hanging', balance: null, orders: [{ number: 'hanging-1' }, { number: 'hanging-2' }] },
    });
    expect(body.errors).toMatchObject([
      { path: ['customer', 'balance'], extensions: { code: 'DEADLINE_EXCEEDED', system: 'erp' } },
    ]);
  });

  it('does not wait for a subgraph that ignores it', async () => {
    const { url } = await startGateway({ deadlineMs });
    const { body } = await ask(url, query('deaf'));
    expect(body.data).toEqual({ customer: { name: 'Customer deaf', balance: null, orders: null } });
    expect(body.errors).toMatchObject([
      { path: ['customer'], extensions: { code: 'DEADLINE_EXCEEDED', system: 'erp' } },
    ]);
  });

  it('does not begin after it what an operation still has to do', async () => {
    const { supergraphSdl, subgraphs, contextCount } = testFederation();
    const { url } = await startGateway({ supergraphSdl, subgraphs, deadlineMs });
    const { body } = await ask(url, query('late'));
    expect(body.data).toEqual({ customer: { name: 'Customer late', balance: null, orders: null } });
    expect(body.errors).toMatchObject([
      { path: ['customer'], extensions: { code: 'DEADLINE_EXCEEDED', system: 'erp' } },
    ]);
    expect(contextCount()).toBe(1);
  });

  it('comes at once when the client leaves', async () => {
    const aborted = vi.fn<() => void>();
    const { supergraphSdl, subgraphs, contextCount } = testFederation();
    const [crm, erp] = subgraphs;
    const observed = {
      ...erp,
      contextFor(request: Parameters<typeof erp.contextFor>[0]) {
        request.call.signal?.addEventListener('abort', aborted, { once: true });
        return erp.contextFor(request);
      },
    };
    const { url } = await startGateway({ supergraphSdl, subgraphs: [crm, observed], deadlineMs: 60_000 });
    const body = JSON.stringify({ query: query('hanging') });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(contextCount).toBe(2);
    socket.destroy();
    await expect.poll(() => aborted.mock.calls.length).toBe(1);
  });
});
