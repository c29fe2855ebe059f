import { z } from 'zod';
import { badRequest } from '#sandbox/server/problem.ts';
import { instant, validate } from '#sandbox/server/validation.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import type { CrmStore } from './crm-store.ts';
import { derive } from './derived-fields.ts';
import { type Fields, fields, type Kind } from './fields.ts';
import { type Bodies, defaultFields } from './records.ts';

const anyRecord = {
  id: z.string().regex(/^\d{1,15}$/),
  created_at: instant,
  modified_at: instant,
};
const closing = { closed_at: instant.nullable() };
const resolving = { resolved_at: instant.nullable() };

const seeds = {
  user: fields.user.extend(anyRecord).partial(),
  account: fields.account.extend(anyRecord).partial(),
  contact: fields.contact.extend(anyRecord).partial(),
  lead: fields.lead.extend(anyRecord).partial(),
  deal: fields.deal.extend({ ...anyRecord, ...closing }).partial(),
  interaction: fields.interaction.extend(anyRecord).partial(),
  ticket: fields.ticket.extend({ ...anyRecord, ...resolving }).partial(),
};

/** A record to be inserted as it is, with the instants it should have. */
export type Seed<K extends Kind> = z.output<(typeof seeds)[K]>;

/** Inserts records from a request; references are not checked. */
export function seedCrmRecords(
  store: CrmStore,
  clock: SandboxClock,
  kindName: string,
  records: readonly unknown[],
): readonly string[] {
  if (!isKind(kindName)) throw badRequest(`unknown kind "${kindName}"`);
  return store.transaction(() =>
    records.map((record) => String(insertSeed(store, clock, kindName, validSeed(kindName, record)))),
  );
}

/** Answers the id. */
export function insertSeed<K extends Kind>(store: CrmStore, clock: SandboxClock, kind: K, seed: Seed<K>): number {
  const { id: givenId, created_at, modified_at, closed_at, resolved_at, ...given } = seed as AnySeed; // what all kinds share
  const id = givenId === undefined ? store.nextId(kind) : Number(givenId);
  const createdAt = created_at ?? modified_at ?? clock.stamp();
  const writable = { ...defaultFields(createdAt)[kind], ...given } as Fields<K>; // a seed's other fields are those of its kind
  const body = derive[kind](writable, { id, now: modified_at ?? createdAt, before: null });
  const ended = {
    ...(closed_at === undefined ? {} : { closed_at }),
    ...(resolved_at === undefined ? {} : { resolved_at }),
  };
  const seededBody: Bodies[K] = { ...body, ...ended };
  store.insert(kind, { id, body: seededBody, createdAt, modifiedAt: modified_at ?? createdAt });
  return id;
}

interface AnySeed {
  readonly id?: string;
  readonly created_at?: string;
  readonly modified_at?: string;
  readonly closed_at?: string | null;
  readonly resolved_at?: string | null;
}

function validSeed<K extends Kind>(kind: K, record: unknown): Seed<K> {
  return validate(seeds[kind], record) as Seed<K>; // the schema of this kind; TypeScript loses the tie between the two maps
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(seeds, name);
}
