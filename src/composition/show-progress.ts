import type { WriteStream } from 'node:tty';

/** A bar that is drawn over itself on a terminal; elsewhere, as in the log of a nightly run, only its end is written. */
export function showProgress(output: Pick<WriteStream, 'isTTY' | 'write'>, done: number, all: number): void {
  const filled = all === 0 ? width : Math.floor((width * done) / all);
  const bar = `[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${done} of ${all} deals`;
  if (output.isTTY) output.write(`\r${bar}${done === all ? '\n' : ''}`);
  else if (done === all) output.write(`${bar}\n`);
}

const width = 30;
