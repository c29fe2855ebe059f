import { z } from 'zod';
import { money } from '#model/money.ts';
import type { Product } from '#ports/erp-system.ts';
import { wireDecimal, wireInstant, wireWord } from '../wire-values.ts';
import { erpId } from './erp-id.ts';
import { productKinds } from './erp-words.ts';
import type { Unsourced } from './sourced-wire.ts';

export const productWire = z
  .object({
    id: erpId,
    sku: z.string(),
    name: z.string(),
    type: wireWord(productKinds, 'GOODS'),
    active: z.boolean(),
    gtin: z.string().nullable(),
    unit: z.string(),
    currency: z.string(),
    listPrice: wireDecimal.nullable(),
    leadTimeDays: z.int().nullable(),
    updatedAt: wireInstant,
  })
  .transform((wire): Unsourced<Product> => ({
    id: wire.id,
    sortKey: wire.sku,
    sku: wire.sku,
    name: wire.name,
    kind: wire.type,
    active: wire.active,
    gtin: wire.gtin,
    baseUnit: wire.unit,
    listPrice: wire.listPrice === null ? null : money(wire.listPrice, wire.currency),
    leadTimeDays: wire.leadTimeDays,
    updatedAt: wire.updatedAt,
  }));

export const warehouseWire = z.object({ id: erpId, name: z.string() });
