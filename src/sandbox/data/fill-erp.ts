import { add, compare, type Decimal, divide, multiply } from '#model/decimal.ts';
import { exposureOf } from '#sandbox/erp/credit.ts';
import type { Address, Customer, Order } from '#sandbox/erp/documents.ts';
import { documentNumber, type Erp, required } from '#sandbox/erp/erp.ts';
import { cancelOrder, closeShort, confirmOrder, createOrder } from '#sandbox/erp/orders.ts';
import { liveThrough } from '#sandbox/erp/passing-time.ts';
import { createPayment } from '#sandbox/erp/payments.ts';
import { inCurrency } from '#sandbox/erp/pricing.ts';
import { addDays, atMinute, type Day } from '#sandbox/storage/instant.ts';
import type { Company } from './company.ts';
import type { OrderPlan } from './order-plan.ts';
import { daysOfOrders } from './order-plans.ts';
import type { LinePlan } from './sales-lines.ts';
import { createWorld, type World } from './world.ts';

const warehouses = [
  { name: 'Almacén central Zaragoza', city: 'Zaragoza', countryCode: 'ES' },
  { name: 'Almacén Valencia', city: 'Valencia', countryCode: 'ES' },
];
const firstOrderMinute = 11 * 60;
const minutesPerOrder = 20;
const closedShortAfterDays = 4;
const daysAhead = 5;
const limitRoom = '60000';

/**
 * Lets the demo company live from its first day to today: orders are typed in as planned, and the same code that moves
 * orders when the clock is advanced ships, invoices and collects. So the books agree with each other by construction.
 */
export function fillErp(erp: Erp): void {
  const world = createWorld(erp.clock.today());
  const firstDay = addDays(world.today, -daysOfOrders);
  at(erp, firstDay, 0, () => {
    openForBusiness(erp, world);
  });
  const ordersByDay = Map.groupBy(world.orders, (order) => order.day);
  for (let day = firstDay; day <= world.today; day = addDays(day, 1)) {
    liveThrough(erp, day);
    takeOrders(erp, day, ordersByDay.get(day) ?? []);
    const earlier = ordersByDay.get(addDays(day, -closedShortAfterDays)) ?? [];
    for (const order of earlier.filter(({ fate }) => fate === 'closed-short'))
      at(erp, day, firstOrderMinute - 1, () => closeShort(erp, world.orders.indexOf(order) + 1));
  }
  takePaymentsOnAccount(erp, world);
  setTerms(erp, world.companies);
}

function openForBusiness({ store }: Erp, { catalogue, companies, random }: World): void {
  for (const body of warehouses) store.insert('warehouse', { body });
  const quantities = random.fork('stock');
  for (const { id, usualQuantity: _usualQuantity, reorderPoint, ...product } of catalogue) {
    store.insert('product', { id, body: product });
    if (product.type === 'service') continue;
    const onHand = (): Decimal => (product.active ? String(reorderPoint * quantities.integer(3, 8)) : '0');
    const levels = [1, 2].map((warehouseId) => ({
      warehouseId,
      onHand: onHand(),
      reserved: '0',
      incoming: '0',
      outgoing: '0',
    }));
    store.insert('stock', { id, body: { levels, reorderPoint: product.active ? String(reorderPoint) : '0' } });
  }
  for (const company of companies)
    if (company.erpId !== null)
      store.insert('customer', { id: company.erpId, body: customerOf(company, company.erpId) });
}

function takeOrders(erp: Erp, day: Day, orders: readonly OrderPlan[]): void {
  orders.forEach((order, index) => {
    at(erp, day, firstOrderMinute + index * minutesPerOrder, () => {
      takeOrder(erp, order);
    });
  });
}

function takeOrder(erp: Erp, plan: OrderPlan): void {
  const { store } = erp;
  const { id, body } = createOrder(erp, {
    customerId: plan.company.erpId ?? 0,
    externalReference: plan.externalReference,
    requestedDate: plan.wantedInDays === null ? null : addDays(plan.day, plan.wantedInDays),
    lines: plan.lines.map(orderLine),
  });
  store.update('order', id, { ...body, course: plan.course });
  // Nobody starts long before the goods are wanted.
  const begin = (order: Order): void => {
    if (plan.wantedInDays === null) return;
    const day = addDays(plan.day, Math.max(1, plan.wantedInDays - daysAhead));
    store.update('order', id, { ...order, next: { step: 'start', day } });
  };
  switch (plan.fate) {
    case 'draft':
      return;
    case 'quotation':
    case 'to_approve':
      store.update('order', id, { ...body, state: plan.fate });
      return;
    case 'cancelled':
      if (id % 2 === 0) confirmOrder(erp, id);
      cancelOrder(erp, id, 'Cancelado por el cliente');
      return;
    case 'hold':
      store.update('order', id, { ...confirmOrder(erp, id).body, state: 'hold', next: null });
      return;
    case 'confirmed':
    case 'closed-short':
      begin(confirmOrder(erp, id).body);
      return;
  }
}

function orderLine({
  product,
  quantity,
  unitPrice,
  discountPercent,
  discount,
}: LinePlan): Parameters<typeof createOrder>[1]['lines'][number] {
  return {
    productId: product?.id ?? 0,
    quantity,
    unitPrice,
    ...(discountPercent === null ? {} : { discountPercent }),
    ...(discount === null ? {} : { discount }),
  };
}

/** Money that came in without saying for what, and money that has not come in yet. */
function takePaymentsOnAccount(erp: Erp, { companies, random, today }: World): void {
  const chances = random.fork('payments');
  const customers = companies.filter(({ erpId }, index) => erpId !== null && (index === 0 || index % 23 === 7));
  for (const [index, { erpId, currency }] of customers.entries()) {
    const amount = inCurrency(String(chances.integer(100, 900) * (currency === 'JPY' ? 160 : 1)), currency);
    const { id, body } = at(erp, addDays(today, -1), 20 * 60 + index, () =>
      createPayment(erp, {
        customerId: erpId ?? 0,
        amount,
        method: 'bank_transfer',
        reference: 'A cuenta',
        allocations: [],
      }),
    );
    const state = (['posted', 'posted', 'pending', 'failed'] as const)[index % 4] ?? 'posted';
    if (state !== 'posted') erp.store.update('payment', id, { ...body, state });
  }
}

/** Credit limits and holds, which depend on what was owed in the end. */
function setTerms(erp: Erp, companies: readonly Company[]): void {
  for (const { erpId, credit, onHold } of companies) {
    if (erpId === null || (credit === 'none' && !onHold)) continue;
    const { body } = required(erp.store, 'customer', erpId);
    const { receivable, uninvoicedOrders } = exposureOf(erp, erpId, body);
    const exposure = add(receivable, uninvoicedOrders);
    const room = body.currency === 'JPY' ? multiply(limitRoom, '160') : limitRoom;
    const limit = credit === 'exceeded' ? divide(exposure, '2') : add(exposure, room);
    const creditLimit = credit === 'none' ? null : inThousands(limit, body.currency);
    erp.store.correct('customer', erpId, { ...body, creditLimit, onHold });
  }
}

function inThousands(amount: Decimal, currency: string): Decimal {
  const thousands = Math.floor(Number(divide(amount, '1000')));
  const rounded = String(thousands * 1000);
  return inCurrency(compare(rounded, '0') > 0 ? rounded : '100', currency);
}

function customerOf(company: Company, id: number): Customer {
  const { link } = company;
  const address: Address = {
    name: company.legalName,
    street: company.street,
    street2: null,
    city: company.city,
    region: company.region,
    postcode: company.postcode,
    countryCode: company.countryCode,
  };
  const [first] = company.people;
  return {
    number: documentNumber('C', id),
    type: company.kind,
    legalName: company.legalName,
    taxNumber: link === 'domain-and-name' || link === 'contact-email' ? null : company.taxId,
    email: link === 'contact-email' ? first.email : company.email,
    otherEmails: [],
    website: company.domain === null ? null : `https://www.${company.domain}`,
    phone: company.phone,
    currency: company.currency,
    paymentTermsCode: company.paymentTermsCode,
    priceListId: company.priceListId,
    creditLimit: null,
    onHold: false,
    billingAddress: address,
    deliveryAddresses: id % 5 === 0 ? [{ ...address, street: 'Polígono Industrial, nave 7' }] : [],
    crmReference: link === 'crm-reference' ? String(company.crmId) : null,
    habits: company.habits,
  };
}

/** At that minute of the day, or now if that is still to come. */
function at<Result>({ clock }: Erp, day: Day, minute: number, work: () => Result): Result {
  const planned = atMinute(day, minute);
  const now = clock.now();
  return clock.during(planned < now ? planned : now, work);
}
