import { SystemError } from '#errors.ts';
import { dayOf } from '#model/day.ts';
import { comparePositions, mergePages } from '#model/page.ts';
import type { ErpCapability, ErpSystem, Order, Shipment } from '#ports/erp-system.ts';
import { type Call, positionOf } from '#ports/source.ts';
import { inBatches, readGrouped, readInBatches } from '../batches.ts';
import type { ConnectorEnvironment } from '../connector.ts';
import { changedSince, containing, startingWith } from './domain.ts';
import { draftOfNumber } from './draft-number.ts';
import { composeOrder, priceComposed } from './erp-compose.ts';
import { readCredit } from './erp-credit.ts';
import { createParty, withCrmReferences } from './erp-customer-writes.ts';
import { invoiceFilter, invoiceScope } from './erp-invoices.ts';
import { cancelSale, confirmSale, createDraft } from './erp-order-writes.ts';
import { orderFilter } from './erp-orders.ts';
import { readPriceLists, readPrices } from './erp-prices.ts';
import { createErpRecords } from './erp-records.ts';
import { returnIds } from './erp-shipments.ts';
import { erpStreams } from './erp-streams.ts';
import { readSupply, readWarehouses } from './erp-supply.ts';
import { readFeed } from './feed.ts';
import { createInstallation } from './installation.ts';
import { createTrytonLink, type Domain } from './link.ts';
import { customerScope } from './parties.ts';
import { updateParty } from './party-updates.ts';
import { erpDiagnosis } from './permissions.ts';
import type { TrytonErpSettings } from './settings.ts';
import { isTrytonId, toId } from './values.ts';

/** The ERP side of a Tryton: parties, products, sales, shipments, invoices, and the ledger for payments. */
export function createTrytonErp(
  connection: string,
  settings: TrytonErpSettings,
  environment: ConnectorEnvironment,
): ErpSystem {
  const { clock } = environment;
  const { timeZone, fields } = settings;
  const link = createTrytonLink(connection, settings, environment);
  const installation = createInstallation(link, clock);
  const today = () => dayOf(clock.now(), timeZone);
  const instant = () => new Date(clock.now()).toISOString();
  const records = createErpRecords(link, settings, installation, today);
  const { customers, products, orders, shipments, returns, invoices, payments } = records;

  async function requireOrder(id: string, call: Call): Promise<Order> {
    const [order] = await orders.byIds([id], call);
    if (order === null || order === undefined)
      throw new SystemError('NOT_FOUND', connection, `${connection} has no sale with this id`);
    return order;
  }

  /** Both kinds of shipment in one list. */
  async function shipmentsByIds(ids: readonly string[], call: Call): Promise<readonly (Shipment | null)[]> {
    const [sent, returned] = await Promise.all([
      shipments.byIds(
        ids.filter((id) => !returnIds.is(id)),
        call,
      ),
      returns.byIds(ids.filter(returnIds.is), call),
    ]);
    const found = new Map(
      [...sent, ...returned].flatMap((shipment) => (shipment === null ? [] : [[shipment.id, shipment]])),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  return {
    connection,
    system: link.system,
    installation: link.installation,
    // Parallel ones make trytond repeat transactions or break its sequences.
    writesInTurn: true,
    capabilities,
    diagnosis: erpDiagnosis(link),
    customerFields: new Set(['taxId', 'email', 'phone', 'billingAddress'] as const),
    timeZone,
    info: (call) => link.info(call),

    customersByIds: customers.byIds,
    customersByCrmReferences: (references, call) =>
      readGrouped(
        references,
        keysPerCall,
        (some) => customers.all(withCrmReferences(some), call),
        ({ crmReference }) => crmReference,
        isText,
      ),
    productsByIds: products.byIds,
    productsBySkus: (skus, call) =>
      readInBatches(
        skus,
        keysPerCall,
        (some) => products.all([[fields.sku, 'in', some]], call),
        ({ sku }) => sku,
        isText,
      ),
    ordersByIds: orders.byIds,
    ordersByNumbers: (numbers, call) =>
      readInBatches(
        numbers,
        keysPerCall,
        (some) => orders.all(numbered(some), call),
        ({ number }) => number,
        isText,
      ),
    ordersByReferences: (references, call) =>
      readGrouped(
        references,
        keysPerCall,
        (some) => orders.all([[fields.orderReference, 'in', some]], call),
        ({ externalReference }) => externalReference,
        isText,
      ),
    shipmentsByIds,
    invoicesByIds: invoices.byIds,
    paymentsByIds: payments.byIds,
    warehouses: (call) => readWarehouses(link, call),
    priceLists: async (call) => readPriceLists(link, await installation(call), call),

    supplyOfProducts: (ids, call) => readSupply(link, ids, { instant: instant(), today: today() }, call),
    prices: async (requests, call) =>
      requests.length === 0 ? [] : readPrices(link, requests, await installation(call), call),
    creditOfCustomers: async (ids, call) => readCredit(link, ids, await installation(call), instant(), call),
    async openInvoicesOfCustomers(ids, call) {
      const known = [...new Set(ids)].filter(isTrytonId);
      const found = await inBatches(known, keysPerCall, (some) =>
        invoices.all(
          [
            ['state', '=', 'posted'],
            ['party', 'in', some.map(toId)],
          ],
          call,
        ),
      );
      const byCustomer = Map.groupBy(found.flat(), ({ customerId }) => customerId);
      return ids.map((id) => byCustomer.get(id) ?? []);
    },

    ordersOfCustomers: (ids, filter, page, call) => orders.ofParents(ids, orderFilter(filter), page, call),
    async shipmentsOfCustomers(ids, page, call) {
      const [sent, returned] = await Promise.all([
        shipments.ofParents(ids, [], page, call),
        returns.ofParents(ids, [], page, call),
      ]);
      return ids.map((_, index) => {
        const pages = [sent[index], returned[index]].filter((each) => each !== undefined);
        return mergePages(pages, page, positionOf, 'descending');
      });
    },
    invoicesOfCustomers: (ids, filter, page, call) =>
      invoices.ofParents(ids, invoiceFilter(filter, today()), page, call),
    paymentsOfCustomers: (ids, page, call) => payments.ofParents(ids, [], page, call),
    async shipmentsOfOrders(ids, call) {
      const known = [...new Set(ids)].filter(isTrytonId);
      const found = await inBatches(known, keysPerCall, async (some) => {
        const ofSales = [['moves.origin.sale', 'in', some.map(toId), 'sale.line']];
        return (await Promise.all([shipments.all(ofSales, call), returns.all(ofSales, call)])).flat();
      });
      const newestFirst = found.flat().toSorted((a, b) => comparePositions(positionOf(b), positionOf(a)));
      return ids.map((id) => newestFirst.filter(({ orderIds }) => orderIds.includes(id)));
    },
    async invoicesOfOrders(ids, call) {
      const known = [...new Set(ids)].filter(isTrytonId);
      const found = await inBatches(known, keysPerCall, (some) =>
        invoices.all([['sales', 'in', some.map(toId)]], call),
      );
      return ids.map((id) => found.flat().filter(({ orderIds }) => orderIds.includes(id)));
    },

    customers: (page, call) => customers.list([], page, 'ascending', call),
    products: ({ search }, page, call) =>
      products.list(search === undefined ? [] : [productSearch(fields.sku, search)], page, 'ascending', call),
    orders: (filter, page, call) => orders.list(orderFilter(filter), page, 'descending', call),
    invoices: (filter, page, call) => invoices.list(invoiceFilter(filter, today()), page, 'descending', call),
    payments: ({ updatedSince }, page, call) =>
      payments.list(updatedSince === undefined ? [] : [changedSince(updatedSince)], page, 'descending', call),

    changes: (cursor, limit, call) =>
      readFeed(
        link,
        erpStreams(
          link,
          (each) => customerScope(installation, undefined, each),
          async () => invoiceScope,
        ),
        cursor,
        limit,
        call,
      ),

    createCustomer: async (customer, call) => {
      const id = await createParty(link, customer, call);
      const [created] = await customers.byIds([id], call);
      if (created !== null && created !== undefined) return created;
      throw new SystemError('BAD_RESPONSE', connection, `${connection} does not show the party it has just made`);
    },
    updateCustomer: async (customerId, patch, call) => {
      await updateParty(link, customerId, patch, call);
      const [updated] = await customers.byIds([customerId], call);
      if (updated !== null && updated !== undefined) return updated;
      throw new SystemError('NOT_FOUND', connection, `${connection} has no party with this id`);
    },
    priceOrder: async (order, call) => priceComposed(link, await composeOrder(link, order, call), order.currency, call),
    createDraftOrder: async (order, call) => requireOrder(await createDraft(link, order, settings, call), call),
    confirmOrder: async (orderId, call, terms) => {
      await confirmSale(link, await requireOrder(orderId, call), terms?.acceptCreditExcess === true, call);
      return requireOrder(orderId, call);
    },
    cancelOrder: async (orderId, reason, call) => {
      await cancelSale(link, await requireOrder(orderId, call), reason, call);
      return requireOrder(orderId, call);
    },
    ordersByReferencePrefix: (prefix, page, call) =>
      orders.list([startingWith(fields.orderReference, prefix)], page, 'ascending', call),

    close: link.close,
  };
}

const keysPerCall = 500;

const capabilities: ReadonlySet<ErpCapability> = new Set<ErpCapability>([
  'prices',
  'supply',
  'shipments',
  'payments',
  'credit',
  'create-customer',
  'update-customer',
  'draft-order',
  'price-order',
  'cancel-order',
]);

function numbered(numbers: readonly string[]): Domain {
  const drafts = numbers.map(draftOfNumber).filter((id) => id !== null);
  const isDraft = [
    ['number', '=', null],
    ['id', 'in', drafts.map(toId)],
  ];
  return ['OR', ['number', 'in', numbers], isDraft];
}

function isText(key: string): boolean {
  return key !== '';
}

function productSearch(skuField: string, search: string) {
  return [
    'OR',
    containing(skuField, search),
    containing('template.name', search),
    containing('identifiers.code', search),
  ];
}
