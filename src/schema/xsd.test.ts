import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import {
  any,
  attributed,
  choice,
  double,
  guid,
  int,
  many,
  oneOf,
  optional,
  raw,
  ref,
  type Schema,
  sequence,
  string,
} from './schema.ts'
import { xsd } from './xsd.ts'

/** A document by the schema; the root stands in the namespace, nothing else does. */
function accepts(schema: Schema, inner: string, attributes = ''): boolean {
  const doc = XmlDocument.fromString(xsd('urn:x', { x: schema }))
  const validator = XsdValidator.fromDoc(doc)
  const given = XmlDocument.fromString(`<q:x xmlns:q="urn:x"${attributes}>${inner}</q:x>`)
  try {
    validator.validate(given)
    return true
  } catch {
    return false
  } finally {
    given.dispose()
    validator.dispose()
    doc.dispose()
  }
}

describe('the XML Schema of a shape', () => {
  it('has the order, the occurrence and the bounds', () => {
    const shape = sequence({
      a: string({ min: 1, max: 2 }),
      b: optional(int({ min: 0 })),
      c: many(double({ above: 0 }), 1, 2),
    })
    expect(accepts(shape, '<a>1</a><b>0</b><c>1</c>')).toBe(true)
    expect(accepts(shape, '<a>1</a><c>1</c><c>1</c>')).toBe(true)
    for (const wrong of [
      '<a/><c>1</c>',
      '<a>123</a><c>1</c>',
      '<b>0</b><a>1</a><c>1</c>',
      '<a>1</a><b>-1</b><c>1</c>',
      '<a>1</a>',
      '<a>1</a><c>0</c>',
      '<a>1</a><c>1</c><c>1</c><c>1</c>',
    ]) {
      expect(accepts(shape, wrong)).toBe(false)
    }
  })

  it('knows choices, values, patterns, and text that is not blank', () => {
    expect(accepts(choice({ a: string(), b: string() }), '<b/>')).toBe(true)
    expect(accepts(choice({ a: string(), b: string() }), '<a/><b/>')).toBe(false)
    expect(accepts(oneOf('m', 'f'), 'm')).toBe(true)
    expect(accepts(oneOf('m', 'f'), 'x')).toBe(false)
    expect(accepts(guid(), '3D34D87E-7FC1-4153-800F-F56592CB0D17')).toBe(true)
    expect(accepts(guid(), '3D34D87E')).toBe(false)
    expect(accepts(string({ nonBlank: true }), ' \n a \n ')).toBe(true)
    expect(accepts(string({ nonBlank: true }), ' \n ')).toBe(false)
  })

  it('knows attributes on text, also where the text is bounded', () => {
    const shape = attributed(double({ min: 0 }), { units: string(), code: optional(string()) })
    expect(accepts(shape, '1', ' units="a"')).toBe(true)
    expect(accepts(shape, '1')).toBe(false)
    expect(accepts(shape, '-1', ' units="a"')).toBe(false)
  })

  it('lets anything stand where anything may', () => {
    expect(accepts(sequence({ a: string(), rest: many(any()) }), '<a/><q/><r xmlns="urn:r">1</r>')).toBe(true)
    expect(accepts(sequence({ a: raw() }), '<a b="1">text <c/></a>')).toBe(true)
  })

  it('writes a named shape once, and one that holds itself', () => {
    const tree = ref('tree', () => shape)
    const shape: Schema = sequence({ name: string(), tree: many(tree) }, 'tree')
    expect(xsd('urn:x', { x: sequence({ a: shape, b: tree }) }).match(/complexType name="tree"/g)).toHaveLength(1)
    expect(accepts(sequence({ a: tree }), '<a><name/><tree><name/><tree><name/></tree></tree></a>')).toBe(true)
  })

  it('does not let two shapes share a name', () => {
    expect(() => xsd('urn:x', { x: sequence({ a: sequence({}, 'same'), b: sequence({}, 'same') }) })).toThrow(
      'two shapes are called same',
    )
  })
})
