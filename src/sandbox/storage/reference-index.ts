import type { Statements } from './statements.ts';
import type { Reference } from './stored.ts';

/** Where a record stands in the index: under each of its references, ordered by its sort key. */
export interface Place {
  readonly kind: string;
  readonly id: number;
  readonly sortKey: string;
  readonly references: readonly Reference[];
}

/** Finds records by what they refer to. */
export interface ReferenceIndex {
  add(place: Place): void;
  remove(place: Place): void;
  move(from: Place, to: Place): void;
  /** The ids of those whose value is at most this, the smallest value first. */
  idsUpTo(kind: string, name: string, value: string): readonly number[];
}

export function createReferenceIndex(statements: Statements): ReferenceIndex {
  function add({ kind, id, sortKey, references }: Place): void {
    const insertion = statements(
      'INSERT OR IGNORE INTO reference (kind, name, value, sort_key, id) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { name, value } of references) insertion.run(kind, name, value, sortKey, id);
  }

  function remove({ kind, id, sortKey, references }: Place): void {
    const deletion = statements(
      'DELETE FROM reference WHERE kind = ? AND name = ? AND value = ? AND sort_key = ? AND id = ?',
    );
    for (const { name, value } of references) deletion.run(kind, name, value, sortKey, id);
  }

  return {
    add,
    remove,
    move: (from, to) => {
      if (from.sortKey !== to.sortKey) {
        remove(from);
        add(to);
        return;
      }
      remove({ ...from, references: from.references.filter((reference) => !includes(to.references, reference)) });
      add({ ...to, references: to.references.filter((reference) => !includes(from.references, reference)) });
    },
    idsUpTo: (kind, name, value) =>
      statements('SELECT id FROM reference WHERE kind = ? AND name = ? AND value <= ? ORDER BY value, id')
        .all(kind, name, value)
        .map((row) => Number(row['id'])),
  };
}

function includes(references: readonly Reference[], { name, value }: Reference): boolean {
  return references.some((reference) => reference.name === name && reference.value === value);
}
