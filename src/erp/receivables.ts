import { badUserInput } from '#graphql/bad-user-input.ts';
import { loadExisting } from '#graphql/request-loaders.ts';
import { type Ageing, receivablesAgeing } from '#model/ageing.ts';
import { sumMoney } from '#model/money.ts';
import type { Credit } from '#ports/erp-system.ts';
import { firstAccount, openInvoices } from './accounts.ts';
import type { ErpContext } from './context.ts';
import type { CustomerReceivablesArgs } from './schema.generated.ts';

/** What a customer owes by age, in the currency of their account; null when the ERP does not know them. */
export async function receivables(
  erpIds: readonly string[],
  { asOf, basis, bucketDays }: CustomerReceivablesArgs,
  { loaders, today }: ErpContext,
): Promise<Ageing | null> {
  const days = requireBuckets(bucketDays ?? defaultBucketDays);
  const [account, invoices, credits] = await Promise.all([
    firstAccount(erpIds, loaders),
    openInvoices(erpIds, loaders),
    loadExisting(loaders.credit, erpIds),
  ]);
  if (account === null) return null;
  return receivablesAgeing(invoices, unappliedCredits(credits, account.currency), {
    currency: account.currency,
    asOf: asOf ?? today,
    basis: basis ?? 'DUE_DATE',
    bucketDays: days,
  });
}

const defaultBucketDays: readonly number[] = [30, 60, 90];
const maxBuckets = 12;

function requireBuckets(bucketDays: readonly number[]): readonly number[] {
  const ascending = bucketDays.every((days, at) => days > (bucketDays[at - 1] ?? 0));
  if (bucketDays.length === 0 || bucketDays.length > maxBuckets || !ascending)
    throw badUserInput(
      `bucketDays must be 1 to ${maxBuckets} ascending numbers of days, got [${bucketDays.join(', ')}]`,
      'bucketDays',
    );
  return bucketDays;
}

/** Null when the ERP keeps no such figure in this currency: the open credit notes then say it alone. */
function unappliedCredits(credits: readonly Credit[], currency: string) {
  const own = credits.map((credit) => credit.unappliedCredits).filter((amount) => amount.currency === currency);
  return own.length === 0 ? null : sumMoney(own, currency);
}
