import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Day, daysBetween } from '#sandbox/storage/instant.ts';
import type { SandboxClock } from '#sandbox/storage/sandbox-clock.ts';
import { faultRules, type Faults } from './faults.ts';
import { badRequest } from './problem.ts';
import { day, validate } from './validation.ts';
import type { Webhook } from './webhook.ts';

const seedLimitBytes = 64 * 1_048_576;
const msPerDay = 86_400_000;
const maxDays = 3650;

const clockMove = z.union([z.strictObject({ advanceDays: z.int().min(0).max(maxDays) }), z.strictObject({ to: day })]);

const webhookTarget = z.union([
  z.strictObject({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1) }),
  z.strictObject({ url: z.null(), secret: z.string().optional() }),
]);

/** What a person or a test steers a system by. */
export interface Controls {
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly webhook: Webhook;
  /** Writes an instant as the system does. */
  writeInstant(instant: string): string;
  /** Moves time forward and lets happen what it brings. */
  advance(ms: number): void;
  /** Answers the ids as the system writes them. */
  seed(kind: string, records: readonly unknown[]): readonly (string | number)[];
}

export function registerControlRoutes(server: FastifyInstance, controls: Controls): void {
  const { clock, faults, webhook } = controls;
  const config = { control: true };
  const clockAnswer = (): object => ({
    now: controls.writeInstant(clock.now()),
    today: clock.today(),
    offsetMs: clock.offsetMs(),
  });

  server.get('/_faults', { config }, () => ({ rules: faults.rules(), struck: faults.struck() }));
  server.post('/_faults', { config }, (request) => {
    faults.replace(validate(faultRules, request.body));
    return { rules: faults.rules() };
  });

  server.get('/_clock', { config }, clockAnswer);
  server.post('/_clock', { config }, (request) => {
    const move = validate(clockMove, request.body);
    const days = 'to' in move ? daysUntil(clock.today(), move.to) : move.advanceDays;
    controls.advance(days * msPerDay);
    return clockAnswer();
  });

  server.put('/_webhook', { config }, (request) => {
    const target = validate(webhookTarget, request.body);
    webhook.setTarget(target.url === null ? null : target);
    return { url: target.url };
  });

  server.post('/_seed', { config, bodyLimit: seedLimitBytes }, (request) => {
    const { kind, records } = validate(
      z.strictObject({ kind: z.string(), records: z.array(z.unknown()) }),
      request.body,
    );
    return { ids: controls.seed(kind, records) };
  });
}

function daysUntil(today: Day, to: Day): number {
  const days = daysBetween(today, to);
  if (days < 0 || days > maxDays) throw badRequest(`"to": a day from ${today} on and within ten years is required`);
  return days;
}
