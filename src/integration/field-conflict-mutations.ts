import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import { parseNodeId } from '#model/node-id.ts';
import type { IntegrationContext } from './context.ts';
import type { FieldConflict } from './master-data/field-conflict.ts';
import { resolveConflict } from './master-data/resolve-conflict.ts';
import type { ResolveFieldConflictInput } from './schema.generated.ts';

/** The parent of `FieldConflictPayload`. */
export interface FieldConflictPayload {
  readonly conflict: FieldConflict | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

export async function resolve(
  { id, take, version = null }: ResolveFieldConflictInput,
  { masterData, actor, call }: IntegrationContext,
): Promise<FieldConflictPayload> {
  const decision = await resolveConflict(
    masterData,
    { id: fieldConflictIdOf(id) ?? '', take, version, by: actor.name },
    call,
  );
  switch (decision.kind) {
    case 'unknown':
      return { conflict: null, userErrors: [notFound(`there is no field conflict ${JSON.stringify(id)}`, 'id')] };
    case 'refused':
      return { conflict: decision.conflict, userErrors: [invalidInput(decision.reason, 'id')] };
    case 'done':
      return { conflict: decision.conflict, userErrors: [] };
  }
}

/** The ULID behind a conflict's global id; null when the text is none. */
export function fieldConflictIdOf(globalId: string): string | null {
  const ref = parseNodeId(globalId);
  return ref?.type === 'field-conflict' ? ref.id : null;
}
