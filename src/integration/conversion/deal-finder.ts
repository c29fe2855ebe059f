import { anyOf } from '#integration/identity/link-row.ts';
import type { Position } from '#model/page.ts';
import type { Order } from '#ports/erp-system.ts';
import { type Call, positionOf } from '#ports/source.ts';
import type { ConversionParts } from './conversion-step.ts';
import { dealReferencePrefix, readOrderReference, type ReadReference, splitReference } from './reference.ts';

/** By the reference of an order, its deal. */
export type DealKeys = ReadonlyMap<string, ReadReference>;

/** Says what deals orders are of. */
export interface DealFinder {
  /** Missing are those of cancelled orders and of deals that nobody knows. Rejects with SystemError when the CRM has to be asked and does not answer. */
  find(orders: readonly Order[]): Promise<DealKeys>;
}

/**
 * The reference itself says what deal it is of, where the deal's id had room in it; otherwise its conversion does; and where the
 * store has none, the won deals are looked through, because a hash cannot be turned back but that of every deal can be
 * computed. They are looked through once, the newest first, and no further than necessary.
 */
export function createDealFinder({ store, crm }: Pick<ConversionParts, 'store' | 'crm'>, call: Call): DealFinder {
  const dealIds = new Map<string, string>();
  let after: Position | undefined;
  let pagesLeft = maxPages;

  return {
    async find(orders) {
      const live = orders.filter(({ status }) => status !== 'CANCELLED');
      const references = live.flatMap(({ externalReference }) => externalReference ?? []);
      const readable = keysOf(references, (reference) => readOrderReference(crm.connection, reference));
      const hashed = references.filter((reference) => !readable.has(reference));
      if (hashed.length === 0) return readable;
      const converted = await keysInStore(hashed);
      const inCrm = await keysInCrm(hashed.filter((reference) => !converted.has(reference)));
      return new Map([...readable, ...converted, ...inCrm]);
    },
  };

  async function keysInStore(references: readonly string[]): Promise<DealKeys> {
    const rows = await store.db
      .selectFrom('conversion')
      .select(['reference', 'deal_id', 'generation'])
      .where('reference', '=', anyOf(references))
      .execute();
    return new Map(rows.map((row) => [row.reference, { dealId: row.deal_id, generation: row.generation }]));
  }

  async function keysInCrm(references: readonly string[]): Promise<DealKeys> {
    const prefixes = references.flatMap((reference) => splitReference(reference)?.prefix ?? []);
    while (pagesLeft > 0 && prefixes.some((prefix) => !dealIds.has(prefix))) await readOn();
    return keysOf(references, (reference) => {
      const { prefix = '', generation = 0 } = splitReference(reference) ?? {};
      const dealId = dealIds.get(prefix);
      return dealId === undefined ? null : { dealId, generation };
    });
  }

  async function readOn(): Promise<void> {
    const page = await crm.deals({ status: ['WON'] }, { first: dealsPerPage, after }, call);
    for (const { id } of page.items) dealIds.set(dealReferencePrefix(crm.connection, id), id);
    const last = page.items.at(-1);
    after = last && positionOf(last);
    pagesLeft = page.hasNextPage && last !== undefined ? pagesLeft - 1 : 0;
  }
}

const dealsPerPage = 200;
// Ten thousand deals, which is as far as a search goes in some systems. What is not among them, a person has to see to.
const maxPages = 50;

function keysOf(references: readonly string[], read: (reference: string) => ReadReference | null): DealKeys {
  return new Map(
    references.flatMap((reference) => {
      const key = read(reference);
      return key === null ? [] : [[reference, key] as const];
    }),
  );
}
