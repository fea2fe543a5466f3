import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { procedure, procedure1 } from './procedure.ts'
import { convert, read, summarise } from './registry.ts'

const xml = (when: string) => `<procedure>${when}<name><text>Biopsy</text></name></procedure>`

describe('procedure', () => {
  it('is dated, shown and checked', () => {
    expect(checked(procedure, procedure.sampleXml).effectiveDate).toEqual({
      at: '2024-11-01T00:00:00',
      precision: 'month',
    })
    expect(summarise(procedure, procedure.sampleXml)).toBe('Knee arthroscopy, Left knee')
    expect(problem(procedure1, '<procedure/>')).toBe('procedure: when is missing')
    expect(problem(procedure, '<procedure/>')).toBe('procedure: name is missing')
    expect(problem(procedure1, procedure1.sampleXml.replace('<y>2009</y>', '<y>209</y>'))).toContain(
      'procedure/when/date/y',
    )
    expect(problem(procedure, xml('<where/>'))).toBe('procedure: name is missing before where')
  })

  it('comes back from the newer version as it was', () => {
    expect(convert(convert(procedure1.sampleXml, procedure1, procedure), procedure, procedure1)).toBe(
      procedure1.sampleXml,
    )
    const nameless = '<procedure><when><date><y>2001</y><m>2</m><d>3</d></date></when></procedure>'
    expect(read(procedure, convert(nameless, procedure1, procedure)).value.name.text).toBe('Unknown')
  })

  it('a date that is not exact becomes its first day; words give way to the effective date', () => {
    const when = (text: string, at?: string) => read(procedure1, convert(text, procedure, procedure1, at)).value.when
    expect(when(procedure.sampleXml)).toEqual({ date: { y: 2024, m: 11, d: 1 } })
    const said = xml('<when><descriptive>as a child</descriptive></when>')
    expect(when(said, '2026-05-06T07:08:09.25')).toEqual({
      date: { y: 2026, m: 5, d: 6 },
      time: { h: 7, m: 8, s: 9, f: 250 },
    })
    expect(() => when(said)).toThrow('procedure/when: an exact date is needed')
  })
})
