import { sql } from 'kysely';
import { ulid } from 'ulid';
import type { Store } from '#store/open-store.ts';
import type { Queries } from '#store/tables.ts';
import { type ConversionInput, inputHash } from './conversion-input.ts';
import { type Conversion, conversionOf } from './conversion-row.ts';
import { orderReference } from './reference.ts';

export interface ConversionRequest {
  readonly dealConnection: string;
  readonly dealId: string;
  readonly erpConnection: string;
  readonly input: ConversionInput;
  readonly idempotencyKey: string | null;
  /** True of whoever asks for many: what a person has cancelled stays cancelled until somebody asks for that one deal. */
  readonly unlessCancelled?: boolean;
  readonly requestedBy: string;
  readonly correlationId: string | null;
}

export interface Acceptance {
  /** REPLAYED: it was there already and nothing was started. KEY_CONFLICT: the key stands for another request. */
  readonly outcome: 'ACCEPTED' | 'REPLAYED' | 'KEY_CONFLICT';
  readonly conversion: Conversion;
}

/**
 * Takes a deal in, once for each of its generations. Asking again answers the conversion that is there, and starts it again
 * where nothing was made of it yet and it stopped for a reason that may be gone. A cancelled one makes room for the next.
 */
export function accept(store: Store, request: ConversionRequest): Promise<Acceptance> {
  const hash = inputHash(request.dealId, request.input);
  return store.transaction(async (trx) => {
    // The deal always before the key, so that two requests never wait for each other.
    await lock(trx, `deal:${request.dealConnection}:${request.dealId}`);
    if (request.idempotencyKey !== null) {
      await lock(trx, `key:${request.requestedBy}:${request.idempotencyKey}`);
      const known = await requestByKey(trx, request.requestedBy, request.idempotencyKey);
      if (known !== null)
        return { outcome: known.input_hash === hash ? 'REPLAYED' : 'KEY_CONFLICT', conversion: known.conversion };
    }
    const acceptance = await acceptDeal(trx, request);
    if (request.idempotencyKey !== null)
      await trx
        .insertInto('conversion_request')
        .values({
          requested_by: request.requestedBy,
          idempotency_key: request.idempotencyKey,
          conversion_id: acceptance.conversion.id,
          input_hash: hash,
        })
        .execute();
    return acceptance;
  });
}

/** Nothing was sent to the ERP that could have made an order. */
export function isUntouched(conversion: Conversion): boolean {
  return conversion.orderId === null && conversion.intentAt === null;
}

async function lock(trx: Queries, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grial.conversion.${name}`}, 0))`.execute(trx);
}

async function requestByKey(trx: Queries, requestedBy: string, key: string) {
  const row = await trx
    .selectFrom('conversion_request')
    .innerJoin('conversion', 'conversion.id', 'conversion_request.conversion_id')
    .where('conversion_request.requested_by', '=', requestedBy)
    .where('idempotency_key', '=', key)
    .select('input_hash')
    .selectAll('conversion')
    .executeTakeFirst();
  return row === undefined ? null : { input_hash: row.input_hash, conversion: conversionOf(row) };
}

async function acceptDeal(trx: Queries, request: ConversionRequest): Promise<Acceptance> {
  const latest = await trx
    .selectFrom('conversion')
    .selectAll()
    .where('deal_connection', '=', request.dealConnection)
    .where('deal_id', '=', request.dealId)
    .orderBy('generation', 'desc')
    .limit(1)
    .forUpdate() // it may be steered or worked on at this moment
    .executeTakeFirst();
  if (latest === undefined) return insert(trx, request, 1);
  const conversion = conversionOf(latest);
  switch (conversion.status) {
    case 'CANCELLED':
      if (request.unlessCancelled === true) return { outcome: 'REPLAYED', conversion };
      return insert(trx, request, conversion.generation + 1);
    case 'BLOCKED':
    case 'FAILED':
      return isUntouched(conversion) ? reopen(trx, conversion.id, request) : { outcome: 'REPLAYED', conversion };
    case 'RUNNING':
    case 'WAITING_RETRY':
    case 'AWAITING_APPROVAL':
    case 'IN_DOUBT':
    case 'COMPLETED':
      return { outcome: 'REPLAYED', conversion };
  }
}

async function insert(trx: Queries, request: ConversionRequest, generation: number): Promise<Acceptance> {
  const { dealConnection, dealId, erpConnection, input, requestedBy, correlationId } = request;
  const row = await trx
    .insertInto('conversion')
    .values({
      id: ulid(),
      deal_connection: dealConnection,
      deal_id: dealId,
      generation,
      erp_connection: erpConnection,
      reference: orderReference(dealConnection, dealId, generation),
      input: JSON.stringify(input),
      status: 'RUNNING',
      step: 'CHECK',
      requested_by: requestedBy,
      correlation_id: correlationId,
      next_attempt_at: sql<Date>`now()`,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { outcome: 'ACCEPTED', conversion: conversionOf(row) };
}

async function reopen(trx: Queries, id: string, { input, correlationId }: ConversionRequest): Promise<Acceptance> {
  const row = await trx
    .updateTable('conversion')
    .set({
      input: JSON.stringify(input),
      correlation_id: correlationId,
      status: 'RUNNING',
      step: 'CHECK',
      attempts: 0,
      approved_by: null,
      approval_note: null,
      next_attempt_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { outcome: 'ACCEPTED', conversion: conversionOf(row) };
}
