import { describe, expect, it } from 'vitest'
import { problem } from './base/checking.ts'
import { basic, basic1 } from './basic.ts'
import { convert, summarise } from './registry.ts'

describe('basic demographic information', () => {
  it('is checked', () => {
    expect(problem(basic, '<basic/>')).toBe('')
    expect(problem(basic1, basic1.sampleXml.replace('>f<', '>female<'))).toBe('basic/gender: this must be one of m, f')
    expect(problem(basic1, basic1.sampleXml.replace('>SE<', '>SWE<'))).toBe(
      'basic/country: this does not have the required form',
    )
    expect(problem(basic, basic.sampleXml.replace('>1979<', '>79<'))).toBe(
      'basic/birthyear: this must be at least 1000',
    )
    expect(problem(basic, basic.sampleXml.replace('<birthyear>', '<age>47</age><birthyear>'))).toContain(
      'age is not expected',
    )
    expect(summarise(basic, basic.sampleXml)).toBe('Female, born 1979, Uppsala, Sweden')
  })

  it('two letters become a country with its name, and come back', () => {
    const newer = convert(basic1.sampleXml, basic1, basic)
    expect(newer).toContain(
      '<country><text>Sweden</text><code><value>SE</value><family>iso</family><type>iso3166</type>',
    )
    expect(convert(newer, basic, basic1)).toBe(basic1.sampleXml)
  })

  it('a state keeps its words; a country without letters travels beside', () => {
    const coded = '<basic><country><text>Atlantis</text></country><state><text>Ohio</text></state></basic>'
    const old = convert(coded, basic, basic1)
    expect(old).toMatch(/^<basic><state>Ohio<\/state><\/basic><common>/)
    expect(convert(old, basic1, basic)).toBe(coded)
    expect(convert('<basic><state>Ohio</state></basic>', basic1, basic)).toBe(
      '<basic><state><text>Ohio</text></state></basic>',
    )
  })
})
