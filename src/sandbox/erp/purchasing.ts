import { add, compare, multiply, negate, subtract } from '#model/decimal.ts';
import { addDays } from '#sandbox/storage/instant.ts';
import type { Stock, StockLevel } from './documents.ts';
import { type Erp, required } from './erp.ts';
import { isOpen } from './kinds.ts';
import { moveStock, reserve } from './stock.ts';
import { projected } from './stock-level.ts';

const defaultLeadTimeDays = 7;

/** Orders goods for every warehouse whose projected stock is below the reorder point. */
export function buyWhatIsShort(erp: Erp): void {
  for (const { id, body } of erp.store.find('stock', 'short', ['yes']))
    for (const level of body.levels) if (compare(projected(level), body.reorderPoint) < 0) buy(erp, id, body, level);
}

/** The goods come in; orders that wait for them get theirs, the oldest first. */
export function receiveGoods({ store }: Erp, receiptId: number): void {
  const { body } = required(store, 'receipt', receiptId);
  const { productId, warehouseId, quantity } = body;
  store.update('receipt', receiptId, { ...body, received: true });
  moveStock(store, productId, warehouseId, { onHand: quantity, incoming: negate(quantity) });
  for (const order of store.find('order', 'open', [String(productId)])) {
    if (!isOpen(order.body)) continue;
    const lines = order.body.lines.map((line) => (line.productId === productId ? reserve(store, line) : line));
    if (lines.some((line, index) => line !== order.body.lines[index]))
      store.update('order', order.id, { ...order.body, lines });
  }
}

/** Enough to cover the need and twice the reorder point on top. */
function buy({ store, clock }: Erp, productId: number, { reorderPoint }: Stock, level: StockLevel): void {
  const quantity = subtract(add(multiply(reorderPoint, '3'), '1'), projected(level));
  const leadTimeDays = store.get('product', productId)?.body.leadTimeDays ?? defaultLeadTimeDays;
  const date = addDays(clock.today(), leadTimeDays);
  store.insert('receipt', { body: { productId, warehouseId: level.warehouseId, date, quantity, received: false } });
  moveStock(store, productId, level.warehouseId, { incoming: quantity });
}
