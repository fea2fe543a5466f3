import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { medication, medication1 } from './medication.ts'
import { convert, read, summarise } from './registry.ts'

const day = (y: number) => `<structured><date><y>${y}</y><m>1</m><d>2</d></date></structured>`
const old = (inner: string) => `<medication><name>Aspirin</name>${inner}</medication>`

describe('medication', () => {
  it('is shown by name and strength, and ends when it is stopped', () => {
    expect(summarise(medication, medication.sampleXml)).toBe('Lisinopril 10 mg, 1 tablet, once a day')
    expect(summarise(medication1, medication1.sampleXml)).toBe('Penicillin V 800 Milligram (mg), Three times a day')
    const stopped = `<medication><name><text>A</text></name><date-discontinued>${day(2024)}</date-discontinued></medication>`
    expect(checked(medication, stopped)).toEqual({ updatedEndDate: '2024-01-02T00:00:00', relatedThings: [] })
  })

  it('is checked', () => {
    expect(problem(medication1, '<medication/>')).toBe('')
    expect(problem(medication, '<medication/>')).toBe('medication: name is missing')
    expect(problem(medication, medication.sampleXml.replace('<refills>3</refills>', '<refills>-1</refills>'))).toBe(
      'medication/prescription/refills: this must be at least 0',
    )
    expect(problem(medication, medication.sampleXml.replace(/<prescribed-by>.*<\/prescribed-by>/, ''))).toContain(
      'prescribed-by is missing',
    )
    expect(problem(medication1, old('<dose-value><exact-dose>0</exact-dose></dose-value>'))).toContain(
      'exact-dose: this must be more than 0',
    )
    expect(problem(medication, medication.sampleXml.replace('<dose>', '<taste/><dose>'))).toContain(
      'taste is not expected',
    )
  })

  it('what the newer version has no place for goes to the note, below what stands there', () => {
    const xml = old(
      `<code>17</code><date-filled>${day(2011)}</date-filled><duration>10</duration><duration-unit><text>days</text></duration-unit>` +
        '<refills-left>2</refills-left><pharmacy><phone><number>555 0100</number></phone></pharmacy><prescription-number>R-9</prescription-number>',
    )
    const { value, common } = read(
      medication,
      convert(`${xml}<common><note>With water.</note></common>`, medication1, medication),
    )
    expect(value).toEqual({ name: { text: 'Aspirin', code: [] } })
    expect(common.note).toBe(
      'With water.\nCodes: 17\nFetched: 2011-01-02\nDuration: 10 days\nRefills left: 2\nPharmacy: 555 0100\nPrescription number: R-9',
    )
  })

  it('a prescription is made when there is something to put into it', () => {
    const upgraded = (inner: string) => read(medication, convert(old(inner), medication1, medication)).value
    expect(upgraded('<is-prescribed>false</is-prescribed>')).toMatchObject({ prescribed: { code: [{ value: 'OTC' }] } })
    expect(upgraded('<is-prescribed>true</is-prescribed>').prescription).toBeUndefined()
    expect(upgraded('<refills>2</refills>').prescription).toEqual({
      prescribedBy: { name: { full: 'Unknown' } },
      refills: 2,
    })
  })

  it('a dose between two numbers is kept in words', () => {
    const inner =
      '<dose-value><min-dose>0.5</min-dose><max-dose>1</max-dose></dose-value><dose-unit><text>tablets</text></dose-unit>'
    expect(read(medication, convert(old(inner), medication1, medication)).value.dose).toEqual({
      display: '0.5 - 1 tablets',
      structured: [],
    })
  })

  it('a strength that is no whole number is not lost in the older version', () => {
    const xml = `<medication><name><text>A</text></name><strength><display>2.5 mg</display></strength></medication>`
    expect(convert(xml, medication, medication1)).toMatch(
      /^<medication><name>A<\/name><\/medication><common><note>Strength: 2\.5 mg<\/note>/,
    )
  })

  it('the common section is kept as it was written when nothing is added to it', () => {
    const common = '<common><source>Pharmacy</source><extension source="x"><a  b = "1"/></extension></common>'
    const xml = `<medication><name>A</name></medication>${common}`
    expect(convert(xml, medication1, medication)).toContain(common)
  })
})
