import type { DealOrderSummary } from '#ports/crm-system.ts';

/** An opportunity has no fields for the order that came of it, so a note of its own keeps them, for people and for us. */
export const orderSummaryTitle = 'Order summary';

export const noOrder: DealOrderSummary = {
  orderNumber: null,
  orderStatus: null,
  orderUrl: null,
  invoiceNumbers: [],
  paymentStatus: null,
};

export function writeOrderSummary(summary: DealOrderSummary): string {
  const lines = Object.entries(labels).flatMap(([field, label]) => {
    const value = field === 'invoiceNumbers' ? summary.invoiceNumbers.join(', ') : Reflect.get(summary, field);
    return typeof value === 'string' && value !== '' ? [`${label}: ${value.replaceAll(/\s+/g, ' ')}`] : [];
  });
  return [orderSummaryTitle, ...lines].join('\n');
}

/** Null when the note is not such a summary. */
export function readOrderSummary(message: string): DealOrderSummary | null {
  const [title, ...lines] = message.split('\n');
  if (title?.trim() !== orderSummaryTitle) return null;
  const values = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  );
  return {
    orderNumber: values.get(labels.orderNumber) ?? null,
    orderStatus: values.get(labels.orderStatus) ?? null,
    orderUrl: values.get(labels.orderUrl) ?? null,
    invoiceNumbers: values.get(labels.invoiceNumbers)?.split(', ') ?? [],
    paymentStatus: values.get(labels.paymentStatus) ?? null,
  };
}

const labels = {
  orderNumber: 'Order',
  orderStatus: 'Status',
  orderUrl: 'Link',
  invoiceNumbers: 'Invoices',
  paymentStatus: 'Payment',
} as const satisfies Record<keyof DealOrderSummary, string>;
