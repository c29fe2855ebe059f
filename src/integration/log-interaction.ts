import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import { nativeIdOf, nodeId } from '#model/node-id.ts';
import type { Contact, Deal } from '#ports/crm-system.ts';
import type { IntegrationContext } from './context.ts';
import { accountIdsOf } from './account-ids.ts';
import { customerIdOf, nativeIds } from './customer.ts';
import { customersByIds } from './identity/read-customers.ts';
import type { NodeStub } from './node-stub.ts';
import type { LogInteractionInput } from './schema.generated.ts';

/** The parent of `LogInteractionPayload`. */
export interface LogInteractionOutcome {
  readonly interaction: NodeStub | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

/** Writes one interaction into the CRM, once everything it names was found there and belongs to the customer. */
export async function logInteraction(
  input: LogInteractionInput,
  context: IntegrationContext,
): Promise<LogInteractionOutcome> {
  const { crm, clock, call } = context;
  const subject = textOrNull(input.subject);
  const body = textOrNull(input.body);
  if (subject === null && body === null) return refused(invalidInput('a subject or a body is required', 'subject'));
  // "Now" would be another now the second time, and the same key with another content is not the same interaction.
  if (input.idempotencyKey && !input.occurredAt)
    return refused(invalidInput('occurredAt is required with an idempotencyKey', 'occurredAt'));
  const named = await findNamed(input, context);
  if ('message' in named) return refused(named);

  const { id } = await crm.logInteraction(
    {
      accountId: named.accountId,
      kind: input.kind,
      direction: input.direction ?? null,
      subject,
      body,
      occurredAt: input.occurredAt ?? new Date(clock.now()).toISOString(),
      dealId: named.deal?.id ?? null,
      contactIds: named.contacts.map((contact) => contact.id),
      idempotencyKey: input.idempotencyKey ?? null,
    },
    call,
  );
  const interaction: NodeStub = { __typename: 'Interaction', id: nodeId('interaction', crm.connection, id) };
  return { interaction, userErrors: [] };
}

interface Named {
  /** The customer's account that the deal or the first contact belongs to, otherwise the first. */
  readonly accountId: string;
  readonly deal: Deal | null;
  readonly contacts: readonly Contact[];
}

async function findNamed(
  input: LogInteractionInput,
  { store, crm, call }: IntegrationContext,
): Promise<Named | NotFound | InvalidInput> {
  const dealId = input.dealId ? nativeIdOf(input.dealId, 'deal', crm.connection) : null;
  const contactIds = (input.contactIds ?? []).map((id) => nativeIdOf(id, 'contact', crm.connection) ?? '');
  const [[customer = null], [deal = null], contacts] = await Promise.all([
    customersByIds(store.db, [customerIdOf(input.customerId) ?? '']),
    dealId === null ? noRecords : crm.dealsByIds([dealId], call),
    contactIds.length === 0 ? noRecords : crm.contactsByIds(contactIds, call),
  ]);
  if (customer === null) return notFound(`there is no customer ${input.customerId}`, 'customerId');
  const accountIds = nativeIds(customer, 'CRM');
  const [firstAccountId] = accountIds;
  if (firstAccountId === undefined) return invalidInput(`${customer.name} is not known to the CRM`, 'customerId');
  if (input.dealId && deal === null) return notFound(`there is no deal ${input.dealId}`, 'dealId');
  const [accountOfDeal = null] = deal === null ? [] : await accountIdsOf(crm, 'deal.account', [deal], call);
  if (isElsewhere(accountOfDeal, accountIds))
    return invalidInput(`${input.dealId} is a deal of another customer`, 'dealId');
  const missing = contacts.findIndex((contact) => contact === null);
  if (missing >= 0) return notFound(`there is no contact ${input.contactIds?.[missing]}`, 'contactIds');
  const found = contacts.flatMap((contact) => contact ?? []);
  const accountsOfContacts = await accountIdsOf(crm, 'contact.account', found, call);
  const stranger = accountsOfContacts.findIndex((accountId) => isElsewhere(accountId, accountIds));
  if (stranger >= 0)
    return invalidInput(`${input.contactIds?.[stranger]} is a contact of another customer`, 'contactIds');
  return { accountId: accountOfDeal ?? accountsOfContacts[0] ?? firstAccountId, deal, contacts: found };
}

const noRecords: readonly null[] = [];

/** What belongs to nobody may be mentioned in a conversation with anybody. */
function isElsewhere(accountId: string | null, accountIds: readonly string[]): boolean {
  return accountId !== null && !accountIds.includes(accountId);
}

function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function refused(userError: NotFound | InvalidInput): LogInteractionOutcome {
  return { interaction: null, userErrors: [userError] };
}
