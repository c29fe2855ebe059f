import type { InteractionKind, NewInteraction } from '#ports/crm-system.ts';

/** What a note says of an interaction. One that a person typed is all body. */
export interface LoggedNote {
  readonly kind: InteractionKind;
  readonly direction: NewInteraction['direction'];
  readonly occurredAt: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly key: string | null;
}

/**
 * A note is one text. What we log has a first line "[CALL OUTBOUND 2026-02-03T10:00:00Z] subject", then the body, then the
 * key by which the same interaction is found again.
 */
export function writeNote(interaction: NewInteraction): string {
  const { kind, direction, occurredAt, subject, body, idempotencyKey } = interaction;
  const head = `[${[kind, direction, occurredAt].filter((part) => part !== null).join(' ')}]`;
  return [
    subject === null ? head : `${head} ${subject.replaceAll(/\s+/g, ' ')}`,
    ...(body === null ? [] : [body]),
    ...(idempotencyKey === null ? [] : [keyLine(idempotencyKey)]),
  ].join('\n');
}

export function readNote(message: string): LoggedNote {
  const [first = '', ...rest] = message.split('\n');
  const [, kind, direction, occurredAt, subject] = headPattern.exec(first) ?? [];
  const known = kinds.find((one) => one === kind);
  if (known === undefined)
    return { kind: 'NOTE', direction: null, occurredAt: null, subject: null, body: message, key: null };
  const key = keyPattern.exec(rest.at(-1) ?? '')?.[1] ?? null;
  const body = (key === null ? rest : rest.slice(0, -1)).join('\n');
  return {
    kind: known,
    direction: directions.find((one) => one === direction) ?? null,
    occurredAt: occurredAt ?? null,
    subject: subject === '' ? null : (subject ?? null),
    body: body === '' ? null : body,
    key,
  };
}

/** The last line of a note that was logged under this key. */
export function keyLine(key: string): string {
  return `(${key.replaceAll(/\s+/g, ' ')})`;
}

/** How what we log of a kind begins. */
export function noteHead(kind: InteractionKind): string {
  return `[${kind} `;
}

export const kinds = [
  'CALL',
  'EMAIL',
  'MEETING',
  'NOTE',
  'TASK',
  'MESSAGE',
  'OTHER',
] as const satisfies readonly InteractionKind[];

const directions = ['INBOUND', 'OUTBOUND', 'INTERNAL'] as const;
const headPattern = /^\[([A-Z]+)(?: ([A-Z]+))? (\d{4}-\S+)\] ?(.*)$/;
const keyPattern = /^\((.+)\)$/;
