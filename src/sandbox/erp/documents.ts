import type { Decimal } from '#model/decimal.ts';
import type { Day, Instant } from '#sandbox/storage/instant.ts';

/** What the ERP stores. Amounts are exact decimals in the currency of the customer, which is that of all their documents. */
export interface Bodies {
  readonly warehouse: Warehouse;
  readonly product: Product;
  /** One per product that is goods, under the product's id. */
  readonly stock: Stock;
  readonly receipt: Receipt;
  readonly customer: Customer;
  readonly order: Order;
  readonly shipment: Shipment;
  readonly invoice: Invoice;
  readonly payment: Payment;
}

interface Warehouse {
  readonly name: string;
  readonly city: string | null;
  readonly countryCode: string | null;
}

export const units = ['pcs', 'kg', 'm', 'l', 'h', 'set'] as const;

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly type: 'goods' | 'service';
  readonly active: boolean;
  readonly gtin: string | null;
  readonly unit: (typeof units)[number];
  readonly currency: string;
  readonly listPrice: Decimal | null;
  /** In percent. */
  readonly taxRate: Decimal;
  readonly leadTimeDays: number | null;
}

export interface Stock {
  readonly levels: readonly StockLevel[];
  /** Purchasing buys when a warehouse's projected stock falls below it. */
  readonly reorderPoint: Decimal;
}

/** Kept in step with receipts and order lines by `stock.ts`. */
export interface StockLevel {
  readonly warehouseId: number;
  readonly onHand: Decimal;
  readonly reserved: Decimal;
  readonly incoming: Decimal;
  readonly outgoing: Decimal;
}

/** Goods bought, on their way to a warehouse. */
interface Receipt {
  readonly productId: number;
  readonly warehouseId: number;
  readonly date: Day;
  readonly quantity: Decimal;
  readonly received: boolean;
}

export interface Address {
  readonly name: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly countryCode: string | null;
}

export interface Customer {
  readonly number: string;
  readonly type: 'company' | 'person';
  readonly legalName: string;
  readonly taxNumber: string | null;
  readonly email: string | null;
  readonly otherEmails: readonly string[];
  readonly website: string | null;
  readonly phone: string | null;
  readonly currency: string;
  readonly paymentTermsCode: string | null;
  readonly priceListId: number | null;
  readonly creditLimit: Decimal | null;
  readonly onHold: boolean;
  readonly billingAddress: Address | null;
  readonly deliveryAddresses: readonly Address[];
  readonly crmReference: string | null;
  /** How this customer pays, for the passing of time. */
  readonly habits: PaymentHabits;
}

export interface PaymentHabits {
  /** After the due day; null never pays. */
  readonly daysLate: number | null;
  /** Pays half first and the rest three weeks later. */
  readonly inHalves: boolean;
}

export const orderStates = [
  'draft',
  'quotation',
  'to_approve',
  'sale',
  'in_progress',
  'hold',
  'done',
  'closed',
  'cancel',
] as const;
export const deliveryStates = ['none', 'waiting', 'production', 'partial', 'full', 'returned', 'exception'] as const;
export const invoicingStates = ['none', 'to_invoice', 'partial', 'invoiced', 'exception'] as const;

export interface Order {
  readonly number: string;
  readonly customerId: number;
  readonly externalReference: string | null;
  readonly state: (typeof orderStates)[number];
  readonly deliveryState: (typeof deliveryStates)[number];
  readonly invoiceState: (typeof invoicingStates)[number];
  readonly orderDate: Day;
  readonly requestedDate: Day | null;
  readonly promisedDate: Day | null;
  readonly currency: string;
  readonly untaxed: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly lines: readonly OrderLine[];
  readonly invoiceAddress: Address | null;
  readonly deliveryAddress: Address | null;
  readonly cancelReason: string | null;
  /** What its invoices say; follows them without a modification of the order. */
  readonly settlement: Settlement;
  /** What happens next and when; null = nothing by itself. */
  readonly next: { readonly step: 'start' | 'ship' | 'invoice' | 'return'; readonly day: Day } | null;
  /** Peculiarities of its course. */
  readonly course: OrderCourse;
}

export interface OrderCourse {
  /** Goes out in two shipments. */
  readonly inTwoParts: boolean;
  /** A piece comes back and is credited. */
  readonly partlyReturned: boolean;
  /** Instead of the customer's habits. */
  readonly habits: PaymentHabits | null;
}

export interface Settlement {
  /** Total of the invoices without credit notes. */
  readonly invoiced: Decimal;
  /** What invoices and credit notes still owe. */
  readonly balance: Decimal;
  readonly anythingPaid: boolean;
  readonly credited: boolean;
  /** The earliest due day with a balance. */
  readonly dueDate: Day | null;
}

/** The priced part of a line that orders and invoices share. */
export interface PricedLine {
  readonly position: number;
  readonly productId: number | null;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly unitPrice: Decimal;
  readonly discountPercent: Decimal | null;
  /** On the whole line. */
  readonly discount: Decimal | null;
  readonly taxRate: Decimal;
  readonly untaxed: Decimal;
}

export interface OrderLine extends PricedLine {
  readonly sku: string | null;
  /** False for services and text lines, which no shipment carries. */
  readonly isGoods: boolean;
  readonly shipped: Decimal;
  readonly invoiced: Decimal;
  readonly invoicedUntaxed: Decimal;
  /** The part of what is open for which stock is set aside. */
  readonly reserved: Decimal;
  readonly warehouseId: number | null;
  /** With tax. */
  readonly total: Decimal;
}

export const shipmentStates = [
  'planned',
  'waiting',
  'ready',
  'picked',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'cancel',
] as const;

export interface Shipment {
  readonly number: string;
  readonly customerId: number;
  readonly orderIds: readonly number[];
  readonly isReturn: boolean;
  readonly state: (typeof shipmentStates)[number];
  readonly warehouseId: number | null;
  readonly warehouseName: string | null;
  readonly carrier: string | null;
  readonly trackingNumbers: readonly string[];
  readonly trackingUrl: string | null;
  readonly plannedDate: Day | null;
  readonly shippedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly lines: readonly ShipmentLine[];
  readonly deliverOn: Day | null;
}

export interface ShipmentLine {
  readonly productId: number | null;
  readonly orderId: number | null;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: string;
}

export const invoiceStates = ['draft', 'review', 'posted', 'paid', 'cancel', 'reversed'] as const;

export interface Invoice {
  readonly number: string | null;
  readonly type: 'invoice' | 'credit';
  readonly customerId: number;
  readonly orderIds: readonly number[];
  readonly state: (typeof invoiceStates)[number];
  readonly invoiceDate: Day | null;
  readonly dueDate: Day | null;
  readonly currency: string;
  readonly untaxed: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly balance: Decimal;
  readonly lines: readonly PricedLine[];
  readonly allocations: readonly Allocation[];
  readonly pdfUrl: string | null;
  /** When the customer pays and how much; null = nothing by itself. */
  readonly expectedPayment: { readonly day: Day; readonly half: boolean } | null;
}

export interface Allocation {
  readonly paymentId: number | null;
  readonly creditNoteId: number | null;
  readonly invoiceId: number;
  readonly amount: Decimal;
  readonly date: Day;
}

export const paymentStates = ['draft', 'pending', 'processing', 'posted', 'failed', 'cancel'] as const;
export const paymentMethods = ['bank_transfer', 'card', 'direct_debit', 'cheque'] as const;

export interface Payment {
  readonly number: string;
  readonly customerId: number;
  readonly state: (typeof paymentStates)[number];
  readonly date: Day;
  readonly currency: string;
  readonly amount: Decimal;
  readonly unallocated: Decimal;
  readonly method: (typeof paymentMethods)[number] | null;
  readonly reference: string | null;
  readonly allocations: readonly Allocation[];
}
