import { invalid, notFound } from './hubspot-error.ts';
import {
  type ObjectDefinition,
  objectDefinitions,
  pipelineDefinitions,
  type PropertyDefinition,
} from './object-definitions.ts';

export interface StoredObject {
  readonly id: string;
  readonly properties: Map<string, string>;
  readonly createdAtMs: number;
  modifiedAtMs: number;
  /** When it was last written by the fake's own clock, whatever it says of itself. */
  writtenAtMs: number;
  archivedAtMs: number | null;
  mergedInto: string | null;
}

/** A record made from outside, with instants of its own choosing. */
interface Seed {
  readonly properties: Readonly<Record<string, string | undefined>>;
  readonly createdAt?: string | undefined;
  readonly modifiedAt?: string | undefined;
}

/** One type of object: its records and its properties. */
export interface ObjectTable {
  readonly definition: ObjectDefinition;
  readonly properties: Map<string, PropertyDefinition>;
  readonly groups: Set<string>;
  /** Past the rules: whatever HubSpot itself may have made. */
  seed(seed: Seed): string;
  create(properties: Readonly<Record<string, string>>): StoredObject;
  update(id: string, properties: Readonly<Record<string, string>>): StoredObject;
  archive(id: string): void;
  merge(primaryId: string, otherId: string): StoredObject;
  /** A merged id leads to the record that survives. Archived records do not exist. */
  find(id: string): StoredObject | null;
  findByUnique(property: string, value: string): StoredObject | null;
  require(id: string): StoredObject;
  live(): readonly StoredObject[];
  archived(): readonly StoredObject[];
  /** A property as it is answered and searched; null when it has no value. */
  valueOf(object: StoredObject, name: string): string | null;
}

/** All tables of one account, numbered together as HubSpot does, under a clock that never stands still. */
export function createTables(): ReadonlyMap<string, ObjectTable> {
  let lastId = 101_000_000;
  let lastMs = 0;
  const counters: Counters = {
    nextId: () => String((lastId += 1)),
    now: () => (lastMs = Math.max(Date.now(), lastMs + 1)),
  };
  return new Map(
    Object.entries(objectDefinitions).map(([name, definition]) => [name, createTable(name, definition, counters)]),
  );
}

interface Counters {
  nextId(): string;
  now(): number;
}

function createTable(name: string, definition: ObjectDefinition, { nextId, now }: Counters): ObjectTable {
  const objects = new Map<string, StoredObject>();
  const properties = new Map(Object.entries(definition.properties));
  const { staged, createdProperty, modifiedProperty } = definition;

  function seed({ properties: values, createdAt, modifiedAt }: Seed): string {
    const nowMs = now();
    const object: StoredObject = {
      id: nextId(),
      properties: new Map(),
      createdAtMs: createdAt === undefined ? nowMs : Date.parse(createdAt),
      modifiedAtMs: modifiedAt === undefined ? nowMs : Date.parse(modifiedAt),
      writtenAtMs: nowMs,
      archivedAtMs: null,
      mergedInto: null,
    };
    for (const [property, value] of Object.entries(values))
      if (value !== undefined) object.properties.set(property, normalized(property, value));
    objects.set(object.id, object);
    return object.id;
  }

  function find(id: string): StoredObject | null {
    const object = objects.get(id);
    if (object === undefined || object.archivedAtMs !== null) return null;
    return object.mergedInto === null ? object : find(object.mergedInto);
  }

  function findByUnique(property: string, value: string): StoredObject | null {
    if (properties.get(property)?.hasUniqueValue !== true)
      throw invalid(`Property "${property}" is not a unique property`);
    return live().find((object) => object.properties.get(property) === value) ?? null;
  }

  function require(id: string): StoredObject {
    const object = find(id);
    if (object === null) throw notFound('resource not found');
    return object;
  }

  function live(): readonly StoredObject[] {
    return [...objects.values()].filter(({ archivedAtMs, mergedInto }) => archivedAtMs === null && mergedInto === null);
  }

  function touch(object: StoredObject): void {
    object.writtenAtMs = now();
    object.modifiedAtMs = object.writtenAtMs;
  }

  function check(values: Readonly<Record<string, string>>, existing: StoredObject | null): void {
    for (const [property, value] of Object.entries(values)) {
      const known = properties.get(property);
      if (known === undefined) throw invalid(`Property values were not valid: Property "${property}" does not exist`);
      if (known.readOnly === true) throw invalid(`Property values were not valid: "${property}" is read only`);
      if (value !== '') normalized(property, value);
      if (known.hasUniqueValue === true && (findByUnique(property, value) ?? existing) !== existing)
        throw invalid(`"${value}" is already the value of "${property}" of another record`);
    }
    const stageId = staged && values[staged.stage];
    if (staged === undefined || stageId === undefined) return;
    const found = stageOf(name, stageId);
    const pipelineId = values[staged.pipeline] ?? existing?.properties.get(staged.pipeline) ?? found?.pipelineId;
    if (found === null || found.pipelineId !== pipelineId)
      throw invalid(`Property values were not valid: "${stageId}" is not a stage of the pipeline`);
  }

  function normalized(property: string, value: string): string {
    const wrong = () => invalid(`Property values were not valid: "${value}" is no value of "${property}"`);
    const known = properties.get(property);
    switch (known?.type) {
      case 'datetime': {
        const ms = /^-?\d+$/.test(value) ? Number(value) : Date.parse(value);
        if (Number.isNaN(ms)) throw wrong();
        return new Date(ms).toISOString();
      }
      case 'number':
        if (value.trim() === '' || Number.isNaN(Number(value))) throw wrong();
        return value;
      case 'bool':
        if (value !== 'true' && value !== 'false') throw wrong();
        return value;
      case 'enumeration':
        if (known.options?.includes(value) !== true) throw wrong();
        return value;
      case 'string':
      case undefined:
        return value;
    }
  }

  return {
    definition,
    properties,
    groups: new Set(),
    seed,
    find,
    findByUnique,
    require,
    live,
    archived: () => [...objects.values()].filter(({ archivedAtMs }) => archivedAtMs !== null),

    create(values) {
      const missing = definition.required.filter((property) => values[property] === undefined);
      if (missing.length > 0) throw invalid(`Error creating: required properties were not set: ${missing.join(', ')}`);
      check(values, null);
      const pipelineId = staged && stageOf(name, values[staged.stage])?.pipelineId;
      const withPipeline =
        staged === undefined || pipelineId === undefined ? values : { [staged.pipeline]: pipelineId, ...values };
      return require(seed({ properties: withPipeline }));
    },

    update(id, values) {
      const object = require(id);
      check(values, object);
      for (const [property, value] of Object.entries(values))
        if (value === '') object.properties.delete(property);
        else object.properties.set(property, normalized(property, value));
      touch(object);
      return object;
    },

    archive(id) {
      require(id).archivedAtMs = now();
    },

    merge(primaryId, otherId) {
      const primary = require(primaryId);
      const other = require(otherId);
      const merged = [primary, other].flatMap((object) => object.properties.get('hs_merged_object_ids') ?? []);
      primary.properties.set('hs_merged_object_ids', [...merged, otherId].join(';'));
      other.mergedInto = primaryId;
      touch(primary);
      return primary;
    },

    valueOf(object, property) {
      if (property === 'hs_object_id') return object.id;
      if (property === modifiedProperty) return new Date(object.modifiedAtMs).toISOString();
      if (property === createdProperty) return new Date(object.createdAtMs).toISOString();
      if (property === 'hs_deal_stage_probability')
        return stageOf(name, object.properties.get('dealstage'))?.stage.metadata['probability'] ?? null;
      return object.properties.get(property) ?? null;
    },
  };
}

function stageOf(type: string, stageId: string | undefined) {
  for (const pipeline of pipelineDefinitions[type] ?? []) {
    const stage = pipeline.stages.find(({ id }) => id === stageId);
    if (stage !== undefined) return { pipelineId: pipeline.id, stage };
  }
  return null;
}
