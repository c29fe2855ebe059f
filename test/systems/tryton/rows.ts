import { DatabaseSync } from 'node:sqlite';
import type { RunningTryton } from './start.ts';

export type Cell = string | number | null | Uint8Array;

/** Rows written past Tryton, as it stores them itself: many at once, and as if at another time. */
export interface TrytonRows {
  /** Answers the ids in order. */
  insert(table: string, rows: readonly Readonly<Record<string, Cell>>[]): readonly number[];
  /** In one transaction: a thousand of them would each wait for the disk. */
  together<Result>(work: () => Result): Result;
  run(sql: string, ...values: readonly Cell[]): void;
  /** The first column of the first row. */
  value(sql: string, ...values: readonly Cell[]): Cell;
  close(): void;
}

export function openRows({ database: { file } }: RunningTryton): TrytonRows {
  if (file === null) throw new Error('a Tryton on SQLite is required');
  const database = new DatabaseSync(file, { timeout: 20_000 });
  return {
    insert(table, rows) {
      return together(() =>
        rows.map((row) => {
          const columns = Object.keys(row);
          const sql = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
          return Number(database.prepare(sql).run(...Object.values(row)).lastInsertRowid);
        }),
      );
    },
    together,
    run: (sql, ...values) => void database.prepare(sql).run(...values),
    value(sql, ...values) {
      const row = database.prepare(sql).get(...values);
      const [first] = Object.values(row ?? {});
      if (first === undefined) throw new Error(`a row is required from ${sql}`);
      return first as Cell; // integers of a Tryton fit a number
    },
    close: () => database.close(),
  };

  function together<Result>(work: () => Result): Result {
    if (database.isTransaction) return work();
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  }
}

/** RFC 3339 in UTC as Tryton stores an instant; now when there is none. */
export function stored(instant = new Date().toISOString()): string {
  return instant.replace('T', ' ').replace('Z', '');
}

/** Tryton stores decimals as the bytes of their digits. */
export function storedDecimal(digits: string): Uint8Array {
  return Buffer.from(digits);
}

/** What every row has. */
export function dates(createdAt?: string, writtenAt?: string) {
  return {
    create_date: stored(createdAt),
    create_uid: 1,
    write_date: writtenAt === undefined ? null : stored(writtenAt),
  };
}
