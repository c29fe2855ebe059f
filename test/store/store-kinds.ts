import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { StoreOptions } from '#store/open-store.ts';

/** A place for a store, empty at first; `discard` removes all of it. */
export interface StorePlace {
  readonly options: StoreOptions;
  discard(): Promise<void>;
}

export interface StoreKind {
  readonly name: string;
  makePlace(): Promise<StorePlace>;
}

const serverUrl = process.env.TEST_DATABASE_URL;

export const embedded: StoreKind = { name: 'the embedded database', makePlace: makeDirectory };

/** Null without TEST_DATABASE_URL, the address of a PostgreSQL server whose user may create databases. */
export const postgres: StoreKind | null =
  serverUrl === undefined ? null : { name: 'a PostgreSQL server', makePlace: () => makeDatabase(serverUrl) };

/** What a store must do, it must do on each of these. */
export const storeKinds: readonly StoreKind[] = postgres === null ? [embedded] : [embedded, postgres];

async function makeDirectory(): Promise<StorePlace> {
  const directory = await mkdtemp(path.join(tmpdir(), 'grial-store-'));
  return { options: { directory }, discard: () => rm(directory, { recursive: true, force: true }) };
}

async function makeDatabase(server: string): Promise<StorePlace> {
  const name = `grial_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    options: { directory: tmpdir(), databaseUrl: url.href },
    discard: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
