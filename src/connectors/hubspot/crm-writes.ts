import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { AccountPatch, DealOrderSummary, NewInteraction } from '#ports/crm-system.ts';
import type { Call } from '#ports/source.ts';
import { engagementKind, type LoggedName, loggedName, newEngagementProperties } from './crm-activity-wire.ts';
import { orderSummaryProperties } from './crm-deal-wire.ts';
import { companyPatchProperties } from './crm-party-wire.ts';
import { interactionId } from './interaction-id.ts';
import type { HubspotLink } from './link.ts';
import { isObjectId } from './object-types.ts';
import { rowByUnique } from './records.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** https://developers.hubspot.com/docs/api-reference/latest/crm/objects/deals/update-deal */
export function updateDeal(
  link: HubspotLink,
  dealId: string,
  properties: Readonly<Record<string, string>>,
  call: Call,
): Promise<void> {
  return update(link, 'deals', dealId, properties, call);
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/objects/companies/update-company */
export async function updateCompany(
  link: HubspotLink,
  { fields }: HubspotCrmSettings,
  companyId: string,
  patch: AccountPatch,
  call: Call,
): Promise<void> {
  const properties = companyPatchProperties(patch, fields);
  if (Object.keys(properties).length > 0) await update(link, 'companies', companyId, properties, call);
}

export async function writeSummary(
  link: HubspotLink,
  { fields }: HubspotCrmSettings,
  dealId: string,
  summary: Partial<DealOrderSummary>,
  call: Call,
): Promise<void> {
  const properties = orderSummaryProperties(summary, fields);
  if (Object.keys(properties).length > 0) await updateDeal(link, dealId, properties, call);
}

/**
 * Makes the activity, or finds the one that has its key: the key stands in a property of unique values, so that HubSpot itself
 * refuses the second of two that are made at the same time. Answers the id.
 */
export async function logActivity(
  link: HubspotLink,
  settings: HubspotCrmSettings,
  interaction: NewInteraction,
  call: Call,
): Promise<string> {
  const { connection } = link;
  const { interactionKey } = settings.fields;
  const { idempotencyKey: key } = interaction;
  const name = loggedName(interaction.kind, settings.engagements);
  if (name === null)
    throw new SystemError('UNSUPPORTED', connection, `${connection} has no activity for ${interaction.kind}`);

  const findLogged = async () =>
    key === null ? null : await rowByUnique(link, engagementKind(name), interactionKey, key, call);

  const logged = await findLogged();
  if (logged !== null) return interactionId(name, logged.id);
  const properties = {
    ...newEngagementProperties(name, interaction),
    ...(key !== null && { [interactionKey]: key }),
  };
  try {
    const { id } = await create(link, name, properties, associationsOf(name, interaction), call);
    return interactionId(name, id);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const loggedMeanwhile = await findLogged();
    if (loggedMeanwhile === null) throw error;
    return interactionId(name, loggedMeanwhile.id);
  }
}

async function update(
  link: HubspotLink,
  type: 'companies' | 'deals',
  id: string,
  properties: Readonly<Record<string, string>>,
  call: Call,
): Promise<void> {
  if (!isObjectId(id)) throw new SystemError('NOT_FOUND', link.connection, `${link.connection} has no such ${type}`);
  await link.write(
    {
      method: 'PATCH',
      path: `${link.paths.objects(type)}/${id}`,
      body: { properties },
      operation: `${type}.update`,
    },
    written,
    call,
  );
}

const written = z.object({ id: z.string() });

/** https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls/create-call */
function create(
  link: HubspotLink,
  name: LoggedName,
  properties: Readonly<Record<string, string>>,
  associations: readonly unknown[],
  call: Call,
): Promise<z.output<typeof written>> {
  return link.write(
    { method: 'POST', path: link.paths.objects(name), body: { properties, associations }, operation: `${name}.create` },
    written,
    call,
  );
}

/** HubSpot's numbers of the associations from an activity to a contact, a company and a deal. https://developers.hubspot.com/docs/api-reference/latest/crm/associations/associations-schema/guide#association-type-id-values */
const associationTypes: Readonly<
  Record<LoggedName, { readonly contact: number; readonly company: number; readonly deal: number }>
> = {
  calls: { contact: 194, company: 182, deal: 206 },
  emails: { contact: 198, company: 186, deal: 210 },
  meetings: { contact: 200, company: 188, deal: 212 },
  notes: { contact: 202, company: 190, deal: 214 },
  tasks: { contact: 204, company: 192, deal: 216 },
};

function associationsOf(name: LoggedName, { accountId, dealId, contactIds }: NewInteraction) {
  const { contact, company, deal } = associationTypes[name];
  const to = (id: string, associationTypeId: number) => ({
    to: { id },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
  });
  return [
    to(accountId, company),
    ...(dealId === null ? [] : [to(dealId, deal)]),
    ...contactIds.map((contactId) => to(contactId, contact)),
  ];
}

function isRefusal(error: unknown): boolean {
  return error instanceof SystemError && (error.code === 'REJECTED' || error.code === 'CONFLICT');
}
