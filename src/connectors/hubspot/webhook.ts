import { z } from 'zod';
import type { Clock } from '#ports/clock.ts';
import type { CrmKind } from '#ports/crm-system.ts';
import type { WebhookEvent, WebhookReader } from '#ports/webhook.ts';
import { interactionId } from './interaction-id.ts';
import { engagementNames, objectTypes } from './object-types.ts';
import type { HubspotCrmSettings } from './settings.ts';
import { verifyHubspotSignature } from './webhook-signature.ts';

/**
 * Reads what HubSpot posts: up to a hundred events together, signed with the address that it posted to.
 * https://developers.hubspot.com/docs/api-reference/latest/webhooks/guide
 */
export function createHubspotWebhooks(
  { webhookSecret, webhookUrl }: Pick<HubspotCrmSettings, 'webhookSecret' | 'webhookUrl'>,
  clock: Clock,
): WebhookReader | null {
  if (webhookSecret === undefined) return null;
  return {
    read({ method, url, headers, rawBody }) {
      const request = {
        method,
        uri: webhookUrl ?? url,
        rawBody: rawBody.toString(),
        timestamp: headers['x-hubspot-request-timestamp'],
        signature: headers['x-hubspot-signature-v3'],
      };
      return verifyHubspotSignature(request, webhookSecret, clock.now()) ? eventsIn(request.rawBody) : null;
    },
  };
}

type NativeId = (id: string) => Pick<WebhookEvent, 'kind' | 'id'>;

const ours =
  (kind: CrmKind): NativeId =>
  (id) => ({ kind, id });

/** By what a subscription calls the type, and by the number of the type, which "object.propertyChange" is told with. */
const types: ReadonlyMap<string, NativeId> = new Map<string, NativeId>([
  ...named('company', objectTypes.companies.typeId, ours('account')),
  ...named('contact', objectTypes.contacts.typeId, ours('contact')),
  ...named('lead', objectTypes.leads.typeId, ours('lead')),
  ...named('deal', objectTypes.deals.typeId, ours('deal')),
  ...named('ticket', objectTypes.tickets.typeId, ours('ticket')),
  ...engagementNames.flatMap((name) =>
    named(name.replace(/s$/, ''), objectTypes[name].typeId, (id) => ({
      kind: 'interaction',
      id: interactionId(name, id),
    })),
  ),
]);

const anyId = z.union([z.int(), z.string()]).transform(String);

const eventWire = z.object({
  eventId: anyId,
  subscriptionId: anyId.nullish(),
  occurredAt: anyId.nullish(),
  subscriptionType: z.string(),
  objectTypeId: z.string().nullish(),
  objectId: anyId.nullish(),
  // An association names the record that it leads from; its other end is told by a subscription of its own.
  fromObjectTypeId: z.string().nullish(),
  fromObjectId: anyId.nullish(),
  // A merge names the survivor, who may be new, and those that it took in.
  primaryObjectId: anyId.nullish(),
  newObjectId: anyId.nullish(),
  mergedObjectIds: z.array(anyId).nullish(),
});

const deliveryWire = z.array(eventWire);

function eventsIn(rawBody: string): readonly WebhookEvent[] | null {
  try {
    const parsed = deliveryWire.safeParse(JSON.parse(rawBody));
    return parsed.success ? parsed.data.flatMap(eventsOf) : null;
  } catch {
    return null;
  }
}

function eventsOf(event: z.output<typeof eventWire>): readonly WebhookEvent[] {
  const [word = ''] = event.subscriptionType.split('.');
  const type = types.get(word === 'object' ? (event.objectTypeId ?? event.fromObjectTypeId ?? '') : word);
  if (type === undefined) return [];
  const { objectId, fromObjectId, primaryObjectId, newObjectId, mergedObjectIds } = event;
  const ids = [objectId, fromObjectId, primaryObjectId, newObjectId, ...(mergedObjectIds ?? [])];
  const told = new Set(ids.filter((id) => id !== null && id !== undefined));
  // HubSpot does not promise that the number of an event is unique.
  const eventId = [event.eventId, event.subscriptionId, event.occurredAt].join('-');
  return [...told].map((id) => ({ eventId: `${eventId}-${id}`, ...type(id) }));
}

function named(word: string, typeId: string, type: NativeId): readonly (readonly [string, NativeId])[] {
  return [
    [word, type],
    [typeId, type],
  ];
}
