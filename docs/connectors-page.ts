import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Connector, ConnectorEnvironment, ConnectorSide } from '#connectors/connector.ts';
import { connectors } from '#connectors/registry.ts';
import { systemClock } from '#ports/clock.ts';
import type { CrmCapability, CrmSystem } from '#ports/crm-system.ts';
import type { ErpCapability, ErpSystem } from '#ports/erp-system.ts';

// Writes docs/connectors.md: "npm run generate" runs it, so that the page says what the code can do and nothing else.

const crmWords: Readonly<Record<CrmCapability, string>> = {
  contacts: 'people of an account',
  'main-contacts': 'the main contact of an account, whose e-mail address helps to find its counterpart',
  leads: 'leads',
  interactions: 'calls, e-mails, meetings, notes, tasks',
  tickets: 'tickets',
  'log-interaction': 'an interaction can be logged',
  'move-deal': 'a deal can be moved to a stage',
  'write-back': 'a deal shows its order, invoices and payment',
  'update-account': 'an account can be kept in step with the ERP',
};

const erpWords: Readonly<Record<ErpCapability, string>> = {
  prices: 'price of a product for a customer',
  supply: 'firm receipts and demand, for what can be promised when',
  shipments: 'shipments',
  payments: 'payments',
  credit: 'credit limit and exposure',
  'create-customer': 'a customer can be created',
  'update-customer': 'a customer can be kept in step with the CRM',
  'draft-order': 'a draft order can be made, found by its reference and confirmed',
  'price-order': 'an order can be priced without being made',
  'unique-order-reference': 'refuses a second order with the same reference',
  'cancel-order': 'an order can be cancelled',
};

/** The page as text. Throws when a connector's README lacks what the page takes from it. */
function connectorsPage(): string {
  const described = Object.entries(connectors).map(([name, connector]) => describe(name, connector));
  return [
    '# Connectors',
    '',
    '<!-- Written by "npm run generate" from the connectors themselves; not to be edited. -->',
    '',
    'What each system can do behind the graph. What one cannot do is answered as null, as an empty list, or as a clear issue, never',
    'invented. `grial check` says what of it your installation and your account really allow; [configuration.md](configuration.md) says',
    'how connections are written down, and [CONTRIBUTING.md](../CONTRIBUTING.md#write-a-connector-in-six-steps) how to write a connector.',
    '',
    '## As a CRM',
    '',
    ...capabilityTable(crmWords, described, 'crm'),
    '',
    '## As an ERP',
    '',
    ...capabilityTable(erpWords, described, 'erp'),
    ...described.flatMap(chapter),
    '',
  ].join('\n');
}

type Described = ReturnType<typeof describe>;

function describe(name: string, { crm, erp }: Connector) {
  const readme = readFileSync(new URL(`../src/connectors/${name}/README.md`, import.meta.url), 'utf8');
  const example = exampleOf(name, readme);
  return {
    name,
    example,
    cannot: section(name, readme, 'What it cannot do'),
    crm: crm && sideOf(crm, example.connections.crm, (system: CrmSystem) => system.accountFields),
    erp: erp && sideOf(erp, example.connections.erp, (system: ErpSystem) => system.customerFields),
  };
}

/** What a side declares when it is set up as its README shows. */
function sideOf<System extends { readonly capabilities: ReadonlySet<string> }>(
  side: ConnectorSide<System>,
  settings: unknown,
  commonFields: (system: System) => ReadonlySet<string>,
) {
  const system = side.create('example', settings, environment);
  return { capabilities: system.capabilities, commonFields: commonFields(system), settings: settingsOf(side.settings) };
}

const environment: ConnectorEnvironment = { clock: systemClock, onCall: () => {} };

function capabilityTable(
  words: Readonly<Record<string, string>>,
  described: readonly Described[],
  side: 'crm' | 'erp',
): readonly string[] {
  const columns = described.filter((each) => each[side] !== undefined);
  const cell = (each: Described, capability: string) => {
    if (each[side]?.capabilities.has(capability) !== true) return 'no';
    const fields = [...each[side].commonFields].toSorted();
    return capability.startsWith('update-') ? fields.map((field) => `\`${field}\``).join(' ') : 'yes';
  };
  return [
    row(['capability', 'means', ...columns.map(({ name }) => name)]),
    row(['---', '---', ...columns.map(() => '---')]),
    ...Object.entries(words).map(([capability, meaning]) =>
      row([`\`${capability}\``, meaning, ...columns.map((each) => cell(each, capability))]),
    ),
  ];
}

function chapter({ name, example, cannot, crm, erp }: Described): readonly string[] {
  return [
    '',
    `## ${name}`,
    '',
    '```yaml',
    example.text,
    '```',
    '',
    `Its [README](../src/connectors/${name}/README.md) says what the settings mean and what becomes of what.`,
    '',
    ...(crm ? settingsTable('connections.crm', crm.settings) : []),
    ...(erp ? settingsTable('connections.erp', erp.settings) : []),
    'What it cannot do:',
    '',
    cannot,
  ];
}

function settingsTable(place: string, settings: readonly Setting[]): readonly string[] {
  return [
    row([`setting of \`${place}\``, 'default']),
    row(['---', '---']),
    ...settings.map(({ name, fallback }) => row([`\`${name}\``, fallback])),
    '',
  ];
}

interface Setting {
  readonly name: string;
  readonly fallback: string;
}

const schemaWire = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({ default: z.unknown().optional(), properties: z.unknown().optional() }),
  ),
  required: z.array(z.string()).default([]),
});

/** Every key of a schema with its default, those of groups one by one. */
function settingsOf(schema: z.ZodType): readonly Setting[] {
  const { properties, required } = schemaWire.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(properties).flatMap(([name, property]): readonly Setting[] => {
    if (name === 'system') return [];
    if (property.properties !== undefined) {
      const inner = schemaWire.parse(property);
      const ofGroup = z.record(z.string(), z.unknown()).parse(property.default ?? {});
      return Object.entries(inner.properties).map(([key, each]) => ({
        name: `${name}.${key}`,
        fallback: shown(ofGroup[key] ?? each.default),
      }));
    }
    return [{ name, fallback: required.includes(name) ? 'required' : shown(property.default) }];
  });
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

const exampleWire = z.object({ connections: z.object({ crm: z.unknown().optional(), erp: z.unknown().optional() }) });

function exampleOf(name: string, readme: string) {
  const text = /```yaml\n(.*?)\n```/s.exec(readme)?.[1];
  if (text === undefined) throw new Error(`${name}: an example of its connections is required in its README`);
  return { text, ...exampleWire.parse(parse(text)) };
}

function section(name: string, readme: string, title: string): string {
  const found = readme.split(/^## /m).find((each) => each.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`${name}: a section "${title}" is required in its README`);
  return found.slice(title.length).trim();
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

writeFileSync(new URL('connectors.md', import.meta.url), connectorsPage());
