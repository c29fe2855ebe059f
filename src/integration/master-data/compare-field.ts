import type { Side } from '#integration/identity/identity-record.ts';
import type { FieldConflictTable } from '#store/master-data-tables.ts';

export type Owner = FieldConflictTable['owner'];

/** What two records say of one field, and what both said when they last agreed; undefined when they never did. */
export interface FieldState {
  readonly crm: string | null;
  readonly erp: string | null;
  readonly base: string | null | undefined;
  readonly owner: Owner;
}

export type Verdict =
  | { readonly kind: 'agree' }
  /** One of them says nothing yet, and it is not for the other to say it. */
  | { readonly kind: 'silent' }
  /** `over` is what the write replaces: nothing, what both used to say, or a change that is lost by it. */
  | { readonly kind: 'write'; readonly to: Side; readonly over: 'NOTHING' | 'BASE' | 'CHANGE' }
  | { readonly kind: 'differ'; readonly reason: 'FIRST_COMPARED' | 'OTHER_SIDE_CHANGED' | 'BOTH_CHANGED' };

/**
 * What is to be done about a field, by comparing both sides with what they last agreed on. What the owner says goes to the other side; what
 * the other side alone has changed is for a person, and so is a difference of which nobody knows who came later.
 */
export function compareField({ crm, erp, base, owner }: FieldState): Verdict {
  if (isSame(crm, erp)) return { kind: 'agree' };
  if (base === undefined) return firstVerdict(crm, erp, owner);
  const [crmChanged, erpChanged] = [!isSame(crm, base), !isSame(erp, base)];
  if (crmChanged && erpChanged)
    return owner === 'EITHER'
      ? { kind: 'differ', reason: 'BOTH_CHANGED' }
      : { kind: 'write', to: otherSide(owner), over: 'CHANGE' };
  const changed: Side = crmChanged ? 'CRM' : 'ERP';
  return speaksFor(owner, changed)
    ? { kind: 'write', to: otherSide(changed), over: 'BASE' }
    : { kind: 'differ', reason: 'OTHER_SIDE_CHANGED' };
}

/** Case and space are how people type, and no reason to write anything. */
export function isSame(a: string | null, b: string | null): boolean {
  return plain(a) === plain(b);
}

export function otherSide(side: Side): Side {
  return side === 'CRM' ? 'ERP' : 'CRM';
}

function firstVerdict(crm: string | null, erp: string | null, owner: Owner): Verdict {
  if (crm !== null && erp !== null) return { kind: 'differ', reason: 'FIRST_COMPARED' };
  const speaking: Side = crm === null ? 'ERP' : 'CRM';
  return speaksFor(owner, speaking) ? { kind: 'write', to: otherSide(speaking), over: 'NOTHING' } : { kind: 'silent' };
}

function speaksFor(owner: Owner, side: Side): boolean {
  return owner === side || owner === 'EITHER';
}

function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
