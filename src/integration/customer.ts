import type { SourceRecord } from '#graphql/source-record.ts';
import { parseNodeId, storeNodeId } from '#model/node-id.ts';
import type { IntegrationContext } from './context.ts';
import { isAlive, type Link } from './identity/link-row.ts';
import type { Customer } from './identity/read-customers.ts';

/** The native ids by which the system of one side knows the customer. */
export function nativeIds({ links }: Customer, side: Link['side']): readonly string[] {
  return links.filter((link) => link.side === side && isAlive(link)).map(({ nativeId }) => nativeId);
}

export function globalCustomerId({ id }: Customer): string {
  return storeNodeId('customer', id);
}

/** The ULID behind a customer's global id; null when the text is none. */
export function customerIdOf(globalId: string): string | null {
  const ref = parseNodeId(globalId);
  return ref?.type === 'customer' ? ref.id : null;
}

/** Told from what identity has written down, so that a system that is down can still be pointed at. */
export function sourceOfLink({ connection, nativeId, side, facts }: Link, context: IntegrationContext): SourceRecord {
  const { system } = side === 'CRM' ? context.crm : context.erp;
  return { ...facts.source, connection, system, nativeId, stale: false };
}
