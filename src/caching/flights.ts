import type { Call } from '#ports/source.ts';
import { paired } from './paired.ts';

/** One item that somebody wants to know from the system. */
interface Wanted<Item> {
  readonly key: string;
  readonly item: Item;
  /** The names of the generations that the answer belongs to. */
  readonly generations: readonly string[];
  /** Their versions, as they were before the system is asked. */
  readonly versions: string;
}

/** An item on its way. */
export interface Flight<Item> extends Wanted<Item> {
  /** True when a generation of it was started here meanwhile: the answer may be older than that. */
  readonly outdated: boolean;
}

export interface Boarding<Value> {
  readonly answer: Promise<Value>;
  /** To be called at most once, by one who does not wait any longer. */
  leave(): void;
}

export interface Flights<Item, Variant, Value> {
  join(wanted: Wanted<Item>, variant: Variant, variantKey: string, call: Call): Boarding<Value>;
  /** Whoever asks from now on must not be answered by a flight of these generations. */
  outdate(generations: ReadonlySet<string>): void;
}

export type LoadFlights<Item, Variant, Value> = (
  flights: readonly Flight<Item>[],
  variant: Variant,
  call: Call,
) => Promise<readonly Value[]>;

/**
 * Asks the system once for what many want at a time. Who wants an item that is already on its way shares the answer;
 * everything wanted in one tick with the same variant goes in one call, whoever asks. The call is aborted when nobody waits
 * for any of it, and not before.
 */
export function createFlights<Item, Variant, Value>(
  load: LoadFlights<Item, Variant, Value>,
): Flights<Item, Variant, Value> {
  const flights = new Map<string, BoardedFlight<Item, Value>>();
  const boarding = new Map<string, Batch<Item, Value>>();

  function join(wanted: Wanted<Item>, variant: Variant, variantKey: string, call: Call): Boarding<Value> {
    const known = flights.get(wanted.key);
    const isShared = known?.versions === wanted.versions && hasTimeFor(call, known.batch);
    const flight = isShared ? known : board(wanted, variant, variantKey, call);
    flight.batch.waiting += 1;
    return { answer: flight.answer, leave: () => leave(flight.batch) };
  }

  function board(wanted: Wanted<Item>, variant: Variant, variantKey: string, call: Call): BoardedFlight<Item, Value> {
    const batch = boarding.get(variantKey) ?? openBatch(variant, variantKey, call);
    batch.endsAtMs = later(batch.endsAtMs, call.endsAtMs);
    const { promise: answer, resolve, reject } = Promise.withResolvers<Value>();
    answer.catch(() => {}); // everyone may have left before it fails
    const flight = { ...wanted, batch, answer, resolve, reject, outdated: false };
    batch.flights.push(flight);
    flights.set(wanted.key, flight);
    return flight;
  }

  function openBatch(variant: Variant, variantKey: string, call: Call): Batch<Item, Value> {
    const { correlationId, endsAtMs } = call;
    const controller = new AbortController();
    const batch: Batch<Item, Value> = { flights: [], waiting: 0, state: 'boarding', controller, endsAtMs };
    boarding.set(variantKey, batch);
    // After all promises that are settled now: whoever found nothing in the cache in this tick comes along.
    process.nextTick(() => {
      boarding.delete(variantKey);
      void fly(batch, variant, { signal: controller.signal, correlationId, endsAtMs: batch.endsAtMs });
    });
    return batch;
  }

  async function fly(batch: Batch<Item, Value>, variant: Variant, call: Call): Promise<void> {
    if (batch.waiting === 0) return close(batch);
    batch.state = 'flying';
    try {
      const values = await load(batch.flights, variant, call);
      for (const [flight, value] of paired(batch.flights, values)) flight.resolve(value);
    } catch (error) {
      for (const flight of batch.flights) flight.reject(error);
    } finally {
      close(batch);
    }
  }

  function leave(batch: Batch<Item, Value>): void {
    batch.waiting -= 1;
    if (batch.waiting > 0 || batch.state !== 'flying') return;
    close(batch);
    batch.controller.abort();
  }

  function close(batch: Batch<Item, Value>): void {
    batch.state = 'landed';
    for (const flight of batch.flights) if (flights.get(flight.key) === flight) flights.delete(flight.key);
  }

  return {
    join,
    outdate: (generations) => {
      for (const [key, flight] of flights) {
        if (!flight.generations.some((name) => generations.has(name))) continue;
        flight.outdated = true;
        flights.delete(key);
      }
    },
  };
}

interface BoardedFlight<Item, Value> extends Wanted<Item> {
  readonly batch: Batch<Item, Value>;
  readonly answer: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
  outdated: boolean;
}

interface Batch<Item, Value> {
  readonly flights: BoardedFlight<Item, Value>[];
  readonly controller: AbortController;
  waiting: number;
  state: 'boarding' | 'flying' | 'landed';
  /** When the time of whoever has most of it is over; undefined: never. */
  endsAtMs: number | undefined;
}

/** A read takes half of the time of its caller: one with much more of it is not to fail by the haste of another. */
function hasTimeFor({ endsAtMs }: Call, batch: Pick<Batch<unknown, unknown>, 'endsAtMs'>): boolean {
  if (batch.endsAtMs === undefined) return true;
  const now = performance.now();
  return endsAtMs !== undefined && batch.endsAtMs - now >= (endsAtMs - now) / 2;
}

function later(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}
