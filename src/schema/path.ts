/** Dotted paths into a shape: `value.kg`, `prescription.prescribedBy`. Columns, charts and summaries are written with them. */
import { asField, type Field, nameOf, type Part, resolve, type Schema } from './schema.ts'

export type Tree = { readonly [key: string]: unknown }

export interface Step {
  readonly key: string
  readonly part: Part
  readonly field: Field
  /** XML name. */
  readonly name: string
}

/** The fields along a path. A path that leads nowhere is a mistake in a declaration. */
export function walk(schema: Schema, path: string): readonly Step[] {
  const steps: Step[] = []
  let here: Schema = schema
  for (const key of path.split('.')) {
    const shape = resolve(here)
    const part: Part | undefined = shape.kind === 'sequence' || shape.kind === 'choice' ? shape.fields[key] : undefined
    if (!part) throw new Error(`no field ${key} in the path ${path}`)
    const field = asField(part)
    steps.push({ key, part, field, name: nameOf(key, part) })
    here = field.schema
  }
  return steps
}

/** The values at the end of the path, in document order; none when something on the way is absent. */
export function valuesAt(value: unknown, steps: readonly Step[]): readonly unknown[] {
  let found: unknown[] = [value]
  for (const { key, field } of steps) {
    const next: unknown[] = []
    for (const item of found) {
      const inner = (item as Tree)[key]
      if (inner === undefined) continue
      if (field.occurs === 'many') next.push(...(inner as unknown[]))
      else next.push(inner)
    }
    found = next
  }
  return found
}

export const xpathOf = (root: string, steps: readonly Step[]): string =>
  `/${[root, ...steps.filter(s => !s.field.inline).map(s => s.name)].join('/')}`
