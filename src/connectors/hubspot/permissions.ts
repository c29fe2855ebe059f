import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { CrmCapability } from '#ports/crm-system.ts';
import type { Permission } from '#ports/diagnosis.ts';
import type { Call } from '#ports/source.ts';
import type { HubspotLink } from './link.ts';

/** What the token may write, by its scopes; nothing when HubSpot does not tell them, as of a service key. */
export async function readPermissions(
  link: HubspotLink,
  token: string,
  call: Call,
): Promise<readonly Permission<CrmCapability>[]> {
  const scopes = await readScopes(link, token, call);
  if (scopes === null) return [];
  return scopesOfWrites.map(([capability, scope]) => ({ capability, allowed: scopes.has(scope), grant: scope }));
}

const scopesOfWrites = [
  ['move-deal', 'crm.objects.deals.write'],
  ['write-back', 'crm.objects.deals.write'],
  ['log-interaction', 'crm.objects.contacts.write'],
  ['update-account', 'crm.objects.companies.write'],
] as const satisfies readonly (readonly [CrmCapability, string])[];

/** https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview ("access token information"); it has no dated version. */
async function readScopes(link: HubspotLink, tokenKey: string, call: Call): Promise<ReadonlySet<string> | null> {
  try {
    const path = '/oauth/v2/private-apps/get/access-token-info';
    const question = { method: 'POST', path, body: { tokenKey }, operation: 'token.read' } as const;
    const { scopes } = await link.ask(question, tokenWire, call);
    return new Set(scopes);
  } catch (error) {
    if (error instanceof SystemError && !error.retryable) return null;
    throw error;
  }
}

const tokenWire = z.object({ scopes: z.array(z.string()) });
