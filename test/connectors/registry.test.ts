import { expect, it } from 'vitest';
import { connectors } from '#connectors/registry.ts';
import { systemClock } from '#ports/clock.ts';

const environment = { clock: systemClock, onCall: () => {} };
const settings = { system: 'sandbox', url: 'http://127.0.0.1:1', apiKey: 'key' };

it('makes both sides of the sandbox from settings that its schemas accept', async () => {
  const crm = connectors.sandbox?.crm?.create('sales', settings, environment);
  const erp = connectors.sandbox?.erp?.create('books', settings, environment);
  expect(crm).toMatchObject({ connection: 'sales', system: 'sandbox' });
  expect(erp).toMatchObject({ connection: 'books', system: 'sandbox', timeZone: 'Europe/Madrid' });
  await Promise.all([crm?.close(), erp?.close()]);
});

it('accepts settings again that were accepted before, defaults filled in', () => {
  const accepted = connectors.sandbox?.erp?.settings.parse(settings);
  expect(accepted).toMatchObject({ limits: { timeoutMs: 3000, maxConcurrent: 16, requestsPerSecond: null } });
  expect(connectors.sandbox?.erp?.settings.parse(accepted)).toEqual(accepted);
});

it('refuses settings by name of the field', () => {
  const result = connectors.sandbox?.crm?.settings.safeParse({ system: 'sandbox', url: 'nowhere', apikey: 'key' });
  expect(result?.error?.message).toMatch(/url[^]*apiKey[^]*apikey/);
});
