import type { Company } from './company.ts';

/**
 * The first companies, as far as they are not made up at random, all of them Spanish: the showcase customer, and those that make telling
 * companies apart hard. All of them are known to both systems.
 */
export const peculiarCompanies: readonly Partial<Company>[] = [
  {
    ...spanish('Talleres Ibáñez, S.L.', 'Talleres Ibáñez', 'Zaragoza', 'B99123451', 'talleresibanez.es.example'),
    link: 'tax-id',
    weight: 1,
    habits: { daysLate: 4, inHalves: false },
    paymentTermsCode: 'N30',
    priceListId: 1,
    credit: 'ample',
    people: [
      person('Marta', 'Ibáñez Royo', 'Gerente', 'marta.ibanez@talleresibanez.es.example'),
      person('Javier', 'Lahoz Gil', 'Responsable de compras', 'compras@talleresibanez.es.example'),
      person('Elena', 'Sanz Marín', 'Jefa de producción', 'elena.sanz@talleresibanez.es.example'),
      person('Óscar', 'Pina Torres', 'Responsable de mantenimiento', 'oscar.pina@talleresibanez.es.example'),
    ],
  },
  // One letter apart, two tax numbers, two companies.
  {
    ...spanish('Talleres Núñez SL', 'Talleres Núñez', 'Vigo', 'B36445871', 'talleresnunez.gal.example'),
    link: 'tax-id',
  },
  { ...spanish('Talleres Nuñez, S.L.', 'Talleres Nuñez', 'Madrid', 'B80912347', 'tnunez.es.example'), link: 'tax-id' },
  // The same name to the letter, in two cities.
  {
    ...spanish(
      'Construcciones García, S.L.',
      'Construcciones García',
      'Sevilla',
      'B41220983',
      'congarcia-sevilla.es.example',
    ),
    link: 'erp-number',
  },
  {
    ...spanish('Construcciones García, S.L.', 'Construcciones García', 'Valencia', 'B46778125', 'congarcia.es.example'),
    link: 'crm-reference',
  },
  // Mother and daughter under one domain.
  {
    ...spanish('Grupo Alimentario Ebro, S.A.', 'Grupo Ebro', 'Logroño', 'A26004419', 'grupoebro.es.example'),
    link: 'tax-id',
  },
  {
    ...spanish('Ebro Logística, S.L.', 'Ebro Logística', 'Logroño', 'B26118840', 'grupoebro.es.example'),
    link: 'tax-id',
  },
  // Known to the CRM twice: see `duplicates` in fill-crm.
  {
    ...spanish(
      'Conservas del Cantábrico, S.A.',
      'Conservas del Cantábrico',
      'Bilbao',
      'A48330127',
      'cantabrico.eus.example',
    ),
    link: 'tax-id',
  },
  {
    ...spanish('Bodegas Peñalba, S. Coop.', 'Bodegas Peñalba', 'Logroño', 'B26554106', 'penalba.es.example'),
    link: 'erp-number',
  },
  {
    ...spanish(
      'Panificadora San Lázaro, S.L.',
      'Panificadora San Lázaro',
      'Murcia',
      'B30917765',
      'sanlazaro.es.example',
    ),
    link: 'crm-reference',
  },
  // A person, not a company.
  {
    kind: 'person',
    legalName: 'Marta Soler Vidal',
    shortName: 'Marta Soler',
    taxId: null,
    domain: null,
    email: 'marta.soler.artesana48213@gmail.com',
    link: 'contact-email',
  },
  {
    kind: 'person',
    legalName: 'Íñigo Etxeberria Puig',
    shortName: 'Íñigo Etxeberria',
    taxId: null,
    domain: null,
    email: 'inigo.etxeberria77120@gmail.com',
    link: 'erp-number',
  },
  // Customers that we do not deliver to for the time being.
  { onHold: true, habits: { daysLate: null, inHalves: false }, weight: 1 },
  { onHold: true, habits: { daysLate: null, inHalves: false }, weight: 1 },
  { onHold: true, habits: { daysLate: null, inHalves: false }, weight: 1 },
  // Over their limit, because they do not pay.
  ...Array.from({ length: 8 }, (): Partial<Company> => ({
    credit: 'exceeded',
    habits: { daysLate: null, inHalves: false },
    weight: 1.5,
  })),
];

function spanish(
  legalName: string,
  shortName: string,
  city: string,
  taxId: string,
  domain: string,
): Pick<Company, 'legalName' | 'shortName' | 'city' | 'taxId' | 'domain' | 'email'> {
  return { legalName, shortName, city, taxId, domain, email: `info@${domain}` };
}

function person(firstName: string, lastName: string, jobTitle: string, email: string): Company['people'][number] {
  return { firstName, lastName, jobTitle, email, phone: '+34 976 48 12 90' };
}
