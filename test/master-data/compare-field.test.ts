import { describe, expect, it } from 'vitest';
import { compareField } from '#integration/master-data/compare-field.ts';

describe('a field of two records', () => {
  it.each([
    ['is agreed on when both say the same', 'a', 'a', 'x', 'CRM', { kind: 'agree' }],
    ['is agreed on when only case and space differ', 'Calle  Mayor', 'calle mayor ', 'x', 'ERP', { kind: 'agree' }],
    ['is agreed on when both are empty', null, null, 'x', 'CRM', { kind: 'agree' }],
    ['goes to the other side when its owner has changed it', 'b', 'a', 'a', 'CRM', written('ERP', 'BASE')],
    ['goes to the other side when its owner has emptied it', 'a', null, 'a', 'ERP', written('CRM', 'BASE')],
    ['is in conflict when only the other side has changed it', 'a', 'b', 'a', 'CRM', differing('OTHER_SIDE_CHANGED')],
    ['is the owner’s when both have changed it', 'b', 'c', 'a', 'ERP', written('CRM', 'CHANGE')],
    ['follows whoever has changed it when either may', 'a', 'b', 'a', 'EITHER', written('CRM', 'BASE')],
    ['is in conflict when either may and both have', 'b', 'c', 'a', 'EITHER', differing('BOTH_CHANGED')],
    ['is filled by its owner when nobody knows of any change', 'a', null, undefined, 'CRM', written('ERP', 'NOTHING')],
    ['is filled by whoever knows it when either may', null, 'b', undefined, 'EITHER', written('CRM', 'NOTHING')],
    ['is left alone while its owner has never said anything', null, 'b', undefined, 'CRM', { kind: 'silent' }],
    ['is in conflict when the two have never agreed', 'a', 'b', undefined, 'CRM', differing('FIRST_COMPARED')],
  ] as const)('%s', (_, crm, erp, base, owner, verdict) => {
    expect(compareField({ crm, erp, base, owner })).toEqual(verdict);
  });
});

function written(to: 'CRM' | 'ERP', over: 'NOTHING' | 'BASE' | 'CHANGE') {
  return { kind: 'write', to, over } as const;
}

function differing(reason: string) {
  return { kind: 'differ', reason } as const;
}
