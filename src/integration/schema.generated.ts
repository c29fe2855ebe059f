import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeStub } from './node-stub.ts';
import type { Customer as CustomerRecord } from './identity/read-customers.ts';
import type { Link } from './identity/link-row.ts';
import type { CustomerPayload as CustomerPayloadRecord } from './link-mutations.ts';
import type { Candidate } from './identity/find-candidates.ts';
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

export type Contact = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
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
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Company or person, by the same record as the name. */
  readonly kind: CustomerKind;
  /** Every native record that is or was this customer, and why we believe so. */
  readonly links: ReadonlyArray<CustomerLink>;
  /** Records of the other system that look like this customer and are not linked to it, most alike first. `linkCustomer` settles the matter for one of them, once and for ever. */
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

export type Deal = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
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
  /** Says that a native record is this customer. If it belonged to another customer, the two become one and both ids lead to it. No rule ever changes what was said here. */
  readonly linkCustomer: Maybe<CustomerPayload>;
  /** Says that a native record is not this customer. It becomes a customer of its own, and no rule links it to this one again. */
  readonly unlinkCustomer: Maybe<CustomerPayload>;
};


/** What can be done. */
export type MutationLinkCustomerArgs = {
  input: LinkCustomerInput;
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

export type Order = Node & {
  /** The global id. */
  readonly id: Scalars['ID']['output'];
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
  /** A customer by its global id; null when there is none. One that was merged away answers the one it became. */
  readonly customer: Maybe<Customer>;
  /** A customer by a native id, for instance of the record that is open in the CRM. Null when the record is not known, or not yet. */
  readonly customerBySource: Maybe<Customer>;
  /** All customers, by name. */
  readonly customers: CustomerConnection;
  /** Anything by its global id; null when there is no such thing. A customer that was merged away answers the one it became. */
  readonly node: Maybe<Node>;
  /** Many things at once, in the order of the ids, null in the place of what does not exist. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** How each connected system is doing. */
  readonly systems: ReadonlyArray<SystemHealth>;
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
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
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
  /** When. What its system dates by day counts from the beginning of that day in UTC. */
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
  /** A deal, at the time by which the CRM orders deals. */
  | 'DEAL'
  /** Something was said, written or noted; at the time it occurred. */
  | 'INTERACTION'
  /** An invoice or credit note, on its day. */
  | 'INVOICE'
  /** An order, on its day. */
  | 'ORDER'
  /** A payment, on its day. */
  | 'PAYMENT'
  /** A shipment or return, on its day. */
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
    | ( CustomerRecord )
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
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
    | ( NodeStub )
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
  Contact: ResolverTypeWrapper<NodeStub>;
  Country: ResolverTypeWrapper<Scalars['Country']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerKind: CustomerKind;
  CustomerLink: ResolverTypeWrapper<Link>;
  CustomerPayload: ResolverTypeWrapper<CustomerPayloadRecord>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Deal: ResolverTypeWrapper<NodeStub>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentityFact: IdentityFact;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interaction: ResolverTypeWrapper<NodeStub>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  Invoice: ResolverTypeWrapper<NodeStub>;
  Lead: ResolverTypeWrapper<NodeStub>;
  LinkCustomerInput: LinkCustomerInput;
  LinkOrigin: LinkOrigin;
  LinkState: LinkState;
  MatchCandidate: ResolverTypeWrapper<Candidate>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  Order: ResolverTypeWrapper<NodeStub>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<NodeStub>;
  Pipeline: ResolverTypeWrapper<NodeStub>;
  PriceList: ResolverTypeWrapper<NodeStub>;
  Product: ResolverTypeWrapper<NodeStub>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Shipment: ResolverTypeWrapper<NodeStub>;
  SourceRecord: ResolverTypeWrapper<SourceRecord>;
  Stage: ResolverTypeWrapper<NodeStub>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
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
  Boolean: Scalars['Boolean']['output'];
  Contact: NodeStub;
  Country: Scalars['Country']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRecord;
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerLink: Link;
  CustomerPayload: CustomerPayloadRecord;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Deal: NodeStub;
  Decimal: Scalars['Decimal']['output'];
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Interaction: NodeStub;
  InvalidInput: InvalidInput;
  Invoice: NodeStub;
  Lead: NodeStub;
  LinkCustomerInput: LinkCustomerInput;
  MatchCandidate: Candidate;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  Order: NodeStub;
  PageInfo: PageInfo;
  Payment: NodeStub;
  Pipeline: NodeStub;
  PriceList: NodeStub;
  Product: NodeStub;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Shipment: NodeStub;
  SourceRecord: SourceRecord;
  Stage: NodeStub;
  String: Scalars['String']['output'];
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

export interface CountryScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Country'], any> {
  name: 'Country';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  crmAccountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  crmIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  erpCustomerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  erpIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

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
  linkCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationLinkCustomerArgs, 'input'>>;
  unlinkCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUnlinkCustomerArgs, 'input'>>;
};

export type NodeResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Contact' | 'Customer' | 'Deal' | 'Interaction' | 'Invoice' | 'Lead' | 'Order' | 'Payment' | 'Pipeline' | 'PriceList' | 'Product' | 'Shipment' | 'Stage' | 'Ticket' | 'User' | 'Warehouse', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerBySource?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerBySourceArgs, 'connection' | 'nativeId'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
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

export type SystemHealthResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['SystemHealth'] = ResolversParentTypes['SystemHealth']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = IntegrationContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = IntegrationContext> = {
  Address?: AddressResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Country?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerLink?: CustomerLinkResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  Interaction?: InteractionResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  MatchCandidate?: MatchCandidateResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
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

