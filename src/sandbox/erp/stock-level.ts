import { add, compare, type Decimal, subtract } from '#model/decimal.ts';
import type { Stock, StockLevel } from './documents.ts';

export function emptyLevel(warehouseId: number): StockLevel {
  return { warehouseId, onHand: '0', reserved: '0', incoming: '0', outgoing: '0' };
}

/** What is neither set aside nor promised to anybody yet. */
export function free({ onHand, reserved }: StockLevel): Decimal {
  return subtract(onHand, reserved);
}

/** What will be there when everything bought has come and everything sold has gone. */
export function projected({ onHand, incoming, outgoing }: StockLevel): Decimal {
  return subtract(add(onHand, incoming), outgoing);
}

/** True when purchasing has something to do. */
export function isShort({ levels, reorderPoint }: Stock): boolean {
  return levels.some((level) => compare(projected(level), reorderPoint) < 0);
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}
