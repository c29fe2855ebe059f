import { z } from 'zod';
import type { Address, Call } from '#ports/source.ts';
import type { TrytonLink } from './link.ts';

/** A billing address as Tryton keeps it. A region that it does not know by this name is left out. */
export async function addressValues(link: TrytonLink, address: Address, call: Call): Promise<object> {
  const { name, line1, line2, city, postalCode, region } = address;
  const country =
    address.country === null ? null : await idOf(link, 'country.country', [['code', '=', address.country]], call);
  const subdivision =
    region === null || country === null
      ? null
      : await idOf(
          link,
          'country.subdivision',
          [
            ['country', '=', country],
            ['name', '=', region],
          ],
          call,
        );
  return {
    party_name: name,
    // A building's name is part of the lines.
    name: null,
    street: [line1, line2].filter((line) => line !== null).join('\n'),
    city,
    postal_code: postalCode,
    country,
    subdivision,
    invoice: true,
  };
}

async function idOf(link: TrytonLink, model: string, domain: readonly unknown[], call: Call): Promise<number | null> {
  const [found] = await link.search(model, z.object({ id: z.int() }), { domain, limit: 1 }, call);
  return found?.id ?? null;
}
