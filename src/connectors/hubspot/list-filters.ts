import { SystemError } from '#errors.ts';
import type { DealFilter, LeadFilter, LeadStatus } from '#ports/crm-system.ts';
import type { ChildFilter } from './children.ts';
import { leadStatuses } from './crm-words.ts';
import type { Row } from './kind.ts';
import { objectTypes } from './object-types.ts';
import type { Filter } from './records.ts';

/** A stage by its id, with our word for it. */
type Staged<Status> = Iterable<{ readonly id: string; readonly status: Status }>;

/** The conditions of a search for deals; null when nothing can match. */
export function dealFilters(
  { status, ownerId, updatedSince, search }: DealFilter,
  stages: Staged<NonNullable<DealFilter['status']>[number]>,
  connection: string,
): readonly Filter[] | null {
  const inStages = status === undefined ? undefined : inStatus('dealstage', status, stages);
  if (inStages === null) return null;
  const filters = [...(inStages === undefined ? [] : [inStages]), ...ownedAndUpdated({ ownerId, updatedSince })];
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  const free = maxFilters - placeFilters - filters.length;
  if (words.length > free)
    throw new SystemError(
      'REJECTED',
      connection,
      `${connection} searches for at most ${free} words with these filters`,
    );
  return [
    ...filters,
    ...words.map((word): Filter => ({ propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: `*${word}*` })),
  ];
}

/** The conditions of a search for leads; null when nothing can match. */
export function leadFilters(
  { status, ownerId, updatedSince }: LeadFilter,
  overrides: Readonly<Record<string, LeadStatus>>,
): readonly Filter[] | null {
  const rest = ownedAndUpdated({ ownerId, updatedSince });
  if (status === undefined) return rest;
  const stages = Object.entries({ ...leadStatuses, ...overrides }).map(([id, word]) => ({ id, status: word }));
  if (!status.includes('WORKING')) {
    const inStages = inStatus('hs_pipeline_stage', status, stages);
    return inStages === null ? null : [inStages, ...rest];
  }
  // A stage that we do not know is WORKING, so the condition is that it is none of the others.
  const others = stages.filter((stage) => !status.includes(stage.status)).map(({ id }) => id);
  if (others.length === 0) return rest;
  return [{ propertyName: 'hs_pipeline_stage', operator: 'NOT_IN', values: others }, ...rest];
}

/** Which records of a company are in a stage of these statuses. */
export function childrenInStatus<Status, Values>(
  property: string,
  wanted: readonly Status[] | undefined,
  stages: Staged<Status>,
  statusOf: (row: Row<Values>) => Status,
): ChildFilter<Values> {
  if (wanted === undefined) return { keep: () => true, filters: [] };
  return {
    keep: (row) => wanted.includes(statusOf(row)),
    filters: [
      inStatus(property, wanted, stages) ?? { propertyName: property, operator: 'EQ', value: 'no stage at all' },
    ],
  };
}

/** The condition that a record is in a stage of these statuses, or null when there is no such stage. */
function inStatus<Status>(property: string, wanted: readonly Status[], stages: Staged<Status>): Filter | null {
  const all = [...stages];
  const ids = all.filter(({ status }) => wanted.includes(status)).map(({ id }) => id);
  if (ids.length === 0) return null;
  if (ids.length <= maxValues) return { propertyName: property, operator: 'IN', values: ids };
  const others = all.filter(({ status }) => !wanted.includes(status)).map(({ id }) => id);
  // Every pipeline has more stages that are open than such as end it, so what is too many one way is few the other.
  return { propertyName: property, operator: 'NOT_IN', values: others };
}

// A search has 3,000 characters, and behind the first page its filters stand in it twice.
const maxValues = 50;

// HubSpot takes six conditions in a group, of which two say where the page begins.
// https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm#filter-search-results
const maxFilters = 6;
const placeFilters = 2;

function ownedAndUpdated({ ownerId, updatedSince }: Pick<LeadFilter, 'ownerId' | 'updatedSince'>): readonly Filter[] {
  const updated = objectTypes.deals.modifiedProperty;
  return [
    ...(ownerId === undefined ? [] : [{ propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId } as const]),
    ...(updatedSince === undefined
      ? []
      : [{ propertyName: updated, operator: 'GTE', value: String(Date.parse(updatedSince)) } as const]),
  ];
}
