import { z } from 'zod';
import { instant, validate } from '#sandbox/server/validation.ts';
import { bareInstant } from '#sandbox/storage/instant.ts';
import type { Erp } from './erp.ts';

const feedPlace = z.strictObject({
  modifiedAfter: instant.optional(),
  afterKind: z.string().default(''),
  afterId: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The modification feed behind a place. */
export function answerChanges({ store, clock }: Erp, query: unknown): object {
  const { modifiedAfter = '', afterKind, afterId, limit } = validate(feedPlace, query);
  const found = store.changesAfter({ modifiedAt: modifiedAfter, kind: afterKind, id: afterId }, limit + 1);
  return {
    changes: found.slice(0, limit).map((change) => ({ ...change, modifiedAt: bareInstant(change.modifiedAt) })),
    hasMore: found.length > limit,
    now: bareInstant(clock.now()),
  };
}
