/** Which numbers of a thing are drawn over time. */
import { type Tree, valuesAt, walk } from './path.ts'
import { labelOf, resolve, type Schema, type Unit } from './schema.ts'
import { toShown } from './units.ts'

/** Healthy adults at rest, as a help for the eye; never a judgement. */
export interface Band {
  readonly label: string
  readonly low?: number
  readonly high?: number
}
export interface Line {
  /** Path of a number or of a measurement: `systolic`, `value`. */
  readonly y: string
  readonly label?: string
  readonly bands?: readonly Band[]
}
export interface Chart {
  /** UCUM code of the axis. */
  readonly unit: string
  readonly lines: readonly Line[]
}

export interface Drawn {
  readonly label: string
  readonly unit: string
  readonly bands: readonly Band[]
  /** Units the axis can be drawn in, the first is `unit`; empty where there is no choice. */
  readonly units: readonly Unit[]
  /** The number of one thing, in `unit`; undefined when the thing does not say it. */
  readonly at: (value: unknown) => number | undefined
}

export function chartLines(schema: Schema, { unit, lines }: Chart): readonly Drawn[] {
  return lines.map(line => {
    const steps = walk(schema, line.y)
    const { key, part, field } = steps.at(-1)!
    const shape = resolve(field.schema)
    const role = shape.kind === 'sequence' ? shape.role : undefined
    return {
      label: line.label ?? labelOf(key, part),
      unit,
      bands: line.bands ?? [],
      units: role?.is === 'measure' ? role.units : [],
      at: value => {
        const [found] = valuesAt(value, steps)
        const n = role?.is === 'measure' ? (found as Tree | undefined)?.[role.base] : found
        if (typeof n !== 'number') return undefined
        return field.shown ? toShown(field.shown, n) : n
      },
    }
  })
}
