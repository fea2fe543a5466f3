import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './test/browser/chromium.ts'

const browserIsThere = existsSync(chromiumPath)
if (!browserIsThere)
  console.warn(`SKIPPED: pages are not tested, for there is no ${chromiumPath} (apt-get install chromium)`)

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
            'test/{protocol,published,faults,client}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: browserIsThere ? ['test/browser/**/*.test.ts'] : [],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One Chromium at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
