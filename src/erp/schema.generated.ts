import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CreditPosition } from '#model/credit.ts';
import type { CustomerParent } from './parents.ts';
import type { ErpCustomer, Invoice as InvoiceRecord, InvoiceLine as InvoiceLineRecord, Order as OrderRecord, OrderLine as OrderLineRecord, Payment as PaymentRecord, Allocation, PriceList as PriceListRecord, PriceQuote as PriceQuoteRecord, Product as ProductRecord, Shipment as ShipmentRecord, ShipmentLine as ShipmentLineRecord, StockLevel as StockLevelRecord, Warehouse as WarehouseRecord } from '#ports/erp-system.ts';
import type { Ageing } from '#model/ageing.ts';
import type { ErpContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 3166-1 alpha-2 country code, such as ES. */
  Country: { input: string; output: string; }
  /** An ISO 4217 currency code, such as EUR. */
  Currency: { input: string; output: string; }
  /** A calendar day YYYY-MM-DD, in the time zone of the ERP's legal entity. */
  Date: { input: string; output: string; }
  /** An RFC 3339 instant in UTC, such as 2026-03-01T10:00:00Z. Input may carry any offset. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, -?[0-9]+([.][0-9]+)?. Never a floating point number: read it with a decimal library. */
  Decimal: { input: string; output: string; }
};

/** A postal address; every part may be missing. */
export type Address = {
  /** Town or city. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** The country. */
  readonly country: Maybe<Scalars['Country']['output']>;
  /** Street and number. */
  readonly line1: Maybe<Scalars['String']['output']>;
  /** Floor, building, care of. */
  readonly line2: Maybe<Scalars['String']['output']>;
  /** Who receives mail there, when it is not simply the customer. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Postal code as written in its country. */
  readonly postalCode: Maybe<Scalars['String']['output']>;
  /** Province, state or county. */
  readonly region: Maybe<Scalars['String']['output']>;
};

/** From which day the age of an invoice is counted. */
export type AgingBasis =
  /** From its due day; on that day it is not due yet, and neither is an invoice without one. */
  | 'DUE_DATE'
  /** From its own day; on that day it is in no bucket yet. */
  | 'INVOICE_DATE';

/** What is between so and so many days old. */
export type AgingBucket = {
  /** The sum of the balances. */
  readonly amount: Money;
  /** The youngest age in the bucket, in days. */
  readonly fromDay: Scalars['Int']['output'];
  /** How many invoices that is. */
  readonly invoiceCount: Scalars['Int']['output'];
  /** The greatest age in the bucket, in days; null for the last bucket. */
  readonly toDay: Maybe<Scalars['Int']['output']>;
};

/** How much more a customer may owe us. exposure = receivable + uninvoicedOrders − unappliedCredits; available = limit − exposure. */
export type CreditAccount = {
  /** When the ERP was asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** What may still be ordered; negative when the limit is exceeded, null when there is none. */
  readonly available: Maybe<Money>;
  /** What they owe or will owe by what was agreed so far. */
  readonly exposure: Money;
  /** How this ERP composes exposure, in words. */
  readonly exposureBasis: Scalars['String']['output'];
  /** How much they may owe at most; null = no limit is set. */
  readonly limit: Maybe<Money>;
  /** True when the ERP lets no order pass, whatever the limit. */
  readonly onHold: Scalars['Boolean']['output'];
  /** Of receivable, what is past its due day today, in the currency of this account. */
  readonly overdue: Money;
  /** What booked invoices still ask for; credit notes not deducted. */
  readonly receivable: Money;
  /** True when the ERP could not be reached and the last known figures were served. */
  readonly stale: Scalars['Boolean']['output'];
  /** Credit notes and payments that no invoice has used yet. */
  readonly unappliedCredits: Money;
  /** Confirmed orders that were not invoiced yet. */
  readonly uninvoicedOrders: Money;
};

/** A field of a native record that the configuration names: what a company keeps there besides what every company keeps. */
export type CustomField = {
  /** As the configuration calls it. */
  readonly name: Scalars['String']['output'];
  /** What stands in it, as text: numbers by their digits, true or false, days and instants in ISO 8601; null where nothing is filled in. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** One customer, whichever systems know them. The global id survives merges. */
export type Customer = {
  /** How the ERP does business with them; null when the ERP does not know them. Where several ERP customers are one customer, the first that exists. */
  readonly account: Maybe<CustomerAccount>;
  /** How much more they may owe us, now; null when the ERP does not know them or keeps no credit figures. Where several ERP customers are one customer, their figures are added up, except those in another currency than the first's. */
  readonly credit: Maybe<CreditAccount>;
  /** One native ERP customer of this customer: how the ERP points at a customer whose global id it does not know. */
  readonly erpCustomerId: Maybe<Scalars['ID']['output']>;
  /** Native customer ids in the ERP; several after a merge or where the ERP has duplicates. */
  readonly erpIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Their invoices and credit notes, newest first. */
  readonly invoices: Maybe<InvoiceConnection>;
  /** What they ordered, newest first. */
  readonly orders: Maybe<OrderConnection>;
  /** What they paid, newest first. */
  readonly payments: Maybe<PaymentConnection>;
  /** The price that this customer would pay, by the ERP's own price lists; null when the ERP does not know the customer or the product, or has no price. Exactly one of productId and sku is required. */
  readonly priceOf: Maybe<PriceQuote>;
  /** What they owe us by age, in the currency of their ERP account; null when the ERP does not know them. Open invoices in other currencies are never converted: see otherCurrencies. */
  readonly receivables: Maybe<ReceivablesAging>;
  /** What was sent to them and what came back, newest first. */
  readonly shipments: Maybe<ShipmentConnection>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<OrderStatus>>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerPriceOfArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
  quantity: Scalars['Decimal']['input'];
  sku?: InputMaybe<Scalars['String']['input']>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerReceivablesArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  basis?: InputMaybe<AgingBasis>;
  bucketDays?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerShipmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How the ERP does business with a customer. */
export type CustomerAccount = {
  /** Where invoices go. */
  readonly billingAddress: Maybe<Address>;
  /** True when the ERP refuses new orders from them. */
  readonly blocked: Scalars['Boolean']['output'];
  /** The currency of the account. */
  readonly currency: Scalars['Currency']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Name as it stands on invoices. */
  readonly legalName: Scalars['String']['output'];
  /** The ERP's customer number. */
  readonly number: Scalars['String']['output'];
  /** When invoices have to be paid. */
  readonly paymentTerms: Maybe<PaymentTerms>;
  /** The price list that applies to them. */
  readonly priceList: Maybe<PriceList>;
  /** Where goods go. */
  readonly shippingAddresses: ReadonlyArray<Address>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** Tax identification, as the ERP has it. */
  readonly taxId: Maybe<Scalars['String']['output']>;
};

/** The answer to whether so many can be delivered, and when. */
export type DeliveryPromise = {
  /** How this was reckoned. */
  readonly basis: PromiseBasis;
  /** True when the whole quantity can be promised by the day asked for (now when none was). */
  readonly canPromise: Scalars['Boolean']['output'];
  /** The first day on which the whole quantity can be promised; null when no scheduled receipt covers it. */
  readonly earliestFullDate: Maybe<Scalars['Date']['output']>;
  /** How much of the quantity can be promised at once. */
  readonly promisedNow: Quantity;
  /** How much of the quantity would be missing on the day asked for (now when none was); 0 when canPromise. */
  readonly shortage: Quantity;
};

/** How far delivery has come. */
export type FulfillmentStatus =
  /** All of it was sent. */
  | 'COMPLETE'
  /** Something went wrong and a person has to look. */
  | 'EXCEPTION'
  /** Being made. */
  | 'IN_PRODUCTION'
  /** Nothing to deliver, services only. */
  | 'NOT_REQUIRED'
  /** Nothing done yet. */
  | 'NOT_STARTED'
  /** Some of it was sent. */
  | 'PARTIAL'
  /** It came back. */
  | 'RETURNED';

/** The input is well formed but does not make sense. */
export type InvalidInput = UserError & {
  /** Always INVALID_INPUT. */
  readonly code: Scalars['String']['output'];
  /** The path of the input field to blame; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people: what was required and what came. */
  readonly message: Scalars['String']['output'];
};

/** An invoice, or a credit note when kind says so: the amounts of a credit note are negative. */
export type Invoice = Node & {
  /** What was paid or credited so far. */
  readonly allocations: ReadonlyArray<PaymentAllocation>;
  /** What is still owed; negative for a credit note not used up yet. */
  readonly balance: Money;
  /** When the ERP first had this record. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Who owes it. */
  readonly customer: Maybe<Customer>;
  /** Days since the due date while something is owed, otherwise 0. Derived from balance and dueDate today in the ERP's time zone, never from a stored status. */
  readonly daysOverdue: Scalars['Int']['output'];
  /** Where the invoice can be read or downloaded, when the ERP offers it. */
  readonly documentUrl: Maybe<Scalars['String']['output']>;
  /** The last day on which it can be paid in time. */
  readonly dueDate: Maybe<Scalars['Date']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** The day of the invoice. */
  readonly invoiceDate: Maybe<Scalars['Date']['output']>;
  /** Invoice or credit note. */
  readonly kind: InvoiceKind;
  /** What is charged, in order. */
  readonly lines: ReadonlyArray<InvoiceLine>;
  /** The same in the ERP's own word. */
  readonly nativeStatus: Scalars['String']['output'];
  /** The invoice number; null while a draft. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** The orders it charges for. */
  readonly orders: Maybe<ReadonlyArray<Order>>;
  /** How far payment has come, derived from balance and due date. */
  readonly payment: PaymentStatus;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** Its state in our words. */
  readonly status: InvoiceStatus;
  /** Tax on it. */
  readonly tax: Money;
  /** untaxed + tax. */
  readonly total: Money;
  /** Sum of the lines before tax. */
  readonly untaxed: Money;
  /** When it was last changed in the ERP. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of invoices. */
export type InvoiceConnection = {
  /** The invoices with their cursors. */
  readonly edges: ReadonlyArray<InvoiceEdge>;
  /** The invoices alone. */
  readonly nodes: ReadonlyArray<Invoice>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the ERP cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An invoice in a list. */
export type InvoiceEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The invoice. */
  readonly node: Invoice;
};

/** Whether it charges or gives back. */
export type InvoiceKind =
  /** Gives back; its amounts are negative. */
  | 'CREDIT_NOTE'
  /** Charges the customer. */
  | 'INVOICE';

/** One line of an invoice. */
export type InvoiceLine = {
  /** What is charged, in words. */
  readonly description: Scalars['String']['output'];
  /** Place among the lines, ascending. */
  readonly position: Scalars['Int']['output'];
  /** What is charged; null for a line that names no product. */
  readonly product: Maybe<Product>;
  /** How much of it. */
  readonly quantity: Quantity;
  /** Price of one unit before discount. */
  readonly unitPrice: Money;
  /** The line before tax. */
  readonly untaxed: Money;
};

/** The state of an invoice. */
export type InvoiceStatus =
  /** Withdrawn before it was booked. */
  | 'CANCELLED'
  /** Being written; nobody owes it. */
  | 'DRAFT'
  /** Waits for somebody of us to agree; nobody owes it. */
  | 'IN_REVIEW'
  /** Booked and not fully paid. */
  | 'OPEN'
  /** Booked and fully paid. */
  | 'PAID'
  /** Booked and taken back. */
  | 'REVERSED';

/** How far invoicing has come. */
export type InvoicingStatus =
  /** All of it was invoiced. */
  | 'COMPLETE'
  /** Something went wrong and a person has to look. */
  | 'EXCEPTION'
  /** Nothing can be invoiced yet, or ever. */
  | 'NOTHING_TO_INVOICE'
  /** Some of it was invoiced. */
  | 'PARTIAL'
  /** Can be invoiced now. */
  | 'TO_INVOICE';

/** An exact amount in one currency. */
export type Money = {
  /** In units of the currency (euros, not cents), with as many decimals as the currency or the price has. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. Amounts of different currencies are never added up. */
  readonly currency: Scalars['Currency']['output'];
};

/** Anything with a global id. */
export type Node = {
  /** Global and stable: keep it, compare it, give it to `node`. Do not take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** The input names something that does not exist or is not visible to us. */
export type NotFound = UserError & {
  /** Always NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The path of the input field that names it. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people: what was looked for. */
  readonly message: Scalars['String']['output'];
};

/** A sales order. Totals and tax are the ERP's. */
export type Order = Node & {
  /** Where the invoice goes. */
  readonly billTo: Maybe<Address>;
  /** When the ERP first had this record. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Who ordered. */
  readonly customer: Maybe<Customer>;
  /** The reference that ties the order to the deal it came from. Entered by it, the order is the one that was not cancelled; the oldest of several. */
  readonly externalReference: Maybe<Scalars['String']['output']>;
  /** How far delivery has come. */
  readonly fulfillment: FulfillmentStatus;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Everything invoiced for it so far, newest first. */
  readonly invoices: Maybe<ReadonlyArray<Invoice>>;
  /** How far invoicing has come. */
  readonly invoicing: InvoicingStatus;
  /** What was ordered, in order. */
  readonly lines: ReadonlyArray<OrderLine>;
  /** The same in the ERP's own word. */
  readonly nativeStatus: Scalars['String']['output'];
  /** The ERP's order number, as the customer knows it. */
  readonly number: Scalars['String']['output'];
  /** The day of the order. */
  readonly orderDate: Scalars['Date']['output'];
  /** How far payment has come. */
  readonly payment: PaymentStatus;
  /** The day we promised. */
  readonly promisedDate: Maybe<Scalars['Date']['output']>;
  /** The day the customer asked for. */
  readonly requestedDate: Maybe<Scalars['Date']['output']>;
  /** Where the goods go. */
  readonly shipTo: Maybe<Address>;
  /** Everything sent for it so far, newest first. */
  readonly shipments: Maybe<ReadonlyArray<Shipment>>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** Its state in our words. */
  readonly status: OrderStatus;
  /** Tax on it. */
  readonly tax: Money;
  /** untaxed + tax. */
  readonly total: Money;
  /** Sum of the lines before tax. */
  readonly untaxed: Money;
  /** When it was last changed in the ERP. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of orders. */
export type OrderConnection = {
  /** The orders with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The orders alone. */
  readonly nodes: ReadonlyArray<Order>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the ERP cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An order in a list. */
export type OrderEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** One line of an order. */
export type OrderLine = {
  /** What was ordered, in words. */
  readonly description: Scalars['String']['output'];
  /** Discount in percent, 0 to 100. */
  readonly discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** Of that, invoiced so far. */
  readonly invoiced: Quantity;
  /** How much was ordered. */
  readonly ordered: Quantity;
  /** Place among the lines, ascending. */
  readonly position: Scalars['Int']['output'];
  /** What was ordered; null for a line that names no product. */
  readonly product: Maybe<Product>;
  /** Of that, sent so far. */
  readonly shipped: Quantity;
  /** The line with tax. */
  readonly total: Money;
  /** Price of one unit before discount. */
  readonly unitPrice: Money;
  /** The line before tax. */
  readonly untaxed: Money;
};

/** The state of an order; how far delivery, invoicing and payment have come is told apart. */
export type OrderStatus =
  /** Withdrawn. */
  | 'CANCELLED'
  /** Ended without delivering everything. */
  | 'CLOSED_SHORT'
  /** All delivered and invoiced. */
  | 'COMPLETED'
  /** Binding; nothing done yet. */
  | 'CONFIRMED'
  /** Being written; binds nobody. */
  | 'DRAFT'
  /** Partly delivered or invoiced. */
  | 'IN_PROGRESS'
  /** Stopped for a while. */
  | 'ON_HOLD'
  /** Waits for somebody of us to agree. */
  | 'PENDING_APPROVAL'
  /** Offered to the customer. */
  | 'QUOTED';

/** Where a page of a list stands in the whole list. */
export type PageInfo = {
  /** The cursor of the last record of this page; null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** True when more records follow: ask again with `after: endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first record of this page; null when the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** Money that came in from a customer. */
export type Payment = Node & {
  /** Which invoices it settled. */
  readonly allocations: ReadonlyArray<PaymentAllocation>;
  /** How much was paid. */
  readonly amount: Money;
  /** Who paid. */
  readonly customer: Maybe<Customer>;
  /** The day of the payment. */
  readonly date: Scalars['Date']['output'];
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** How it was paid, in the ERP's words. */
  readonly method: Maybe<Scalars['String']['output']>;
  /** The ERP's payment number. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** What the customer wrote on it. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** How far it has come. */
  readonly status: PaymentState;
  /** Of that, what no invoice has used yet. */
  readonly unallocated: Money;
};

/** How much of a payment or credit note settled which invoice. */
export type PaymentAllocation = {
  /** How much of it. */
  readonly amount: Money;
  /** On which day. */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** The invoice that was settled. */
  readonly invoice: Maybe<Invoice>;
  /** The payment; null when a credit note settled it. */
  readonly payment: Maybe<Payment>;
};

/** A page of payments. */
export type PaymentConnection = {
  /** The payments with their cursors. */
  readonly edges: ReadonlyArray<PaymentEdge>;
  /** The payments alone. */
  readonly nodes: ReadonlyArray<Payment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the ERP cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A payment in a list. */
export type PaymentEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The payment. */
  readonly node: Payment;
};

/** How far a payment has come. */
export type PaymentState =
  /** Withdrawn. */
  | 'CANCELLED'
  /** Being written. */
  | 'DRAFT'
  /** The bank refused it. */
  | 'FAILED'
  /** Waits to be sent to the bank. */
  | 'PENDING'
  /** With the bank. */
  | 'PROCESSING'
  /** The money is there. */
  | 'SUCCEEDED';

/** How far payment has come. */
export type PaymentStatus =
  /** A payment is on its way. */
  | 'IN_PROCESS'
  /** Nothing has to be paid: not invoiced yet, or cancelled. */
  | 'NOT_DUE'
  /** Something is unpaid whose due day has passed. */
  | 'OVERDUE'
  /** All paid. */
  | 'PAID'
  /** Partly paid, and the rest is not overdue. */
  | 'PARTIAL'
  /** Paid back, or a credit note used up. */
  | 'REFUNDED'
  /** Invoiced, nothing paid, and not overdue. */
  | 'UNPAID';

/** When an invoice has to be paid. */
export type PaymentTerms = {
  /** Short name, such as N30. */
  readonly code: Scalars['String']['output'];
  /** Days from the invoice date to the due date; null when it is not that simple. */
  readonly dueDays: Maybe<Scalars['Int']['output']>;
  /** In words, such as 30 days net. */
  readonly name: Scalars['String']['output'];
};

/** A list of prices in one currency. */
export type PriceList = Node & {
  /** The currency of its prices. */
  readonly currency: Scalars['Currency']['output'];
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Name as the ERP shows it. */
  readonly name: Scalars['String']['output'];
  /** True when its prices include tax. */
  readonly taxIncluded: Scalars['Boolean']['output'];
};

/** What something costs a customer. */
export type PriceQuote = {
  /** Discount in percent, 0 to 100. */
  readonly discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** The price list it comes from; null when it is the product's list price. */
  readonly priceList: Maybe<PriceList>;
  /** True when the price includes tax. */
  readonly taxIncluded: Scalars['Boolean']['output'];
  /** Price of one base unit, before discount. */
  readonly unitPrice: Money;
};

/** Something that can be bought: goods or a service. */
export type Product = Node & {
  /** False when it is not sold any more. */
  readonly active: Scalars['Boolean']['output'];
  /** Do you have this many? If not now, when? Looks forward over every scheduled receipt and every open demand, so that nothing is promised twice. */
  readonly availableToPromise: Maybe<DeliveryPromise>;
  /** The unit of all its stock figures. */
  readonly baseUnit: Scalars['String']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** GTIN (EAN, UPC): what the barcode says. */
  readonly gtin: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Goods or a service. */
  readonly kind: ProductKind;
  /** Days from ordering it ourselves to having it. */
  readonly leadTimeDays: Maybe<Scalars['Int']['output']>;
  /** Price of one base unit before any customer's price list. */
  readonly listPrice: Maybe<Money>;
  /** Name as the ERP shows it. */
  readonly name: Scalars['String']['output'];
  /** The stock keeping unit: the catalogue's own key. */
  readonly sku: Scalars['String']['output'];
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** Per warehouse, in the base unit, read live. Empty for a service. */
  readonly stock: Maybe<ReadonlyArray<StockLevel>>;
};


/** Something that can be bought: goods or a service. */
export type ProductAvailableToPromiseArgs = {
  neededBy?: InputMaybe<Scalars['Date']['input']>;
  quantity: Scalars['Decimal']['input'];
  warehouseId?: InputMaybe<Scalars['ID']['input']>;
};


/** Something that can be bought: goods or a service. */
export type ProductStockArgs = {
  warehouseId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  /** The products with their cursors. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** The products alone. */
  readonly nodes: ReadonlyArray<Product>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the ERP cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A product in a list. */
export type ProductEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: Product;
};

/** What sort of product it is. */
export type ProductKind =
  /** Has stock. */
  | 'GOODS'
  /** Has no stock and can always be promised. */
  | 'SERVICE';

/** How a promise was reckoned. */
export type PromiseBasis =
  /** A service: there is no stock to run out of. */
  | 'NOT_STOCKED'
  /** On hand minus open demand: this ERP does not date its receipts. */
  | 'ON_HAND_ONLY'
  /** On hand plus dated receipts minus dated demand, and never below zero on any later day. */
  | 'PROJECTED_BALANCE';

/** An exact quantity in a unit. */
export type Quantity = {
  /** The unit as its system calls it, such as Unit or kg. */
  readonly unit: Scalars['String']['output'];
  /** How many of the unit. */
  readonly value: Scalars['Decimal']['output'];
};

/** What can be asked. */
export type Query = {
  /** One invoice or credit note; null when there is none with this id. */
  readonly invoice: Maybe<Invoice>;
  /** Invoices and credit notes of all customers, newest first. */
  readonly invoices: InvoiceConnection;
  /** One order; null when there is none with this id. */
  readonly order: Maybe<Order>;
  /** Where is my order? By the ERP's number; null when there is none. */
  readonly orderByNumber: Maybe<Order>;
  /** Orders of all customers, newest first. */
  readonly orders: OrderConnection;
  /** Payments of all customers, newest first. */
  readonly payments: PaymentConnection;
  /** One product, by exactly one of id and sku; null when there is none. */
  readonly product: Maybe<Product>;
  /** The catalogue, in order of SKU. */
  readonly products: ProductConnection;
};


/** What can be asked. */
export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryOrderByNumberArgs = {
  number: Scalars['String']['input'];
};


/** What can be asked. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<OrderStatus>>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What a customer owes by age. notDue + the buckets = total. */
export type ReceivablesAging = {
  /** The day on which ages are counted. */
  readonly asOf: Scalars['Date']['output'];
  /** From which day of an invoice its age is counted. */
  readonly basis: AgingBasis;
  /** What is due, youngest first; the last bucket has no end. Their sum is what is overdue. */
  readonly buckets: ReadonlyArray<AgingBucket>;
  /** What is not due yet, less unapplied; negative when more was paid in advance than is not due yet. */
  readonly notDue: Money;
  /** Other currencies in which the customer has open invoices; they are not part of these figures. */
  readonly otherCurrencies: ReadonlyArray<Scalars['Currency']['output']>;
  /** The balance: everything owed less everything unapplied. */
  readonly total: Money;
  /** Credit notes and payments that no invoice has used yet. They reduce notDue, because nothing of them is overdue. */
  readonly unapplied: Money;
};

/** Goods on their way to a customer, or back. */
export type Shipment = Node & {
  /** Who carries it. */
  readonly carrier: Maybe<Scalars['String']['output']>;
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Who receives it, or sends it back. */
  readonly customer: Maybe<Customer>;
  /** When it arrived, as far as the ERP was told. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** True when goods come back. */
  readonly isReturn: Scalars['Boolean']['output'];
  /** What is in it. */
  readonly lines: ReadonlyArray<ShipmentLine>;
  /** The ERP's delivery number. */
  readonly number: Scalars['String']['output'];
  /** The order it belongs to; the first when it belongs to several. */
  readonly order: Maybe<Order>;
  /** All orders it belongs to. */
  readonly orders: Maybe<ReadonlyArray<Order>>;
  /** The day it is planned to leave. */
  readonly plannedDate: Maybe<Scalars['Date']['output']>;
  /** When it left. */
  readonly shippedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** How far it has come. */
  readonly status: ShipmentStatus;
  /** The carrier's numbers, one per parcel. */
  readonly trackingNumbers: ReadonlyArray<Scalars['String']['output']>;
  /** Where the carrier says where it is. */
  readonly trackingUrl: Maybe<Scalars['String']['output']>;
  /** Where it leaves from, or comes back to. */
  readonly warehouse: Maybe<Warehouse>;
};

/** A page of shipments. */
export type ShipmentConnection = {
  /** The shipments with their cursors. */
  readonly edges: ReadonlyArray<ShipmentEdge>;
  /** The shipments alone. */
  readonly nodes: ReadonlyArray<Shipment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the ERP cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A shipment in a list. */
export type ShipmentEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The shipment. */
  readonly node: Shipment;
};

/** One kind of thing in a shipment. */
export type ShipmentLine = {
  /** What it is. */
  readonly product: Maybe<Product>;
  /** How much of it. */
  readonly quantity: Quantity;
};

/** How far a shipment has come. */
export type ShipmentStatus =
  /** Will not happen. */
  | 'CANCELLED'
  /** Arrived. */
  | 'DELIVERED'
  /** With the carrier. */
  | 'IN_TRANSIT'
  /** In its parcel. */
  | 'PACKED'
  /** Taken off the shelf. */
  | 'PICKED'
  /** Not started. */
  | 'PLANNED'
  /** Can be picked. */
  | 'READY'
  /** Came back. */
  | 'RETURNED'
  /** Something is not in stock yet. */
  | 'WAITING_STOCK';

/** Where a record lives, how old our copy is, and whether it is older than it should be. */
export type SourceRecord = {
  /** The configured connection, such as crm or erp. */
  readonly connection: Scalars['String']['output'];
  /** When this copy was read from the system. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** The record's id in its own system. */
  readonly nativeId: Scalars['String']['output'];
  /** What the system calls this kind of record, such as company or party.party. */
  readonly objectType: Scalars['String']['output'];
  /** True when the system could not be reached and the last known copy was served. */
  readonly stale: Scalars['Boolean']['output'];
  /** The product behind the connection, such as hubspot or tryton. */
  readonly system: Scalars['String']['output'];
  /** Where a person opens the record in its own system, when it has such a place. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** How much of a product there is in one warehouse, in its base unit. */
export type StockLevel = {
  /** When the ERP was asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** onHand − reserved; negative when more was set aside than is there. */
  readonly available: Quantity;
  /** Ordered or in production, not there yet. */
  readonly incoming: Quantity;
  /** Physically there. */
  readonly onHand: Quantity;
  /** All open demand, whether set aside or not. */
  readonly outgoing: Quantity;
  /** onHand + incoming − outgoing: what is left when everything planned has happened. */
  readonly projected: Quantity;
  /** Of that, set aside for orders. */
  readonly reserved: Quantity;
  /** Where. */
  readonly warehouse: Warehouse;
};

/** A reason why a mutation did not do what was asked, for people and for programs. Nothing was changed. */
export type UserError = {
  /** A stable word for programs, such as NOT_FOUND. */
  readonly code: Scalars['String']['output'];
  /** The path of the input field to blame, such as ["input", "dealId"]; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people: what was required and what came. */
  readonly message: Scalars['String']['output'];
};

/** A place where goods are kept. */
export type Warehouse = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Name as the ERP shows it. */
  readonly name: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( InvoiceRecord )
    | ( OrderRecord )
    | ( PaymentRecord )
    | ( PriceListRecord )
    | ( ProductRecord )
    | ( ShipmentRecord )
    | ( WarehouseRecord )
  ;
  UserError:
    | ( InvalidInput )
    | ( NotFound )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  AgingBasis: AgingBasis;
  AgingBucket: ResolverTypeWrapper<AgingBucket>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Country: ResolverTypeWrapper<Scalars['Country']['output']>;
  CreditAccount: ResolverTypeWrapper<CreditPosition>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  CustomField: ResolverTypeWrapper<CustomField>;
  Customer: ResolverTypeWrapper<CustomerParent>;
  CustomerAccount: ResolverTypeWrapper<ErpCustomer>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeliveryPromise: ResolverTypeWrapper<DeliveryPromise>;
  FulfillmentStatus: FulfillmentStatus;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Invoice: ResolverTypeWrapper<InvoiceRecord>;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['Invoice']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceKind: InvoiceKind;
  InvoiceLine: ResolverTypeWrapper<InvoiceLineRecord>;
  InvoiceStatus: InvoiceStatus;
  InvoicingStatus: InvoicingStatus;
  Money: ResolverTypeWrapper<Money>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  Order: ResolverTypeWrapper<OrderRecord>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderLine: ResolverTypeWrapper<OrderLineRecord>;
  OrderStatus: OrderStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<PaymentRecord>;
  PaymentAllocation: ResolverTypeWrapper<Allocation>;
  PaymentConnection: ResolverTypeWrapper<Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['Payment']> }>;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  PaymentState: PaymentState;
  PaymentStatus: PaymentStatus;
  PaymentTerms: ResolverTypeWrapper<PaymentTerms>;
  PriceList: ResolverTypeWrapper<PriceListRecord>;
  PriceQuote: ResolverTypeWrapper<PriceQuoteRecord>;
  Product: ResolverTypeWrapper<ProductRecord>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductKind: ProductKind;
  PromiseBasis: PromiseBasis;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceivablesAging: ResolverTypeWrapper<Ageing>;
  Shipment: ResolverTypeWrapper<ShipmentRecord>;
  ShipmentConnection: ResolverTypeWrapper<Omit<ShipmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ShipmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Shipment']> }>;
  ShipmentEdge: ResolverTypeWrapper<Omit<ShipmentEdge, 'node'> & { node: ResolversTypes['Shipment'] }>;
  ShipmentLine: ResolverTypeWrapper<ShipmentLineRecord>;
  ShipmentStatus: ShipmentStatus;
  SourceRecord: ResolverTypeWrapper<SourceRecord>;
  StockLevel: ResolverTypeWrapper<StockLevelRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Warehouse: ResolverTypeWrapper<WarehouseRecord>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  AgingBucket: AgingBucket;
  Boolean: Scalars['Boolean']['output'];
  Country: Scalars['Country']['output'];
  CreditAccount: CreditPosition;
  Currency: Scalars['Currency']['output'];
  CustomField: CustomField;
  Customer: CustomerParent;
  CustomerAccount: ErpCustomer;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeliveryPromise: DeliveryPromise;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  InvalidInput: InvalidInput;
  Invoice: InvoiceRecord;
  InvoiceConnection: Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Invoice']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceLine: InvoiceLineRecord;
  Money: Money;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  Order: OrderRecord;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderLine: OrderLineRecord;
  PageInfo: PageInfo;
  Payment: PaymentRecord;
  PaymentAllocation: Allocation;
  PaymentConnection: Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Payment']> };
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  PaymentTerms: PaymentTerms;
  PriceList: PriceListRecord;
  PriceQuote: PriceQuoteRecord;
  Product: ProductRecord;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  ReceivablesAging: Ageing;
  Shipment: ShipmentRecord;
  ShipmentConnection: Omit<ShipmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ShipmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Shipment']> };
  ShipmentEdge: Omit<ShipmentEdge, 'node'> & { node: ResolversParentTypes['Shipment'] };
  ShipmentLine: ShipmentLineRecord;
  SourceRecord: SourceRecord;
  StockLevel: StockLevelRecord;
  String: Scalars['String']['output'];
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Warehouse: WarehouseRecord;
};

export type AddressResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgingBucketResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['AgingBucket'] = ResolversParentTypes['AgingBucket']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fromDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  invoiceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface CountryScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Country'], any> {
  name: 'Country';
}

export type CreditAccountResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['CreditAccount'] = ResolversParentTypes['CreditAccount']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exposureBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  receivable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unappliedCredits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  uninvoicedOrders?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomFieldResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  account?: Resolver<Maybe<ResolversTypes['CustomerAccount']>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['CreditAccount']>, ParentType, ContextType>;
  erpCustomerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  erpIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<CustomerInvoicesArgs, 'first'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<CustomerPaymentsArgs, 'first'>>;
  priceOf?: Resolver<Maybe<ResolversTypes['PriceQuote']>, ParentType, ContextType, RequireFields<CustomerPriceOfArgs, 'quantity'>>;
  receivables?: Resolver<Maybe<ResolversTypes['ReceivablesAging']>, ParentType, ContextType, RequireFields<CustomerReceivablesArgs, 'basis' | 'bucketDays'>>;
  shipments?: Resolver<Maybe<ResolversTypes['ShipmentConnection']>, ParentType, ContextType, RequireFields<CustomerShipmentsArgs, 'first'>>;
};

export type CustomerAccountResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['CustomerAccount'] = ResolversParentTypes['CustomerAccount']> = {
  billingAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  blocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  legalName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['PaymentTerms']>, ParentType, ContextType>;
  priceList?: Resolver<Maybe<ResolversTypes['PriceList']>, ParentType, ContextType>;
  shippingAddresses?: Resolver<ReadonlyArray<ResolversTypes['Address']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  taxId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeliveryPromiseResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['DeliveryPromise'] = ResolversParentTypes['DeliveryPromise']> = {
  basis?: Resolver<ResolversTypes['PromiseBasis'], ParentType, ContextType>;
  canPromise?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  earliestFullDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  promisedNow?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  shortage?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  allocations?: Resolver<ReadonlyArray<ResolversTypes['PaymentAllocation']>, ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  daysOverdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InvoiceKind'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Order']>>, ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  untaxed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  untaxed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Invoice' | 'Order' | 'Payment' | 'PriceList' | 'Product' | 'Shipment' | 'Warehouse', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  billTo?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  externalReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fulfillment?: Resolver<ResolversTypes['FulfillmentStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Invoice']>>, ParentType, ContextType>;
  invoicing?: Resolver<ResolversTypes['InvoicingStatus'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  promisedDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  requestedDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  shipments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Shipment']>>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  untaxed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  discountPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  untaxed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  allocations?: Resolver<ReadonlyArray<ResolversTypes['PaymentAllocation']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentState'], ParentType, ContextType>;
  unallocated?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentAllocationResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PaymentAllocation'] = ResolversParentTypes['PaymentAllocation']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentTermsResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PaymentTerms'] = ResolversParentTypes['PaymentTerms']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dueDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriceListResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PriceList'] = ResolversParentTypes['PriceList']> = {
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taxIncluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceQuoteResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['PriceQuote'] = ResolversParentTypes['PriceQuote']> = {
  discountPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priceList?: Resolver<Maybe<ResolversTypes['PriceList']>, ParentType, ContextType>;
  taxIncluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  availableToPromise?: Resolver<Maybe<ResolversTypes['DeliveryPromise']>, ParentType, ContextType, RequireFields<ProductAvailableToPromiseArgs, 'quantity'>>;
  baseUnit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProductKind'], ParentType, ContextType>;
  leadTimeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  listPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  stock?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockLevel']>>, ParentType, ContextType, Partial<ProductStockArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderByNumber?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderByNumberArgs, 'number'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first'>>;
  payments?: Resolver<ResolversTypes['PaymentConnection'], ParentType, ContextType, RequireFields<QueryPaymentsArgs, 'first'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
};

export type ReceivablesAgingResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ReceivablesAging'] = ResolversParentTypes['ReceivablesAging']> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['AgingBasis'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['AgingBucket']>, ParentType, ContextType>;
  notDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  otherCurrencies?: Resolver<ReadonlyArray<ResolversTypes['Currency']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isReturn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ShipmentLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Order']>>, ParentType, ContextType>;
  plannedDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ShipmentStatus'], ParentType, ContextType>;
  trackingNumbers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  trackingUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentConnectionResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ShipmentConnection'] = ResolversParentTypes['ShipmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShipmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Shipment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ShipmentEdgeResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ShipmentEdge'] = ResolversParentTypes['ShipmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Shipment'], ParentType, ContextType>;
};

export type ShipmentLineResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['ShipmentLine'] = ResolversParentTypes['ShipmentLine']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type SourceRecordResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['SourceRecord'] = ResolversParentTypes['SourceRecord']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  outgoing?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  projected?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = ErpContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = ErpContext> = {
  Address?: AddressResolvers<ContextType>;
  AgingBucket?: AgingBucketResolvers<ContextType>;
  Country?: GraphQLScalarType;
  CreditAccount?: CreditAccountResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  CustomField?: CustomFieldResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerAccount?: CustomerAccountResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeliveryPromise?: DeliveryPromiseResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentAllocation?: PaymentAllocationResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  PaymentTerms?: PaymentTermsResolvers<ContextType>;
  PriceList?: PriceListResolvers<ContextType>;
  PriceQuote?: PriceQuoteResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceivablesAging?: ReceivablesAgingResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShipmentConnection?: ShipmentConnectionResolvers<ContextType>;
  ShipmentEdge?: ShipmentEdgeResolvers<ContextType>;
  ShipmentLine?: ShipmentLineResolvers<ContextType>;
  SourceRecord?: SourceRecordResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
};

