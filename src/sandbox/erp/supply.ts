import { z } from 'zod';
import { negate } from '#model/decimal.ts';
import { type ExactNumber, exactNumber } from '#sandbox/server/exact-json.ts';
import { validate } from '#sandbox/server/validation.ts';
import { bareInstant, type Day } from '#sandbox/storage/instant.ts';
import type { Erp } from './erp.ts';
import { isPositive } from './pricing.ts';
import { exactAmounts } from './present.ts';
import { openQuantity } from './stock.ts';

const supplyInput = z.strictObject({ productIds: z.array(z.int()).max(200, 'at most 200 ids') });

interface SupplyEvent {
  readonly productId: number;
  readonly warehouseId: number;
  readonly date: Day;
  readonly quantity: ExactNumber;
  readonly kind: 'receipt' | 'order';
  readonly reference: string;
}

/** Stock of products, and what is going to change it. */
export function querySupply({ store, clock }: Erp, input: unknown): object {
  const { productIds } = validate(supplyInput, input);
  const products = store.getMany('product', productIds);
  const warehouseNames = new Map(
    store.list('warehouse', { order: 'oldest', limit: 1000 }).records.map(({ id, body }) => [id, body.name]),
  );
  const levels = new Map(store.getMany('stock', productIds).map(({ id, body }) => [id, body.levels]));
  const events = Map.groupBy(supplyEvents({ store }, productIds), (event) => event.productId);
  return {
    results: products.map(({ id, body }) => ({
      productId: id,
      unit: body.unit,
      levels: (levels.get(id) ?? []).map(({ warehouseId, ...quantities }) => ({
        warehouseId,
        warehouseName: warehouseNames.get(warehouseId) ?? null,
        ...exactAmounts(quantities),
      })),
      events: (events.get(id) ?? []).map(({ productId: _productId, ...event }) => event),
      asOf: bareInstant(clock.now()),
    })),
  };
}

function supplyEvents({ store }: Pick<Erp, 'store'>, productIds: readonly number[]): readonly SupplyEvent[] {
  const values = productIds.map(String);
  const receipts = store.find('receipt', 'open', values).map(({ id, body }): SupplyEvent => ({
    productId: body.productId,
    warehouseId: body.warehouseId,
    date: body.date,
    quantity: exactNumber(body.quantity),
    kind: 'receipt',
    reference: `PO-${String(id).padStart(5, '0')}`,
  }));
  const wanted = new Set(productIds);
  const demands = store.find('order', 'open', values).flatMap(({ body: order }) =>
    order.lines.flatMap((line): readonly SupplyEvent[] => {
      const { productId, warehouseId } = line;
      const open = openQuantity(line);
      if (productId === null || warehouseId === null || !wanted.has(productId) || !isPositive(open)) return [];
      const date = order.promisedDate ?? order.requestedDate ?? order.orderDate;
      return [
        { productId, warehouseId, date, quantity: exactNumber(negate(open)), kind: 'order', reference: order.number },
      ];
    }),
  );
  return [...receipts, ...demands].toSorted((a, b) => a.date.localeCompare(b.date));
}
