import { z } from 'zod';
import type { Order, OrderFilter, OrderStatus } from '#ports/erp-system.ts';
import { changedSince, everything } from './domain.ts';
import { computedOrderWire, type OrderWireOptions, statesWithTotals, storedOrderWire } from './erp-order-wire.ts';
import { orderStates } from './erp-words.ts';
import type { Domain, TrytonLink } from './link.ts';
import type { KeyRow, RecordKind } from './records.ts';
import { wordsFor } from '../wire-values.ts';
import { trytonId, trytonInstant } from './values.ts';

/**
 * Sales. Most have their totals stored; those of drafts and quotations Tryton computes, in a second call for just them, or,
 * when the records were looked up by key and some are known to need it, in the one call for all.
 */
export function orderKind(link: TrytonLink, options: OrderWireOptions): RecordKind<Order> {
  const stored = storedOrderWire(options);
  const computed = computedOrderWire(options);
  return {
    model: 'sale.sale',
    scope: everything,
    parents: {
      domain: (partyIds) => [['party', 'in', partyIds]],
      keys: (search, call) => link.search('sale.sale', keyRow, search, call),
    },
    async read(search, call, found = []) {
      if (found.some(({ isIncomplete }) => isIncomplete)) return link.search('sale.sale', computed, search, call);
      const rows = await link.search('sale.sale', stored, search, call);
      const incomplete = rows.filter(({ order }) => order === null).map(({ id }) => Number(id));
      if (incomplete.length === 0) return rows.flatMap(({ order }) => order ?? []);
      const rest = await link.search('sale.sale', computed, { domain: [['id', 'in', incomplete]] }, call);
      const completed = new Map(rest.map((order) => [order.id, order]));
      return rows.flatMap(({ id, order }) => order ?? completed.get(id) ?? []);
    },
  };
}

export function orderFilter({ status, updatedSince }: OrderFilter): Domain {
  return [
    ...(status === undefined ? [] : [['OR', ['id', '=', -1], ...status.map(statesOf)]]),
    ...(updatedSince === undefined ? [] : [changedSince(updatedSince)]),
  ];
}

const keyRow = z
  .object({ id: z.int(), create_date: trytonInstant, party: trytonId, state: z.string() })
  .transform((row): KeyRow => ({
    id: row.id,
    createdAt: row.create_date,
    parent: row.party,
    isIncomplete: !statesWithTotals.includes(row.state),
  }));

// What was given up of a sale that is done are moves that it ignores.
const givenUp: Domain = [['moves_ignored', '!=', null]];

function statesOf(status: OrderStatus): Domain {
  if (status === 'CLOSED_SHORT')
    return [
      ['state', '=', 'done'],
      ['lines', 'where', givenUp],
    ];
  if (status === 'COMPLETED')
    return [
      ['state', '=', 'done'],
      ['lines', 'not where', givenUp],
    ];
  return [['state', 'in', wordsFor(orderStates, [status])]];
}
