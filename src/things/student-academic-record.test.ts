import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { read, summarise, write } from './registry.ts'
import { studentAcademicRecord } from './student-academic-record.ts'

const { sampleXml } = studentAcademicRecord

it('a student academic record is kept whole, and may be changed', () => {
  expect(checked(studentAcademicRecord, sampleXml).effectiveDate).toBeUndefined()
  expect(summarise(studentAcademicRecord, sampleXml)).toBe('Student academic record')
  const { value, common } = read(studentAcademicRecord, sampleXml)
  expect(write(studentAcademicRecord, value, common)).toBe(sampleXml)
  expect(studentAcademicRecord.immutable).toBe(false)
})

it.each(['ReportingDate', 'StudentSchoolEnrollmentData', 'SchoolAttendanceHistory', 'AcademicPerformanceSummary'])(
  'is refused without %s',
  name => {
    expect(problem(studentAcademicRecord, sampleXml.replace(new RegExp(`<${name}[ >].*?</${name}>`), ''))).toBe(
      `StudentAcademicRecord: ${name} is missing`,
    )
  },
)

it('is refused in another namespace, and without one', () => {
  const message = 'of the namespace http://www.sifinfo.org/infrastructure/2.x is expected'
  expect(problem(studentAcademicRecord, sampleXml.replace('/2.x"', '/3.x"'))).toContain(message)
  expect(problem(studentAcademicRecord, sampleXml.replace(/ xmlns="[^"]*"/, ''))).toContain(message)
})
