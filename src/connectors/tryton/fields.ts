import { z } from 'zod';

const known = new WeakMap<z.ZodType, readonly string[]>();

/**
 * The fields that a schema of a record reads, as Tryton wants them named: `'party.': { name }` is "party.name". The schema is the
 * only list of fields there is, so no field is fetched in vain and none is forgotten.
 */
export function fieldsOf(row: z.ZodType): readonly string[] {
  const found = known.get(row) ?? [...new Set(namesIn(row, ''))];
  known.set(row, found);
  return found;
}

function* namesIn(schema: z.ZodType, prefix: string): Generator<string> {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodIntersection) {
    yield* namesIn(inner.def.left as z.ZodType, prefix); // zod's core types both sides as its base type
    yield* namesIn(inner.def.right as z.ZodType, prefix); // as above
    return;
  }
  if (!(inner instanceof z.ZodObject)) throw new TypeError(`an object is required at "${prefix}", got ${inner.type}`);
  for (const [name, field] of Object.entries<z.ZodType>(inner.shape)) {
    if (name.endsWith('.')) yield* namesIn(field, prefix + name);
    else yield prefix + name;
  }
}

function unwrapped(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodArray) return unwrapped(schema.element);
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('a zod schema is required');
}
