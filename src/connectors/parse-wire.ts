import type { z } from 'zod';
import { SystemError } from '#errors.ts';

/** Reads an answer by its schema. SystemError BAD_RESPONSE names the fields that are not as we rely on, never their values. */
export function parseWire<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  connection: string,
  options: { readonly isWrite?: boolean } = {},
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => pathOf(issue.path)))].slice(0, maxFields);
  throw new SystemError(
    'BAD_RESPONSE',
    connection,
    `the answer of ${connection} has not the expected shape at ${fields.join(', ')}`,
    { outcomeUnknown: options.isWrite ?? false },
  );
}

const maxFields = 5;

function pathOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'its root' : path.map(String).join('.');
}
