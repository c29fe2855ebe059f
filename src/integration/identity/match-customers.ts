import { contradicts } from './compare-facts.ts';
import type { IdentityRecord } from './identity-record.ts';
import { linkingRules, type LinkingRule, matchKeysOf } from './match-keys.ts';

/** A customer as it is now: the records that are known to be it. */
export interface Party {
  readonly customerId: string;
  readonly records: readonly IdentityRecord[];
}

/** Two customers that are one, the one known to the CRM and the one known to the ERP. */
export interface Match {
  readonly rule: LinkingRule;
  readonly crm: Party;
  readonly erp: Party;
}

/** True when a person has said of any record of the one that it is not the other. */
export type IsRefused = (some: readonly IdentityRecord[], others: readonly IdentityRecord[]) => boolean;

/**
 * Which customers of one system are which of the other. Rule by rule, strongest first, two customers are matched when each
 * is the other's only counterpart. Who has a counterpart and is not matched, because there are several or because it is taken,
 * is left to a person: a weaker rule must not decide what a stronger one could not. The answer depends on the set of
 * parties alone, not on their order.
 */
export function matchCustomers(parties: readonly Party[], isRefused: IsRefused): readonly Match[] {
  const matches: Match[] = [];
  const decided = new Set<Party>();
  for (const rule of linkingRules) {
    const counterparts = counterpartsBy(rule, parties, isRefused);
    for (const [party, others] of counterparts) {
      const [other] = others;
      if (other === undefined || others.size > 1 || counterparts.get(other)?.size !== 1) continue;
      if (decided.has(party) || decided.has(other)) continue;
      if (knownOnlyTo('CRM', party) && knownOnlyTo('ERP', other)) matches.push({ rule, crm: party, erp: other });
    }
    for (const party of counterparts.keys()) decided.add(party);
  }
  return matches;
}

function counterpartsBy(rule: LinkingRule, parties: readonly Party[], isRefused: IsRefused): Map<Party, Set<Party>> {
  const counterparts = new Map<Party, Set<Party>>();
  for (const { crm, erp } of bucketsOf(rule, parties))
    for (const [crmRecord, crmParty] of crm)
      for (const [erpRecord, erpParty] of erp) {
        if (crmParty === erpParty || counterparts.get(crmParty)?.has(erpParty)) continue;
        if (contradicts(rule, crmRecord.facts, erpRecord.facts) || isRefused(crmParty.records, erpParty.records))
          continue;
        counterparts.set(crmParty, (counterparts.get(crmParty) ?? new Set()).add(erpParty));
        counterparts.set(erpParty, (counterparts.get(erpParty) ?? new Set()).add(crmParty));
      }
  return counterparts;
}

interface Bucket {
  readonly crm: (readonly [IdentityRecord, Party])[];
  readonly erp: (readonly [IdentityRecord, Party])[];
}

function bucketsOf(rule: LinkingRule, parties: readonly Party[]): Iterable<Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const party of parties)
    for (const record of party.records)
      for (const key of matchKeysOf(record.facts)) {
        if (key.rule !== rule) continue;
        const bucket = buckets.get(key.value) ?? { crm: [], erp: [] };
        buckets.set(key.value, bucket);
        (record.side === 'CRM' ? bucket.crm : bucket.erp).push([record, party]);
      }
  return buckets.values();
}

function knownOnlyTo(side: 'CRM' | 'ERP', party: Party): boolean {
  return party.records.every((record) => record.side === side);
}
