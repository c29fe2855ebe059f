import type { Domain } from './link.ts';
import { toInstant } from './values.ts';

/** Created or written at or after an instant; `write_date` stays empty until the first change. */
export function changedSince(instant: string): Domain {
  const at = toInstant(instant);
  return [
    'OR',
    ['write_date', '>=', at],
    [
      ['write_date', '=', null],
      ['create_date', '>=', at],
    ],
  ];
}

/** A text field that contains these characters, whatever their case. */
export function containing(field: string, characters: string): Domain {
  return [field, 'ilike', `%${withoutWildcards(characters)}%`];
}

export function startingWith(field: string, characters: string): Domain {
  return [field, 'like', `${withoutWildcards(characters)}%`];
}

export function withoutWildcards(characters: string): string {
  return characters.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

export async function everything(): Promise<Domain> {
  return [];
}
