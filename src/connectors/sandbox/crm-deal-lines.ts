import { z } from 'zod';
import type { DealKey, DealLine } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { readInBatches } from '../batches.ts';
import { dealLinesWire } from './crm-deal-wire.ts';
import { isCrmId, maxCrmIds } from './crm-objects.ts';
import type { SandboxLink } from './link.ts';

/** The sandbox keeps the lines in the deal, so the deal is read for them. */
export async function readDealLines(
  link: SandboxLink,
  deals: readonly DealKey[],
  call: Call,
): Promise<readonly (readonly DealLine[])[]> {
  const found = await readInBatches(
    deals.map(({ id }) => id),
    maxCrmIds,
    async (ids) => {
      const path = '/v1/deals/batch/read';
      return (await link.ask({ method: 'POST', path, body: { ids }, operation: 'deals.read-lines' }, answer, call))
        .results;
    },
    ({ id }) => id,
    isCrmId,
  );
  return found.map((deal) => deal?.lines ?? []);
}

const answer = z.object({ results: z.array(dealLinesWire) });
