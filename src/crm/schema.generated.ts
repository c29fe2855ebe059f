import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Contact as ContactRecord, Deal as DealRecord, DealLine as DealLineRecord, DealOrderSummary as DealOrderSummaryRecord, Interaction as InteractionRecord, Lead as LeadRecord, Pipeline as PipelineRecord, Stage as StageRecord, Ticket as TicketRecord, CrmUser } from '#ports/crm-system.ts';
import type { CustomerParent } from './parents.ts';
import type { MoveDealToStageOutcome } from './move-deal-to-stage.ts';
import type { CrmContext } from './context.ts';
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

/** A person at a customer. */
export type Contact = Node & {
  /** When the CRM first had this record. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Where the person works. */
  readonly customer: Maybe<Customer>;
  /** What to call the person in a list; always filled in. */
  readonly displayName: Scalars['String']['output'];
  /** The address to write to. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** What the person does at the customer. */
  readonly jobTitle: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** True when the person does not want marketing e-mail; null when the CRM does not say. */
  readonly optedOutOfEmail: Maybe<Scalars['Boolean']['output']>;
  /** E.164 where it can be read as such, otherwise as written. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** BCP 47 language tag, such as es or en-GB. */
  readonly preferredLanguage: Maybe<Scalars['String']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** When it was last changed in the CRM. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of contacts. */
export type ContactConnection = {
  /** The contacts with their cursors. */
  readonly edges: ReadonlyArray<ContactEdge>;
  /** The contacts alone. */
  readonly nodes: ReadonlyArray<Contact>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the CRM cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A contact in a list. */
export type ContactEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: Contact;
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
  /** Where the CRM believes the customer to be. Invoices go to the ERP's `account.billingAddress`. */
  readonly address: Maybe<Address>;
  /** The people we know at this customer, newest first. */
  readonly contacts: Maybe<ContactConnection>;
  /** One native CRM account of this customer: how the CRM points at a customer whose global id it does not know. */
  readonly crmAccountId: Maybe<Scalars['ID']['output']>;
  /** Native account ids in the CRM; several after a merge or where the CRM has duplicates. */
  readonly crmIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The fields of the CRM's accounts that the configuration names besides these, in its order; each from the first account that says anything. */
  readonly customFields: Maybe<ReadonlyArray<CustomField>>;
  /** What was or is being sold to this customer, newest first. */
  readonly deals: Maybe<DealConnection>;
  /** The customer's general e-mail address, not a contact's. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Line of business, in the CRM's words. */
  readonly industry: Maybe<Scalars['String']['output']>;
  /** Everything that was said, written, planned or noted with this customer, newest first. */
  readonly interactions: Maybe<InteractionConnection>;
  /** When something was last said; null when nothing ever was. */
  readonly lastInteractionAt: Maybe<Scalars['DateTime']['output']>;
  /** How far the relationship has come. */
  readonly lifecycleStage: Maybe<LifecycleStage>;
  /** The person in our company who is responsible for the relationship. Where several CRM accounts are one customer, this and the fields down to lifecycleStage come from the first account that says anything. */
  readonly owner: Maybe<User>;
  /** The customer's general telephone number, E.164 where it can be read as such. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** The customer's requests for help, newest first. */
  readonly tickets: Maybe<TicketConnection>;
  /** Address of the customer's website. */
  readonly website: Maybe<Scalars['String']['output']>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<DealStatus>>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerInteractionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<InteractionKind>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One customer, whichever systems know them. The global id survives merges. */
export type CustomerTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<TicketStatus>>;
};

/** An opportunity to sell. */
export type Deal = Node & {
  /** What the salesperson typed; may differ from linesTotal. */
  readonly amount: Maybe<Money>;
  /** When it was won, lost or cancelled. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the CRM first had this record. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** To whom it is to be sold. */
  readonly customer: Maybe<Customer>;
  /** The day on which the salesperson expects an answer. */
  readonly expectedCloseDate: Maybe<Scalars['Date']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** What is offered, in order. */
  readonly lines: ReadonlyArray<DealLine>;
  /** The sum of the lines, recomputed; null when there are none, and when they are in several currencies. */
  readonly linesTotal: Maybe<Money>;
  /** Why it was lost, in the salesperson's words. */
  readonly lostReason: Maybe<Scalars['String']['output']>;
  /** What the salesperson called it. */
  readonly name: Scalars['String']['output'];
  /** The same in the CRM's own word. */
  readonly nativeStatus: Scalars['String']['output'];
  /** What the CRM says of the order that the deal has become; everything in it is null or empty before. */
  readonly orderSummary: DealOrderSummary;
  /** Who sells it. */
  readonly owner: Maybe<User>;
  /** The pipeline it is in. */
  readonly pipeline: Maybe<Pipeline>;
  /** The person at the customer who decides. */
  readonly primaryContact: Maybe<Contact>;
  /** How likely it is won, 0 to 1. */
  readonly probability: Maybe<Scalars['Decimal']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** The stage it has reached. */
  readonly stage: Maybe<Stage>;
  /** Its state in our words. */
  readonly status: DealStatus;
  /** When it was last changed in the CRM. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** amount × probability, rounded to the currency; null when either is missing. */
  readonly weightedAmount: Maybe<Money>;
};

/** A page of deals. */
export type DealConnection = {
  /** The deals with their cursors. */
  readonly edges: ReadonlyArray<DealEdge>;
  /** The deals alone. */
  readonly nodes: ReadonlyArray<Deal>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the CRM cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A deal in a list. */
export type DealEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The deal. */
  readonly node: Deal;
};

/** One line of a deal. */
export type DealLine = {
  /** What is offered, in words. */
  readonly description: Scalars['String']['output'];
  /** Discount on the whole line, never per unit. */
  readonly discount: Maybe<Money>;
  /** Discount in percent, 0 to 100. */
  readonly discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** quantity × unitPrice − discount, rounded to the currency. */
  readonly lineTotal: Money;
  /** Place among the lines, ascending. */
  readonly position: Scalars['Int']['output'];
  /** The ERP's product with this line's SKU; null for a write-in line and for a SKU that the ERP does not know. */
  readonly product: Maybe<Product>;
  /** How much of it. */
  readonly quantity: Quantity;
  /** The key to the catalogue; null for a write-in line. */
  readonly sku: Maybe<Scalars['String']['output']>;
  /** Price of one unit before discount. */
  readonly unitPrice: Money;
};

/** What a conversion writes into the deal, and keeps up to date there, for those who only look at the CRM. */
export type DealOrderSummary = {
  /** The numbers of its invoices and credit notes. */
  readonly invoiceNumbers: ReadonlyArray<Scalars['String']['output']>;
  /** The order's number in the ERP. */
  readonly orderNumber: Maybe<Scalars['String']['output']>;
  /** How far it is, in our words for the status of orders. */
  readonly orderStatus: Maybe<Scalars['String']['output']>;
  /** Where a person opens the order in the ERP, when it has such a place. */
  readonly orderUrl: Maybe<Scalars['String']['output']>;
  /** What has been paid of it, in our words for the payment of orders. */
  readonly paymentStatus: Maybe<Scalars['String']['output']>;
};

/** The state of a deal. */
export type DealStatus =
  /** Withdrawn; neither won nor lost. */
  | 'CANCELLED'
  /** The customer said no. */
  | 'LOST'
  /** Set aside for a while. */
  | 'ON_HOLD'
  /** Still being sold. */
  | 'OPEN'
  /** The customer said yes. */
  | 'WON';

/** Who spoke to whom. */
export type Direction =
  /** The customer to us. */
  | 'INBOUND'
  /** We among ourselves. */
  | 'INTERNAL'
  /** We to the customer. */
  | 'OUTBOUND';

/** One thing that was said, written, planned or noted. */
export type Interaction = Node & {
  /** What was said, as text. */
  readonly body: Maybe<Scalars['String']['output']>;
  /** Who of the customer took part. */
  readonly contacts: Maybe<ReadonlyArray<Contact>>;
  /** With whom it was. */
  readonly customer: Maybe<Customer>;
  /** The deal it was about. */
  readonly deal: Maybe<Deal>;
  /** Who spoke to whom; null when the CRM does not say. */
  readonly direction: Maybe<Direction>;
  /** How long it took. */
  readonly durationSeconds: Maybe<Scalars['Int']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** What sort of thing it was. */
  readonly kind: InteractionKind;
  /** When it took or takes place. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Who of us took part. */
  readonly owner: Maybe<User>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** What it was about, in a line. */
  readonly subject: Maybe<Scalars['String']['output']>;
};

/** A page of interactions. */
export type InteractionConnection = {
  /** The interactions with their cursors. */
  readonly edges: ReadonlyArray<InteractionEdge>;
  /** The interactions alone. */
  readonly nodes: ReadonlyArray<Interaction>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the CRM cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An interaction in a list. */
export type InteractionEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The interaction. */
  readonly node: Interaction;
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

/** Somebody who may become a customer. */
export type Lead = Node & {
  /** The company the person spoke for. */
  readonly company: Maybe<Scalars['String']['output']>;
  /** The customer it became, once converted. */
  readonly convertedCustomer: Maybe<Customer>;
  /** The deal it became, once converted. */
  readonly convertedDeal: Maybe<Deal>;
  /** When the CRM first had this record. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** What to call the lead in a list; always filled in. */
  readonly displayName: Scalars['String']['output'];
  /** The address to write to. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** The same in the CRM's own word. */
  readonly nativeStatus: Scalars['String']['output'];
  /** Who follows it up. */
  readonly owner: Maybe<User>;
  /** E.164 where it can be read as such, otherwise as written. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** How far we have come with it. */
  readonly status: LeadStatus;
  /** When it was last changed in the CRM. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of leads. */
export type LeadConnection = {
  /** The leads with their cursors. */
  readonly edges: ReadonlyArray<LeadEdge>;
  /** The leads alone. */
  readonly nodes: ReadonlyArray<Lead>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the CRM cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A lead in a list. */
export type LeadEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The lead. */
  readonly node: Lead;
};

/** How far we have come with a lead. */
export type LeadStatus =
  /** Became a customer, a deal or both. */
  | 'CONVERTED'
  /** Nobody has spoken to them yet. */
  | 'NEW'
  /** Worth an offer. */
  | 'QUALIFIED'
  /** Not worth following up. */
  | 'UNQUALIFIED'
  /** Somebody is in contact. */
  | 'WORKING';

/** How far the relationship with a customer has come. */
export type LifecycleStage =
  /** Somebody who buys from us. */
  | 'CUSTOMER'
  /** Somebody who used to buy from us. */
  | 'FORMER_CUSTOMER'
  /** Somebody who showed interest. */
  | 'LEAD'
  /** Anything else: partners, suppliers, competitors. */
  | 'OTHER'
  /** Somebody we are talking to about a sale. */
  | 'PROSPECT';

/** An exact amount in one currency. */
export type Money = {
  /** In units of the currency (euros, not cents), with as many decimals as the currency or the price has. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. Amounts of different currencies are never added up. */
  readonly currency: Scalars['Currency']['output'];
};

/** Which deal, and where to. */
export type MoveDealToStageInput = {
  /** The deal to move. */
  readonly dealId: Scalars['ID']['input'];
  /** Why the deal was lost; only for a stage whose status is LOST. */
  readonly lostReason?: InputMaybe<Scalars['String']['input']>;
  /** The stage to move it to. */
  readonly stageId: Scalars['ID']['input'];
};

/** What came of moveDealToStage. */
export type MoveDealToStagePayload = {
  /** The deal as it is now; null when it was not moved. */
  readonly deal: Maybe<Deal>;
  /** Why it was not moved: NotFound or InvalidInput. Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What can be done. */
export type Mutation = {
  /** Moves a deal to another stage; a stage whose status is WON starts the conversion where the configuration says so. */
  readonly moveDealToStage: Maybe<MoveDealToStagePayload>;
};


/** What can be done. */
export type MutationMoveDealToStageArgs = {
  input: MoveDealToStageInput;
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

/** A way of selling, as a row of stages. */
export type Pipeline = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Name as the CRM shows it. */
  readonly name: Scalars['String']['output'];
  /** Its stages in order. */
  readonly stages: ReadonlyArray<Stage>;
};

/** How urgent a ticket is. */
export type Priority =
  /** Soon. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** In its turn. */
  | 'MEDIUM'
  /** Now. */
  | 'URGENT';

/** Something that can be bought: goods or a service. */
export type Product = {
  /** The stock keeping unit: the catalogue's own key. */
  readonly sku: Scalars['String']['output'];
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
  /** One deal; null when there is none with this id. */
  readonly deal: Maybe<Deal>;
  /** Deals of all customers, newest first. */
  readonly deals: DealConnection;
  /** Leads, newest first. */
  readonly leads: LeadConnection;
  /** All pipelines with their stages. */
  readonly pipelines: ReadonlyArray<Pipeline>;
};


/** What can be asked. */
export type QueryDealArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ReadonlyArray<DealStatus>>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryLeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<LeadStatus>>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
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

/** One step of a pipeline. */
export type Stage = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Name as the CRM shows it. */
  readonly name: Scalars['String']['output'];
  /** Place in its pipeline, ascending. */
  readonly position: Scalars['Int']['output'];
  /** How likely a deal of this stage is won, 0 to 1. */
  readonly probability: Maybe<Scalars['Decimal']['output']>;
  /** The state of every deal of this stage. */
  readonly status: DealStatus;
};

/** A customer's request for help. */
export type Ticket = Node & {
  /** The person who asked. */
  readonly contact: Maybe<Contact>;
  /** The fields of the native record that the configuration names besides these, in its order. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Who asked. */
  readonly customer: Maybe<Customer>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** The same in the CRM's own word. */
  readonly nativeStatus: Scalars['String']['output'];
  /** The number that the customer was told. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** When the customer asked. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** How urgent it is; null when nobody said. */
  readonly priority: Maybe<Priority>;
  /** When it was answered for good. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where this record lives. */
  readonly source: SourceRecord;
  /** Its state in our words. */
  readonly status: TicketStatus;
  /** What it is about, in a line. */
  readonly subject: Scalars['String']['output'];
};

/** A page of tickets. */
export type TicketConnection = {
  /** The tickets with their cursors. */
  readonly edges: ReadonlyArray<TicketEdge>;
  /** The tickets alone. */
  readonly nodes: ReadonlyArray<Ticket>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in the whole list; null where the CRM cannot count them cheaply. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A ticket in a list. */
export type TicketEdge = {
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The ticket. */
  readonly node: Ticket;
};

/** The state of a ticket. */
export type TicketStatus =
  /** Over. */
  | 'CLOSED'
  /** Nobody has looked at it yet. */
  | 'NEW'
  /** Set aside for a while. */
  | 'ON_HOLD'
  /** Somebody is working on it. */
  | 'OPEN'
  /** We wait for the customer. */
  | 'PENDING_CUSTOMER'
  /** Answered; the customer may still object. */
  | 'RESOLVED';

/** A user of the CRM: a salesperson or an agent. */
export type User = Node & {
  /** Their address at work. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Name as the CRM shows it. */
  readonly name: Scalars['String']['output'];
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
    | ( ContactRecord )
    | ( DealRecord )
    | ( InteractionRecord )
    | ( LeadRecord )
    | ( PipelineRecord )
    | ( StageRecord )
    | ( TicketRecord )
    | ( CrmUser )
  ;
  UserError:
    | ( InvalidInput )
    | ( NotFound )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Contact: ResolverTypeWrapper<ContactRecord>;
  ContactConnection: ResolverTypeWrapper<Omit<ContactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContactEdge']>, nodes: ReadonlyArray<ResolversTypes['Contact']> }>;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  Country: ResolverTypeWrapper<Scalars['Country']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  CustomField: ResolverTypeWrapper<CustomField>;
  Customer: ResolverTypeWrapper<CustomerParent>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Deal: ResolverTypeWrapper<DealRecord>;
  DealConnection: ResolverTypeWrapper<Omit<DealConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DealEdge']>, nodes: ReadonlyArray<ResolversTypes['Deal']> }>;
  DealEdge: ResolverTypeWrapper<Omit<DealEdge, 'node'> & { node: ResolversTypes['Deal'] }>;
  DealLine: ResolverTypeWrapper<DealLineRecord>;
  DealOrderSummary: ResolverTypeWrapper<DealOrderSummaryRecord>;
  DealStatus: DealStatus;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Direction: Direction;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interaction: ResolverTypeWrapper<InteractionRecord>;
  InteractionConnection: ResolverTypeWrapper<Omit<InteractionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InteractionEdge']>, nodes: ReadonlyArray<ResolversTypes['Interaction']> }>;
  InteractionEdge: ResolverTypeWrapper<Omit<InteractionEdge, 'node'> & { node: ResolversTypes['Interaction'] }>;
  InteractionKind: InteractionKind;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Lead: ResolverTypeWrapper<LeadRecord>;
  LeadConnection: ResolverTypeWrapper<Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversTypes['Lead']> }>;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  LeadStatus: LeadStatus;
  LifecycleStage: LifecycleStage;
  Money: ResolverTypeWrapper<Money>;
  MoveDealToStageInput: MoveDealToStageInput;
  MoveDealToStagePayload: ResolverTypeWrapper<MoveDealToStageOutcome>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Pipeline: ResolverTypeWrapper<PipelineRecord>;
  Priority: Priority;
  Product: ResolverTypeWrapper<Product>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SourceRecord: ResolverTypeWrapper<SourceRecord>;
  Stage: ResolverTypeWrapper<StageRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Ticket: ResolverTypeWrapper<TicketRecord>;
  TicketConnection: ResolverTypeWrapper<Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversTypes['Ticket']> }>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  TicketStatus: TicketStatus;
  User: ResolverTypeWrapper<CrmUser>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  Boolean: Scalars['Boolean']['output'];
  Contact: ContactRecord;
  ContactConnection: Omit<ContactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContactEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Contact']> };
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  Country: Scalars['Country']['output'];
  Currency: Scalars['Currency']['output'];
  CustomField: CustomField;
  Customer: CustomerParent;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Deal: DealRecord;
  DealConnection: Omit<DealConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DealEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Deal']> };
  DealEdge: Omit<DealEdge, 'node'> & { node: ResolversParentTypes['Deal'] };
  DealLine: DealLineRecord;
  DealOrderSummary: DealOrderSummaryRecord;
  Decimal: Scalars['Decimal']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Interaction: InteractionRecord;
  InteractionConnection: Omit<InteractionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InteractionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Interaction']> };
  InteractionEdge: Omit<InteractionEdge, 'node'> & { node: ResolversParentTypes['Interaction'] };
  InvalidInput: InvalidInput;
  Lead: LeadRecord;
  LeadConnection: Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Lead']> };
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  Money: Money;
  MoveDealToStageInput: MoveDealToStageInput;
  MoveDealToStagePayload: MoveDealToStageOutcome;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  PageInfo: PageInfo;
  Pipeline: PipelineRecord;
  Product: Product;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  SourceRecord: SourceRecord;
  Stage: StageRecord;
  String: Scalars['String']['output'];
  Ticket: TicketRecord;
  TicketConnection: Omit<TicketConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TicketEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Ticket']> };
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  User: CrmUser;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
};

export type AddressResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  optedOutOfEmail?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preferredLanguage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export interface CountryScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Country'], any> {
  name: 'Country';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomFieldResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, RequireFields<CustomerContactsArgs, 'first'>>;
  crmAccountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  crmIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  customFields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CustomField']>>, ParentType, ContextType>;
  deals?: Resolver<Maybe<ResolversTypes['DealConnection']>, ParentType, ContextType, RequireFields<CustomerDealsArgs, 'first'>>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  industry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interactions?: Resolver<Maybe<ResolversTypes['InteractionConnection']>, ParentType, ContextType, RequireFields<CustomerInteractionsArgs, 'first'>>;
  lastInteractionAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lifecycleStage?: Resolver<Maybe<ResolversTypes['LifecycleStage']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tickets?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, RequireFields<CustomerTicketsArgs, 'first'>>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DealResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  expectedCloseDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['DealLine']>, ParentType, ContextType>;
  linesTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lostReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderSummary?: Resolver<ResolversTypes['DealOrderSummary'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  primaryContact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DealStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weightedAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealConnectionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['DealConnection'] = ResolversParentTypes['DealConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DealEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Deal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DealEdgeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['DealEdge'] = ResolversParentTypes['DealEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
};

export type DealLineResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['DealLine'] = ResolversParentTypes['DealLine']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  discountPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lineTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DealOrderSummaryResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['DealOrderSummary'] = ResolversParentTypes['DealOrderSummary']> = {
  invoiceNumbers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  orderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type InteractionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Interaction'] = ResolversParentTypes['Interaction']> = {
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contact']>>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['Direction']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InteractionKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InteractionConnectionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['InteractionConnection'] = ResolversParentTypes['InteractionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InteractionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Interaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InteractionEdgeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['InteractionEdge'] = ResolversParentTypes['InteractionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Interaction'], ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  convertedCustomer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  convertedDeal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LeadStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MoveDealToStagePayloadResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['MoveDealToStagePayload'] = ResolversParentTypes['MoveDealToStagePayload']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  moveDealToStage?: Resolver<Maybe<ResolversTypes['MoveDealToStagePayload']>, ParentType, ContextType, RequireFields<MutationMoveDealToStageArgs, 'input'>>;
};

export type NodeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Contact' | 'Deal' | 'Interaction' | 'Lead' | 'Pipeline' | 'Stage' | 'Ticket' | 'User', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PipelineResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Pipeline'] = ResolversParentTypes['Pipeline']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['Stage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealArgs, 'id'>>;
  deals?: Resolver<ResolversTypes['DealConnection'], ParentType, ContextType, RequireFields<QueryDealsArgs, 'first'>>;
  leads?: Resolver<ResolversTypes['LeadConnection'], ParentType, ContextType, RequireFields<QueryLeadsArgs, 'first'>>;
  pipelines?: Resolver<ReadonlyArray<ResolversTypes['Pipeline']>, ParentType, ContextType>;
};

export type SourceRecordResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['SourceRecord'] = ResolversParentTypes['SourceRecord']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StageResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DealStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Priority']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = CrmContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type Resolvers<ContextType = CrmContext> = {
  Address?: AddressResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  Country?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  CustomField?: CustomFieldResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  DealConnection?: DealConnectionResolvers<ContextType>;
  DealEdge?: DealEdgeResolvers<ContextType>;
  DealLine?: DealLineResolvers<ContextType>;
  DealOrderSummary?: DealOrderSummaryResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  Interaction?: InteractionResolvers<ContextType>;
  InteractionConnection?: InteractionConnectionResolvers<ContextType>;
  InteractionEdge?: InteractionEdgeResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoveDealToStagePayload?: MoveDealToStagePayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Pipeline?: PipelineResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SourceRecord?: SourceRecordResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketConnection?: TicketConnectionResolvers<ContextType>;
  TicketEdge?: TicketEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

