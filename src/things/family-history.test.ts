import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { familyHistory, familyHistory1, familyHistory2 } from './family-history.ts'
import { convert, read, summarise, type ThingType } from './registry.ts'

it('a family history of version 3 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory
  expect(checked(familyHistory, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory, sampleXml)).toBe('Type 2 diabetes, High blood pressure, Father')
  expect(problem(familyHistory, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})

it('a family history of version 1 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory1
  expect(checked(familyHistory1, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory1, sampleXml)).toBe('Breast cancer, Mother')
  expect(problem(familyHistory1, sampleXml.replace(/<condition[ >].*?<\/condition>/s, ''))).toBe(
    'family-history: condition is missing before relationship',
  )
  expect(problem(familyHistory1, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})

it('a family history of version 2 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory2
  expect(checked(familyHistory2, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory2, sampleXml)).toBe('Heart attack, Father')
  expect(problem(familyHistory2, sampleXml.replace(/<condition[ >].*?<\/condition>/s, ''))).toBe(
    'family-history: condition is missing before relative',
  )
  expect(problem(familyHistory2, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})

const v1 = (inner: string) => `<family-history><condition><text>Asthma</text></condition>${inner}</family-history>`
const v2 = (dates: string, relative = '') =>
  `<family-history><condition><name><text>Asthma</text></name>${dates}</condition>${relative}</family-history>`
/** Value and note of a conversion, as somebody sees them who knows nothing of what is kept for the way back. */
function seen<T>(xml: string, from: ThingType, to: ThingType<T>) {
  const { value, common } = read(to, convert(xml, from, to))
  return { value, note: common.note }
}

it('an age becomes a year where the birth is known, and stays an age in the note where it is not', () => {
  const born = '<date-of-birth><y>1931</y></date-of-birth>'
  expect(seen(v1(`<age-of-onset>58</age-of-onset>${born}`), familyHistory1, familyHistory2)).toEqual({
    value: {
      condition: { name: { text: 'Asthma', code: [] }, onsetDate: { y: 1989 } },
      relative: { dateOfBirth: { y: 1931 } },
    },
    note: undefined,
  })
  expect(seen(v1('<age-of-onset>58</age-of-onset>'), familyHistory1, familyHistory2).note).toMatch(/^Began at: 58/)
})

it('an age beyond every calendar is no reason to refuse the thing', () => {
  const xml = v1('<age-of-onset>2147483647</age-of-onset><date-of-birth><y>1931</y></date-of-birth>')
  const { value, note } = seen(xml, familyHistory1, familyHistory2)
  expect(value.condition.onsetDate).toBeUndefined()
  expect(note).toMatch(/^Began at: 2147483647/)
})

it('what the first version has no element for is said in the note', () => {
  const xml = v1(
    '<duration><start-date><structured><date><y>1990</y></date></structured></start-date></duration><is-recurring>true</is-recurring>',
  )
  expect(seen(xml, familyHistory1, familyHistory2).note).toBe('Duration: 1990\nComes again: yes')
})

it('a date becomes an age, and its month and day are said in the note', () => {
  const born = '<relative><date-of-birth><y>1950</y></date-of-birth></relative>'
  const year = seen(v2('<onset-date><y>1998</y></onset-date>', born), familyHistory2, familyHistory1)
  expect(year).toMatchObject({ value: { ageOfOnset: 48 }, note: undefined })
  const day = seen(v2('<onset-date><y>1998</y><m>11</m><d>3</d></onset-date>', born), familyHistory2, familyHistory1)
  expect(day).toMatchObject({ value: { ageOfOnset: 48 }, note: 'Began: 1998-11-03' })
  const before = seen(v2('<onset-date><y>1949</y></onset-date>', born), familyHistory2, familyHistory1)
  expect(before.value.ageOfOnset).toBeUndefined()
  expect(before.note).toBe('Began: 1949')
})

it('further conditions of a relative go to the note with all that is known of them', () => {
  const more =
    '<condition><name><text>Type 2 diabetes</text></name><onset-date><y>2014</y><m>5</m></onset-date>' +
    '<resolution>diet</resolution><severity><text>mild</text></severity></condition>'
  const xml = v2('').replace('</family-history>', `${more}</family-history>`)
  const note = 'Condition: Type 2 diabetes (Began: 2014-05, Ended by: diet, Severity: mild)'
  expect(seen(xml, familyHistory, familyHistory2).note).toBe(note)
  expect(seen(xml, familyHistory, familyHistory1).note).toBe(note)
})

it('a relative of unknown relation is Unknown where a relation has to be given, and only there', () => {
  const xml = v2('', '<relative><date-of-birth><y>1950</y></date-of-birth></relative>')
  const newest = convert(xml, familyHistory2, familyHistory)
  expect(read(familyHistory, newest).value.relative?.relationship).toEqual({ text: 'Unknown', code: [] })
  expect(read(familyHistory2, convert(newest, familyHistory, familyHistory2)).value.relative).toEqual({
    dateOfBirth: { y: 1950 },
  })
})
