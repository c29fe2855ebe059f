import { z } from 'zod';
import { money } from '#model/money.ts';
import { quantity } from '#model/quantity.ts';
import type { Deal, DealLine, DealOrderSummary, DealStatus, Pipeline } from '#ports/crm-system.ts';
import { readWord, wireDay, wireDecimal, wireInstant, wireWord } from '../wire-values.ts';
import type { Unsourced } from './sourced-wire.ts';

type DealWords = Readonly<Record<string, DealStatus>>;

const text = z.string().nullable();

const line = z.object({
  position: z.int(),
  sku: text,
  description: z.string(),
  quantity: wireDecimal,
  unit: z.string(),
  unit_price: wireDecimal,
  discount_percent: wireDecimal.nullable(),
  discount: wireDecimal.nullable(),
  line_total: wireDecimal,
});

const orderSummary = z.object({
  order_number: text,
  order_status: text,
  order_url: text,
  invoice_numbers: z.array(z.string()),
  payment_status: text,
});

const deal = orderSummary.extend({
  id: z.string(),
  name: z.string(),
  account_id: text,
  contact_id: text,
  owner_id: text,
  pipeline_id: text,
  stage_id: text,
  status: z.string(),
  currency: z.string(),
  amount: wireDecimal.nullable(),
  probability: wireDecimal.nullable(),
  expected_close: wireDay.nullable(),
  closed_at: wireInstant.nullable(),
  lost_reason: text,
  created_at: wireInstant,
  modified_at: wireInstant,
});

export function dealWire(words: DealWords) {
  return deal.transform((wire): Unsourced<Deal> => ({
    id: wire.id,
    sortKey: wire.created_at,
    name: wire.name,
    accountId: wire.account_id,
    primaryContactId: wire.contact_id,
    ownerId: wire.owner_id,
    pipelineId: wire.pipeline_id,
    stageId: wire.stage_id,
    status: readWord(words, wire.status, 'OPEN'),
    nativeStatus: wire.status,
    currency: wire.currency,
    amount: wire.amount === null ? null : money(wire.amount, wire.currency),
    probability: wire.probability,
    expectedCloseDate: wire.expected_close,
    closedAt: wire.closed_at,
    lostReason: wire.lost_reason,
    wonByOrder: false,
    orderSummary: summaryOf(wire),
    createdAt: wire.created_at,
    updatedAt: wire.modified_at,
  }));
}

export const dealLinesWire = z
  .object({ id: z.string(), currency: z.string(), lines: z.array(line) })
  .transform(({ id, currency, lines }) => ({ id, lines: lines.map((each) => lineOf(each, currency)) }));

export function pipelineWire(words: DealWords) {
  return z
    .object({
      id: z.string(),
      name: z.string(),
      stages: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          position: z.int(),
          probability: wireDecimal.nullable(),
          status: wireWord(words, 'OPEN'),
        }),
      ),
    })
    .transform((wire): Unsourced<Pipeline> => ({
      id: wire.id,
      name: wire.name,
      stages: wire.stages.toSorted((a, b) => a.position - b.position),
    }));
}

/** The given fields as a change to a deal; the others stay as they are. */
export function orderSummaryPatch(summary: Partial<DealOrderSummary>): Partial<z.input<typeof orderSummary>> {
  return {
    ...(summary.orderNumber !== undefined && { order_number: summary.orderNumber }),
    ...(summary.orderStatus !== undefined && { order_status: summary.orderStatus }),
    ...(summary.orderUrl !== undefined && { order_url: summary.orderUrl }),
    ...(summary.invoiceNumbers !== undefined && { invoice_numbers: [...summary.invoiceNumbers] }),
    ...(summary.paymentStatus !== undefined && { payment_status: summary.paymentStatus }),
  };
}

function lineOf(wire: z.output<typeof line>, currency: string): DealLine {
  return {
    position: wire.position,
    sku: wire.sku,
    description: wire.description,
    quantity: quantity(wire.quantity, wire.unit),
    unitPrice: money(wire.unit_price, currency),
    priceFromList: false,
    discountPercent: wire.discount_percent,
    discount: wire.discount === null ? null : money(wire.discount, currency),
    lineTotal: money(wire.line_total, currency),
  };
}

function summaryOf(wire: z.output<typeof orderSummary>): DealOrderSummary {
  return {
    orderNumber: wire.order_number,
    orderStatus: wire.order_status,
    orderUrl: wire.order_url,
    invoiceNumbers: wire.invoice_numbers,
    paymentStatus: wire.payment_status,
  };
}
