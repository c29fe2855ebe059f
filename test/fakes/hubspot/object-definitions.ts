/** What the fake knows of one property. */
export interface PropertyDefinition {
  readonly type: 'string' | 'number' | 'datetime' | 'bool' | 'enumeration';
  readonly options?: readonly string[];
  readonly readOnly?: boolean;
  readonly hasUniqueValue?: boolean;
}

export interface ObjectDefinition {
  readonly typeId: string;
  readonly createdProperty: string;
  readonly modifiedProperty: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
  /** The property that names the stage of a pipeline, and the one that names the pipeline. */
  readonly staged?: { readonly stage: string; readonly pipeline: string };
}

const string = { type: 'string' } as const;
const number = { type: 'number' } as const;
const datetime = { type: 'datetime' } as const;
const readOnlyDatetime = { type: 'datetime', readOnly: true } as const;
const oneOf = (...options: string[]) => ({ type: 'enumeration', options }) as const;
const strings = (...names: string[]) => Object.fromEntries(names.map((name) => [name, string]));

function definition(
  typeId: string,
  properties: ObjectDefinition['properties'],
  more: Partial<ObjectDefinition> = {},
): ObjectDefinition {
  const { createdProperty = 'hs_createdate', modifiedProperty = 'hs_lastmodifieddate', required = [] } = more;
  return {
    typeId,
    createdProperty,
    modifiedProperty,
    required,
    ...(more.staged && { staged: more.staged }),
    properties: {
      hs_object_id: { type: 'number', readOnly: true },
      hs_merged_object_ids: { type: 'string', readOnly: true },
      hubspot_owner_id: string,
      [createdProperty]: createdProperty === 'createdate' ? datetime : readOnlyDatetime,
      [modifiedProperty]: readOnlyDatetime,
      ...properties,
    },
  };
}

const engagement = (typeId: string, properties: ObjectDefinition['properties'], required: readonly string[] = []) =>
  definition(typeId, { hs_timestamp: datetime, ...properties }, { required: ['hs_timestamp', ...required] });

/** The types of object with their default properties, as far as anybody here needs them. */
export const objectDefinitions: Readonly<Record<string, ObjectDefinition>> = {
  companies: definition(
    '0-2',
    {
      ...strings('name', 'domain', 'hs_additional_domains', 'website', 'industry', 'phone', 'lifecyclestage'),
      ...strings('address', 'address2', 'city', 'state', 'zip', 'country', 'hs_country_code'),
    },
    { createdProperty: 'createdate' },
  ),
  contacts: definition(
    '0-1',
    {
      ...strings('firstname', 'lastname', 'jobtitle', 'phone', 'mobilephone', 'hs_language', 'company', 'country'),
      email: { type: 'string', hasUniqueValue: true },
      hs_email_optout: { type: 'bool' },
    },
    { createdProperty: 'createdate', modifiedProperty: 'lastmodifieddate' },
  ),
  leads: definition('0-136', strings('hs_lead_name', 'hs_pipeline', 'hs_pipeline_stage'), {
    required: ['hs_lead_name'],
  }),
  deals: definition(
    '0-3',
    {
      ...strings('dealname', 'dealstage', 'pipeline', 'deal_currency_code', 'closed_lost_reason'),
      amount: number,
      closedate: datetime,
      hs_deal_stage_probability: { type: 'number', readOnly: true },
    },
    {
      createdProperty: 'createdate',
      required: ['dealstage'],
      staged: { stage: 'dealstage', pipeline: 'pipeline' },
    },
  ),
  tickets: definition(
    '0-5',
    {
      ...strings('subject', 'hs_pipeline', 'hs_pipeline_stage'),
      hs_ticket_priority: oneOf('LOW', 'MEDIUM', 'HIGH', 'URGENT'),
      closed_date: datetime,
    },
    {
      createdProperty: 'createdate',
      required: ['hs_pipeline_stage'],
      staged: { stage: 'hs_pipeline_stage', pipeline: 'hs_pipeline' },
    },
  ),
  line_items: definition(
    '0-8',
    {
      ...strings('name', 'description', 'hs_sku', 'hs_product_id'),
      quantity: number,
      price: number,
      discount: number,
      hs_discount_percentage: number,
      hs_position_on_quote: number,
      hs_line_item_currency_code: string,
    },
    { createdProperty: 'createdate' },
  ),
  products: definition('0-7', { ...strings('name', 'hs_sku'), price: number }, { createdProperty: 'createdate' }),
  calls: engagement('0-48', {
    ...strings('hs_call_title', 'hs_call_body'),
    hs_call_direction: oneOf('INBOUND', 'OUTBOUND'),
    hs_call_duration: number,
    hs_call_status: oneOf(
      'BUSY',
      'CANCELED',
      'COMPLETED',
      'CONNECTING',
      'FAILED',
      'IN_PROGRESS',
      'NO_ANSWER',
      'RINGING',
    ),
  }),
  emails: engagement(
    '0-49',
    {
      ...strings('hs_email_subject', 'hs_email_text', 'hs_email_html'),
      hs_email_direction: oneOf('EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'),
      hs_email_status: oneOf('BOUNCED', 'FAILED', 'SCHEDULED', 'SENDING', 'SENT'),
    },
    ['hs_email_direction'],
  ),
  meetings: engagement('0-47', {
    ...strings('hs_meeting_title', 'hs_meeting_body'),
    hs_meeting_start_time: datetime,
    hs_meeting_end_time: datetime,
    hs_meeting_outcome: oneOf('SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'),
  }),
  notes: engagement('0-46', strings('hs_note_body')),
  tasks: engagement('0-27', {
    ...strings('hs_task_subject', 'hs_task_body'),
    hs_task_status: oneOf('NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED'),
    hs_task_type: oneOf('EMAIL', 'CALL', 'TODO'),
  }),
  communications: engagement('0-18', {
    ...strings('hs_communication_body'),
    hs_communication_channel_type: oneOf('WHATS_APP', 'LINKEDIN_MESSAGE', 'SMS'),
    hs_communication_logged_from: oneOf('CRM'),
  }),
};

/** HubSpot's numbers of the associations that can be made together with a record. */
export const associationTypeIds: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  calls: { 194: 'contacts', 182: 'companies', 206: 'deals' },
  emails: { 198: 'contacts', 186: 'companies', 210: 'deals' },
  meetings: { 200: 'contacts', 188: 'companies', 212: 'deals' },
  notes: { 202: 'contacts', 190: 'companies', 214: 'deals' },
  tasks: { 204: 'contacts', 192: 'companies', 216: 'deals' },
  communications: { 81: 'contacts', 87: 'companies', 85: 'deals' },
  contacts: { 1: 'companies', 279: 'companies' },
  deals: { 3: 'contacts', 5: 'companies', 341: 'companies', 19: 'line_items' },
  line_items: { 20: 'deals' },
  tickets: { 16: 'contacts', 26: 'companies', 339: 'companies' },
  leads: { 578: 'contacts', 610: 'companies' },
};

export interface StageDefinition {
  readonly id: string;
  readonly label: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const dealStage = (id: string, probability: string, isClosed = false): StageDefinition => ({
  id,
  label: id,
  metadata: { isClosed: String(isClosed), probability },
});
const ticketStage = (id: string, label: string, ticketState: 'OPEN' | 'CLOSED'): StageDefinition => ({
  id,
  label,
  metadata: { ticketState, isClosed: String(ticketState === 'CLOSED') },
});

/** What a new account has, and a second pipeline of deals with stages whose meaning only people know. */
export const pipelineDefinitions: Readonly<
  Record<
    string,
    readonly { readonly id: string; readonly label: string; readonly stages: readonly StageDefinition[] }[]
  >
> = {
  deals: [
    {
      id: 'default',
      label: 'Sales Pipeline',
      stages: [
        dealStage('appointmentscheduled', '0.2'),
        dealStage('qualifiedtobuy', '0.4'),
        dealStage('presentationscheduled', '0.6'),
        dealStage('decisionmakerboughtin', '0.8'),
        dealStage('contractsent', '0.9'),
        dealStage('closedwon', '1.0', true),
        dealStage('closedlost', '0.0', true),
      ],
    },
    {
      id: '7001',
      label: 'Projects',
      stages: [dealStage('70011', '0.5'), dealStage('70012', '0.5'), dealStage('70013', '0.0', true)],
    },
  ],
  tickets: [
    {
      id: '0',
      label: 'Support Pipeline',
      stages: [
        ticketStage('1', 'New', 'OPEN'),
        ticketStage('2', 'Waiting on contact', 'OPEN'),
        ticketStage('3', 'Waiting on us', 'OPEN'),
        ticketStage('4', 'Closed', 'CLOSED'),
      ],
    },
  ],
};
