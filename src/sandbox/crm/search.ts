import { z } from 'zod';
import { instant, validate } from '#sandbox/server/validation.ts';
import type { Condition } from '#sandbox/storage/record-list.ts';
import { type CrmStore, present } from './crm-store.ts';
import { type Kind, wordsOf } from './fields.ts';
import { dealStatuses } from './pipelines.ts';

const defaultLimit = 50;
const maxLimit = 200;
const maxAccounts = 100;

const id = z.string();
const anyKind = { updated_since: instant };
const filters = {
  user: z.strictObject({ name_contains: z.string() }).partial(),
  account: z.strictObject({ ...anyKind, owner_id: id, name_contains: z.string() }).partial(),
  contact: z.strictObject({ ...anyKind, account_ids: accountIds(), name_contains: z.string() }).partial(),
  lead: z.strictObject({ ...anyKind, status: words(wordsOf.lead), owner_id: id, name_contains: z.string() }).partial(),
  deal: z
    .strictObject({
      ...anyKind,
      account_ids: accountIds(),
      status: words(dealStatuses),
      owner_id: id,
      name_contains: z.string(),
    })
    .partial(),
  interaction: z
    .strictObject({
      ...anyKind,
      account_ids: accountIds(),
      kinds: words(wordsOf.interaction),
      owner_id: id,
      since: instant,
    })
    .partial(),
  ticket: z
    .strictObject({ ...anyKind, account_ids: accountIds(), status: words(wordsOf.ticket), name_contains: z.string() })
    .partial(),
};

/** All filters of all kinds; those that a kind does not have never pass its schema. */
interface AnyFilters {
  readonly account_ids?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly owner_id?: string | undefined;
  readonly since?: string | undefined;
  readonly updated_since?: string | undefined;
  readonly name_contains?: string | undefined;
}

const search = z.strictObject({
  filters: z.unknown().optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  after: z.strictObject({ key: instant, id: z.string().regex(/^\d{1,15}$/) }).optional(),
  limit: z.int().min(1).max(maxLimit).default(defaultLimit),
});

/** Answers a search, as one list or as one group per account. */
export function searchRecords(store: CrmStore, kind: Kind, input: unknown): object {
  const { filters: givenFilters, order, after, limit } = validate(search, input ?? {});
  const wanted: AnyFilters = validate(filters[kind], givenFilters ?? {});
  const page = (accountId: string | null): object => {
    const { records, hasMore, total } = store.list(kind, {
      reference: accountId === null ? undefined : { name: 'account_id', value: accountId },
      status: wanted.status ?? wanted.kinds,
      modifiedSince: wanted.updated_since,
      search: wanted.name_contains,
      conditions: conditionsOf(wanted),
      order,
      after: after === undefined ? undefined : { key: after.key, id: Number(after.id) },
      limit,
    });
    return { results: records.map(present), has_more: hasMore, total };
  };
  if (wanted.account_ids === undefined) return page(null);
  return {
    groups: [...new Set(wanted.account_ids)].map((accountId) => ({ account_id: accountId, ...page(accountId) })),
  };
}

function conditionsOf({ owner_id, since }: AnyFilters): readonly Condition[] {
  return [
    ...(owner_id === undefined ? [] : [{ sql: "json_extract(r.body, '$.owner_id') = ?", values: [owner_id] }]),
    ...(since === undefined ? [] : [{ sql: 'r.sort_key >= ?', values: [since] }]),
  ];
}

function accountIds(): z.ZodArray<z.ZodString> {
  return z.array(id).max(maxAccounts, `at most ${String(maxAccounts)} accounts`);
}

function words<const Word extends string>(list: readonly [Word, ...Word[]]) {
  return z.array(z.enum(list));
}
