import { once } from 'node:events';
import type { TurnTaker } from '#ports/write-turns.ts';
import { createWriteTurns, type WriteTurnsOptions } from '#store/write-turns.ts';

// A process that takes its turn, says so, and ends with the exit code 3 when it has lost it.

const [databaseUrl = '', system = '', options = ''] = process.argv.slice(2);
const turns = createWriteTurns(databaseUrl, JSON.parse(options) as WriteTurnsOptions);
await turns.take(
  JSON.parse(system) as TurnTaker,
  async ({ signal }) => {
    console.log('mine');
    if (signal !== undefined) await once(signal, 'abort');
  },
  {},
);
process.exit(3);
