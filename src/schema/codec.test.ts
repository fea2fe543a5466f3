import { describe, expect, it } from 'vitest'
import { parse } from '../xml/parse.ts'
import { daysIn, decode, encode, Invalid, InvalidDate, readText } from './codec.ts'
import {
  any,
  attributed,
  boolean,
  choice,
  double,
  guid,
  int,
  long,
  many,
  oneOf,
  optional,
  plays,
  positiveInteger,
  raw,
  ref,
  type Schema,
  sequence,
  string,
  xmlName,
} from './schema.ts'

function decoded<S extends Schema>(schema: S, xml: string, order: 'strict' | 'relaxed' = 'strict') {
  const source = Buffer.from(xml)
  return decode(schema, parse(source), source, order)
}
const problem = (schema: Schema, xml: string, order: 'strict' | 'relaxed' = 'strict') => {
  try {
    decoded(schema, xml, order)
    return ''
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}

describe('a sequence', () => {
  const shape = sequence({ a: string(), b: optional(int()), c: many(string(), 1, 2) })

  it('is read in its order, with its path in every complaint', () => {
    expect(decoded(shape, '<x><a>1</a><b>2</b><c>3</c><c>4</c></x>')).toEqual({ a: '1', b: 2, c: ['3', '4'] })
    expect(problem(shape, '<x><b>2</b><a>1</a><c/></x>')).toBe('x: a is missing before b')
    expect(problem(shape, '<x><a/><b>two</b><c/></x>')).toBe('x/b: this must be a whole number')
    expect(problem(shape, '<x><a/></x>')).toBe('x: c is missing')
    expect(problem(shape, '<x><a/><c/><c/><c/></x>')).toBe('x: the element c is not expected here')
    expect(problem(shape, '<x><a/>word<c/></x>')).toBe('x: text is not expected between the elements')
    expect(problem(shape, '<x><a/><c><d/></c></x>')).toBe('x/c: the element d is not expected here')
    expect(problem(shape, '<x y="1"><a/><c/></x>')).toBe('x: the attribute y is not expected')
    expect(problem(shape, '<x><a xmlns="urn:a"/><c/></x>')).toContain('a is missing')
  })

  it('of a request may stand in any order and in any namespace', () => {
    expect(decoded(shape, '<x y="1" xmlns="urn:x"><c>3</c><a>1</a></x>', 'relaxed')).toEqual({ a: '1', c: ['3'] })
    expect(problem(shape, '<x><a/><a/><c/></x>', 'relaxed')).toBe('x: a may stand here 1 time(s)')
    expect(problem(shape, '<x><a/><c/><d/></x>', 'relaxed')).toBe('x: the element d is not expected here')
  })

  it('lets the attributes of XML Schema stand, but no nil', () => {
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    expect(problem(shape, `<x ${xsi} xsi:schemaLocation="a b"><a/><c/></x>`)).toBe('')
    expect(problem(shape, `<x ${xsi}><a xsi:nil="true"/><c/></x>`)).toBe('x/a: the attribute xsi:nil is not expected')
  })
})

describe('a choice', () => {
  const shape = choice({ a: string(), b: int() })
  it('is exactly one', () => {
    expect(decoded(shape, '<x><b>2</b></x>')).toEqual({ b: 2 })
    expect(problem(shape, '<x><b>2</b><a/></x>')).toBe('x: either b or a, not both')
    expect(problem(shape, '<x><a/><a/></x>')).toBe('x: a may stand here 1 time(s)')
    expect(problem(shape, '<x/>')).toBe('x: one of a, b is missing')
    expect(problem(shape, '<x><a xmlns="urn:a"/></x>')).toContain('a is not expected')
  })
})

describe('text', () => {
  it('is a number as XSD writes numbers, and never infinite', () => {
    expect(['1', '-1.50', '+.5', '1.', '1e3', ' 7\n'].map(text => readText(double(), text, 'x'))).toEqual([
      1, -1.5, 0.5, 1, 1000, 7,
    ])
    for (const text of ['', 'INF', 'NaN', '1e999', '0x1', '1 2', '１', '\u00a01'])
      expect(() => readText(double(), text, 'x')).toThrow(Invalid)
    for (const text of ['1.0', '1e3', '2147483648', '-2147483649'])
      expect(() => readText(int(), text, 'x')).toThrow(Invalid)
    expect(readText(long(), '9223372036854775807', 'x')).toBe(2 ** 63)
    expect(() => readText(long(), '9223372036854775808', 'x')).toThrow('out of range')
    expect(() => readText(positiveInteger(), '0', 'x')).toThrow('out of range')
    expect(() => readText(double({ above: 0 }), '0', 'x')).toThrow('x: this must be more than 0')
  })

  it('is true, false, 1 or 0', () => {
    expect(['true', '1', 'false', ' 0 '].map(text => readText(boolean(), text, 'x'))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(() => readText(boolean(), 'True', 'x')).toThrow(Invalid)
  })

  it('counts characters, not code units', () => {
    expect(readText(string({ max: 2 }), '😀😀', 'x')).toBe('😀😀')
    expect(() => readText(string({ max: 2 }), '😀😀a', 'x')).toThrow('at most 2 characters')
  })

  it('keeps its white space, and is blank only by the white space of XML', () => {
    expect(readText(string(), ' a ', 'x')).toBe(' a ')
    expect(readText(string({ nonBlank: true }), '\u00a0', 'x')).toBe('\u00a0')
    expect(() => readText(string({ nonBlank: true }), ' \t\n', 'x')).toThrow('blank')
  })

  it('is one of its values, fits its pattern, is a guid in lower case', () => {
    expect(() => readText(oneOf('m', 'f'), 'M', 'x')).toThrow('x: this must be one of m, f')
    expect(() => readText(string({ pattern: '[a-z][a-z]' }), 'abc', 'x')).toThrow('required form')
    expect(readText(guid(), '3D34D87E-7FC1-4153-800F-F56592CB0D17', 'x')).toBe('3d34d87e-7fc1-4153-800f-f56592cb0d17')
  })
})

describe('dates', () => {
  const shape = plays({ is: 'approx-date' }, sequence({ y: int(), m: optional(int()), d: optional(int()) }))
  const xml = (y: number, m?: number, d?: number) =>
    `<x><y>${y}</y>${m ? `<m>${m}</m>` : ''}${d ? `<d>${d}</d>` : ''}</x>`

  it('must be in the calendar', () => {
    expect(problem(shape, xml(2024, 2, 29))).toBe('')
    expect(() => decoded(shape, xml(2026, 2, 29))).toThrow(InvalidDate)
    expect(() => decoded(shape, xml(1900, 2, 29))).toThrow(InvalidDate)
    expect(() => decoded(shape, xml(2026, 4, 31))).toThrow(InvalidDate)
    expect(() => decoded(shape, xml(2026, undefined, 3))).toThrow('x: a day needs a month')
  })

  it('months have their days', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(m => daysIn(2000, m))).toEqual([
      31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
    expect(daysIn(2100, 2)).toBe(28)
  })
})

describe('what is not looked into', () => {
  it('is kept letter by letter, and brings its prefixes along', () => {
    const shape = sequence({ head: string(), rest: many(any()) })
    const own = '<p:a  b = "1"><![CDATA[<]]><!-- c --></p:a>'
    expect(decoded(shape, `<x xmlns:p="urn:p"><head/>${own}<c/></x>`).rest).toEqual([
      '<p:a xmlns:p="urn:p"  b = "1"><![CDATA[<]]><!-- c --></p:a>',
      '<c/>',
    ])
    expect(decoded(shape, '<x><head/><a xmlns="urn:a"><b/></a></x>').rest).toEqual(['<a xmlns="urn:a"><b/></a>'])
    expect(decoded(sequence({ a: raw() }), '<x><a>1 <b/> 2</a></x>')).toEqual({ a: '1 <b/> 2' })
  })
})

describe('attributes', () => {
  const shape = attributed(double(), { units: string(), code: optional(xmlName(string(), 'units-code')) })
  it('stand beside the text', () => {
    expect(decoded(shape, '<x units="lb">1.5</x>')).toEqual({ text: 1.5, units: 'lb' })
    expect(problem(shape, '<x>1.5</x>')).toBe('x: the attribute units is missing')
    expect(problem(shape, '<x units="lb" kind="a">1.5</x>')).toBe('x: the attribute kind is not expected')
    expect(encode(shape, 'x', { text: 1.5, units: '"<&', code: 'c' })).toBe(
      '<x units="&quot;&lt;&amp;" units-code="c">1.5</x>',
    )
  })
})

it('a shape may hold itself', () => {
  interface Tree {
    readonly name: string
    readonly tree: readonly Tree[]
  }
  const tree = ref<Tree>('tree', () => shape)
  const shape: Schema = sequence({ name: string(), tree: many(tree) })
  const value = { name: 'a', tree: [{ name: 'b', tree: [] }] }
  expect(encode(tree, 'tree', value)).toBe('<tree><name>a</name><tree><name>b</name></tree></tree>')
  expect(decoded(tree, encode(tree, 'tree', value))).toEqual(value)
})

it('numbers are written with plain digits', () => {
  const written = (n: number) => encode(double(), 'x', n)
  expect(written(81.6466266)).toBe('<x>81.6466266</x>')
  expect(written(1e-7)).toBe('<x>0.0000001</x>')
  expect(written(1.25e21)).toBe('<x>1250000000000000000000</x>')
})
