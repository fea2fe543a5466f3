import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { noCommon } from './base/common.ts'
import { cholesterol, cholesterol1 } from './cholesterol.ts'
import { convert, orderBy, read, summarise, write } from './registry.ts'

describe('cholesterol', () => {
  it('both versions are dated, shown and checked', () => {
    expect(checked(cholesterol1, cholesterol1.sampleXml).effectiveDate).toEqual({
      at: '2012-10-08T00:00:00',
      precision: 'day',
    })
    expect(summarise(cholesterol, cholesterol.sampleXml)).toBe(
      'total 4.8 mmol/L, LDL 2.9 mmol/L, HDL 1.4 mmol/L, triglycerides 1.2 mmol/L',
    )
    expect(problem(cholesterol1, cholesterol1.sampleXml.replace('>118<', '>0<'))).toBe(
      'cholesterol-profile/ldl: this must be more than 0',
    )
    expect(problem(cholesterol1, cholesterol1.sampleXml.replace('>118<', '>118.5<'))).toContain('whole number')
    expect(problem(cholesterol, cholesterol1.sampleXml)).toContain('cholesterol-profile/when')
    expect(problem(cholesterol, cholesterol.sampleXml.replace('<mmolPerL>2.9</mmolPerL>', ''))).toBe(
      'cholesterol-profile/ldl: mmolPerL is missing before display',
    )
  })

  it('milligrams a decilitre come back as they were', () => {
    const lipid = fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined })
    fc.assert(
      fc.property(fc.record({ ldl: lipid, hdl: lipid, totalCholesterol: lipid, triglyceride: lipid }), lipids => {
        const given = Object.fromEntries(Object.entries(lipids).filter(([, n]) => n !== undefined))
        const xml = write(cholesterol1, { when: { y: 2010, m: 2, d: 3 }, ...given }, noCommon)
        expect(convert(convert(xml, cholesterol1, cholesterol), cholesterol, cholesterol1)).toBe(xml)
      }),
    )
  })

  it('the newer version keeps what was typed; the older loses the time', () => {
    const { value } = read(cholesterol, convert(cholesterol1.sampleXml, cholesterol1, cholesterol))
    expect(value.ldl).toEqual({
      mmolPerL: expect.closeTo(3.052, 3),
      display: { text: 118, units: 'mg/dL', unitsCode: 'mg-per-dl' },
    })
    expect(value.triglyceride?.mmolPerL).toBeCloseTo(1.1855, 4)
    const { value: old } = read(cholesterol1, convert(cholesterol.sampleXml, cholesterol, cholesterol1))
    expect(old).toEqual({ when: { y: 2026, m: 3, d: 17 }, ldl: 112, hdl: 54, totalCholesterol: 186, triglyceride: 106 })
  })

  it('both versions sort together, in mmol/L', () => {
    const ldl = orderBy(cholesterol1).find(property => property.name === 'ldl')!
    expect(ldl.xpath).toBe('/cholesterol-profile/ldl')
    expect(118 * ldl.conversion!.multiplier).toBeCloseTo(3.052, 3)
    expect(orderBy(cholesterol).find(property => property.name === 'ldl')).toEqual({
      name: 'ldl',
      type: 'Double',
      xpath: '/cholesterol-profile/ldl/mmolPerL',
    })
  })
})
