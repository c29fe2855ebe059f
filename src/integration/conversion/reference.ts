import { createHash } from 'node:crypto';

/**
 * By which the ERP knows an order to be that of a deal: "GR-CRM-10023-1". The same deal and generation always give the same
 * reference and no others do. Upper case, digits and hyphens, at most 35 characters, which is what the reference field of
 * every ERP takes.
 */
export function orderReference(dealConnection: string, dealId: string, generation: number): string {
  if (!Number.isInteger(generation) || generation < 1 || generation > maxGeneration)
    throw new RangeError(`a generation from 1 to ${maxGeneration} is required, got ${generation}`);
  return `${dealReferencePrefix(dealConnection, dealId)}${generation}`;
}

/** What the references of all generations of one deal begin with, and no others. */
export function dealReferencePrefix(dealConnection: string, dealId: string): string {
  return `${connectionReferencePrefix(dealConnection)}${dealPart(dealConnection, dealId)}-`;
}

/** What the references of all deals of one connection begin with, and no others. */
export function connectionReferencePrefix(dealConnection: string): string {
  return `GR-${connectionPart(dealConnection)}-`;
}

export interface ReadReference {
  readonly dealId: string;
  readonly generation: number;
}

/** The deal that a reference of this connection speaks of; null for other texts, and where the id did not fit and was hashed. */
export function readOrderReference(dealConnection: string, reference: string): ReadReference | null {
  const prefix = connectionReferencePrefix(dealConnection);
  const [, dealId, generation] = /^([A-Z0-9]+)-([1-9]\d{0,2})$/.exec(reference.slice(prefix.length)) ?? [];
  if (!reference.startsWith(prefix) || dealId === undefined || generation === undefined) return null;
  return { dealId, generation: Number(generation) };
}

/** What the references of all generations of the same deal begin with, whatever deal it is; null for what is no reference. */
export function splitReference(reference: string): { readonly prefix: string; readonly generation: number } | null {
  const [, prefix, generation] = /^(GR-[A-Z0-9]+-(?:[A-Z0-9]+|H-[A-Z2-7]{16})-)([1-9]\d{0,2})$/.exec(reference) ?? [];
  return prefix === undefined ? null : { prefix, generation: Number(generation) };
}

const maxGeneration = 999;
const maxPlainDealId = 18;
// 80 bits: among a million deals the chance that any two share a hash is about 1 in 10¹².
const hashLength = 16;
// Longer than any plain connection part, so that the two kinds never meet.
const connectionHashLength = 8;

function connectionPart(connection: string): string {
  return /^[a-z0-9]{1,8}$/.test(connection)
    ? connection.toUpperCase()
    : `X${hash([connection]).slice(0, connectionHashLength)}`;
}

/** A plain id has no hyphen, a hashed one has: the two kinds never meet either. */
function dealPart(connection: string, dealId: string): string {
  return dealId.length <= maxPlainDealId && /^[A-Z0-9]+$/.test(dealId)
    ? dealId
    : `H-${hash([connection, dealId]).slice(0, hashLength)}`;
}

/** Letters and digits of which five bits each go into one: RFC 4648, base 32. */
function hash(parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return (bits.match(/.{5}/g) ?? []).map((group) => alphabet[Number.parseInt(group, 2)]).join('');
}
