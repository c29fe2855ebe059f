import { z } from 'zod';
import type { CrmKind } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { wireInstant } from '../wire-values.ts';
import type { Feed } from './feed.ts';
import type { SandboxLink } from './link.ts';

export function crmFeed(link: SandboxLink, call: Call): Feed<CrmKind> {
  return {
    now: () => link.now('/v1/info', call),
    behind: ({ modifiedAt, change }, limit) =>
      link.ask(
        {
          method: 'GET',
          path: '/v1/changes',
          query: { modified_after: modifiedAt, after_kind: change?.kind, after_id: change?.id, limit },
          operation: 'changes.list',
        },
        changesWire,
        call,
      ),
  };
}

const kinds = ['account', 'contact', 'deal', 'interaction', 'lead', 'ticket'] as const satisfies readonly CrmKind[];

const changesWire = z
  .object({
    changes: z.array(
      z.object({
        kind: z.enum(kinds),
        id: z.string(),
        modified_at: wireInstant,
        deleted: z.boolean(),
        merged_into: z.string().nullable(),
      }),
    ),
    has_more: z.boolean(),
  })
  .transform((wire) => ({
    hasMore: wire.has_more,
    changes: wire.changes.map(({ kind, id, modified_at, deleted, merged_into }) => ({
      kind,
      id,
      modifiedAt: modified_at,
      deleted,
      mergedInto: merged_into,
    })),
  }));
