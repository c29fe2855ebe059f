import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Deal, DealOrderSummary, NewInteraction } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { stages } from './crm-words.ts';
import { withoutWildcards } from './domain.ts';
import type { TrytonLink } from './link.ts';
import { keyLine, writeNote } from './logged-note.ts';
import { noOrder, orderSummaryTitle, readOrderSummary, writeOrderSummary } from './order-summary.ts';
import { toId, trytonId, trytonReference } from './values.ts';

/** Presses the button that leads to the state. Nothing is done when the opportunity is there already. */
export async function moveOpportunity(
  link: TrytonLink,
  deal: Deal,
  stageId: string,
  lostReason: string | null,
  call: Call,
): Promise<void> {
  const { connection } = link;
  if (!stages.some(({ id }) => id === stageId))
    throw new SystemError('REJECTED', connection, `${connection} has no stage ${stageId.slice(0, 40)}`);
  if (deal.stageId !== stageId) {
    const button = buttons[stageId];
    if (button === undefined)
      throw new SystemError(
        'REJECTED',
        connection,
        `an opportunity becomes ${stageId} in ${connection} through its sale, not by hand`,
      );
    await link.write(`model.sale.opportunity.${button}`, [[toId(deal.id)]], z.unknown(), call);
  }
  if (stageId === 'lost' && lostReason !== null)
    await link.write('model.sale.opportunity.write', [[toId(deal.id)], { lost_reason: lostReason }], z.null(), call);
}

/** Which button leads to which state; `convert` makes a sale and belongs to the conversion, `won` follows from the sale. */
const buttons: Readonly<Record<string, string>> = {
  lead: 'lead',
  opportunity: 'opportunity',
  lost: 'lost',
  cancelled: 'cancel',
};

/** Makes a note, or finds the one that was logged under this key; answers its id. */
export async function logNote(link: TrytonLink, interaction: NewInteraction, call: Call): Promise<string> {
  const { accountId, dealId, idempotencyKey } = interaction;
  const resource = dealId === null ? `party.party,${accountId}` : `sale.opportunity,${dealId}`;
  if (idempotencyKey !== null) {
    const ending = `%\n${withoutWildcards(keyLine(idempotencyKey))}`;
    const domain = [
      ['resource', '=', resource],
      ['message', 'like', ending],
    ];
    const [found] = await link.search('ir.note', idRow, { domain, order: [['id', 'ASC']], limit: 1 }, call);
    if (found !== undefined) return found.id;
  }
  const [id] = await link.write(
    'model.ir.note.create',
    [[{ resource, message: writeNote(interaction) }]],
    z.tuple([trytonId]),
    call,
  );
  return id;
}

/** The summaries that were written back, by opportunity. */
export async function orderSummaries(
  link: TrytonLink,
  dealIds: readonly string[],
  call: Call,
): Promise<ReadonlyMap<string, WrittenSummary>> {
  const domain = [
    ['resource', 'in', dealIds.map((id) => `sale.opportunity,${id}`)],
    ['message', 'like', `${orderSummaryTitle}%`],
  ];
  const notes = await link.search('ir.note', summaryRow, { domain, order: [['id', 'DESC']] }, call);
  return new Map(
    notes.flatMap(({ id, message, resource }) => {
      const summary = readOrderSummary(message);
      return summary === null ? [] : [[resource.id, { noteId: id, summary }] as const];
    }),
  );
}

interface WrittenSummary {
  readonly noteId: string;
  readonly summary: DealOrderSummary;
}

export async function writeSummary(
  link: TrytonLink,
  dealId: string,
  changes: Partial<DealOrderSummary>,
  call: Call,
): Promise<void> {
  const written = (await orderSummaries(link, [dealId], call)).get(dealId);
  const message = writeOrderSummary({ ...(written?.summary ?? noOrder), ...changes });
  if (written === undefined) {
    const note = { resource: `sale.opportunity,${dealId}`, message };
    await link.write('model.ir.note.create', [[note]], z.tuple([trytonId]), call);
  } else if (message !== writeOrderSummary(written.summary)) {
    await link.write('model.ir.note.write', [[toId(written.noteId)], { message }], z.null(), call);
  }
}

const idRow = z.object({ id: trytonId });

const summaryRow = z.object({ id: trytonId, message: z.string(), resource: trytonReference });
