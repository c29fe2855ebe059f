import { SystemError } from '#errors.ts';
import type { CrmCapability } from '#ports/crm-system.ts';
import type { Diagnosis, Permission } from '#ports/diagnosis.ts';
import type { ErpCapability } from '#ports/erp-system.ts';
import type { Call } from '#ports/source.ts';
import { type Reached, remedyFor } from './explain-failure.ts';
import { type Finding, finding } from './finding.ts';

/** What a CRM is written, of all that a connector may declare. */
export const crmWrites = [
  'update-account',
  'log-interaction',
  'move-deal',
  'write-back',
] as const satisfies readonly CrmCapability[];

/** What an ERP is written. */
export const erpWrites = [
  'create-customer',
  'update-customer',
  'draft-order',
  'cancel-order',
] as const satisfies readonly ErpCapability[];

export interface Writable<Capability extends string> {
  readonly system: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly diagnosis?: Diagnosis<Capability>;
}

/** May we write? Only what the system itself tells: nothing is written to find it out. */
export async function checkWrites<Capability extends string>(
  part: 'crm' | 'erp',
  { system, capabilities, diagnosis }: Writable<Capability>,
  { writes, unused }: { readonly writes: readonly Capability[]; readonly unused: ReadonlySet<string> },
  reached: Reached,
  call: Call,
): Promise<readonly Finding[]> {
  const told = await permissionsOf(diagnosis, call);
  return writes.map((capability) => {
    const subject = `write: ${capability}`;
    if (!capabilities.has(capability)) return finding(part, subject, 'unsupported', 'not offered by this system');
    if (told instanceof SystemError)
      return finding(part, subject, 'not probed', told.message, { remedy: remedyFor(told, reached) });
    const permission = told.find((each) => each.capability === capability);
    if (permission === undefined)
      return finding(part, subject, 'not probed', 'the system does not tell without writing');
    const { allowed, grant } = permission;
    if (allowed) return finding(part, subject, 'ok', grant);
    const outcome = unused.has(capability) ? 'notice' : 'failed';
    return finding(part, subject, outcome, 'not allowed to our account', { remedy: `Grant in ${system}: ${grant}.` });
  });
}

/** Creates what writing needs when it is told to, and otherwise says what is missing. */
export async function checkMissing(
  part: 'crm' | 'erp',
  diagnosis: Diagnosis<string> | undefined,
  { fix, reached }: { readonly fix: boolean; readonly reached: Reached },
  call: Call,
): Promise<readonly Finding[]> {
  if (diagnosis?.missing === undefined) return [];
  const subject = 'custom fields';
  try {
    const missing = await diagnosis.missing(call);
    if (missing.length === 0) return [finding(part, subject, 'ok', 'all there')];
    if (!fix || diagnosis.createMissing === undefined)
      return [
        finding(part, subject, 'failed', `missing: ${missing.join(', ')}`, {
          remedy: 'Let "grial check --fix" create them, or create them by hand.',
          count: missing.length,
          examples: missing,
        }),
      ];
    const created = await diagnosis.createMissing(call);
    return [
      finding(part, subject, 'fixed', `created: ${created.join(', ')}`, { count: created.length, examples: created }),
    ];
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return [finding(part, subject, 'failed', error.message, { remedy: remedyFor(error, reached) })];
  }
}

async function permissionsOf<Capability extends string>(
  diagnosis: Diagnosis<Capability> | undefined,
  call: Call,
): Promise<readonly Permission<Capability>[] | SystemError> {
  try {
    return (await diagnosis?.permissions?.(call)) ?? [];
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
}
