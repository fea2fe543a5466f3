import { expect, it } from 'vitest'
import { problem } from './base/checking.ts'
import { personal } from './personal.ts'
import { summarise } from './registry.ts'

const { sampleXml } = personal

it('everything about a person may be absent, but a name needs its full form', () => {
  expect(problem(personal, '<personal/>')).toBe('')
  expect(problem(personal, '<personal><name><first>Ann</first></name></personal>')).toBe(
    'personal/name: full is missing before first',
  )
  expect(problem(personal, sampleXml.replace('<m>5</m>', '<m>13</m>'))).toBe(
    'personal/birthdate/date/m: this must be at most 12',
  )
  expect(problem(personal, sampleXml.replace('</personal>', '<shoe-size/></personal>'))).toContain(
    'shoe-size is not expected',
  )
})

it('is shown by name and birth', () => {
  expect(summarise(personal, sampleXml)).toBe('Ann Lindqvist, born 1979-05-23')
  expect(summarise(personal, '<personal/>')).toBe('Personal demographic information')
})
