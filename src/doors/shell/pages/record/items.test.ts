import { expect, test } from 'vitest'
import { latestFirst } from './items.ts'

test('the last change comes first, however many decimals its second has', () => {
  const at = (time: string) => ({
    updated: { at: `2026-01-01T00:00:${time}`, personId: '', person: '', application: '', action: 'Updated' as const },
  })
  const sorted = ['05Z', '05.12Z', '05.123Z', '05.1Z', '05.009Z'].map(at).sort(latestFirst)
  expect(sorted.map(({ updated }) => updated.at.slice(17))).toEqual(['05.123Z', '05.12Z', '05.1Z', '05.009Z', '05Z'])
})
