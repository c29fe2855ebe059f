import { z } from 'zod';
import { isRecent, isSignedBy } from '#http/webhook-signature.ts';
import type { Clock } from '#ports/clock.ts';
import type { WebhookReader } from '#ports/webhook.ts';
import type { SandboxCrmSettings } from './settings.ts';

/** Reads what either sandbox system posts: one event each, signed with time and body. */
export function createSandboxWebhooks(
  { webhookSecret: secret }: Pick<SandboxCrmSettings, 'webhookSecret'>,
  clock: Clock,
): WebhookReader | null {
  if (secret === undefined) return null;
  return {
    read({ headers, rawBody }) {
      const timestamp = headers['x-sandbox-timestamp'] ?? '';
      const signature = headers['x-sandbox-signature']?.replace(/^sha256=/, '') ?? '';
      const text = Buffer.concat([Buffer.from(`${timestamp}.`), rawBody]);
      if (!isRecent(timestamp, clock.now()) || !isSignedBy({ text, secret, signature })) return null;
      return parse(rawBody);
    },
  };
}

const event = z
  .object({ eventId: z.string(), kind: z.string(), id: z.union([z.string(), z.int()]).transform(String) })
  .transform(({ eventId, kind, id }) => ({ eventId, kind, id }));

function parse(rawBody: Buffer): ReturnType<WebhookReader['read']> {
  try {
    const parsed = event.safeParse(JSON.parse(rawBody.toString()));
    return parsed.success ? [parsed.data] : null;
  } catch {
    return null;
  }
}
