import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts}/**/*.test.{ts,tsx}'],
          globalSetup: 'src/platform/database/server-for-tests.ts',
          // a process keeps its modules and its embedded database for the next files: both take longer than most tests
          isolate: false,
          // Code that the engine of the embedded database no longer needs stays: freeing it has ended Node 24 at random
          // («jit_page_->allocations_.erase», github.com/nodejs/node/issues/64500).
          execArgv: ['--no-wasm-code-gc'],
        },
      },
      {
        extends: true,
        test: {
          name: 'walks',
          include: ['walks/**/*.walk.ts'],
          globalSetup: 'walks/support/demo-template.ts',
          testTimeout: 120_000,
        },
      },
    ],
  },
})
