import { loadOrNull } from '#graphql/request-loaders.ts';
import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import { nativeIdOf } from '#model/node-id.ts';
import type { Contact, Deal, Interaction } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';
import type { LogInteractionInput } from './schema.generated.ts';

export interface LogInteractionOutcome {
  readonly interaction: Interaction | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

/** Writes one interaction into the CRM, once everything it names was found there. */
export async function logInteraction(input: LogInteractionInput, context: CrmContext): Promise<LogInteractionOutcome> {
  const { crm, clock, call, loaders } = context;
  const subject = textOrNull(input.subject);
  const body = textOrNull(input.body);
  if (subject === null && body === null) return refused(invalidInput('a subject or a body is required', 'subject'));

  const [deal, contacts] = await Promise.all([namedDeal(input, context), namedContacts(input, context)]);
  if (deal === undefined) return refused(notFound(`there is no deal ${input.dealId}`, 'dealId'));
  const missing = contacts.findIndex((contact) => contact === null);
  if (missing >= 0) return refused(notFound(`there is no contact ${input.contactIds?.[missing]}`, 'contactIds'));

  const accountId = input.crmAccountId ?? deal?.accountId ?? contacts[0]?.accountId ?? null;
  if (accountId === null)
    return refused(invalidInput('an account, or a deal or contact that belongs to one, is required', 'crmAccountId'));
  if ((await loaders.accounts.load(accountId)) === null)
    return refused(notFound(`the CRM has no account ${accountId}`, 'crmAccountId'));

  const interaction = await crm.logInteraction(
    {
      accountId,
      kind: input.kind,
      direction: input.direction ?? null,
      subject,
      body,
      occurredAt: input.occurredAt ?? new Date(clock.now()).toISOString(),
      dealId: deal?.id ?? null,
      contactIds: contacts.flatMap((contact) => contact?.id ?? []),
      idempotencyKey: input.idempotencyKey ?? null,
    },
    call,
  );
  loaders.interactionsOfAccounts.clearAll();
  return { interaction, userErrors: [] };
}

/** Null when no deal was named, undefined when the one that was named does not exist. */
async function namedDeal(input: LogInteractionInput, { crm, loaders }: CrmContext): Promise<Deal | null | undefined> {
  if (input.dealId === null || input.dealId === undefined) return null;
  const deal = await loadOrNull(loaders.deals, nativeIdOf(input.dealId, 'deal', crm.connection));
  return deal ?? undefined;
}

function namedContacts(input: LogInteractionInput, { crm, loaders }: CrmContext): Promise<readonly (Contact | null)[]> {
  const ids = input.contactIds ?? [];
  return Promise.all(ids.map((id) => loadOrNull(loaders.contacts, nativeIdOf(id, 'contact', crm.connection))));
}

function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function refused(userError: NotFound | InvalidInput): LogInteractionOutcome {
  return { interaction: null, userErrors: [userError] };
}
