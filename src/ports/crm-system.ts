import type { Decimal } from '#model/decimal.ts';
import type { Money } from '#model/money.ts';
import type { Page, PageRequest } from '#model/page.ts';
import type { Quantity } from '#model/quantity.ts';
import type { LinkedId, LinkedIds } from './crm-link.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Address, Call, Changes, ExtendedRecord, ListedRecord, SourcedRecord, SystemInfo } from './source.ts';

/** A company or person that the CRM sells to. */
export interface Account extends ExtendedRecord {
  readonly name: string;
  readonly kind: 'COMPANY' | 'PERSON';
  readonly ownerId: string | null;
  readonly industry: string | null;
  readonly website: string | null;
  /** Domains that belong to this account alone, lower case, without "www.". */
  readonly domains: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly lifecycleStage: LifecycleStage | null;
  readonly taxId: string | null;
  /** The number under which the ERP knows this account, when the CRM carries it. */
  readonly erpNumber: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type LifecycleStage = 'LEAD' | 'PROSPECT' | 'CUSTOMER' | 'FORMER_CUSTOMER' | 'OTHER';

export interface CrmUser extends SourcedRecord {
  readonly name: string;
  readonly email: string | null;
}

export interface Contact extends ExtendedRecord {
  readonly displayName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly email: string | null;
  /** E.164 where the system's text can be read as such, otherwise as written. */
  readonly phone: string | null;
  /** BCP 47. */
  readonly preferredLanguage: string | null;
  readonly optedOutOfEmail: boolean | null;
  readonly accountId: LinkedId;
  /** True for the account's main contact. */
  readonly primary: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Lead extends ExtendedRecord {
  readonly displayName: string;
  /** Undefined where the system keeps them in a record of their own, which `peopleOfLeads` then reads. */
  readonly person: LeadPerson | undefined;
  readonly status: LeadStatus;
  readonly nativeStatus: string;
  readonly ownerId: string | null;
  readonly convertedAccountId: LinkedId;
  readonly convertedDealId: LinkedId;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Who the lead is, and for whom they spoke. */
export interface LeadPerson {
  readonly company: string | null;
  readonly email: string | null;
  /** E.164 where the system's text can be read as such, otherwise as written. */
  readonly phone: string | null;
}

export type LeadStatus = 'NEW' | 'WORKING' | 'QUALIFIED' | 'UNQUALIFIED' | 'CONVERTED';

export interface Pipeline extends SourcedRecord {
  readonly name: string;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  /** 0 to 1. */
  readonly probability: Decimal | null;
  readonly status: DealStatus;
}

export type DealStatus = 'OPEN' | 'ON_HOLD' | 'WON' | 'LOST' | 'CANCELLED';

/** An opportunity to sell. Its lines are read by `linesOfDeals`. */
export interface Deal extends ExtendedRecord {
  readonly name: string;
  readonly accountId: LinkedId;
  readonly primaryContactId: LinkedId;
  readonly ownerId: string | null;
  readonly pipelineId: string | null;
  readonly stageId: string | null;
  readonly status: DealStatus;
  readonly nativeStatus: string;
  readonly currency: string;
  /** What the salesperson typed; may differ from the sum of the lines. */
  readonly amount: Money | null;
  /** 0 to 1. */
  readonly probability: Decimal | null;
  /** A day, YYYY-MM-DD. */
  readonly expectedCloseDate: string | null;
  readonly closedAt: string | null;
  readonly lostReason: string | null;
  /** True of an open deal that its system wins by confirming its order and not by hand: there it is as good as won. */
  readonly wonByOrder: boolean;
  /** What we wrote back about the order, as the CRM holds it now. */
  readonly orderSummary: DealOrderSummary;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A deal together with its lines, of which is also known to whom it is to be sold. */
export interface WholeDeal extends Deal {
  readonly accountId: string | null;
  readonly lines: readonly DealLine[];
}

/** What the lines of a deal are asked for by: prices of some systems are in the deal's currency without saying so. */
export type DealKey = Pick<Deal, 'id' | 'currency'>;

export function dealKey({ id, currency }: DealKey): DealKey {
  return { id, currency };
}

export interface DealLine {
  readonly position: number;
  /** The key to the ERP's catalogue; null for a write-in line. */
  readonly sku: string | null;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  /** True where the CRM has no price of the line and the product's list price stands in: what the ERP asks is then right. */
  readonly priceFromList: boolean;
  /** 0 to 100. */
  readonly discountPercent: Decimal | null;
  /** On the whole line, never per unit. */
  readonly discount: Money | null;
  /** quantity × unitPrice − discount, rounded to the currency. */
  readonly lineTotal: Money;
}

/** The fields that a conversion keeps up to date on the deal. All null before the first. */
export interface DealOrderSummary {
  readonly orderNumber: string | null;
  readonly orderStatus: string | null;
  readonly orderUrl: string | null;
  readonly invoiceNumbers: readonly string[];
  readonly paymentStatus: string | null;
}

export interface Interaction extends ListedRecord {
  readonly kind: InteractionKind;
  readonly direction: 'INBOUND' | 'OUTBOUND' | 'INTERNAL' | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly occurredAt: string;
  readonly durationSeconds: number | null;
  readonly ownerId: string | null;
  /** Undefined as a `LinkedId` may be. */
  readonly contactIds: readonly string[] | undefined;
  readonly dealId: LinkedId;
  readonly accountId: LinkedId;
}

export type InteractionKind = 'CALL' | 'EMAIL' | 'MEETING' | 'NOTE' | 'TASK' | 'MESSAGE' | 'OTHER';

export interface Ticket extends ExtendedRecord {
  readonly number: string | null;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly nativeStatus: string;
  readonly priority: 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT' | null;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
  readonly accountId: LinkedId;
  readonly contactId: LinkedId;
}

export type TicketStatus = 'NEW' | 'OPEN' | 'PENDING_CUSTOMER' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED';

export interface DealFilter {
  readonly status?: readonly DealStatus[] | undefined;
  readonly ownerId?: string | undefined;
  /** An instant; records modified at or after it. */
  readonly updatedSince?: string | undefined;
  /** Words that the name contains, case-insensitive. */
  readonly search?: string | undefined;
}

export interface LeadFilter {
  readonly status?: readonly LeadStatus[] | undefined;
  readonly ownerId?: string | undefined;
  readonly updatedSince?: string | undefined;
}

export interface InteractionFilter {
  readonly kinds?: readonly InteractionKind[] | undefined;
  /** An instant; interactions that occurred at or after it. */
  readonly since?: string | undefined;
}

export interface NewInteraction {
  readonly accountId: string;
  readonly kind: InteractionKind;
  readonly direction: 'INBOUND' | 'OUTBOUND' | 'INTERNAL' | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly occurredAt: string;
  readonly dealId: string | null;
  readonly contactIds: readonly string[];
  /** The same key twice makes one interaction. */
  readonly idempotencyKey: string | null;
}

/** What an account and a customer of the ERP both say, so that the two can be kept in step. Names are not among it: the CRM's is what people call the customer, the ERP's the legal one. */
export type AccountPatch = Partial<Pick<Account, 'taxId' | 'email' | 'phone' | 'address' | 'erpNumber'>>;

/** The kinds of record that a CRM's modification feed speaks of. */
export type CrmKind = 'account' | 'contact' | 'lead' | 'deal' | 'interaction' | 'ticket';

/** What not every CRM can do; a missing one is answered as null, empty or SystemError UNSUPPORTED, never invented. */
export type CrmCapability =
  | 'contacts'
  /** One contact of an account is marked as its main one; elsewhere none is `primary`. */
  | 'main-contacts'
  | 'leads'
  | 'interactions'
  | 'tickets'
  | 'log-interaction'
  | 'move-deal'
  | 'write-back'
  | 'update-account';

/**
 * What we ask of a CRM. Reads take many ids at once and answer in the order of the ids, with null for what does not exist
 * or is not visible to us; duplicates in the ids are allowed. Lists of parents answer one page per parent, in order.
 * Everything fails with SystemError and nothing else. Batch limits of the system are the connector's business.
 */
export interface CrmSystem {
  /** The connection's name in the configuration. */
  readonly connection: string;
  readonly system: string;
  /**
   * Names the installation where one can be both CRM and ERP. A CRM and an ERP of one name share their records: an account is
   * the customer of the same id, and a deal can be made an order there.
   */
  readonly installation?: string | undefined;
  /** It is harmed by writes that overlap: whoever connects it lets them take turns, see `WriteTurns`. */
  readonly writesInTurn?: true | undefined;
  readonly capabilities: ReadonlySet<CrmCapability>;
  /** Of what an account can have in common with the ERP: what accounts of this system have. */
  readonly accountFields: ReadonlySet<keyof AccountPatch>;
  readonly diagnosis?: Diagnosis<CrmCapability>;

  info(call: Call): Promise<SystemInfo>;

  accountsByIds(ids: readonly string[], call: Call): Promise<readonly (Account | null)[]>;
  contactsByIds(ids: readonly string[], call: Call): Promise<readonly (Contact | null)[]>;
  leadsByIds(ids: readonly string[], call: Call): Promise<readonly (Lead | null)[]>;
  dealsByIds(ids: readonly string[], call: Call): Promise<readonly (Deal | null)[]>;
  /**
   * All lines of each deal, in order; none of what is no deal. They are no part of the deal, because some systems keep them in
   * records of their own: who does not show lines does not pay for them.
   */
  linesOfDeals(deals: readonly DealKey[], call: Call): Promise<readonly (readonly DealLine[])[]>;
  interactionsByIds(ids: readonly string[], call: Call): Promise<readonly (Interaction | null)[]>;
  ticketsByIds(ids: readonly string[], call: Call): Promise<readonly (Ticket | null)[]>;
  /** Needed by a system whose leads leave their person undefined. Nothing but nulls for what is no lead. */
  readonly peopleOfLeads?: ((ids: readonly string[], call: Call) => Promise<readonly LeadPerson[]>) | undefined;
  /** Needed by a system whose records leave a link undefined. */
  readonly linkedIds?: LinkedIds | undefined;
  usersByIds(ids: readonly string[], call: Call): Promise<readonly (CrmUser | null)[]>;
  /** All of them, with their stages in order. */
  pipelines(call: Call): Promise<readonly Pipeline[]>;

  contactsOfAccounts(accountIds: readonly string[], page: PageRequest, call: Call): Promise<readonly Page<Contact>[]>;
  dealsOfAccounts(
    accountIds: readonly string[],
    filter: Pick<DealFilter, 'status'>,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Deal>[]>;
  interactionsOfAccounts(
    accountIds: readonly string[],
    filter: InteractionFilter,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Interaction>[]>;
  ticketsOfAccounts(
    accountIds: readonly string[],
    filter: { readonly status?: readonly TicketStatus[] | undefined },
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Ticket>[]>;

  /** Every account, oldest first, for the first scan. */
  accounts(page: PageRequest, call: Call): Promise<Page<Account>>;
  deals(filter: DealFilter, page: PageRequest, call: Call): Promise<Page<Deal>>;
  leads(filter: LeadFilter, page: PageRequest, call: Call): Promise<Page<Lead>>;

  /**
   * What changed since the cursor, at most about `limit` changes; from "now" when the cursor is null, so that a scan started
   * afterwards misses nothing. A record may come twice, never not at all. Thousands may share one instant.
   */
  changes(cursor: string | null, limit: number, call: Call): Promise<Changes<CrmKind>>;

  logInteraction(interaction: NewInteraction, call: Call): Promise<Interaction>;
  /** Answers the deal as it is afterwards. SystemError NOT_FOUND for an unknown deal, REJECTED for an unknown stage. */
  moveDealToStage(dealId: string, stageId: string, lostReason: string | null, call: Call): Promise<Deal>;
  /** Sets the given fields to these values; saying the same twice changes nothing. */
  writeBackDeal(dealId: string, summary: Partial<DealOrderSummary>, call: Call): Promise<void>;

  /**
   * Sets the given fields of `accountFields` to these values, null empties one; saying the same twice changes nothing. Answers the account
   * as it is afterwards. SystemError NOT_FOUND for an unknown account.
   */
  updateAccount(accountId: string, patch: AccountPatch, call: Call): Promise<Account>;

  /** Frees every socket. */
  close(): Promise<void>;
}
