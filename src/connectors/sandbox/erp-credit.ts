import { z } from 'zod';
import { money } from '#model/money.ts';
import type { Credit } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import { wireDecimal, wireInstant } from '../wire-values.ts';
import { erpId, isErpId, maxErpIds } from './erp-id.ts';
import type { SandboxLink } from './link.ts';

export async function readCredit(
  link: SandboxLink,
  customerIds: readonly string[],
  call: Call,
): Promise<readonly (Credit | null)[]> {
  const found = await readInBatches(
    customerIds,
    maxErpIds,
    async (some) => {
      const body = { customerIds: some.map(Number) };
      const question = { method: 'POST', path: '/api/credit/query', body, operation: 'credit.query' } as const;
      return (await link.ask(question, answerWire, call)).results;
    },
    (each) => each.customerId,
    isErpId,
  );
  return found.map((each) => each?.credit ?? null);
}

const creditWire = z
  .object({
    customerId: erpId,
    currency: z.string(),
    creditLimit: wireDecimal.nullable(),
    receivable: wireDecimal,
    uninvoicedOrders: wireDecimal,
    unappliedCredits: wireDecimal,
    onHold: z.boolean(),
    basis: z.string(),
    asOf: wireInstant,
  })
  .transform(({ customerId, currency, ...wire }): { readonly customerId: string; readonly credit: Credit } => ({
    customerId,
    credit: {
      limit: wire.creditLimit === null ? null : money(wire.creditLimit, currency),
      receivable: money(wire.receivable, currency),
      uninvoicedOrders: money(wire.uninvoicedOrders, currency),
      unappliedCredits: money(wire.unappliedCredits, currency),
      onHold: wire.onHold,
      exposureBasis: wire.basis,
      asOf: wire.asOf,
      stale: false,
    },
  }));

const answerWire = z.object({ results: z.array(creditWire) });
