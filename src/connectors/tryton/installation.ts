import { z } from 'zod';
import { SystemError } from '#errors.ts';
import type { Clock } from '#ports/clock.ts';
import type { Call } from '#ports/source.ts';
import type { TrytonLink } from './link.ts';
import { trytonId } from './values.ts';

/** What differs from one Tryton to the next. */
export interface Installation {
  /** Names of the modules in use. */
  readonly modules: ReadonlySet<string>;
  /** ISO 4217, of the company. */
  readonly currency: string;
  /** The company itself and its employees: parties that nobody sells to. */
  readonly ownParties: readonly string[];
}

/** Asks for it once, and again from time to time, because employees come and go. */
export function createInstallation(link: TrytonLink, clock: Clock): (call: Call) => Promise<Installation> {
  let known: { readonly asked: Promise<Installation>; readonly until: number } | null = null;
  return (call) => {
    if (known !== null && clock.now() < known.until) return known.asked;
    const asked = ask(link, { correlationId: call.correlationId });
    const current = { asked, until: clock.now() + lifeMs };
    known = current;
    asked.catch(() => {
      if (known === current) known = null;
    });
    return asked;
  };
}

/** What depends on the installation and nothing else is made once for it. */
export function perInstallation<T>(
  installation: (call: Call) => Promise<Installation>,
  make: (installation: Installation) => T,
): (call: Call) => Promise<T> {
  const made = new WeakMap<Installation, T>();
  return async (call) => {
    const current = await installation(call);
    const known = made.get(current) ?? make(current);
    made.set(current, known);
    return known;
  };
}

const lifeMs = 600_000;

async function ask(link: TrytonLink, call: Call): Promise<Installation> {
  const { company } = await link.context(call);
  const [modules, [found]] = await Promise.all([
    link.search('ir.module', moduleRow, { domain: [['state', '=', 'activated']] }, call),
    link.search('company.company', companyRow, { domain: [['id', '=', company]], limit: 1 }, call),
  ]);
  if (found === undefined)
    throw new SystemError('FORBIDDEN', link.connection, `${link.connection} does not show the company of our user`);
  const { currency, party, employees } = found;
  return { modules: new Set(modules.map(({ name }) => name)), currency, ownParties: [party, ...employees] };
}

const moduleRow = z.object({ name: z.string() });

const companyRow = z
  .object({
    party: trytonId,
    'currency.': z.object({ code: z.string() }),
    'employees.': z.array(z.object({ party: trytonId })),
  })
  .transform((row) => ({
    party: row.party,
    currency: row['currency.'].code,
    employees: row['employees.'].map(({ party }) => party),
  }));
