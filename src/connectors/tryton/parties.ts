import type { Call } from '#ports/source.ts';
import type { Installation } from './installation.ts';
import type { Domain } from './link.ts';
import { toId } from './values.ts';

/** Leaves out who was merged into another: that one stands for both. */
export const notMerged: Domain = [['replaced_by', '=', null]];

/**
 * Which parties are customers. Tryton does not mark them: everyone it knows is a party. Left out are the company itself, its
 * employees, and the persons who are contacts of a company.
 */
export async function customerScope(
  installation: (call: Call) => Promise<Installation>,
  contactRelation: string | undefined,
  call: Call,
): Promise<Domain> {
  const { ownParties } = await installation(call);
  return [
    ['id', 'not in', ownParties.map(toId)],
    ...(contactRelation === undefined ? [] : [['relations', 'not where', [['type.name', '=', contactRelation]]]]),
  ];
}
