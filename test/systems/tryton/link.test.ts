import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SystemError } from '#errors.ts';
import { createTrytonCrm } from '#connectors/tryton/crm.ts';
import { trytonCrmSettings } from '#connectors/tryton/settings.ts';
import type { CrmSystem, NewInteraction } from '#ports/crm-system.ts';
import {
  answerHtml,
  answerJson,
  type Behaviour,
  cutBody,
  type FakeServer,
  neverAnswer,
  resetConnection,
  startFakeServer,
} from '#test/fakes/fake-server.ts';

/** What a trytond answers to the methods that come before and after the one in question. */
const usual: Readonly<Record<string, Behaviour>> = {
  'common.db.login': answerResult([7, 'key-1']),
  'model.res.user.get_preferences': answerResult({ company: 1, language: 'en' }),
  'model.ir.note.search_read': answerResult([]),
  'model.company.employee.search_read': answerResult([]),
};

const employees = 'model.company.employee.search_read';
const createNote = 'model.ir.note.create';

describe('the way to a Tryton', () => {
  let trytond: FakeServer;
  let crm: CrmSystem;
  let now: number;
  let answers: Record<string, Behaviour>;

  beforeEach(async () => {
    answers = { ...usual };
    now = Date.parse('2026-03-01T10:00:00Z');
    trytond = await startFakeServer((request, response) =>
      (answers[methodOf(request.body)] ?? answerJson({}, 500))(request, response),
    );
    crm = createTrytonCrm('crm', settings(`${trytond.url}/company`), { clock: { now: () => now }, onCall: () => {} });
  });

  afterEach(async () => {
    await crm.close();
    await trytond.close();
  });

  const readUsers = () => crm.usersByIds(['1'], {});
  const methods = () => trytond.requests.map(({ body }) => methodOf(body));

  it('logs in once for many calls, and shows its session afterwards', async () => {
    await Promise.all([readUsers(), readUsers(), readUsers()]);
    expect(methods().filter((method) => method === 'common.db.login')).toHaveLength(1);
    const token = Buffer.from('gateway:7:key-1').toString('base64');
    expect(trytond.requests.at(-1)).toMatchObject({ url: '/company/', headers: { authorization: `Session ${token}` } });
  });

  it('logs in again, once, when its session has ended', async () => {
    await readUsers();
    answers[employees] = afterFirst(answerJson({}, 401), answerResult([]));
    await expect(readUsers()).resolves.toEqual([null]);
    expect(methods().filter((method) => method === 'common.db.login')).toHaveLength(2);
  });

  it('writes after logging in again: what was refused with 401 was not done', async () => {
    await readUsers();
    answers[createNote] = afterFirst(answerJson({}, 401), resetConnection);
    await failureOf(crm.logInteraction(note, {}));
    expect(methods().filter((method) => method === createNote)).toHaveLength(2);
  });

  it('does not hammer a Tryton that refuses the password: trytond locks a name out', async () => {
    answers['common.db.login'] = answerJson({}, 401);
    expect(await failureOf(readUsers())).toMatchObject({
      code: 'UNAUTHORIZED',
      message: expect.stringContaining('check user and password'),
    });
    await failureOf(readUsers());
    expect(methods()).toEqual(['common.db.login']);
    now += 60_000;
    answers['common.db.login'] = answerResult([7, 'key-1']);
    await expect(readUsers()).resolves.toEqual([null]);
  });

  it.each([
    ['a server of another product', answerHtml],
    ['no such path', answerJson({}, 404)],
    ['an unknown database', answerJson({ id: 1, error: ["Database '/srv/tryton/company.sqlite' doesn't exist!", ''] })],
  ])('says what to check: %s', async (_name, behaviour) => {
    answers['common.db.login'] = behaviour;
    const failure = await failureOf(readUsers());
    expect(failure.message).toContain('check that the url of this connection is that of a Tryton server');
    expect(failure.message).not.toContain('/srv');
  });

  it.each([
    [
      'a business rule',
      ['UserError', ['You must enter a warehouse.', '', null]],
      { code: 'REJECTED', message: expect.stringContaining('You must enter a warehouse.') },
    ],
    ['missing rights', ['UserError', ['You are not allowed to access "Note".', '', null]], { code: 'FORBIDDEN' }],
    [
      'the credit limit',
      ['UserWarning', ['credit_limit_amount_sale.sale,7', 'Party "A" has reached their credit limit.', '']],
      { code: 'REJECTED', reason: 'CREDIT_LIMIT' },
    ],
    [
      'a question to the user',
      ['UserWarning', ['other_7', 'Are you sure?', '']],
      { code: 'REJECTED', reason: undefined },
    ],
    ['a record that moved', ['ConcurrencyException', 'Records were modified in the meanwhile'], { code: 'CONFLICT' }],
    ['an exception', ["'foo.bar'", 'Traceback …'], { code: 'BAD_RESPONSE', outcomeUnknown: true }],
  ])('tells a refusal for what it is: %s', async (_name, error, expected) => {
    answers[createNote] = answerJson({ id: 1, error });
    expect(await failureOf(crm.logInteraction(note, {}))).toMatchObject({ outcomeUnknown: false, ...expected });
  });

  it.each([
    ['500', answerJson({}, 500), { code: 'UNAVAILABLE', outcomeUnknown: true }],
    ['a reset', resetConnection, { code: 'UNAVAILABLE', outcomeUnknown: true }],
    ['a cut body', cutBody, { code: 'BAD_RESPONSE', outcomeUnknown: true }],
    ['HTML', answerHtml, { code: 'BAD_RESPONSE', outcomeUnknown: true }],
    ['another shape', answerResult('surprise'), { code: 'BAD_RESPONSE', outcomeUnknown: true }],
    ['silence', neverAnswer, { code: 'TIMEOUT', outcomeUnknown: true }],
    ['429', answerJson({}, 429, { 'retry-after': '7' }), { code: 'RATE_LIMITED', outcomeUnknown: false }],
    ['403', answerJson({}, 403), { code: 'FORBIDDEN', outcomeUnknown: false }],
  ])('sends a write once and says whether it may have been done: %s', async (_name, behaviour, expected) => {
    await readUsers();
    answers[createNote] = behaviour;
    expect(await failureOf(crm.logInteraction(note, {}))).toMatchObject(expected);
    expect(methods().filter((method) => method === createNote)).toHaveLength(1);
  });

  it('names the preference that is missing when the user belongs to no company', async () => {
    answers['model.res.user.get_preferences'] = answerResult({ company: null, language: 'en' });
    expect(await failureOf(readUsers())).toMatchObject({
      code: 'BAD_RESPONSE',
      message: expect.stringContaining('company'),
    });
  });

  it('needs the name of the database in the URL', () => {
    const parsed = trytonCrmSettings.safeParse({ ...settingsOf('http://127.0.0.1:8000/') });
    expect(parsed.error?.issues).toMatchObject([{ path: ['url'], message: expect.stringContaining('database') }]);
  });
});

const note: NewInteraction = {
  accountId: '5',
  kind: 'NOTE',
  direction: null,
  subject: null,
  body: 'Hello',
  occurredAt: '2026-03-01T10:00:00Z',
  dealId: null,
  contactIds: [],
  idempotencyKey: null,
};

function settingsOf(url: string) {
  return { system: 'tryton', url, user: 'gateway', password: 'secret', limits: { timeoutMs: 3_000 } };
}

function settings(url: string) {
  return trytonCrmSettings.parse(settingsOf(url));
}

function answerResult(result: unknown): Behaviour {
  return answerJson({ id: 1, result });
}

function afterFirst(first: Behaviour, rest: Behaviour): Behaviour {
  let count = 0;
  return (request, response) => ((count += 1) === 1 ? first : rest)(request, response);
}

function methodOf(body: string): string {
  return (JSON.parse(body) as { method: string }).method; // as the connector sends it
}

async function failureOf(work: Promise<unknown>): Promise<SystemError> {
  return work.then(
    () => {
      throw new Error('a failure is required');
    },
    (error: SystemError) => error,
  );
}
