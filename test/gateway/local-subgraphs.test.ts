import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFederation } from './federation.ts';
import { ask, startGateway } from './start.ts';

describe('subgraphs in this process', () => {
  it('have one context per request, however many fetches it takes', async () => {
    const { supergraphSdl, subgraphs, contextCount } = testFederation();
    const { url } = await startGateway({ supergraphSdl, subgraphs });
    const { body } = await ask(url, '{ customers { again balance orders { note } } crmContext erpContext }');
    expect(contextCount()).toBe(2);
    expect(body.data?.['customers']).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ again: body.data?.['crmContext'], balance: '12.50' })),
    );
  });

  it('are asked one mutation after another', async () => {
    const { url } = await startGateway();
    const { body } = await ask(
      url,
      'mutation { a: rename(id: "1", name: "x") { name balance } b: rename(id: "2", name: "y") { name } }',
    );
    expect(body.data).toEqual({ a: { name: 'x', balance: '12.50' }, b: { name: 'y' } });
  });

  it('never make the gateway call out', async () => {
    const destinations = watchOutgoing();
    const { url } = await startGateway({ exampleQuery: '{ actor }' });
    await ask(url, '{ customers { name balance } }');
    await ask(url, '{ nonsense }');
    await fetch(`${url}/graphiql`);
    // The client of this test is the only one that connects to anything.
    expect(new Set(destinations())).toEqual(new Set([Number(new URL(url).port)]));
  });
});

/** The ports that sockets of this process connected to, whichever library opened them; undefined for attempts that came to nothing. */
function watchOutgoing(): () => readonly (number | undefined)[] {
  const destinations: (number | undefined)[] = [];
  const listener = (message: unknown) => {
    const { socket } = message as { readonly socket: Socket };
    const index = destinations.push(undefined) - 1;
    socket.once('connect', () => void (destinations[index] = socket.remotePort));
  };
  subscribe('net.client.socket', listener);
  onTestFinished(() => void unsubscribe('net.client.socket', listener));
  return () => destinations;
}
