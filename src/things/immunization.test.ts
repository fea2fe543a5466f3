import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { immunization, immunization1 } from './immunization.ts'
import { convert, read, summarise } from './registry.ts'

describe('immunization', () => {
  it('is dated, shown and checked', () => {
    expect(checked(immunization, immunization.sampleXml).effectiveDate?.at).toBe('2025-10-14T00:00:00')
    expect(summarise(immunization1, immunization1.sampleXml)).toBe('Hepatitis A vaccine (HepA), dose 1')
    const undated = (xml: string) => xml.replace(/<administration-date>.*<\/administration-date>/, '')
    expect(problem(immunization, undated(immunization.sampleXml))).toBe('')
    expect(problem(immunization1, undated(immunization1.sampleXml))).toBe(
      'immunization: administration-date is missing before manufacturer',
    )
    expect(problem(immunization1, immunization.sampleXml)).toBe(
      'immunization/manufacturer: the element text is not expected here',
    )
    expect(problem(immunization, immunization.sampleXml.replace('<y>2026</y>', '<y>26</y>'))).toContain(
      'expiration-date/y',
    )
  })

  it('the maker changes between words and words with codes', () => {
    const newer = convert(immunization1.sampleXml, immunization1, immunization)
    expect(read(immunization, newer).value.manufacturer).toEqual({ text: 'Aventis Pasteur', code: [] })
    expect(convert(newer, immunization, immunization1)).toBe(immunization1.sampleXml)
  })

  it('a dose without a date gets one in words', () => {
    const xml = '<immunization><name><text>BCG</text></name></immunization>'
    expect(read(immunization1, convert(xml, immunization, immunization1)).value.administrationDate).toEqual({
      descriptive: 'Unknown',
    })
  })
})
