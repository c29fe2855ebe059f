import { expect, it } from 'vitest';
import { until } from '#test/integration/crosswalk.ts';
import { startSandboxWorld } from '#test/integration/sandbox-world.ts';
import { startConnectedHubspot } from '#test/fakes/hubspot/hubspot-crm.ts';
import { propagated } from './master-data-settings.ts';
import { startMasterDataWorld, within } from './master-data-world.ts';

it('master data of HubSpot and another system’s ERP goes both ways, as far as HubSpot has it', async () => {
  const { hubspot, crm } = await startConnectedHubspot();
  const sandbox = await startSandboxWorld();
  const world = await startMasterDataWorld({ masterData: propagated, systems: { ...sandbox, crm } });
  const companies = hubspot.account.table('companies');
  const accountId = companies.seed({ properties: { name: 'Talleres Ebro', phone: '+34976123456' } });
  const [customerId = ''] = await world.seedErp('customer', [
    { legalName: 'Talleres Ebro, S.L.', crmReference: accountId, email: 'pagos@ebro.example' },
  ]);
  const pair = { accountId, customerId };
  await until(async () => (await world.customerOf(pair))?.phone === '+34976123456');

  const billingAddress = { street: 'Calle Mayor 1', city: 'Zaragoza', postcode: '50001', countryCode: 'ES' };
  await world.changeCustomer(pair, { billingAddress });
  const written = (name: string) => companies.valueOf(companies.require(accountId), name);
  await expect.poll(() => written('address'), within).toBe('Calle Mayor 1');
  expect([written('zip'), written('city'), written('country')]).toEqual(['50001', 'Zaragoza', 'Spain']);
  companies.update(accountId, { phone: '+34976654321' });
  await expect.poll(async () => (await world.customerOf(pair))?.phone, within).toBe('+34976654321');
  await expect.poll(world.isQuiet, within).toBe(true);
  expect(await world.conflictsOf(pair)).toEqual([]);
  await world.close();
  await sandbox.close();
});
