/** XML for eyes: an element whose content is only elements begins a line for each; everything else stays as it was written. */
import type { XmlElement } from './parse.ts'
import { isElement } from './tree.ts'

/** `source` are the bytes that the element was parsed from. */
export function indented(element: XmlElement, source: Buffer, depth = 0): string {
  const margin = '  '.repeat(depth)
  const whole = source.toString('utf8', element.start, element.end)
  const inner = element.children
  const onlyElements = inner.some(isElement) && inner.every(node => isElement(node) || node.trim() === '')
  if (!onlyElements) return margin + whole
  const open = source.toString('utf8', element.start, element.contentStart)
  const close = source.toString('utf8', element.contentEnd, element.end)
  const lines = inner.filter(isElement).map(child => indented(child, source, depth + 1))
  return [margin + open, ...lines, margin + close].join('\n')
}
