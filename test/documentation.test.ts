import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { defaultTtlSeconds } from '#caching/time-to-live.ts';
import { environmentSchema, fileSchema, readConfiguration } from '#config.ts';
import { connectors } from '#connectors/registry.ts';
import { graphqlErrorCodes, systemFailures } from '#errors.ts';

describe('docs/errors.md', () => {
  it('lists every code that a client can meet, and no other', () => {
    expect(firstCells('docs/errors.md', 0)).toEqual([...graphqlErrorCodes]);
  });

  it('lists every failure of a system with the code that it becomes', () => {
    expect(rows('docs/errors.md', 1).map((cells) => [cells.at(0), cells.at(-1)])).toEqual(
      Object.entries(systemFailures).map(([code, { graphql }]) => [code, graphql]),
    );
  });
});

describe('docs/configuration.md', () => {
  it('lists every environment variable, with its default', () => {
    const defaults: Readonly<Record<string, unknown>> = environmentSchema.parse({});
    expect(rows('docs/configuration.md', 0).map((cells) => [cells.at(0), cells.at(1)])).toEqual(
      Object.keys(environmentSchema.shape).map((name) => [name, String(defaults[name] ?? '')]),
    );
  });

  it('lists every key of the file', () => {
    expect(firstCells('docs/configuration.md', 1)).toEqual(keysOf(fileSchema.shape));
  });

  it('lists the time to live of every kind', () => {
    expect(rows('docs/configuration.md', 2).map((cells) => [cells.at(0), Number(cells.at(1))])).toEqual(
      Object.entries(defaultTtlSeconds),
    );
  });

  it('has an example that is valid', () => {
    const configuration = readConfiguration({
      environment: { GRIAL_CRM_KEY: 'a', GRIAL_ERP_KEY: 'b' },
      file: path.join(root, 'grial.example.yaml'),
      connectors,
      cacheKinds: Object.keys(defaultTtlSeconds),
    });
    expect(configuration.connections?.crm.system).toBe('sandbox');
  });
});

const root = path.join(import.meta.dirname, '..');

/** The rows of the nth table of a page, cells without the code marks. */
function rows(file: string, table: number): readonly (readonly string[])[] {
  const tables = readFileSync(path.join(root, file), 'utf8')
    .split(/^\|[-|]+\|$/m)
    .slice(1);
  const body = (tables[table] ?? '').trimStart().split('\n');
  const end = body.findIndex((line) => !line.startsWith('|'));
  return body.slice(0, end < 0 ? body.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

function firstCells(file: string, table: number): readonly (string | undefined)[] {
  return rows(file, table).map((cells) => cells[0]);
}

/** The keys two levels deep, as the page writes them. */
function keysOf(shape: Readonly<Record<string, z.ZodType>>): readonly string[] {
  return Object.entries(shape).flatMap(([section, schema]) => {
    const object = 'unwrap' in schema ? (schema as z.ZodOptional<z.ZodObject>).unwrap() : schema;
    return Object.keys((object as z.ZodObject).shape).map((key) => `${section}.${key}`);
  });
}
