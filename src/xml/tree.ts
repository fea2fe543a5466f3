/** Small questions to a parsed element. Names are compared by local name (wire.md §2.1: envelopes are matched so). */
import type { XmlElement } from './parse.ts'

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string'

export function elements(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of parent.children) if (typeof node !== 'string') found.push(node)
  return found
}

export function child(parent: XmlElement, local: string): XmlElement | undefined {
  for (const node of parent.children) if (typeof node !== 'string' && node.local === local) return node
  return undefined
}

/** The text directly inside the element, joined. */
export function text(element: XmlElement): string {
  const { children } = element
  if (children.length === 1 && typeof children[0] === 'string') return children[0]
  let joined = ''
  for (const node of children) if (typeof node === 'string') joined += node
  return joined
}

export function attribute(element: XmlElement, name: string): string | undefined {
  for (const a of element.attributes) if (a.local === name) return a.value
  return undefined
}

/**
 * The prefixes used within the element but declared outside it, with their namespaces: what its bytes, cut out of the
 * document, would no longer say. .NET declares xsi and xsd far outside the thing that uses them. With `defaultToo`, '' stands
 * for a default namespace that was declared outside.
 */
export function borrowedPrefixes(element: XmlElement, defaultToo = false): Map<string, string> {
  const borrowed = new Map<string, string>()
  /** How many of the open elements declare a prefix. */
  const own = new Map<string, number>()
  const open: { readonly element: XmlElement; next: number }[] = []
  const declare = ({ declared }: XmlElement, by: 1 | -1) => {
    for (const { prefix } of declared ?? []) own.set(prefix, (own.get(prefix) ?? 0) + by)
  }
  const use = ({ name, namespace }: { readonly name: string; readonly namespace: string }) => {
    const prefix = name.slice(0, Math.max(name.indexOf(':'), 0))
    // Names without a namespace borrow nothing: attributes, and elements where there is no default.
    const lent = prefix === '' ? defaultToo && namespace !== '' : prefix !== 'xml'
    if (lent && !own.get(prefix)) borrowed.set(prefix, namespace)
  }
  const enter = (entered: XmlElement) => {
    declare(entered, 1)
    use(entered)
    entered.attributes.forEach(use)
    open.push({ element: entered, next: 0 })
  }
  enter(element)
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const node = inner.element.children[inner.next++]
    if (node === undefined) declare(open.pop()!.element, -1)
    else if (typeof node !== 'string') enter(node)
  }
  return borrowed
}
