import { addDays, atMinute, type Day, type Instant, isWeekend } from '#sandbox/storage/instant.ts';
import type { Random } from './random.ts';

/** Some moment of a working day's office hours. */
export function moment(random: Random, day: Day): Instant {
  const workday = isWeekend(day) ? addDays(day, -2) : day;
  const instant = atMinute(workday, random.integer(8 * 60, 18 * 60));
  return `${instant.slice(0, 17)}${String(random.integer(0, 59)).padStart(2, '0')}.${String(random.integer(0, 999_999)).padStart(6, '0')}Z`;
}

/** Some moment between then and yesterday, or then itself when that is later. */
export function laterMoment(random: Random, then: Instant, today: Day): Instant {
  const candidate = moment(random, addDays(today, -random.integer(1, 400)));
  return candidate > then ? candidate : then;
}
