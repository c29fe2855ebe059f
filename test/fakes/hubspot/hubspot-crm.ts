import { createHubspotCrm, type HubspotCrm } from '#connectors/hubspot/crm.ts';
import { hubspotCrmSettings } from '#connectors/hubspot/settings.ts';
import { systemClock } from '#ports/clock.ts';
import { onTestFinished } from 'vitest';
import { type FakeHubspot, type FakeHubspotOptions, startHubspot } from './start-hubspot.ts';

export const hubspotToken = 'pat-eu1-fake';

/** A connector to a fake account. The search of the fake shows everything at once unless it is told otherwise. */
export function connectHubspot(url: string, settings: Readonly<Record<string, unknown>> = {}): HubspotCrm {
  const parsed = hubspotCrmSettings.parse({
    system: 'hubspot',
    token: hubspotToken,
    url,
    feed: { searchLagMs: 0, deletionsEveryMs: 0 },
    limits: { timeoutMs: 60_000, requestsPerSecond: null, searchesPerSecond: 10_000 },
    ...settings,
  });
  return createHubspotCrm('crm', parsed, { clock: systemClock, onCall: () => {} });
}

/** A fake account with a connector to it, for as long as the test that starts them. */
export async function startConnectedHubspot(
  options: Partial<FakeHubspotOptions> = {},
  settings: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly hubspot: FakeHubspot; readonly crm: HubspotCrm }> {
  const hubspot = await startHubspot({ token: hubspotToken, ...options });
  const crm = connectHubspot(hubspot.url, settings);
  onTestFinished(async () => {
    await crm.close();
    await hubspot.close();
  });
  return { hubspot, crm };
}
