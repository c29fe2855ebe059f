import { defineConfig } from 'vitest/config';

// Of their own, so that nobody else waits until the databases of a real Tryton are filled.
const withTryton = ['test/systems/tryton/*.test.ts', 'test/contract/tryton-*.test.ts'];

export default defineConfig({
  // The libraries around graphql require() its CommonJS build; importing the other build would make a second, foreign graphql.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    maxWorkers: 2,
    // They end what hangs. A test waits for what it is about, however long a busy machine takes for it.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: { name: 'grial', include: ['test/**/*.test.ts', 'examples/**/*.test.ts'], exclude: withTryton },
      },
      {
        extends: true,
        test: { name: 'tryton', include: withTryton, globalSetup: 'test/systems/tryton/fill-databases.ts' },
      },
    ],
  },
});
