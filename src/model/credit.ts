import { type OpenInvoice, overdueBalance } from './ageing.ts';
import { type Money, subtractMoney, sumMoney } from './money.ts';

/** What an ERP says of the credit of one of its customers, in one currency. */
export interface CreditFigures {
  /** Null = no limit set. */
  readonly limit: Money | null;
  /** What booked invoices still ask for, credit notes not deducted. */
  readonly receivable: Money;
  readonly uninvoicedOrders: Money;
  /** Credit notes and payments that no invoice has used yet. */
  readonly unappliedCredits: Money;
  readonly onHold: boolean;
  readonly exposureBasis: string;
  readonly asOf: string;
  readonly stale: boolean;
}

/** exposure = receivable + uninvoicedOrders − unappliedCredits; available = limit − exposure, null without a limit. */
export interface CreditPosition extends CreditFigures {
  readonly exposure: Money;
  readonly available: Money | null;
  readonly overdue: Money;
}

type CreditSums = Pick<CreditFigures, 'limit' | 'receivable' | 'uninvoicedOrders' | 'unappliedCredits'>;

/** limit − exposure, negative when the limit is exceeded; null without a limit. */
export function availableCredit(sums: CreditSums): Money | null {
  return sums.limit === null ? null : subtractMoney(sums.limit, exposureOf(sums));
}

/**
 * The credit of one customer, who may be several of the ERP's. Their figures are added up, except those in another currency
 * than the first's, which cannot be. One without a limit makes all without, one on hold makes all on hold. Null without figures.
 */
export function creditPosition(
  figures: readonly CreditFigures[],
  openInvoices: readonly OpenInvoice[],
  today: string,
): CreditPosition | null {
  const [first] = figures;
  if (first === undefined) return null;
  const { currency } = first.receivable;
  const own = figures.filter(({ receivable }) => receivable.currency === currency);
  const total = (read: (each: CreditFigures) => Money) => sumMoney(own.map(read), currency);
  const receivable = total((each) => each.receivable);
  const uninvoicedOrders = total((each) => each.uninvoicedOrders);
  const unappliedCredits = total((each) => each.unappliedCredits);
  const limits = own.flatMap(({ limit }) => limit ?? []);
  const limit = limits.length < own.length ? null : sumMoney(limits, currency);
  const sums = { limit, receivable, uninvoicedOrders, unappliedCredits };
  return {
    ...sums,
    exposure: exposureOf(sums),
    available: availableCredit(sums),
    overdue: overdueBalance(openInvoices, currency, today),
    onHold: own.some(({ onHold }) => onHold),
    exposureBasis: first.exposureBasis,
    asOf: own.map(({ asOf }) => asOf).toSorted()[0] ?? first.asOf,
    stale: own.some(({ stale }) => stale),
  };
}

function exposureOf({ receivable, uninvoicedOrders, unappliedCredits }: CreditSums): Money {
  return subtractMoney(sumMoney([receivable, uninvoicedOrders], receivable.currency), unappliedCredits);
}
