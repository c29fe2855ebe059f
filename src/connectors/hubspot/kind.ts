import { z } from 'zod';
import type { CustomField } from '#ports/source.ts';
import { type CustomFieldNames, customFieldsWire } from '../custom-fields.ts';
import { wireInstant } from '../wire-values.ts';
import type { ObjectType } from './object-types.ts';
import type { Property, PropertyValues } from './property.ts';

/** One record as HubSpot answers it, with the properties that we asked for under our names. */
export interface Row<Values> {
  readonly id: string;
  readonly url: string | null;
  /** The value of the kind's sort property. */
  readonly sortKey: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly values: Values;
  readonly customFields: readonly CustomField[];
}

/** A type of object together with the properties that are read of it. */
export interface Kind<Values> {
  readonly type: ObjectType;
  readonly sortProperty: string;
  /** Internal names of what is asked for. */
  readonly propertyNames: readonly string[];
  readonly row: z.ZodType<Row<Values>>;
}

/** Any row will do where only its place matters. */
export type AnyRow = Row<unknown>;

export function kindOf<Properties extends Readonly<Record<string, Property<unknown>>>>(
  type: ObjectType,
  properties: Properties,
  {
    sortProperty = type.sortProperty,
    customFields = {},
  }: { readonly sortProperty?: string; readonly customFields?: CustomFieldNames } = {},
): Kind<PropertyValues<Properties>> {
  const asked = Object.entries(properties).flatMap(([ourName, { name, schema }]) =>
    name === undefined ? [] : [{ ourName, name, schema }],
  );
  const noValues = Object.fromEntries(Object.keys(properties).map((ourName) => [ourName, null]));
  const wire = z.object({
    id: z.string(),
    url: z.string().nullish(),
    createdAt: wireInstant,
    updatedAt: wireInstant,
    archivedAt: wireInstant.nullish(),
    properties: z.intersection(
      z.object({
        [sortProperty]: wireInstant.nullish(),
        ...Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
      }),
      customFieldsWire(customFields),
    ),
  });
  const row = wire.transform(({ properties: { customFields: custom, ...found }, ...rest }) => ({
    id: rest.id,
    url: rest.url ?? null,
    sortKey: instantOrNull(found[sortProperty]) ?? rest.createdAt,
    updatedAt: rest.updatedAt,
    archivedAt: rest.archivedAt ?? null,
    // The schema of each property says the type that stands under our name.
    values: {
      ...noValues,
      ...Object.fromEntries(asked.map(({ ourName, name }) => [ourName, found[name]])),
    } as PropertyValues<Properties>,
    customFields: custom,
  }));
  const propertyNames = [sortProperty, ...asked.map(({ name }) => name), ...Object.values(customFields)];
  return { type, sortProperty, propertyNames: [...new Set(propertyNames)], row };
}

function instantOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
