import { expect, it } from 'vitest'
import { jsonSchema } from './json-schema.ts'
import {
  attributed,
  choice,
  doc,
  double,
  guid,
  int,
  many,
  note,
  oneOf,
  optional,
  ref,
  type Schema,
  sequence,
  string,
} from './schema.ts'

it('a shape as JSON Schema', () => {
  const shape = sequence({
    id: guid(),
    sex: optional(oneOf('m', 'f')),
    age: doc(int({ min: 0 }), 'Years.', { label: 'Age' }),
    tags: many(string({ max: 5 }), 1, 3),
    either: choice({ a: string(), b: string() }),
    display: attributed(double({ above: 0 }), { units: string(), code: optional(string()) }),
  })
  expect(jsonSchema(shape)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: ['id', 'age', 'tags', 'either', 'display'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      sex: { type: 'string', enum: ['m', 'f'] },
      age: { type: 'integer', minimum: 0, title: 'Age', description: 'Years.' },
      tags: { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 3 },
      either: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
        properties: { a: { type: 'string' }, b: { type: 'string' } },
      },
      display: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'units'],
        properties: {
          text: { type: 'number', exclusiveMinimum: 0 },
          units: { type: 'string' },
          code: { type: 'string' },
        },
      },
    },
  })
})

it('named shapes are written once, and may hold themselves', () => {
  const tree = ref('tree', () => shape)
  const shape: Schema = sequence({ name: note(string(), { label: 'Name' }), tree: many(tree) }, 'tree')
  expect(jsonSchema(tree)).toMatchObject({
    $ref: '#/$defs/tree',
    $defs: { tree: { properties: { name: { title: 'Name' }, tree: { items: { $ref: '#/$defs/tree' } } } } },
  })
})
