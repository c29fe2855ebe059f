import { invalid } from './hubspot-error.ts';

interface AssociationType {
  readonly category: string;
  readonly typeId: number;
  readonly label: string | null;
}

/** Who is associated with whom, in both directions, in no order that means anything. */
export interface AssociationStore {
  associate(from: End, to: End, type?: AssociationType): void;
  /** Ids with the types of their associations. */
  of(from: End, toType: string): ReadonlyMap<string, readonly AssociationType[]>;
  /** What is associated with one record becomes associated with another. */
  move(from: End, to: End): void;
}

interface End {
  readonly type: string;
  readonly id: string;
}

const unlabelled: AssociationType = { category: 'HUBSPOT_DEFINED', typeId: 0, label: null };

export function createAssociationStore(): AssociationStore {
  const byEnd = new Map<string, Map<string, Map<string, AssociationType[]>>>();

  function add(from: End, to: End, type: AssociationType): void {
    const byType = byEnd.get(keyOf(from)) ?? new Map<string, Map<string, AssociationType[]>>();
    const byId = byType.get(to.type) ?? new Map<string, AssociationType[]>();
    byId.set(to.id, [...(byId.get(to.id) ?? []).filter(({ typeId }) => typeId !== type.typeId), type]);
    byType.set(to.type, byId);
    byEnd.set(keyOf(from), byType);
  }

  const of: AssociationStore['of'] = (from, toType) => byEnd.get(keyOf(from))?.get(toType) ?? new Map();

  return {
    of,
    associate(from, to, type = unlabelled) {
      for (const [line, parent] of [
        [from, to],
        [to, from],
      ] as const)
        if (line.type === 'line_items' && [...of(line, parent.type).keys()].some((id) => id !== parent.id))
          throw invalid('A line item belongs to one parent only');
      add(from, to, type);
      add(to, from, type);
    },
    move(from, to) {
      for (const [type, byId] of byEnd.get(keyOf(from)) ?? [])
        for (const [id, types] of byId)
          for (const each of types) {
            add(to, { type, id }, each);
            add({ type, id }, to, each);
            byEnd.get(keyOf({ type, id }))?.get(from.type)?.delete(from.id);
          }
      byEnd.delete(keyOf(from));
    },
  };
}

function keyOf({ type, id }: End): string {
  return `${type}/${id}`;
}
