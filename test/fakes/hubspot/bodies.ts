import { z } from 'zod';
import { invalid } from './hubspot-error.ts';

// The request bodies of HubSpot's public OpenAPI descriptions, version 2026-09: what is required there is required here, and
// what is not described is refused. https://github.com/HubSpot/HubSpot-public-api-spec-collection

const propertyValues = z.record(z.string(), z.string());

export const tokenBody = z.strictObject({ tokenKey: z.string() });

export const batchReadBody = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string() })),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
  idProperty: z.string().optional(),
});

const filterBody = z.strictObject({
  propertyName: z.string(),
  operator: z.enum([
    'BETWEEN',
    'CONTAINS_TOKEN',
    'EQ',
    'GT',
    'GTE',
    'HAS_PROPERTY',
    'IN',
    'LT',
    'LTE',
    'NEQ',
    'NOT_CONTAINS_TOKEN',
    'NOT_HAS_PROPERTY',
    'NOT_IN',
  ]),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
  highValue: z.string().optional(),
});

export const searchBody = z.strictObject({
  after: z.string(),
  filterGroups: z.array(z.strictObject({ filters: z.array(filterBody) })),
  limit: z.int(),
  properties: z.array(z.string()),
  query: z.string().optional(),
  sorts: z.array(z.string()),
});

const associationCategories = ['HUBSPOT_DEFINED', 'INTEGRATOR_DEFINED', 'USER_DEFINED', 'WORK'] as const;

export const createBody = z.strictObject({
  associations: z.array(
    z.strictObject({
      to: z.strictObject({ id: z.string() }),
      types: z.array(
        z.strictObject({ associationCategory: z.enum(associationCategories), associationTypeId: z.int() }),
      ),
    }),
  ),
  properties: propertyValues,
});

export const updateBody = z.strictObject({ properties: propertyValues });

export const mergeBody = z.strictObject({ objectIdToMerge: z.string(), primaryObjectId: z.string() });

export const associationsBody = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string(), after: z.string().optional() })),
});

export const propertyBatchBody = z.strictObject({
  inputs: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z][a-z0-9_]*$/),
      label: z.string(),
      groupName: z.string(),
      type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string']),
      fieldType: z.enum([
        'booleancheckbox',
        'calculation_equation',
        'checkbox',
        'date',
        'file',
        'html',
        'number',
        'phonenumber',
        'radio',
        'select',
        'text',
        'textarea',
      ]),
      description: z.string().optional(),
      displayOrder: z.int().optional(),
      formField: z.boolean().optional(),
      hasUniqueValue: z.boolean().optional(),
      hidden: z.boolean().optional(),
    }),
  ),
});

export const propertyGroupBody = z.strictObject({
  name: z.string(),
  label: z.string(),
  displayOrder: z.int().optional(),
});

export type FilterBody = z.output<typeof filterBody>;
export type SearchBody = z.output<typeof searchBody>;
export type CreateBody = z.output<typeof createBody>;

export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`Invalid input JSON: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}
