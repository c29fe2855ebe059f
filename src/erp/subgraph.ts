import { buildSubgraph } from '#graphql/build-subgraph.ts';
import type { Subgraph } from '#graphql/subgraph.ts';
import { dayOf } from '#model/day.ts';
import type { Clock } from '#ports/clock.ts';
import type { ErpSystem } from '#ports/erp-system.ts';
import type { ErpContext } from './context.ts';
import { entities } from './entities.ts';
import { createErpLoaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

/** What was owed and done: products, stock, orders, shipments, invoices, payments, credit, read from one ERP. */
export function createErpSubgraph({ erp, clock }: { readonly erp: ErpSystem; readonly clock: Clock }): Subgraph {
  return buildSubgraph<ErpContext>({
    name: 'erp',
    resolvers,
    entities,
    contextFor: ({ call }) => ({
      erp,
      call,
      loaders: createErpLoaders(erp, call),
      today: dayOf(clock.now(), erp.timeZone),
    }),
  });
}
