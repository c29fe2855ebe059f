import type { DatabaseSync } from 'node:sqlite';

/** The few facts that a system remembers beside its records. */
export interface Settings {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

export function createSettings(database: DatabaseSync): Settings {
  const select = database.prepare('SELECT value FROM setting WHERE name = ?');
  const upsert = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name) => {
      const value = select.get(name)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    set: (name, value) => {
      upsert.run(name, value);
    },
  };
}
