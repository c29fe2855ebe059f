import { SystemError } from '#errors.ts';
import { overdueBalance } from '#model/ageing.ts';
import { dayOf } from '#model/day.ts';
import type { Money } from '#model/money.ts';
import type { Clock } from '#ports/clock.ts';
import type { Account, CrmSystem, WholeDeal } from '#ports/crm-system.ts';
import type { Credit, ErpCustomer, ErpSystem, PriceQuote, Product, ProductSupply } from '#ports/erp-system.ts';
import type { NewOrder, PricedOrder } from '#ports/order-request.ts';
import type { Call } from '#ports/source.ts';
import { isOneInstallation } from '#integration/one-installation.ts';
import type { CustomerDirectory, KnownCustomer } from './customer-directory.ts';
import { otherOrderOf } from './other-order.ts';

/** Everything that decides whether and how a deal becomes an order, as both systems have it at one moment. */
export interface DealFacts {
  readonly deal: WholeDeal;
  /** It is won, or will be by the order itself. */
  readonly isWon: boolean;
  /** Number of an order that the deal has already and that is not of this conversion. */
  readonly otherOrder: string | null;
  readonly account: Account | null;
  readonly known: KnownCustomer | null;
  /** Null while the ERP does not have the customer, or nobody knows which it is. */
  readonly customer: ErpCustomer | null;
  /** By SKU. */
  readonly products: ReadonlyMap<string, Product>;
  /** The order that would be made; null while it cannot be said. */
  readonly order: NewOrder | null;
  /** What the ERP would ask for each line of the order; null where it does not say. */
  readonly quotes: readonly (PriceQuote | null)[];
  /** Of goods, by the product's native id. */
  readonly supply: ReadonlyMap<string, ProductSupply>;
  /** Whether the ERP tells what comes and goes, and when; otherwise it is its stock alone. */
  readonly isSupplyDated: boolean;
  readonly credit: Credit | null;
  readonly overdue: Money | null;
  /** What the ERP makes of the order; null when it was not asked, because something is missing for the question. */
  readonly priced: PricedOrder | null;
  /** Its words when it would not take the order. */
  readonly refusal: string | null;
  /** YYYY-MM-DD where the legal entity is. */
  readonly today: string;
}

export interface FactSources {
  readonly crm: CrmSystem;
  readonly erp: ErpSystem;
  readonly directory: CustomerDirectory;
  readonly clock: Clock;
}

/** Reads the facts of one deal; nothing is written in either system. Rejects with SystemError. */
export async function readDealFacts(
  sources: FactSources,
  deal: WholeDeal,
  reference: string,
  orderOf: (customer: ErpCustomer, products: DealFacts['products']) => NewOrder | null,
  call: Call,
): Promise<DealFacts> {
  const { crm, erp, clock } = sources;
  const today = dayOf(clock.now(), erp.timeZone);
  const [{ account, known, customer }, products, otherOrder] = await Promise.all([
    readBuyer(sources, deal, call),
    readProducts(erp, deal, call),
    otherOrderOf(erp, deal, reference, call),
  ]);
  const order = customer === null ? null : orderOf(customer, products);
  const goods = [...products.values()].filter(({ kind }) => kind === 'GOODS').map(({ id }) => id);
  const [supply, quotes, credit, overdue, pricing] = await Promise.all([
    readSupply(erp, goods, call),
    order === null ? [] : readQuotes(erp, order, call),
    customer === null ? null : readCredit(erp, customer.id, call),
    customer === null ? null : readOverdue(erp, customer, today, call),
    order === null ? { priced: null, refusal: null } : price(erp, order, call),
  ]);
  const isSupplyDated = erp.capabilities.has('supply');
  const isWon = deal.status === 'WON' || (deal.wonByOrder && isOneInstallation(crm, erp));
  const read = { account, known, customer, products, order, supply, quotes, credit, overdue, ...pricing };
  return { deal, isWon, otherOrder, isSupplyDated, ...read, today };
}

/** Who buys, in both systems. It waits for nothing else, so that the buyers of many deals are asked for together. */
async function readBuyer(
  { crm, erp, directory }: FactSources,
  { accountId }: WholeDeal,
  call: Call,
): Promise<Pick<DealFacts, 'account' | 'known' | 'customer'>> {
  const [account = null] = accountId === null ? [] : await crm.accountsByIds([accountId], call);
  const [known = null] = account === null ? [] : await directory.lookUp([account], call);
  const customer = known === null ? null : await readCustomer(erp, known, call);
  return { account, known, customer };
}

async function readProducts(erp: ErpSystem, deal: WholeDeal, call: Call): Promise<ReadonlyMap<string, Product>> {
  const skus = [...new Set(deal.lines.map(({ sku }) => sku).filter((sku) => sku !== null))];
  const products = skus.length === 0 ? [] : await erp.productsBySkus(skus, call);
  return new Map(products.flatMap((product, at) => (product === null ? [] : [[skus[at] ?? product.sku, product]])));
}

async function readCustomer(erp: ErpSystem, { erpIds }: KnownCustomer, call: Call): Promise<ErpCustomer | null> {
  const [only] = erpIds;
  if (only === undefined || erpIds.length > 1) return null;
  const [customer = null] = await erp.customersByIds([only], call);
  return customer;
}

async function readSupply(
  erp: ErpSystem,
  productIds: readonly string[],
  call: Call,
): Promise<ReadonlyMap<string, ProductSupply>> {
  if (productIds.length === 0) return new Map();
  const supplies = await erp.supplyOfProducts(productIds, call);
  return new Map(supplies.map((supply, at) => [productIds[at] ?? '', supply]));
}

async function readQuotes(
  erp: ErpSystem,
  { customerId, lines }: NewOrder,
  call: Call,
): Promise<readonly (PriceQuote | null)[]> {
  if (!erp.capabilities.has('prices')) return [];
  const requests = lines.map(({ productId, quantity }) => ({
    productId,
    customerId,
    quantity: quantity.value,
    on: null,
  }));
  return erp.prices(requests, call);
}

async function readCredit(erp: ErpSystem, customerId: string, call: Call): Promise<Credit | null> {
  if (!erp.capabilities.has('credit')) return null;
  const [credit = null] = await erp.creditOfCustomers([customerId], call);
  return credit;
}

async function readOverdue(erp: ErpSystem, customer: ErpCustomer, today: string, call: Call): Promise<Money> {
  const [invoices = []] = await erp.openInvoicesOfCustomers([customer.id], call);
  return overdueBalance(invoices, customer.currency, today);
}

/** A refusal to price is a refusal to take the order, so it is an answer here and not a failure. */
async function price(erp: ErpSystem, order: NewOrder, call: Call): Promise<Pick<DealFacts, 'priced' | 'refusal'>> {
  if (!erp.capabilities.has('price-order')) return { priced: null, refusal: null };
  try {
    return { priced: await erp.priceOrder(order, call), refusal: null };
  } catch (error) {
    if (!(error instanceof SystemError) || error.code !== 'REJECTED') throw error;
    return { priced: null, refusal: error.message };
  }
}
