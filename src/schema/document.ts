/** Shape -> rows of reference documentation, in document order: what the portal prints as a table. */
import { asField, type Field, isGuid, labelOf, nameOf, resolve, type Schema, type Text } from './schema.ts'

export interface DocumentRow {
  /** Where the element stands: `value/kg`; an attribute as `display/@units`. */
  readonly path: string
  readonly depth: number
  readonly name: string
  readonly label: string
  /** Plain words: `number, at least 0`, `date and time`, `group`. */
  readonly type: string
  readonly occurs: 'once' | 'at most once' | 'any number' | string
  readonly doc?: string
  readonly vocabulary?: string
  readonly unit?: string
}

export function document(schema: Schema): readonly DocumentRow[] {
  const rows: DocumentRow[] = []
  describe(schema, '', 0, [], rows)
  return rows
}

function describe(schema: Schema, above: string, depth: number, around: readonly Schema[], rows: DocumentRow[]) {
  const shape = resolve(schema)
  // A shape that holds itself is described once.
  if (around.includes(shape)) return
  const inside = [...around, shape]
  switch (shape.kind) {
    case 'sequence':
    case 'choice':
      for (const [key, part] of Object.entries(shape.fields)) {
        const field = asField(part)
        const name = field.schema.kind === 'any' ? '*' : nameOf(key, part)
        const path = above ? `${above}/${name}` : name
        rows.push(row(path, depth, name, labelOf(key, part), field))
        describe(field.schema, path, depth + 1, inside, rows)
      }
      return
    case 'attributed':
      for (const [key, part] of Object.entries(shape.attributes)) {
        const name = `@${nameOf(key, part)}`
        rows.push(row(above ? `${above}/${name}` : name, depth, name, labelOf(key, part), asField(part)))
      }
      describe(shape.content, above, depth, inside, rows)
      return
    case 'text':
    case 'raw':
    case 'any':
    case 'opaque':
      return
  }
}

function row(path: string, depth: number, name: string, label: string, field: Field): DocumentRow {
  return {
    path,
    depth,
    name,
    label,
    type: typeWords(field.schema),
    occurs: occursWords(field),
    ...(field.doc === undefined ? {} : { doc: field.doc }),
    ...(field.vocabulary === undefined ? {} : { vocabulary: field.vocabulary }),
    ...(field.unit === undefined ? {} : { unit: field.unit }),
  }
}

function occursWords({ min, max }: Field): string {
  if (max === 1) return min === 1 ? 'once' : 'at most once'
  const most = max === Number.POSITIVE_INFINITY ? 'any number' : `up to ${max}`
  return min === 0 ? most : `${most}, at least ${min}`
}

function typeWords(schema: Schema): string {
  const shape = resolve(schema)
  switch (shape.kind) {
    case 'text':
      return textWords(shape)
    case 'sequence':
      return shape.name ?? 'group'
    case 'choice':
      return shape.name ?? 'one of'
    case 'attributed':
      return shape.content.kind === 'text' ? textWords(shape.content) : (shape.name ?? 'group')
    case 'raw':
    case 'any':
      return 'any XML'
    case 'opaque':
      return 'not sent'
  }
}

const bases: Readonly<Record<Text['base'], string>> = {
  string: 'text',
  decimal: 'number without an exponent',
  double: 'number',
  int: 'whole number',
  long: 'whole number',
  unsignedInt: 'whole number, at least 0',
  positiveInteger: 'whole number, at least 1',
  boolean: 'true or false',
  dateTime: 'date and time (xs:dateTime)',
}

function textWords(s: Text): string {
  if (isGuid(s)) return 'guid'
  if (s.values) return `one of ${s.values.join(', ')}`
  const unit = s.base === 'string' ? ' characters' : ''
  const words = [bases[s.base]]
  if (s.min !== undefined) words.push(`at least ${s.min}${unit}`)
  if (s.above !== undefined) words.push(`more than ${s.above}`)
  if (s.max !== undefined) words.push(`at most ${s.max}${unit}`)
  if (s.nonBlank) words.push('not blank')
  if (s.pattern !== undefined) words.push(`of the form ${s.pattern}`)
  return words.join(', ')
}
