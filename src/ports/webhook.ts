/** What a system posts to us, as it came in. */
export interface WebhookDelivery {
  readonly method: string;
  /** As it was addressed from outside, protocol and host included. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Buffer;
}

/** One thing that a system says has happened to one of its records. It wakes us up; what is true is read from the system. */
export interface WebhookEvent {
  /** The same for every delivery of the same event. */
  readonly eventId: string;
  /** In the words of the port's modification feed. */
  readonly kind: string;
  readonly id: string;
}

/** Understands what one connected system posts. */
export interface WebhookReader {
  /** The events of a delivery; null when it was not signed by that system, or too long ago, or cannot be read. */
  read(delivery: WebhookDelivery): readonly WebhookEvent[] | null;
}
