import { describe, expect, test } from 'vitest'
import { Invalid } from './codec.ts'
import { fromJson, fromParameters } from './json.ts'
import {
  boolean,
  choice,
  double,
  guid,
  int,
  many,
  oneOf,
  optional,
  partly,
  type Schema,
  sequence,
  string,
} from './schema.ts'

const shape = sequence({
  id: guid(),
  kind: optional(oneOf('a', 'b')),
  count: int({ min: 0 }),
  ratio: optional(double()),
  on: optional(boolean()),
  tags: many(string({ min: 1 }), 0, 2),
  inner: optional(sequence({ either: choice({ x: string(), y: string() }) })),
})
const id = '6b1d6f0e-3c52-4e0b-9c7e-8f1f6c0a2b11'
const problem = (schema: Schema, json: unknown) => {
  try {
    fromJson(schema, json)
    return ''
  } catch (error) {
    return (error as Invalid).message
  }
}

describe('JSON', () => {
  test('becomes the value of its shape: guids in lower case, lists that are left out empty, null as absent', () => {
    expect(fromJson(shape, { id: id.toUpperCase(), count: 2, kind: null, inner: { either: { y: 'z' } } })).toEqual({
      id,
      count: 2,
      tags: [],
      inner: { either: { y: 'z' } },
    })
  })
  test.each([
    [[], 'body: this must be an object'],
    [{ count: 1 }, 'id: this is missing'],
    [{ id: 'no', count: 1 }, 'id: this is not a guid'],
    [{ id, count: '1' }, 'count: this must be a number'],
    [{ id, count: 1.5 }, 'count: this must be a whole number'],
    [{ id, count: -1 }, 'count: this must be at least 0'],
    [{ id, count: 1, on: 'true' }, 'on: this must be true or false'],
    [{ id, count: 1, kind: 'c' }, 'kind: this must be one of a, b'],
    [{ id, count: 1, tags: 'x' }, 'tags: this must be a list'],
    [{ id, count: 1, tags: ['x', ''] }, 'tags[1]: this must not be empty'],
    [{ id, count: 1, tags: ['x', 'x', 'x'] }, 'tags: at most 2 are allowed'],
    [{ id, count: 1, inner: { either: { x: '1', y: '2' } } }, 'inner.either: exactly one property is expected'],
    [{ id, count: 1, extra: 1 }, 'body: there is a property here that is not known'],
    [{ id, count: 1, constructor: 1 }, 'body: there is a property here that is not known'],
  ])('%j is refused with its place', (json, message) => {
    expect(problem(shape, json)).toBe(message)
  })
  test('of a partial shape says only what it says', () => {
    const some = partly(shape, ['id'], 'Some')
    expect(fromJson(some, { id, ratio: 2 })).toEqual({ id, ratio: 2 })
    expect(fromJson(some, { id, tags: [] })).toEqual({ id, tags: [] })
    expect(problem(some, { count: 2 })).toBe('id: this is missing')
  })
})

describe('parameters of an address', () => {
  const wanted = sequence({ maxPageSize: optional(int({ min: 1 })), types: many(oneOf('a', 'b')), start: string() })
  test('are read by name in any case, lists with commas', () => {
    expect(fromParameters(wanted, { MaxPageSize: '5', types: 'a, b', start: 'x', other: 'y' })).toEqual({
      maxPageSize: 5,
      types: ['a', 'b'],
      start: 'x',
    })
    expect(fromParameters(wanted, { start: 'x', maxPageSize: '' })).toEqual({ types: [], start: 'x' })
  })
  test('that are missing or wrong are refused by name', () => {
    expect(() => fromParameters(wanted, {})).toThrow('start: this is missing')
    expect(() => fromParameters(wanted, { start: 'x', types: 'c' })).toThrow('types: this must be one of a, b')
    expect(() => fromParameters(wanted, { start: 'x', maxPageSize: '0' })).toThrow(Invalid)
  })
})
