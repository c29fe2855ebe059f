import { addQuantity, type Quantity, subtractQuantity } from './quantity.ts';

/** Stock of one product in one warehouse, in one unit. */
export interface Stock {
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly incoming: Quantity;
  /** All open demand, whether reserved or not. */
  readonly outgoing: Quantity;
}

/** onHand − reserved, which Odoo calls free quantity; negative when more was reserved than is there. */
export function availableStock({ onHand, reserved }: Stock): Quantity {
  return subtractQuantity(onHand, reserved);
}

/** onHand + incoming − outgoing: the projected balance when everything planned has happened. */
export function projectedStock({ onHand, incoming, outgoing }: Stock): Quantity {
  return subtractQuantity(addQuantity(onHand, incoming), outgoing);
}
