import { Gauge, type Registry } from 'prom-client';

/** What waits to be done, as the store has it at the moment. */
export interface Backlog {
  /** How many conversions have each status. */
  conversionsByStatus(): Promise<Readonly<Record<string, number>>>;
  /** For how long the oldest of those conversions has been under way that are neither finished nor wait for a person; 0 without any. */
  oldestConversionSeconds(): Promise<number>;
  /** How many changes could not be passed on and are not tried again by themselves. */
  deadLetters(): Promise<number>;
}

/** Asks whenever the metrics are read. What the store does not answer is missing from them, rather than wrong. */
export function observeBacklog(registry: Registry, backlog: Backlog): void {
  const conversions = new Gauge({
    name: 'grial_conversions',
    help: 'Conversions of the whole store by status, the same in every process.',
    labelNames: ['status'],
    registers: [],
    async collect() {
      const counts = await orNothing(backlog.conversionsByStatus());
      this.reset();
      for (const [status, count] of Object.entries(counts ?? {})) this.set({ status }, count);
    },
  });
  const oldest = new Gauge({
    name: 'grial_conversion_oldest_unfinished_seconds',
    help: 'For how long the oldest conversion has been under way that is neither finished nor waits for a person, the same in every process.',
    registers: [],
    async collect() {
      setOrRemove(this, await orNothing(backlog.oldestConversionSeconds()));
    },
  });
  const deadLetters = new Gauge({
    name: 'grial_sync_dead_letters',
    help: 'Changes that could not be passed on and wait for a person, the same in every process.',
    registers: [],
    async collect() {
      setOrRemove(this, await orNothing(backlog.deadLetters()));
    },
  });
  for (const gauge of [conversions, oldest, deadLetters]) registry.registerMetric(gauge);
}

function orNothing<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch(() => null);
}

function setOrRemove(gauge: Gauge, value: number | null): void {
  if (value === null) gauge.remove();
  else gauge.set(value);
}
