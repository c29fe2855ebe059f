import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TrytonDatabase } from './databases.ts';

/** Writes a configuration of trytond into the directory and answers its file. */
export async function writeTrytonConfig(
  directory: string,
  port: number,
  database: Pick<TrytonDatabase, 'section'>,
): Promise<string> {
  const file = path.join(directory, 'trytond.conf');
  const sections = {
    web: { listen: `127.0.0.1:${port}` },
    database: database.section,
    session: { timeout: '86400', max_attempt: '20' },
    password: { entropy: '0.1' },
    // Nothing listens there: no mail leaves.
    email: { uri: 'smtp://127.0.0.1:9' },
  };
  const text = Object.entries(sections).map(([name, values]) =>
    [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`)].join('\n'),
  );
  await writeFile(file, `${text.join('\n')}\n`);
  return file;
}
