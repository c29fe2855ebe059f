import { type Decimal, multiply, round } from '#model/decimal.ts';
import type { Product } from '#sandbox/erp/documents.ts';
import type { Random } from './random.ts';

/** A product of the demo company, a maker of packaging machines, with how it sells. */
export interface CatalogueItem extends Product {
  /** The ERP's id. */
  readonly id: number;
  /** What is bought at once. */
  readonly usualQuantity: readonly [from: number, to: number];
  readonly reorderPoint: number;
}

interface Family {
  readonly code: string;
  readonly name: string;
  readonly unit: Product['unit'];
  readonly price: number;
  readonly leadTimeDays: number;
  readonly usualQuantity: readonly [from: number, to: number];
  readonly variants: readonly string[];
  readonly taxRate?: Decimal;
}

/** The catalogue, by SKU. The last goods are no longer sold. */
export function createCatalogue(random: Random): readonly CatalogueItem[] {
  const items = [
    ...goods.flatMap((family) => familyItems(family, 'goods', random)),
    ...services.flatMap((family) => familyItems(family, 'service', random)),
  ].toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  return items.map((item, index) => ({ ...item, id: index + 1 }));
}

function familyItems(family: Family, type: Product['type'], random: Random): readonly Omit<CatalogueItem, 'id'>[] {
  return family.variants.map((variant, index) => ({
    sku: `${family.code}-${String((index + 1) * 10).padStart(3, '0')}`,
    name: `${family.name} ${variant}`.trim(),
    type,
    active: !variant.endsWith('(descatalogado)'),
    gtin: type === 'goods' && random.chance(0.8) ? gtin(random) : null,
    unit: family.unit,
    currency: 'EUR',
    listPrice: round(multiply(String(family.price), String(1 + index * 0.17)), 2),
    taxRate: family.taxRate ?? '21',
    leadTimeDays: type === 'goods' ? family.leadTimeDays : null,
    usualQuantity: family.usualQuantity,
    reorderPoint: family.usualQuantity[1],
  }));
}

/** Thirteen digits with a valid check digit, in the range that GS1 keeps for use within a company. */
function gtin(random: Random): string {
  const body = `20${String(random.integer(0, 9_999_999_999)).padStart(10, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${body}${String((10 - (sum % 10)) % 10)}`;
}

const machine = { unit: 'pcs', leadTimeDays: 25, usualQuantity: [1, 1] } as const;
const part = { unit: 'pcs', leadTimeDays: 9, usualQuantity: [1, 12] } as const;
const consumable = { unit: 'pcs', leadTimeDays: 6, usualQuantity: [10, 120] } as const;

const goods: readonly Family[] = [
  {
    ...machine,
    code: 'ENV',
    name: 'Envasadora vertical',
    price: 4850,
    variants: ['V20', 'V40', 'V60', 'V80', 'V100 (descatalogado)'],
  },
  { ...machine, code: 'FLW', name: 'Envasadora flow-pack', price: 5900, variants: ['F200', 'F300', 'F400', 'F500'] },
  {
    ...machine,
    code: 'TRM',
    name: 'Termoselladora',
    price: 3700,
    variants: ['T1', 'T2', 'T3', 'T4', 'T1 clásica (descatalogado)'],
  },
  {
    ...machine,
    code: 'ETQ',
    name: 'Etiquetadora',
    price: 2450,
    variants: ['lineal', 'doble cara', 'envolvente', 'de banda'],
  },
  {
    ...machine,
    code: 'CPD',
    name: 'Controladora de peso',
    price: 3150,
    variants: ['C3 kg', 'C6 kg', 'C15 kg', 'C30 kg'],
  },
  { ...machine, code: 'DMT', name: 'Detector de metales', price: 4100, variants: ['M250', 'M350', 'M450'] },
  { ...machine, code: 'RBT', name: 'Robot paletizador', price: 17_900, variants: ['P80', 'P120', 'P180'] },
  { ...machine, code: 'RTR', name: 'Retractiladora', price: 2890, variants: ['R45', 'R55', 'R70'] },
  {
    ...part,
    code: 'CNT',
    name: 'Cinta transportadora',
    price: 890,
    usualQuantity: [1, 4],
    variants: ['1 m', '2 m', '3 m', '4 m', '6 m', 'curva 90°'],
  },
  {
    ...part,
    code: 'SNS',
    name: 'Sensor',
    price: 64.5,
    variants: ['inductivo M12', 'inductivo M18', 'fotoeléctrico', 'de contraste', 'ultrasónico', 'de nivel'],
  },
  {
    ...part,
    code: 'RST',
    name: 'Resistencia de sellado',
    price: 38.4,
    variants: ['200 mm', '300 mm', '400 mm', '500 mm', '600 mm'],
  },
  {
    ...part,
    code: 'CHL',
    name: 'Cuchilla',
    price: 27.9,
    variants: ['recta 200', 'recta 300', 'dentada 200', 'dentada 300', 'circular'],
  },
  {
    ...part,
    code: 'COR',
    name: 'Correa dentada',
    price: 19.75,
    variants: ['T5 500', 'T5 750', 'T10 800', 'T10 1200', 'HTD 5M'],
  },
  {
    ...part,
    code: 'MTR',
    name: 'Motorreductor',
    price: 215,
    variants: ['0,18 kW', '0,25 kW', '0,37 kW', '0,55 kW', '0,75 kW'],
  },
  {
    ...part,
    code: 'PLC',
    name: 'Autómata',
    price: 480,
    usualQuantity: [1, 3],
    variants: ['compacto', 'modular', 'con pantalla 7"', 'con pantalla 10"'],
  },
  { ...part, code: 'VLV', name: 'Válvula neumática', price: 46.2, variants: ['3/2', '5/2', '5/3', 'proporcional'] },
  { ...part, code: 'CIL', name: 'Cilindro neumático', price: 58, variants: ['Ø25', 'Ø32', 'Ø40', 'Ø50', 'Ø63'] },
  {
    ...part,
    code: 'ROD',
    name: 'Rodamiento',
    price: 8.35,
    usualQuantity: [2, 30],
    variants: ['6001', '6202', '6203', '6204', '6205', '6206'],
  },
  {
    ...part,
    code: 'TEF',
    name: 'Banda de teflón',
    unit: 'm',
    price: 12.1,
    usualQuantity: [2, 25],
    variants: ['20 mm', '30 mm', '50 mm', '80 mm'],
  },
  {
    ...part,
    code: 'TUB',
    name: 'Tubo neumático',
    unit: 'm',
    price: 1.15,
    usualQuantity: [10, 80],
    variants: ['Ø4', 'Ø6', 'Ø8', 'Ø10', 'Ø12'],
  },
  {
    ...consumable,
    code: 'FLM',
    name: 'Film BOPP',
    price: 41.3,
    variants: ['300 mm', '350 mm', '400 mm', '450 mm', '500 mm', '600 mm'],
  },
  {
    ...consumable,
    code: 'FRT',
    name: 'Film retráctil',
    price: 36.8,
    variants: ['300 mm', '400 mm', '500 mm', '600 mm'],
  },
  {
    ...consumable,
    code: 'BND',
    name: 'Bandeja termosellable',
    price: 0.145,
    usualQuantity: [200, 2000],
    variants: ['187×137', '227×178', '320×260', 'PET reciclado'],
  },
  {
    ...consumable,
    code: 'BLS',
    name: 'Bolsa de vacío',
    price: 0.0835,
    usualQuantity: [500, 4000],
    variants: ['150×200', '200×300', '300×400', '400×600'],
  },
  { ...consumable, code: 'CTA', name: 'Cinta de transferencia', price: 9.9, variants: ['55 mm', '76 mm', '110 mm'] },
  {
    ...consumable,
    code: 'ETI',
    name: 'Etiqueta térmica, rollo',
    price: 6.45,
    variants: ['40×30', '58×40', '80×50', '100×150'],
  },
  {
    ...consumable,
    code: 'PLA',
    name: 'Precinto adhesivo',
    price: 1.27,
    variants: ['transparente', 'marrón', 'impreso'],
  },
  {
    ...consumable,
    code: 'ADH',
    name: 'Adhesivo hot-melt',
    unit: 'kg',
    price: 5.62,
    usualQuantity: [5, 50],
    variants: ['estándar', 'baja temperatura', 'congelado'],
  },
  {
    ...consumable,
    code: 'LUB',
    name: 'Lubricante',
    unit: 'l',
    price: 14.9,
    usualQuantity: [2, 20],
    variants: ['H1 alimentario', 'cadena', 'neumática'],
  },
  {
    ...consumable,
    code: 'ACE',
    name: 'Aceite de oliva para dosificadora',
    unit: 'l',
    price: 6.9,
    usualQuantity: [5, 40],
    taxRate: '10',
    variants: ['virgen', 'suave'],
  },
  {
    ...consumable,
    code: 'GAS',
    name: 'Gas alimentario',
    unit: 'kg',
    price: 3.333,
    usualQuantity: [10, 60],
    variants: ['CO₂', 'N₂', 'mezcla 70/30'],
  },
  {
    ...consumable,
    code: 'MAN',
    name: 'Manual impreso',
    price: 24,
    usualQuantity: [1, 3],
    taxRate: '4',
    variants: ['envasadora', 'flow-pack', 'termoselladora'],
  },
  {
    ...part,
    code: 'KIT',
    name: 'Kit de recambios',
    unit: 'set',
    price: 320,
    usualQuantity: [1, 4],
    variants: ['ENV anual', 'FLW anual', 'TRM anual', 'ETQ anual'],
  },
  {
    ...part,
    code: 'PRT',
    name: 'Protección de metacrilato',
    price: 142,
    usualQuantity: [1, 4],
    variants: ['lateral', 'frontal', 'completa'],
  },
];

const service = { unit: 'h', leadTimeDays: 0, usualQuantity: [2, 16] } as const;

const services: readonly Family[] = [
  {
    ...service,
    code: 'SRV',
    name: 'Servicio técnico',
    price: 58,
    variants: ['en planta', 'remoto', 'urgente', 'fin de semana'],
  },
  {
    ...service,
    code: 'INS',
    name: 'Instalación y puesta en marcha',
    unit: 'set',
    price: 950,
    usualQuantity: [1, 1],
    variants: ['básica', 'línea completa', 'internacional'],
  },
  {
    ...service,
    code: 'MNT',
    name: 'Contrato de mantenimiento',
    unit: 'set',
    price: 1180,
    usualQuantity: [1, 1],
    variants: ['Bronce', 'Plata', 'Oro'],
  },
  {
    ...service,
    code: 'FRM',
    name: 'Formación reglada de operarios',
    price: 45,
    taxRate: '0',
    variants: ['nivel 1', 'nivel 2'],
  },
  {
    ...service,
    code: 'PRT-S',
    name: 'Portes',
    unit: 'set',
    price: 35,
    usualQuantity: [1, 1],
    variants: ['península', 'islas', 'Europa'],
  },
];
