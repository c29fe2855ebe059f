import type { Decimal } from '#model/decimal.ts';
import type { ErpSystem, InvoiceStatus, OrderStatus } from '#ports/erp-system.ts';
import type { Unsupported } from './contract-cases.ts';

/** How the contract reaches one ERP. */
export interface ErpHarness {
  readonly system: string;
  /** Starts the ERP, or a company of it, without records. */
  start(): Promise<ErpUpstream>;
  /** A new instance of the connector; the contract closes it. */
  connect(url: string, timeoutMs: number): ErpSystem;
  readonly idsPerCall: number;
  readonly parentsPerCall: number;
  readonly unsupported: Unsupported;
}

export interface ErpUpstream {
  readonly url: string;
  readonly make: ErpMaker;
  close(): Promise<void>;
}

/** Makes records exist, past the connector. Instants are RFC 3339 in UTC; everything answers ids in order. */
export interface ErpMaker {
  customers(records: readonly CustomerToMake[]): Promise<readonly string[]>;
  /** Goods that can be sold; those with stock have it in one warehouse. */
  products(records: readonly ProductToMake[]): Promise<readonly string[]>;
  orders(records: readonly OrderToMake[]): Promise<readonly string[]>;
  shipments(records: readonly ShipmentToMake[]): Promise<readonly string[]>;
  invoices(records: readonly InvoiceToMake[]): Promise<readonly string[]>;
  payments(records: readonly PaymentToMake[]): Promise<readonly string[]>;
  removeDraftOrder(id: string): Promise<void>;
}

export interface CustomerToMake {
  readonly legalName: string;
  readonly currency?: string;
  readonly creditLimit?: Decimal;
  readonly crmReference?: string;
  readonly updatedAt?: string;
}

export interface ProductToMake {
  readonly sku: string;
  readonly listPrice?: Decimal;
  readonly unit?: string;
  readonly onHand?: Decimal;
  readonly incoming?: { readonly date: string; readonly quantity: Decimal };
}

export interface LineToMake {
  readonly quantity: Decimal;
  readonly unit?: string;
  readonly unitPrice: Decimal;
}

export interface OrderToMake {
  readonly customerId: string;
  readonly reference?: string;
  readonly status?: OrderStatus;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly requestedDate?: string;
  readonly lines?: readonly LineToMake[];
}

interface ShipmentToMake {
  readonly customerId: string;
  readonly orderIds?: readonly string[];
  readonly createdAt?: string;
}

export interface InvoiceToMake {
  readonly customerId: string;
  readonly kind?: 'INVOICE' | 'CREDIT_NOTE';
  readonly status?: InvoiceStatus;
  readonly orderIds?: readonly string[];
  readonly createdAt?: string;
  readonly dueDate?: string;
  readonly lines?: readonly LineToMake[];
}

interface PaymentToMake {
  readonly customerId: string;
  readonly amount: Decimal;
  readonly createdAt?: string;
  readonly allocations?: readonly { readonly invoiceId: string; readonly amount: Decimal }[];
}

/** What the cases work with: a connector that reaches the ERP through a proxy that counts. */
export interface ErpWorld {
  readonly erp: ErpSystem;
  readonly make: ErpMaker;
  requestCount(): number;
  /** Another instance of the connector. */
  connectAgain(): ErpSystem;
}
