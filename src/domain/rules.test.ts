import { describe, expect, it } from 'vitest'
import { authXml } from '../protocol/rules.ts'
import { decode, encode } from '../schema/codec.ts'
import { parse } from '../xml/parse.ts'
import type { Rule } from './access.ts'
import { rulesFrom, rulesTo } from './rules.ts'

const [medication1, medication2] = ['5c5f1223-f63c-4464-870c-3e36ba471def', '30cafccc-047d-4288-94ef-643571f7919d']
const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

function read(xml: string): Rule[] {
  const source = Buffer.from(`<auth-xml>${xml}</auth-xml>`)
  return rulesFrom(decode(authXml, parse(source), source, 'relaxed'))
}

describe('rules on the wire', () => {
  it('become families and wall-clock bounds, whatever version and zone they name', () => {
    const rules = read(
      '<auth><rules><rule is-optional="true" name="meds"><reason xml:lang="de">Warum</reason><reason>Why</reason><display-flags>3</display-flags>' +
        `<permission>All</permission><target-set><date-range><date-min>2020-01-01T00:00:00.5000000+02:00</date-min></date-range><type-id>${medication2.toUpperCase()}</type-id>` +
        `<type-id>${medication1}</type-id></target-set><exception-set><type-id>${weight}</type-id></exception-set></rule></rules></auth>`,
    )
    expect(rules).toEqual([
      {
        name: 'meds',
        reason: { de: 'Warum', 'en-US': 'Why' },
        optional: true,
        displayFlags: 3,
        permissions: ['Read', 'Update', 'Create', 'Delete'],
        targets: [
          { types: [medication1], versions: [medication2, medication1], dates: [{ from: '2020-01-01T00:00:00.5' }] },
        ],
        exceptions: [{ types: [weight], versions: [weight], dates: [] }],
      },
    ])
  })

  it('may be empty in three ways', () => {
    for (const xml of ['', '<auth/>', '<auth><rules/></auth>']) expect(read(xml)).toEqual([])
  })

  it('go out in the newest version of a type of which none was named, and come back the same', () => {
    const rules: Rule[] = [
      {
        permissions: ['Read'],
        targets: [{ types: [medication1], dates: [{ from: '2020-01-01', to: '2021-01-01T00:00:00' }] }],
        exceptions: [],
      },
    ]
    const xml = encode(authXml, 'a', rulesTo(rules))
    expect(xml).toContain(
      `<date-min>2020-01-01T00:00:00Z</date-min><date-max>2021-01-01T00:00:00Z</date-max></date-range><type-id>${medication2}</type-id>`,
    )
    expect(read(xml.slice(3, -4))).toEqual([
      {
        ...rules[0],
        targets: [
          {
            types: [medication1],
            versions: [medication2],
            dates: [{ from: '2020-01-01T00:00:00', to: '2021-01-01T00:00:00' }],
          },
        ],
      },
    ])
  })

  it('keep the versions that were named: the contract of an application with its types', () => {
    const [rule] = read(
      `<auth><rules><rule><permission>Read</permission><target-set><type-id>${medication1}</type-id></target-set></rule></rules></auth>`,
    )
    expect(encode(authXml, 'a', rulesTo([rule!]))).toContain(`<type-id>${medication1}</type-id>`)
  })

  it('give one reason: in the culture asked for, else its language, else English, else the first', () => {
    const rule: Rule = {
      reason: { fr: 'F', 'en-US': 'E', 'de-CH': 'D' },
      permissions: ['Read'],
      targets: [],
      exceptions: [],
    }
    const reason = (language: string | undefined, rules = rule) =>
      rulesTo([rules], language).auth?.rules?.rule[0]?.reason.map(r => r.text)
    expect(reason('de-CH')).toEqual(['D'])
    expect(reason('de-DE')).toEqual(['D'])
    expect(reason('fr-CA')).toEqual(['F'])
    expect(reason('nl-NL')).toEqual(['E'])
    expect(reason('nl-NL', { ...rule, reason: { fr: 'F', es: 'S' } })).toEqual(['F'])
    expect(reason(undefined)).toEqual(['F', 'E', 'D'])
  })
})
