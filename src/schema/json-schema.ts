/** Shape -> JSON Schema (2020-12) of its TypeScript value, for the REST door and the documentation. */
import { asField, type Choice, type Field, isGuid, type Schema, type Sequence, type Text } from './schema.ts'

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

export function jsonSchema(schema: Schema): JsonObject {
  const definitions: { [name: string]: JsonObject } = {}
  const root = new Writer(definitions).write(schema)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  }
}

/** Several shapes that share their named parts: `write` gives the schema of one, `definitions` the parts, referred to under `prefix`. */
export interface JsonSchemas {
  write(schema: Schema): JsonObject
  readonly definitions: { readonly [name: string]: JsonObject }
}
export const jsonSchemas = (prefix: string): JsonSchemas => new Writer({}, prefix)

class Writer {
  readonly definitions: { [name: string]: JsonObject }
  readonly prefix: string
  readonly named = new Map<string, Schema>()
  constructor(definitions: { [name: string]: JsonObject }, prefix = '#/$defs/') {
    this.definitions = definitions
    this.prefix = prefix
  }

  write(schema: Schema): JsonObject {
    switch (schema.kind) {
      case 'text':
        return text(schema)
      case 'sequence':
      case 'choice':
        return schema.name === undefined
          ? this.struct(schema)
          : this.shared(schema.name, schema, () => this.struct(schema))
      case 'attributed': {
        const { content, attributes } = schema
        const inner = content.kind === 'sequence' || content.kind === 'choice' ? content.fields : { text: content }
        return this.struct({
          kind: content.kind === 'choice' ? 'choice' : 'sequence',
          fields: { ...inner, ...attributes },
        })
      }
      case 'raw':
      case 'any':
        return { type: 'string', contentMediaType: 'application/xml' }
      case 'ref': {
        const shape = schema.get()
        return 'name' in shape && shape.name !== undefined
          ? this.write(shape)
          : this.shared(schema.name, shape, () => this.write(shape))
      }
      case 'opaque':
        return { not: {} }
    }
  }

  shared(name: string, schema: Schema, write: () => JsonObject): JsonObject {
    const known = this.named.get(name)
    if (known && known !== schema) throw new Error(`two shapes are called ${name}`)
    if (!known) {
      this.named.set(name, schema)
      this.definitions[name] = write()
    }
    return { $ref: `${this.prefix}${name}` }
  }

  struct({ kind, fields }: Sequence | Choice): JsonObject {
    const entries = Object.entries(fields).map(([key, part]) => [key, asField(part)] as const)
    const properties: JsonObject = Object.fromEntries(entries.map(([key, field]) => [key, this.field(field)]))
    const common = { type: 'object', properties, additionalProperties: false }
    if (kind === 'choice')
      return { ...common, minProperties: entries.every(([, f]) => f.min > 0) ? 1 : 0, maxProperties: 1 }
    const required = entries.filter(([, f]) => f.min > 0).map(([key]) => key)
    return required.length > 0 ? { ...common, required } : common
  }

  field(field: Field): JsonObject {
    const one = this.write(field.schema)
    const about = {
      ...(field.label === undefined ? {} : { title: field.label }),
      ...(field.doc === undefined ? {} : { description: field.doc }),
    }
    if (field.occurs !== 'many') return { ...one, ...about }
    return {
      type: 'array',
      items: one,
      ...(field.min > 0 ? { minItems: field.min } : {}),
      ...(field.max < Number.POSITIVE_INFINITY ? { maxItems: field.max } : {}),
      ...about,
    }
  }
}

function text(s: Text): JsonObject {
  const bound = (name: string, value: number | undefined) => (value === undefined ? {} : { [name]: value })
  switch (s.base) {
    case 'string':
      return {
        type: 'string',
        ...bound('minLength', s.min),
        ...bound('maxLength', s.max),
        ...(isGuid(s) ? { format: 'uuid' } : s.pattern === undefined ? {} : { pattern: `^(?:${s.pattern})$` }),
        ...(s.nonBlank ? { pattern: '\\S' } : {}),
        ...(s.values ? { enum: s.values } : {}),
      }
    case 'boolean':
      return { type: 'boolean' }
    case 'dateTime':
      return { type: 'string', format: 'date-time' }
    case 'double':
    case 'decimal':
      return { type: 'number', ...numberBounds(s) }
    case 'int':
    case 'long':
      return { type: 'integer', ...numberBounds(s) }
    case 'unsignedInt':
      return { type: 'integer', minimum: 0, ...numberBounds(s) }
    case 'positiveInteger':
      return { type: 'integer', minimum: 1, ...numberBounds(s) }
  }
}

const numberBounds = ({ min, max, above }: Text): JsonObject => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
  ...(above === undefined ? {} : { exclusiveMinimum: above }),
})
