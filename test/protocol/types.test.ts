import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { thingTypes } from '../../src/things/registry.ts'
import type { XmlElement } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const medication1 = '5c5f1223-f63c-4464-870c-3e36ba471def'
const medication2 = '30cafccc-047d-4288-94ef-643571f7919d'

let world: World
let client: Client
const seen: string[] = []
beforeAll(async () => {
  world = await createWorld()
  client = await world.client(await world.web())
})
afterAll(async () => {
  await world.close()
})

async function types(info: string): Promise<XmlElement[]> {
  const got = await client.call('GetThingType', 1, info)
  expect(got.message).toBe('')
  seen.push(got.xml)
  return elements(got.info!)
}
const id = (guid: string) => `<id>${guid}</id>`
const sections = (...names: string[]) => names.map(name => `<section>${name}</section>`).join('')
const textAt = (element: XmlElement | undefined, name: string) => {
  const found = element && child(element, name)
  return found && text(found)
}

describe('GetThingType', () => {
  it('gives the core of every version of every type when nothing is named', async () => {
    const found = await types('')
    expect(found).toHaveLength(thingTypes.length + 1)
    for (const type of found)
      expect(elements(type).map(e => e.local)).toEqual([
        'id',
        'name',
        'uncreatable',
        'immutable',
        'singleton',
        'allow-readonly',
      ])
  })

  it('gives each type once, takes ids in any case and skips unknown ones', async () => {
    const found = await types(id(weight) + id('00000000-0000-0000-0000-000000000001') + id(weight.toUpperCase()))
    expect(found.map(type => textAt(type, 'id'))).toEqual([weight])
  })

  it('gives all sections in the order of the schema', async () => {
    const [type] = await types(
      id(medication2) +
        sections('effectivedatexpath', 'versions', 'transformsource', 'transforms', 'columns', 'xsd', 'core'),
    )
    const names = elements(type!).map(e => e.local)
    expect(names.filter(n => !['effective-date-xpath', 'updated-end-date-xpath'].includes(n))).toEqual([
      'id',
      'name',
      'uncreatable',
      'immutable',
      'singleton',
      'xsd',
      'columns',
      'transforms',
      'versions',
      'allow-readonly',
    ])
    expect(textAt(type, 'xsd')).toContain('targetNamespace="urn:com.microsoft.wc.thing.medication"')
  })

  it('names the versions of a family and by what each can be ordered', async () => {
    for (const asked of [medication1, medication2]) {
      const [type] = await types(id(asked) + sections('versions'))
      const versions = child(type!, 'versions')!
      expect(attribute(versions, 'thing-type-id')).toBe(medication1)
      expect(elements(versions).map(v => [attribute(v, 'version-type-id'), attribute(v, 'version-sequence')])).toEqual([
        [medication1, '1'],
        [medication2, '2'],
      ])
      const [first, second] = elements(versions).map(v =>
        elements(child(v, 'order-by-properties')!).map(p => attribute(p, 'name')),
      )
      expect(first).toEqual(second)
      expect(first!.length).toBeGreaterThan(0)
    }
  })

  it('lists columns: those that all rows have, then those of the type, which order by their tag', async () => {
    const [type] = await types(id(weight) + sections('columns', 'effectivedatexpath'))
    const columns = elements(child(type!, 'columns')!)
    expect(attribute(columns[0]!, 'tag')).toBe('wc-id')
    const own = columns.filter(c => !attribute(c, 'tag')!.startsWith('wc-'))
    expect(own.map(c => [attribute(c, 'tag'), attribute(c, 'type'), attribute(c, 'order-by')])).toEqual([
      ['when', 'DateTime', 'when'],
      ['value', 'Double', 'value'],
    ])
    expect(textAt(type, 'effective-date-xpath')).toBe('/weight/when')
  })

  it('gives images only of the kinds asked for', async () => {
    const [none] = await types(id(weight))
    expect(child(none!, 'image')).toBeUndefined()
    const [gif] = await types(`${id(weight)}<image-type>image/gif</image-type>`)
    expect(child(gif!, 'image')).toBeUndefined()
    const [any] = await types(`${id(weight)}<image-type>*</image-type>`)
    const image = child(any!, 'image')!
    expect(attribute(image, 'mime-type')).toBe('image/svg+xml')
    expect(Buffer.from(text(image), 'base64').toString()).toMatch(/^<svg /)
  })

  it('is empty when no type changed since the last refresh', async () => {
    expect(await types('<last-client-refresh>2999-01-01T00:00:00Z</last-client-refresh>')).toEqual([])
    expect(await types(`${id(weight)}<last-client-refresh>2010-01-01T00:00:00</last-client-refresh>`)).toHaveLength(1)
  })

  it('refuses a section that there is not', async () => {
    expect(await client.call('GetThingType', 1, sections('colours'))).toMatchObject({ code: 3 })
  })

  it.skipIf(!canCheck)('answers as the published schema says', async () => {
    expect(await findings(seen)).toEqual([])
  })
})
