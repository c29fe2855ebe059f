import type { OrderCourse } from '#sandbox/erp/documents.ts';
import type { Day } from '#sandbox/storage/instant.ts';
import type { Company } from './company.ts';
import type { DealPlan } from './deal-plan.ts';
import type { LinePlan } from './sales-lines.ts';

export interface OrderPlan {
  readonly company: Company;
  readonly deal: DealPlan | null;
  readonly day: Day;
  readonly externalReference: string | null;
  readonly lines: readonly LinePlan[];
  /** Wanted so many days later; null = as soon as possible. */
  readonly wantedInDays: number | null;
  /** How far it was taken; everything else follows from the passing of time. */
  readonly fate: 'confirmed' | 'draft' | 'quotation' | 'to_approve' | 'hold' | 'cancelled' | 'closed-short';
  readonly course: OrderCourse;
}
