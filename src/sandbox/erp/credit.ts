import { z } from 'zod';
import { add, compare, type Decimal, negate, subtract } from '#model/decimal.ts';
import { exactNumberOrNull } from '#sandbox/server/exact-json.ts';
import { validate } from '#sandbox/server/validation.ts';
import { bareInstant } from '#sandbox/storage/instant.ts';
import type { Customer } from './documents.ts';
import type { Erp } from './erp.ts';
import { exactAmounts } from './present.ts';
import { inCurrency, isPositive } from './pricing.ts';

const creditInput = z.strictObject({ customerIds: z.array(z.int()).max(200, 'at most 200 ids') });

const basis =
  'open invoices with tax, plus confirmed orders with tax as far as they are not invoiced, minus open credit notes and payments not allocated';

/** What customers owe and how far they may go. */
export function queryCredit({ store, clock }: Erp, input: unknown): object {
  const { customerIds } = validate(creditInput, input);
  return {
    results: store.getMany('customer', customerIds).map(({ id, body }) => ({
      customerId: id,
      currency: body.currency,
      creditLimit: exactNumberOrNull(body.creditLimit),
      ...exactAmounts(exposureOf({ store }, id, body)),
      onHold: body.onHold,
      basis,
      asOf: bareInstant(clock.now()),
    })),
  };
}

interface Exposure {
  readonly receivable: Decimal;
  readonly uninvoicedOrders: Decimal;
  readonly unappliedCredits: Decimal;
}

/** What a customer owes and is about to owe. */
export function exposureOf({ store }: Pick<Erp, 'store'>, customerId: number, { currency }: Customer): Exposure {
  const values = [String(customerId)];
  const balances = store.find('invoice', 'openOf', values).map(({ body }) => body.balance);
  const uninvoiced = store
    .find('order', 'uninvoicedOf', values)
    .map(({ body }) => subtract(body.total, body.settlement.invoiced))
    .filter(isPositive);
  const unallocated = store.find('payment', 'unallocatedOf', values).map(({ body }) => body.unallocated);
  const credits = balances.filter((balance) => compare(balance, '0') < 0).map(negate);
  const sum = (amounts: readonly Decimal[]): Decimal => inCurrency(add('0', ...amounts), currency);
  return {
    receivable: sum(balances.filter(isPositive)),
    uninvoicedOrders: sum(uninvoiced),
    unappliedCredits: sum([...credits, ...unallocated]),
  };
}
