import type { Page, PageRequest } from '#model/page.ts';
import type { Ticket, TicketStatus } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { childrenOf, completePages } from './children.ts';
import { ticketKind, ticketOf, type TicketRow } from './crm-activity-wire.ts';
import type { HubspotLink } from './link.ts';
import { childrenInStatus } from './list-filters.ts';
import { objectTypes } from './object-types.ts';
import { completedByIds } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';
import type { BookedStage, StageBook } from './stage-book.ts';

/** Tickets with their status, which only the pipeline tells. */
export interface TicketReader {
  byIds(ids: readonly string[], call: Call): Promise<readonly (Ticket | null)[]>;
  ofCompanies(
    companyIds: readonly string[],
    status: readonly TicketStatus[] | undefined,
    page: PageRequest,
    call: Call,
  ): Promise<readonly Page<Ticket>[]>;
}

export function createTicketReader(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  book: StageBook<TicketStatus>,
): TicketReader {
  const tickets = ticketKind(settings);

  async function complete(rows: readonly TicketRow[], call: Call): Promise<readonly Ticket[]> {
    if (rows.length === 0) return [];
    const stages = await book.stages(
      rows.flatMap(({ values }) => values.stage ?? []),
      call,
    );
    return rows.map((row) =>
      ticketOf(row, {
        source: link.sourceOf(objectTypes.tickets, row.id, row.url),
        status: statusOf(row, stages),
      }),
    );
  }

  return {
    byIds: (ids, call) => completedByIds(link, tickets, ids, (rows) => complete(rows, call), call),
    async ofCompanies(companyIds, status, page, call) {
      const stages = await book.stages([], call);
      const filter = childrenInStatus('hs_pipeline_stage', status, stages.values(), (row: TicketRow) =>
        statusOf(row, stages),
      );
      const pages = await childrenOf(link, tickets, companyIds, filter, page, call);
      return completePages(pages, (rows) => complete(rows, call));
    },
  };
}

function statusOf({ values }: TicketRow, stages: ReadonlyMap<string, BookedStage<TicketStatus>>): TicketStatus {
  return (values.stage === null ? undefined : stages.get(values.stage)?.status) ?? 'OPEN';
}
