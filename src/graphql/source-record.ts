import type { Source, SourcedRecord } from '#ports/source.ts';

/** The parent of `SourceRecord`. */
export interface SourceRecord extends Source {
  readonly nativeId: string;
}

export function sourceRecord({ id, source }: SourcedRecord): SourceRecord {
  return { ...source, nativeId: id };
}
