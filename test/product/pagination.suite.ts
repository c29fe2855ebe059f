import { beforeAll, describe, expect, it } from 'vitest';
import { ask, askWhole } from './ask.ts';
import type { GrialProcess } from './grial-process.ts';

interface List {
  readonly field: string;
  readonly filter?: string;
  readonly pageSize: number;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
  readonly totalCount: number;
}

const known = 'Talleres Ibáñez';

const listsOfOne: readonly List[] = [
  { field: 'contacts', pageSize: 1 },
  { field: 'deals', pageSize: 3 },
  { field: 'deals', filter: 'status: [WON]', pageSize: 2 },
  { field: 'interactions', pageSize: 7 },
  { field: 'interactions', filter: 'kinds: [EMAIL, CALL]', pageSize: 5 },
  { field: 'orders', pageSize: 3 },
  { field: 'shipments', pageSize: 3 },
  { field: 'invoices', pageSize: 4 },
  { field: 'invoices', filter: 'overdue: true', pageSize: 1 },
  { field: 'payments', pageSize: 2 },
];

const listsOfAll: readonly List[] = [
  { field: 'customers', pageSize: 60 },
  { field: 'deals', pageSize: 200 },
  { field: 'leads', pageSize: 7 },
  { field: 'orders', pageSize: 200 },
  { field: 'invoices', filter: 'overdue: true', pageSize: 50 },
  { field: 'payments', pageSize: 200 },
  { field: 'products', pageSize: 40 },
];

/** Every list of the graph, read page by page. */
export function describePagination(process: () => GrialProcess): void {
  let grial: GrialProcess;

  beforeAll(() => {
    grial = process();
  });

  describe('a list read page by page has no gap and nothing twice:', () => {
    it.each(listsOfOne)(`$field of one customer, $pageSize at a time, $filter`, async ({ field, filter, pageSize }) => {
      const ofCustomer = async (page: string) => {
        const question = `{ customers(search: "${known}", first: 1) { nodes { ${selection(field, filter, page)} } } }`;
        return (await askWhole(grial.url, question)).customers.nodes[0][field] as Page;
      };
      const whole = await ofCustomer('first: 200');
      expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      expect(whole.nodes.length).toBeGreaterThan(pageSize);
      expect(whole.totalCount).toBe(whole.nodes.length);
      const pages = await readAll(ofCustomer, pageSize);
      expect(pages.map(({ totalCount }) => totalCount)).toEqual(pages.map(() => whole.totalCount));
      expect(idsOf(pages)).toEqual(idsOf([whole]));
    });

    it.each(listsOfAll)(`all $field, $pageSize at a time, $filter`, async ({ field, filter, pageSize }) => {
      const ofAll = async (page: string) =>
        (await askWhole(grial.url, `{ ${selection(field, filter, page)} }`))[field] as Page;
      const pages = await readAll(ofAll, pageSize);
      const ids = idsOf(pages);
      expect(pages.length).toBeGreaterThan(2);
      expect(new Set(ids).size).toBe(ids.length);
      expect(pages[0]?.totalCount).toBe(ids.length);
    });

    it('the timeline of one customer, in the order of time', async () => {
      const entries: { at: string; subject: { id: string } }[] = [];
      for (let after = ''; ;) {
        const page = `timeline(first: 9 ${after}) { edges { cursor node { at subject { ... on Node { id } } } } pageInfo { hasNextPage endCursor } }`;
        const { customers } = await askWhole(
          grial.url,
          `{ customers(search: "${known}", first: 1) { nodes { ${page} } } }`,
        );
        const { edges, pageInfo } = customers.nodes[0].timeline;
        entries.push(...edges.map(({ node }: { node: (typeof entries)[number] }) => node));
        if (!pageInfo.hasNextPage) break;
        after = `after: "${pageInfo.endCursor}"`;
      }
      const counts = ['interactions', 'deals', 'orders', 'shipments', 'invoices', 'payments'];
      const fields = counts.map((field) => `${field} { totalCount }`).join(' ');
      const { customers } = await askWhole(
        grial.url,
        `{ customers(search: "${known}", first: 1) { nodes { ${fields} } } }`,
      );
      const lengths: { totalCount: number }[] = Object.values(customers.nodes[0]);
      expect(entries).toHaveLength(lengths.reduce((sum, { totalCount }) => sum + totalCount, 0));
      expect(new Set(entries.map(({ subject }) => subject.id)).size).toBe(entries.length);
      expect(entries.map(({ at }) => at)).toEqual(
        entries
          .map(({ at }) => at)
          .toSorted()
          .toReversed(),
      );
    });
  });

  describe('a place that is not in the list is refused:', () => {
    it.each([
      ['a cursor of another list', 'orders', async () => `after: "${(await firstInvoice()).cursor}"`],
      [
        'a cursor with a typing error',
        'invoices',
        async () => `after: "${(await firstInvoice()).cursor.slice(0, -2)}xx"`,
      ],
      ['what never was a cursor', 'invoices', async () => 'after: "2"'],
      ['no page at all', 'invoices', async () => 'first: 0'],
      ['a page larger than any', 'invoices', async () => 'first: 201'],
    ])('%s', async (_case, field, page) => {
      const { data, errors } = await ask(grial.url, `{ ${field}(${await page()}) { nodes { id } } }`);
      expect(data).toBeNull();
      const argument = (await page()).startsWith('after') ? 'after' : 'first';
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
    });

    async function firstInvoice(): Promise<Page['edges'][number]> {
      return (await askWhole(grial.url, '{ invoices(first: 1) { edges { cursor node { id } } } }')).invoices.edges[0];
    }
  });
}

function selection(field: string, filter = '', page: string): string {
  return `${field}(${filter} ${page}) {
    nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }`;
}

async function readAll(read: (page: string) => Promise<Page>, pageSize: number): Promise<readonly Page[]> {
  const pages = [await read(`first: ${pageSize}`)];
  for (let last = pages[0]; last?.pageInfo.hasNextPage; last = pages.at(-1)) {
    expect(last.nodes).toHaveLength(pageSize);
    pages.push(await read(`first: ${pageSize}, after: "${last.pageInfo.endCursor}"`));
  }
  for (const [at, { nodes, edges, pageInfo }] of pages.entries()) {
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
    expect(pageInfo.hasPreviousPage).toBe(at > 0);
  }
  return pages;
}

function idsOf(pages: readonly Page[]): readonly string[] {
  return pages.flatMap(({ nodes }) => nodes.map(({ id }) => id));
}
