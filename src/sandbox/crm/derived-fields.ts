import { divide, multiply, subtract } from '#model/decimal.ts';
import { money, roundMoney } from '#model/money.ts';
import { badRequest, unprocessable } from '#sandbox/server/problem.ts';
import type { Instant } from '#sandbox/storage/instant.ts';
import type { Fields, Kind } from './fields.ts';
import { type DealStatus, findStage } from './pipelines.ts';
import type { Bodies, DealLine } from './records.ts';

interface Circumstances<K extends Kind> {
  readonly id: number;
  readonly now: Instant;
  /** The record as it was, when there was one. */
  readonly before: Bodies[K] | null;
}

/** Completes the fields that clients write by those that follow from them. */
export const derive: { readonly [K in Kind]: (fields: Fields<K>, circumstances: Circumstances<K>) => Bodies[K] } = {
  user: (fields) => fields,
  account: (fields) => fields,
  lead: (fields) => fields,
  interaction: (fields) => fields,
  contact: (fields) => {
    const fullName = [fields.first_name, fields.last_name].filter((part) => part !== null && part !== '').join(' ');
    const shown = fullName === '' ? fields.email : fullName;
    if (shown === null || shown === '') throw badRequest('one of first_name, last_name and email is required');
    return { ...fields, full_name: shown };
  },
  deal: (fields, { now, before }) => {
    const found = findStage(fields.stage_id);
    if (found === undefined) throw unprocessable(`there is no stage ${fields.stage_id}`, 'unknown_stage');
    const { status, probability } = found.stage;
    const closedBefore = before !== null && before.status === status ? before.closed_at : null;
    return {
      ...fields,
      lines: fields.lines.map((line, index) => derivedLine(line, index, fields.currency)),
      pipeline_id: found.pipelineId,
      status,
      probability,
      closed_at: isClosed(status) ? (closedBefore ?? now) : null,
    };
  },
  ticket: (fields, { id, now, before }) => ({
    ...fields,
    number: `T-${String(id).padStart(5, '0')}`,
    resolved_at: fields.status === 'solved' || fields.status === 'closed' ? (before?.resolved_at ?? now) : null,
  }),
};

function derivedLine(line: Fields<'deal'>['lines'][number], index: number, currency: string): DealLine {
  const gross = multiply(line.quantity, line.unit_price);
  const net =
    line.discount_percent === null
      ? subtract(gross, line.discount ?? '0')
      : multiply(gross, subtract('1', divide(line.discount_percent, '100')));
  return { ...line, position: index + 1, line_total: roundMoney(money(net, currency)).amount };
}

function isClosed(status: DealStatus): boolean {
  return status === 'won' || status === 'lost' || status === 'dropped';
}
