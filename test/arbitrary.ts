/** Any value of a shape, for properties that hold for all types. */
import fc from 'fast-check'
import { asField, isGuid, resolve, type Schema, type Text } from '../src/schema/schema.ts'

/** Beyond this depth optional parts stay away: some shapes contain themselves. */
const deepest = 3

const made = new WeakMap<object, fc.Arbitrary<unknown>[]>()

export function anyOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const shape = resolve(schema)
  const known = made.get(shape) ?? []
  made.set(shape, known)
  known[depth] ??= anyOfShape(shape, depth)
  return known[depth]
}

function anyOfShape(shape: ReturnType<typeof resolve>, depth: number): fc.Arbitrary<unknown> {
  if (shape.kind === 'text') return textOf(shape)
  if (shape.kind === 'sequence') {
    const parts = Object.entries(shape.fields).map(([key, part]) => [key, fieldOf(key, part, depth)] as const)
    return fc.record(Object.fromEntries(parts)).map(withoutAbsent)
  }
  if (shape.kind === 'choice') {
    const branches = Object.entries(shape.fields).map(([key, part]) =>
      anyOf(asField(part).schema, depth + 1).map(value => ({ [key]: value })),
    )
    return fc.oneof(...branches)
  }
  if (shape.kind === 'attributed') {
    const attributes = Object.entries(shape.attributes).map(([key, part]) => [key, fieldOf(key, part, depth)] as const)
    const content = resolve(shape.content)
    const own =
      content.kind === 'sequence' || content.kind === 'choice'
        ? (anyOf(content, depth) as fc.Arbitrary<object>)
        : anyOf(content, depth).map(text => ({ text }))
    return fc
      .tuple(own, fc.record(Object.fromEntries(attributes)))
      .map(([inner, around]) => withoutAbsent({ ...inner, ...around }))
  }
  return fc.constant('')
}

function fieldOf(key: string, part: Parameters<typeof asField>[0], depth: number): fc.Arbitrary<unknown> {
  const { schema, occurs, min = 0 } = asField(part)
  // Every month has these days.
  const value = key === 'd' ? fc.integer({ min: 1, max: 28 }) : fc.constant(0).chain(() => anyOf(schema, depth + 1))
  const bare = depth >= deepest
  if (occurs === 'many') return fc.array(value, { minLength: min, maxLength: bare ? min : min + 2 })
  if (occurs === 'optional') return bare ? fc.constant(undefined) : fc.option(value, { nil: undefined })
  return value
}

const withoutAbsent = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined))

function textOf(shape: Text): fc.Arbitrary<unknown> {
  const { base, values, pattern, max } = shape
  if (values) return fc.constantFrom(...values)
  if (base === 'boolean') return fc.boolean()
  if (base === 'dateTime') return fc.constant('2026-03-17T09:20:00Z')
  if (base !== 'string') {
    const low = Math.ceil(Math.max(shape.min ?? 0, shape.above === undefined ? -1e6 : shape.above + 1))
    const whole = fc.integer({ min: low, max: Math.floor(Math.min(max ?? 5000, low + 5000)) })
    return base === 'double' && (max === undefined || max > 5)
      ? fc
          .tuple(whole, fc.integer({ min: 0, max: 9 }))
          .map(([n, tenth]) => (max !== undefined && n >= max ? n : n + tenth / 10))
      : whole
  }
  if (isGuid(shape)) return fc.uuid()
  if (pattern) return fc.stringMatching(new RegExp(`^(?:${pattern})$`))
  return fc.stringMatching(/^[A-Za-z0-9]{1,8}( [a-zé&<]{1,6})?$/).map(text => text.slice(0, max))
}
