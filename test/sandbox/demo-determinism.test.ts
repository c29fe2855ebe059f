import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAll, startCrm, startErp } from './talk.ts';

const clock = { now: () => Date.parse('2026-03-29T11:00:00Z') };

describe('the demo data', () => {
  it('is the same CRM to the last digit on the same day', async () => {
    expect(await crmDigest()).toBe(await crmDigest());
  });

  it('is the same ERP to the last digit on the same day', async () => {
    expect(await erpDigest()).toBe(await erpDigest());
  });
});

async function crmDigest(): Promise<string> {
  await using crm = await startCrm({ seedData: 'demo', clock });
  const records = await Promise.all([
    readAll(crm.talk, '/v1/accounts/search', 'created_at'),
    readAll(crm.talk, '/v1/contacts/search', 'created_at'),
    readAll(crm.talk, '/v1/deals/search', 'created_at'),
    readAll(crm.talk, '/v1/interactions/search', 'occurred_at'),
  ]);
  return digestOf(records);
}

async function erpDigest(): Promise<string> {
  await using erp = await startErp({ seedData: 'demo', clock });
  const records = await Promise.all(
    ['orders', 'invoices', 'payments'].map((kind) => readAll(erp.talk, `/api/${kind}/query`, 'createdAt')),
  );
  return digestOf(records);
}

function digestOf(records: readonly (readonly unknown[])[]): string {
  expect(records.every((list) => list.length > 100)).toBe(true);
  return createHash('sha256').update(JSON.stringify(records)).digest('hex');
}
