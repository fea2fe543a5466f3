/**
 * Shapes as short as they can be written, and the codec that walks them. Shapes are made by tools/client.ts from the
 * contracts of methods and the declarations of thing types.
 *
 * A shape is one letter (`s` text, `n` number, `b` true or false, `r` XML inside an element, `a` a whole element as XML), a
 * function for a shape that holds itself, or a list: first the fields, one word each, then the shapes that they refer to, in order.
 *
 *     ['when. value.', dateTime, weightValue]
 *
 * A word is a name and what it is: nothing for text, `#` number, `!` true or false, `=` inner XML, `~` elements of any name,
 * `.` the next shape of the list; then how often: nothing for once, `?` at most once, `*` any number, `+` one or more.
 * Before the name: `@` an attribute, `$` the text of the element itself, `^` a sequence without an element of its own.
 * Behind it `:` and the XML name, where that is not the name in kebab-case. `|` before the first word: one of the fields only.
 */
import { type Element, escapeAttribute, escapeText } from './xml.ts'

export type Shape = string | (() => Shape) | ShapeList
export interface ShapeList extends ReadonlyArray<Shape> {
  /** The fields. */
  readonly 0: string
}

/** The value cannot be sent as it is; `path` names the place. Nothing was sent. */
export class Unfit extends TypeError {
  override readonly name = 'Unfit'
  readonly path: string
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`)
    this.path = path
  }
}

interface Field {
  readonly key: string
  readonly name: string
  readonly shape: Shape
  readonly place: string
  readonly occurs: string
}
interface Plan {
  readonly choice: boolean
  readonly fields: readonly Field[]
}

const word = /^([@$^]?)([^:#!=~.?*+]+)(?::([^#!=~.?*+]+))?([#!=~.]?)([?*+]?)$/
const leaves: { readonly [mark: string]: Shape } = { '': 's', '#': 'n', '!': 'b', '=': 'r', '~': 'a' }
const plans = new WeakMap<object, Plan>()

function planOf(shape: ShapeList): Plan {
  let plan = plans.get(shape)
  if (!plan) {
    const words = shape[0]
    const refs = shape.slice(1)
    const choice = words.startsWith('|')
    const fields = words
      .slice(choice ? 1 : 0)
      .split(' ')
      .filter(Boolean)
      .map((text): Field => {
        const [, place = '', key = '', xml, mark = '', occurs = ''] = word.exec(text)!
        const name = mark === '~' ? '*' : (xml ?? key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`))
        return { key, name, place, occurs, shape: leaves[mark] ?? refs.shift()! }
      })
    plan = { choice, fields }
    plans.set(shape, plan)
  }
  return plan
}

const many = ({ occurs }: Field) => occurs === '*' || occurs === '+'
type Tree = Record<string, unknown>

// ---- reading: generous, because a newer server may say more

const boolean = (text: string) => text === 'true' || text === '1'

/** The value that an element holds. `source` is the text that was parsed. */
export function decode(shape: Shape, element: Element, source: string): unknown {
  if (typeof shape === 'function') return decode(shape(), element, source)
  if (typeof shape !== 'string') return decodeContent(planOf(shape), element, source)
  if (shape === 'r') return source.slice(element.innerStart, element.innerEnd)
  if (shape === 'a') return source.slice(element.start, element.end)
  return leaf(shape, element.text)
}

function leaf(shape: Shape, text: string): unknown {
  if (shape === 'n') return Number(text)
  return shape === 'b' ? boolean(text.trim()) : text
}

function decodeContent({ fields }: Plan, element: Element, source: string): Tree {
  const value: Tree = {}
  const inline = fields.find(
    ({ place, shape }) =>
      place === '^' && planOf(shape as ShapeList).fields.some(({ name }) => name === element.elements[0]?.name),
  )
  if (inline) return { [inline.key]: decode(inline.shape, element, source) }
  for (const field of fields) {
    const { key, name, shape, place } = field
    if (place === '@') {
      const found = element.attributes[name.slice(name.indexOf(':') + 1)]
      if (found !== undefined) value[key] = leaf(shape, found)
    } else if (place === '$') value[key] = decode(shape, element, source)
    else if (many(field)) value[key] = []
  }
  for (const inner of element.elements) {
    const field =
      fields.find(({ name, place }) => place === '' && name === inner.name) ?? fields.find(({ name }) => name === '*')
    if (!field) continue
    const item = decode(field.shape, inner, source)
    if (many(field)) (value[field.key] as unknown[]).push(item)
    else value[field.key] = item
  }
  return value
}

// ---- writing

/** An element of this name. Throws Unfit where the value has not what the shape needs. */
export function encode(shape: Shape, name: string, value: unknown, path = name): string {
  if (typeof shape === 'function') return encode(shape(), name, value, path)
  if (shape === 'a') return text(value, path)
  if (typeof shape !== 'string') {
    if (typeof value !== 'object' || value === null) throw new Unfit(path, 'an object is needed')
    const { attributes, content } = inside(planOf(shape), value as Tree, path)
    return `<${name}${attributes}>${content}</${name}>`
  }
  return `<${name}>${written(shape, value, path)}</${name}>`
}

/** What stands between the tags of an element. */
export function encodeContent(shape: Shape, value: unknown, path: string): string {
  if (typeof shape === 'function') return encodeContent(shape(), value, path)
  return typeof shape === 'string' ? written(shape, value, path) : inside(planOf(shape), value as Tree, path).content
}

function inside({ choice, fields }: Plan, value: Tree, path: string): { attributes: string; content: string } {
  let attributes = ''
  let content = ''
  let given = 0
  for (const field of fields) {
    const { key, name, shape, place, occurs } = field
    const item = value[key]
    const at = `${path}/${key}`
    if (item === undefined || (many(field) && (item as unknown[]).length === 0)) {
      if (occurs === '+' || (occurs === '' && !choice)) throw new Unfit(at, 'this is missing')
      continue
    }
    if (place === '') given++
    if (place === '@') attributes += ` ${name}="${written(shape, item, at, escapeAttribute)}"`
    else if (place === '$') content += typeof shape === 'string' ? written(shape, item, at) : ''
    else if (place === '^') content += encodeContent(shape, item, at)
    else if (many(field))
      (item as unknown[]).forEach((one, index) => {
        content += encode(shape, name, one, `${at}/${index}`)
      })
    else content += encode(shape, name, item, at)
  }
  if (choice && given > 1) throw new Unfit(path, 'only one of the fields may be there')
  return { attributes, content }
}

function written(shape: Shape, value: unknown, path: string, escaped = escapeText): string {
  if (shape === 'n') return number(value, path)
  if (shape === 'b') {
    if (typeof value !== 'boolean') throw new Unfit(path, 'true or false is needed')
    return String(value)
  }
  return shape === 'r' ? text(value, path) : escaped(text(value, path))
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new Unfit(path, 'text is needed')
  return value
}

function number(value: unknown, path: string): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unfit(path, 'a number is needed')
  const short = String(value)
  // Readers of XML differ about exponents; plain digits please all.
  return short.includes('e')
    ? value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 })
    : short
}
