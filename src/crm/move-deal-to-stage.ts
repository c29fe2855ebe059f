import { loadOrNull } from '#graphql/request-loaders.ts';
import { type InvalidInput, invalidInput, type NotFound, notFound } from '#graphql/user-error.ts';
import { nativeIdOf } from '#model/node-id.ts';
import type { Deal } from '#ports/crm-system.ts';
import type { CrmContext } from './context.ts';
import type { MoveDealToStageInput } from './schema.generated.ts';

export interface MoveDealToStageOutcome {
  readonly deal: Deal | null;
  readonly userErrors: readonly (NotFound | InvalidInput)[];
}

/** Moves a deal in the CRM, once deal and stage were found there. */
export async function moveDealToStage(
  { dealId, stageId, lostReason }: MoveDealToStageInput,
  { crm, call, loaders }: CrmContext,
): Promise<MoveDealToStageOutcome> {
  const [deal, stage] = await Promise.all([
    loadOrNull(loaders.deals, nativeIdOf(dealId, 'deal', crm.connection)),
    loadOrNull(loaders.stages, nativeIdOf(stageId, 'stage', crm.connection)),
  ]);
  if (deal === null) return refused(notFound(`there is no deal ${dealId}`, 'dealId'));
  if (stage === null) return refused(notFound(`there is no stage ${stageId}`, 'stageId'));
  const reason = lostReason ?? null;
  if (reason !== null && stage.status !== 'LOST')
    return refused(
      invalidInput(`a lostReason is for a stage that is LOST, "${stage.name}" is ${stage.status}`, 'lostReason'),
    );

  const moved = await crm.moveDealToStage(deal.id, stage.id, reason, call);
  loaders.deals.clear(moved.id).prime(moved.id, moved);
  loaders.dealsOfAccounts.clearAll();
  return { deal: moved, userErrors: [] };
}

function refused(userError: NotFound | InvalidInput): MoveDealToStageOutcome {
  return { deal: null, userErrors: [userError] };
}
