/** The codes that stand behind the words of a thing, for those who work with code systems. */
import type { Tree } from '../../../schema/path.ts'
import { asField, labelOf, resolve, type Schema } from '../../../schema/schema.ts'
import { type Code, wordsOfCode } from '../forms/codes.ts'

export interface CodeOf {
  /** Of the field, with those above it: `Prescription: Route`. */
  readonly label: string
  /** As the person reads it. */
  readonly words: string
  /** `wc/medication-routes`, with its version where it was told. */
  readonly system: string
  readonly code: string
}

/** Every code of a thing, in the order of its declaration. */
export function codesIn(schema: Schema, value: unknown, above = ''): readonly CodeOf[] {
  const shape = resolve(schema)
  if ((shape.kind !== 'sequence' && shape.kind !== 'choice') || typeof value !== 'object' || value === null) return []
  const tree = value as Tree
  const { role } = shape
  if (role?.is === 'worded' || role?.is === 'coded') {
    const codes = role.is === 'coded' ? [value] : ((tree[role.machine] as readonly unknown[] | undefined) ?? [])
    const said = role.is === 'worded' ? String(tree[role.words] ?? '') : ''
    return (codes as readonly Code[])
      .filter(code => code.value && code.type)
      .map(code => ({
        label: above,
        words: said || (wordsOfCode(code) ?? ''),
        system: systemOf(code),
        code: code.value,
      }))
  }
  return Object.entries(shape.fields).flatMap(([key, part]) => {
    const field = asField(part)
    const given = tree[key]
    if (given === undefined) return []
    const label = above === '' ? labelOf(key, part) : `${above}: ${labelOf(key, part)}`
    const items = field.occurs === 'many' ? (given as readonly unknown[]) : [given]
    return items.flatMap(item => codesIn(field.schema, item, label))
  })
}

const systemOf = ({ family, type, version }: Code): string =>
  `${family ? `${family}/` : ''}${type}${version ? ` (${version})` : ''}`
