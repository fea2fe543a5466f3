import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOf } from '../../../test/arbitrary.ts'
import { cholesterol, cholesterol1 } from '../cholesterol.ts'
import { medication, medication1 } from '../medication.ts'
import { convert, detailsOf, read, type ThingType, thingTypes, write } from '../registry.ts'
import { keptSource } from './kept.ts'

const pairs = thingTypes.flatMap(type =>
  type.versions.filter(v => v !== type).map(other => [type.name, type.version, other.version, type, other] as const),
)
const at = '2026-03-17T09:20:00'

/** What conversion refuses in one direction has no way back to speak of. */
function there(xml: string, from: ThingType, to: ThingType): string | undefined {
  try {
    return convert(xml, from, to, at)
  } catch {
    return undefined
  }
}

describe('a round trip between versions', () => {
  it.each(pairs)('%s %i → %i and back is the sample again', (_name, _from, _to, from, to) => {
    expect(convert(convert(from.sampleXml, from, to, at), to, from, at)).toBe(from.sampleXml)
  })

  it.each(pairs)('%s %i → %i and back loses nothing of any value', (_name, _from, _to, from, to) => {
    let converted = 0
    fc.assert(
      fc.property(anyOf(from.data!), fc.option(fc.constantFrom('Words', 'a\nb'), { nil: undefined }), (value, note) => {
        const common = { extension: [], relatedThing: [], ...(note === undefined ? {} : { note }) }
        const xml = write(from, value, common)
        const other = there(xml, from, to)
        if (other === undefined) return
        converted++
        expect(read(from, convert(other, to, from, at))).toEqual(read(from, xml))
      }),
      { numRuns: 12 },
    )
    expect(converted).toBeGreaterThan(0)
  })

  const v2 = '<medication><name><text>A</text></name><strength><display>2.5 mg</display></strength></medication>'

  it('an edit of what both can hold survives with the rest, and the added note goes', () => {
    const old = convert(v2, medication, medication1).replace('<name>A</name>', '<name>B</name>')
    expect(old).toContain('<note>Strength: 2.5 mg</note>')
    expect(convert(old, medication1, medication)).toBe(v2.replace('<text>A<', '<text>B<'))
  })

  it('words written around the added note stay, and the added lines go', () => {
    const old = convert(v2, medication, medication1).replace('2.5 mg</note>', '2.5 mg\nWith water.</note>')
    expect(convert(old, medication1, medication)).toBe(`${v2}<common><note>With water.</note></common>`)
  })

  it('a lipid that was edited is as edited, its neighbours keep what was typed', () => {
    const rich = cholesterol.sampleXml
    const old = convert(rich, cholesterol, cholesterol1).replace(/<ldl>\d+<\/ldl>/, '<ldl>118</ldl>')
    const before = read(cholesterol, rich).value
    const after = read(cholesterol, convert(old, cholesterol1, cholesterol)).value
    expect(after.ldl?.display).toMatchObject({ text: 118, unitsCode: 'mg-per-dl' })
    expect(after).toEqual({ ...before, ldl: after.ldl })
  })

  it.each([
    ['dropped', (xml: string) => xml.replace(/<extension.*<\/extension>/, '')],
    ['emptied', (xml: string) => xml.replace(/(<extension[^>]*>).*<\/extension>/, '$1</extension>')],
    ['mangled', (xml: string) => xml.replace(/(<extension[^>]*>).*<\/extension>/, '$1<medication/></extension>')],
  ])('with the kept rest %s, the plain conversion is what there is', (_, spoil) => {
    const old = spoil(convert(v2, medication, medication1))
    expect(read(medication, convert(old, medication1, medication)).value).toEqual({
      name: { text: 'A', code: [] },
    })
  })

  it('travelling for ever adds nothing', () => {
    let xml = v2
    let longest = 0
    for (let i = 0; i < 6; i++) {
      const old = convert(xml, medication, medication1)
      longest ||= old.length
      expect(old.length).toBe(longest)
      expect(old.split(keptSource)).toHaveLength(2)
      xml = convert(old, medication1, medication)
    }
    expect(xml).toBe(v2)
  })

  it('what is carried is not shown to people', () => {
    expect(convert(v2, medication, medication1)).toContain(keptSource)
    const old = convert(v2, medication, medication1)
    expect(JSON.stringify(detailsOf(medication1, old))).not.toContain(keptSource)
  })
})
