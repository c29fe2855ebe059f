import { given, givenList } from '#graphql/arguments.ts';
import { badUserInput } from '#graphql/bad-user-input.ts';
import { connect } from '#graphql/connection.ts';
import { firstAccount } from './accounts.ts';
import { credit } from './credit.ts';
import type { CustomerParent } from './parents.ts';
import { priceOf } from './price-of.ts';
import { receivables } from './receivables.ts';
import type { CustomerResolvers } from './schema.generated.ts';

/** The ERP's half of a customer, which may be several of its customers. */
export const customerResolvers = {
  id: (customer) => customer.id ?? unknownId(customer),
  account: ({ erpIds }, _, { loaders }) => firstAccount(erpIds, loaders),
  orders: ({ erpIds }, args, { loaders }) =>
    connect('Customer.orders', args, (page) =>
      loaders.ordersOfCustomers.load({ parentIds: erpIds, filter: { status: givenList(args.status) }, page }),
    ),
  shipments: ({ erpIds }, args, { loaders }) =>
    connect('Customer.shipments', args, (page) =>
      loaders.shipmentsOfCustomers.load({ parentIds: erpIds, filter: {}, page }),
    ),
  invoices: ({ erpIds }, args, { loaders }) =>
    connect('Customer.invoices', args, (page) =>
      loaders.invoicesOfCustomers.load({
        parentIds: erpIds,
        filter: { status: givenList(args.status), overdue: given(args.overdue) },
        page,
      }),
    ),
  payments: ({ erpIds }, args, { loaders }) =>
    connect('Customer.payments', args, (page) =>
      loaders.paymentsOfCustomers.load({ parentIds: erpIds, filter: {}, page }),
    ),
  credit: ({ erpIds }, _, context) => credit(erpIds, context),
  receivables: ({ erpIds }, args, context) => receivables(erpIds, args, context),
  priceOf: ({ erpIds }, args, context) => priceOf(erpIds, args, context),
} satisfies CustomerResolvers;

/** Only who asks this subgraph past the gateway comes here: the gateway takes ids from where they are minted. */
function unknownId({ erpCustomerId }: CustomerParent): never {
  throw badUserInput(`the global id of the ERP's customer ${erpCustomerId} is told by the integration subgraph`);
}
