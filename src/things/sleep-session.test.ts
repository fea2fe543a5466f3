import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { sleepSession } from './sleep-session.ts'

const { sampleXml } = sleepSession

it('a night is dated by its morning and shown with its times', () => {
  expect(checked(sleepSession, sampleXml).effectiveDate?.at).toBe('2026-02-27T07:05:00')
  expect(summarise(sleepSession, sampleXml)).toBe('431 min asleep, 22:50 to 06:45')
})

it('is checked down to the phases', () => {
  expect(problem(sleepSession, sampleXml.replace('<h>22</h>', '<h>24</h>'))).toBe(
    'sleep-am/bed-time/h: this must be at most 23',
  )
  expect(problem(sleepSession, sampleXml.replace(/<wake-state>.*<\/wake-state>/, ''))).toContain(
    'wake-state is missing',
  )
  expect(problem(sleepSession, sampleXml.replace('<wake-state>2<', '<wake-state>4<'))).toContain(
    'sleep-am/wake-state: this must be at most 3',
  )
  expect(problem(sleepSession, sampleXml.replace(/<sleep-phase-summary>.*<\/sleep-phase-summary>/, ''))).toBe(
    'sleep-am/sleep-phase-summary-group: sleep-phase-summary is missing',
  )
})
