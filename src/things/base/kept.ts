/**
 * What a conversion between versions of a type cannot carry goes along in an extension of `common`, so that the way
 * back loses nothing (data.md §12). A client that drops or mangles it gets the plain conversion. It holds one root
 * element and perhaps a note, never the extensions of its thing: it does not grow by travelling.
 */
import { isDeepStrictEqual } from 'node:util'
import { asField, resolve, type Schema } from '../../schema/schema.ts'
import type { Common } from './common.ts'

/** The `source` of our extension; its `ver` is the id of the type version that it holds. */
export const keptSource = 'urn:healthkeep:kept-original'

type Extension = Common['extension'][number]

export interface Kept {
  readonly typeId: string
  readonly root: string
  /** The common section before a conversion wrote to its note; absent when none did. */
  readonly common?: string
}

/** Common without what we keep in it, and what that is. Several, or of a strange shape: as if there were none. */
export function takeKept(common: Common): { readonly common: Common; readonly kept?: Kept } {
  const ours = common.extension.filter(e => e.source === keptSource)
  if (ours.length === 0) return { common }
  const rest = { ...common, extension: common.extension.filter(e => e.source !== keptSource) }
  const { ver, content } = ours[0]!
  const [root, behind, more] = content
  if (ours.length > 1 || ver === undefined || root === undefined || more !== undefined) return { common: rest }
  return { common: rest, kept: { typeId: ver, root, ...(behind === undefined ? {} : { common: behind }) } }
}

export function withKept(common: Common, { typeId, root, common: behind }: Kept): Common {
  const content = behind === undefined ? [root] : [root, behind]
  const extension: Extension = { source: keptSource, ver: typeId, content }
  return { ...common, extension: [...common.extension, extension] }
}

type Parts = Readonly<Record<string, unknown>>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Three-way: where `now` is still what the untouched original gives (`untouched`), the original's, else `now`'s.
 * Shapes that mean one thing together, such as words with their codes, a number with what was typed or a day with its
 * hour, are taken whole: an edited word beside the code of the former would be a false statement about a person.
 */
export function merge(schema: Schema, now: unknown, untouched: unknown, original: unknown): unknown {
  if (isDeepStrictEqual(now, untouched)) return original
  const shape = resolve(schema)
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return now
  if (!isParts(now) || !isParts(untouched) || !isParts(original)) return now
  if (shape.kind === 'choice' && new Set([now, untouched, original].flatMap(v => Object.keys(v))).size > 1) return now
  const { role } = shape
  if (role && (role.is !== 'titled' || !isDeepStrictEqual(now[role.by], untouched[role.by]))) return now
  const merged: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(shape.fields)) {
    const field = asField(part)
    const value =
      field.occurs === 'many'
        ? mergeList(field.schema, now[key], untouched[key], original[key])
        : merge(field.schema, now[key], untouched[key], original[key])
    if (value !== undefined) merged[key] = value
  }
  return merged
}

/** Items that are still the same are the original's, wherever they stand now; an edited one is merged in its place. */
function mergeList(schema: Schema, now: unknown, untouched: unknown, original: unknown): unknown {
  if (isDeepStrictEqual(now, untouched)) return original
  if (!Array.isArray(now) || !Array.isArray(untouched) || !Array.isArray(original)) return now
  if (untouched.length !== original.length) return now
  return now.map((item: unknown, i) => {
    const at = isDeepStrictEqual(item, untouched[i]) ? i : untouched.findIndex(u => isDeepStrictEqual(item, u))
    if (at >= 0) return original[at] as unknown
    return now.length === untouched.length && sameStart(schema, item, untouched[i])
      ? merge(schema, item, untouched[i], original[i])
      : item
  })
}

/** Whether two items begin alike: what comes first names an item, and another name is another item. */
function sameStart(schema: Schema, a: unknown, b: unknown): boolean {
  const shape = resolve(schema)
  if (shape.kind !== 'sequence' || !isParts(a) || !isParts(b)) return false
  const first = Object.keys(shape.fields)[0]
  return first !== undefined && isDeepStrictEqual(a[first], b[first])
}

/** The note after the same rule; the lines that the conversion added go also when words were written around them. */
export function mergeNote(
  now: string | undefined,
  untouched: string | undefined,
  original: string | undefined,
): string | undefined {
  if (now === untouched) return original
  const before = original ?? ''
  const added = untouched?.startsWith(before) ? untouched.slice(before.length).trim() : ''
  if (now === undefined || added === '' || !now.includes(added)) return now
  const left = now.replace(added, () => '').trim()
  return left === '' ? undefined : left
}
