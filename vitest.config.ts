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
