import { crc32 } from 'node:zlib';
import type { Position } from '#model/page.ts';
import { badUserInput } from './bad-user-input.ts';

/**
 * An opaque text for a place in a list. It names its list and carries a checksum, so that a cursor of another list or one
 * that was damaged on its way is refused instead of silently starting somewhere else.
 */
export function encodeCursor(list: string, position: Position): string {
  const content = JSON.stringify([list, position.key, position.id]);
  return Buffer.from(checksum(content) + content).toString('base64url');
}

/** The place that a cursor of this list means; BAD_USER_INPUT for any other text. */
export function decodeCursor(list: string, cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const content = text.slice(checksumLength);
  if (Buffer.from(text).toString('base64url') !== cursor || checksum(content) !== text.slice(0, checksumLength))
    throw badUserInput(`after must be a cursor of ${list}, got ${JSON.stringify(cursor.slice(0, 60))}`, 'after');
  const [found, key, id] = JSON.parse(content) as [string, string, string]; // the checksum says that we wrote it
  if (found !== list) throw badUserInput(`after must be a cursor of ${list}, got one of ${found}`, 'after');
  return { key, id };
}

const checksumLength = 8;

function checksum(content: string): string {
  return crc32(content).toString(16).padStart(checksumLength, '0');
}
