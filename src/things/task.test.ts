import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { task } from './task.ts'

it('a task is dated, shown and checked', () => {
  const { sampleXml } = task
  expect(checked(task, sampleXml).effectiveDate?.at).toBe('2026-02-01T00:00:00')
  expect(summarise(task, sampleXml)).toBe('Screens off before bed, Under way')
  expect(problem(task, sampleXml.replace(/<date-started[ >].*?<\/date-started>/s, ''))).toBe(
    'task: date-started is missing before name',
  )
  expect(problem(task, sampleXml.replace(/<\/task>$/, '<stranger/>$&'))).toBe(
    'task: the element stranger is not expected here',
  )
  expect(problem(task, sampleXml.replace('<minutes-to-remind-before>10<', '<minutes-to-remind-before>-1<'))).toBe(
    'task/schedules/schedule/minutes-to-remind-before: this must be at least 0',
  )
})
