import type { IdentityFacts } from './identity-record.ts';
import { type LinkingRule, matchKeysOf } from './match-keys.ts';

/** What two records are compared by, most telling first. */
export const comparedFacts = ['EXTERNAL_ID', 'TAX_ID', 'DOMAIN', 'LEGAL_NAME', 'EMAIL', 'POSTAL_CODE'] as const;

export type ComparedFact = (typeof comparedFacts)[number];

export interface Comparison {
  readonly agreesOn: readonly ComparedFact[];
  /** Only what both records state. */
  readonly differsOn: readonly ComparedFact[];
  /** 0 to 1: 1 − Π(1 − weight) over what agrees, times Π(1 − weight ÷ 2) over what differs. Good for ordering, not a probability. */
  readonly score: number;
}

/** Compares a record of one side with one of the other; the order of the two does not matter. */
export function compareFacts(a: IdentityFacts, b: IdentityFacts): Comparison {
  const verdicts = comparedFacts.map((fact) => ({ fact, agrees: agreement[fact](a, b) }));
  const agreesOn = verdicts.filter(({ agrees }) => agrees === true).map(({ fact }) => fact);
  const differsOn = verdicts.filter(({ agrees }) => agrees === false).map(({ fact }) => fact);
  const doubt = agreesOn.reduce((left, fact) => left * (1 - weights[fact]), 1);
  const trust = differsOn.reduce((left, fact) => left * (1 - weights[fact] / 2), 1);
  return { agreesOn, differsOn, score: Math.round((1 - doubt) * trust * 100) / 100 };
}

/**
 * Two numbers of one country are two companies, however alike the rest may be: the daughters of a group share domain, name
 * and accountant. Only somebody who wrote the other system's id into a record is believed against that.
 */
export function contradicts(rule: LinkingRule, a: IdentityFacts, b: IdentityFacts): boolean {
  return (rule === 'DOMAIN_AND_NAME' || rule === 'EMAIL') && agreement.TAX_ID(a, b) === false;
}

/** Is there any rule by which a machine may say that these two are one customer? */
export function satisfiesLinkingRule(a: IdentityFacts, b: IdentityFacts): boolean {
  const keys = new Set(matchKeysOf(a).map(({ rule, value }) => `${rule} ${value}`));
  return matchKeysOf(b).some(
    ({ rule, value }) => rule !== 'NAME_AND_POSTAL_CODE' && keys.has(`${rule} ${value}`) && !contradicts(rule, a, b),
  );
}

const weights: Readonly<Record<ComparedFact, number>> = {
  EXTERNAL_ID: 0.98,
  TAX_ID: 0.9,
  DOMAIN: 0.5,
  LEGAL_NAME: 0.5,
  EMAIL: 0.6,
  POSTAL_CODE: 0.2,
};

/** True, false, or null when one of the two does not say. */
const agreement: Readonly<Record<ComparedFact, (a: IdentityFacts, b: IdentityFacts) => boolean | null>> = {
  EXTERNAL_ID: (a, b) => {
    if (a.foreignIds.length === 0 && b.foreignIds.length === 0) return null;
    return overlap(a.foreignIds, b.ownIds) || overlap(b.foreignIds, a.ownIds);
  },
  TAX_ID: ({ taxId: a }, { taxId: b }) => {
    if (a === null || b === null) return null;
    // A company may be registered in several countries: only within one of them does another number mean another company.
    return a === b || (countryOf(a) === countryOf(b) ? false : null);
  },
  DOMAIN: (a, b) => (a.domains.length === 0 || b.domains.length === 0 ? null : overlap(a.domains, b.domains)),
  LEGAL_NAME: (a, b) => a.legalName === b.legalName,
  EMAIL: (a, b) => (a.emails.length === 0 || b.emails.length === 0 ? null : overlap(a.emails, b.emails)),
  POSTAL_CODE: (a, b) => (a.postalCode === null || b.postalCode === null ? null : a.postalCode === b.postalCode),
};

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((value) => b.includes(value));
}

function countryOf(taxId: string): string {
  return taxId.slice(0, 2);
}
