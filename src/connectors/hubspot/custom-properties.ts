import { z } from 'zod';
import type { Call } from '#ports/source.ts';
import type { HubspotLink } from './link.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** The properties that we write and that the account still lacks, as "deals.grial_order_number". */
export async function missingProperties(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  call: Call,
): Promise<readonly string[]> {
  const missing = await Promise.all(neededProperties(settings).map((needed) => lackingOf(link, needed, call)));
  return missing.flatMap(({ type, properties }) => properties.map(({ name }) => `${type}.${name}`));
}

/** Creates what is missing, in a group of its own, and answers what was created. Safe to repeat. */
export async function ensureProperties(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  call: Call,
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const needed of neededProperties(settings)) {
    const { type, properties } = await lackingOf(link, needed, call);
    if (properties.length === 0) continue;
    await ensureGroup(link, type, call);
    await link.write(
      {
        method: 'POST',
        path: `${link.paths.properties(type)}/batch/create`,
        body: { inputs: properties },
        operation: 'properties.batch-create',
      },
      z.unknown(),
      call,
    );
    created.push(...properties.map(({ name }) => `${type}.${name}`));
  }
  return created;
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/properties/create-property */
interface NewProperty {
  readonly name: string;
  readonly label: string;
  readonly groupName: string;
  readonly type: 'string';
  readonly fieldType: 'text';
  readonly hasUniqueValue: boolean;
}

interface NeededProperties {
  readonly type: string;
  readonly properties: readonly NewProperty[];
}

const group = { name: 'grial', label: 'Grial' };

function neededProperties({ fields, engagements }: HubspotCrmSettings): readonly NeededProperties[] {
  return [
    {
      type: 'deals',
      properties: [
        textProperty(fields.orderNumber, 'Order number'),
        textProperty(fields.orderStatus, 'Order status'),
        textProperty(fields.orderUrl, 'Order link'),
        textProperty(fields.invoiceNumbers, 'Invoice numbers'),
        textProperty(fields.paymentStatus, 'Payment status'),
      ],
    },
    ...engagements
      .filter((name) => name !== 'communications')
      .map((type) => ({ type, properties: [textProperty(fields.interactionKey, 'Interaction key', true)] })),
  ];
}

function textProperty(name: string, label: string, hasUniqueValue = false): NewProperty {
  return { name, label, groupName: group.name, type: 'string', fieldType: 'text', hasUniqueValue };
}

async function lackingOf(
  link: HubspotLink,
  { type, properties }: NeededProperties,
  call: Call,
): Promise<NeededProperties> {
  const existing = await namesAt(link, link.paths.properties(type), 'properties.list', call);
  return { type, properties: properties.filter(({ name }) => !existing.has(name)) };
}

async function ensureGroup(link: HubspotLink, type: string, call: Call): Promise<void> {
  const path = `${link.paths.properties(type)}/groups`;
  if ((await namesAt(link, path, 'property-groups.list', call)).has(group.name)) return;
  await link.write({ method: 'POST', path, body: group, operation: 'property-groups.create' }, z.unknown(), call);
}

async function namesAt(link: HubspotLink, path: string, operation: string, call: Call): Promise<ReadonlySet<string>> {
  const { results } = await link.ask({ method: 'GET', path, operation }, namesWire, call);
  return new Set(results.map(({ name }) => name));
}

const namesWire = z.object({ results: z.array(z.object({ name: z.string() })) });
