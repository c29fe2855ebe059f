import { add, compare, type Decimal, isZero, subtract } from '#model/decimal.ts';
import type { Order, OrderLine, StockLevel } from './documents.ts';
import type { ErpStore } from './kinds.ts';
import { isPositive } from './pricing.ts';
import { emptyLevel, free, smaller } from './stock-level.ts';

type Movement = Partial<Omit<StockLevel, 'warehouseId'>>;

/** Adds to what is known of a product in a warehouse; negative amounts take away. */
export function moveStock(store: ErpStore, productId: number, warehouseId: number, movement: Movement): void {
  const stock = store.get('stock', productId);
  const levels = stock?.body.levels ?? [];
  const level = levels.find((candidate) => candidate.warehouseId === warehouseId) ?? emptyLevel(warehouseId);
  const moved: StockLevel = {
    warehouseId,
    onHand: add(level.onHand, movement.onHand ?? '0'),
    reserved: add(level.reserved, movement.reserved ?? '0'),
    incoming: add(level.incoming, movement.incoming ?? '0'),
    outgoing: add(level.outgoing, movement.outgoing ?? '0'),
  };
  const others = levels.filter((candidate) => candidate.warehouseId !== warehouseId);
  const body = {
    reorderPoint: stock?.body.reorderPoint ?? '0',
    levels: [...others, moved].toSorted((a, b) => a.warehouseId - b.warehouseId),
  };
  if (stock === undefined) store.insert('stock', { id: productId, body });
  else store.update('stock', productId, body);
}

/** The warehouse that has most to give, the first one for what no warehouse has yet; null when there is none. */
export function warehouseFor(store: ErpStore, productId: number): number | null {
  const levels = store.get('stock', productId)?.body.levels ?? [];
  const [best] = levels.toSorted((a, b) => compare(free(b), free(a)) || a.warehouseId - b.warehouseId);
  return best?.warehouseId ?? store.list('warehouse', { order: 'oldest', limit: 1 }).records[0]?.id ?? null;
}

/** What of a line has still to go out; nothing for services and text. */
export function openQuantity(line: OrderLine): Decimal {
  return line.isGoods ? subtract(line.quantity, line.shipped) : '0';
}

/** Sets aside what there is for a line's open quantity and answers the line so. */
export function reserve(store: ErpStore, line: OrderLine): OrderLine {
  const missing = subtract(openQuantity(line), line.reserved);
  if (line.productId === null || line.warehouseId === null || !isPositive(missing)) return line;
  const level = store
    .get('stock', line.productId)
    ?.body.levels.find(({ warehouseId }) => warehouseId === line.warehouseId);
  const found = level === undefined ? '0' : smaller(missing, free(level));
  if (!isPositive(found)) return line;
  moveStock(store, line.productId, line.warehouseId, { reserved: found });
  return { ...line, reserved: add(line.reserved, found) };
}

/** Gives an order's goods free again and answers its lines so: it will not be delivered. */
export function release(store: ErpStore, order: Order): readonly OrderLine[] {
  return order.lines.map((line) => {
    const open = openQuantity(line);
    if (line.productId === null || line.warehouseId === null || isZero(open)) return line;
    moveStock(store, line.productId, line.warehouseId, {
      reserved: subtract('0', line.reserved),
      outgoing: subtract('0', open),
    });
    return { ...line, reserved: '0' };
  });
}
