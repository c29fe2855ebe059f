import { add, compare, type Decimal, divide, isZero, multiply, round, subtract } from '#model/decimal.ts';
import { addDays } from '#sandbox/storage/instant.ts';
import type { Order, OrderLine, Shipment, ShipmentLine } from './documents.ts';
import { documentNumber, type Erp, required } from './erp.ts';
import { isPositive } from './pricing.ts';
import { moveStock, openQuantity, reserve } from './stock.ts';
import { smaller } from './stock-level.ts';

const daysOnTheRoad = 2;
const carriers = ['SEUR', 'Correos Express', 'DHL', 'GLS'] as const;

/** Production begins and the shipments are planned; services are done at once. */
export function startOrder(erp: Erp, id: number): void {
  const { store, clock } = erp;
  const { body } = required(store, 'order', id);
  const lines = body.lines.map((line) => (line.isGoods ? line : { ...line, shipped: line.quantity }));
  const hasGoods = lines.some((line) => isPositive(openQuantity(line)));
  store.update('order', id, {
    ...body,
    lines,
    state: 'in_progress',
    deliveryState: hasGoods ? 'production' : 'none',
    next: { step: hasGoods ? 'ship' : 'invoice', day: addDays(clock.today(), 1) },
  });
  planShipments(erp, id, { ...body, lines });
}

/** Sends off what is reserved; the rest stays planned. */
export function shipOrder(erp: Erp, id: number): void {
  const { store, clock } = erp;
  const { body } = required(store, 'order', id);
  const reserved = body.lines.map((line) => reserve(store, line));
  const leaving = reserved.map((line) => ({ line, quantity: leavingQuantity(line, body) }));
  const lines = leaving.map(({ line, quantity }) => shippedLine(erp, line, quantity));
  const anything = leaving.some(({ quantity }) => isPositive(quantity));
  const complete = lines.every((line) => isZero(openQuantity(line)));
  const partly = anything || lines.some((line) => line.isGoods && isPositive(line.shipped));

  for (const [warehouseId, parts] of Map.groupBy(leaving, ({ line }) => line.warehouseId)) {
    const shipmentLines = parts
      .filter(({ quantity }) => isPositive(quantity))
      .map(({ line, quantity }) => shipmentLine(line, id, quantity));
    if (warehouseId !== null && shipmentLines.length > 0) sendOff(erp, id, body, warehouseId, shipmentLines);
  }
  const after: Order = {
    ...body,
    lines,
    deliveryState: complete ? 'full' : partly ? 'partial' : body.deliveryState,
    next: { step: anything ? 'invoice' : 'ship', day: addDays(clock.today(), 1) },
  };
  // An order that goes on waiting has not changed.
  if (!anything && lines.every((line, index) => line === body.lines[index])) store.correct('order', id, after);
  else store.update('order', id, after);
  planShipments(erp, id, after);
}

export function deliverShipment({ store, clock }: Erp, id: number): void {
  const { body } = required(store, 'shipment', id);
  store.update('shipment', id, { ...body, state: 'delivered', deliveredAt: clock.now(), deliverOn: null });
}

/** One planned shipment per warehouse for what is still open. */
function planShipments({ store, clock }: Erp, orderId: number, order: Order): void {
  const open = order.lines.filter((line) => line.warehouseId !== null && isPositive(openQuantity(line)));
  for (const [warehouseId, lines] of Map.groupBy(open, (line) => line.warehouseId)) {
    if (warehouseId === null) continue;
    const ready = lines.every((line) => compare(line.reserved, openQuantity(line)) >= 0);
    const planned = plannedShipment(store, orderId, warehouseId);
    const body: Shipment = {
      ...(planned?.body ?? newShipment({ store }, order, orderId, warehouseId)),
      state: ready ? 'ready' : 'waiting',
      plannedDate: addDays(clock.today(), 1),
      lines: lines.map((line) => shipmentLine(line, orderId, openQuantity(line))),
    };
    if (planned === undefined) store.insert('shipment', { body });
    else if (JSON.stringify(planned.body) !== JSON.stringify(body)) store.update('shipment', planned.id, body);
  }
}

function sendOff(
  { store, clock }: Erp,
  orderId: number,
  order: Order,
  warehouseId: number,
  lines: readonly ShipmentLine[],
): void {
  const planned = plannedShipment(store, orderId, warehouseId);
  const id = planned?.id ?? store.nextId('shipment');
  const carrier = carriers[id % carriers.length] ?? carriers[0];
  const trackingNumber = `${carrier.slice(0, 3).toUpperCase()}${String(id * 7919 + 100_000_000)}`;
  const body: Shipment = {
    ...(planned?.body ?? newShipment({ store }, order, orderId, warehouseId)),
    state: 'shipped',
    carrier,
    trackingNumbers: [trackingNumber],
    trackingUrl: `https://tracking.example/${trackingNumber}`,
    shippedAt: clock.now(),
    lines,
    deliverOn: addDays(clock.today(), daysOnTheRoad),
  };
  if (planned === undefined) store.insert('shipment', { id, body });
  else store.update('shipment', id, body);
}

function plannedShipment(
  store: Erp['store'],
  orderId: number,
  warehouseId: number,
): { readonly id: number; readonly body: Shipment } | undefined {
  return store
    .find('shipment', 'orderId', [String(orderId)])
    .find(({ body }) => body.warehouseId === warehouseId && (body.state === 'ready' || body.state === 'waiting'));
}

export function newShipment(
  { store }: Pick<Erp, 'store'>,
  order: Order,
  orderId: number,
  warehouseId: number,
): Shipment {
  return {
    number: documentNumber('OUT', store.nextId('shipment')),
    customerId: order.customerId,
    orderIds: [orderId],
    isReturn: false,
    state: 'planned',
    warehouseId,
    warehouseName: store.get('warehouse', warehouseId)?.body.name ?? null,
    carrier: null,
    trackingNumbers: [],
    trackingUrl: null,
    plannedDate: null,
    shippedAt: null,
    deliveredAt: null,
    lines: [],
    deliverOn: null,
  };
}

function shipmentLine(line: OrderLine, orderId: number, quantity: Decimal): ShipmentLine {
  return { productId: line.productId, orderId, description: line.description, quantity, unit: line.unit };
}

function leavingQuantity(line: OrderLine, { course }: Order): Decimal {
  if (!course.inTwoParts || isPositive(line.shipped)) return line.reserved;
  const half = round(divide(line.quantity, '2'), 0);
  return isPositive(half) ? smaller(half, line.reserved) : line.reserved;
}

function shippedLine({ store }: Erp, line: OrderLine, quantity: Decimal): OrderLine {
  if (line.productId === null || line.warehouseId === null || isZero(quantity)) return line;
  const gone = multiply(quantity, '-1');
  moveStock(store, line.productId, line.warehouseId, { onHand: gone, reserved: gone, outgoing: gone });
  return { ...line, shipped: add(line.shipped, quantity), reserved: subtract(line.reserved, quantity) };
}
