import type { Configuration } from '#config.ts';

/** Capabilities of which a configuration makes no use, so that nobody has to grant them. */
export function unusedCapabilities({ masterData }: Pick<Configuration, 'masterData'>): ReadonlySet<string> {
  return new Set(masterData.mode === 'propagate' ? [] : ['update-account', 'update-customer']);
}
