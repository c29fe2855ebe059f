import { z } from 'zod';
import type { ConnectorEnvironment } from '#connectors/connector.ts';
import { feedCursor } from '#connectors/feed-cursor.ts';
import { readWord, wireDecimal, wireInstant, wordsFor } from '#connectors/wire-values.ts';
import { SystemError } from '#errors.ts';
import { emptyPage } from '#model/page.ts';
import type { CrmCapability, CrmSystem, DealFilter, DealStatus, Stage } from '#ports/crm-system.ts';
import { type CardFilter, createCards } from './cards.ts';
import { createCardFileLink } from './link.ts';
import type { CardFileSettings } from './settings.ts';
import { accountWire, contactWire, dealLinesWire, dealWire, pipelineId, stageWords } from './wire.ts';

/** A card file behind the port. README.md beside this file is its wire reference. */
export function createCardFileCrm(
  connection: string,
  settings: CardFileSettings,
  environment: ConnectorEnvironment,
): CrmSystem {
  const link = createCardFileLink(connection, settings, environment);
  const accounts = createCards(
    link,
    'companies',
    accountWire(() => link.sourceOf('company')),
  );
  const contacts = createCards(
    link,
    'people',
    contactWire(() => link.sourceOf('person')),
  );
  const deals = createCards(
    link,
    'deals',
    dealWire(() => link.sourceOf('deal')),
  );

  const dealLines = createCards(link, 'deals', dealLinesWire);

  // Step 5: what the system cannot do is neither invented nor an empty success.
  const unsupported = async (what: string): Promise<never> => {
    throw new SystemError('UNSUPPORTED', connection, `${connection} has no ${what}`);
  };

  return {
    connection,
    system: 'card-file',
    capabilities,
    accountFields: new Set(),
    info: (call) => link.info(call),

    accountsByIds: accounts.byIds,
    contactsByIds: contacts.byIds,
    dealsByIds: deals.byIds,
    async linesOfDeals(keys, call) {
      const ids = keys.map(({ id }) => id);
      return (await dealLines.byIds(ids, call)).map((deal) => deal?.lines ?? []);
    },
    leadsByIds: async (ids) => ids.map(() => null),
    interactionsByIds: async (ids) => ids.map(() => null),
    ticketsByIds: async (ids) => ids.map(() => null),
    usersByIds: async (ids) => ids.map(() => null),
    async pipelines(call) {
      const { stages } = await link.ask({ method: 'GET', path: '/stages', operation: 'stages.read' }, stagesWire, call);
      return [{ id: pipelineId, source: link.sourceOf('pipeline'), name: 'Deals', stages }];
    },

    contactsOfAccounts: (ids, page, call) => contacts.ofAccounts(ids, {}, page, call),
    dealsOfAccounts: (ids, filter, page, call) => deals.ofAccounts(ids, filterOf(filter), page, call),
    interactionsOfAccounts: async (ids) => ids.map(() => emptyPage),
    ticketsOfAccounts: async (ids) => ids.map(() => emptyPage),

    accounts: (page, call) => accounts.list({}, 'oldest', page, call),
    deals: async (filter, page, call) =>
      filter.ownerId === undefined ? deals.list(filterOf(filter), 'newest', page, call) : emptyPage,
    leads: async () => emptyPage,

    async changes(cursor, limit, call) {
      const after = cursor === null ? 'now' : place.read(cursor, connection);
      const question = { method: 'GET', path: '/changes', query: { after, limit }, operation: 'changes.read' } as const;
      const { last, ...answer } = await link.ask(question, changesWire, call);
      return { ...answer, cursor: place.write(last) };
    },

    moveDealToStage: (dealId, stage, lostBecause, call) =>
      link.write(
        {
          method: 'PATCH',
          path: `/deals/${encodeURIComponent(dealId)}`,
          body: { stage, lostBecause },
          operation: 'deals.move',
        },
        deals.record,
        call,
      ),
    logInteraction: () => unsupported('interactions'),
    writeBackDeal: () => unsupported('place for an order on a deal'),
    updateAccount: () => unsupported('fields that an ERP could set'),

    close: link.close,
  };
}

const capabilities: ReadonlySet<CrmCapability> = new Set<CrmCapability>(['contacts', 'move-deal']);

/** Changes are numbered, so a place in the feed is a number. */
const place = feedCursor(z.int().min(0));

const changesWire = z
  .object({
    changes: z.array(
      z.object({
        kind: z.enum(['account', 'contact', 'deal']),
        id: z.string(),
        at: wireInstant,
        removed: z.boolean(),
        mergedInto: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
    last: z.int(),
  })
  .transform(({ changes, more, last }) => ({
    last,
    hasMore: more,
    changes: changes.map(({ at, removed, ...change }) => ({ ...change, modifiedAt: at, deleted: removed })),
  }));

const stagesWire = z.object({
  stages: z
    .array(z.object({ id: z.string(), name: z.string(), likelihood: wireDecimal.nullable() }))
    .transform((stages) =>
      stages.map(({ id, name, likelihood }, position): Stage => ({
        id,
        name,
        position,
        probability: likelihood,
        status: readWord<DealStatus>(stageWords, id, 'OPEN'),
      })),
    ),
});

function filterOf({ status, updatedSince, search }: DealFilter): CardFilter {
  return { stages: status && wordsFor(stageWords, status), changedSince: updatedSince, words: search };
}
