import { z } from 'zod';
import { readWord, wireDay, wireDecimal, wireInstant } from '#connectors/wire-values.ts';
import { money, multiplyMoney } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import type { Account, Contact, Deal, DealLine, DealStatus } from '#ports/crm-system.ts';
import type { Source } from '#ports/source.ts';

// Step 4: a schema names only the fields that are needed, and its transform is the mapping. There is no shape in between.

/** Their stages, and what they mean to us. */
export const stageWords = {
  talking: 'OPEN',
  waiting: 'ON_HOLD',
  won: 'WON',
  lost: 'LOST',
  dropped: 'CANCELLED',
} as const satisfies Readonly<Record<string, DealStatus>>;

const text = z.string().nullable();
const card = { id: z.string(), created: wireInstant, changed: wireInstant };

export function accountWire(source: () => Source) {
  return z.object({ ...card, name: z.string(), email: text }).transform((wire): Account => ({
    id: wire.id,
    source: source(),
    sortKey: wire.created,
    name: wire.name,
    kind: 'COMPANY',
    ownerId: null,
    industry: null,
    website: null,
    domains: [],
    email: wire.email,
    phone: null,
    address: null,
    lifecycleStage: null,
    taxId: null,
    erpNumber: null,
    customFields: [],
    createdAt: wire.created,
    updatedAt: wire.changed,
  }));
}

export function contactWire(source: () => Source) {
  return z.object({ ...card, of: text, name: z.string(), email: text }).transform((wire): Contact => ({
    id: wire.id,
    source: source(),
    sortKey: wire.created,
    displayName: wire.name,
    firstName: null,
    lastName: wire.name,
    jobTitle: null,
    email: wire.email,
    phone: null,
    preferredLanguage: null,
    optedOutOfEmail: null,
    accountId: wire.of,
    primary: false,
    customFields: [],
    createdAt: wire.created,
    updatedAt: wire.changed,
  }));
}

const lineWire = z.object({
  sku: text,
  text: z.string(),
  quantity: wireDecimal,
  unit: z.string(),
  price: wireDecimal,
});

export function dealWire(source: () => Source) {
  return z
    .object({
      ...card,
      of: text,
      title: z.string(),
      stage: z.string(),
      currency: z.string(),
      amount: wireDecimal.nullable(),
      expected: wireDay.nullable(),
      lostBecause: text,
    })
    .transform((wire): Deal => ({
      id: wire.id,
      source: source(),
      sortKey: wire.created,
      name: wire.title,
      accountId: wire.of,
      primaryContactId: null,
      ownerId: null,
      pipelineId,
      stageId: wire.stage,
      // A stage that they add later must not break reading.
      status: readWord<DealStatus>(stageWords, wire.stage, 'OPEN'),
      nativeStatus: wire.stage,
      currency: wire.currency,
      amount: wire.amount === null ? null : money(wire.amount, wire.currency),
      probability: null,
      expectedCloseDate: wire.expected,
      closedAt: null,
      lostReason: wire.lostBecause,
      wonByOrder: false,
      orderSummary: { orderNumber: null, orderStatus: null, orderUrl: null, invoiceNumbers: [], paymentStatus: null },
      customFields: [],
      createdAt: wire.created,
      updatedAt: wire.changed,
    }));
}

/** Lines are asked for by themselves, so that a system that keeps them apart is not asked in vain. */
export const dealLinesWire = z
  .object({ id: z.string(), currency: z.string(), lines: z.array(lineWire) })
  .transform(({ id, currency, lines }) => ({
    id,
    lines: lines.map((line, index) => lineOf(line, index + 1, currency)),
  }));

/** They have one pipeline, which has no name of its own. */
export const pipelineId = 'deals';

function lineOf(line: z.output<typeof lineWire>, position: number, currency: string): DealLine {
  const unitPrice = money(line.price, currency);
  return {
    position,
    sku: line.sku,
    description: line.text,
    quantity: quantity(line.quantity, line.unit),
    unitPrice,
    priceFromList: false,
    discountPercent: null,
    discount: null,
    lineTotal: multiplyMoney(unitPrice, line.quantity),
  };
}
