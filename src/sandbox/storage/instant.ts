/** A moment in UTC to the microsecond, always `YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that text order is time order. */
export type Instant = string;

/** A calendar day, YYYY-MM-DD, in Madrid, where both sandbox companies sit. */
export type Day = string;

const microsPerMs = 1000;
const msPerMinute = 60_000;
const msPerDay = 86_400_000;

export function instantOf(epochMicros: number): Instant {
  const ms = Math.floor(epochMicros / microsPerMs);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(epochMicros - ms * microsPerMs).padStart(3, '0')}Z`;
}

export function microsOf(instant: Instant): number {
  return Date.parse(`${instant.slice(0, 23)}Z`) * microsPerMs + Number(instant.slice(23, 26));
}

/** Reads RFC 3339 and "YYYY-MM-DD HH:MM:SS.ffffff" (which is UTC); null for anything else. */
export function parseInstant(text: string): Instant | null {
  const [, day, time, fraction = '', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const ms = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(ms) ? null : instantOf(ms * microsPerMs + Number(fraction.padEnd(6, '0').slice(0, 6)));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** "2026-03-01T10:00:00.123456+01:00": how the CRM writes an instant. */
export function madridInstant(instant: Instant): string {
  const ms = Date.parse(`${instant.slice(0, 23)}Z`);
  const offsetHours = madridOffsetHours(ms);
  const local = new Date(ms + offsetHours * 60 * msPerMinute).toISOString().slice(0, -1);
  return `${local}${instant.slice(23, 26)}+0${String(offsetHours)}:00`;
}

/** "2026-03-01 09:00:00.123456": how the ERP writes an instant. */
export function bareInstant(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 26)}`;
}

export function madridDay(epochMs: number): Day {
  return new Date(epochMs + madridOffsetHours(epochMs) * 60 * msPerMinute).toISOString().slice(0, 10);
}

/** The moment at which Madrid's clocks show so many minutes after midnight of the day. */
export function atMinute(day: Day, minutes: number): Instant {
  const utcMs = Date.parse(`${day}T00:00:00Z`) + minutes * msPerMinute;
  return instantOf((utcMs - madridOffsetHours(utcMs) * 60 * msPerMinute) * microsPerMs);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay;
}

export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

// The European rule (directive 2000/84/EC), by arithmetic because Intl is a hundred times slower and this runs for every
// instant of every answer: summer time from 01:00 UTC of March's last Sunday to 01:00 UTC of October's.
function madridOffsetHours(epochMs: number): number {
  const year = new Date(epochMs).getUTCFullYear();
  return epochMs >= lastSundayAtOneMs(year, 2) && epochMs < lastSundayAtOneMs(year, 9) ? 2 : 1;
}

function lastSundayAtOneMs(year: number, month: number): number {
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastOfMonth.getTime() - lastOfMonth.getUTCDay() * msPerDay;
}
