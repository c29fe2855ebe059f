import { fillErp } from './data/fill-erp.ts';
import { kinds } from './erp/kinds.ts';
import { catchUp } from './erp/passing-time.ts';
import { registerErpRoutes } from './erp/routes.ts';
import { seedErpRecords } from './erp/seed-records.ts';
import { registerControlRoutes } from './server/control-routes.ts';
import { openStorage } from './server/open-storage.ts';
import type { Sandbox, SandboxOptions } from './server/sandbox-options.ts';
import { startServer } from './server/start-server.ts';
import { bareInstant } from './storage/instant.ts';

interface SandboxErpOptions extends SandboxOptions {
  /** Refuse a second order with the same external reference, as few ERPs do. */
  readonly uniqueReference?: boolean;
}

const firstId = 1;

/** Starts the ERP. Rejects with ConfigurationError when another process has its data open. */
export async function startSandboxErp(options: SandboxErpOptions): Promise<Sandbox> {
  const { store, clock, settings, webhook, close } = openStorage({
    options,
    name: 'erp',
    kinds,
    firstId,
    eventOf: ({ kind, id, modifiedAt, version }) => ({ kind, id, modifiedAt: bareInstant(modifiedAt), version }),
  });
  const erp = { store, clock, uniqueReference: options.uniqueReference ?? false };
  if (settings.get('filled') === undefined)
    store.transaction(() => {
      if (options.seedData === 'demo') fillErp(erp);
      settings.set('filled', options.seedData);
    });
  // Nobody wants to hear of every record that the demo begins with.
  webhook.setTarget(options.webhook ?? null);
  catchUp(erp, settings);

  return startServer({
    options,
    keyOf: ({ headers }) => {
      const key = headers['x-api-key'];
      return typeof key === 'string' ? key : undefined;
    },
    catchUp: () => catchUp(erp, settings),
    routes: (server, faults, actorOf) => {
      registerErpRoutes(server, erp, actorOf);
      registerControlRoutes(server, {
        clock,
        faults,
        webhook,
        writeInstant: bareInstant,
        advance: (ms) => {
          clock.moveForward(ms);
          catchUp(erp, settings);
        },
        seed: (kind, records) => seedErpRecords(erp, kind, records),
      });
    },
    close,
  });
}
