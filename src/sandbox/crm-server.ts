import { createCrmWrites } from './crm/writes.ts';
import { fillCrm } from './data/fill-crm.ts';
import { kinds } from './crm/records.ts';
import { registerCrmRoutes } from './crm/routes.ts';
import { seedCrmRecords } from './crm/seed-records.ts';
import { registerControlRoutes } from './server/control-routes.ts';
import type { Sandbox, SandboxOptions } from './server/sandbox-options.ts';
import { startServer } from './server/start-server.ts';
import { openStorage } from './server/open-storage.ts';
import { madridInstant } from './storage/instant.ts';

const firstId = 10_001;

/** Starts the CRM. Rejects with ConfigurationError when another process has its data open. */
export async function startSandboxCrm(options: SandboxOptions): Promise<Sandbox> {
  const { store, clock, settings, webhook, close } = openStorage({
    options,
    name: 'crm',
    kinds,
    firstId,
    eventOf: ({ kind, id, modifiedAt, version }) => ({
      kind,
      id: String(id),
      modifiedAt: madridInstant(modifiedAt),
      version,
    }),
  });
  const writes = createCrmWrites(store, clock, settings);
  if (settings.get('filled') === undefined)
    store.transaction(() => {
      if (options.seedData === 'demo') fillCrm(store, clock);
      settings.set('filled', options.seedData);
    });

  // Nobody wants to hear of every record that the demo begins with.
  webhook.setTarget(options.webhook ?? null);

  return startServer({
    options,
    keyOf: ({ headers }) => /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1],
    catchUp: () => undefined,
    routes: (server, faults, actorOf) => {
      registerCrmRoutes(server, { store, clock, writes }, actorOf);
      registerControlRoutes(server, {
        clock,
        faults,
        webhook,
        writeInstant: madridInstant,
        advance: (ms) => clock.moveForward(ms),
        seed: (kind, records) => seedCrmRecords(store, clock, kind, records),
      });
    },
    close,
  });
}
