import type { ErpCustomer, Invoice, Order, Payment, Product, Shipment } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { dayOf } from '#model/day.ts';
import { invoiceScope } from './erp-invoices.ts';
import { invoiceWire } from './erp-invoice-wire.ts';
import { orderKind } from './erp-orders.ts';
import { customerWire } from './erp-party-wire.ts';
import { paymentScope, paymentWire } from './erp-payment-wire.ts';
import { productWire } from './erp-product-wire.ts';
import { returnKind, shipmentKind } from './erp-shipments.ts';
import { type Installation, perInstallation } from './installation.ts';
import type { TrytonLink } from './link.ts';
import { customerScope, notMerged } from './parties.ts';
import { createRecords, parentIn, type Records } from './records.ts';
import type { TrytonErpSettings } from './settings.ts';

/** Every kind of record of the ERP side. */
export interface ErpRecords {
  readonly customers: Records<ErpCustomer>;
  readonly products: Records<Product>;
  readonly orders: Records<Order>;
  readonly shipments: Records<Shipment>;
  readonly returns: Records<Shipment>;
  readonly invoices: Records<Invoice>;
  readonly payments: Records<Payment>;
}

export function createErpRecords(
  link: TrytonLink,
  settings: TrytonErpSettings,
  installation: (call: Call) => Promise<Installation>,
  today: () => string,
): ErpRecords {
  const { timeZone, fields, customFields } = settings;
  const customerRow = perInstallation(installation, (found) => customerWire(link, found, customFields.customers));
  const productRow = perInstallation(installation, ({ currency }) =>
    productWire(link, currency, fields.sku, customFields.products),
  );
  const invoiceRow = perInstallation(installation, ({ currency }) =>
    invoiceWire(link, currency, customFields.invoices),
  );
  const paymentRow = perInstallation(installation, ({ currency }) => paymentWire(link, currency));
  return {
    customers: createRecords(link, {
      model: 'party.party',
      scope: async (call) => [...notMerged, ...(await customerScope(installation, undefined, call))],
      idScope: notMerged,
      read: async (search, call) => link.search('party.party', await customerRow(call), search, call),
    }),
    products: createRecords(link, {
      model: 'product.product',
      scope: async () => [
        ['salable', '=', true],
        [fields.sku, '!=', null],
        [fields.sku, '!=', ''],
      ],
      idScope: [],
      key: { field: fields.sku, toWire: (sku) => sku },
      read: async (search, call) => link.search('product.product', await productRow(call), search, call),
    }),
    orders: createRecords(
      link,
      orderKind(link, {
        link,
        referenceField: fields.orderReference,
        customFields: customFields.orders,
        today,
        dayOf: (instant) => dayOf(Date.parse(instant), timeZone),
      }),
    ),
    shipments: createRecords(link, shipmentKind(link, installation, customFields.shipments)),
    returns: createRecords(link, returnKind(link, customFields.shipments)),
    invoices: createRecords(link, {
      model: 'account.invoice',
      scope: async () => invoiceScope,
      parents: parentIn(link, 'account.invoice', 'party'),
      read: async (search, call) => link.search('account.invoice', await invoiceRow(call), search, call),
    }),
    payments: createRecords(link, {
      model: 'account.move.line',
      scope: async () => paymentScope,
      parents: parentIn(link, 'account.move.line', 'party'),
      read: async (search, call) => link.search('account.move.line', await paymentRow(call), search, call),
    }),
  };
}
