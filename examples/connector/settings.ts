import { z } from 'zod';
import { httpLimits } from '#http/limits.ts';

// Step 2: everything an operator has to say about a connection, and nothing that the system can be asked for.
export const cardFileSettings = z.strictObject({
  /** Not a literal: a configuration may name this connector by its file. */
  system: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  key: z.string().min(1),
  limits: httpLimits.prefault({}),
});

export type CardFileSettings = z.output<typeof cardFileSettings>;
