import { z } from 'zod';
import { add, type Decimal, negate } from '#model/decimal.ts';
import type { ProductSupply, StockLevel, SupplyEvent, Warehouse } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import type { TrytonLink } from './link.ts';
import { quantityIn, type Unit, unitRow } from './units.ts';
import { isTrytonId, toDay, toId, trytonDay, trytonFloat, trytonId } from './values.ts';

export async function readWarehouses(link: TrytonLink, call: Call): Promise<readonly Warehouse[]> {
  return (await warehouseRows(link, call)).map(({ id, name }) => ({ id, name }));
}

/**
 * Stock of products in every warehouse, and all that is planned to enter or leave it: one call per warehouse, whatever the
 * number of products, and one for the moves. Services have neither.
 */
export async function readSupply(
  link: TrytonLink,
  productIds: readonly string[],
  now: { readonly instant: string; readonly today: string },
  call: Call,
): Promise<readonly ProductSupply[]> {
  const known = [...new Set(productIds)].filter(isTrytonId);
  const warehouses = known.length === 0 ? [] : await warehouseRows(link, call);
  const batches = await inBatches(known, productsPerCall, async (some) => {
    const domain = [
      ['product', 'in', some.map(toId)],
      ['state', 'in', ['draft', 'assigned']],
    ];
    const [moves, ...stocks] = await Promise.all([
      link.search('stock.move', moveRow, { domain }, call),
      ...warehouses.map((warehouse) => stockIn(link, warehouse, some, now.today, call)),
    ]);
    const movesOf = Map.groupBy(moves, ({ product }) => product);
    return [...(stocks[0]?.entries() ?? [])].map(([id, { unit }]) => {
      const own = movesOf.get(id) ?? [];
      return [
        id,
        {
          levels: warehouses.map((warehouse, index) =>
            levelOf(warehouse, stocks[index]?.get(id)?.onHand ?? '0', own, unit, now.instant),
          ),
          events: warehouses.flatMap((warehouse) => eventsOf(warehouse, own, unit, now.today)),
        },
      ] as const;
    });
  });
  const supplies = new Map<string, ProductSupply>(batches.flat());
  return productIds.map((id) => supplies.get(id) ?? { levels: [], events: [] });
}

const productsPerCall = 500;

const warehouseRow = z.object({ id: trytonId, name: z.string(), output_location: trytonId });

type WarehouseRow = z.output<typeof warehouseRow>;

const stockRow = z.object({
  id: trytonId,
  quantity: trytonFloat.nullable(),
  'template.': z.object({ 'default_uom.': unitRow }),
});

const placeRow = z.object({ id: trytonId, warehouse: trytonId.nullable() });

const moveRow = z.object({
  product: trytonId,
  state: z.string(),
  planned_date: trytonDay.nullable(),
  /** In the product's base unit. */
  internal_quantity: trytonFloat,
  'from_location.': placeRow,
  'to_location.': placeRow,
});

type MoveRow = z.output<typeof moveRow>;

function warehouseRows(link: TrytonLink, call: Call): Promise<readonly WarehouseRow[]> {
  const search = { domain: [['type', '=', 'warehouse']], order: [['id', 'ASC']] } as const;
  return link.search('stock.location', warehouseRow, search, call);
}

async function stockIn(link: TrytonLink, warehouse: WarehouseRow, ids: readonly string[], today: string, call: Call) {
  const rows = await link.search(
    'product.product',
    stockRow,
    {
      domain: [
        ['id', 'in', ids.map(toId)],
        ['type', '!=', 'service'],
      ],
      context: { locations: [toId(warehouse.id)], with_childs: true, stock_date_end: toDay(today), active_test: false },
    },
    call,
  );
  return new Map(rows.map((row) => [row.id, { onHand: row.quantity ?? '0', unit: row['template.']['default_uom.'] }]));
}

function levelOf(
  warehouse: WarehouseRow,
  onHand: Decimal,
  moves: readonly MoveRow[],
  unit: Unit,
  asOf: string,
): StockLevel {
  const sum = (some: readonly MoveRow[]) => quantityIn(unit, add('0', ...some.map((move) => move.internal_quantity)));
  return {
    warehouse: { id: warehouse.id, name: warehouse.name },
    onHand: quantityIn(unit, onHand),
    reserved: sum(moves.filter((move) => move.state === 'assigned' && isReserving(move, warehouse))),
    incoming: sum(moves.filter((move) => isEntering(move, warehouse))),
    outgoing: sum(moves.filter((move) => isLeaving(move, warehouse))),
    asOf,
  };
}

function eventsOf(warehouse: WarehouseRow, moves: readonly MoveRow[], unit: Unit, today: string): SupplyEvent[] {
  return moves.flatMap((move) => {
    const isIn = isEntering(move, warehouse);
    if (!isIn && !isLeaving(move, warehouse)) return [];
    const value = isIn ? move.internal_quantity : negate(move.internal_quantity);
    return [{ warehouseId: warehouse.id, date: move.planned_date ?? today, quantity: quantityIn(unit, value) }];
  });
}

/** Goods on their way without a day on which they come are promised to nobody. */
function isEntering(move: MoveRow, { id }: WarehouseRow): boolean {
  return move.planned_date !== null && move['to_location.'].warehouse === id && move['from_location.'].warehouse !== id;
}

function isLeaving(move: MoveRow, { id }: WarehouseRow): boolean {
  return move['from_location.'].warehouse === id && move['to_location.'].warehouse !== id;
}

/** A shipment first moves goods to the warehouse's output, then out of it; they are set aside from the first assignment on. */
function isReserving(move: MoveRow, warehouse: WarehouseRow): boolean {
  const isInside = move['from_location.'].warehouse === warehouse.id;
  return isInside && (isLeaving(move, warehouse) || move['to_location.'].id === warehouse.output_location);
}
