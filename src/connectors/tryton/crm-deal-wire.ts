import { z } from 'zod';
import { money } from '#model/money.ts';
import type { Deal, DealOrderSummary, Lead } from '#ports/crm-system.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { phoneNumber } from '../phone-number.ts';
import { dealStates, pipelineId } from './crm-words.ts';
import { numberOfDraft } from './draft-number.ts';
import type { TrytonLink } from './link.ts';
import { listed, text } from './party-parts.ts';
import { trytonDay, trytonDecimal, trytonFloat, trytonId, trytonText } from './values.ts';

/** An opportunity as a deal; what a note of it says of the order goes over what its own sales say. */
export function dealWire(link: TrytonLink, currency: string, customFields: CustomFieldNames): z.ZodType<Deal> {
  return z
    .intersection(
      z.object({
        ...listed,
        number: z.string(),
        description: text,
        party: trytonId.nullable(),
        contact: trytonId.nullable(),
        employee: trytonId.nullable(),
        state: z.string(),
        amount: trytonDecimal.nullable(),
        conversion_probability: trytonFloat,
        end_date: trytonDay.nullable(),
        lost_reason: text,
        'sales.': z.array(saleRow),
      }),
      customFieldsWire(customFields, trytonText),
    )
    .transform((row): Deal => {
      const status = dealStates[row.state] ?? 'OPEN';
      return {
        id: row.id,
        source: link.sourceOf('sale.opportunity', row.id),
        sortKey: row.create_date,
        name: row.description ?? row.number,
        accountId: row.party,
        primaryContactId: row.contact,
        ownerId: row.employee,
        pipelineId,
        stageId: row.state,
        status,
        nativeStatus: row.state,
        currency,
        amount: row.amount === null ? null : money(row.amount, currency),
        probability: row.conversion_probability,
        // One day serves as the forecast while the opportunity is open, and as the end of it afterwards.
        expectedCloseDate: row.end_date,
        closedAt: status === 'OPEN' || row.end_date === null ? null : `${row.end_date}T00:00:00Z`,
        lostReason: row.lost_reason,
        wonByOrder: row.state === 'opportunity' || row.state === 'converted',
        orderSummary: summaryOf(row['sales.']),
        customFields: row.customFields,
        createdAt: row.create_date,
        updatedAt: row.write_date ?? row.create_date,
      };
    });
}

/** An opportunity that is a lead, or was one. */
export function leadWire(link: TrytonLink, customFields: CustomFieldNames): z.ZodType<Lead> {
  return z
    .intersection(
      z.object({
        ...listed,
        number: z.string(),
        description: text,
        party: trytonId.nullable(),
        'party.': z.object({ name: text, email: text, phone: text }).nullable(),
        employee: trytonId.nullable(),
        state: z.string(),
      }),
      customFieldsWire(customFields, trytonText),
    )
    .transform((row): Lead => {
      const isLead = row.state === 'lead';
      const isGivenUp = row.state === 'lost' || row.state === 'cancelled';
      return {
        id: row.id,
        source: link.sourceOf('sale.opportunity', row.id),
        sortKey: row.create_date,
        displayName: row.description ?? row['party.']?.name ?? row.number,
        person: {
          company: row['party.']?.name ?? null,
          email: row['party.']?.email ?? null,
          phone: phoneNumber(row['party.']?.phone ?? null, null),
        },
        status: isGivenUp ? 'UNQUALIFIED' : !isLead ? 'CONVERTED' : row.employee === null ? 'NEW' : 'WORKING',
        nativeStatus: row.state,
        ownerId: row.employee,
        convertedAccountId: isLead || isGivenUp ? null : row.party,
        convertedDealId: isLead || isGivenUp ? null : row.id,
        customFields: row.customFields,
        createdAt: row.create_date,
        updatedAt: row.write_date ?? row.create_date,
      };
    });
}

const saleRow = z.object({
  id: trytonId,
  number: text,
  state: z.string(),
  invoice_state: z.string(),
  'invoices.': z.array(z.object({ number: text })),
});

function summaryOf(sales: readonly z.output<typeof saleRow>[]): DealOrderSummary {
  const sale = sales.find(({ state }) => state !== 'cancelled');
  return {
    orderNumber: sale === undefined ? null : (sale.number ?? numberOfDraft(sale.id)),
    orderStatus: sale?.state ?? null,
    orderUrl: null,
    invoiceNumbers: sale?.['invoices.'].flatMap(({ number }) => number ?? []) ?? [],
    paymentStatus: sale?.invoice_state ?? null,
  };
}
