import type { DealStatus, TicketStatus } from '#ports/crm-system.ts';
import type { CrmMaker } from '#test/contract/crm-harness.ts';
import { dates, stored, storedDecimal, type TrytonRows } from './rows.ts';

/** Makes the records of the CRM contract in the database of a Tryton. */
export function trytonCrmMaker(rows: TrytonRows): CrmMaker {
  const company = rows.value('SELECT id FROM company_company');
  const employee = rows.value('SELECT id FROM company_employee ORDER BY id');
  const complaintType = rows.value('SELECT id FROM sale_complaint_type ORDER BY id');
  let made = 0;
  const number = () => `C-${(made += 1)}-${Date.now()}`;
  const insert = async (table: string, records: Parameters<TrytonRows['insert']>[1]) =>
    rows.insert(table, records).map(String);
  const opportunities = (records: Parameters<TrytonRows['insert']>[1]) =>
    insert(
      'sale_opportunity',
      records.map((record) => ({
        company,
        employee,
        number: number(),
        start_date: '2026-01-01',
        conversion_probability: 0.5,
        ...record,
      })),
    );
  return {
    accounts: (records) =>
      insert(
        'party_party',
        records.map(({ name, modifiedAt }) => ({ name, code: number(), active: 1, ...dates(undefined, modifiedAt) })),
      ),
    contacts: (records) =>
      insert(
        'party_contact_mechanism',
        records.map(({ lastName, accountId, createdAt }) => ({
          type: 'email',
          value: 'somebody@contract.example',
          name: lastName,
          party: Number(accountId),
          active: 1,
          ...dates(createdAt),
        })),
      ),
    leads: (records) => opportunities(records.map(({ name }) => ({ description: name, state: 'lead', ...dates() }))),
    deals: (records) =>
      opportunities(
        records.map((deal) => ({
          description: deal.name,
          party: deal.accountId === undefined ? null : Number(deal.accountId),
          state: states[deal.status ?? 'OPEN'],
          amount: deal.amount === undefined ? null : storedDecimal(deal.amount),
          end_date: deal.expectedCloseDate ?? null,
          ...dates(deal.createdAt, deal.modifiedAt),
        })),
      ),
    interactions: (records) =>
      insert(
        'ir_note',
        records.map(({ accountId, kind = 'NOTE', occurredAt }) => ({
          resource: `party.party,${accountId}`,
          message: `[${kind} ${occurredAt ?? new Date().toISOString()}] Contract`,
          ...dates(occurredAt),
        })),
      ),
    tickets: (records) =>
      insert(
        'sale_complaint',
        records.map(({ accountId, status = 'NEW', openedAt }) => ({
          company,
          customer: Number(accountId),
          type: complaintType,
          number: number(),
          state: ticketStates[status] ?? 'draft',
          ...dates(openedAt),
        })),
      ),
    removeDeal: async (id) => rows.run('DELETE FROM sale_opportunity WHERE id = ?', id),
    mergeAccounts: async (id, into) =>
      rows.run(
        'UPDATE party_party SET replaced_by = ?, active = 0, write_date = ? WHERE id = ?',
        Number(into),
        stored(),
        Number(id),
      ),
  };
}

const states: Readonly<Record<DealStatus, string>> = {
  OPEN: 'opportunity',
  ON_HOLD: 'opportunity',
  WON: 'won',
  LOST: 'lost',
  CANCELLED: 'cancelled',
};

const ticketStates: Readonly<Partial<Record<TicketStatus, string>>> = {
  NEW: 'draft',
  OPEN: 'waiting',
  RESOLVED: 'done',
  CLOSED: 'rejected',
};
