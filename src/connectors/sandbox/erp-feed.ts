import { z } from 'zod';
import type { ErpKind } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { wireInstant } from '../wire-values.ts';
import { erpId } from './erp-id.ts';
import type { Feed } from './feed.ts';
import type { SandboxLink } from './link.ts';

export function erpFeed(link: SandboxLink, call: Call): Feed<ErpKind> {
  return {
    now: () => link.now('/api/info', call),
    behind: ({ modifiedAt, change }, limit) =>
      link.ask(
        {
          method: 'GET',
          path: '/api/changes',
          query: { modifiedAfter: modifiedAt, afterKind: change?.kind, afterId: change?.id, limit },
          operation: 'changes.list',
        },
        changesWire,
        call,
      ),
  };
}

const kinds = [
  'customer',
  'invoice',
  'order',
  'payment',
  'product',
  'shipment',
  'stock',
] as const satisfies readonly ErpKind[];

const changesWire = z.object({
  changes: z.array(
    z.object({
      kind: z.enum(kinds),
      id: erpId,
      modifiedAt: wireInstant,
      deleted: z.boolean(),
      mergedInto: erpId.nullable(),
    }),
  ),
  hasMore: z.boolean(),
});
