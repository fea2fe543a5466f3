import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { studentAcademicRecord } from './student-academic-record.ts'

it('an education - SIF student academic record (preview) is dated, shown and checked', () => {
  const { sampleXml } = studentAcademicRecord
  expect(checked(studentAcademicRecord, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(studentAcademicRecord, sampleXml)).toBe('Student academic record')
  expect(problem(studentAcademicRecord, '<other/>')).toContain('is expected')
})
