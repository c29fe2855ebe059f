import type { Kind } from '#sandbox/crm/fields.ts';
import type { Seed } from '#sandbox/crm/seed-records.ts';
import type { Company } from './company.ts';

/** Inserts a record into the CRM and answers its id. */
export type Insert = <K extends Kind>(kind: K, seed: Seed<K>) => number;

/** The ids of each company's contacts, the primary one first. */
export type Contacts = ReadonlyMap<Company, readonly [string, ...string[]]>;

/** The salespeople are the CRM's first users, in their order. */
export const firstUserId = 10_001;
