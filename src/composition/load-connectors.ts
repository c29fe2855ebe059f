import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Connector, Connectors } from '#connectors/connector.ts';
import { ConfigurationError } from '#errors.ts';

/**
 * The connectors that a configuration names by their files, as in `system: ./acme/connector.ts`, by that name. Throws
 * ConfigurationError when one is none; whatever else is wrong with the configuration is left to whoever reads all of it.
 */
export async function loadConnectors(file: string | null): Promise<Connectors> {
  const names = file === null ? [] : namesIn(file);
  const problems: string[] = [];
  const loaded: Record<string, Connector> = {};
  for (const name of names) {
    const found = await load(path.resolve(path.dirname(file ?? ''), name));
    if (typeof found === 'string') problems.push(`${file}, connections: ${name} ${found}`);
    else loaded[name] = found;
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return loaded;
}

function namesIn(file: string): readonly string[] {
  const parsed = mentions.safeParse(readIfPossible(file));
  if (!parsed.success) return [];
  const { crm, erp } = parsed.data.connections;
  return [...new Set([crm.system, erp.system])].filter((name) => /^(\.{0,2}\/)/.test(name));
}

const mention = z.object({ system: z.string() });
const mentions = z.object({ connections: z.object({ crm: mention, erp: mention }) });

function readIfPossible(file: string): unknown {
  try {
    return parseDocument(readFileSync(file, 'utf8')).toJS();
  } catch {
    return null;
  }
}

/** The connector, or what is wrong with the file as the rest of a sentence. */
async function load(file: string): Promise<Connector | string> {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    const parsed = moduleWire.safeParse(module);
    if (parsed.success) return parsed.data.connector;
    return 'is required to export `connector`, with a side `crm` or `erp` made by connectorSide';
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `cannot be loaded: ${reason}`;
  }
}

const side = z.object({
  settings: z.custom<z.ZodType>((value) => typeof value === 'object' && value !== null && 'safeParse' in value),
  create: z.custom((value) => typeof value === 'function'),
  webhooks: z.custom((value) => typeof value === 'function'),
});

// That the functions take and answer what they should is for the compiler and the contract to find.
const moduleWire = z.object({
  connector: z.custom<Connector>((value) => {
    const parsed = z.object({ crm: side.optional(), erp: side.optional() }).safeParse(value);
    return parsed.success && (parsed.data.crm ?? parsed.data.erp) !== undefined;
  }),
});
