import { beforeAll, describe, expect, it } from 'vitest';
import { askSandbox } from './ask-sandbox.ts';
import { askWhole } from './ask.ts';
import { type Explorer, startExplorer } from './explorer.ts';
import { type GrialProcess, sandboxUrls } from './grial-process.ts';
import { makeFieldConflict } from './make-field-conflict.ts';
import { unlinkedPair } from './unlinked-pair.ts';

/** What the sandbox never has. */
const neverThere = ['DealOrderSummary.orderUrl', 'SourceRecord.url'];

/** Asks for everything that there is; one test after the other finds more of it. */
export function describeEveryField(process: () => GrialProcess): void {
  describe('the graph', () => {
    let url = '';
    let crm = '';
    let erp = '';
    let graph: Explorer;

    beforeAll(async () => {
      ({ url } = process());
      ({ crm, erp } = sandboxUrls(process()));
      // The demo has no second line in any address.
      const billingAddress = { street: 'Calle Mayor 1', street2: 'Nave 7', city: 'Zaragoza', countryCode: 'ES' };
      await askSandbox(erp, 'PATCH', '/api/customers/1', { billingAddress });
      graph = await startExplorer(url);
    });

    it('answers every question that needs to name nothing', async () => {
      await graph.askAll();
      for (const type of ['Customer', 'Deal', 'Order', 'Product']) expect(graph.found(type)).not.toEqual([]);
    });

    it('answers everything of every entity when it is entered by its id', async () => {
      // What one type leads to is found on the way.
      for (let type = graph.nextType(); type !== undefined; type = graph.nextType()) {
        const ids = spread(graph.found(type), 100);
        expect(await graph.enter(type, ids)).toEqual(ids.map((id) => [type, id]));
      }
      // Where the demo's systems differ is found in the background, at its own time.
      const ofLater = new Set(['Conversion', 'SyncFailure', 'FieldConflict']);
      expect(graph.typesNotEntered().filter((type) => !ofLater.has(type))).toEqual([]);
    });

    it('answers every mutation, and says why one did nothing', async () => {
      const { customers, deals, pipelines } = await graph.note(things);
      const [customer] = customers.nodes;
      const lost = pipelines[0].stages.find(({ status }: { status: string }) => status === 'LOST');
      const clean = dealWith(deals.nodes, []);
      const overLimit = dealWith(deals.nodes, ['CREDIT_LIMIT_EXCEEDED']);
      const withoutLines = dealWith(deals.nodes, ['NO_LINES']);

      const { input: pair } = await unlinkedPair(url);
      expect(await graph.mutate('linkCustomer', pair)).toMatchObject({ userErrors: [] });
      expect(await graph.mutate('unlinkCustomer', pair)).toMatchObject({ userErrors: [] });
      expect(await graph.mutate('unlinkCustomer', { ...pair, nativeId: '0' })).toMatchObject(refused('NOT_FOUND'));
      const note = { customerId: customer.id, kind: 'NOTE' };
      expect(await graph.mutate('logInteraction', { ...note, subject: 'Said in a test' })).toMatchObject({
        userErrors: [],
      });
      expect(await graph.mutate('logInteraction', note)).toMatchObject(refused('INVALID_INPUT'));
      const move = { dealId: withoutLines, stageId: lost.id, lostReason: 'Too late' };

      const convert = (input: object) => graph.mutate('convertDealToOrder', input);
      expect(await convert({ dealId: clean, idempotencyKey: 'once' })).toMatchObject({ userErrors: [] });
      expect(await convert({ dealId: overLimit, idempotencyKey: 'once' })).toMatchObject(
        refused('IDEMPOTENCY_CONFLICT'),
      );
      expect(await convert({ dealId: withoutLines })).toMatchObject(refused('CONVERSION_REFUSED'));
      expect(await graph.mutate('moveDealToStage', move)).toMatchObject({ userErrors: [] });
      const { conversion } = await convert({ dealId: overLimit, onCreditExceeded: 'HOLD' });
      const approval = { id: conversion.id, note: 'A good customer' };
      expect(await graph.mutate('approveConversion', approval)).toMatchObject({ userErrors: [] });
      const cancellation = { id: conversion.id, reason: 'Not so good after all' };
      expect(await graph.mutate('cancelConversion', cancellation)).toMatchObject({ userErrors: [] });
    });

    it('answers everything of what the mutations have made', async () => {
      await graph.askAll();
      const ids = graph.found('Conversion');
      expect(await graph.enter('Conversion', ids)).toEqual(ids.map((id) => ['Conversion', id]));
      const { order, deal } = (await graph.note(orders)).conversions.nodes[0];
      expect(await graph.enter('Order', [order.id])).toEqual([['Order', order.id]]);
      // The deal was told of its order; that of the payments comes by and by.
      const notAnswered = async () => {
        await graph.enter('Deal', [deal.id]);
        return graph.fieldsNotAnswered();
      };
      await expect.poll(notAnswered, { interval: 200 }).not.toContain('DealOrderSummary.paymentStatus');
    });

    it('answers everything of what the systems say differently, before and after somebody has decided', async () => {
      const first = await makeFieldConflict(graph, erp, '+34976000001');
      const decision = { id: first.id, take: 'CRM' };
      expect(await graph.mutate('resolveFieldConflict', decision)).toMatchObject({ userErrors: [] });
      expect(await graph.mutate('resolveFieldConflict', decision)).toMatchObject(refused('INVALID_INPUT'));
      const second = await makeFieldConflict(graph, erp, '+34976000002');
      expect(second.baseValue).not.toBeNull();
      const ids = [first.id, second.id];
      expect(await graph.enter('FieldConflict', ids)).toEqual(ids.map((id) => ['FieldConflict', id]));
      await graph.askAll();
      await graph.note('{ customerBySource(connection: "erp", nativeId: "1") { fieldConflicts { id } } }');
    });

    it('answers each question for one thing by its id', async () => {
      for (const { name, type } of graph.questionsById) {
        const [id] = graph.found(type === 'Node' ? 'Order' : type);
        const data = await graph.note(`query ($id: ID!) { ${name}(id: $id) { __typename id } }`, { id });
        expect(data[name].id).toBe(id);
      }
    });

    it('answers what only an outage of the CRM brings about', async () => {
      await askSandbox(crm, 'POST', '/_faults', { mode: 'error', operations: ['deals.update'] });
      const { order } = (await askWhole(url, orders)).conversions.nodes[0];
      // The deal of the order cannot be told.
      await askSandbox(erp, 'POST', `/api/orders/${order.source.nativeId}/cancel`, { reason: 'For a test' });
      const failures = async () => (await graph.note('{ syncFailures { __typename id } }')).syncFailures;
      await expect.poll(failures).not.toEqual([]);
      const [failure] = graph.found('SyncFailure');
      expect(await graph.enter('SyncFailure', [failure ?? ''])).toEqual([['SyncFailure', failure]]);
      await askSandbox(crm, 'POST', '/_faults', { mode: 'none' });
      await graph.note('mutation ($id: ID!) { retrySyncFailure(id: $id) { id } }', { id: failure });
    });

    it('answers what only an outage of the ERP brings about', async () => {
      const { deals } = await graph.note(things);
      const { customers } = await askWhole(url, '{ customers(linked: true, first: 200) { nodes { id } } }');
      const stranger = customers.nodes.find(({ id }: { id: string }) => !graph.found('Customer').includes(id));
      await askSandbox(erp, 'POST', '/_faults', { mode: 'error' });
      const { conversion } = await graph.mutate('convertDealToOrder', {
        dealId: dealWith(deals.nodes, []),
        waitMs: 500,
      });
      await graph.note('{ systems { connection lastError } }');
      await graph.note(gapsOf, { id: stranger.id });
      await graph.note('query ($id: ID!) { conversion(id: $id) { id nextAttemptAt } }', { id: conversion.id });
      // Between two attempts of its own, and before one of those can succeed.
      await expect.poll(() => graph.mutate('retryConversion', { id: conversion.id })).toMatchObject({ userErrors: [] });
      await askSandbox(erp, 'POST', '/_faults', { mode: 'none' });
      // Only then is the ERP not left alone any more.
      const state = 'query ($id: ID!) { conversion(id: $id) { status } }';
      await expect.poll(async () => (await graph.note(state, conversion)).conversion.status).toBe('COMPLETED');
    });

    it('has answered every field that it has', () => {
      expect(graph.fieldsNotAnswered()).toEqual(neverThere);
    });
  });
}

const things = `{
  customers(linked: true, first: 1) { nodes { id } }
  deals(status: [WON], first: 100) { nodes { id conversion { id } orderPreview { issues { code severity } } } }
  pipelines { stages { id status } }
}`;
const orders =
  '{ conversions(status: [COMPLETED], first: 1) { nodes { order { id source { nativeId } } deal { id } } } }';
const gapsOf = 'query ($id: ID!) { customer(id: $id) { timeline { missing { connection kinds code } } } }';

interface PreviewedDeal {
  readonly id: string;
  readonly orderPreview: { readonly issues: readonly { readonly code: string; readonly severity: string }[] };
}

/** A deal of which nothing else stands in the way of its order. */
function dealWith(deals: readonly PreviewedDeal[], blockers: readonly string[]): string {
  const blockersOf = ({ orderPreview }: PreviewedDeal) =>
    orderPreview.issues.filter(({ severity }) => severity === 'BLOCKER').map(({ code }) => code);
  const deal = deals.find((each) => blockersOf(each).join() === blockers.join());
  if (deal === undefined) throw new TypeError(`a won deal with [${blockers.join()}] is required`);
  return deal.id;
}

function refused(code: string): object {
  return { userErrors: [{ code }] };
}

/** So many of them, from everywhere in the list. */
function spread(all: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[Math.floor(at * step)] ?? '');
}
