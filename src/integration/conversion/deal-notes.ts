import { SystemError } from '#errors.ts';
import { accountIdsOf } from '#integration/account-ids.ts';
import type { CrmSystem, Deal } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import type { ConfirmedOrder } from './conversion-row.ts';

/** Something that happened to the order, as it stands in the timeline of the deal. Equal events give equal notes. */
export interface DealNote {
  /** Names the event among those of the order. */
  readonly key: string;
  readonly subject: string;
  readonly body: string;
  /** RFC 3339. */
  readonly occurredAt: string;
}

export function orderNote(order: ConfirmedOrder): DealNote {
  return {
    key: 'order',
    subject: `Order ${order.number}`,
    body: `The deal has become order ${order.number} over ${order.total} ${order.currency}.`,
    occurredAt: order.createdAt,
  };
}

/** Writes the note once, however often it is called. There is none where the CRM has no notes or the deal no customer to write it to. */
export async function logNote(
  crm: CrmSystem,
  deal: Deal,
  reference: string,
  { key, subject, body, occurredAt }: DealNote,
  call: Call,
): Promise<void> {
  if (!crm.capabilities.has('log-interaction')) return;
  const [accountId = null] = await accountIdsOf(crm, 'deal.account', [deal], call);
  if (accountId === null) return;
  try {
    await crm.logInteraction(
      {
        accountId,
        kind: 'NOTE',
        direction: 'INTERNAL',
        subject,
        body,
        occurredAt,
        dealId: deal.id,
        contactIds: [],
        idempotencyKey: `${reference}:${key}`,
      },
      call,
    );
  } catch (error) {
    // The key was used before, and the account of the deal has changed since: the note is there.
    if (!(error instanceof SystemError) || error.code !== 'CONFLICT') throw error;
  }
}
