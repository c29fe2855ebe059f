import type { WriteStream } from 'node:tty';

export interface Progress {
  readonly what: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly all: number | null;
}

/** A bar that is drawn over itself on a terminal; elsewhere, as in the log of a nightly run, only its end is written. */
export function showProgress(output: Pick<WriteStream, 'isTTY' | 'write'>, { what, done, all }: Progress): void {
  const filled = all === 0 ? width : Math.floor((width * done) / (all ?? Infinity));
  const bar = `[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${done} of ${all ?? 'many'} ${what}`;
  if (output.isTTY) output.write(`\r${bar}${done === all ? '\n' : ''}`);
  else if (done === all) output.write(`${bar}\n`);
}

const width = 30;
