/** Words that the names of the demo's people and companies are made of. */
export interface Country {
  readonly code: string;
  readonly language: string;
  readonly currency: string;
  readonly dialling: string;
  readonly forms: readonly [string, ...string[]];
  readonly cities: readonly [City, ...City[]];
  readonly streets: readonly [string, ...string[]];
  readonly firstNames: readonly [string, ...string[]];
  readonly lastNames: readonly [string, ...string[]];
}

interface City {
  readonly name: string;
  readonly region: string | null;
  /** The beginning of the postal code. */
  readonly postcode: string;
  readonly digits: number;
}

export const spain: Country = {
  code: 'ES',
  language: 'es',
  currency: 'EUR',
  dialling: '+34',
  forms: ['S.L.', 'S.A.', 'S.L.', 'S.L.U.', 'S.L.', 'S. Coop.'],
  cities: [
    { name: 'Zaragoza', region: 'Zaragoza', postcode: '50', digits: 3 },
    { name: 'Madrid', region: 'Madrid', postcode: '28', digits: 3 },
    { name: 'Barcelona', region: 'Barcelona', postcode: '08', digits: 3 },
    { name: 'Valencia', region: 'Valencia', postcode: '46', digits: 3 },
    { name: 'Sevilla', region: 'Sevilla', postcode: '41', digits: 3 },
    { name: 'Murcia', region: 'Murcia', postcode: '30', digits: 3 },
    { name: 'Bilbao', region: 'Bizkaia', postcode: '48', digits: 3 },
    { name: 'Logroño', region: 'La Rioja', postcode: '26', digits: 3 },
    { name: 'Vigo', region: 'Pontevedra', postcode: '36', digits: 3 },
    { name: 'Pamplona', region: 'Navarra', postcode: '31', digits: 3 },
    { name: 'Lleida', region: 'Lleida', postcode: '25', digits: 3 },
    { name: 'Almería', region: 'Almería', postcode: '04', digits: 3 },
  ],
  streets: [
    'Calle de la Industria',
    'Avenida de la Constitución',
    'Polígono Industrial Norte, parcela',
    'Calle Mayor',
    'Carretera Nacional, km',
    'Calle del Comercio',
    'Paseo de la Estación',
  ],
  firstNames: [
    'Lucía',
    'Marta',
    'Carmen',
    'Ana',
    'Elena',
    'Nuria',
    'Pilar',
    'Rocío',
    'Íñigo',
    'Javier',
    'Antonio',
    'José María',
    'Manuel',
    'Carlos',
    'Álvaro',
    'Sergio',
    'Xavier',
    'Begoña',
    'Montserrat',
    'Óscar',
    'Raúl',
    'Teresa',
  ],
  lastNames: [
    'García',
    'Martínez',
    'López',
    'Sánchez',
    'Pérez',
    'Gómez',
    'Ruiz',
    'Díaz',
    'Moreno',
    'Álvarez',
    'Romero',
    'Navarro',
    'Torres',
    'Domínguez',
    'Vázquez',
    'Ramos',
    'Gil',
    'Serrano',
    'Molina',
    'Castro',
    'Ortiz',
    'Rubio',
    'Marín',
    'Iglesias',
    'Etxeberria',
    'Puig',
    'Ferrer',
    'Vidal',
    'Soler',
    'Peña',
    'Ibáñez',
    'Muñoz',
  ],
};

export const abroad: readonly [Country, ...Country[]] = [
  {
    code: 'PT',
    language: 'pt',
    currency: 'EUR',
    dialling: '+351',
    forms: ['Lda.', 'S.A.'],
    cities: [
      { name: 'Porto', region: null, postcode: '4', digits: 3 },
      { name: 'Lisboa', region: null, postcode: '1', digits: 3 },
    ],
    streets: ['Rua da Indústria', 'Avenida da Liberdade'],
    firstNames: ['João', 'Inês', 'Tiago', 'Catarina', 'Rui'],
    lastNames: ['Silva', 'Ferreira', 'Conceição', 'Araújo', 'Magalhães', 'Sousa'],
  },
  {
    code: 'FR',
    language: 'fr',
    currency: 'EUR',
    dialling: '+33',
    forms: ['SARL', 'SAS', 'S.A.'],
    cities: [
      { name: 'Lyon', region: null, postcode: '69', digits: 3 },
      { name: 'Toulouse', region: null, postcode: '31', digits: 3 },
    ],
    streets: ['Rue de la République', 'Zone Industrielle Sud'],
    firstNames: ['Élodie', 'François', 'Camille', 'Jérôme', 'Hélène'],
    lastNames: ['Lefèvre', 'Dubois', 'Moreau', 'Girard', 'Bonnet', 'Rousseau'],
  },
  {
    code: 'DE',
    language: 'de',
    currency: 'EUR',
    dialling: '+49',
    forms: ['GmbH', 'AG', 'GmbH & Co. KG'],
    cities: [
      { name: 'München', region: 'Bayern', postcode: '80', digits: 3 },
      { name: 'Köln', region: 'Nordrhein-Westfalen', postcode: '50', digits: 3 },
    ],
    streets: ['Industriestraße', 'Hauptstraße'],
    firstNames: ['Jürgen', 'Katrin', 'Sören', 'Anja', 'Björn'],
    lastNames: ['Müller', 'Schröder', 'Weiß', 'Krüger', 'Vogel', 'Lindner'],
  },
  {
    code: 'IT',
    language: 'it',
    currency: 'EUR',
    dialling: '+39',
    forms: ['S.r.l.', 'S.p.A.'],
    cities: [
      { name: 'Bologna', region: 'BO', postcode: '40', digits: 3 },
      { name: 'Parma', region: 'PR', postcode: '43', digits: 3 },
    ],
    streets: ['Via Emilia', "Via dell'Industria"],
    firstNames: ['Giulia', 'Luca', 'Chiara', 'Niccolò', 'Paola'],
    lastNames: ['Rossi', 'Ferrari', 'Colombo', 'Ricci', 'Greco', 'Conti'],
  },
  {
    code: 'GB',
    language: 'en',
    currency: 'GBP',
    dialling: '+44',
    forms: ['Ltd', 'plc', 'Limited'],
    cities: [
      { name: 'Leeds', region: null, postcode: 'LS1 ', digits: 1 },
      { name: 'Bristol', region: null, postcode: 'BS2 ', digits: 1 },
    ],
    streets: ['Station Road', 'Kingsway Industrial Estate, Unit'],
    firstNames: ['Olivia', 'James', 'Amelia', 'Harry', 'Siân'],
    lastNames: ['Smith', "O'Connor", 'Taylor', 'Hughes', 'Walker', 'Patel'],
  },
  {
    code: 'US',
    language: 'en',
    currency: 'USD',
    dialling: '+1',
    forms: ['Inc.', 'LLC', 'Corp.'],
    cities: [
      { name: 'Chicago', region: 'IL', postcode: '606', digits: 2 },
      { name: 'Fresno', region: 'CA', postcode: '937', digits: 2 },
    ],
    streets: ['Market Street', 'Industrial Parkway'],
    firstNames: ['Emily', 'Michael', 'Ashley', 'Brandon', 'Latoya'],
    lastNames: ['Johnson', 'Williams', 'Anderson', 'Nguyen', 'Miller', 'Brooks'],
  },
  {
    code: 'JP',
    language: 'en',
    currency: 'JPY',
    dialling: '+81',
    forms: ['K.K.', 'G.K.'],
    cities: [{ name: 'Osaka', region: null, postcode: '530', digits: 4 }],
    streets: ['Umeda'],
    firstNames: ['Haruto', 'Yui', 'Sota', 'Aoi'],
    lastNames: ['Tanaka', 'Suzuki', 'Watanabe', 'Kobayashi'],
  },
  {
    code: 'KW',
    language: 'en',
    currency: 'KWD',
    dialling: '+965',
    forms: ['W.L.L.'],
    cities: [{ name: 'Kuwait City', region: null, postcode: '13', digits: 3 }],
    streets: ['Ahmad Al Jaber Street'],
    firstNames: ['Fatima', 'Khalid', 'Maryam', 'Yousef'],
    lastNames: ['Al-Sabah', 'Al-Rashid', 'Al-Mutairi'],
  },
];

/** What companies do, as the first word of a Spanish name and as the last of another. */
export const trades: readonly [Trade, ...Trade[]] = [
  { spanish: 'Conservas', english: 'Foods', industry: 'Alimentación' },
  { spanish: 'Bodegas', english: 'Wines', industry: 'Bebidas' },
  { spanish: 'Panificadora', english: 'Bakeries', industry: 'Alimentación' },
  { spanish: 'Lácteos', english: 'Dairy', industry: 'Alimentación' },
  { spanish: 'Cárnicas', english: 'Meats', industry: 'Alimentación' },
  { spanish: 'Envases', english: 'Packaging', industry: 'Envase y embalaje' },
  { spanish: 'Distribuciones', english: 'Trading', industry: 'Distribución' },
  { spanish: 'Laboratorios', english: 'Pharma', industry: 'Farmacia' },
  { spanish: 'Frutas', english: 'Fresh Produce', industry: 'Agricultura' },
  { spanish: 'Suministros', english: 'Supplies', industry: 'Suministro industrial' },
  { spanish: 'Cosmética', english: 'Cosmetics', industry: 'Cosmética' },
  { spanish: 'Talleres', english: 'Engineering', industry: 'Metal' },
  { spanish: 'Cafés', english: 'Coffee', industry: 'Bebidas' },
  { spanish: 'Congelados', english: 'Frozen', industry: 'Alimentación' },
];

interface Trade {
  readonly spanish: string;
  readonly english: string;
  readonly industry: string;
}

export const jobTitles: readonly [string, ...string[]] = [
  'Responsable de compras',
  'Director de planta',
  'Jefa de producción',
  'Responsable de mantenimiento',
  'Directora financiera',
  'Gerente',
  'Administración',
  'Ingeniera de procesos',
];

export const salespeople: readonly [string, ...string[]] = [
  'Laura Pascual',
  'Diego Aranda',
  'Núria Bosch',
  'Ander Zubiri',
  'Cristina Vega',
  'Tom Bradley',
  'Paula Quintana',
  'Hugo Salas',
];
