import { z } from 'zod';
import type { ExtendedRecord, SourcedRecord } from '#ports/source.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import type { SandboxLink } from './link.ts';

/** A record as the schema of its kind reads it. */
export type Unsourced<RecordType> = Omit<RecordType, 'source' | 'customFields'>;

/** The same with what is added in one way to all kinds. */
export type Sourced<Row> = Row & Pick<SourcedRecord, 'source'> & Pick<ExtendedRecord, 'customFields'>;

export function sourcedWire<Row>(
  link: SandboxLink,
  objectType: string,
  wire: z.ZodType<Row>,
  customFields: CustomFieldNames,
): z.ZodType<Sourced<Row>> {
  return z
    .intersection(wire, customFieldsWire(customFields))
    .transform((row) => ({ ...row, source: link.sourceOf(objectType) }));
}
