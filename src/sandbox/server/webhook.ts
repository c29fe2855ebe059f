import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

export interface WebhookEvent {
  readonly kind: string;
  /** As the system writes ids. */
  readonly id: string | number;
  /** As the system writes instants. */
  readonly modifiedAt: string;
  readonly version: number;
}

/** Tells a receiver of changes, one after the other, at least once unless it stays away for long. */
export interface Webhook {
  setTarget(target: WebhookTarget | null): void;
  send(events: readonly WebhookEvent[]): void;
  close(): Promise<void>;
}

const answerTimeoutMs = 5000;
const retryAfterMs = [100, 500, 2000];
// A receiver that is down for long must read the feed anyway; the oldest events go first.
const maxWaiting = 10_000;

export function createWebhook(): Webhook {
  const closing = new AbortController();
  let target: WebhookTarget | null = null;
  let waiting: { readonly eventId: string; readonly event: WebhookEvent }[] = [];
  let sending: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !closing.signal.aborted; next = waiting.shift())
      if (target !== null)
        await deliver(target, JSON.stringify({ eventId: next.eventId, ...next.event }), closing.signal);
    sending = null;
  }

  return {
    setTarget: (next) => {
      target = next;
    },
    send: (events) => {
      if (target === null || closing.signal.aborted) return;
      waiting.push(...events.map((event) => ({ eventId: randomUUID(), event })));
      waiting = waiting.slice(-maxWaiting);
      sending ??= sendAll();
    },
    close: async () => {
      closing.abort();
      await sending;
    },
  };
}

async function deliver(target: WebhookTarget, body: string, closing: AbortSignal): Promise<void> {
  for (const waitMs of [0, ...retryAfterMs]) {
    const stopped = await delay(waitMs, false, { signal: closing }).catch(() => true);
    if (stopped || (await post(target, body, closing))) return;
  }
}

async function post(target: WebhookTarget, body: string, closing: AbortSignal): Promise<boolean> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', target.secret).update(`${timestamp}.${body}`).digest('hex');
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-sandbox-timestamp': timestamp,
        'x-sandbox-signature': `sha256=${signature}`,
      },
      body,
      signal: AbortSignal.any([closing, AbortSignal.timeout(answerTimeoutMs)]),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Refused, reset or too slow: the caller tries again.
    return false;
  }
}
