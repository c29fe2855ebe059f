import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Order } from '#ports/erp-system.ts';
import type { NewOrder } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import { warningIn } from './answer.ts';
import { convertOpportunity } from './convert-opportunity.ts';
import { composeOrder } from './erp-compose.ts';
import type { TrytonLink } from './link.ts';
import type { TrytonErpSettings } from './settings.ts';
import { toDay, toDecimal, toFloat, toId, trytonId } from './values.ts';

/**
 * Makes a draft sale and answers its id: of the opportunity where there is one, which makes at most one, otherwise by itself.
 * Tryton does not keep references unique: the same order twice then makes two drafts.
 */
export async function createDraft(
  link: TrytonLink,
  order: NewOrder,
  { fields, warehouse }: TrytonErpSettings,
  call: Call,
): Promise<string> {
  const { header, lines } = await composeOrder(link, order, call);
  const place = warehouse === undefined ? {} : { warehouse: await warehouseNamed(link, warehouse, call) };
  const ofOpportunity =
    order.originDealId === null ? null : await convertOpportunity(link, order, fields.orderReference, call);
  if (ofOpportunity?.isComplete === true) return ofOpportunity.id;
  const values = {
    ...header,
    ...ofOpportunity?.terms,
    ...place,
    [fields.orderReference]: order.externalReference,
    shipping_date: order.requestedDate === null ? null : toDay(order.requestedDate),
    lines: [
      ...(ofOpportunity === null ? [] : [['delete', ofOpportunity.lineIds]]),
      [
        'create',
        lines.map((line) => ({
          type: 'line',
          product: line.product,
          unit: line.unit,
          quantity: toFloat(line.quantity),
          unit_price: toDecimal(line.unitPrice),
          description: line.description,
          taxes: [['add', line.taxes]],
        })),
      ],
    ],
  };
  if (ofOpportunity !== null) {
    await link.write('model.sale.sale.write', [[toId(ofOpportunity.id)], values], z.null(), call);
    return ofOpportunity.id;
  }
  const [id] = await link.write('model.sale.sale.create', [[values]], z.tuple([trytonId]), call);
  return id;
}

/** Takes a sale from whatever state to confirmed; one that is there already, or further, is left as it is. */
export async function confirmSale(
  link: TrytonLink,
  order: Order,
  acceptCreditExcess: boolean,
  call: Call,
): Promise<void> {
  const { connection } = link;
  const press = (button: string) => link.write(`model.sale.sale.${button}`, [[toId(order.id)]], z.unknown(), call);
  switch (order.nativeStatus) {
    case 'draft':
      await press('quote');
      break;
    case 'quotation':
      break;
    case 'cancelled':
      throw new SystemError('CONFLICT', connection, `the order was cancelled in ${connection}`);
    default:
      return;
  }
  try {
    await press('confirm');
  } catch (error) {
    const warning = warningIn(error);
    const isAccepted = error instanceof SystemError && error.reason === 'CREDIT_LIMIT' && acceptCreditExcess;
    if (warning === null || !isAccepted) throw error;
    // What a person does at the client: yes, go on, this once.
    const { userId } = await link.session(call);
    const answer = { user: userId, name: warning, always: false };
    await link.write('model.res.user.warning.create', [[answer]], z.unknown(), call);
    await press('confirm');
  }
}

/** Cancels a sale that is not being delivered or invoiced yet, and says why in a note. */
export async function cancelSale(link: TrytonLink, order: Order, reason: string, call: Call): Promise<void> {
  const { connection } = link;
  const press = (button: string) => link.write(`model.sale.sale.${button}`, [[toId(order.id)]], z.unknown(), call);
  switch (order.nativeStatus) {
    case 'cancelled':
      return;
    case 'confirmed':
      await press('draft');
      break;
    case 'draft':
    case 'quotation':
      break;
    default:
      throw new SystemError(
        'CONFLICT',
        connection,
        `the order is ${order.nativeStatus} in ${connection}: its shipments and invoices have to be cancelled there first`,
      );
  }
  await press('cancel');
  const note = { resource: `sale.sale,${order.id}`, message: reason };
  await link.write('model.ir.note.create', [[note]], z.unknown(), call);
}

async function warehouseNamed(link: TrytonLink, name: string, call: Call): Promise<number> {
  const domain = [
    ['type', '=', 'warehouse'],
    ['OR', ['code', '=', name], ['name', '=', name]],
  ];
  const [found] = await link.search('stock.location', z.object({ id: z.int() }), { domain, limit: 1 }, call);
  if (found !== undefined) return found.id;
  throw new SystemError(
    'REJECTED',
    link.connection,
    `${link.connection} has no warehouse ${name}: check the warehouse of this connection`,
  );
}
