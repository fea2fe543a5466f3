/**
 * JSON -> value of a shape, for the REST door: the same shapes that `codec.ts` reads from XML. The way back needs no reading of its own,
 * since a value is its own JSON. null stands for what is absent; a property that the shape does not have is refused.
 */
import { Invalid, readText } from './codec.ts'
import { asField, type Field, type Infer, type Schema, type Sequence, type Text } from './schema.ts'

/** Reads parsed JSON by a shape; throws Invalid with the place, such as `objectives[0].name`. */
export function fromJson<S extends Schema>(schema: S, json: unknown, place = ''): Infer<S> {
  return read(schema, json, place) as Infer<S>
}

type JsonObject = { readonly [key: string]: unknown }
const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const absent = (json: unknown): boolean => json === undefined || json === null
const called = (place: string): string => place || 'body'

function read(schema: Schema, json: unknown, place: string): unknown {
  switch (schema.kind) {
    case 'text':
      return readScalar(schema, json, place)
    case 'sequence':
    case 'choice':
      return readFields(
        schema.fields,
        json,
        place,
        schema.kind === 'choice',
        schema.kind === 'sequence' && schema.sparse,
      )
    case 'attributed': {
      const { content, attributes } = schema
      const inner = content.kind === 'sequence' || content.kind === 'choice' ? content.fields : { text: content }
      return readFields({ ...inner, ...attributes }, json, place, false, false)
    }
    case 'raw':
    case 'any':
      if (typeof json !== 'string') throw new Invalid(called(place), 'this must be a string')
      return json
    case 'ref':
      return read(schema.get(), json, place)
    case 'opaque':
      throw new Invalid(called(place), 'this cannot be sent')
  }
}

function readFields(
  fields: Sequence['fields'],
  json: unknown,
  place: string,
  oneOnly: boolean,
  sparse: boolean | undefined,
): JsonObject {
  if (!isObject(json)) throw new Invalid(called(place), 'this must be an object')
  for (const key of Object.keys(json))
    if (!Object.hasOwn(fields, key)) throw new Invalid(called(place), 'there is a property here that is not known')
  const value: { [key: string]: unknown } = {}
  for (const [key, part] of Object.entries(fields)) {
    const field = asField(part)
    const given = Object.hasOwn(json, key) ? json[key] : undefined
    const at = place ? `${place}.${key}` : key
    if (absent(given)) {
      if (oneOnly || field.occurs === 'optional' || (field.occurs === 'many' && sparse)) continue
      if (field.min > 0) throw new Invalid(at, 'this is missing')
      value[key] = []
    } else value[key] = field.occurs === 'many' ? readList(field, given, at) : read(field.schema, given, at)
  }
  if (oneOnly && Object.keys(value).length !== 1) throw new Invalid(called(place), 'exactly one property is expected')
  return value
}

function readList(field: Field, json: unknown, place: string): unknown[] {
  if (!Array.isArray(json)) throw new Invalid(place, 'this must be a list')
  if (json.length < field.min) throw new Invalid(place, `at least ${field.min} are needed`)
  if (json.length > field.max) throw new Invalid(place, `at most ${field.max} are allowed`)
  return json.map((item, i) => read(field.schema, item, `${place}[${i}]`))
}

function readScalar(schema: Text, json: unknown, place: string): unknown {
  const at = called(place)
  switch (schema.base) {
    case 'string':
    case 'dateTime':
      if (typeof json !== 'string') throw new Invalid(at, 'this must be a string')
      return readText(schema, json, at)
    case 'boolean':
      if (typeof json !== 'boolean') throw new Invalid(at, 'this must be true or false')
      return json
    default:
      if (typeof json !== 'number') throw new Invalid(at, 'this must be a number')
      return readText(schema, String(json), at)
  }
}

/** Reads what stands in an address: each value a text, a list with commas between. Parameters that are not asked for are passed over. */
export function fromParameters<S extends Sequence>(
  shape: S,
  given: { readonly [name: string]: string | undefined },
): Infer<S> {
  const byName = new Map(Object.entries(given).map(([name, text]) => [name.toLowerCase(), text]))
  const value: { [key: string]: unknown } = {}
  for (const [key, part] of Object.entries(shape.fields)) {
    const field = asField(part)
    const text = byName.get(key.toLowerCase())
    const one = (item: string) => readText(field.schema as Text, item.trim(), key)
    if (text === undefined || text.trim() === '') {
      if (field.occurs === 'one' || (field.occurs === 'many' && field.min > 0))
        throw new Invalid(key, 'this is missing')
      if (field.occurs === 'many') value[key] = []
    } else value[key] = field.occurs === 'many' ? text.split(',').map(one) : one(text)
  }
  return value as Infer<S>
}
