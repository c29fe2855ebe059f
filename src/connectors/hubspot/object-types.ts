/** What HubSpot calls its kinds of record, and what differs between them. */
export interface ObjectType {
  /** As it stands in a path. */
  readonly name: string;
  /** HubSpot's number of the type, as it stands in the address of a record. */
  readonly typeId: string;
  /** The property by which its lists are ordered; it is set once. */
  readonly sortProperty: string;
  readonly modifiedProperty: string;
}

// https://developers.hubspot.com/docs/api-reference/latest/crm/understanding-the-crm#object-type-ids
export const objectTypes = {
  companies: objectType('companies', '0-2', 'createdate'),
  contacts: { ...objectType('contacts', '0-1', 'createdate'), modifiedProperty: 'lastmodifieddate' },
  leads: objectType('leads', '0-136', 'hs_createdate'),
  deals: objectType('deals', '0-3', 'createdate'),
  tickets: objectType('tickets', '0-5', 'createdate'),
  line_items: objectType('line_items', '0-8', 'createdate'),
  products: objectType('products', '0-7', 'createdate'),
  calls: objectType('calls', '0-48', 'hs_timestamp'),
  emails: objectType('emails', '0-49', 'hs_timestamp'),
  meetings: objectType('meetings', '0-47', 'hs_timestamp'),
  notes: objectType('notes', '0-46', 'hs_timestamp'),
  tasks: objectType('tasks', '0-27', 'hs_timestamp'),
  communications: objectType('communications', '0-18', 'hs_timestamp'),
} as const;

export type ObjectName = keyof typeof objectTypes;

/** The kinds of record that HubSpot shows together as the activities of a company. */
export const engagementNames = ['calls', 'emails', 'meetings', 'notes', 'tasks', 'communications'] as const;

export type EngagementName = (typeof engagementNames)[number];

/** Other texts cannot be an id here, and asking for them would be refused. */
export function isObjectId(id: string): boolean {
  return /^[1-9]\d{0,18}$/.test(id);
}

function objectType(name: string, typeId: string, sortProperty: string): ObjectType {
  return { name, typeId, sortProperty, modifiedProperty: 'hs_lastmodifieddate' };
}
