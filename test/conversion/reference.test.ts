import { assert, constantFrom, integer, nat, oneof, property, string, stringMatching, tuple, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  connectionReferencePrefix,
  dealReferencePrefix,
  orderReference,
  readOrderReference,
} from '#integration/conversion/reference.ts';

const connection = oneof(
  constantFrom('crm', 'CRM', 'crm2', 'xcrm', 'sales-eu', 'a-very-long-connection'),
  string({ minLength: 1 }),
);
const dealId = oneof(
  nat().map(String),
  uuid(),
  stringMatching(/^[A-Z0-9]{1,24}$/),
  stringMatching(/^H-[A-Z2-7]{16}$/),
  string({ minLength: 1 }),
);
const generation = integer({ min: 1, max: 999 });
const key = tuple(connection, dealId, generation);

describe('the reference of an order', () => {
  it('is readable where the id of the deal allows it', () => {
    expect(orderReference('crm', '10023', 1)).toBe('GR-CRM-10023-1');
  });

  it('fits the reference field of every ERP', () => {
    assert(
      property(key, (parts) => {
        expect(orderReference(...parts)).toMatch(/^[A-Z0-9-]{1,35}$/);
      }),
    );
  });

  it('is never that of another deal, connection or generation', () => {
    assert(
      property(key, key, (a, b) => {
        expect(orderReference(...a) === orderReference(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('begins with the prefix of its own deal and with that of no other', () => {
    assert(
      property(key, key, ([aConnection, aDeal, aGeneration], [bConnection, bDeal]) => {
        const same = aConnection === bConnection && aDeal === bDeal;
        const reference = orderReference(aConnection, aDeal, aGeneration);
        expect(reference.startsWith(dealReferencePrefix(bConnection, bDeal))).toBe(same);
        expect(reference.startsWith(connectionReferencePrefix(bConnection))).toBe(aConnection === bConnection);
      }),
    );
  });

  it('gives the deal back, or says that it cannot', () => {
    assert(
      property(key, ([name, id, number]) => {
        const read = readOrderReference(name, orderReference(name, id, number));
        expect(read === null || (read.dealId === id && read.generation === number)).toBe(true);
        expect(read !== null).toBe(/^[A-Z0-9]{1,18}$/.test(id));
      }),
    );
  });

  it('is not read out of what somebody else wrote', () => {
    for (const text of ['', 'PO-4711', 'GR-CRM-10023', 'GR-CRM-10023-0', 'GR-CRM2-10023-1', 'GR-CRM-10023-1-1'])
      expect(readOrderReference('crm', text)).toBeNull();
  });
});
