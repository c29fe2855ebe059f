/** A small deterministic generator: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Random {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** Both ends included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** A generator of its own, so that one more draw in one place does not change all others. */
  fork(name: string): Random;
}

export function createRandom(seed: number): Random {
  let state = mix(seed);
  const fraction = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 2 ** 32;
  };
  const integer = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    fork: (name) => createRandom([...name].reduce((hash, letter) => mix(hash + (letter.codePointAt(0) ?? 0)), seed)),
  };
}

// Scrambles 32 bits: multiplication by odd constants spreads low bits upwards, shifts bring high bits down.
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** Picks items as often as their weights say. */
export function weightedPicker<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
): (random: Random) => Item {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  return (random) => {
    let left = random.fraction() * total;
    const found = items.find((item) => {
      left -= weightOf(item);
      return left < 0;
    });
    const item = found ?? items[0];
    if (item === undefined) throw new RangeError('there is nothing to pick from');
    return item;
  };
}
