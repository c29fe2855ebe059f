import { z } from 'zod';
import type { Call } from '#ports/source.ts';
import { inBatches } from '../batches.ts';
import type { HubspotLink } from './link.ts';
import { isObjectId } from './object-types.ts';
import { partialFailures, requireOnlyMissing } from './partial-failure.ts';

/** What one record is associated with. */
interface Associated {
  readonly id: string;
  /** What the association is called in the account: "Primary" and the account's own labels. */
  readonly labels: readonly string[];
}

export interface AssociatedList {
  readonly items: readonly Associated[];
  /** Where the rest begins when there are more than HubSpot answers at once, otherwise null. */
  readonly next: string | null;
}

/**
 * What records of one type are associated with in another, by the id of the record; the first page of it where there are many.
 * https://developers.hubspot.com/docs/api-reference/latest/crm/associations/associate-records/batch/get-associations
 */
export async function associatedOf(
  link: HubspotLink,
  from: string,
  to: string,
  ids: readonly string[],
  call: Call,
): Promise<ReadonlyMap<string, AssociatedList>> {
  const inputs = [...new Set(ids)].filter(isObjectId).map((id) => ({ id }));
  return readLists(link, from, to, inputs, call);
}

/** As `associatedOf`, with all of it however much it is. */
export async function allAssociatedOf(
  link: HubspotLink,
  from: string,
  to: string,
  ids: readonly string[],
  call: Call,
): Promise<ReadonlyMap<string, AssociatedList>> {
  const lists = new Map(await associatedOf(link, from, to, ids, call));
  for (;;) {
    const rests = [...lists].flatMap(([id, { next }]) => (next === null ? [] : [{ id, after: next }]));
    if (rests.length === 0) return lists;
    const found = await readLists(link, from, to, rests, call);
    for (const { id } of rests) {
      const rest = found.get(id);
      // A record that is gone by now has no rest.
      lists.set(id, { items: [...(lists.get(id)?.items ?? []), ...(rest?.items ?? [])], next: rest?.next ?? null });
    }
  }
}

/** The one that HubSpot marks as primary, otherwise the first. */
export function primaryOf(list: AssociatedList | undefined): string | null {
  const items = list?.items ?? [];
  return (items.find(({ labels }) => labels.includes('Primary')) ?? items[0])?.id ?? null;
}

export function idsOf(list: AssociatedList | undefined): readonly string[] {
  return (list?.items ?? []).map(({ id }) => id);
}

async function readLists(
  link: HubspotLink,
  from: string,
  to: string,
  inputs: readonly { readonly id: string; readonly after?: string }[],
  call: Call,
): Promise<ReadonlyMap<string, AssociatedList>> {
  const answers = await inBatches(inputs, maxIds, (some) =>
    link.ask(
      {
        method: 'POST',
        path: `${link.paths.associations(from, to)}/batch/read`,
        body: { inputs: some },
        operation: 'associations.batch-read',
      },
      associationsWire,
      call,
    ),
  );
  for (const answer of answers) requireOnlyMissing(link.connection, answer.errors);
  return new Map(
    answers
      .flatMap(({ results }) => results)
      .map((result) => [
        result.from.id,
        {
          items: result.to.map(({ toObjectId, associationTypes }) => ({
            id: toObjectId,
            labels: associationTypes.flatMap(({ label }) => label ?? []),
          })),
          next: result.paging?.next?.after ?? null,
        },
      ]),
  );
}

const maxIds = 1_000;

// Version 4 writes these ids as numbers, the dated ones as text.
const anyId = z.union([z.string(), z.int()]).transform(String);

const associationsWire = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: anyId }),
      to: z.array(
        z.object({
          toObjectId: anyId,
          associationTypes: z.array(z.object({ label: z.string().nullish() })),
        }),
      ),
      paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
    }),
  ),
  errors: partialFailures,
});
