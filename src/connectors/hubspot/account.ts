import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';
import type { HubspotLink, TimedAnswer } from './link.ts';
import { remember, type Remembered } from './remembered.ts';
import type { HubspotCrmSettings } from './settings.ts';

/** What is the same for a whole HubSpot account. */
interface Account {
  readonly portalId: string;
  /** ISO 4217. */
  readonly companyCurrency: string;
  /** IANA. */
  readonly timeZone: string;
}

/** What deals mean by an amount and by a day, where they do not say it themselves. */
export interface Customs {
  /** ISO 4217; null when neither the settings nor HubSpot tell. */
  readonly currency: string | null;
  /** IANA. */
  readonly timeZone: string;
}

/** https://developers.hubspot.com/docs/api-reference/latest/account/account-information/get-account-details */
export function readAccount(link: HubspotLink, call: Call): Promise<TimedAnswer<Account>> {
  return link.askTimed({ method: 'GET', path: link.paths.account, operation: 'account.read' }, accountWire, call);
}

/** The settings come first; HubSpot is asked for what they leave open. */
export function createCustoms(
  link: HubspotLink,
  { currency, timeZone }: HubspotCrmSettings,
  clock: Clock,
): Remembered<Customs> {
  const read = async (call: Call): Promise<Customs> => {
    if (currency !== undefined && timeZone !== undefined) return { currency, timeZone };
    const account = await readAccount(link, call).catch(closedToUs);
    return {
      currency: currency ?? account?.answer.companyCurrency ?? null,
      timeZone: timeZone ?? account?.answer.timeZone ?? 'UTC',
    };
  };
  return remember(read, lifeMs, clock);
}

const lifeMs = 3_600_000;

const accountWire = z.object({
  portalId: z.union([z.int(), z.string()]).transform(String),
  companyCurrency: z.string(),
  timeZone: z.string(),
});

/** Deals can be read by an app that is not let in here. */
function closedToUs(error: unknown): null {
  if (error instanceof SystemError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')) return null;
  throw error;
}
