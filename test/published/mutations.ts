/** Documents that differ from a good one in one place. */
import type { XmlElement } from '../../src/xml/parse.ts'
import { escapeAttribute, escapeText } from '../../src/xml/write.ts'

/** What stands in an element, to be changed and written again. */
export interface Node {
  name: string
  attributes: [string, string][]
  children: (Node | string)[]
}

export function nodeOf(element: XmlElement): Node {
  return {
    name: element.name,
    attributes: [
      ...(element.declared ?? []).map(({ prefix, uri }): [string, string] => [
        prefix ? `xmlns:${prefix}` : 'xmlns',
        uri,
      ]),
      ...element.attributes.map((a): [string, string] => [a.name, a.value]),
    ],
    children: element.children.map(child => (typeof child === 'string' ? child : nodeOf(child))),
  }
}

export function textOf(node: Node): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')
  const children = node.children.map(child => (typeof child === 'string' ? escapeText(child) : textOf(child))).join('')
  return `<${node.name}${attributes}>${children}</${node.name}>`
}

type Change = (parent: Node, child: Node, i: number) => boolean
const hasText = (node: Node) => node.children.every(child => typeof child === 'string')
const withText =
  (text: string): Change =>
  (_parent, child) => {
    if (!hasText(child)) return false
    child.children = [text]
    return true
  }

export const changes: Readonly<Record<string, Change>> = {
  'left out': (parent, _child, i) => parent.children.splice(i, 1).length > 0,
  twice: (parent, child, i) => parent.children.splice(i, 0, structuredClone(child)).length === 0,
  renamed: (_parent, child) => {
    child.name += 'x'
    return true
  },
  'moved up': (parent, child, i) => {
    const before = parent.children.findLastIndex((other, at) => at < i && typeof other !== 'string')
    if (before < 0 || (parent.children[before] as Node).name === child.name) return false
    parent.children.splice(i, 1)
    parent.children.splice(before, 0, child)
    return true
  },
  'with an attribute': (_parent, child) => {
    child.attributes.push(['colour', 'red'])
    return true
  },
  'without its first attribute': (_parent, child) => child.attributes.shift() !== undefined,
  'in a namespace': (_parent, child) => {
    child.attributes.push(['xmlns', 'urn:elsewhere'])
    return true
  },
  'followed by text': (parent, _child, i) => {
    parent.children.splice(i + 1, 0, 'stray words')
    return true
  },
  'with a child': (_parent, child) => {
    child.children.push({ name: 'guest', attributes: [], children: [] })
    return true
  },
  'wrong text': withText('no such value'),
  negative: withText('-1'),
  zero: withText('0'),
  large: withText('99999999999'),
  'a fraction': withText('1.5'),
  'a number with blanks': withText(' \n12\t'),
  true: withText('1'),
  empty: withText(''),
  blank: withText('  '),
}

/** Every element changed in every way, one at a time; `limit` evens out what a large document would cost. */
export function* mutations(root: Node, limit = Number.POSITIVE_INFINITY): Generator<{ what: string; xml: string }> {
  const places = pathsUnder(root)
  const total = places.length * Object.keys(changes).length
  const step = Math.max(1, total / limit)
  let next = 0
  let n = 0
  for (const place of places) {
    for (const [what, change] of Object.entries(changes)) {
      if (n++ < next) continue
      const copy = structuredClone(root)
      const i = place.at(-1)!
      const parent = place.slice(0, -1).reduce((node, at) => node.children[at] as Node, copy)
      const child = parent.children[i] as Node
      const { name } = child
      change(parent, child, i)
      next += step
      yield { what: `${name} ${what}`, xml: textOf(copy) }
    }
  }
}

function pathsUnder(node: Node): number[][] {
  return node.children.flatMap((child, i) =>
    typeof child === 'string' ? [] : [[i], ...pathsUnder(child).map(path => [i, ...path])],
  )
}
