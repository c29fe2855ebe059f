import { createSandboxErp } from '#connectors/sandbox/erp.ts';
import { sandboxErpSettings } from '#connectors/sandbox/settings.ts';
import { createErpSubgraph } from '#erp/subgraph.ts';
import { systemClock } from '#ports/clock.ts';
import { startSandboxErp } from '#sandbox/erp-server.ts';
import { counted } from './counted.ts';
import { postJson } from './post-json.ts';
import { subgraphWorld } from './subgraph-world.ts';

export type ErpWorld = Awaited<ReturnType<typeof startErpWorld>>;

export const customerCount = 60;

/** 1, 2, … as the sandbox ERP numbers what is seeded. */
const numbers = Array.from({ length: customerCount }, (_, at) => at + 1);

/**
 * A sandbox ERP with 60 customers, each with an order, a shipment, an invoice and a payment of the same number. Customer 1
 * owes in many ways. Two warehouses; goods (BEARING-1: 12 + 3 on hand, 20 to come) and a service. Days count from today.
 */
export async function startErpWorld() {
  const apiKey = 'graph-key';
  const server = await startSandboxErp({ directory: null, apiKey, seedData: 'empty', rateLimitPerSecond: 100_000 });
  const seed = (kind: string, records: readonly object[]) => postJson(`${server.url}/_seed`, { kind, records });
  await seed('warehouse', [{ name: 'Burgos' }, { name: 'Valencia' }]);
  await seed('product', products);
  await seed('stock', [
    { productId: 1, warehouseId: 1, onHand: 12 },
    { productId: 1, warehouseId: 2, onHand: 3 },
  ]);
  await seed('receipt', [{ productId: 1, warehouseId: 1, date: dayFromToday(10), quantity: 20 }]);
  await seed('customer', customers);
  await seed('order', [...orders, cancelledTwin]);
  await seed('shipment', shipments);
  await seed('invoice', [...invoices, ...moreInvoices]);
  await seed('payment', [...payments, unallocatedPayment]);

  const settings = sandboxErpSettings.parse({ system: 'sandbox', url: server.url, apiKey, customFields });
  const connector = createSandboxErp('erp', settings, { clock: systemClock, onCall: () => {} });
  const { system: erp, calls } = counted(connector);
  const subgraph = createErpSubgraph({ erp, clock: systemClock });
  return subgraphWorld({ subgraph, calls, connector, server });
}

const customFields = {
  customers: { 'Fiscal name': 'legalName' },
  orders: { 'As it is': 'state' },
  products: { 'Days to get it': 'leadTimeDays' },
  shipments: { Parcels: 'trackingNumbers' },
  invoices: { 'As it is': 'state' },
};

/** YYYY-MM-DD where the sandbox ERP does its business. */
export function dayFromToday(days: number): string {
  const instant = new Date(Date.now() + days * 24 * 3600 * 1000);
  return instant.toLocaleDateString('sv-SE', { timeZone: 'Europe/Madrid' });
}

const products = [
  { sku: 'BEARING-1', name: 'Rodamiento', gtin: '8400000000017', listPrice: 10, leadTimeDays: 7 },
  { sku: 'MOUNTING', name: 'Montaje', type: 'service', unit: 'h', listPrice: 60 },
  { sku: 'DISCONTINUED', name: 'Antiguo', active: false },
];

const address = {
  name: 'Almacén',
  street: 'Calle Mayor 1',
  street2: 'Nave 2',
  city: 'Burgos',
  region: 'Burgos',
  postcode: '09001',
  countryCode: 'ES',
};

const customers = numbers.map((number) => ({
  legalName: `Talleres ${number} SL`,
  taxNumber: `B${number}`,
  paymentTermsCode: 'N30',
  priceListId: 1,
  creditLimit: number === 3 ? null : 1000,
  billingAddress: address,
  deliveryAddresses: [address],
}));

const lines = [
  { productId: 1, quantity: 10, discountPercent: 5, shipped: 4, invoiced: 4 },
  { description: 'Portes', quantity: 1, unitPrice: 0.01, taxRate: 21 },
];

const orders = numbers.map((number) => ({
  customerId: number,
  state: 'in_progress',
  deliveryState: 'partial',
  invoiceState: 'partial',
  externalReference: `GRIAL-${number}`,
  orderDate: dayFromToday(-40),
  requestedDate: dayFromToday(-10),
  promisedDate: dayFromToday(-5),
  createdAt: instantOf(number),
  lines,
}));

/** Made before the order that counts, and cancelled. */
const cancelledTwin = { ...orders[0], state: 'cancel', createdAt: '2025-12-31T00:00:00Z' };

const shipments = numbers.map((number) => ({
  customerId: number,
  orderIds: [number],
  state: 'delivered',
  warehouseId: 1,
  carrier: 'SEUR',
  trackingNumbers: [`T-${number}`],
  trackingUrl: `https://carrier.example/T-${number}`,
  plannedDate: dayFromToday(-30),
  shippedAt: '2026-01-02T10:00:00Z',
  deliveredAt: '2026-01-03T10:00:00Z',
  createdAt: instantOf(number),
  lines: [{ productId: 1, orderId: number, quantity: 4 }],
}));

const invoices = numbers.map((number) => ({
  customerId: number,
  orderIds: [number],
  invoiceDate: dayFromToday(-75),
  dueDate: dayFromToday(-45),
  createdAt: instantOf(number),
  lines: [{ productId: 1, quantity: 10, unitPrice: 10 }],
}));

const charge = (amount: number) => [{ description: 'Cargo', quantity: 1, unitPrice: amount, taxRate: 0 }];

const moreInvoices = [
  { customerId: 1, invoiceDate: dayFromToday(-40), dueDate: dayFromToday(-10), lines: charge(50) },
  { customerId: 1, invoiceDate: dayFromToday(-10), dueDate: dayFromToday(0), lines: charge(30) },
  { customerId: 1, invoiceDate: dayFromToday(-5), dueDate: dayFromToday(25), lines: charge(200) },
  { customerId: 1, type: 'credit', invoiceDate: dayFromToday(-60), dueDate: dayFromToday(-60), lines: charge(15) },
  {
    customerId: 1,
    state: 'draft',
    invoiceDate: dayFromToday(-99),
    dueDate: dayFromToday(-69),
    lines: charge(9000),
  },
  { customerId: 2, invoiceDate: dayFromToday(-10), dueDate: dayFromToday(-1), lines: charge(7) },
];

const payments = numbers.map((number) => ({
  customerId: number,
  amount: 21,
  method: 'bank_transfer',
  reference: `Pago ${number}`,
  createdAt: instantOf(number),
  allocations: [{ invoiceId: number, amount: 21 }],
}));

const unallocatedPayment = { customerId: 1, amount: 5 };

function instantOf(number: number): string {
  return `2026-01-01T10:00:${String(number % 60).padStart(2, '0')}Z`;
}
