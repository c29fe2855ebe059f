import { z } from 'zod';
import type { Decimal } from '#model/decimal.ts';
import type { Call } from '#ports/source.ts';
import { wireDecimal } from '../wire-values.ts';
import type { HubspotLink } from './link.ts';

export interface HubspotPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly HubspotStage[];
}

/** What HubSpot itself says of a stage; deals and tickets say different things. */
export interface HubspotStage {
  readonly id: string;
  readonly label: string;
  readonly isClosed: boolean | null;
  /** 0 to 1. */
  readonly probability: Decimal | null;
}

/**
 * The pipelines of one type of object in their order, without those that were archived.
 * https://developers.hubspot.com/docs/api-reference/latest/crm/pipelines/get-pipelines
 */
export async function readPipelines(
  link: HubspotLink,
  name: 'deals' | 'tickets',
  call: Call,
): Promise<readonly HubspotPipeline[]> {
  const { results } = await link.ask(
    { method: 'GET', path: link.paths.pipelines(name), operation: `${name}.pipelines` },
    pipelinesWire,
    call,
  );
  return inOrder(results).map(({ id, label, stages }) => ({
    id,
    label,
    stages: inOrder(stages).map((stage) => ({
      id: stage.id,
      label: stage.label,
      isClosed: isClosed(stage.metadata),
      probability: stage.metadata.probability ?? null,
    })),
  }));
}

const listed = { id: z.string(), label: z.string(), displayOrder: z.int(), archived: z.boolean().default(false) };

const metadataWire = z.object({
  isClosed: z.string().optional(),
  ticketState: z.string().optional(),
  probability: wireDecimal.optional(),
});

const pipelinesWire = z.object({
  results: z.array(z.object({ ...listed, stages: z.array(z.object({ ...listed, metadata: metadataWire })) })),
});

// Stages of deals carry isClosed, those of tickets ticketState.
function isClosed({ isClosed, ticketState }: z.output<typeof metadataWire>): boolean | null {
  if (isClosed !== undefined) return isClosed.toLowerCase() === 'true';
  return ticketState === undefined ? null : ticketState === 'CLOSED';
}

function inOrder<Item extends { readonly displayOrder: number; readonly archived: boolean }>(
  items: readonly Item[],
): readonly Item[] {
  return items.filter(({ archived }) => !archived).toSorted((a, b) => a.displayOrder - b.displayOrder);
}
