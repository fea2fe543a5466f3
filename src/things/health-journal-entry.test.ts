import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { healthJournalEntry } from './health-journal-entry.ts'
import { summarise } from './registry.ts'

it('a health journal entry is dated, shown and checked', () => {
  const { sampleXml } = healthJournalEntry
  expect(checked(healthJournalEntry, sampleXml).effectiveDate?.at).toBe('2026-02-26T00:00:00')
  expect(summarise(healthJournalEntry, sampleXml)).toBe(
    'Slept through for the first time in weeks. No coffee after noon.',
  )
  expect(problem(healthJournalEntry, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'health-journal-entry: when is missing before content',
  )
  expect(problem(healthJournalEntry, sampleXml.replace(/<\/health-journal-entry>$/, '<stranger/>$&'))).toBe(
    'health-journal-entry: the element stranger is not expected here',
  )
})
