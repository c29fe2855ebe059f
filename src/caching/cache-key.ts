// Goes up with every change to the shape of a port's records, so that two releases on one Redis never read each other's.
const shapeVersion = 2;

/** Encodes the arguments of one operation, apart from the item that differs from key to key of a batch. */
export type CacheKeys = (operation: string, variant: unknown) => (item: unknown) => string;

/**
 * The only place where keys are made: `grial:<shape version>:<connection>:<scope>:<operation>:<arguments>`. The scope says
 * whose eyes the system is read with; what one scope has seen, no other is given.
 */
export function createCacheKeys(connection: string, scope: string): CacheKeys {
  const space = ['grial', String(shapeVersion), connection, scope].map(encodeURIComponent).join(':');
  return (operation, variant) => {
    const start = `${space}:${operation}:`;
    const end = stableJson(variant);
    return (item) => `${start}[${stableJson(item)},${end}]`;
  };
}

/** JSON in which equal values have equal text, whatever the order of their properties; undefined properties are left out. */
export function stableJson(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value, withSortedProperties) ?? 'null');
}

function withSortedProperties(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
