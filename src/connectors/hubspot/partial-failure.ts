import { z } from 'zod';
import { SystemError, type SystemErrorCode } from '#errors.ts';

/** The part of a batch's answer (status 207) that tells what could not be done. */
export const partialFailures = z
  .array(z.object({ category: z.string(), subCategory: z.unknown().optional(), message: z.string().nullish() }))
  .nullish()
  .transform((failures) => failures ?? []);

/** A record that does not exist is no failure of the others; anything else would make records look as if they did not exist. */
export function requireOnlyMissing(connection: string, failures: z.output<typeof partialFailures>): void {
  const failure = failures.find(({ category, subCategory }) => !isMissing(category) && !isMissing(subCategory));
  if (failure === undefined) return;
  throw new SystemError(
    codes[failure.category] ?? 'UNAVAILABLE',
    connection,
    `${connection} answered only a part: ${failure.message ?? failure.category}`,
  );
}

/** What HubSpot says no to, it says no to again; whatever else went wrong inside it may pass. */
const codes: Readonly<Record<string, SystemErrorCode>> = {
  RATE_LIMITS: 'RATE_LIMITED',
  MISSING_SCOPES: 'FORBIDDEN',
  VALIDATION_ERROR: 'REJECTED',
};

// Associations of a record that has none are "not found" too: crm.associations.NO_ASSOCIATIONS_FOUND.
function isMissing(category: unknown): boolean {
  return category === 'OBJECT_NOT_FOUND' || category === 'crm.associations.NO_ASSOCIATIONS_FOUND';
}
