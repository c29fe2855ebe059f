import { DOMAINS } from 'free-email-domains-list';

/** The domain of an e-mail address, lower case; null when the text is not one. */
export function domainOfEmail(email: string | null): string | null {
  const [, domain] = /^[^\s@]+@([^\s@]+\.[^\s@]+)$/.exec(email?.trim() ?? '') ?? [];
  return domain === undefined ? null : plainDomain(domain);
}

/** The host of a website as people write it, without "www."; null when there is none. */
export function domainOfWebsite(website: string | null): string | null {
  const [, host] = /^(?:https?:\/\/)?([^\s/:?#@]+\.[^\s/:?#@]+)/i.exec(website?.trim() ?? '') ?? [];
  return host === undefined ? null : plainDomain(host);
}

/** Those of the domains that belong to somebody: not "gmail.com", where everybody is. Lower case, each once, in order. */
export function ownDomains(domains: readonly (string | null)[]): readonly string[] {
  const plain = domains.filter((domain) => domain !== null).map(plainDomain);
  return [...new Set(plain)].filter((domain) => domain !== '' && !freeDomains.has(domain)).toSorted();
}

const freeDomains: ReadonlySet<string> = DOMAINS;

function plainDomain(domain: string): string {
  return domain
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}
