import { today, type TrytonAdmin } from './admin.ts';

/** A sale as Tryton has it. */
export interface Sale {
  readonly id: number;
  readonly number: string | null;
  readonly reference: string | null;
  readonly state: string;
  readonly untaxed_amount: Tagged;
  readonly tax_amount: Tagged;
  readonly total_amount: Tagged;
  readonly sale_date: object | null;
  readonly payment_term: number | null;
  readonly invoice_address: number | null;
  readonly shipment_address: number | null;
  readonly origin: string | null;
  readonly invoices: readonly number[];
  readonly shipments: readonly number[];
}

interface Tagged {
  readonly decimal: string;
}

/** Every sale that the conditions are true of, cancelled ones too. */
export function salesWhere(admin: TrytonAdmin, ...domain: readonly unknown[]): Promise<readonly Sale[]> {
  return admin.searchRead<Sale>('sale.sale', domain, [
    'number',
    'reference',
    'state',
    'untaxed_amount',
    'tax_amount',
    'total_amount',
    'sale_date',
    'payment_term',
    'invoice_address',
    'shipment_address',
    'origin',
    'invoices',
    'shipments',
  ]);
}

/** What the warehouse does at its client. */
export async function ship(admin: TrytonAdmin, { shipments }: Sale): Promise<void> {
  for (const step of ['assign_try', 'pick', 'pack', 'done']) await admin.call(`stock.shipment.out.${step}`, shipments);
}

/** What the accountant does with the draft that Tryton has made. */
export async function postInvoices(admin: TrytonAdmin, { invoices }: Sale): Promise<void> {
  await admin.call('account.invoice.write', invoices, { invoice_date: today() });
  await admin.call('account.invoice.post', invoices);
}
