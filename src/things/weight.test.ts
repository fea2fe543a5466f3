import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { convert, read, summarise, write } from './registry.ts'
import { weight } from './weight.ts'

const when = '<when><date><y>2026</y><m>3</m><d>4</d></date></when>'

describe('weight', () => {
  it('takes its date from when', () => {
    expect(checked(weight, weight.sampleXml).effectiveDate).toEqual({ at: '2026-03-04T07:15:00', precision: 'minute' })
  })

  it('is refused without kilograms, below zero, and with an element of nobody', () => {
    expect(problem(weight, `<weight>${when}<value/></weight>`)).toBe('weight/value: kg is missing')
    expect(problem(weight, `<weight>${when}<value><kg>-1</kg></value></weight>`)).toBe(
      'weight/value/kg: this must be at least 0',
    )
    expect(problem(weight, `<weight>${when}<value><kg>70</kg></value><bmi>22</bmi></weight>`)).toBe(
      'weight: the element bmi is not expected here',
    )
    expect(problem(weight, '<height/>')).toBe('height: the element weight is expected, without a namespace')
    expect(
      problem(weight, weight.sampleXml.replace('<weight>', '<weight xmlns="urn:com.microsoft.wc.thing.weight">')),
    ).toContain('without a namespace')
  })

  it('refuses 31 February with an error of its own', () => {
    expect(
      problem(
        weight,
        `<weight><when><date><y>2026</y><m>2</m><d>31</d></date></when><value><kg>70</kg></value></weight>`,
      ),
    ).toBe('weight/when/date: this day is in no calendar')
  })

  it('is shown as it was typed, and in kilograms when nobody typed', () => {
    expect(summarise(weight, weight.sampleXml)).toBe('160 lb')
    expect(summarise(weight, `<weight>${when}<value><kg>81.5</kg></value></weight>`)).toBe('81.5 kg')
    const stones = '<value><kg>70.31</kg><display units="lb" text="11 st 1 lb">155</display></value>'
    expect(summarise(weight, `<weight>${when}${stones}</weight>`)).toBe('11 st 1 lb')
  })

  it('is the same after reading and writing', () => {
    const { value, common } = read(weight, weight.sampleXml)
    expect(value.value.kg).toBe(72.57)
    expect(write(weight, value, common)).toBe(weight.sampleXml)
    expect(convert(weight.sampleXml, weight, weight)).toBe(weight.sampleXml)
  })
})
