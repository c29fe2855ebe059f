/** The domains of e-mail addresses and websites, each once, lower case, without "www.". */
export function domainNames(addresses: readonly (string | null)[]): readonly string[] {
  const domains = addresses.flatMap((address) => (address === null ? [] : [domainOf(address)]));
  return [...new Set(domains.filter((domain) => domain !== ''))];
}

// "https://www.Example.com/es", "www.example.com" and "sales@example.com" are all example.com.
function domainOf(address: string): string {
  const host = address
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./, '');
  return host.includes('.') ? host : '';
}
