import { z } from 'zod';
import { httpLimits } from '#http/limits.ts';
import { crmCustomFields, erpCustomFields } from '../custom-fields.ts';
import { crmStates, erpStates } from '../state-words.ts';

const sandboxSettings = z.strictObject({
  system: z.literal('sandbox'),
  url: z.url({ protocol: /^https?$/ }),
  apiKey: z.string().min(1),
  /** Signs the webhooks that it sends us. */
  webhookSecret: z.string().min(1).optional(),
  limits: httpLimits.prefault({}),
});

const nativeField = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]*$/, { message: 'the name of a field of the sandbox is required' });

export const sandboxCrmSettings = sandboxSettings.extend({
  customFields: crmCustomFields(nativeField),
  states: crmStates,
});

export const sandboxErpSettings = sandboxSettings.extend({
  customFields: erpCustomFields(nativeField),
  states: erpStates,
  /** True when the ERP was started so that it refuses a second order with the same reference. */
  uniqueOrderReference: z.boolean().default(false),
});

export type SandboxCrmSettings = z.output<typeof sandboxCrmSettings>;
export type SandboxErpSettings = z.output<typeof sandboxErpSettings>;
