import { defineConfig } from 'vitest/config'

const shared = { globalSetup: ['test/setup.ts'], pool: 'threads', isolate: false, testTimeout: 20_000 } as const

export default defineConfig({
  test: {
    // Two cores are common; each worker has its own pools of connections.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'test/{protocol,published,faults}/**/*.test.ts',
          ],
        },
      },
      { test: { ...shared, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
