import type { DealStatus, InteractionKind, LeadStatus, TicketStatus } from '#ports/crm-system.ts';
import { connectHubspot, hubspotToken } from '#test/fakes/hubspot/hubspot-crm.ts';
import { type FakeHubspot, startHubspot } from '#test/fakes/hubspot/start-hubspot.ts';
import type { CrmMaker } from './crm-harness.ts';
import { crmSystemContract } from './crm-system.contract.ts';

crmSystemContract({
  system: 'hubspot',
  start: async () => {
    const hubspot = await startHubspot({ token: hubspotToken });
    const crm = connectHubspot(hubspot.url);
    await crm.diagnosis.createMissing({});
    await crm.close();
    return { url: hubspot.url, make: hubspotMaker(hubspot), close: hubspot.close };
  },
  connect: (url, timeoutMs) =>
    connectHubspot(url, {
      states: { deals: { '70012': 'ON_HOLD', '70013': 'CANCELLED' } },
      limits: { timeoutMs, requestsPerSecond: null, searchesPerSecond: 10_000 },
    }),
  idsPerCall: 100,
  parentsPerCall: 1_000,
  unsupported: {
    'are instants in UTC to the microsecond, in winter and in summer, and plain days':
      'HubSpot keeps milliseconds; what it keeps is checked in test/connectors/hubspot-values.test.ts',
  },
});

function hubspotMaker({ account }: FakeHubspot): CrmMaker {
  const { associations } = account;
  const ofCompany = (type: string, id: string, companyId: string | undefined) => {
    if (companyId !== undefined) associations.associate({ type, id }, { type: 'companies', id: companyId });
    return id;
  };
  return {
    accounts: async (records) =>
      records.map(({ name, modifiedAt }) => account.table('companies').seed({ properties: { name }, modifiedAt })),
    contacts: async (records) =>
      records.map(({ lastName, accountId, createdAt }) =>
        ofCompany(
          'contacts',
          account.table('contacts').seed({ properties: { lastname: lastName }, createdAt }),
          accountId,
        ),
      ),
    leads: async (records) =>
      records.map(({ name, status = 'NEW' }) =>
        account.table('leads').seed({ properties: { hs_lead_name: name, hs_pipeline_stage: leadStages[status] } }),
      ),
    deals: async (records) =>
      records.map((deal) => {
        const { createdAt, modifiedAt } = deal;
        const [pipeline, dealstage] = dealStages[deal.status ?? 'OPEN'];
        const properties = {
          dealname: deal.name,
          pipeline,
          dealstage,
          deal_currency_code: deal.currency,
          amount: deal.amount,
          closedate: deal.expectedCloseDate && `${deal.expectedCloseDate}T09:00:00Z`,
        };
        const id = account.table('deals').seed({ properties, createdAt, modifiedAt });
        for (const { sku, quantity, unitPrice } of deal.lines ?? []) {
          const line = { name: 'Line', hs_sku: sku ?? undefined, quantity, price: unitPrice };
          const lineId = account.table('line_items').seed({ properties: line });
          associations.associate({ type: 'deals', id }, { type: 'line_items', id: lineId });
        }
        return ofCompany('deals', id, deal.accountId);
      }),
    interactions: async (records) =>
      records.map(({ accountId, kind = 'NOTE', occurredAt }) => {
        const type = engagements[kind];
        const properties = { hs_timestamp: occurredAt ?? '2026-01-01T00:00:00Z' };
        return `${type}-${ofCompany(type, account.table(type).seed({ properties }), accountId)}`;
      }),
    tickets: async (records) =>
      records.map(({ accountId, status = 'NEW', openedAt }) => {
        const properties = { subject: 'Help', hs_pipeline: '0', hs_pipeline_stage: ticketStages[status] };
        return ofCompany('tickets', account.table('tickets').seed({ properties, createdAt: openedAt }), accountId);
      }),
    removeDeal: async (id) => account.table('deals').archive(id),
    mergeAccounts: async (id, into) => {
      account.table('companies').merge(into, id);
    },
  };
}

const dealStages: Readonly<Record<DealStatus, readonly [pipeline: string, stage: string]>> = {
  OPEN: ['default', 'appointmentscheduled'],
  ON_HOLD: ['7001', '70012'],
  WON: ['default', 'closedwon'],
  LOST: ['default', 'closedlost'],
  CANCELLED: ['7001', '70013'],
};

const leadStages: Readonly<Record<LeadStatus, string>> = {
  NEW: 'new-stage-id',
  WORKING: 'attempting-stage-id',
  QUALIFIED: 'qualified-stage-id',
  UNQUALIFIED: 'unqualified-stage-id',
  CONVERTED: 'qualified-stage-id',
};

const ticketStages: Readonly<Record<TicketStatus, string>> = {
  NEW: '1',
  OPEN: '3',
  PENDING_CUSTOMER: '2',
  ON_HOLD: '3',
  RESOLVED: '4',
  CLOSED: '4',
};

const engagements: Readonly<Record<InteractionKind, string>> = {
  CALL: 'calls',
  EMAIL: 'emails',
  MEETING: 'meetings',
  NOTE: 'notes',
  TASK: 'tasks',
  MESSAGE: 'communications',
  OTHER: 'notes',
};
