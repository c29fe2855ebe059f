import { expect, vi } from 'vitest';
import { askSandbox } from './ask-sandbox.ts';
import type { Explorer } from './explorer.ts';

interface FoundConflict {
  readonly id: string;
  readonly baseValue: string | null;
  readonly customer: { readonly erpIds: readonly string[] };
}

/** The ERP's first customer gets another telephone number there, which is the CRM's to change. Answers the difference once it was found. */
export async function makeFieldConflict(graph: Explorer, erpUrl: string, phone: string): Promise<FoundConflict> {
  await askSandbox(erpUrl, 'PATCH', '/api/customers/1', { phone });
  return vi.waitFor(
    async () => {
      const { fieldConflicts } = await graph.note(openConflicts);
      const found = fieldConflicts.nodes.find(
        ({ erpValue, customer }: { erpValue: string } & FoundConflict) =>
          erpValue === phone && customer.erpIds.includes('1'),
      );
      expect(found).toBeDefined();
      return found;
    },
    { timeout: 120_000, interval: 200 },
  );
}

const openConflicts =
  '{ fieldConflicts(first: 200) { nodes { __typename id field erpValue baseValue customer { erpIds } } } }';
