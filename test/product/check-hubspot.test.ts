import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { forwardTo, startFakeServer } from '#test/fakes/fake-server.ts';
import { hubspotToken } from '#test/fakes/hubspot/hubspot-crm.ts';
import { type FakeHubspot, startHubspot } from '#test/fakes/hubspot/start-hubspot.ts';
import { check, sandboxConnection, startSmallSystems } from './check-world.ts';
import { makeDirectory, removeDirectory, startGrial } from './grial-process.ts';

let directory = '';
let sandbox: Awaited<ReturnType<typeof startSmallSystems>>;
let hubspot: FakeHubspot;

beforeEach(async () => {
  directory = await makeDirectory();
  sandbox = await startSmallSystems();
  hubspot = await startHubspot({
    token: hubspotToken,
    scopes: ['crm.objects.contacts.write'],
  });
});
afterEach(async () => {
  await Promise.all([hubspot.close(), sandbox.close()]);
  await removeDirectory(directory);
});

describe('HubSpot as the CRM', () => {
  it('lacks the properties that writing back needs, which --fix creates, once', async () => {
    const before = await checkHubspot();
    expect([before.code, before.report.works]).toEqual([1, false]);
    expect(before.finding('crm', 'custom fields')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('deals.grial_order_number'),
      remedy: expect.stringContaining('grial check --fix'),
    });
    const fixed = await checkHubspot(['--fix']);
    expect(fixed.finding('crm', 'custom fields')).toMatchObject({
      outcome: 'fixed',
      detail: expect.stringMatching(/^created: .*deals\.grial_order_number/),
    });
    expect(hubspot.account.table('deals').properties.has('grial_order_number')).toBe(true);
    expect((await checkHubspot(['--fix'])).finding('crm', 'custom fields')).toMatchObject({ outcome: 'ok' });
  });

  it('says by the scopes of the token what may be written', async () => {
    const { finding, text } = await checkHubspot();
    expect(finding('crm', 'write: log-interaction')).toMatchObject({
      outcome: 'ok',
      detail: 'crm.objects.contacts.write',
    });
    expect(finding('crm', 'write: write-back')).toMatchObject({
      outcome: 'failed',
      remedy: 'Grant in hubspot: crm.objects.deals.write.',
    });
    // Nothing is propagated to accounts by this configuration.
    expect(finding('crm', 'write: update-account')?.outcome).toBe('notice');
    expect(text).not.toContain(hubspotToken);
  });

  it('is told from another product and from a wrong token', async () => {
    const elsewhere = await checkHubspot([], { url: sandbox.erpUrl });
    expect(elsewhere.finding('crm', 'reached')).toMatchObject({
      outcome: 'failed',
      remedy: expect.stringContaining(`${sandbox.erpUrl}/ is the hubspot`),
    });
    const stranger = await checkHubspot([], { token: 'canary-wrong' });
    expect(stranger.finding('crm', 'reached')).toMatchObject({
      outcome: 'failed',
      remedy: expect.stringContaining('Check the credentials'),
    });
    expect(stranger.text).not.toContain('canary');
  });

  it('is started all the same, and the log says what is missing and not allowed', async () => {
    const erp = await startFakeServer((request, response) =>
      request.url.startsWith('/api/changes')
        ? void response.writeHead(403).end('{}')
        : forwardTo(sandbox.erpUrl)(request, response),
    );
    onTestFinished(() => erp.close());
    const connections = { crm: hubspotConnection(), erp: sandboxConnection(erp.url) };
    const grial = await startGrial({ directory, configuration: { connections } });
    onTestFinished(() => grial.kill());
    const warned = (component: string) =>
      grial.logged().filter((line) => line['component'] === component && line['level'] === 'warn');
    await expect.poll(() => [warned('check').length >= 3, warned('sync').length > 0]).toEqual([true, true]);
    const messages = warned('check').map(({ kind, msg }) => [kind, msg]);
    expect(messages).toEqual([
      ['custom fields', 'Let "grial check --fix" create them, or create them by hand.'],
      ['write: move-deal', 'Grant in hubspot: crm.objects.deals.write.'],
      ['write: write-back', 'Grant in hubspot: crm.objects.deals.write.'],
    ]);
    expect(warned('sync')[0]).toMatchObject({
      connection: 'erp',
      msg: 'could not read what changed. Grant this right to our account in sandbox.',
    });
  });
});

function hubspotConnection(settings: object = {}): object {
  return { system: 'hubspot', token: hubspotToken, url: hubspot.url, ...settings };
}

function checkHubspot(options: string[] = [], settings: object = {}) {
  return check(directory, { crm: hubspotConnection(settings), erp: sandboxConnection(sandbox.erpUrl) }, { options });
}
