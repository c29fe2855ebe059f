import { setTimeout as wait } from 'node:timers/promises';
import type { StepName } from '#integration/conversion/conversion-row.ts';
import type { ConversionSteps } from '#integration/conversion/engine.ts';
import type { ErpSystem } from '#ports/erp-system.ts';

/**
 * Where a worker can be made to die: before a step has done anything; after it has done everything and nothing of it is
 * written down; between the written intent and the request; and while the request is on its way.
 */
export const crashPoints = [
  'CHECK:before',
  'CHECK:after',
  'ENSURE_CUSTOMER:before',
  'ENSURE_CUSTOMER:after',
  'CREATE_DRAFT_ORDER:before',
  'CREATE_DRAFT_ORDER:intended',
  'CREATE_DRAFT_ORDER:sent',
  'CREATE_DRAFT_ORDER:after',
  'CONFIRM_ORDER:before',
  'CONFIRM_ORDER:after',
  'WRITE_BACK_TO_CRM:before',
  'WRITE_BACK_TO_CRM:after',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** `at` is a crash point and how often it is passed before it kills, "CHECK:after 3"; undefined never kills. */
export function createCrash(at: string | undefined): (point: CrashPoint) => void {
  const [wanted, passes = '1'] = at?.split(' ') ?? [];
  let left = Number(passes);
  return (point) => {
    if (point !== wanted) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  };
}

export function crashingSteps(steps: ConversionSteps, crash: (point: CrashPoint) => void): ConversionSteps {
  const wrapped = Object.entries(steps).map(([name, step]) => [
    name,
    {
      name: step.name,
      async run(...parameters: Parameters<typeof step.run>) {
        crash(`${step.name as Exclude<StepName, 'CANCEL_ORDER'>}:before`); // no cancellations here
        const outcome = await step.run(...parameters);
        crash(`${step.name as Exclude<StepName, 'CANCEL_ORDER'>}:after`);
        return outcome;
      },
    },
  ]);
  return Object.fromEntries(wrapped) as unknown as ConversionSteps; // the same names as before
}

export function crashingErp(erp: ErpSystem, crash: (point: CrashPoint) => void): ErpSystem {
  return {
    ...erp,
    async createDraftOrder(order, call) {
      crash('CREATE_DRAFT_ORDER:intended');
      const answer = erp.createDraftOrder(order, call);
      void wait(sentWithinMs).then(() => crash('CREATE_DRAFT_ORDER:sent'));
      return answer;
    },
  };
}

// On loopback the request has left by then, and most often the answer has not been written down.
const sentWithinMs = 2;
