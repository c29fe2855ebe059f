import { z } from 'zod';
import type { ErpKind } from '#ports/erp-system.ts';
import { everything } from './domain.ts';
import { paymentScope } from './erp-payment-wire.ts';
import { returnIds, returnModel, shipmentModel } from './erp-shipments.ts';
import { changed, type Stream, stream } from './feed.ts';
import type { TrytonLink } from './link.ts';
import type { Scope } from './records.ts';
import { trytonId } from './values.ts';

/**
 * What the feed of the ERP is read from. A payment writes its own line and the invoice, a partial delivery only moves: neither
 * writes the sale, whose payment and delivery change all the same, so the sale is told with them.
 */
export function erpStreams(link: TrytonLink, customers: Scope, invoices: Scope): readonly Stream<ErpKind>[] {
  return [
    stream<ErpKind, typeof partyFields>(link, 'party.party', customers, partyFields, (row, id) => [
      { kind: 'customer', id, deleted: false, mergedInto: row.replaced_by },
    ]),
    stream<ErpKind, {}>(link, 'product.product', everything, {}, (_, id) => [changed('product', id)]),
    stream<ErpKind, typeof templateFields>(link, 'product.template', everything, templateFields, ({ products }) =>
      products.map((id) => changed('product', id)),
    ),
    stream<ErpKind, {}>(link, 'sale.sale', everything, {}, (_, id) => [changed('order', id)]),
    stream<ErpKind, typeof moveFields>(link, 'stock.move', everything, moveFields, ({ product, sale }) => [
      changed('stock', product),
      ...(sale === null ? [] : [changed<ErpKind>('order', sale)]),
    ]),
    stream<ErpKind, {}>(link, shipmentModel, everything, {}, (_, id) => [changed('shipment', id)]),
    stream<ErpKind, {}>(link, returnModel, everything, {}, (_, id) => [
      changed('shipment', returnIds.fromNumber(Number(id))),
    ]),
    stream<ErpKind, typeof invoiceFields>(link, 'account.invoice', invoices, invoiceFields, ({ sales }, id) => [
      changed('invoice', id),
      ...sales.map((sale) => changed<ErpKind>('order', sale)),
    ]),
    stream<ErpKind, {}>(
      link,
      'account.move.line',
      async () => paymentScope,
      {},
      (_, id) => [changed('payment', id)],
    ),
  ];
}

const partyFields = { replaced_by: trytonId.nullable() };
const templateFields = { products: z.array(trytonId) };
const moveFields = { product: trytonId, sale: trytonId.nullable() };
const invoiceFields = { sales: z.array(trytonId) };
