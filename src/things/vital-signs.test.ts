import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { words } from './base/codable-value.ts'
import { dateTimeOf } from './base/dates.ts'
import { summarise, write } from './registry.ts'
import { type VitalSigns, vitalSigns } from './vital-signs.ts'

it('a vital signs is dated, shown and checked', () => {
  const { sampleXml } = vitalSigns
  expect(checked(vitalSigns, sampleXml).effectiveDate?.at).toBe('2026-01-09T09:05:00')
  expect(summarise(vitalSigns, sampleXml)).toBe('Temperature 36.7 °C, Pulse 72 beats per minute')
  expect(problem(vitalSigns, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'vital-signs: when is missing before vital-signs-results',
  )
  expect(problem(vitalSigns, sampleXml.replace(/<\/vital-signs>$/, '<stranger/>$&'))).toBe(
    'vital-signs: the element stranger is not expected here',
  )
})

it('a sign without a number does not take the number of the next one', () => {
  const value: VitalSigns = {
    when: dateTimeOf('2026-01-09T09:05'),
    vitalSignsResults: [
      { title: words('Blood pressure'), textValue: 'could not be taken' },
      { title: words('Pulse'), value: 72 },
    ],
  }
  const xml = write(vitalSigns, value)
  expect(summarise(vitalSigns, xml)).toBe('Blood pressure could not be taken, Pulse 72')
  const column = vitalSigns.columns.find(c => c.label === 'Signs')!
  expect(column.row(value)).toBe('Blood pressure could not be taken, Pulse 72')
  expect(problem(vitalSigns, xml.replace('<title><text>Pulse</text></title>', ''))).toBe(
    'vital-signs/vital-signs-results: title is missing before value',
  )
})
