import type { Decimal } from '#model/decimal.ts';

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  /** From 1. */
  readonly position: number;
  readonly probability: Decimal;
  readonly status: DealStatus;
}

export const dealStatuses = ['in_progress', 'paused', 'won', 'lost', 'dropped'] as const;

export type DealStatus = (typeof dealStatuses)[number];

const newBusiness = pipeline('10001', 'Nuevo negocio', [
  ['10001', 'Cualificación', '0.10', 'in_progress'],
  ['10002', 'Análisis de necesidades', '0.20', 'in_progress'],
  ['10003', 'Propuesta enviada', '0.40', 'in_progress'],
  ['10004', 'Negociación', '0.70', 'in_progress'],
  ['10005', 'En pausa', '0.10', 'paused'],
  ['10006', 'Ganado', '1', 'won'],
  ['10007', 'Perdido', '0', 'lost'],
  ['10008', 'Descartado', '0', 'dropped'],
]);

const repeatBusiness = pipeline('10002', 'Repuestos y servicio', [
  ['10011', 'Solicitud recibida', '0.30', 'in_progress'],
  ['10012', 'Oferta enviada', '0.60', 'in_progress'],
  ['10013', 'Aceptación verbal', '0.90', 'in_progress'],
  ['10014', 'Ganado', '1', 'won'],
  ['10015', 'Perdido', '0', 'lost'],
]);

export const pipelines: readonly Pipeline[] = [newBusiness, repeatBusiness];

export const firstStageId = '10001';

/** The stage and the pipeline it belongs to. */
export function findStage(stageId: string): { readonly stage: Stage; readonly pipelineId: string } | undefined {
  for (const { id, stages } of pipelines) {
    const stage = stages.find((candidate) => candidate.id === stageId);
    if (stage !== undefined) return { stage, pipelineId: id };
  }
  return undefined;
}

function pipeline(
  id: string,
  name: string,
  stages: readonly (readonly [id: string, name: string, probability: Decimal, status: DealStatus])[],
): Pipeline {
  return {
    id,
    name,
    stages: stages.map(([stageId, stageName, probability, status], index) => ({
      id: stageId,
      name: stageName,
      position: index + 1,
      probability,
      status,
    })),
  };
}
