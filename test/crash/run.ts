import { parseArgs } from 'node:util';
import { runCrash } from './crash-run.ts';

// The full run: npm run crash -- --conversions 1000. Ends with exit code 1 when an order was made twice or lost.

const { values } = parseArgs({
  options: {
    conversions: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    freezes: { type: 'string', default: '6' },
    naive: { type: 'boolean', default: false },
  },
});

const stopping = new AbortController();
for (const event of ['SIGINT', 'SIGTERM'])
  process.on(event, () => stopping.abort(new Error(`stopped by ${event}, and everything with it`)));

const conversions = Number(values.conversions);
const summary = await runCrash({
  conversions,
  killsPerPoint: Number(values.kills),
  freezes: Number(values.freezes),
  naive: values.naive,
  withinMs: 60_000 + conversions * 1_500,
  onProgress: (line) => console.log(line),
  signal: stopping.signal,
});
console.log(JSON.stringify(summary, null, 2));
const { duplicates, lost, mismatches, drafts, duplicateCustomers, bugs } = summary;
process.exitCode = duplicates + lost + mismatches + drafts + duplicateCustomers + bugs.length === 0 ? 0 : 1;
