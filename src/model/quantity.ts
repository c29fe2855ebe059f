import { add, type Decimal, subtract } from './decimal.ts';

/** An exact quantity in the unit that the system calls so ("Unit", "kg"). */
export interface Quantity {
  readonly value: Decimal;
  readonly unit: string;
}

export function quantity(value: Decimal, unit: string): Quantity {
  return { value, unit };
}

/** The exact sum; throws RangeError when the units differ, because no factor is known here. */
export function addQuantity(a: Quantity, b: Quantity): Quantity {
  requireSameUnit(b.unit, a.unit);
  return quantity(add(a.value, b.value), a.unit);
}

export function subtractQuantity(minuend: Quantity, subtrahend: Quantity): Quantity {
  requireSameUnit(subtrahend.unit, minuend.unit);
  return quantity(subtract(minuend.value, subtrahend.value), minuend.unit);
}

function requireSameUnit(found: string, required: string): void {
  if (found !== required) throw new RangeError(`a quantity in ${required} is required, got one in ${found}`);
}
