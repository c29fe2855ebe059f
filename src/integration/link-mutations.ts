import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import type { IntegrationContext } from './context.ts';
import { customerIdOf } from './customer.ts';
import { identityTransaction } from './identity/identity-transaction.ts';
import { linkCustomer, type LinkOutcome, unlinkCustomer } from './identity/link-customer.ts';
import { type Customer, customersByIds } from './identity/read-customers.ts';
import type { LinkCustomerInput, UnlinkCustomerInput } from './schema.generated.ts';
import { learnRecords } from './sync/learn-records.ts';

/** The parent of `CustomerPayload`. */
export interface CustomerPayload {
  readonly customer: Customer | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

export async function link(input: LinkCustomerInput, context: IntegrationContext): Promise<CustomerPayload> {
  const { store, clock, call } = context;
  // The record may be younger than the last reading of its system.
  await learnRecords(context, input.connection, [input.nativeId], call);
  const outcome = await identityTransaction(store, (trx) =>
    linkCustomer(trx, customerIdOf(input.customerId) ?? '', input, new Date(clock.now())),
  );
  return payload(input, outcome, context);
}

export async function unlink(input: UnlinkCustomerInput, context: IntegrationContext): Promise<CustomerPayload> {
  const { store, clock } = context;
  const outcome = await identityTransaction(store, (trx) =>
    unlinkCustomer(trx, customerIdOf(input.customerId) ?? '', input, new Date(clock.now())),
  );
  return payload(input, outcome, context);
}

async function payload(
  { customerId, connection, nativeId }: LinkCustomerInput | UnlinkCustomerInput,
  outcome: LinkOutcome,
  { store }: IntegrationContext,
): Promise<CustomerPayload> {
  switch (outcome.kind) {
    case 'done': {
      // Not by the request's loaders, which remember the customer as it was.
      const [customer = null] = await customersByIds(store.db, [outcome.customerId]);
      return { customer, userErrors: [] };
    }
    case 'customer-unknown':
      return failed(notFound(`there is no customer ${JSON.stringify(customerId)}`, 'customerId'));
    case 'record-unknown':
      return failed(
        notFound(`${JSON.stringify(connection)} has no customer record ${JSON.stringify(nativeId)}`, 'nativeId'),
      );
    case 'record-of-another':
      return failed(
        notFound(`${connection} ${JSON.stringify(nativeId)} is not a record of customer ${customerId}`, 'nativeId'),
      );
    case 'refused':
      return failed(invalidInput(outcome.reason, 'nativeId'));
  }
}

function failed(error: NotFound | InvalidInput): CustomerPayload {
  return { customer: null, userErrors: [error] };
}
