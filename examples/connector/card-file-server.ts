import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/** A card as it is kept and sent; what stands on it beside these depends on its kind. */
interface Card {
  readonly id: string;
  readonly of: string | null;
  readonly created: string;
  readonly changed: string;
  readonly [field: string]: unknown;
}

interface Change {
  readonly kind: string;
  readonly id: string;
  readonly at: string;
  readonly removed: boolean;
  readonly mergedInto: string | null;
}

/** The system that this example connects: a CRM on cards, in memory. README.md is its wire reference. */
export async function startCardFile(key: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const drawers = new Map<string, Map<string, Card>>(['companies', 'people', 'deals'].map((kind) => [kind, new Map()]));
  const changes: Change[] = [];
  let lastId = 0;

  const drawerOf = (kind: string) => drawers.get(kind) ?? refuse(404, `no drawer ${kind}`);
  const tell = (drawer: string, id: string, change: Partial<Change> = {}) => {
    const kind = kinds[drawer] ?? drawer;
    changes.push({ kind, id, at: new Date().toISOString(), removed: false, mergedInto: null, ...change });
  };

  const routes: Readonly<Record<string, (path: readonly string[], body: unknown, query: URLSearchParams) => unknown>> =
    {
      'GET about': () => ({ product: 'Card file', version: '1', user: 'gateway', now: new Date().toISOString() }),
      'GET stages': () => ({ stages }),
      'GET changes': (_path, _body, query) => {
        const after = query.get('after') === 'now' ? changes.length : Number(query.get('after'));
        const last = Math.min(changes.length, after + Math.min(Number(query.get('limit')), 1_000));
        return { changes: changes.slice(after, last), more: last < changes.length, last };
      },
      'POST read': ([kind = ''], body) => {
        const { ids } = readBody.parse(body);
        return { cards: ids.flatMap((id) => drawerOf(kind).get(id) ?? []) };
      },
      'POST list': ([kind = ''], body) => {
        const { of, ...search } = listBody.parse(body);
        const all = [...drawerOf(kind).values()].filter((card) => fits(card, search));
        if (of === null) return { groups: [groupOf(null, all, search)] };
        const byOwner = Map.groupBy(all, (card) => card.of);
        return { groups: of.map((owner) => groupOf(owner, byOwner.get(owner) ?? [], search)) };
      },
      'POST put': ([kind = ''], body) => {
        const ids = putBody.parse(body).map((given) => {
          const now = new Date().toISOString();
          const created = micro(given.created ?? now);
          const id = String((lastId += 1));
          drawerOf(kind).set(id, { of: null, ...given, id, created, changed: micro(given.changed ?? created) });
          tell(kind, id, { at: micro(given.changed ?? now) });
          return id;
        });
        return { ids };
      },
      'PATCH deals': ([, id = ''], body) => {
        const deal = drawerOf('deals').get(id) ?? refuse(404, 'no such deal');
        const { stage, lostBecause } = moveBody.parse(body);
        if (!stages.some((each) => each.id === stage)) refuse(422, 'no such stage');
        const moved = { ...deal, stage, lostBecause, changed: micro(new Date().toISOString()) };
        drawerOf('deals').set(id, moved);
        tell('deals', id);
        return moved;
      },
      'DELETE card': ([kind = '', id = ''], _body, query) => {
        drawerOf(kind).delete(id);
        tell(kind, id, { removed: true, mergedInto: query.get('into') });
        return {};
      },
    };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });

  async function answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
    try {
      if (request.headers['x-key'] !== key) refuse(401, 'a key is required');
      const url = new URL(request.url ?? '', 'http://card-file');
      const path = url.pathname.split('/').slice(1);
      const verb = path.length > 1 && request.method === 'POST' ? path[1] : path[0];
      const route = routes[`${request.method} ${request.method === 'DELETE' ? 'card' : verb}`];
      if (route === undefined) refuse(404, 'no such place');
      return { status: 200, body: route(path, await jsonOf(request), url.searchParams) };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: { error: error.message } };
      // A body that is not as the README says.
      if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
      throw error;
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a port is required, got a pipe');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function refuse(status: number, message: string): never {
  throw new Refusal(status, message);
}

const kinds: Readonly<Record<string, string>> = { companies: 'account', people: 'contact', deals: 'deal' };

const stages = [
  { id: 'talking', name: 'Talking', likelihood: '0.2' },
  { id: 'waiting', name: 'Waiting', likelihood: '0.2' },
  { id: 'won', name: 'Won', likelihood: '1' },
  { id: 'lost', name: 'Lost', likelihood: '0' },
  { id: 'dropped', name: 'Dropped', likelihood: null },
];

const search = z.strictObject({
  order: z.enum(['newest', 'oldest']),
  after: z.strictObject({ key: z.string(), id: z.string() }).optional(),
  limit: z.int().min(1).max(200),
  stages: z.array(z.string()).optional(),
  changedSince: z.string().optional(),
  words: z.string().optional(),
});
const listBody = search.extend({ of: z.array(z.string()).max(100).nullable().default(null) });
const readBody = z.strictObject({ ids: z.array(z.string()).max(100) });
const putBody = z.array(z.looseObject({ created: z.string().optional(), changed: z.string().optional() }));
const moveBody = z.strictObject({ stage: z.string(), lostBecause: z.string().nullable() });

type Search = z.output<typeof search>;

function fits(card: Card, { stages, changedSince, words }: Search): boolean {
  return (
    (stages === undefined || stages.includes(String(card['stage']))) &&
    (changedSince === undefined || card.changed >= micro(changedSince)) &&
    (words === undefined || String(card['title']).toLowerCase().includes(words.toLowerCase()))
  );
}

function groupOf(of: string | null, all: readonly Card[], { order, after, limit }: Search) {
  const sign = order === 'oldest' ? 1 : -1;
  const compare = (a: Place, b: Place) =>
    sign * (a.key === b.key ? Number(a.id) - Number(b.id) : a.key < b.key ? -1 : 1);
  const places = all.map((card) => ({ key: card.created, id: card.id, card })).toSorted(compare);
  const rest = after === undefined ? places : places.filter((place) => compare(place, after) > 0);
  return {
    of,
    cards: rest.slice(0, limit).map(({ card }) => card),
    more: rest.length > limit,
    total: all.length,
  };
}

interface Place {
  readonly key: string;
  readonly id: string;
}

/** With six digits behind the second, so that instants compare as text. */
function micro(instant: string): string {
  const [seconds = '', fraction = ''] = instant.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}
