import { isDeepStrictEqual } from 'node:util';
import type { Contest, ContestantName } from './contestants.ts';
import { type Answer, ask } from './graph-client.ts';
import type { Operation } from './operations.ts';

export interface AnswerSizes {
  /** On average. */
  readonly objects: number;
  /** On average, by contestant. */
  readonly bytes: ReadonlyMap<ContestantName, number>;
}

/** Asks everybody for every variant, which also fills the caches; throws unless the data is the same. */
export async function compareAnswers(
  contestants: Contest['contestants'],
  { name: operation, variants }: Operation,
): Promise<AnswerSizes> {
  let objects = 0;
  const bytes = new Map<ContestantName, number>();
  for (const body of variants) {
    let first: Answer | undefined;
    for (const { name, title, graphUrl } of contestants) {
      const answer = await ask(graphUrl, body);
      first ??= answer;
      if (!isDeepStrictEqual(answer.data, first.data))
        throw new Error(`${operation}: ${title} answers other data than ${contestants[0].title} to ${body}`);
      bytes.set(name, (bytes.get(name) ?? 0) + Buffer.byteLength(answer.text) / variants.length);
    }
    objects += countObjects(first?.data) / variants.length;
  }
  return { objects, bytes };
}

function countObjects(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, item) => sum + countObjects(item), 0);
  return Array.isArray(value) ? inner : inner + 1;
}
