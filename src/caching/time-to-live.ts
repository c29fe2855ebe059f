/** How long a copy counts as current, by the kind of what it holds. A change that a feed tells ends it before. */
export const defaultTtlSeconds = {
  accounts: 60,
  contacts: 60,
  leads: 60,
  deals: 30,
  interactions: 30,
  tickets: 30,
  users: 600,
  pipelines: 600,
  customers: 60,
  products: 300,
  warehouses: 600,
  priceLists: 600,
  orders: 30,
  shipments: 30,
  invoices: 30,
  payments: 30,
  prices: 30,
  credit: 10,
  stock: 5,
} satisfies Record<string, number>;

/** The kinds of what is cached, as the configuration calls them in `cache.ttlSeconds`. */
export type CachedKind = keyof typeof defaultTtlSeconds;

export const cachedKinds: readonly string[] = Object.keys(defaultTtlSeconds);

export type TtlSeconds = Readonly<Record<CachedKind, number>>;

/** What is not there may appear at any moment, and nobody is told by the id they asked for. */
export const missingTtlSeconds = 10;

/**
 * Promises are made on these and they carry no mark that says "old": no copy of them outlives its time, and when the
 * system is down the read fails.
 */
export const neverServedStale: ReadonlySet<CachedKind> = new Set(['stock', 'prices']);
