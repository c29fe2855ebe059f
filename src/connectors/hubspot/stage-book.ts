import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';
import type { HubspotLink } from './link.ts';
import { type HubspotPipeline, type HubspotStage, readPipelines } from './pipelines.ts';
import { remember } from './remembered.ts';

export interface BookedStage<Status> extends HubspotStage {
  readonly pipelineId: string;
  readonly status: Status;
}

interface BookedPipeline<Status> extends HubspotPipeline {
  readonly stages: readonly BookedStage<Status>[];
}

/** The pipelines of deals or tickets, with our word for each stage. */
export interface StageBook<Status> {
  /** As they are now. */
  pipelines(call: Call): Promise<readonly BookedPipeline<Status>[]>;
  /** The stages by id. Asked again when one of these ids is not among them. */
  stages(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, BookedStage<Status>>>;
}

export function createStageBook<Status extends string>(
  link: HubspotLink,
  name: 'deals' | 'tickets',
  statusOf: (stage: HubspotStage) => Status,
  overrides: Readonly<Record<string, Status>>,
  clock: Clock,
): StageBook<Status> {
  const pipelines = remember((call) => readBooked(call), lifeMs, clock);

  async function readBooked(call: Call): Promise<readonly BookedPipeline<Status>[]> {
    const found = await readPipelines(link, name, call);
    return found.map((pipeline) => ({
      ...pipeline,
      stages: pipeline.stages.map((stage) => ({
        ...stage,
        pipelineId: pipeline.id,
        status: overrides[stage.id] ?? statusOf(stage),
      })),
    }));
  }

  return {
    pipelines: (call) => pipelines.readAgain(call),
    async stages(ids, call) {
      const known = byId(await pipelines.read(call));
      return ids.every((id) => known.has(id)) ? known : byId(await pipelines.readAgain(call));
    },
  };
}

const lifeMs = 300_000;

function byId<Status>(pipelines: readonly BookedPipeline<Status>[]): ReadonlyMap<string, BookedStage<Status>> {
  return new Map(pipelines.flatMap(({ stages }) => stages.map((stage) => [stage.id, stage])));
}
