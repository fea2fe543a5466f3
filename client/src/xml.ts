/** A reader and an escaper of XML, as much as answers of the platform need: no DTDs, no names of namespaces. */

export interface Element {
  /** Without its prefix. */
  readonly name: string
  /** By local name. */
  readonly attributes: { readonly [name: string]: string }
  readonly elements: Element[]
  /** All text directly inside, joined. */
  text: string
  /** Places in the source: of the element, and of what is inside it. */
  readonly start: number
  end: number
  readonly innerStart: number
  innerEnd: number
}

/** The text is no well-formed XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

// One token after the other; what lies between two of them is text.
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** `&lt;` and `&#60;` become `<`; line ends become line feeds, as XML wants it. */
function plain(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));|&/gi, (_, decimal?: string, hex?: string, name = '') => {
    const found = decimal ?? hex
    const character =
      found === undefined ? named[name] : String.fromCodePoint(Number.parseInt(found, decimal === undefined ? 16 : 10))
    if (character === undefined) throw new XmlError('There is an entity that XML does not know.')
    return character
  })
}

function attributesOf(source: string): Element['attributes'] {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single = ''] of source.matchAll(attribute))
    if (!/^xmlns(:|$)/.test(name)) found[local(name)] = plain((double ?? single).replace(/[\t\n\r]/g, ' '))
  return found
}

/** Reads a document; the answer stands for the document, its one element is the root. */
export function parse(xml: string): Element {
  const make = (name: string, start: number, innerStart: number, attributes = {}): Element => {
    return { name, attributes, elements: [], text: '', start, end: xml.length, innerStart, innerEnd: xml.length }
  }
  const whole = make('', 0, 0)
  const open: { element: Element; tag: string }[] = [{ element: whole, tag: '' }]
  let at = 0
  for (const match of xml.matchAll(token)) {
    const here = open.at(-1)!.element
    const [all, data, closing, opening, attributes = '', empty] = match
    const between = xml.slice(at, match.index)
    if (between.includes('<')) break
    here.text += plain(between) + (data ?? '')
    at = match.index + all.length
    if (opening !== undefined) {
      const element = make(local(opening), match.index, at, attributesOf(attributes))
      here.elements.push(element)
      if (empty) element.end = element.innerEnd = at
      else open.push({ element, tag: opening })
    } else if (closing !== undefined) {
      if (open.length === 1 || open.pop()!.tag !== closing) throw new XmlError(`</${closing}> closes nothing.`)
      here.innerEnd = match.index
      here.end = at
    }
  }
  const rest = xml.slice(at)
  if (open.length > 1 || rest.includes('<')) throw new XmlError('The XML ends too early or is not well-formed.')
  whole.text += plain(rest)
  return whole
}

export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.elements.find(element => element.name === name)

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\t': '&#9;',
  '\n': '&#10;',
}

/** For text between tags; a carriage return would be read as a line feed otherwise. */
export const escapeText = (text: string): string => text.replace(/[&<>\r]/g, c => escapes[c]!)
/** For a value between double quotes. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"\t\n\r]/g, c => escapes[c]!)
