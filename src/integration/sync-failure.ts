import { parseNodeId } from '#model/node-id.ts';

/** The ULID behind a failure's global id; null when the text is none. */
export function syncFailureIdOf(globalId: string): string | null {
  const ref = parseNodeId(globalId);
  return ref?.type === 'sync-failure' ? ref.id : null;
}
