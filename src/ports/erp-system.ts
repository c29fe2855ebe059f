import type { Decimal } from '#model/decimal.ts';
import type { Money } from '#model/money.ts';
import type { Page, PageRequest } from '#model/page.ts';
import type { Quantity } from '#model/quantity.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { ConfirmTerms, NewErpCustomer, NewOrder, PricedOrder } from './order-request.ts';
import type { Address, Call, Changes, ExtendedRecord, ListedRecord, SystemInfo } from './source.ts';

/** A customer of the ERP and the terms of doing business with them. */
export interface ErpCustomer extends ExtendedRecord {
  readonly number: string;
  readonly kind: 'COMPANY' | 'PERSON';
  readonly legalName: string;
  readonly taxId: string | null;
  readonly email: string | null;
  /** Domains of the customer's e-mail addresses and website, lower case, without "www.". */
  readonly domains: readonly string[];
  readonly phone: string | null;
  readonly currency: string;
  readonly paymentTerms: PaymentTerms | null;
  readonly priceList: PriceList | null;
  readonly billingAddress: Address | null;
  readonly shippingAddresses: readonly Address[];
  readonly blocked: boolean;
  /** The CRM's id of this customer, when the ERP carries it. */
  readonly crmReference: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PaymentTerms {
  readonly code: string;
  readonly name: string;
  readonly dueDays: number | null;
}

export interface PriceList {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly taxIncluded: boolean;
}

/** Lists of products are ordered by SKU, ascending: `sortKey` is the SKU. */
export interface Product extends ExtendedRecord {
  readonly sku: string;
  readonly name: string;
  readonly kind: 'GOODS' | 'SERVICE';
  readonly active: boolean;
  readonly gtin: string | null;
  readonly baseUnit: string;
  readonly listPrice: Money | null;
  readonly leadTimeDays: number | null;
  readonly updatedAt: string;
}

export interface Warehouse {
  readonly id: string;
  readonly name: string;
}

/** Stock of one product in one warehouse, in the product's base unit. */
export interface StockLevel {
  readonly warehouse: Warehouse;
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly incoming: Quantity;
  /** All open demand, whether reserved or not. */
  readonly outgoing: Quantity;
  readonly asOf: string;
}

/** A firm supply (positive) or demand (negative) on a day: a purchase receipt, a production, a confirmed order line. */
export interface SupplyEvent {
  readonly warehouseId: string;
  /** YYYY-MM-DD; an overdue one carries its original day. */
  readonly date: string;
  readonly quantity: Quantity;
}

export interface ProductSupply {
  readonly levels: readonly StockLevel[];
  readonly events: readonly SupplyEvent[];
}

export interface PriceRequest {
  readonly productId: string;
  readonly customerId: string;
  readonly quantity: Decimal;
  /** YYYY-MM-DD; today when null. */
  readonly on: string | null;
}

export interface PriceQuote {
  readonly unitPrice: Money;
  readonly discountPercent: Decimal | null;
  readonly taxIncluded: boolean;
  readonly priceList: PriceList | null;
}

/** A sales order with its lines; totals and tax are the ERP's. */
export interface Order extends ExtendedRecord {
  readonly number: string;
  readonly customerId: string;
  readonly externalReference: string | null;
  readonly status: OrderStatus;
  readonly nativeStatus: string;
  readonly fulfillment: FulfillmentStatus;
  readonly invoicing: InvoicingStatus;
  readonly payment: PaymentStatus;
  readonly orderDate: string;
  readonly requestedDate: string | null;
  readonly promisedDate: string | null;
  readonly untaxed: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly lines: readonly OrderLine[];
  readonly billTo: Address | null;
  readonly shipTo: Address | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type OrderStatus =
  | 'DRAFT'
  | 'QUOTED'
  | 'PENDING_APPROVAL'
  | 'CONFIRMED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'COMPLETED'
  | 'CLOSED_SHORT'
  | 'CANCELLED';
export type FulfillmentStatus =
  | 'NOT_REQUIRED'
  | 'NOT_STARTED'
  | 'IN_PRODUCTION'
  | 'PARTIAL'
  | 'COMPLETE'
  | 'RETURNED'
  | 'EXCEPTION';
export type InvoicingStatus = 'NOTHING_TO_INVOICE' | 'TO_INVOICE' | 'PARTIAL' | 'COMPLETE' | 'EXCEPTION';
export type PaymentStatus = 'NOT_DUE' | 'UNPAID' | 'PARTIAL' | 'IN_PROCESS' | 'PAID' | 'OVERDUE' | 'REFUNDED';

export interface OrderLine {
  readonly position: number;
  readonly productId: string | null;
  readonly description: string;
  readonly ordered: Quantity;
  readonly shipped: Quantity;
  readonly invoiced: Quantity;
  readonly unitPrice: Money;
  /** 0 to 100. */
  readonly discountPercent: Decimal | null;
  readonly untaxed: Money;
  readonly total: Money;
}

export interface Shipment extends ExtendedRecord {
  readonly number: string;
  readonly customerId: string;
  readonly orderIds: readonly string[];
  readonly isReturn: boolean;
  readonly status: ShipmentStatus;
  readonly warehouse: Warehouse | null;
  readonly carrier: string | null;
  readonly trackingNumbers: readonly string[];
  readonly trackingUrl: string | null;
  readonly plannedDate: string | null;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly lines: readonly ShipmentLine[];
}

export type ShipmentStatus =
  | 'PLANNED'
  | 'WAITING_STOCK'
  | 'READY'
  | 'PICKED'
  | 'PACKED'
  | 'IN_TRANSIT'
  | 'DELIVERED'
  | 'RETURNED'
  | 'CANCELLED';

export interface ShipmentLine {
  readonly productId: string | null;
  readonly quantity: Quantity;
}

/** An invoice, or a credit note, whose amounts are negative. */
export interface Invoice extends ExtendedRecord {
  readonly number: string | null;
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly customerId: string;
  readonly orderIds: readonly string[];
  readonly status: InvoiceStatus;
  readonly nativeStatus: string;
  readonly invoiceDate: string | null;
  readonly dueDate: string | null;
  readonly untaxed: Money;
  readonly tax: Money;
  readonly total: Money;
  /** What is still owed; negative for a credit note not yet used. */
  readonly balance: Money;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
  readonly documentUrl: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type InvoiceStatus = 'DRAFT' | 'IN_REVIEW' | 'OPEN' | 'PAID' | 'CANCELLED' | 'REVERSED';

export interface InvoiceLine {
  readonly position: number;
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  readonly untaxed: Money;
}

export interface Payment extends ListedRecord {
  readonly number: string | null;
  readonly customerId: string;
  readonly status: 'DRAFT' | 'PENDING' | 'PROCESSING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  readonly date: string;
  readonly amount: Money;
  /** What no invoice has used yet. */
  readonly unallocated: Money;
  readonly method: string | null;
  readonly reference: string | null;
  readonly allocations: readonly Allocation[];
}

/** How much of a payment or credit note settled which invoice. */
export interface Allocation {
  /** Null when a credit note, not a payment, settled it. */
  readonly paymentId: string | null;
  readonly invoiceId: string;
  readonly amount: Money;
  readonly date: string | null;
}

/** exposure = receivable + uninvoicedOrders − unappliedCredits; available = limit − exposure. */
export interface Credit {
  /** Null = no limit set. */
  readonly limit: Money | null;
  /** What booked invoices still ask for; credit notes are not deducted. */
  readonly receivable: Money;
  readonly uninvoicedOrders: Money;
  /** Credit notes and payments that no invoice has used yet, as a positive amount. */
  readonly unappliedCredits: Money;
  readonly onHold: boolean;
  /** How this ERP composes exposure, in words. */
  readonly exposureBasis: string;
  readonly asOf: string;
  readonly stale: boolean;
}

export interface OrderFilter {
  readonly status?: readonly OrderStatus[] | undefined;
  readonly updatedSince?: string | undefined;
}

export interface InvoiceFilter {
  readonly status?: readonly InvoiceStatus[] | undefined;
  /** True: only those with a balance and a due day before today in the legal entity's time zone; false: only the others. */
  readonly overdue?: boolean | undefined;
  readonly updatedSince?: string | undefined;
}

export interface PaymentFilter {
  readonly updatedSince?: string | undefined;
}

/** What a customer and an account of the CRM both say; the number is not among it, because the ERP alone gives it. */
export type ErpCustomerPatch = Partial<Pick<ErpCustomer, 'taxId' | 'email' | 'phone' | 'billingAddress'>>;

export type ErpKind = 'customer' | 'product' | 'stock' | 'order' | 'shipment' | 'invoice' | 'payment';

/** What not every ERP can do; a missing one is answered as null, empty or SystemError UNSUPPORTED, never invented. */
export type ErpCapability =
  | 'prices'
  | 'supply'
  | 'shipments'
  | 'payments'
  | 'credit'
  | 'create-customer'
  | 'draft-order'
  | 'price-order'
  | 'unique-order-reference'
  | 'cancel-order'
  | 'update-customer';

/**
 * What we ask of an ERP. The rules of `CrmSystem` hold: reads are plural and answer in the order of what was asked, null
 * for what is missing; lists of parents answer one page per parent; failures are SystemError.
 */
export interface ErpSystem {
  readonly connection: string;
  readonly system: string;
  /** See `CrmSystem.installation`. */
  readonly installation?: string | undefined;
  /** See `CrmSystem.writesInTurn`. */
  readonly writesInTurn?: true | undefined;
  readonly capabilities: ReadonlySet<ErpCapability>;
  /** Of what a customer can have in common with the CRM: what customers of this system have. */
  readonly customerFields: ReadonlySet<keyof ErpCustomerPatch>;
  readonly diagnosis?: Diagnosis<ErpCapability>;
  /** IANA time zone of the legal entity, in which days (due, order, invoice) are meant. */
  readonly timeZone: string;

  info(call: Call): Promise<SystemInfo>;

  customersByIds(ids: readonly string[], call: Call): Promise<readonly (ErpCustomer | null)[]>;
  customersByCrmReferences(references: readonly string[], call: Call): Promise<readonly (readonly ErpCustomer[])[]>;
  productsByIds(ids: readonly string[], call: Call): Promise<readonly (Product | null)[]>;
  productsBySkus(skus: readonly string[], call: Call): Promise<readonly (Product | null)[]>;
  ordersByIds(ids: readonly string[], call: Call): Promise<readonly (Order | null)[]>;
  ordersByNumbers(numbers: readonly string[], call: Call): Promise<readonly (Order | null)[]>;
  /** All orders that carry the reference, cancelled ones and drafts included. */
  ordersByReferences(references: readonly string[], call: Call): Promise<readonly (readonly Order[])[]>;
  shipmentsByIds(ids: readonly string[], call: Call): Promise<readonly (Shipment | null)[]>;
  invoicesByIds(ids: readonly string[], call: Call): Promise<readonly (Invoice | null)[]>;
  paymentsByIds(ids: readonly string[], call: Call): Promise<readonly (Payment | null)[]>;
  warehouses(call: Call): Promise<readonly Warehouse[]>;
  priceLists(call: Call): Promise<readonly PriceList[]>;

  /**
   * Never from a cache older than seconds: this is what a salesperson promises on. Without the capability "supply" the levels
   * alone, and no events.
   */
  supplyOfProducts(productIds: readonly string[], call: Call): Promise<readonly ProductSupply[]>;
  prices(requests: readonly PriceRequest[], call: Call): Promise<readonly (PriceQuote | null)[]>;
  creditOfCustomers(customerIds: readonly string[], call: Call): Promise<readonly (Credit | null)[]>;
  /** Every posted invoice and credit note with a balance, whole, for ageing. */
  openInvoicesOfCustomers(customerIds: readonly string[], call: Call): Promise<readonly (readonly Invoice[])[]>;

  ordersOfCustomers(
    customerIds: readonly string[],
    filter: Pick<OrderFilter, 'status'>,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Order>[]>;
  shipmentsOfCustomers(
    customerIds: readonly string[],
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Shipment>[]>;
  invoicesOfCustomers(
    customerIds: readonly string[],
    filter: Pick<InvoiceFilter, 'status' | 'overdue'>,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Invoice>[]>;
  paymentsOfCustomers(customerIds: readonly string[], page: PageRequest, call: Call): Promise<readonly Page<Payment>[]>;
  /** All of each order, newest first. */
  shipmentsOfOrders(orderIds: readonly string[], call: Call): Promise<readonly (readonly Shipment[])[]>;
  /** All of each order, newest first. */
  invoicesOfOrders(orderIds: readonly string[], call: Call): Promise<readonly (readonly Invoice[])[]>;

  /** Every customer, oldest first, for the first scan. */
  customers(page: PageRequest, call: Call): Promise<Page<ErpCustomer>>;
  /** Ordered by SKU. `search` matches SKU, name or GTIN, case-insensitive. */
  products(filter: { readonly search?: string | undefined }, page: PageRequest, call: Call): Promise<Page<Product>>;
  orders(filter: OrderFilter, page: PageRequest, call: Call): Promise<Page<Order>>;
  invoices(filter: InvoiceFilter, page: PageRequest, call: Call): Promise<Page<Invoice>>;
  payments(filter: PaymentFilter, page: PageRequest, call: Call): Promise<Page<Payment>>;

  /** See `CrmSystem.changes`. A payment moves its invoices, not the order: both are told. */
  changes(cursor: string | null, limit: number, call: Call): Promise<Changes<ErpKind>>;

  createCustomer(customer: NewErpCustomer, call: Call): Promise<ErpCustomer>;
  /** See `CrmSystem.updateAccount`. */
  updateCustomer(customerId: string, patch: ErpCustomerPatch, call: Call): Promise<ErpCustomer>;
  priceOrder(order: NewOrder, call: Call): Promise<PricedOrder>;
  createDraftOrder(order: NewOrder, call: Call): Promise<Order>;
  /**
   * Idempotent by id: confirming a confirmed order answers it. REJECTED with the reason CREDIT_LIMIT where the ERP itself minds
   * the limit, the terms do not accept it, or our user may not accept it there.
   */
  confirmOrder(orderId: string, call: Call, terms?: ConfirmTerms): Promise<Order>;
  cancelOrder(orderId: string, reason: string, call: Call): Promise<Order>;
  /** Every order whose reference starts so, oldest first, for the reconciler. */
  ordersByReferencePrefix(prefix: string, page: PageRequest, call: Call): Promise<Page<Order>>;

  close(): Promise<void>;
}
