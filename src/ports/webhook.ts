/** One thing that a system says has happened to one of its records. It wakes us up; what is true is read from the system. */
export interface WebhookEvent {
  /** The same for every delivery of the same event. */
  readonly eventId: string;
  readonly kind: string;
  readonly id: string;
}

/** Understands what one connected system posts to us. */
export interface WebhookReader {
  /** The events of a delivery, or null when it was not sent by that system, or too long ago. Header names are in lower case. */
  read(headers: Readonly<Record<string, string | undefined>>, rawBody: Buffer): readonly WebhookEvent[] | null;
}
