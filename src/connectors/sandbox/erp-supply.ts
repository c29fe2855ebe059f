import { z } from 'zod';
import { quantity } from '#model/quantity.ts';
import type { ProductSupply } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import { wireDay, wireDecimal, wireInstant } from '../wire-values.ts';
import { erpId, isErpId, maxErpIds } from './erp-id.ts';
import type { SandboxLink } from './link.ts';

export async function readSupply(
  link: SandboxLink,
  productIds: readonly string[],
  call: Call,
): Promise<readonly ProductSupply[]> {
  const supplies = await readInBatches(
    productIds,
    maxErpIds,
    async (some) => {
      const body = { productIds: some.map(Number) };
      const question = { method: 'POST', path: '/api/supply/query', body, operation: 'supply.query' } as const;
      return (await link.ask(question, answerWire, call)).results;
    },
    (supply) => supply.productId,
    isErpId,
  );
  return supplies.map((supply) => supply ?? { levels: [], events: [] });
}

const level = z.object({
  warehouseId: erpId,
  warehouseName: z.string(),
  onHand: wireDecimal,
  reserved: wireDecimal,
  incoming: wireDecimal,
  outgoing: wireDecimal,
});

const event = z.object({ warehouseId: erpId, date: wireDay, quantity: wireDecimal });

const supplyWire = z
  .object({ productId: erpId, unit: z.string(), levels: z.array(level), events: z.array(event), asOf: wireInstant })
  .transform(({ productId, unit, levels, events, asOf }): ProductSupply & { readonly productId: string } => ({
    productId,
    levels: levels.map((each) => ({
      warehouse: { id: each.warehouseId, name: each.warehouseName },
      onHand: quantity(each.onHand, unit),
      reserved: quantity(each.reserved, unit),
      incoming: quantity(each.incoming, unit),
      outgoing: quantity(each.outgoing, unit),
      asOf,
    })),
    events: events.map((each) => ({ ...each, quantity: quantity(each.quantity, unit) })),
  }));

const answerWire = z.object({ results: z.array(supplyWire) });
