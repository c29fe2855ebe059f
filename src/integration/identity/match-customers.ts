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

/** Of who has several, two are enough: a mistyped address may be shared by thousands on either side. */
function counterpartsBy(rule: LinkingRule, parties: readonly Party[], isRefused: IsRefused): Map<Party, Set<Party>> {
  const counterparts = new Map<Party, Set<Party>>();
  const hasSeveral = ({ party }: Entry) => (counterparts.get(party)?.size ?? 0) > 1;
  function compare(crm: Entry, erp: Entry): void {
    if (crm.party === erp.party || contradicts(rule, crm.record.facts, erp.record.facts)) return;
    if (isRefused(crm.party.records, erp.party.records)) return;
    counterparts.set(crm.party, (counterparts.get(crm.party) ?? new Set()).add(erp.party));
    counterparts.set(erp.party, (counterparts.get(erp.party) ?? new Set()).add(crm.party));
  }

  for (const bucket of bucketsOf(rule, parties)) {
    let withoutSeveral: readonly Entry[] = bucket.erp;
    for (const crm of bucket.crm) {
      for (const erp of bucket.erp) {
        if (hasSeveral(crm)) break;
        compare(crm, erp);
      }
      for (const erp of withoutSeveral) compare(crm, erp);
      withoutSeveral = withoutSeveral.filter((erp) => !hasSeveral(erp));
    }
  }
  return counterparts;
}

interface Entry {
  readonly record: IdentityRecord;
  readonly party: Party;
}

interface Bucket {
  readonly crm: Entry[];
  readonly erp: Entry[];
}

function bucketsOf(rule: LinkingRule, parties: readonly Party[]): Iterable<Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const party of parties)
    for (const record of party.records)
      for (const key of matchKeysOf(record.facts)) {
        if (key.rule !== rule) continue;
        const bucket = buckets.get(key.value) ?? { crm: [], erp: [] };
        buckets.set(key.value, bucket);
        (record.side === 'CRM' ? bucket.crm : bucket.erp).push({ record, party });
      }
  return buckets.values();
}

function knownOnlyTo(side: 'CRM' | 'ERP', party: Party): boolean {
  return party.records.every((record) => record.side === side);
}
