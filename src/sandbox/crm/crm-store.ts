import type { RecordStore } from '#sandbox/storage/record-store.ts';
import { madridInstant } from '#sandbox/storage/instant.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import { notFound } from '#sandbox/server/problem.ts';
import type { Kind } from './fields.ts';
import type { Bodies } from './records.ts';

export type CrmStore = RecordStore<Bodies>;

/** Ids that are not digits belong to no record, so they lead nowhere instead of being an error. */
export function numericIds(ids: readonly string[]): readonly number[] {
  return ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
}

/** The record in a request's path; a Problem 404 when there is none. */
export function required<K extends Kind>(store: CrmStore, kind: K, id: string): Stored<Bodies[K]> {
  const [record] = store.getMany(kind, numericIds([id]));
  if (record === undefined) throw notFound(`${kind} ${id}`);
  return record;
}

/** A record as it goes over the wire. */
export function present({ id, body, createdAt, modifiedAt }: Stored<Bodies[Kind]>): object {
  return {
    id: String(id),
    ...body,
    ...Object.fromEntries(
      Object.entries(body)
        .filter(([field, value]) => instantFields.has(field) && typeof value === 'string')
        .map(([field, value]) => [field, madridInstant(String(value))]),
    ),
    created_at: madridInstant(createdAt),
    modified_at: madridInstant(modifiedAt),
  };
}

const instantFields: ReadonlySet<string> = new Set(['closed_at', 'occurred_at', 'opened_at', 'resolved_at']);
