import type { Decimal } from '#model/decimal.ts';
import type { CrmSystem, DealStatus, InteractionKind, LeadStatus, TicketStatus } from '#ports/crm-system.ts';
import type { Unsupported } from './contract-cases.ts';

/** How the contract reaches one CRM. */
export interface CrmHarness {
  readonly system: string;
  /** Starts the CRM, or an account of it, without records. */
  start(): Promise<CrmUpstream>;
  /** A new instance of the connector; the contract closes it. */
  connect(url: string, timeoutMs: number): CrmSystem;
  readonly idsPerCall: number;
  readonly parentsPerCall: number;
  readonly unsupported: Unsupported;
}

export interface CrmUpstream {
  readonly url: string;
  readonly make: CrmMaker;
  close(): Promise<void>;
}

/** Makes records exist, past the connector. Instants are RFC 3339 in UTC; everything answers ids in order. */
export interface CrmMaker {
  accounts(records: readonly AccountToMake[]): Promise<readonly string[]>;
  contacts(records: readonly ContactToMake[]): Promise<readonly string[]>;
  leads(records: readonly LeadToMake[]): Promise<readonly string[]>;
  deals(records: readonly DealToMake[]): Promise<readonly string[]>;
  interactions(records: readonly InteractionToMake[]): Promise<readonly string[]>;
  tickets(records: readonly TicketToMake[]): Promise<readonly string[]>;
  removeDeal(id: string): Promise<void>;
  mergeAccounts(id: string, into: string): Promise<void>;
}

interface AccountToMake {
  readonly name: string;
  readonly modifiedAt?: string;
}

interface ContactToMake {
  readonly lastName: string;
  readonly accountId: string;
  readonly createdAt?: string;
}

interface LeadToMake {
  readonly name: string;
  readonly status?: LeadStatus;
}

export interface DealToMake {
  readonly name: string;
  readonly accountId?: string;
  readonly status?: DealStatus;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  readonly currency?: string;
  readonly amount?: Decimal;
  readonly expectedCloseDate?: string;
  readonly lines?: readonly { readonly sku: string | null; readonly quantity: Decimal; readonly unitPrice: Decimal }[];
}

interface InteractionToMake {
  readonly accountId: string;
  readonly kind?: InteractionKind;
  readonly occurredAt?: string;
}

interface TicketToMake {
  readonly accountId: string;
  readonly status?: TicketStatus;
  readonly openedAt?: string;
}

/** What the cases work with: a connector that reaches the CRM through a proxy that counts. */
export interface CrmWorld {
  readonly crm: CrmSystem;
  readonly make: CrmMaker;
  requestCount(): number;
  /** Another instance of the connector. */
  connectAgain(): CrmSystem;
}
