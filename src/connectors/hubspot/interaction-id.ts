import type { Position } from '#model/page.ts';
import { type EngagementName, engagementNames, isObjectId } from './object-types.ts';

/** An activity's id says its type, because HubSpot reads no activity without it: "calls-123". */
export function interactionId(name: EngagementName, id: string): string {
  return `${name}-${id}`;
}

/** Null for what is no such id. */
export function readInteractionId(text: string): { readonly name: EngagementName; readonly id: string } | null {
  const [word, id = '', ...rest] = text.split('-');
  const name = engagementNames.find((one) => one === word);
  return name === undefined || rest.length > 0 || !isObjectId(id) ? null : { name, id };
}

/** The place of an activity among those of all types: within one instant by type, then by number. */
export function placeAmongAll(name: EngagementName, { key, id }: Position): Position {
  return { key, id: interactionId(name, id.padStart(longestId, '0')) };
}

/** Where a list of one type goes on when the list of all types goes on behind a place; the newest first. */
export function placeWithin(name: EngagementName, after: Position): Position {
  const last = readInteractionId(after.id);
  if (last === null || last.name < name) return { key: after.key, id: beforeAnyId };
  return { key: after.key, id: last.name === name ? last.id : behindAnyId };
}

const longestId = 19;
const beforeAnyId = '0';
const behindAnyId = '9'.repeat(18);
