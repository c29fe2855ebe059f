import { defaultPriceListId } from '#sandbox/erp/price-lists.ts';
import type { Company, LinkKind, Person } from './company.ts';
import { abroad, type Country, jobTitles, salespeople, spain, trades } from './names.ts';
import type { Random } from './random.ts';
import { peculiarCompanies } from './peculiar-companies.ts';
import { taxIdOf } from './tax-ids.ts';

const firstCrmId = 10_001;
const knownToBoth = 300;
const knownToCrmOnly = 30;
const knownToErpOnly = 25;
const links: readonly [LinkKind, ...LinkKind[]] = [
  'erp-number',
  'crm-reference',
  'tax-id',
  'domain-and-name',
  'contact-email',
];

/** All companies that the demo deals with. The first is the showcase customer. */
export function createCompanies(random: Random): readonly Company[] {
  const taken = new Set(peculiarCompanies.map(({ shortName = '' }) => slugOf(shortName)));
  const companies: Company[] = [];
  for (let index = 0; index < knownToBoth + knownToCrmOnly + knownToErpOnly; index++) {
    const company = createCompany(random, index, taken);
    taken.add(slugOf(company.shortName));
    companies.push(company);
  }
  return companies;
}

function createCompany(random: Random, index: number, taken: ReadonlySet<string>): Company {
  const peculiar = peculiarCompanies[index];
  const country = peculiar !== undefined || random.chance(0.76) ? spain : random.pick(abroad);
  const { legalName, shortName, industry } = unusedName(random, country, taken);
  const slug = slugOf(peculiar?.shortName ?? shortName);
  const madeUpDomain = random.chance(0.88) ? `${slug}.${country.code.toLowerCase()}.example` : null;
  const domain = peculiar?.domain === undefined ? madeUpDomain : peculiar.domain;
  const city = country.cities.find(({ name }) => name === peculiar?.city) ?? random.pick(country.cities);
  const taxId = taxIdOf(random, country.code);
  const people = createPeople(random, country, domain, slug);
  return {
    ...idsAt(index),
    link: index < knownToBoth ? linkOf(index, domain, taxId) : null,
    kind: 'company',
    legalName,
    shortName,
    taxId,
    countryCode: country.code,
    language: country.language,
    currency: country.currency,
    street: `${random.pick(country.streets)} ${String(random.integer(1, 140))}`,
    city: city.name,
    region: city.region,
    postcode: city.postcode + String(random.integer(10 ** (city.digits - 1), 10 ** city.digits - 1)),
    domain,
    email: domain === null ? people[0].email : `info@${domain}`,
    phone: phoneNumber(random, country),
    industry,
    people,
    owner: random.integer(0, salespeople.length - 1),
    weight: random.pick([0.4, 0.7, 1, 1, 1, 1.5, 3]),
    habits: {
      daysLate: random.chance(0.06) ? null : random.pick([-3, 0, 0, 0, 2, 5, 12, 35]),
      inHalves: random.chance(0.08),
    },
    paymentTermsCode: random.pick(['CASH', 'N15', 'N30', 'N30', 'N30', 'N60', 'N90']),
    priceListId: country.currency === 'EUR' && random.chance(0.2) ? 2 : (defaultPriceListId(country.currency) ?? 1),
    credit: random.pick(['none', 'ample', 'ample']),
    onHold: false,
    ...peculiar,
  };
}

/** All kinds in turn, as far as the company has what they rest on. */
function linkOf(index: number, domain: string | null, taxId: string | null): LinkKind {
  const link = links[index % links.length] ?? links[0];
  const possible = link === 'tax-id' ? taxId !== null : link === 'domain-and-name' ? domain !== null : true;
  return possible ? link : 'contact-email';
}

/** First those that both systems know, then those of the CRM alone, then those of the ERP alone. */
function idsAt(index: number): Pick<Company, 'crmId' | 'erpId'> {
  const crmCompanies = knownToBoth + knownToCrmOnly;
  return {
    crmId: index < crmCompanies ? firstCrmId + index : null,
    erpId: index < knownToBoth ? index + 1 : index >= crmCompanies ? index + 1 - knownToCrmOnly : null,
  };
}

function createPeople(
  random: Random,
  country: Country,
  domain: string | null,
  slug: string,
): readonly [Person, ...Person[]] {
  const count = random.integer(1, 4);
  const person = (): Person => createPerson(random, country, domain, slug);
  return [person(), ...Array.from({ length: count - 1 }, person)];
}

export function createPerson(random: Random, country: Country, domain: string | null, slug: string): Person {
  const firstName = random.pick(country.firstNames);
  const surname = random.pick(country.lastNames);
  const lastName = country === spain ? `${surname} ${random.pick(spain.lastNames)}` : surname;
  const address = `${slugOf(firstName)}.${slugOf(surname)}`;
  return {
    firstName,
    lastName,
    jobTitle: random.pick(jobTitles),
    email:
      domain === null
        ? // The digits keep these from being somebody's real address.
          `${address}.${slug.slice(0, 12)}${String(random.integer(10_000, 99_999))}@gmail.com`
        : `${address}@${domain}`,
    phone: phoneNumber(random, country),
  };
}

/** Lower case letters and digits only, without accents: "Núñez & Cía." is "nunezcia". */
function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]/g, '');
}

function unusedName(
  random: Random,
  country: Country,
  taken: ReadonlySet<string>,
): { readonly legalName: string; readonly shortName: string; readonly industry: string } {
  for (;;) {
    const trade = random.pick(trades);
    const owner = random.pick(country.lastNames);
    const partner = random.chance(0.35) ? random.pick(country.lastNames) : null;
    const separator = country === spain ? ' y ' : ' & ';
    const owners = partner === null || partner === owner ? owner : `${owner}${separator}${partner}`;
    const shortName = country === spain ? `${trade.spanish} ${owners}` : `${owners} ${trade.english}`;
    const comma = country === spain ? ',' : '';
    const legalName = `${shortName}${comma} ${random.pick(country.forms)}`;
    if (!taken.has(slugOf(shortName))) return { legalName, shortName, industry: trade.industry };
  }
}

function phoneNumber(random: Random, country: Country): string {
  const digits = String(random.integer(100_000_00, 999_999_99));
  if (country !== spain) return `${country.dialling} ${String(random.integer(1, 9))} ${digits}`;
  const national = `9${digits}`.replace(/^(...)(..)(..)(..)$/, '$1 $2 $3 $4');
  // Half of them as people write them, without the country.
  return random.chance(0.5) ? national : `+34 ${national}`;
}
