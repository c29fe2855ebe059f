import { Temporal } from 'temporal-polyfill';

/** The calendar day, YYYY-MM-DD, that an instant (milliseconds since the epoch) falls on in an IANA time zone. */
export function dayOf(instantMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Days from one calendar day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  // A day alone is read as midnight in UTC, where every day has 24 hours.
  return (Date.parse(to) - Date.parse(from)) / msPerDay;
}

const msPerDay = 86_400_000;
