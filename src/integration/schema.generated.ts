import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeStub } from './node-stub.ts';
import type { Conversion as ConversionRecord } from './conversion/conversion-row.ts';
import type { ConversionPayload as ConversionPayloadRecord, ConvertDealToOrderPayload as ConvertDealToOrderPayloadRecord } from './conversion-mutations.ts';
import type { StepRecord } from './conversion/read-conversions.ts';
import type { Customer as CustomerRecord } from './identity/read-customers.ts';
import type { CustomerList } from './customer-list.ts';
import type { Link } from './identity/link-row.ts';
import type { CustomerPayload as CustomerPayloadRecord } from './link-mutations.ts';
import type { FieldConflict as FieldConflictRecord } from './master-data/field-conflict.ts';
import type { FieldConflictPayload as FieldConflictPayloadRecord } from './field-conflict-mutations.ts';
import type { LogInteractionOutcome } from './log-interaction.ts';
import type { Candidate } from './identity/find-candidates.ts';
import type { OrderPreview as OrderPreviewRecord } from './conversion/order-preview.ts';
import type { AssessedLine } from './conversion/check.ts';
import type { SyncFailure as SyncFailureRecord } from './sync/sync-tasks.ts';
import type { TimelineEntry as TimelineEntryRecord } from './timeline/timeline-entry.ts';
import type { IntegrationContext } from './context.ts';
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

/** The approval of a conversion. */
export type ApproveConversionInput = {
  /** The global id of the conversion. */
  readonly id: Scalars['ID']['input'];
  /** What is to be remembered about it. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** The cancellation of a conversion. */
export type CancelConversionInput = {
  /** The global id of the conversion. */
  readonly id: Scalars['ID']['input'];
  /** Why; the ERP is told. */
  readonly reason: Scalars['String']['input'];
};

/** A side of a difference. */
export type ConflictSide =
  /** The CRM. */
  | 'CRM'
  /** The ERP. */
  | 'ERP';

export type Contact = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** The journey of one won deal to one confirmed order. It survives crashes and never makes a second order. */
export type Conversion = Node & {
  /** What they said about it. */
  readonly approvalNote: Maybe<Scalars['String']['output']>;
  /** Who let it go on although a policy held it back; null when nobody had to. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** How often the present step was tried in vain. */
  readonly attempts: Scalars['Int']['output'];
  /** Why it was or is to be cancelled; null when nobody asked for that. */
  readonly cancelReason: Maybe<Scalars['String']['output']>;
  /** When the CRM was told, or when it was cancelled; null before. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** The deal that becomes an order; null when it no longer exists in the CRM. */
  readonly deal: Maybe<Deal>;
  /** The reference by which the ERP knows the order to be of this conversion. */
  readonly externalReference: Scalars['String']['output'];
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** What stands in the way, and what somebody should know. */
  readonly issues: ReadonlyArray<ConversionIssue>;
  /** When it will be worked on next; null when nothing is left to do or a person has to act. */
  readonly nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** The order in the ERP, from its draft on; null before. */
  readonly order: Maybe<Order>;
  /** Who asked for it; "automatic" when nobody did and the deal was won. */
  readonly requestedBy: Scalars['String']['output'];
  /** When it was asked for. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the journey stands. */
  readonly status: ConversionStatus;
  /** Every attempt at every step, oldest first. */
  readonly steps: ReadonlyArray<ConversionStep>;
};

/** One page of conversions, newest first. */
export type ConversionConnection = {
  /** The conversions with their cursors. */
  readonly edges: ReadonlyArray<ConversionEdge>;
  /** The conversions. */
  readonly nodes: ReadonlyArray<Conversion>;
  /** Where this page stands in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** One conversion of a page. */
export type ConversionEdge = {
  /** Continue behind this conversion with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The conversion. */
  readonly node: Conversion;
};

/** Why a deal cannot become an order, or what somebody should know although it can. */
export type ConversionIssue = {
  /** What it is, for programs. */
  readonly code: ConversionIssueCode;
  /** Where in the deal, such as ["lines", "2", "sku"]; null when it is no field of the deal. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What a person can do about it. */
  readonly fix: Maybe<Scalars['String']['output']>;
  /** What it is, for people. */
  readonly message: Scalars['String']['output'];
  /** Whether it stands in the way. */
  readonly severity: IssueSeverity;
};

/** What can be the matter with a conversion. */
export type ConversionIssueCode =
  /** The deal has become an order already: by a conversion, which a dry run says and asking again simply answers, or by somebody else, and then none is made. */
  | 'ALREADY_CONVERTED'
  /** The ERP would not cancel the order. */
  | 'CANCELLATION_REFUSED'
  /** The ERP has put the customer on credit hold. Decided by `onCreditExceeded`. */
  | 'CREDIT_HOLD'
  /** With this order the credit limit is exceeded. Decided by `onCreditExceeded`. */
  | 'CREDIT_LIMIT_EXCEEDED'
  /** The deal is in another currency than the customer buys in, or one of its lines in another than the deal. */
  | 'CURRENCY_MISMATCH'
  /** The customer is blocked in the ERP. */
  | 'CUSTOMER_BLOCKED'
  /** Several customers of the ERP may be the one of the deal, or one may be and nobody has said so. */
  | 'CUSTOMER_MATCH_AMBIGUOUS'
  /** The ERP does not have the customer and will get it first; what the order costs and what credit is left is known then. */
  | 'CUSTOMER_WILL_BE_CREATED'
  /** The deal was edited after its order was checked, and the order stays as it was checked; or before an approval, which then has to be given again. */
  | 'DEAL_CHANGED_AFTERWARDS'
  /** The deal no longer exists in the CRM. */
  | 'DEAL_GONE'
  /** The deal is neither won nor one that its system wins by the order itself, as Tryton does with its opportunities. */
  | 'DEAL_NOT_WON'
  /** The customer will be created in the ERP without an address. */
  | 'MISSING_ADDRESS'
  /** The customer will be created in the ERP without a tax id. */
  | 'MISSING_TAX_ID'
  /** The deal names no customer, or one that the ERP does not have and that must not be created. */
  | 'NO_CUSTOMER'
  /** The deal has no lines. */
  | 'NO_LINES'
  /** Somebody has cancelled or deleted the order in the ERP before it was confirmed. */
  | 'ORDER_CANCELLED_IN_ERP'
  /** The customer owes something that is overdue. */
  | 'OVERDUE_BALANCE'
  /** The deal's price, before discounts, is not the ERP's. Decided by `onPriceDifference`. */
  | 'PRICE_DIFFERS'
  /** The product is no longer sold. */
  | 'PRODUCT_INACTIVE'
  /** The ERP has no product with the line's SKU. */
  | 'PRODUCT_UNKNOWN'
  /** The ERP refused the customer or the order, for the reason in the message. */
  | 'REFUSED_BY_ERP'
  /** The order cannot be shipped by the requested date. */
  | 'REQUESTED_DATE_UNMET'
  /** More is ordered than is in stock. Decided by `onStockShort`. */
  | 'STOCK_SHORT'
  /** A system could not be asked, or is still being read for the first time. Of a dry run only: a conversion waits and tries again. */
  | 'SYSTEM_UNAVAILABLE'
  /** Without tax, the ERP and the deal come to different sums. Decided by `onPriceDifference`. */
  | 'TOTAL_MISMATCH'
  /** The deal counts in another unit than the ERP. */
  | 'UNIT_NOT_CONVERTIBLE'
  /** The line has no SKU. */
  | 'WRITE_IN_LINE';

/** What came of steering a conversion. */
export type ConversionPayload = {
  /** The conversion as it is now; null when there is none. */
  readonly conversion: Maybe<Conversion>;
  /** Why nothing was done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Issues stand in the way of the order. */
export type ConversionRefused = UserError & {
  /** Always CONVERSION_REFUSED. */
  readonly code: Scalars['String']['output'];
  /** Always ["input", "dealId"]. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** All issues. */
  readonly issues: ReadonlyArray<ConversionIssue>;
  /** A sentence for people: what the first blocker says. */
  readonly message: Scalars['String']['output'];
};

/** Where a conversion stands. */
export type ConversionStatus =
  /** A policy holds it back until `approveConversion`. */
  | 'AWAITING_APPROVAL'
  /** An issue stands in the way. Correct it and ask again, or call `retryConversion`. */
  | 'BLOCKED'
  /** It was undone. The deal can be converted again. */
  | 'CANCELLED'
  /** The order is confirmed and the CRM knows. */
  | 'COMPLETED'
  /** It cannot go on for a reason that no policy covers. See the last step, then `retryConversion` or `cancelConversion`. */
  | 'FAILED'
  /** A request was sent and nobody knows what came of it. It is looked up, never repeated blindly. */
  | 'IN_DOUBT'
  /** It is being worked on, or will be at once. */
  | 'RUNNING'
  /** Something failed that may pass; it is tried again at `nextAttemptAt`. */
  | 'WAITING_RETRY';

/** One attempt at one step of a conversion. */
export type ConversionStep = {
  /** Which attempt at this step it was, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** When it ended; null while it is under way. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it did not succeed, without anything confidential; null when it did. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** Which step. */
  readonly name: ConversionStepName;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** What came of it. */
  readonly status: StepStatus;
};

/** What is done one after the other to make an order of a deal. */
export type ConversionStepName =
  /** Undoes what was made. */
  | 'CANCEL_ORDER'
  /** Reads the deal, the customer, products, prices, credit and stock, and freezes the order. */
  | 'CHECK'
  /** Confirms the draft. */
  | 'CONFIRM_ORDER'
  /** Makes the order as a draft, which nobody acts on yet. */
  | 'CREATE_DRAFT_ORDER'
  /** Finds or creates the customer in the ERP. */
  | 'ENSURE_CUSTOMER'
  /** Writes number, status and link of the order to the deal, with a note in its timeline. */
  | 'WRITE_BACK_TO_CRM';

/** How a deal is to become an order. */
export type ConvertDealToOrderInput = {
  /** Whether a customer that the ERP does not have may be created there. */
  readonly createCustomerIfMissing?: InputMaybe<Scalars['Boolean']['input']>;
  /** The global id of the deal. */
  readonly dealId: Scalars['ID']['input'];
  /** Your name for this request. The same key with the same input answers the first result; with another input it is refused. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What to do when the order exceeds the customer's credit. Default: as configured, otherwise BLOCK. */
  readonly onCreditExceeded?: InputMaybe<OnIssue>;
  /** What to do when the ERP would ask other prices than the deal says. Default: as configured, otherwise BLOCK. */
  readonly onPriceDifference?: InputMaybe<OnIssue>;
  /** What to do when stock does not cover the order. Default: as configured, otherwise PROCEED. */
  readonly onStockShort?: InputMaybe<OnIssue>;
  /** The day by which the customer wants the goods. */
  readonly requestedDate?: InputMaybe<Scalars['Date']['input']>;
  /** Wait up to so many milliseconds for the conversion to finish before answering, at most 30000; 0 answers at once. It goes on by itself either way. */
  readonly waitMs?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of asking for a conversion. */
export type ConvertDealToOrderPayload = {
  /** The conversion as it is now; null when there is none. */
  readonly conversion: Maybe<Conversion>;
  /** True when it had been asked for before and nothing was started now. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why there is no order; empty when there is one, or when the conversion is under way or waits for an approval. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A field of a native record that the configuration names: what a company keeps there besides what every company keeps. */
export type CustomField = {
  /** As the configuration calls it. */
  readonly name: Scalars['String']['output'];
  /** What stands in it, as text: numbers by their digits, true or false, days and instants in ISO 8601; null where nothing is filled in. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** One customer, whichever systems know them. The global id survives merges. */
export type Customer = Node & {
  /** One native CRM account of this customer: how the CRM points at a customer whose global id it does not know. */
  readonly crmAccountId: Maybe<Scalars['ID']['output']>;
  /** Native account ids in the CRM; several after a merge or where the CRM has duplicates. */
  readonly crmIds: ReadonlyArray<Scalars['ID']['output']>;
  /** One native ERP customer of this customer: how the ERP points at a customer whose global id it does not know. */
  readonly erpCustomerId: Maybe<Scalars['ID']['output']>;
  /** Native customer ids in the ERP; several after a merge or where the ERP has duplicates. */
  readonly erpIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What the two systems say differently about this customer at present: at most one for each field. Compared are customers of whom each system has exactly one record. */
  readonly fieldConflicts: ReadonlyArray<FieldConflict>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Company or person, by the same record as the name. */
  readonly kind: CustomerKind;
  /** Every native record that is or was this customer, and why we believe so. */
  readonly links: ReadonlyArray<CustomerLink>;
  /** Records of the other system that look like this customer and are not linked to it, most alike first, at most 50. `linkCustomer` settles the matter for one of them, once and for ever. */
  readonly matchCandidates: ReadonlyArray<MatchCandidate>;
  /** What the customer is called: as the CRM has it, or the legal name of the ERP where the CRM does not know them. */
  readonly name: Scalars['String']['output'];
  /** Everything that happened with this customer in either system, newest first. Null with an error when no system could be asked; when only some could, what they know is here and the rest is named in `missing`. */
  readonly timeline: Maybe<TimelineConnection>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<TimelineKind>>;
};

/** One page of customers. */
export type CustomerConnection = {
  /** The customers with their cursors. */
  readonly edges: ReadonlyArray<CustomerEdge>;
  /** The customers. */
  readonly nodes: ReadonlyArray<Customer>;
  /** Where this page stands in the whole list. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** One customer of a page. */
export type CustomerEdge = {
  /** Continue behind this customer with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: Customer;
};

/** What a customer is. */
export type CustomerKind =
  /** An organisation. */
  | 'COMPANY'
  /** A natural person who buys for themselves. */
  | 'PERSON';

/** Why we believe that a record of one system is this customer. */
export type CustomerLink = {
  /** What this record and the customer's record in the other system agree on, most telling first. Empty when nothing was compared. */
  readonly matchedOn: ReadonlyArray<IdentityFact>;
  /** How the link came to be. */
  readonly origin: LinkOrigin;
  /** Since when the record belongs to this customer for this reason. */
  readonly since: Scalars['DateTime']['output'];
  /** The native record, as of when it was last read for this purpose. */
  readonly source: SourceRecord;
  /** Whether it still holds. */
  readonly state: LinkState;
};

/** What came of linking or unlinking. */
export type CustomerPayload = {
  /** The customer as it is now; null when nothing was done. */
  readonly customer: Maybe<Customer>;
  /** Why nothing was done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An opportunity to sell. */
export type Deal = Node & {
  /** How the deal became or becomes an order; the latest time when it was cancelled before. Null when nobody asked yet. */
  readonly conversion: Maybe<Conversion>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Would this deal become an order if we tried now, and which? A dry run of the same checks with the configured policies; nothing is written in either system. Null when there is no such deal. */
  readonly orderPreview: Maybe<OrderPreview>;
};

/** Who spoke to whom. */
export type Direction =
  /** The customer to us. */
  | 'INBOUND'
  /** We among ourselves. */
  | 'INTERNAL'
  /** We to the customer. */
  | 'OUTBOUND';

/** A fact about a customer that both systems hold and say differently, or did. */
export type FieldConflict = Node & {
  /** What both said when they last said the same; null also when they never did. */
  readonly baseValue: Maybe<Scalars['String']['output']>;
  /** What the CRM says, in the form in which it is compared; null when it says nothing. */
  readonly crmValue: Maybe<Scalars['String']['output']>;
  /** Whom it is about; null when the account is not known any more. */
  readonly customer: Maybe<Customer>;
  /** When the difference was found. */
  readonly detectedAt: Scalars['DateTime']['output'];
  /** What the ERP says, in the form in which it is compared; null when it says nothing. */
  readonly erpValue: Maybe<Scalars['String']['output']>;
  /** Which fact. */
  readonly field: MasterDataField;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Whose changes count, by the configuration. */
  readonly owner: MasterDataOwner;
  /** Why it was not settled without anybody. */
  readonly reason: FieldConflictReason;
  /** How it ended; null while it has not. */
  readonly resolution: Maybe<FieldConflictResolution>;
  /** Since when there is no difference any more; null while there is one. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who decided, when a person did. */
  readonly resolvedBy: Maybe<Scalars['String']['output']>;
  /** Another one as soon as either system says something else. Give it to `resolveFieldConflict`, and the decision is for what you saw. */
  readonly version: Scalars['String']['output'];
};

/** One page of field conflicts. */
export type FieldConflictConnection = {
  /** The conflicts with their cursors. */
  readonly edges: ReadonlyArray<FieldConflictEdge>;
  /** The conflicts. */
  readonly nodes: ReadonlyArray<FieldConflict>;
  /** Where this page stands in the whole list. */
  readonly pageInfo: PageInfo;
};

/** One field conflict of a page. */
export type FieldConflictEdge = {
  /** Continue behind this conflict with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The conflict. */
  readonly node: FieldConflict;
};

/** What came of resolveFieldConflict. */
export type FieldConflictPayload = {
  /** The conflict as it is now; null when there is none. */
  readonly conflict: Maybe<FieldConflict>;
  /** Why nothing was done: NotFound or InvalidInput. Empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why a difference was not settled without anybody. */
export type FieldConflictReason =
  /** Both have changed it. Where one of them owns it and we may write, its change was written over the other's, which is kept here. */
  | 'BOTH_CHANGED'
  /** They differed when they were compared for the first time, so nobody knows who is right. */
  | 'FIRST_COMPARED'
  /** The other system was told and says something else all the same. */
  | 'NOT_KEPT'
  /** The owner has changed it, and we are not to write, or the other system does not take it. */
  | 'NOT_WRITTEN'
  /** Only the side that does not own the fact has changed it. Nothing was overwritten. */
  | 'OTHER_SIDE_CHANGED';

/** How a difference ended. */
export type FieldConflictResolution =
  /** Both say the same again, or one of them says nothing any more. */
  | 'AGREED'
  /** A person took what the CRM said. */
  | 'CRM_TAKEN'
  /** A person took what the ERP said. */
  | 'ERP_TAKEN'
  /** The two records are not one customer any more, or not its only ones: one was deleted, unlinked or joined by another. */
  | 'LINK_GONE'
  /** The owner's change was written over the other's. */
  | 'OWNER_WON';

/** The key was used before, for another request. */
export type IdempotencyConflict = UserError & {
  /** Always IDEMPOTENCY_CONFLICT. */
  readonly code: Scalars['String']['output'];
  /** Always ["input", "idempotencyKey"]. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people. */
  readonly message: Scalars['String']['output'];
};

/** What records of different systems are compared by. */
export type IdentityFact =
  /** A domain of e-mail or website that is the customer's own; those of free mail providers are not. */
  | 'DOMAIN'
  /** E-mail address: in the CRM of the account or its main contact, in the ERP of the customer. */
  | 'EMAIL'
  /** The id or number under which the other system knows the record, written into one of them. */
  | 'EXTERNAL_ID'
  /** The name without case, accents and legal form. Never enough by itself. */
  | 'LEGAL_NAME'
  /** Postal code and country. */
  | 'POSTAL_CODE'
  /** Tax number and country. */
  | 'TAX_ID';

export type Interaction = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** What sort of thing an interaction was. */
export type InteractionKind =
  /** A telephone call. */
  | 'CALL'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting, in person or not. */
  | 'MEETING'
  /** A chat or text message. */
  | 'MESSAGE'
  /** A note to ourselves. */
  | 'NOTE'
  /** Anything else. */
  | 'OTHER'
  /** Something somebody has to do. */
  | 'TASK';

/** The input is well formed but does not make sense. */
export type InvalidInput = UserError & {
  /** Always INVALID_INPUT. */
  readonly code: Scalars['String']['output'];
  /** The path of the input field to blame; null when no single field is. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people: what was required and what came. */
  readonly message: Scalars['String']['output'];
};

export type Invoice = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** Whether an issue stands in the way. */
export type IssueSeverity =
  /** It does, until it is gone or, where a policy holds it back, approved. */
  | 'BLOCKER'
  /** It does not. */
  | 'WARNING';

export type Lead = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** A customer and a native record that is the same. */
export type LinkCustomerInput = {
  /** The configured connection, such as crm or erp. */
  readonly connection: Scalars['String']['input'];
  /** The global id of the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The record's id in that system. */
  readonly nativeId: Scalars['String']['input'];
};

/** How a record became part of a customer. */
export type LinkOrigin =
  /** Nothing had to be compared: the customer began with this record, or we made the record for the customer. */
  | 'CREATED_HERE'
  /** A person said so by `linkCustomer`. No rule ever changes that. */
  | 'EXPLICIT'
  /** One system's record carries the id or number of the other's. */
  | 'EXTERNAL_ID'
  /** The records agree on enough, and each was the other's only counterpart. */
  | 'MATCH_RULE'
  /** The record was merged into another of this customer in its own system. */
  | 'MERGED';

/** Whether a link still holds. */
export type LinkState =
  /** It does. */
  | 'ACTIVE'
  /** The record is no longer in its system, or no longer visible to us. It does not count among `crmIds` and `erpIds`. */
  | 'BROKEN'
  /** A rule made the link and its records have changed since, so that no rule would make it today. It still counts; a person should look. */
  | 'PENDING_REVIEW';

/** What happened, and with whom. */
export type LogInteractionInput = {
  /** What was said, as text. */
  readonly body?: InputMaybe<Scalars['String']['input']>;
  /** Who of the customer took part. */
  readonly contactIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The global id of the customer, who must be known to the CRM. Where several CRM accounts are this customer, it is written with the account of the deal or of the first contact, otherwise with the first account. */
  readonly customerId: Scalars['ID']['input'];
  /** The deal it was about, one of this customer's. */
  readonly dealId?: InputMaybe<Scalars['ID']['input']>;
  /** Who spoke to whom. */
  readonly direction?: InputMaybe<Direction>;
  /** The same key twice makes one interaction, so that a request without an answer can be sent again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What sort of thing it was. */
  readonly kind: InteractionKind;
  /** When it took place; now when left out, which an idempotency key does not allow. */
  readonly occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it was about, in a line. A subject or a body is required. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
};

/** What came of logInteraction. */
export type LogInteractionPayload = {
  /** The interaction as the CRM has it now; null when nothing was written. */
  readonly interaction: Maybe<Interaction>;
  /** Why nothing was written: NotFound or InvalidInput. Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What both systems hold about a customer. Names are not among it: the CRM's is what people call the customer, the ERP's the legal one. */
export type MasterDataField =
  /** The account's address in the CRM, the billing address in the ERP; whom the letters are addressed to is not compared. */
  | 'BILLING_ADDRESS'
  /** The number that the ERP has given, and that the account in the CRM carries. */
  | 'CUSTOMER_NUMBER'
  /** The e-mail address of the company, not of a person there. */
  | 'EMAIL'
  /** The telephone number of the company. */
  | 'PHONE'
  /** The tax number, with its country. */
  | 'TAX_ID';

/** Whose changes of a fact count. */
export type MasterDataOwner =
  /** The CRM's. */
  | 'CRM'
  /** Those of the side that has changed; when both have, it is a conflict. */
  | 'EITHER'
  /** The ERP's. */
  | 'ERP';

/** A record of the other system that may be this customer too. */
export type MatchCandidate = {
  /** What both state and state differently, most telling first. */
  readonly differsOn: ReadonlyArray<IdentityFact>;
  /** What the two agree on, most telling first. */
  readonly matchedOn: ReadonlyArray<IdentityFact>;
  /** What the record is called in its system. */
  readonly name: Scalars['String']['output'];
  /** 0 to 1: rises with every fact the two agree on, falls with every fact they differ on. Good for ordering, not a probability. */
  readonly score: Scalars['Float']['output'];
  /** The native record, as of when it was last read for this purpose. */
  readonly source: SourceRecord;
};

/** An exact amount in one currency. */
export type Money = {
  /** In units of the currency (euros, not cents), with as many decimals as the currency or the price has. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. Amounts of different currencies are never added up. */
  readonly currency: Scalars['Currency']['output'];
};

/** What can be done. */
export type Mutation = {
  /** Lets a conversion that awaits approval go on. */
  readonly approveConversion: Maybe<ConversionPayload>;
  /** Undoes a conversion: its order is cancelled in the ERP, and the CRM is told. What the ERP will not cancel stays, with the issue CANCELLATION_REFUSED. */
  readonly cancelConversion: Maybe<ConversionPayload>;
  /** Turns a won deal into a confirmed order in the ERP, once and only once. Asking again answers the same conversion; where it stopped before anything was made in the ERP, asking again also tries again, with the policies given now. */
  readonly convertDealToOrder: Maybe<ConvertDealToOrderPayload>;
  /** Says that a native record is this customer. If it belonged to another customer, the two become one and both ids lead to it. No rule ever changes what was said here. */
  readonly linkCustomer: Maybe<CustomerPayload>;
  /** Writes a call, meeting, note… with a customer into the CRM. */
  readonly logInteraction: Maybe<LogInteractionPayload>;
  /** Settles a difference: the system that is not taken is made to say what the other says, whoever owns the fact. Refused when either system says something else by now than the difference tells. */
  readonly resolveFieldConflict: Maybe<FieldConflictPayload>;
  /** Tries a conversion again that is blocked, failed or waits. */
  readonly retryConversion: Maybe<ConversionPayload>;
  /** Tries a change again at once that could not be seen to. Answers it as it is now; null when there is no such failure, or it has been seen to meanwhile. */
  readonly retrySyncFailure: Maybe<SyncFailure>;
  /** Says that a native record is not this customer. It becomes a customer of its own, and no rule links it to this one again. */
  readonly unlinkCustomer: Maybe<CustomerPayload>;
};


/** What can be done. */
export type MutationApproveConversionArgs = {
  input: ApproveConversionInput;
};


/** What can be done. */
export type MutationCancelConversionArgs = {
  input: CancelConversionInput;
};


/** What can be done. */
export type MutationConvertDealToOrderArgs = {
  input: ConvertDealToOrderInput;
};


/** What can be done. */
export type MutationLinkCustomerArgs = {
  input: LinkCustomerInput;
};


/** What can be done. */
export type MutationLogInteractionArgs = {
  input: LogInteractionInput;
};


/** What can be done. */
export type MutationResolveFieldConflictArgs = {
  input: ResolveFieldConflictInput;
};


/** What can be done. */
export type MutationRetryConversionArgs = {
  input: RetryConversionInput;
};


/** What can be done. */
export type MutationRetrySyncFailureArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done. */
export type MutationUnlinkCustomerArgs = {
  input: UnlinkCustomerInput;
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

/** What to do about an issue that a person may decide on. */
export type OnIssue =
  /** Refuse. */
  | 'BLOCK'
  /** Wait for `approveConversion`. */
  | 'HOLD'
  /** Go on, with a warning. */
  | 'PROCEED';

/** A sales order. Totals and tax are the ERP's. */
export type Order = Node & {
  /** How the deal became this order; null when it did not come from one, or not through here. */
  readonly conversion: Maybe<Conversion>;
  /** The deal this order came from; null when it did not come from one, or not through here. */
  readonly deal: Maybe<Deal>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** A dry run of a conversion: the order that would be made, and what speaks against it. */
export type OrderPreview = {
  /** Whether the conversion would go through now. False as soon as one issue is a BLOCKER. */
  readonly convertible: Scalars['Boolean']['output'];
  /** Credit left after this order, negative when the limit is exceeded; null without a limit or when it cannot be said. */
  readonly creditAfter: Maybe<Money>;
  /** Whom the order would be for; null when that is not clear. */
  readonly customer: Maybe<Customer>;
  /** `untaxed` less the sum of the deal's lines. Zero when both reckon alike. */
  readonly differenceToDeal: Maybe<Money>;
  /** The first day on which everything could be shipped; null when supply does not cover it or cannot be told. */
  readonly earliestShipDate: Maybe<Scalars['Date']['output']>;
  /** What speaks against it, and what somebody should know although nothing does. */
  readonly issues: ReadonlyArray<ConversionIssue>;
  /** The lines that would be ordered, in the deal's order. */
  readonly lines: ReadonlyArray<OrderPreviewLine>;
  /** The ERP's tax. */
  readonly tax: Maybe<Money>;
  /** What the ERP would charge in all. */
  readonly total: Maybe<Money>;
  /** What the ERP reckons without tax; null when it was not asked, because something is missing for the question. */
  readonly untaxed: Maybe<Money>;
};

/** One line of the order that would be made. */
export type OrderPreviewLine = {
  /** What is in stock and not reserved, less what earlier lines of the order take; null for services and where supply is unknown. */
  readonly available: Maybe<Quantity>;
  /** After discounts, without tax: as the ERP reckons, or as the deal says while the ERP was not asked. */
  readonly lineTotal: Money;
  /** What would be ordered; null when the ERP does not know it. */
  readonly product: Maybe<Product>;
  /** How much of it. */
  readonly quantity: Quantity;
  /** How much of the line is not available; null where `available` is. */
  readonly shortage: Maybe<Quantity>;
  /** The deal's price for one. */
  readonly unitPrice: Money;
};

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

export type Payment = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

export type Pipeline = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

export type PriceList = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

export type Product = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** An exact quantity in a unit. */
export type Quantity = {
  /** The unit as its system calls it, such as Unit or kg. */
  readonly unit: Scalars['String']['output'];
  /** How many of the unit. */
  readonly value: Scalars['Decimal']['output'];
};

/** What can be asked. */
export type Query = {
  /** A conversion by its global id; null when there is none. */
  readonly conversion: Maybe<Conversion>;
  /** All conversions, newest first. */
  readonly conversions: ConversionConnection;
  /** A customer by its global id; null when there is none. One that was merged away answers the one it became. */
  readonly customer: Maybe<Customer>;
  /** A customer by a native id, for instance of the record that is open in the CRM. Null when the record is not known, or not yet. */
  readonly customerBySource: Maybe<Customer>;
  /** All customers, by name. */
  readonly customers: CustomerConnection;
  /** What the two systems say differently about customers, newest first. */
  readonly fieldConflicts: FieldConflictConnection;
  /** Anything by its global id; null when there is no such thing. A customer that was merged away answers the one it became. */
  readonly node: Maybe<Node>;
  /** Many things at once, in the order of the ids, null in the place of what does not exist. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Changes that could not be seen to, the longest known first. */
  readonly syncFailures: ReadonlyArray<SyncFailure>;
  /** How each connected system is doing. */
  readonly systems: ReadonlyArray<SystemHealth>;
};


/** What can be asked. */
export type QueryConversionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryConversionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<ConversionStatus>>;
};


/** What can be asked. */
export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryCustomerBySourceArgs = {
  connection: Scalars['String']['input'];
  nativeId: Scalars['String']['input'];
};


/** What can be asked. */
export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  linked?: InputMaybe<Scalars['Boolean']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryFieldConflictsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QuerySyncFailuresArgs = {
  deadLettered?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A decision about a difference. */
export type ResolveFieldConflictInput = {
  /** The global id of the conflict. */
  readonly id: Scalars['ID']['input'];
  /** Whose value both systems are to have. */
  readonly take: ConflictSide;
  /** The version of the conflict as it was seen. Refused when either system says something else by now; without it the decision is for what the conflict tells when it arrives. */
  readonly version?: InputMaybe<Scalars['String']['input']>;
};

/** The conversion to be tried again. */
export type RetryConversionInput = {
  /** The global id of the conversion. */
  readonly id: Scalars['ID']['input'];
};

export type Shipment = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

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

export type Stage = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** What came of an attempt at a step. */
export type StepStatus =
  /** It succeeded. */
  | 'DONE'
  /** It did not succeed, and nothing is in doubt. */
  | 'FAILED'
  /** It is under way. */
  | 'RUNNING'
  /** Nobody knows: the answer was lost, or the worker ended. */
  | 'UNKNOWN';

/** A change in a system that could not be seen to, such as an invoice of which the deal could not be told. */
export type SyncFailure = Node & {
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** The code of the last failure, such as REJECTED. */
  readonly code: Scalars['String']['output'];
  /** The configured connection in which the change happened. */
  readonly connection: Scalars['String']['output'];
  /** Whether it is left to a person: it stays until `retrySyncFailure`, or until the record changes again. */
  readonly deadLettered: Scalars['Boolean']['output'];
  /** When the change was first heard of. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** What the last failure said, for people. */
  readonly message: Scalars['String']['output'];
  /** Its id in that system. */
  readonly nativeId: Scalars['String']['output'];
  /** When it is tried again; null when that is left to a person. */
  readonly nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** What changed: deal, order, shipment, invoice, account or customer. */
  readonly objectType: Scalars['String']['output'];
};

/** How a connected system is doing. */
export type SystemHealth = {
  /** The configured connection, such as crm or erp. */
  readonly connection: Scalars['String']['output'];
  /** How many seconds ago everything that had changed there was known here; null until its customers were read for the first time. */
  readonly lagSeconds: Maybe<Scalars['Int']['output']>;
  /** The code of its last failure, such as UNAVAILABLE; null when there was none since we started. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** When it last answered; null when it has not since we started. */
  readonly lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** How many of its changes could not be seen to and are tried again or wait for a person; see `syncFailures`. */
  readonly openFailures: Scalars['Int']['output'];
  /** Whether it answers us. */
  readonly state: SystemState;
  /** The product behind it, such as hubspot or tryton. */
  readonly system: Scalars['String']['output'];
};

/** Whether a system answers us. */
export type SystemState =
  /** Some of its last answers failed. */
  | 'DEGRADED'
  /** It has stopped answering. */
  | 'DOWN'
  /** Its last answers were good. */
  | 'UP';

export type Ticket = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
};

/** One page of a customer's timeline, newest first. */
export type TimelineConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<TimelineEdge>;
  /** What is not on this page because its system could not be asked. Asking for the next page picks it up where it was left, as soon as the system answers again. Empty when the page is complete. */
  readonly missing: ReadonlyArray<TimelineGap>;
  /** The entries. */
  readonly nodes: ReadonlyArray<TimelineEntry>;
  /** Where this page stands in the whole timeline. */
  readonly pageInfo: PageInfo;
};

/** One entry of a timeline page. */
export type TimelineEdge = {
  /** Continue behind this entry with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: TimelineEntry;
};

/** Something that happened with a customer. */
export type TimelineEntry = {
  /** When, by the time that orders its kind in its own system. Where that is a day, the beginning of it in UTC. */
  readonly at: Scalars['DateTime']['output'];
  /** What it was. */
  readonly kind: TimelineKind;
  /** The thing itself; null with an error when its system cannot tell more now. */
  readonly subject: Maybe<TimelineSubject>;
  /** A line for people: the subject of a conversation, the name of a deal, the number of a document. */
  readonly title: Scalars['String']['output'];
};

/** Something that a page of a timeline had to leave out. */
export type TimelineGap = {
  /** Why, in the words of `extensions.code` of errors. */
  readonly code: Scalars['String']['output'];
  /** The connection that could not be asked. */
  readonly connection: Scalars['String']['output'];
  /** What is therefore missing. */
  readonly kinds: ReadonlyArray<TimelineKind>;
};

/** What can happen with a customer. */
export type TimelineKind =
  /** A deal was opened. */
  | 'DEAL'
  /** Something was said, written, planned or noted. */
  | 'INTERACTION'
  /** An invoice or a credit note was made. */
  | 'INVOICE'
  /** An order was made. */
  | 'ORDER'
  /** A payment came in. */
  | 'PAYMENT'
  /** A shipment or a return was made. */
  | 'SHIPMENT';

/** What a timeline entry is about. */
export type TimelineSubject = Deal | Interaction | Invoice | Order | Payment | Shipment;

/** A customer and a native record that is not the same. */
export type UnlinkCustomerInput = {
  /** The configured connection, such as crm or erp. */
  readonly connection: Scalars['String']['input'];
  /** The global id of the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The record's id in that system. */
  readonly nativeId: Scalars['String']['input'];
};

export type User = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
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

export type Warehouse = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
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



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  TimelineSubject:
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( NodeStub )
    | ( ConversionRecord )
    | ( CustomerRecord )
    | ( NodeStub )
    | ( FieldConflictRecord )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( SyncFailureRecord )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
  ;
  UserError:
    | ( ConversionRefused )
    | ( IdempotencyConflict )
    | ( InvalidInput )
    | ( NotFound )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  ApproveConversionInput: ApproveConversionInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelConversionInput: CancelConversionInput;
  ConflictSide: ConflictSide;
  Contact: ResolverTypeWrapper<NodeStub>;
  Conversion: ResolverTypeWrapper<ConversionRecord>;
  ConversionConnection: ResolverTypeWrapper<Omit<ConversionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ConversionEdge']>, nodes: ReadonlyArray<ResolversTypes['Conversion']> }>;
  ConversionEdge: ResolverTypeWrapper<Omit<ConversionEdge, 'node'> & { node: ResolversTypes['Conversion'] }>;
  ConversionIssue: ResolverTypeWrapper<ConversionIssue>;
  ConversionIssueCode: ConversionIssueCode;
  ConversionPayload: ResolverTypeWrapper<ConversionPayloadRecord>;
  ConversionRefused: ResolverTypeWrapper<ConversionRefused>;
  ConversionStatus: ConversionStatus;
  ConversionStep: ResolverTypeWrapper<StepRecord>;
  ConversionStepName: ConversionStepName;
  ConvertDealToOrderInput: ConvertDealToOrderInput;
  ConvertDealToOrderPayload: ResolverTypeWrapper<ConvertDealToOrderPayloadRecord>;
  Country: ResolverTypeWrapper<Scalars['Country']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  CustomField: ResolverTypeWrapper<CustomField>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  CustomerConnection: ResolverTypeWrapper<CustomerList>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerKind: CustomerKind;
  CustomerLink: ResolverTypeWrapper<Link>;
  CustomerPayload: ResolverTypeWrapper<CustomerPayloadRecord>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Deal: ResolverTypeWrapper<NodeStub>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Direction: Direction;
  FieldConflict: ResolverTypeWrapper<FieldConflictRecord>;
  FieldConflictConnection: ResolverTypeWrapper<Omit<FieldConflictConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FieldConflictEdge']>, nodes: ReadonlyArray<ResolversTypes['FieldConflict']> }>;
  FieldConflictEdge: ResolverTypeWrapper<Omit<FieldConflictEdge, 'node'> & { node: ResolversTypes['FieldConflict'] }>;
  FieldConflictPayload: ResolverTypeWrapper<FieldConflictPayloadRecord>;
  FieldConflictReason: FieldConflictReason;
  FieldConflictResolution: FieldConflictResolution;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  IdentityFact: IdentityFact;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interaction: ResolverTypeWrapper<NodeStub>;
  InteractionKind: InteractionKind;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Invoice: ResolverTypeWrapper<NodeStub>;
  IssueSeverity: IssueSeverity;
  Lead: ResolverTypeWrapper<NodeStub>;
  LinkCustomerInput: LinkCustomerInput;
  LinkOrigin: LinkOrigin;
  LinkState: LinkState;
  LogInteractionInput: LogInteractionInput;
  LogInteractionPayload: ResolverTypeWrapper<LogInteractionOutcome>;
  MasterDataField: MasterDataField;
  MasterDataOwner: MasterDataOwner;
  MatchCandidate: ResolverTypeWrapper<Candidate>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  OnIssue: OnIssue;
  Order: ResolverTypeWrapper<NodeStub>;
  OrderPreview: ResolverTypeWrapper<OrderPreviewRecord>;
  OrderPreviewLine: ResolverTypeWrapper<AssessedLine>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<NodeStub>;
  Pipeline: ResolverTypeWrapper<NodeStub>;
  PriceList: ResolverTypeWrapper<NodeStub>;
  Product: ResolverTypeWrapper<NodeStub>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResolveFieldConflictInput: ResolveFieldConflictInput;
  RetryConversionInput: RetryConversionInput;
  Shipment: ResolverTypeWrapper<NodeStub>;
  SourceRecord: ResolverTypeWrapper<SourceRecord>;
  Stage: ResolverTypeWrapper<NodeStub>;
  StepStatus: StepStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SyncFailure: ResolverTypeWrapper<SyncFailureRecord>;
  SystemHealth: ResolverTypeWrapper<SystemHealth>;
  SystemState: SystemState;
  Ticket: ResolverTypeWrapper<NodeStub>;
  TimelineConnection: ResolverTypeWrapper<Omit<TimelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TimelineEdge']>, nodes: ReadonlyArray<ResolversTypes['TimelineEntry']> }>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineEntry'] }>;
  TimelineEntry: ResolverTypeWrapper<TimelineEntryRecord>;
  TimelineGap: ResolverTypeWrapper<TimelineGap>;
  TimelineKind: TimelineKind;
  TimelineSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineSubject']>;
  UnlinkCustomerInput: UnlinkCustomerInput;
  User: ResolverTypeWrapper<NodeStub>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Warehouse: ResolverTypeWrapper<NodeStub>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  ApproveConversionInput: ApproveConversionInput;
  Boolean: Scalars['Boolean']['output'];
  CancelConversionInput: CancelConversionInput;
  Contact: NodeStub;
  Conversion: ConversionRecord;
  ConversionConnection: Omit<ConversionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ConversionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Conversion']> };
  ConversionEdge: Omit<ConversionEdge, 'node'> & { node: ResolversParentTypes['Conversion'] };
  ConversionIssue: ConversionIssue;
  ConversionPayload: ConversionPayloadRecord;
  ConversionRefused: ConversionRefused;
  ConversionStep: StepRecord;
  ConvertDealToOrderInput: ConvertDealToOrderInput;
  ConvertDealToOrderPayload: ConvertDealToOrderPayloadRecord;
  Country: Scalars['Country']['output'];
  Currency: Scalars['Currency']['output'];
  CustomField: CustomField;
  Customer: CustomerRecord;
  CustomerConnection: CustomerList;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerLink: Link;
  CustomerPayload: CustomerPayloadRecord;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Deal: NodeStub;
  Decimal: Scalars['Decimal']['output'];
  FieldConflict: FieldConflictRecord;
  FieldConflictConnection: Omit<FieldConflictConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FieldConflictEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FieldConflict']> };
  FieldConflictEdge: Omit<FieldConflictEdge, 'node'> & { node: ResolversParentTypes['FieldConflict'] };
  FieldConflictPayload: FieldConflictPayloadRecord;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  IdempotencyConflict: IdempotencyConflict;
  Int: Scalars['Int']['output'];
  Interaction: NodeStub;
  InvalidInput: InvalidInput;
  Invoice: NodeStub;
  Lead: NodeStub;
  LinkCustomerInput: LinkCustomerInput;
  LogInteractionInput: LogInteractionInput;
  LogInteractionPayload: LogInteractionOutcome;
  MatchCandidate: Candidate;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  Order: NodeStub;
  OrderPreview: OrderPreviewRecord;
  OrderPreviewLine: AssessedLine;
  PageInfo: PageInfo;
  Payment: NodeStub;
  Pipeline: NodeStub;
  PriceList: NodeStub;
  Product: NodeStub;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  ResolveFieldConflictInput: ResolveFieldConflictInput;
  RetryConversionInput: RetryConversionInput;
  Shipment: NodeStub;
  SourceRecord: SourceRecord;
  Stage: NodeStub;
  String: Scalars['String']['output'];
  SyncFailure: SyncFailureRecord;
  SystemHealth: SystemHealth;
  Ticket: NodeStub;
  TimelineConnection: Omit<TimelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TimelineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TimelineEntry']> };
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineEntry'] };
  TimelineEntry: TimelineEntryRecord;
  TimelineGap: TimelineGap;
  TimelineSubject: ResolversUnionTypes<ResolversParentTypes>['TimelineSubject'];
  UnlinkCustomerInput: UnlinkCustomerInput;
  User: NodeStub;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Warehouse: NodeStub;
};

export type AddressResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Conversion'] = ResolversParentTypes['Conversion']> = {
  approvalNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  externalReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['ConversionIssue']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConversionStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['ConversionStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversionConnectionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionConnection'] = ResolversParentTypes['ConversionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Conversion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConversionEdgeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionEdge'] = ResolversParentTypes['ConversionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversion'], ParentType, ContextType>;
};

export type ConversionIssueResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionIssue'] = ResolversParentTypes['ConversionIssue']> = {
  code?: Resolver<ResolversTypes['ConversionIssueCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['IssueSeverity'], ParentType, ContextType>;
};

export type ConversionPayloadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionPayload'] = ResolversParentTypes['ConversionPayload']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Conversion']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConversionRefusedResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionRefused'] = ResolversParentTypes['ConversionRefused']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['ConversionIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversionStepResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConversionStep'] = ResolversParentTypes['ConversionStep']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ConversionStepName'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StepStatus'], ParentType, ContextType>;
};

export type ConvertDealToOrderPayloadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['ConvertDealToOrderPayload'] = ResolversParentTypes['ConvertDealToOrderPayload']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Conversion']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CountryScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Country'], any> {
  name: 'Country';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomFieldResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  crmAccountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  crmIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  erpCustomerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  erpIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  fieldConflicts?: Resolver<ReadonlyArray<ResolversTypes['FieldConflict']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CustomerKind'], ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['CustomerLink']>, ParentType, ContextType>;
  matchCandidates?: Resolver<ReadonlyArray<ResolversTypes['MatchCandidate']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, RequireFields<CustomerTimelineArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerLinkResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['CustomerLink'] = ResolversParentTypes['CustomerLink']> = {
  matchedOn?: Resolver<ReadonlyArray<ResolversTypes['IdentityFact']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['LinkOrigin'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LinkState'], ParentType, ContextType>;
};

export type CustomerPayloadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['CustomerPayload'] = ResolversParentTypes['CustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DealResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Conversion']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderPreview?: Resolver<Maybe<ResolversTypes['OrderPreview']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type FieldConflictResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['FieldConflict'] = ResolversParentTypes['FieldConflict']> = {
  baseValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  crmValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  detectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  erpValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['MasterDataField'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['MasterDataOwner'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['FieldConflictReason'], ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['FieldConflictResolution']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldConflictConnectionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['FieldConflictConnection'] = ResolversParentTypes['FieldConflictConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FieldConflictEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FieldConflict']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FieldConflictEdgeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['FieldConflictEdge'] = ResolversParentTypes['FieldConflictEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FieldConflict'], ParentType, ContextType>;
};

export type FieldConflictPayloadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['FieldConflictPayload'] = ResolversParentTypes['FieldConflictPayload']> = {
  conflict?: Resolver<Maybe<ResolversTypes['FieldConflict']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdempotencyConflictResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InteractionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Interaction'] = ResolversParentTypes['Interaction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogInteractionPayloadResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['LogInteractionPayload'] = ResolversParentTypes['LogInteractionPayload']> = {
  interaction?: Resolver<Maybe<ResolversTypes['Interaction']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MatchCandidateResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['MatchCandidate'] = ResolversParentTypes['MatchCandidate']> = {
  differsOn?: Resolver<ReadonlyArray<ResolversTypes['IdentityFact']>, ParentType, ContextType>;
  matchedOn?: Resolver<ReadonlyArray<ResolversTypes['IdentityFact']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveConversion?: Resolver<Maybe<ResolversTypes['ConversionPayload']>, ParentType, ContextType, RequireFields<MutationApproveConversionArgs, 'input'>>;
  cancelConversion?: Resolver<Maybe<ResolversTypes['ConversionPayload']>, ParentType, ContextType, RequireFields<MutationCancelConversionArgs, 'input'>>;
  convertDealToOrder?: Resolver<Maybe<ResolversTypes['ConvertDealToOrderPayload']>, ParentType, ContextType, RequireFields<MutationConvertDealToOrderArgs, 'input'>>;
  linkCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationLinkCustomerArgs, 'input'>>;
  logInteraction?: Resolver<Maybe<ResolversTypes['LogInteractionPayload']>, ParentType, ContextType, RequireFields<MutationLogInteractionArgs, 'input'>>;
  resolveFieldConflict?: Resolver<Maybe<ResolversTypes['FieldConflictPayload']>, ParentType, ContextType, RequireFields<MutationResolveFieldConflictArgs, 'input'>>;
  retryConversion?: Resolver<Maybe<ResolversTypes['ConversionPayload']>, ParentType, ContextType, RequireFields<MutationRetryConversionArgs, 'input'>>;
  retrySyncFailure?: Resolver<Maybe<ResolversTypes['SyncFailure']>, ParentType, ContextType, RequireFields<MutationRetrySyncFailureArgs, 'id'>>;
  unlinkCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUnlinkCustomerArgs, 'input'>>;
};

export type NodeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Contact' | 'Conversion' | 'Customer' | 'Deal' | 'FieldConflict' | 'Interaction' | 'Invoice' | 'Lead' | 'Order' | 'Payment' | 'Pipeline' | 'PriceList' | 'Product' | 'Shipment' | 'Stage' | 'SyncFailure' | 'Ticket' | 'User' | 'Warehouse', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Conversion']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['OrderPreview'] = ResolversParentTypes['OrderPreview']> = {
  convertible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  creditAfter?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  differenceToDeal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  earliestShipDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['ConversionIssue']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['OrderPreviewLine']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  untaxed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderPreviewLineResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['OrderPreviewLine'] = ResolversParentTypes['OrderPreviewLine']> = {
  available?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  lineTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  shortage?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Pipeline'] = ResolversParentTypes['Pipeline']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceListResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['PriceList'] = ResolversParentTypes['PriceList']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Conversion']>, ParentType, ContextType, RequireFields<QueryConversionArgs, 'id'>>;
  conversions?: Resolver<ResolversTypes['ConversionConnection'], ParentType, ContextType, RequireFields<QueryConversionsArgs, 'first'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerBySource?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerBySourceArgs, 'connection' | 'nativeId'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  fieldConflicts?: Resolver<ResolversTypes['FieldConflictConnection'], ParentType, ContextType, RequireFields<QueryFieldConflictsArgs, 'first' | 'open'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  syncFailures?: Resolver<ReadonlyArray<ResolversTypes['SyncFailure']>, ParentType, ContextType, RequireFields<QuerySyncFailuresArgs, 'first'>>;
  systems?: Resolver<ReadonlyArray<ResolversTypes['SystemHealth']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceRecordResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['SourceRecord'] = ResolversParentTypes['SourceRecord']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StageResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SyncFailureResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['SyncFailure'] = ResolversParentTypes['SyncFailure']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deadLettered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  objectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemHealthResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['SystemHealth'] = ResolversParentTypes['SystemHealth']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SystemState'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TicketResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['TimelineGap']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineEntry'], ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['TimelineSubject']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineGapResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['TimelineGap'] = ResolversParentTypes['TimelineGap']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['TimelineKind']>, ParentType, ContextType>;
};

export type TimelineSubjectResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['TimelineSubject'] = ResolversParentTypes['TimelineSubject']> = {
  __resolveType: TypeResolveFn<'Deal' | 'Interaction' | 'Invoice' | 'Order' | 'Payment' | 'Shipment', ParentType, ContextType>;
};

export type UserResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'ConversionRefused' | 'IdempotencyConflict' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = IntegrationContext> = {
  Address?: AddressResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Conversion?: ConversionResolvers<ContextType>;
  ConversionConnection?: ConversionConnectionResolvers<ContextType>;
  ConversionEdge?: ConversionEdgeResolvers<ContextType>;
  ConversionIssue?: ConversionIssueResolvers<ContextType>;
  ConversionPayload?: ConversionPayloadResolvers<ContextType>;
  ConversionRefused?: ConversionRefusedResolvers<ContextType>;
  ConversionStep?: ConversionStepResolvers<ContextType>;
  ConvertDealToOrderPayload?: ConvertDealToOrderPayloadResolvers<ContextType>;
  Country?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  CustomField?: CustomFieldResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerLink?: CustomerLinkResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  FieldConflict?: FieldConflictResolvers<ContextType>;
  FieldConflictConnection?: FieldConflictConnectionResolvers<ContextType>;
  FieldConflictEdge?: FieldConflictEdgeResolvers<ContextType>;
  FieldConflictPayload?: FieldConflictPayloadResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  Interaction?: InteractionResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LogInteractionPayload?: LogInteractionPayloadResolvers<ContextType>;
  MatchCandidate?: MatchCandidateResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderPreview?: OrderPreviewResolvers<ContextType>;
  OrderPreviewLine?: OrderPreviewLineResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  Pipeline?: PipelineResolvers<ContextType>;
  PriceList?: PriceListResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  SourceRecord?: SourceRecordResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  SyncFailure?: SyncFailureResolvers<ContextType>;
  SystemHealth?: SystemHealthResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  TimelineGap?: TimelineGapResolvers<ContextType>;
  TimelineSubject?: TimelineSubjectResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
};

