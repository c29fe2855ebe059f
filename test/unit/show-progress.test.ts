import { expect, it } from 'vitest';
import { type Progress, showProgress } from '#composition/show-progress.ts';

it('draws a bar over itself on a terminal, and writes only the end of it elsewhere', () => {
  const steps: readonly Progress[] = [
    { what: 'deals', done: 0, all: 300 },
    { what: 'deals', done: 150, all: 300 },
    { what: 'deals', done: 300, all: 300 },
  ];
  const half = `${'#'.repeat(15)}${' '.repeat(15)}`;
  expect(written(true, steps)).toEqual([
    `\r[${' '.repeat(30)}] 0 of 300 deals`,
    `\r[${half}] 150 of 300 deals`,
    `\r[${'#'.repeat(30)}] 300 of 300 deals\n`,
  ]);
  expect(written(false, steps)).toEqual([`[${'#'.repeat(30)}] 300 of 300 deals\n`]);
});

it('knows how many are done where nobody knows how many there are, and that nothing is done with none', () => {
  expect(written(true, [{ what: 'accounts', done: 700, all: null }])).toEqual([
    `\r[${' '.repeat(30)}] 700 of many accounts`,
  ]);
  expect(written(true, [{ what: 'accounts', done: 0, all: 0 }])).toEqual([`\r[${'#'.repeat(30)}] 0 of 0 accounts\n`]);
});

function written(isTTY: boolean, steps: readonly Progress[]): readonly string[] {
  const texts: string[] = [];
  const output = { isTTY, write: (text: string) => texts.push(text) > 0 };
  for (const step of steps) showProgress(output, step);
  return texts;
}
