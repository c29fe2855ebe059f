import { describe, expect, it } from 'vitest';
import { compareFacts } from '#integration/identity/compare-facts.ts';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import { type IsRefused, matchCustomers, type Party } from '#integration/identity/match-customers.ts';
import { fc, test } from '#test/unit/property.ts';
import { account, address, erpCustomer } from './identity-records.ts';

const spain = address('ES', '28001');
const nobody: IsRefused = () => false;

describe('two records of different systems are one customer', () => {
  it('when the CRM carries the ERP number', () => {
    expect(matched([account('1', { erpNumber: 'c-7 ' }), erpCustomer('7')])).toEqual(['EXTERNAL_ID 1=7']);
  });

  it('when the ERP carries the CRM id', () => {
    expect(matched([account('1'), erpCustomer('7', { crmReference: '1' })])).toEqual(['EXTERNAL_ID 1=7']);
  });

  it('when they have the same tax number, however it is written', () => {
    const crm = account('1', { taxId: 'ES-B12345678' });
    expect(matched([crm, erpCustomer('7', { taxId: 'b 12.345.678', billingAddress: spain })])).toEqual(['TAX_ID 1=7']);
  });

  it('when a domain of their own and the name without its legal form are the same', () => {
    const crm = account('1', { name: 'Talleres Ibáñez, S.L.', website: 'https://www.ibanez.example/contacto' });
    const erp = erpCustomer('7', { legalName: 'TALLERES IBANEZ SL', email: 'facturas@ibanez.example' });
    expect(matched([crm, erp])).toEqual(['DOMAIN_AND_NAME 1=7']);
  });

  it('when the main contact of the one writes from the address of the other', () => {
    const crm = account('1', { primaryEmail: 'Ana.Ruiz@gmail.com' });
    expect(matched([crm, erpCustomer('7', { email: 'ana.ruiz@gmail.com' })])).toEqual(['EMAIL 1=7']);
  });
});

describe('two records of different systems are not linked', () => {
  it('by their name alone', () => {
    expect(matched([account('1', { name: 'Test Corp' }), erpCustomer('7', { legalName: 'Test Corp' })])).toEqual([]);
  });

  it('by name, postal code and country', () => {
    const crm = account('1', { name: 'Test Corp', address: spain });
    expect(matched([crm, erpCustomer('7', { legalName: 'Test Corp', billingAddress: spain })])).toEqual([]);
  });

  it('by a name and the domain of a free mail provider', () => {
    const crm = account('1', { name: 'Test Corp', domains: ['gmail.com'], email: 'one@gmail.com' });
    expect(matched([crm, erpCustomer('7', { legalName: 'Test Corp', email: 'two@gmail.com' })])).toEqual([]);
  });

  it('by a domain alone: the daughters of a group share one', () => {
    const crm = account('1', { name: 'Acme Iberia', domains: ['acme.example'] });
    expect(matched([crm, erpCustomer('7', { legalName: 'Acme France', domains: ['acme.example'] })])).toEqual([]);
  });

  it('by the same tax number of two countries', () => {
    const crm = account('1', { taxId: '12345678', address: address('PT') });
    expect(matched([crm, erpCustomer('7', { taxId: '12345678', billingAddress: spain })])).toEqual([]);
  });

  it('by a tax number that is a placeholder', () => {
    const crm = account('1', { taxId: '000000000', address: spain });
    expect(matched([crm, erpCustomer('7', { taxId: '000000000', billingAddress: spain })])).toEqual([]);
  });

  it('by domain, name or e-mail when their tax numbers of one country differ', () => {
    const same = { domains: ['acme.example'], email: 'info@acme.example' };
    const crm = account('1', { ...same, name: 'Acme', taxId: 'ESB11111112' });
    expect(matched([crm, erpCustomer('7', { ...same, legalName: 'Acme', taxId: 'ESB22222223' })])).toEqual([]);
  });

  it('when a person has said that they are not one', () => {
    const records = [account('1', { erpNumber: 'C-7' }), erpCustomer('7')];
    expect(matched(records, () => true)).toEqual([]);
  });

  it('when they are on the same side', () => {
    expect(matched([account('1', { taxId: 'ESB12345678' }), account('2', { taxId: 'ESB12345678' })])).toEqual([]);
  });
});

describe('several counterparts', () => {
  const taxId = 'ESB12345678';

  it('of a CRM account are left to a person', () => {
    expect(matched([account('1', { taxId }), erpCustomer('7', { taxId }), erpCustomer('8', { taxId })])).toEqual([]);
  });

  it('of an ERP customer are left to a person', () => {
    expect(matched([account('1', { taxId }), account('2', { taxId }), erpCustomer('7', { taxId })])).toEqual([]);
  });

  it('are not told apart by a weaker rule', () => {
    const crm = account('1', { taxId, name: 'Acme', domains: ['acme.example'] });
    const alike = erpCustomer('7', { taxId, legalName: 'Acme', domains: ['acme.example'] });
    expect(matched([crm, alike, erpCustomer('8', { taxId })])).toEqual([]);
  });

  it('are told apart by a stronger rule, and the rest is left to a person', () => {
    const crm = account('1', { taxId, erpNumber: 'C-7' });
    expect(matched([crm, erpCustomer('7', { taxId }), erpCustomer('8', { taxId })])).toEqual(['EXTERNAL_ID 1=7']);
  });

  it('are one when a person has refused the others', () => {
    const records = [account('1', { taxId }), erpCustomer('7', { taxId }), erpCustomer('8', { taxId })];
    const refusedEight: IsRefused = (_, others) => others.some(({ nativeId }) => nativeId === '8');
    expect(matched(records, refusedEight)).toEqual(['TAX_ID 1=7']);
  });

  it('contradicting each other by external ids are left to a person', () => {
    const records = [account('1', { erpNumber: 'C-7' }), account('2'), erpCustomer('7', { crmReference: '2' })];
    expect(matched(records)).toEqual([]);
  });

  it('do not include a customer that both systems know already', () => {
    const known: Party = { customerId: 'known', records: [account('1', { taxId }), erpCustomer('7', { taxId })] };
    const late: Party = { customerId: 'late', records: [erpCustomer('8', { taxId })] };
    expect(matchCustomers([known, late], nobody)).toEqual([]);
  });
});

const fewTexts = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null });
const facts = fc.record({
  id: fc.nat(40),
  tax: fewTexts,
  name: fewTexts,
  domain: fewTexts,
  email: fewTexts,
  other: fc.option(fc.nat(40), { nil: null }),
});
const records = fc
  .uniqueArray(fc.tuple(fc.boolean(), facts), { selector: ([isCrm, { id }]) => `${isCrm} ${id}`, maxLength: 30 })
  .map((all) => all.map(([isCrm, given]) => (isCrm ? anAccount(given) : aCustomer(given))));

test(
  'the order in which records arrive does not matter',
  [records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))],
  ([all, shuffled]) => {
    expect(matched(shuffled)).toEqual(matched(all));
  },
);

test('nobody is linked twice', [records], (all) => {
  const ids = matchCustomers(all.map(alone), nobody).flatMap(({ crm, erp }) => [crm.customerId, erp.customerId]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a comparison does not depend on its direction, and scores between 0 and 1', [records], (all) => {
  for (const a of all)
    for (const b of all) {
      const comparison = compareFacts(a.facts, b.facts);
      expect(compareFacts(b.facts, a.facts)).toEqual(comparison);
      expect(comparison.score).toBeGreaterThanOrEqual(0);
      expect(comparison.score).toBeLessThanOrEqual(1);
    }
});

interface Given {
  readonly id: number;
  readonly tax: string | null;
  readonly name: string | null;
  readonly domain: string | null;
  readonly email: string | null;
  readonly other: number | null;
}

function anAccount({ id, tax, name, domain, email, other }: Given): IdentityRecord {
  return account(String(id), {
    name: name ?? `n${id}`,
    taxId: tax && `ES${tax}1234567${tax}`,
    domains: domain === null ? [] : [`${domain}.example`],
    email: email && `${email}@mail.example`,
    erpNumber: other === null ? null : `C-${other}`,
  });
}

function aCustomer({ id, tax, name, domain, email, other }: Given): IdentityRecord {
  return erpCustomer(String(id), {
    legalName: name ?? `m${id}`,
    taxId: tax && `ES${tax}1234567${tax}`,
    domains: domain === null ? [] : [`${domain}.example`],
    email: email && `${email}@mail.example`,
    crmReference: other === null ? null : String(other),
  });
}

/** Every record a customer of its own at first, as in the first scan. */
function matched(all: readonly IdentityRecord[], isRefused = nobody): readonly string[] {
  return matchCustomers(all.map(alone), isRefused)
    .map(({ rule, crm, erp }) => `${rule} ${idsOf(crm)}=${idsOf(erp)}`)
    .toSorted();
}

function alone(record: IdentityRecord): Party {
  return { customerId: `${record.connection} ${record.nativeId}`, records: [record] };
}

function idsOf({ records }: Party): string {
  return records.map(({ nativeId }) => nativeId).join();
}
