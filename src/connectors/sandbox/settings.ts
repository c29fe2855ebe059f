import { z } from 'zod';
import { httpLimits } from '#http/limits.ts';

export const sandboxCrmSettings = z.strictObject({
  system: z.literal('sandbox'),
  url: z.url({ protocol: /^https?$/ }),
  apiKey: z.string().min(1),
  /** Signs the webhooks that it sends us. */
  webhookSecret: z.string().min(1).optional(),
  limits: httpLimits.prefault({}),
});

export const sandboxErpSettings = sandboxCrmSettings.extend({
  /** True when the ERP was started so that it refuses a second order with the same reference. */
  uniqueOrderReference: z.boolean().default(false),
});

export type SandboxCrmSettings = z.output<typeof sandboxCrmSettings>;
export type SandboxErpSettings = z.output<typeof sandboxErpSettings>;
