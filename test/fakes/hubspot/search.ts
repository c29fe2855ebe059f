import type { AssociationStore } from './associations.ts';
import type { FilterBody, SearchBody } from './bodies.ts';
import { invalid } from './hubspot-error.ts';
import type { ObjectTable, StoredObject } from './object-store.ts';

export interface SearchResult {
  readonly total: number;
  readonly objects: readonly StoredObject[];
  readonly after: string | null;
}

/** HubSpot's search with its limits. What it says about order is kept, and no more: ties come in an order of their own. */
export function searchObjects(
  type: string,
  table: ObjectTable,
  associations: AssociationStore,
  body: SearchBody,
  visibleBeforeMs: number,
): SearchResult {
  checkLimits(body);
  const offset = Number(body.after === '' ? '0' : body.after);
  if (!Number.isInteger(offset) || offset < 0) throw invalid('after is not a paging cursor');
  if (offset + body.limit > maxResults) throw invalid('The search stops at 10,000 results');

  const visible = table.live().filter(({ writtenAtMs }) => writtenAtMs <= visibleBeforeMs);
  const groups = body.filterGroups.map(({ filters }) =>
    filters.map((filter) => condition(type, table, associations, filter)),
  );
  const found = visible.filter(
    (object) => groups.length === 0 || groups.some((conditions) => conditions.every((holds) => holds(object))),
  );
  const matching = body.query === undefined ? found : found.filter((object) => mentions(object, body.query ?? ''));
  const sorted = inOrder(table, matching, body.sorts);
  const end = offset + body.limit;
  return {
    total: sorted.length,
    objects: sorted.slice(offset, end),
    after: end < sorted.length ? String(end) : null,
  };
}

const maxResults = 10_000;

function checkLimits({ limit, filterGroups, query, sorts }: SearchBody): void {
  if (limit < 1 || limit > 200) throw invalid('limit must be between 1 and 200');
  if (filterGroups.length > 5) throw invalid('There are more than 5 filter groups');
  if (filterGroups.some(({ filters }) => filters.length === 0 || filters.length > 6))
    throw invalid('A filter group has between 1 and 6 filters');
  if (filterGroups.reduce((sum, { filters }) => sum + filters.length, 0) > 18)
    throw invalid('There are more than 18 filters');
  if ((query?.length ?? 0) > 3_000) throw invalid('The query is longer than 3,000 characters');
  if (sorts.length > 1) throw invalid('Only one sort is supported');
}

type Condition = (object: StoredObject) => boolean;

function condition(type: string, table: ObjectTable, associations: AssociationStore, filter: FilterBody): Condition {
  const { propertyName, operator } = filter;
  const other = associationFilters[propertyName];
  if (other !== undefined) {
    const wanted = valuesOf(filter);
    return ({ id }) => wanted.some((otherId) => associations.of({ type, id }, other).has(otherId));
  }
  if (!table.properties.has(propertyName))
    throw invalid(`There was a problem with the request: no property ${propertyName}`);
  const comparable = comparableOf(table, propertyName);
  const value = (object: StoredObject) => table.valueOf(object, propertyName);
  const compared = (holds: (difference: number) => boolean): Condition => {
    const wanted = comparable(required(filter.value));
    return (object) => {
      const own = value(object);
      return own !== null && holds(difference(comparable(own), wanted));
    };
  };
  switch (operator) {
    case 'EQ':
      return compared((d) => d === 0);
    case 'NEQ':
      return compared((d) => d !== 0);
    case 'LT':
      return compared((d) => d < 0);
    case 'LTE':
      return compared((d) => d <= 0);
    case 'GT':
      return compared((d) => d > 0);
    case 'GTE':
      return compared((d) => d >= 0);
    case 'BETWEEN': {
      const [low, high] = [comparable(required(filter.value)), comparable(required(filter.highValue))];
      return (object) => {
        const own = value(object);
        return own !== null && difference(comparable(own), low) >= 0 && difference(comparable(own), high) <= 0;
      };
    }
    case 'IN':
    case 'NOT_IN': {
      const wanted = new Set(valuesOf(filter));
      return (object) => wanted.has(value(object) ?? '') === (operator === 'IN');
    }
    case 'HAS_PROPERTY':
      return (object) => value(object) !== null;
    case 'NOT_HAS_PROPERTY':
      return (object) => value(object) === null;
    case 'CONTAINS_TOKEN':
    case 'NOT_CONTAINS_TOKEN': {
      const token = tokenPattern(required(filter.value));
      return (object) => tokens(value(object)).some((word) => token.test(word)) === (operator === 'CONTAINS_TOKEN');
    }
  }
}

const associationFilters: Readonly<Record<string, string>> = {
  'associations.company': 'companies',
  'associations.contact': 'contacts',
  'associations.deal': 'deals',
  'associations.ticket': 'tickets',
};

function valuesOf({ operator, value, values }: FilterBody): readonly string[] {
  if (operator === 'EQ') return [required(value)];
  if (values === undefined || values.length === 0 || values.length > 100) throw invalid('IN needs 1 to 100 values');
  return values;
}

function required(value: string | undefined): string {
  if (value === undefined) throw invalid('A filter needs a value');
  return value;
}

function comparableOf(table: ObjectTable, property: string): (text: string) => bigint | number | string {
  if (property === 'hs_object_id') return BigInt;
  switch (table.properties.get(property)?.type) {
    case 'datetime':
      return (text) => (/^-?\d+$/.test(text) ? Number(text) : Date.parse(text));
    case 'number':
      return Number;
    default:
      return (text) => text.toLowerCase();
  }
}

function difference(a: bigint | number | string, b: bigint | number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function inOrder(
  table: ObjectTable,
  objects: readonly StoredObject[],
  sorts: readonly string[],
): readonly StoredObject[] {
  const [sort = 'hs_object_id'] = sorts;
  const property = sort.replace(/^-/, '');
  if (!table.properties.has(property)) throw invalid(`There is no property ${property} to sort by`);
  const comparable = comparableOf(table, property);
  const sign = sort.startsWith('-') ? -1 : 1;
  const keyed = objects.map((object) => {
    const value = table.valueOf(object, property);
    return { object, key: value === null ? null : comparable(value), tie: [...object.id].toReversed().join('') };
  });
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * difference(a.key, b.key) || difference(a.tie, b.tie);
    })
    .map(({ object }) => object);
}

function mentions({ properties }: StoredObject, query: string): boolean {
  const words = tokens([...properties.values()].join(' '));
  return tokens(query).every((token) => words.includes(token));
}

function tokens(text: string | null): readonly string[] {
  return (text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

function tokenPattern(value: string): RegExp {
  const parts = value.toLowerCase().split('*');
  const pattern = parts.map((part) => part.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`));
  return new RegExp(`^${pattern.join('.*')}$`);
}
