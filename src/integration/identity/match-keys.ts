import type { IdentityFacts } from './identity-record.ts';

/** The rules by which records of two systems are one customer, strongest first. A name alone is never one of them. */
export const linkingRules = ['EXTERNAL_ID', 'TAX_ID', 'DOMAIN_AND_NAME', 'EMAIL'] as const;

export type LinkingRule = (typeof linkingRules)[number];

/** Good enough to show two records to a person, not to link them. */
export const candidateRule = 'NAME_AND_POSTAL_CODE';

export interface MatchKey {
  readonly rule: LinkingRule | typeof candidateRule;
  readonly value: string;
}

/** Two records of different sides satisfy a rule when they have a key of it in common. */
export function matchKeysOf(facts: IdentityFacts): readonly MatchKey[] {
  return [
    ...[...facts.ownIds, ...facts.foreignIds].map((value) => ({ rule: 'EXTERNAL_ID', value }) as const),
    ...(facts.taxId === null ? [] : [{ rule: 'TAX_ID', value: facts.taxId } as const]),
    ...facts.domains.map((domain) => ({ rule: 'DOMAIN_AND_NAME', value: `${domain} ${facts.legalName}` }) as const),
    ...facts.emails.map((value) => ({ rule: 'EMAIL', value }) as const),
    ...(facts.postalCode === null
      ? []
      : [{ rule: candidateRule, value: `${facts.postalCode} ${facts.legalName}` } as const]),
  ];
}
