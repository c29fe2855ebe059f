import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { askSandbox } from './ask-sandbox.ts';
import { type Answer, askWhole, type Variables } from './ask.ts';
import { type GrialProcess, sandboxUrls } from './grial-process.ts';
import { unlinkedPair } from './unlinked-pair.ts';

/** What changes in the systems, and what is changed through the graph. The process has to poll every second. */
export function describeChanges(process: () => GrialProcess): void {
  let grial: GrialProcess;
  let crm = '';
  let erp = '';

  beforeAll(() => {
    grial = process();
    ({ crm, erp } = sandboxUrls(grial));
  });

  // Copies of all that is read here count as current for 30 seconds and more: only the feed can end them earlier.
  describe('what changes in a system is seen in the graph soon:', () => {
    it('a field of an account in the CRM', async () => {
      const website = async () => (await bySource('crm', '10002', 'website')).website;
      expect(await website()).not.toContain('moved');
      await askSandbox(crm, 'PATCH', '/v1/accounts/10002', { website: 'https://moved.example' });
      await soon(async () => expect(await website()).toBe('https://moved.example'));
    });

    it('the name of a customer, which is found by it from then on', async () => {
      await askSandbox(crm, 'PATCH', '/v1/accounts/10003', { name: 'Embalajes Recién Bautizados' });
      await soon(async () => {
        const { customers } = await askWhole(
          grial.url,
          '{ customers(search: "recien bautizados") { nodes { crmIds } } }',
        );
        expect(customers.nodes).toEqual([{ crmIds: ['10003'] }]);
      });
    });

    it('a new customer, first of one system, then of both', async () => {
      const name = 'Papelera Recién Llegada';
      const account = (await askSandbox(crm, 'POST', '/v1/accounts', {
        name,
        vat_number: 'ESB70000017',
        country: 'ES',
      })) as {
        readonly id: string;
      };
      await soon(async () => {
        expect(await bySource('crm', account.id, 'name erpIds')).toEqual({ name, erpIds: [] });
      });
      const customer = (await askSandbox(erp, 'POST', '/api/customers', {
        legalName: `${name}, S.L.`,
        taxNumber: 'B70000017',
        billingAddress: { countryCode: 'ES' },
      })) as { readonly id: number };
      await soon(async () => {
        expect(await bySource('crm', account.id, 'name erpIds')).toEqual({ name, erpIds: [String(customer.id)] });
      });
    });

    it('a payment, on the invoice that it settles', async () => {
      const { invoices } = await askWhole(
        grial.url,
        `{ invoices(status: [OPEN], first: 1) { nodes { ${openInvoice} } } }`,
      );
      const [invoice] = invoices.nodes;
      const { balance, customer, source } = invoice;
      await askSandbox(erp, 'POST', '/api/payments', {
        customerId: Number(customer.erpIds[0]),
        amount: Number(balance.amount),
        allocations: [{ invoiceId: Number(source.nativeId), amount: Number(balance.amount) }],
      });
      await soon(async () => {
        const { invoice: paid } = await askWhole(
          grial.url,
          `query ($id: ID!) { invoice(id: $id) { payment balance { amount } } }`,
          {
            id: invoice.id,
          },
        );
        expect([paid.payment, Number(paid.balance.amount)]).toEqual(['PAID', 0]);
      });
    });

    it('a deleted record: its deals go, the customer stays', async () => {
      const deals = async () => (await bySource('erp', '4', 'crmIds deals { totalCount }')) as Answer['data'];
      expect((await deals()).crmIds).toEqual(['10004']);
      await askSandbox(crm, 'DELETE', '/v1/accounts/10004');
      await soon(async () => expect(await deals()).toEqual({ crmIds: [], deals: { totalCount: 0 } }));
    });
  });

  describe('what is done through the graph is there at once, here and in its system:', () => {
    it('an interaction, once for each key', async () => {
      const interactions =
        '{ id crmIds interactions(first: 1) { nodes { id subject } totalCount } timeline(first: 1) { nodes { title } } }';
      const before = (
        await askWhole(grial.url, `{ customers(search: "Talleres Ibáñez", first: 1) { nodes ${interactions} } }`)
      ).customers.nodes[0];
      const input = {
        customerId: before.id,
        kind: 'CALL',
        subject: 'Pregunta por el plazo',
        occurredAt: new Date().toISOString(),
        idempotencyKey: randomUUID(),
      };
      const log = async () =>
        (await mutate('logInteraction', 'LogInteractionInput', 'interaction { id }', input)).interaction.id;
      const id = await log();
      const after = (
        await askWhole(grial.url, `query ($id: ID!) { customer(id: $id) ${interactions} }`, { id: before.id })
      ).customer;
      expect(after.interactions).toEqual({
        nodes: [{ id, subject: 'Pregunta por el plazo' }],
        totalCount: before.interactions.totalCount + 1,
      });
      expect(after.timeline.nodes).toEqual([{ title: 'Pregunta por el plazo' }]);
      expect(await log()).toBe(id);
      const { groups } = (await askSandbox(crm, 'POST', '/v1/interactions/search', {
        filters: { account_ids: [before.crmIds[0]] },
        limit: 2,
      })) as { readonly groups: readonly { readonly results: readonly { readonly subject: string }[] }[] };
      const subjects = groups[0]?.results.map(({ subject }) => subject);
      expect(subjects?.filter((subject) => subject === 'Pregunta por el plazo')).toHaveLength(1);
    });

    it('the stage of a deal, and every list that it comes into or leaves', async () => {
      const { deals, pipelines } = await askWhole(
        grial.url,
        '{ deals(status: [OPEN], first: 1) { nodes { id source { nativeId } customer { id } pipeline { id } } } pipelines { id stages { id status } } }',
      );
      const [deal] = deals.nodes;
      const stage = pipelines
        .find(({ id }: { id: string }) => id === deal.pipeline.id)
        .stages.find(({ status }: { status: string }) => status === 'LOST');
      const inState = async (status: string) => {
        const question = `query ($id: ID!) { customer(id: $id) { deals(status: [${status}], first: 200) { nodes { id } } } }`;
        const { customer } = await askWhole(grial.url, question, { id: deal.customer.id });
        return customer.deals.nodes.some(({ id }: { id: string }) => id === deal.id);
      };
      expect([await inState('OPEN'), await inState('LOST')]).toEqual([true, false]);
      const input = { dealId: deal.id, stageId: stage.id, lostReason: 'Demasiado tarde' };
      const moved = await mutate(
        'moveDealToStage',
        'MoveDealToStageInput',
        'deal { status lostReason stage { id } }',
        input,
      );
      expect(moved).toEqual({
        deal: { status: 'LOST', lostReason: 'Demasiado tarde', stage: { id: stage.id } },
        userErrors: [],
      });
      expect([await inState('OPEN'), await inState('LOST')]).toEqual([false, true]);
      const { results } = (await askSandbox(crm, 'POST', '/v1/deals/batch/read', { ids: [deal.source.nativeId] })) as {
        readonly results: readonly object[];
      };
      expect(results).toMatchObject([{ status: 'lost', lost_reason: 'Demasiado tarde' }]);
    });

    it('that two records are one customer, and that they are not', async () => {
      const { input, customerId, crmIds, otherId } = await unlinkedPair(grial.url);
      const { connection, nativeId } = input;
      const linked = await mutate('linkCustomer', 'LinkCustomerInput', 'customer { id crmIds erpIds }', input);
      expect(linked.customer).toEqual({ id: customerId, crmIds, erpIds: [nativeId] });
      expect(await bySource(connection, nativeId, 'id')).toEqual({ id: customerId });
      const { customer } = await askWhole(grial.url, 'query ($id: ID!) { customer(id: $id) { id } }', { id: otherId });
      expect(customer).toEqual({ id: customerId });

      const unlinked = await mutate('unlinkCustomer', 'UnlinkCustomerInput', 'customer { id crmIds erpIds }', input);
      expect(unlinked.customer).toEqual({ id: customerId, crmIds, erpIds: [] });
      expect((await bySource(connection, nativeId, 'id')).id).not.toBe(customerId);
    });
  });

  async function bySource(connection: string, nativeId: string, fields: string): Promise<Answer['data']> {
    const question = `query ($connection: String!, $nativeId: String!) {
    customerBySource(connection: $connection, nativeId: $nativeId) { ${fields} }
  }`;
    return (await askWhole(grial.url, question, { connection, nativeId })).customerBySource;
  }

  async function mutate(name: string, inputType: string, fields: string, input: Variables): Promise<Answer['data']> {
    const question = `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${fields} userErrors { message } } }`;
    return (await askWhole(grial.url, question, { input }))[name];
  }
}

const openInvoice = 'id balance { amount } customer { erpIds } source { nativeId }';

/** Within a few polling intervals, on a busy machine too; not before a copy has ended by its time. */
function soon(check: () => Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 25_000, interval: 200 });
}
