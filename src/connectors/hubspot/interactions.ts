import { emptyPage, mergePages, type Page, type PageRequest } from '#model/page.ts';
import type { Interaction, InteractionFilter } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { type ChildFilter, childrenOf } from './children.ts';
import { engagementKind, type EngagementRow, interactionOf, namesOfKinds } from './crm-activity-wire.ts';
import { interactionId, placeAmongAll, placeWithin, readInteractionId } from './interaction-id.ts';
import type { HubspotLink } from './link.ts';
import { type EngagementName, objectTypes } from './object-types.ts';
import { placeOf, rowsByIds } from './records.ts';

/** Calls, e-mails, meetings, notes and tasks, which HubSpot keeps apart, as one list. */
export interface InteractionReader {
  byIds(ids: readonly string[], call: Call): Promise<readonly (Interaction | null)[]>;
  ofCompanies(
    companyIds: readonly string[],
    filter: InteractionFilter,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Interaction>[]>;
}

/** A row with the type that it is of. `companyId` is the company under which it was found; undefined when it was found by id. */
interface Activity {
  readonly name: EngagementName;
  readonly row: EngagementRow;
  readonly companyId: string | undefined;
}

export function createInteractionReader(link: HubspotLink, names: readonly EngagementName[]): InteractionReader {
  const kinds = new Map(names.map((name) => [name, engagementKind(name)]));

  const interaction = ({ name, row, companyId }: Activity): Interaction =>
    interactionOf(name, row, {
      id: interactionId(name, row.id),
      source: link.sourceOf(objectTypes[name], row.id, row.url),
      accountId: companyId,
    });

  async function ofOneType(
    name: EngagementName,
    companyIds: readonly string[],
    since: string | undefined,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Activity>[]> {
    const kind = kinds.get(name);
    if (kind === undefined) return companyIds.map(() => emptyPage);
    const after = page.after && placeWithin(name, page.after);
    const pages = await childrenOf(link, kind, companyIds, occurredSince(since), { ...page, after }, call);
    return pages.map(({ items, ...rest }, index) => ({
      ...rest,
      items: items.map((row) => ({ name, row, companyId: companyIds[index] })),
    }));
  }

  return {
    async byIds(ids, call) {
      const known = [...new Set(ids)].flatMap((id) => readInteractionId(id) ?? []);
      const byName = Map.groupBy(known, ({ name }) => name);
      const activities = await Promise.all(
        [...byName].map(async ([name, some]) => {
          const kind = kinds.get(name);
          const rows =
            kind === undefined
              ? []
              : await rowsByIds(
                  link,
                  kind,
                  some.map(({ id }) => id),
                  call,
                );
          return rows.flatMap((row) => (row === null ? [] : [{ name, row, companyId: undefined }]));
        }),
      );
      const byId = new Map(
        activities
          .flat()
          .map(interaction)
          .map((found) => [found.id, found]),
      );
      return ids.map((id) => byId.get(id) ?? null);
    },

    async ofCompanies(companyIds, filter, page, call) {
      const wanted = namesOfKinds(filter.kinds, names);
      const ofTypes = await Promise.all(wanted.map((name) => ofOneType(name, companyIds, filter.since, page, call)));
      return companyIds.map((_, index) => {
        const merged = mergePages(
          ofTypes.flatMap((pagesOfType) => pagesOfType[index] ?? []),
          page,
          ({ name, row }) => placeAmongAll(name, placeOf(row)),
          'descending',
        );
        return { ...merged, items: merged.items.map(interaction) };
      });
    },
  };
}

function occurredSince(since: string | undefined): ChildFilter<EngagementRow['values']> {
  if (since === undefined) return { keep: () => true, filters: [] };
  const sinceMs = Date.parse(since);
  return {
    keep: ({ sortKey }) => Date.parse(sortKey) >= sinceMs,
    filters: [{ propertyName: 'hs_timestamp', operator: 'GTE', value: String(sinceMs) }],
  };
}
