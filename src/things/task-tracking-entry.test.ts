import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { taskTrackingEntry } from './task-tracking-entry.ts'

it('a task tracking entry is dated, shown and checked', () => {
  const { sampleXml } = taskTrackingEntry
  expect(checked(taskTrackingEntry, sampleXml).effectiveDate?.at).toBe('2026-02-03T21:02:00')
  expect(summarise(taskTrackingEntry, sampleXml)).toBe('all of it done')
  expect(problem(taskTrackingEntry, sampleXml.replace(/<tracking-time[ >].*?<\/tracking-time>/s, ''))).toBe(
    'task-tracking-entry: tracking-time is missing before tracking-type',
  )
  expect(problem(taskTrackingEntry, sampleXml.replace(/<\/task-tracking-entry>$/, '<stranger/>$&'))).toBe(
    'task-tracking-entry: the element stranger is not expected here',
  )
  expect(problem(taskTrackingEntry, sampleXml.replace('>Completion<', '>Done<'))).toContain(
    'task-tracking-entry/tracking-status: ',
  )
})
