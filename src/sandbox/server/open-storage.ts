import { openDatabase } from '#sandbox/storage/database.ts';
import type { Change } from '#sandbox/storage/feed.ts';
import type { RecordKind } from '#sandbox/storage/record-kind.ts';
import { createRecordStore, type RecordStore } from '#sandbox/storage/record-store.ts';
import { createSandboxClock, type SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import { createSettings, type Settings } from '#sandbox/storage/settings.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { createWebhook, type Webhook, type WebhookEvent } from './webhook.ts';

interface Storage<Bodies> {
  readonly store: RecordStore<Bodies>;
  readonly clock: SandboxClock;
  readonly settings: Settings;
  readonly webhook: Webhook;
  close(): Promise<void>;
}

/** Opens the data of one system, with the clock and the webhook that go with it. */
export function openStorage<Bodies>(parts: {
  readonly options: SandboxOptions;
  readonly name: string;
  readonly kinds: { readonly [K in keyof Bodies & string]: RecordKind<Bodies[K]> };
  readonly firstId: number;
  readonly eventOf: (change: Change) => WebhookEvent;
}): Storage<Bodies> {
  const { options, name, kinds, firstId, eventOf } = parts;
  const database = openDatabase(options.directory, name);
  const settings = createSettings(database);
  const lastStamp = database.prepare('SELECT max(modified_at) AS last FROM record').get()?.['last'];
  const clock = createSandboxClock(
    options.clock ?? Date,
    settings,
    typeof lastStamp === 'string' ? lastStamp : undefined,
  );
  const webhook = createWebhook();
  const store = createRecordStore<Bodies>({
    database,
    kinds,
    firstId,
    stamp: () => clock.stamp(),
    announce: (changes) => webhook.send(changes.map(eventOf)),
  });
  return {
    store,
    clock,
    settings,
    webhook,
    close: async () => {
      await webhook.close();
      database.close();
    },
  };
}
