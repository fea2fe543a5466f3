/**
 * One plain line for a thing, from a pattern in its declaration: `{systolic}/{diastolic} mmHg[, pulse {pulse}]`.
 * `{a|b}` takes the first that is there, `{a#}` the bare number without its unit; what stands in brackets is left out
 * unless all of its parts are there.
 */
import { type Tree, valuesAt, walk } from './path.ts'
import { asField, type Field, type Part, resolve, type Schema } from './schema.ts'
import { show } from './show.ts'

type Piece = string | readonly string[]
interface Segment {
  readonly together: boolean
  readonly pieces: readonly Piece[]
}

const parsed = new Map<string, readonly Segment[]>()

/** How a part is said: plainly, or in a person's culture and units. */
export type Say = (part: Part, value: unknown) => string

export function summarise(schema: Schema, pattern: string, value: unknown, say: Say = show): string {
  let line = ''
  for (const { together, pieces } of segments(pattern)) {
    const texts = pieces.map(piece => (typeof piece === 'string' ? piece : firstOf(schema, piece, value, say)))
    if (!together || texts.every(Boolean)) line += texts.join('')
  }
  return line.replace(/\s+/g, ' ').replace(/^[\s,;:]+|\s+$/g, '')
}

function segments(pattern: string): readonly Segment[] {
  let found = parsed.get(pattern)
  if (!found) {
    found = (pattern.match(/\[[^\]]*\]|[^[]+/g) ?? []).map(text => {
      const together = text.startsWith('[')
      const inner = together ? text.slice(1, -1) : text
      const pieces = inner.split(/(\{[^}]*\})/).filter(Boolean)
      return { together, pieces: pieces.map(p => (p.startsWith('{') ? p.slice(1, -1).split('|') : p)) }
    })
    parsed.set(pattern, found)
  }
  return found
}

function firstOf(schema: Schema, paths: readonly string[], value: unknown, say: Say): string {
  for (const path of paths) {
    const bare = path.endsWith('#')
    const steps = walk(schema, bare ? path.slice(0, -1) : path)
    const { unit, ...plain } = steps.at(-1)!.field
    const part: Field = bare || unit === undefined ? plain : { ...plain, unit }
    const text = valuesAt(value, steps)
      .map(item => say({ ...part, occurs: 'one' }, item))
      .filter(Boolean)
      .join(', ')
    if (text) return text
  }
  return ''
}

/** Where no pattern is given: the first part that is no date and says something. */
export function firstWords(schema: Schema, value: Tree): string {
  const shape = resolve(schema)
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return ''
  for (const [key, part] of Object.entries(shape.fields)) {
    const inner = resolve(asField(part).schema)
    const role = inner.kind === 'sequence' || inner.kind === 'choice' ? inner.role?.is : undefined
    if (role?.includes('date') || role === 'time') continue
    const text = show(part, value[key])
    if (text) return text
  }
  return ''
}
