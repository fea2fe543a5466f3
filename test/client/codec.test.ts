/** The client's codec against the server's: both must understand the same of every thing type and every document. */
import { describe, expect, test } from 'vitest'
import { decode, encode, Unfit } from '../../client/src/shape.ts'
import { readThing, writeThing } from '../../client/src/thing.ts'
import * as things from '../../client/src/things.ts'
import { parse, XmlError } from '../../client/src/xml.ts'
import { read, thingTypes, typeById, write } from '../../src/things/registry.ts'

const answered = (id: string, xml: string) => ({
  thingId: { text: 'a', versionStamp: 'b' },
  typeId: { text: id },
  dataXml: [{ text: xml }],
  signatureInfo: [],
})

test('every thing type of the server is a type of the client', () => {
  expect(things.everyType.map(({ id }) => id).sort()).toEqual(thingTypes.map(({ id }) => id).sort())
})

describe.each(things.everyType.map(type => [type.name, type] as const))('%s', (_, type) => {
  const server = typeById(type.id)!

  test('the client reads what the server reads', () => {
    const thing = readThing(type, answered(type.id, server.sampleXml))!
    expect(thing.data).toEqual(read(server, server.sampleXml).value)
  })

  test('what the client writes is what the server writes', () => {
    const { data } = readThing(type, answered(type.id, server.sampleXml))!
    expect(writeThing(type, data as never, undefined)).toBe(write(server, read(server, server.sampleXml).value))
  })
})

test('common parts come along', () => {
  const common = { note: 'After a < run', tags: 'a,b', extension: [], relatedThing: [{ thingId: 'x' }] }
  const data = { when: things.dateTime('2026-03-04T07:15'), value: { kg: 72.5 } }
  const xml = writeThing(things.Weight, data, common)
  expect(readThing(things.Weight, answered(things.Weight.id, xml))).toMatchObject({ data, common })
})

test('text with every character that XML minds comes back', () => {
  const text = '<&>"\' \r\n\t ü 🫀 ]]>'
  const xml = encode(['text $'.slice(0, 4)], 'a', { text })
  expect(decode(['text'], parse(xml).elements[0]!, xml)).toEqual({ text })
  const attributed = encode(['$text @name'], 'a', { text, name: text })
  expect(decode(['$text @name'], parse(attributed).elements[0]!, attributed)).toEqual({ text, name: text })
})

test('numbers are written without exponents, and no number is none', () => {
  const number = (n: number) => encode(['n#'], 'a', { n })
  expect(number(1e-7)).toBe('<a><n>0.0000001</n></a>')
  expect(number(1e21)).toBe('<a><n>1000000000000000000000</n></a>')
  expect(() => number(Number.NaN)).toThrow(new Unfit('a/n', 'a number is needed'))
})

test('a value that lacks something is refused with its place, before anything is sent', () => {
  const half = { when: things.dateTime('2026-03-04') } as never
  expect(() => writeThing(things.Weight, half, undefined)).toThrow(new Unfit('weight/value', 'this is missing'))
  const wrong = { when: things.dateTime('2026-03-04'), value: { kg: '72' } } as never
  expect(() => writeThing(things.Weight, wrong, undefined)).toThrow(new Unfit('weight/value/kg', 'a number is needed'))
})

test('of alternatives only one may be given', () => {
  const both = { structured: { date: { y: 2020 } }, descriptive: 'long ago' }
  expect(() => encode(['|structured. descriptive', ['date.', ['y#']]], 'a', both)).toThrow('only one of the fields')
})

test('elements that this version does not know are passed over', () => {
  const xml =
    '<weight><when><date><y>2026</y><m>3</m><d>4</d></date></when><value><kg>72</kg><stone>11</stone></value><new/></weight>'
  expect(readThing(things.Weight, answered('', xml))!.data).toEqual({
    when: things.dateTime('2026-03-04'),
    value: { kg: 72 },
  })
})

test.each(['<a>', '<a></b>', '<a/><', 'x < y', '<a b=c/>', '<a>&what;</a>', '</a>'])('%s is no XML', xml => {
  expect(() => parse(xml)).toThrow(XmlError)
})

test('CDATA, comments, instructions and entities are read', () => {
  const { elements } = parse(
    `<?xml version="1.0"?><!-- <x> --><p:a q:b='1 > 0'><![CDATA[<&]]>&#65;&#x1F600;&lt;<!----></p:a>`,
  )
  expect(elements[0]).toMatchObject({ name: 'a', text: '<&A😀<', attributes: { b: '1 > 0' } })
})

test('dates of words, of text and of Date', () => {
  expect(things.dateTime('2026-11-22T08:30:15.25')).toEqual({
    date: { y: 2026, m: 11, d: 22 },
    time: { h: 8, m: 30, s: 15, f: 250 },
  })
  expect(things.approxDateTime('2026')).toEqual({ structured: { date: { y: 2026 } } })
  expect(() => things.dateTime('2026-11')).toThrow('needs its month and its day')
  expect(() => things.dateTime('22.11.2026')).toThrow('A date is written')
  const now = new Date(2026, 10, 22, 8, 30, 15, 7)
  expect(things.toDate(things.dateTime(now))).toEqual(now)
})
