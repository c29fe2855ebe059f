import type { Instant } from './instant.ts';

/** A record as it lies in the database. */
export interface Stored<Body> {
  readonly id: number;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Counts the changes of this record, from 1. */
  readonly version: number;
  readonly body: Body;
}

/** Something a record is found by. */
export interface Reference {
  readonly name: string;
  readonly value: string;
}

export interface Row {
  readonly id: number;
  readonly created_at: string;
  readonly modified_at: string;
  readonly version: number;
  readonly body: string;
}

/** What a SELECT must answer for `storedOf`, from `record r`. */
export const recordColumns = 'r.id, r.created_at, r.modified_at, r.version, r.body';

export function storedOf<Body>(row: Row): Stored<Body> {
  return {
    id: row.id,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    version: row.version,
    body: JSON.parse(row.body) as Body, // written by JSON.stringify from a body of this kind
  };
}
