import { given, givenList } from '#graphql/arguments.ts';
import { badUserInput } from '#graphql/bad-user-input.ts';
import { connect, pageRequest } from '#graphql/connection.ts';
import { loadExisting, loadOrNull } from '#graphql/request-loaders.ts';
import type { Account } from '#ports/crm-system.ts';
import type { CustomField } from '#ports/source.ts';
import type { CrmContext } from './context.ts';
import type { CrmLoaders } from './loaders.ts';
import type { CustomerParent } from './parents.ts';
import type { CustomerResolvers } from './schema.generated.ts';

/** The CRM's half of a customer, which may be several accounts. */
export const customerResolvers = {
  id: (customer) => customer.id ?? unknownId(customer),
  owner: async (customer, _, { loaders }) =>
    loadOrNull(loaders.users, await firstKnown(customer, loaders, (account) => account.ownerId)),
  industry: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.industry),
  website: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.website),
  email: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.email),
  phone: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.phone),
  address: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.address),
  lifecycleStage: (customer, _, { loaders }) => firstKnown(customer, loaders, (account) => account.lifecycleStage),
  customFields,
  contacts: ({ crmIds }, args, { loaders }) =>
    connect('Customer.contacts', args, (page) =>
      loaders.contactsOfAccounts.load({ parentIds: crmIds, filter: {}, page }),
    ),
  deals: ({ crmIds }, args, { loaders }) =>
    connect('Customer.deals', args, (page) =>
      loaders.dealsOfAccounts.load({ parentIds: crmIds, filter: { status: givenList(args.status) }, page }),
    ),
  interactions: ({ crmIds }, args, { loaders }) =>
    connect('Customer.interactions', args, (page) =>
      loaders.interactionsOfAccounts.load({
        parentIds: crmIds,
        filter: { kinds: givenList(args.kinds), since: given(args.since) },
        page,
      }),
    ),
  tickets: ({ crmIds }, args, { loaders }) =>
    connect('Customer.tickets', args, (page) =>
      loaders.ticketsOfAccounts.load({ parentIds: crmIds, filter: { status: givenList(args.status) }, page }),
    ),
  lastInteractionAt: ({ crmIds }, _, { loaders }) => lastInteractionAt(crmIds, loaders),
} satisfies CustomerResolvers;

async function firstKnown<Value>(
  { crmIds }: CustomerParent,
  loaders: CrmLoaders,
  read: (account: Account) => Value | null,
): Promise<Value | null> {
  const accounts = await loadExisting(loaders.accounts, crmIds);
  return accounts.map(read).find((value) => value !== null) ?? null;
}

/** What no account says anything about is there with a null, so that every customer has the same fields. */
async function customFields({ crmIds }: CustomerParent, _: unknown, { loaders }: CrmContext): Promise<CustomField[]> {
  const accounts = await loadExisting(loaders.accounts, crmIds);
  const said = accounts.flatMap((account) => account.customFields);
  return [...Map.groupBy(said, ({ name }) => name)].map(([name, fields]) => ({
    name,
    value: fields.find(({ value }) => value !== null)?.value ?? null,
  }));
}

/** The first page is asked for as the list field asks for it by default, so that both together are one read. */
async function lastInteractionAt(parentIds: readonly string[], loaders: CrmLoaders): Promise<string | null> {
  const page = await loaders.interactionsOfAccounts.load({
    parentIds,
    filter: {},
    page: pageRequest('Customer.interactions', {}),
  });
  return page.items[0]?.occurredAt ?? null;
}

/** Only who asks this subgraph past the gateway comes here: the gateway takes ids from where they are minted. */
function unknownId({ crmAccountId }: CustomerParent): never {
  throw badUserInput(
    `the global id of the customer with CRM account ${crmAccountId} is told by the integration subgraph`,
  );
}
