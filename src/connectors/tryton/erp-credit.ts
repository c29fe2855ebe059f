import { z } from 'zod';
import { add, compare, type Decimal, negate, subtract } from '#model/decimal.ts';
import { money, roundMoney } from '#model/money.ts';
import type { Credit } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import type { Installation } from './installation.ts';
import { companyAmountOf, ledgerRow } from './ledger.ts';
import type { TrytonLink } from './link.ts';
import { notMerged } from './parties.ts';
import { isTrytonId, toId, trytonDecimal, trytonFlag, trytonId } from './values.ts';

/**
 * What customers owe and may owe. Tryton's own credit amount is what they owe less what they have paid ahead, and what of
 * confirmed sales is not invoiced yet, without tax. It is taken apart here, so that its parts can be shown.
 */
export async function readCredit(
  link: TrytonLink,
  customerIds: readonly string[],
  { currency, modules }: Installation,
  asOf: string,
  call: Call,
): Promise<readonly (Credit | null)[]> {
  const hasLimits = modules.has('account_credit_limit');
  const known = [...new Set(customerIds)].filter(isTrytonId);
  const batches = await inBatches(known, customersPerCall, async (some) => {
    const ids = some.map(toId);
    const parties = { domain: [...notMerged, ['id', 'in', ids]], context: { active_test: false } };
    const [rows, lines] = await Promise.all([
      link.search('party.party', hasLimits ? limitedRow : unlimitedRow, parties, call),
      link.search('account.move.line', openRow, { domain: [...openLines, ['party', 'in', ids]] }, call),
    ]);
    const linesOf = Map.groupBy(lines, ({ party }) => party);
    return rows.map((row): readonly [string, Credit] => {
      const open = linesOf.get(row.id) ?? [];
      const net = add('0', ...open.map(companyAmountOf));
      // A payment that waits for the rest of its invoice has lowered what is owed; any other credit is still to be used.
      const unapplied = negate(
        add(
          '0',
          ...open
            .filter((line) => compare(line.credit, '0') > 0 && line.invoice_payments.length === 0)
            .map(companyAmountOf),
        ),
      );
      const inCurrency = (amount: Decimal) => roundMoney(money(amount, currency));
      return [
        row.id,
        {
          limit: row.limit === null ? null : inCurrency(row.limit),
          receivable: inCurrency(add(net, unapplied)),
          uninvoicedOrders: inCurrency(row.exposure === null ? '0' : subtract(row.exposure, net)),
          unappliedCredits: inCurrency(unapplied),
          onHold: !row.active,
          exposureBasis: hasLimits
            ? basisWithOrders(modules)
            : 'Receivables less credits; this Tryton keeps no credit limits.',
          asOf,
          stale: false,
        },
      ];
    });
  });
  const credits = new Map(batches.flat());
  return customerIds.map((id) => credits.get(id) ?? null);
}

const customersPerCall = 200;

const partyRow = z.object({ id: trytonId, active: trytonFlag });

interface CreditRow {
  readonly id: string;
  readonly active: boolean;
  readonly limit: Decimal | null;
  readonly exposure: Decimal | null;
}

const limitedRow: z.ZodType<CreditRow> = partyRow
  .extend({ credit_limit_amount: trytonDecimal.nullable(), credit_amount: trytonDecimal })
  .transform((row) => ({
    id: row.id,
    active: row.active,
    limit: row.credit_limit_amount,
    exposure: row.credit_amount,
  }));

const unlimitedRow: z.ZodType<CreditRow> = partyRow.transform((row) => ({ ...row, limit: null, exposure: null }));

const openRow = ledgerRow.extend({ party: trytonId, invoice_payments: z.array(trytonId) });

const openLines = [
  ['account.type.receivable', '=', true],
  ['reconciliation', '=', null],
];

function basisWithOrders(modules: Installation['modules']): string {
  return modules.has('sale_credit_limit')
    ? 'Receivables less credits, and confirmed sales not yet invoiced, without tax.'
    : 'Receivables less credits; the module that adds confirmed sales is not in use.';
}
