import { createHash } from 'node:crypto';
import { badRequest, conflict, unprocessable } from '#sandbox/server/problem.ts';
import { validate } from '#sandbox/server/validation.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import type { Settings } from '#sandbox/storage/settings.ts';
import type { Stored } from '#sandbox/storage/stored.ts';
import { type CrmStore, numericIds, required } from './crm-store.ts';
import { derive } from './derived-fields.ts';
import { type Fields, fields, type Kind, requiredFields } from './fields.ts';
import { type Bodies, defaultFields, pointedIds, pointers } from './records.ts';

const patches = {
  user: fields.user.partial(),
  account: fields.account.partial(),
  contact: fields.contact.partial(),
  lead: fields.lead.partial(),
  deal: fields.deal.partial(),
  interaction: fields.interaction.partial(),
  ticket: fields.ticket.partial(),
};

/** Everything that changes records, each as one transaction. */
export interface CrmWrites {
  /** `created` is false when the idempotency key was used before. */
  create<K extends Kind>(
    kind: K,
    input: unknown,
    idempotencyKey: string | undefined,
  ): { readonly record: Stored<Bodies[K]>; readonly created: boolean };
  change<K extends Kind>(kind: K, id: string, input: unknown): Stored<Bodies[K]>;
  remove(kind: Kind, id: string): void;
  mergeAccounts(id: string, into: string): Stored<Bodies['account']>;
}

export function createCrmWrites(store: CrmStore, clock: SandboxClock, settings: Settings): CrmWrites {
  function create<K extends Kind>(kind: K, input: unknown): Stored<Bodies[K]> {
    const given = validFields(kind, input);
    for (const field of requiredFields[kind])
      if (given[field as keyof Fields<K>] === undefined) throw badRequest(`"${field}" is required`); // a required field of this kind
    checkPointers(store, kind, given);
    const now = clock.stamp();
    const id = store.nextId(kind);
    const body = derive[kind]({ ...defaultFields(now)[kind], ...given }, { id, now, before: null });
    return store.insert(kind, { id, body, modifiedAt: now });
  }

  return {
    create: (kind, input, idempotencyKey) =>
      store.transaction(() => {
        if (idempotencyKey === undefined) return { record: create(kind, input), created: true };
        const setting = `idempotency:${kind}:${idempotencyKey}`;
        const digest = createHash('sha256')
          .update(JSON.stringify(input ?? null))
          .digest('hex');
        const [usedDigest, usedId = ''] = settings.get(setting)?.split(' ') ?? [];
        if (usedDigest === digest) return { record: required(store, kind, usedId), created: false };
        if (usedDigest !== undefined) throw conflict('this idempotency key was used with another body');
        const record = create(kind, input);
        settings.set(setting, `${digest} ${String(record.id)}`);
        return { record, created: true };
      }),

    change: (kind, id, input) =>
      store.transaction(() => {
        const before = required(store, kind, id);
        const given = validFields(kind, input);
        checkPointers(store, kind, given);
        const body = derive[kind](
          { ...writableFields(kind, before.body), ...given },
          { id: before.id, now: clock.now(), before: before.body },
        );
        return JSON.stringify(body) === JSON.stringify(before.body) ? before : store.update(kind, before.id, body);
      }),

    remove: (kind, id) => {
      store.transaction(() => {
        const record = required(store, kind, id);
        redirectPointers(store, kind, id, null);
        store.remove(kind, record.id, null);
      });
    },

    mergeAccounts: (id, into) =>
      store.transaction(() => {
        const loser = required(store, 'account', id);
        const [winner] = store.getMany('account', numericIds([into]));
        if (winner === undefined) throw unprocessable(`there is no account ${into}`, 'unknown_reference');
        if (winner.id === loser.id) throw conflict('an account cannot be merged into itself');
        redirectPointers(store, 'account', id, into);
        store.remove('account', loser.id, winner.id);
        return store.update('account', winner.id, winner.body);
      }),
  };
}

function validFields<K extends Kind>(kind: K, input: unknown): Partial<Fields<K>> {
  const given = validate(patches[kind], input ?? {});
  return given as Partial<Fields<K>>; // the schema of this kind; TypeScript loses the tie between the two maps
}

/** A stored body without what is derived from the rest. */
function writableFields<K extends Kind>(kind: K, body: Bodies[K]): Fields<K> {
  const known = fields[kind].shape;
  return Object.fromEntries(Object.entries(body).filter(([field]) => field in known)) as Fields<K>; // every body has all fields of its kind
}

function checkPointers(store: CrmStore, kind: Kind, given: object): void {
  for (const [field, target] of Object.entries(pointers[kind])) {
    const ids = pointedIds(given, field);
    const found = new Set(store.getMany(target, numericIds(ids)).map((record) => String(record.id)));
    const missing = ids.find((id) => !found.has(id));
    if (missing !== undefined) throw unprocessable(`"${field}": there is no ${target} ${missing}`, 'unknown_reference');
  }
}

/** Makes every record that points at this one point at another, or at nothing. */
function redirectPointers(store: CrmStore, target: Kind, id: string, to: string | null): void {
  // Object.keys forgets that the names are kinds.
  for (const kind of Object.keys(pointers) as Kind[])
    for (const [field, pointed] of Object.entries(pointers[kind]))
      if (pointed === target)
        for (const record of store.find(kind, field, [id])) redirect(store, kind, record, field, id, to);
}

function redirect<K extends Kind>(
  store: CrmStore,
  kind: K,
  record: Stored<Bodies[K]>,
  field: string,
  from: string,
  to: string | null,
): void {
  const ids = pointedIds(record.body, field);
  const next = ids.filter((id) => id !== from);
  const single = field.endsWith('_id');
  const kept = to === null || next.includes(to) ? next : [...next, to];
  store.update(kind, record.id, { ...record.body, [field]: single ? (kept[0] ?? null) : kept });
}
