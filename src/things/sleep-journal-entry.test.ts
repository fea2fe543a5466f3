import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { sleepJournalEntry } from './sleep-journal-entry.ts'

it('a sleep journal entry is dated, shown and checked', () => {
  const { sampleXml } = sleepJournalEntry
  expect(checked(sleepJournalEntry, sampleXml).effectiveDate?.at).toBe('2026-02-26T21:15:00')
  expect(summarise(sleepJournalEntry, sampleXml)).toBe('alert, nap 25 min')
  expect(problem(sleepJournalEntry, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'sleep-pm: when is missing before caffeine',
  )
  expect(problem(sleepJournalEntry, sampleXml.replace(/<\/sleep-pm>$/, '<stranger/>$&'))).toBe(
    'sleep-pm: the element stranger is not expected here',
  )
  expect(problem(sleepJournalEntry, sampleXml.replace('<sleepiness>3<', '<sleepiness>5<'))).toBe(
    'sleep-pm/sleepiness: this must be at most 4',
  )
  expect(problem(sleepJournalEntry, sampleXml.replace('<h>7<', '<h>-1<'))).toBe(
    'sleep-pm/caffeine/h: this must be at least 0',
  )
})
