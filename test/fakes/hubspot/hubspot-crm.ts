import { createHubspotCrm, type HubspotCrm } from '#connectors/hubspot/crm.ts';
import { hubspotCrmSettings } from '#connectors/hubspot/settings.ts';
import { systemClock } from '#ports/clock.ts';

export const hubspotToken = 'pat-eu1-fake';

/** A connector to a fake account. The search of the fake shows everything at once unless it is told otherwise. */
export function connectHubspot(url: string, settings: Readonly<Record<string, unknown>> = {}): HubspotCrm {
  const parsed = hubspotCrmSettings.parse({
    system: 'hubspot',
    token: hubspotToken,
    url,
    feed: { searchLagMs: 0, deletionsEveryMs: 0 },
    limits: { requestsPerSecond: null, searchesPerSecond: 10_000 },
    ...settings,
  });
  return createHubspotCrm('crm', parsed, { clock: systemClock, onCall: () => {} });
}
