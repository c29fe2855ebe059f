import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts what was measured into the README of the benchmarks, in the place of what stood there between the marks of that name. */
export function showInReadme(name: 'figures' | 'conversions' | 'news' | 'starts', text: string): void {
  const readme = path.join(import.meta.dirname, 'README.md');
  const place = new RegExp(`(?<=<!-- ${name} -->\\n)[^]*(?=<!-- end of ${name} -->)`);
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replace(place, () => `\n${text}\n\n`),
  );
}
