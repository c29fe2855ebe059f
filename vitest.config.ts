import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The libraries around graphql require() its CommonJS build; importing the other build would make a second, foreign graphql.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
