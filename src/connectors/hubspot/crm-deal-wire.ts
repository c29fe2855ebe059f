import { compare, type Decimal, divide, multiply } from '#model/decimal.ts';
import { type Money, money, multiplyMoney, roundMoney, subtractMoney } from '#model/money.ts';
import { compareNativeIds } from '#model/page.ts';
import { quantity } from '#model/quantity.ts';
import type { Deal, DealLine, DealOrderSummary } from '#ports/crm-system.ts';
import type { Source } from '#ports/source.ts';
import { kindOf, type Row } from './kind.ts';
import { objectTypes } from './object-types.ts';
import { decimalNumber, instant, type PropertyValues, several, text } from './property.ts';
import type { HubspotCrmSettings } from './settings.ts';
import type { BookedStage } from './stage-book.ts';

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/deals/guide
const dealProperties = ({ fields }: HubspotCrmSettings) => ({
  name: text('dealname'),
  amount: decimalNumber('amount'),
  currency: text('deal_currency_code'),
  closeDate: instant('closedate'),
  pipelineId: text('pipeline'),
  stageId: text('dealstage'),
  probability: decimalNumber('hs_deal_stage_probability'),
  ownerId: text('hubspot_owner_id'),
  lostReason: text(fields.lostReason),
  orderNumber: text(fields.orderNumber),
  orderStatus: text(fields.orderStatus),
  orderUrl: text(fields.orderUrl),
  invoiceNumbers: several(fields.invoiceNumbers),
  paymentStatus: text(fields.paymentStatus),
});

export type DealRow = Row<PropertyValues<ReturnType<typeof dealProperties>>>;

export const dealKind = (settings: HubspotCrmSettings) =>
  kindOf(objectTypes.deals, dealProperties(settings), { customFields: settings.customFields.deals });

// https://developers.hubspot.com/docs/api-reference/latest/crm/objects/line-items/guide
const lineProperties = ({ fields }: HubspotCrmSettings) => ({
  name: text('name'),
  description: text('description'),
  sku: text(fields.sku),
  productId: text('hs_product_id'),
  quantity: decimalNumber('quantity'),
  unit: text(fields.lineUnit),
  price: decimalNumber('price'),
  currency: text('hs_line_item_currency_code'),
  unitDiscount: decimalNumber('discount'),
  discountPercent: decimalNumber('hs_discount_percentage'),
  position: decimalNumber('hs_position_on_quote'),
});

export type LineRow = Row<PropertyValues<ReturnType<typeof lineProperties>>>;

export const lineKind = (settings: HubspotCrmSettings) => kindOf(objectTypes.line_items, lineProperties(settings));

export const productKind = ({ fields }: HubspotCrmSettings) => kindOf(objectTypes.products, { sku: text(fields.sku) });

/** What a deal is made of besides its own properties. */
export interface DealParts {
  readonly source: Source;
  readonly stage: BookedStage<Deal['status']> | undefined;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
}

/** What lines are made of besides their own properties. */
export interface LineParts {
  /** ISO 4217; the deal's, of lines that name none. */
  readonly currency: string;
  readonly skuOfProduct: ReadonlyMap<string, string | null>;
  readonly unit: string;
}

export function dealOf({ id, sortKey, updatedAt, values, customFields }: DealRow, parts: DealParts): Deal {
  const { stage, currency, timeZone } = parts;
  const status = stage?.status ?? 'OPEN';
  const isOver = status === 'WON' || status === 'LOST' || status === 'CANCELLED';
  return {
    id,
    source: parts.source,
    sortKey,
    name: values.name ?? id,
    accountId: undefined,
    primaryContactId: undefined,
    ownerId: values.ownerId,
    pipelineId: values.pipelineId,
    stageId: values.stageId,
    status,
    nativeStatus: values.stageId ?? '',
    currency,
    amount: values.amount === null ? null : money(values.amount, currency),
    probability: values.probability ?? stage?.probability ?? null,
    // One property for both: when it is expected to close, and when it has.
    expectedCloseDate: values.closeDate === null ? null : dayIn(timeZone, values.closeDate),
    closedAt: isOver ? values.closeDate : null,
    lostReason: values.lostReason,
    wonByOrder: false,
    orderSummary: {
      orderNumber: values.orderNumber,
      orderStatus: values.orderStatus,
      orderUrl: values.orderUrl,
      invoiceNumbers: values.invoiceNumbers,
      paymentStatus: values.paymentStatus,
    },
    customFields,
    createdAt: sortKey,
    updatedAt,
  };
}

/** The lines of one deal in the order of its quote. */
export function dealLinesOf(rows: readonly LineRow[], parts: LineParts): readonly DealLine[] {
  return rows.toSorted(byPosition).map((row, index) => lineOf(row, index + 1, parts));
}

/** The given fields as properties of a deal; the others stay as they are. HubSpot empties a property by an empty text. */
export function orderSummaryProperties(
  summary: Partial<DealOrderSummary>,
  fields: HubspotCrmSettings['fields'],
): Record<string, string> {
  const texts = [
    [fields.orderNumber, summary.orderNumber],
    [fields.orderStatus, summary.orderStatus],
    [fields.orderUrl, summary.orderUrl],
    [fields.invoiceNumbers, summary.invoiceNumbers?.join('; ')],
    [fields.paymentStatus, summary.paymentStatus],
  ] as const;
  return Object.fromEntries(texts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value ?? '']])));
}

function lineOf({ values }: LineRow, position: number, { currency: ofDeal, skuOfProduct, unit }: LineParts): DealLine {
  const currency = values.currency ?? ofDeal;
  const value = values.quantity ?? '1';
  const unitPrice = money(values.price ?? '0', currency);
  const gross = multiplyMoney(unitPrice, value);
  const discount = discountOf(values, value, gross);
  return {
    position,
    sku: values.sku ?? (values.productId === null ? null : (skuOfProduct.get(values.productId) ?? null)),
    description: values.name ?? values.description ?? '',
    quantity: quantity(value, values.unit ?? unit),
    unitPrice,
    priceFromList: false,
    discountPercent: values.discountPercent,
    discount,
    lineTotal: discount === null ? gross : subtractMoney(gross, discount),
  };
}

/** HubSpot keeps a discount as a percentage or as an amount of each unit, never both. */
function discountOf(values: LineRow['values'], count: Decimal, gross: Money): Money | null {
  if (values.discountPercent !== null) return multiplyMoney(gross, divide(values.discountPercent, '100'));
  if (values.unitDiscount === null) return null;
  return roundMoney(money(multiply(values.unitDiscount, count), gross.currency));
}

// Lines of a quote are numbered; others come in the order in which they were added.
function byPosition(a: LineRow, b: LineRow): number {
  const { position: first } = a.values;
  const { position: second } = b.values;
  if (first !== null && second !== null) return compare(first, second) || compareNativeIds(a.id, b.id);
  if (first !== second) return first === null ? 1 : -1;
  return compareNativeIds(a.id, b.id);
}

function dayIn(timeZone: string, instant: string): string {
  // Sweden writes its days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
