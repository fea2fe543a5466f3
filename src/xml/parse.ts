/**
 * The one strict XML parser of Healthkeep: UTF-8 bytes in, a tree with byte offsets out.
 * What is signed are bytes, so every element knows where it stood (wire.md §2.5).
 */
import { Buffer, isUtf8 } from 'node:buffer'
import { isNcName, isXmlText, kinds, legal, nameByte, nameStart, plainText, plainValue, space } from './characters.ts'
import { declarationProblem, Scope, type XmlNamespace } from './scope.ts'
import { findBadUtf8 } from './utf8.ts'

export interface XmlAttribute {
  /** Name as written, prefix included. */
  readonly name: string
  readonly local: string
  /** Namespace URI, '' when none. */
  readonly namespace: string
  readonly value: string
}

export interface XmlElement {
  /** Name as written, prefix included. */
  readonly name: string
  readonly local: string
  /** Namespace URI, '' when none. */
  readonly namespace: string
  /** Without the xmlns declarations: those are in `declared`, where no one takes `xmlns:id` for an `id`. */
  readonly attributes: readonly XmlAttribute[]
  /** Elements and text in document order; adjacent text is one string; comments and processing instructions are left out. */
  readonly children: readonly (XmlElement | string)[]
  /** Byte offset of '<' of the start tag in the parsed bytes. */
  readonly start: number
  /** Byte offset just behind '>' of the end tag (or of the empty-element tag). */
  readonly end: number
  /** Byte range of the content; both equal `end` for an empty-element tag. */
  readonly contentStart: number
  readonly contentEnd: number
  /** The xmlns declarations of the start tag, when there are any. */
  readonly declared?: readonly XmlNamespace[] | undefined
}

export interface XmlLimits {
  readonly maxDepth: number
  /** A small tag costs a hundred times its bytes in memory; 10,000 small things in one request have about 250,000. */
  readonly maxElements: number
  /** Attributes of one element, xmlns declarations included. */
  readonly maxAttributes: number
  /** Longest attribute value or name, in bytes. */
  readonly maxAttributeBytes: number
}

export class XmlError extends Error {
  /** Byte offset at which the document stopped being XML. */
  readonly offset: number
  /** True when the bytes ended too early: the reader may try to complete them (wire.md §1.3). */
  readonly atEnd: boolean
  constructor(message: string, offset: number, atEnd = false) {
    super(message)
    this.name = 'XmlError'
    this.offset = offset
    this.atEnd = atEnd
  }
}

export const defaultLimits: XmlLimits = {
  maxDepth: 256,
  maxElements: 500_000,
  maxAttributes: 256,
  maxAttributeBytes: 65_536,
}

export function parse(bytes: Uint8Array, limits: XmlLimits = defaultLimits): XmlElement {
  return new Reader(bytes, limits).document()
}

/** An element whose end is not known yet. */
interface Draft extends XmlElement {
  children: (XmlElement | string)[]
  end: number
  contentEnd: number
}

interface Name {
  readonly full: string
  /** '' when none. */
  readonly prefix: string
  readonly local: string
}

const s = '[ \\t\\r\\n]'
const quoted = (what: string) => `(?:"${what}"|'${what}')`
const declaration = new RegExp(
  `<\\?xml${s}+version${s}*=${s}*${quoted('1\\.[0-9]+')}` +
    `(?:${s}+encoding${s}*=${s}*(${quoted('[A-Za-z][-\\w.]*')}))?` +
    `(?:${s}+standalone${s}*=${s}*${quoted('(?:yes|no)')})?${s}*\\?>`,
  'y',
)

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** One list for all that have nothing to list. */
const none: never[] = []
Object.freeze(none)

const lineFeed = 0x0a
const carriageReturn = 0x0d
const bang = 0x21
const quote = 0x22
const hash = 0x23
const ampersand = 0x26
const apostrophe = 0x27
const slash = 0x2f
const semicolon = 0x3b
const opening = 0x3c
const equals = 0x3d
const closing = 0x3e
const question = 0x3f
const bracket = 0x5d

/**
 * Names met before, found again by the hash of their bytes, so that most names cost no new string.
 * One name a place and a fixed number of places: whatever is sent, it cannot grow.
 */
const known: (Name | undefined)[] = new Array<Name | undefined>(1024).fill(undefined)
const longestKnown = 64

/** V8 copies a substring shorter than this; a longer one would keep the whole request alive for as long as itself. */
const copiedBelow = 13

class Reader {
  private readonly buffer: Buffer
  /** The bytes as Latin-1: one character a byte, so that string functions find byte offsets. */
  private readonly source: string
  private readonly length: number
  private readonly limits: XmlLimits
  private at = 0
  private elements = 0
  private readonly open: Draft[] = []
  private readonly scope = new Scope()

  constructor(bytes: Uint8Array, limits: XmlLimits) {
    this.buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.length = bytes.length
    this.limits = limits
    this.source = this.buffer.toString('latin1')
  }

  document(): XmlElement {
    if (!isUtf8(this.buffer)) this.refuseEncoding()
    if (this.source.startsWith('\xef\xbb\xbf')) this.at = 3
    this.declaration()
    this.misc()
    if (this.at === this.length) this.ended('The document has no root element.')
    if (this.buffer[this.at] !== opening) this.fail('The document has text before its root element.')
    const root = this.tree()
    this.misc()
    if (this.at < this.length) this.fail('Only comments and white space may follow the root element.')
    return root
  }

  private fail(message: string, offset = this.at): never {
    throw new XmlError(message, offset)
  }

  private ended(message: string): never {
    throw new XmlError(message, this.length, true)
  }

  /** Whether the literal comes next; when the bytes end within it, the document ended too early. */
  private sees(literal: string): boolean {
    if (this.source.startsWith(literal, this.at)) return true
    const left = this.length - this.at
    if (left < literal.length && literal.startsWith(this.source.substring(this.at))) {
      this.ended(`The document ends within "${literal}".`)
    }
    return false
  }

  private slice(from: number, to: number, bits: number): string {
    if (bits > 0x7f) return this.buffer.toString('utf8', from, to)
    return to - from < copiedBelow ? this.source.substring(from, to) : this.buffer.toString('latin1', from, to)
  }

  // Around the root

  private refuseEncoding(): never {
    const mark = this.source.slice(0, 2)
    if (mark === '\xfe\xff' || mark === '\xff\xfe') this.fail('The document is UTF-16; only UTF-8 is read.')
    const { offset, cut } = findBadUtf8(this.buffer)
    if (cut) this.ended('The document ends within a character.')
    this.fail('The document has bytes that are not UTF-8.', offset)
  }

  private declaration(): void {
    if (!this.source.startsWith('<?xml', this.at)) return
    const next = this.buffer[this.at + 5]
    if (next !== question && !(kinds[next!]! & space)) return
    declaration.lastIndex = this.at
    const match = declaration.exec(this.source)
    if (match === null) {
      if (!this.source.includes('?>', this.at)) this.ended('The document ends within its XML declaration.')
      this.fail('The XML declaration is malformed.')
    }
    const encoding = match[1]?.slice(1, -1) ?? 'UTF-8'
    if (encoding.toUpperCase() !== 'UTF-8') this.fail(`The encoding "${shown(encoding)}" is not read, only UTF-8.`)
    this.at = declaration.lastIndex
  }

  /** White space, comments and processing instructions, in any number. */
  private misc(): void {
    for (;;) {
      this.spaces()
      if (this.buffer[this.at] !== opening) return
      if (this.at + 1 === this.length) this.ended('The document ends within a tag.')
      const next = this.buffer[this.at + 1]
      if (next === question) this.instruction()
      else if (next !== bang) return
      else if (this.sees('<!--')) this.comment()
      else if (this.sees('<!DOCTYPE')) this.fail('A document type declaration is not allowed.')
      else this.fail('Only comments and processing instructions may stand beside the root element.')
    }
  }

  private comment(): void {
    const from = this.at + 4
    const end = this.source.indexOf('--', from)
    if (end < 0 || end + 2 >= this.length) this.ended('The document ends within a comment.')
    if (this.buffer[end + 2] !== closing) this.fail('A comment cannot contain "--".', end)
    this.check(from, end)
    this.at = end + 3
  }

  private instruction(): void {
    const start = this.at
    this.at += 2
    const target = this.name()
    if (target.full.toLowerCase() === 'xml') this.fail('The XML declaration may stand only at the very start.', start)
    if (target.prefix !== '') this.fail('The name of a processing instruction cannot contain a colon.', start)
    const end = this.source.indexOf('?>', this.at)
    if (end < 0) this.ended('The document ends within a processing instruction.')
    if (end > this.at && !this.spaces()) this.fail('White space is missing in a processing instruction.')
    this.check(this.at, end)
    this.at = end + 2
  }

  private cdata(): string {
    const from = this.at + 9
    const end = this.source.indexOf(']]>', from)
    if (end < 0) this.ended('The document ends within a CDATA section.')
    const value = this.slice(from, end, this.check(from, end))
    this.at = end + 3
    return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value
  }

  /** Refuses characters XML forbids; tells the bits that occur, for `slice`. */
  private check(from: number, to: number): number {
    let bits = 0
    for (let at = from; at < to; at++) {
      const byte = this.buffer[at]!
      bits |= byte
      if (!(kinds[byte]! & legal)) this.suspect(at)
    }
    return bits
  }

  /** Looks again at a byte that is not plain: it is forbidden, or begins a character that may be. */
  private suspect(at: number): void {
    const { buffer } = this
    const byte = buffer[at]!
    const last = byte === 0xef && buffer[at + 1] === 0xbf ? buffer[at + 2]! : 0
    if (byte >= 0x20 && last < 0xbe) return
    this.fail(`The character ${codeName(last < 0xbe ? byte : 0xff40 + last)} is not allowed in XML.`, at)
  }

  private spaces(): boolean {
    const from = this.at
    while (this.at < this.length && kinds[this.buffer[this.at]!]! & space) this.at++
    return this.at > from
  }

  // The tree

  private tree(): XmlElement {
    const { buffer, open } = this
    const root = this.startTag()
    if (root.end > 0) return root
    open.push(root)
    let element = root
    for (;;) {
      if (this.at >= this.length) this.ended(`The element <${shown(element.name)}> is not closed.`)
      if (buffer[this.at] !== opening) {
        append(element, this.text())
        continue
      }
      const next = buffer[this.at + 1]
      if (next === slash) {
        this.endTag(element)
        open.pop()
        if (open.length === 0) return root
        element = open[open.length - 1]!
      } else if (next === bang) {
        if (this.sees('<!--')) this.comment()
        else if (this.sees('<![CDATA[')) append(element, this.cdata())
        else if (this.sees('<!DOCTYPE')) this.fail('A document type declaration is not allowed.')
        else this.fail('Only comments and CDATA sections may begin with "<!" here.')
      } else if (next === question) {
        this.instruction()
      } else {
        const child = this.startTag()
        if (element.children === none) element.children = [child]
        else element.children.push(child)
        if (child.end === 0) {
          open.push(child)
          element = child
        }
      }
    }
  }

  private startTag(): Draft {
    const start = this.at
    if (this.open.length >= this.limits.maxDepth) {
      this.fail(`Elements are nested more than ${this.limits.maxDepth} deep.`)
    }
    if (++this.elements > this.limits.maxElements) {
      this.fail(`There are more than ${this.limits.maxElements} elements.`)
    }
    this.at++
    const name = this.name()
    let attributes: readonly XmlAttribute[] = none
    let declared: readonly XmlNamespace[] | undefined
    if (this.buffer[this.at] !== closing) {
      const written = this.attributes(name)
      if (written !== undefined) {
        declared = this.declare(written)
        attributes = this.resolve(written)
      }
    }
    const empty = this.buffer[this.at] === slash
    if (empty) this.at++
    if (this.at >= this.length) this.ended(`The document ends within the tag <${shown(name.full)}>.`)
    if (this.buffer[this.at] !== closing) this.fail(`The tag <${shown(name.full)}> has "/" in the wrong place.`)
    if (name.prefix === 'xmlns') this.fail('The prefix "xmlns" cannot stand before an element.', start)
    this.at++
    const element: Draft = {
      name: name.full,
      local: name.local,
      namespace: name.prefix === '' ? this.scope.defaultUri : this.uri(name.prefix, start),
      attributes,
      children: none,
      start,
      end: empty ? this.at : 0,
      contentStart: this.at,
      contentEnd: empty ? this.at : 0,
      declared,
    }
    if (empty && declared !== undefined) this.scope.leave(declared)
    return element
  }

  private endTag(element: Draft): void {
    const { buffer } = this
    // Both names stand in the bytes: compare them there.
    let from = element.start + 1
    let to = this.at + 2
    while (kinds[buffer[from]!]! & nameByte && buffer[from] === buffer[to]) {
      from++
      to++
    }
    if (to >= this.length) this.ended(`The document ends within the end tag of <${shown(element.name)}>.`)
    if ((kinds[buffer[from]!]! | kinds[buffer[to]!]!) & nameByte) {
      this.fail(`The end tag does not belong to <${shown(element.name)}>, the element that is open.`)
    }
    element.contentEnd = this.at
    this.at = to
    this.spaces()
    if (this.at >= this.length) this.ended(`The document ends within the end tag of <${shown(element.name)}>.`)
    if (buffer[this.at] !== closing) this.fail(`The end tag of <${shown(element.name)}> holds more than its name.`)
    this.at++
    element.end = this.at
    if (element.declared !== undefined) this.scope.leave(element.declared)
  }

  private name(): Name {
    const { buffer, length, limits } = this
    const start = this.at
    if (start >= length) this.ended('The document ends where a name should be.')
    if (!(kinds[buffer[start]!]! & nameStart)) this.fail('A name is missing, or begins with a wrong character.')
    let at = start
    let sum = 0
    let bits = 0
    while (at < length) {
      const byte = buffer[at]!
      if (!(kinds[byte]! & nameByte)) break
      sum = (Math.imul(sum, 31) + byte) | 0
      bits |= byte
      at++
    }
    if (at === length) this.ended('The document ends within a name.')
    this.at = at
    const size = at - start
    if (size > limits.maxAttributeBytes) this.fail(`A name is longer than ${limits.maxAttributeBytes} bytes.`, start)
    if (bits > 0x7f || size > longestKnown) return this.newName(start, bits)
    const place = (sum ^ (sum >>> 10)) & 1023
    const found = known[place]
    if (found !== undefined && found.full.length === size && this.source.startsWith(found.full, start)) return found
    const name = this.newName(start, bits)
    known[place] = name
    return name
  }

  private newName(start: number, bits: number): Name {
    const full = this.slice(start, this.at, bits)
    const colon = full.indexOf(':')
    const prefix = full.slice(0, Math.max(colon, 0))
    const local = full.slice(colon + 1)
    if (!isNcName(local) || (colon >= 0 && !isNcName(prefix))) {
      this.fail(`"${shown(full)}" is not a name with at most one prefix.`, start)
    }
    return { full, prefix, local }
  }

  private text(): string {
    const { buffer, length } = this
    let done = ''
    let from = this.at
    let at = from
    let bits = 0
    for (;;) {
      while (at < length) {
        const byte = buffer[at]!
        if (!(kinds[byte]! & plainText)) break
        bits |= byte
        at++
      }
      const byte = at < length ? buffer[at] : opening
      if (byte === opening) break
      if (byte === bracket) {
        if (buffer[at + 1] === bracket && buffer[at + 2] === closing) this.fail('Text cannot contain "]]>".', at)
        at++
      } else if (byte === ampersand || byte === carriageReturn) {
        if (at > from) done += this.slice(from, at, bits)
        this.at = at
        if (byte === ampersand) {
          done += this.reference()
        } else {
          done += '\n'
          this.at += buffer[at + 1] === lineFeed ? 2 : 1
        }
        from = this.at
        at = from
        bits = 0
      } else {
        this.suspect(at)
        bits |= 0x80
        at++
      }
    }
    this.at = at
    if (at === from) return done
    const rest = this.slice(from, at, bits)
    return done === '' ? rest : done + rest
  }

  /** What a reference stands for: `at` is on its ampersand before, behind its semicolon after. */
  private reference(): string {
    const { buffer, length } = this
    const start = this.at
    if (buffer[start + 1] === hash) return this.characterReference()
    let at = start + 1
    while (at < length && kinds[buffer[at]!]! & nameByte) at++
    if (at === length) this.ended('The document ends within a reference.')
    if (at === start + 1 || buffer[at] !== semicolon) this.fail('A "&" must be written as "&amp;".')
    const name = this.source.substring(start + 1, at)
    const value = Object.hasOwn(entities, name) ? entities[name] : undefined
    if (value === undefined) this.fail(`The entity "&${shown(name)};" is not declared.`)
    this.at = at + 1
    return value
  }

  private characterReference(): string {
    const { buffer, length } = this
    const start = this.at
    const radix = buffer[start + 2] === 0x78 ? 16 : 10
    const first = start + (radix === 16 ? 3 : 2)
    let at = first
    let code = 0
    for (; at < length; at++) {
      const digit = digitValue(buffer[at]!)
      if (digit >= radix) break
      // Held just above the last code point, so that no number of digits overflows.
      code = Math.min(code * radix + digit, 0x110000)
    }
    if (at === length) this.ended('The document ends within a reference.')
    if (at === first || buffer[at] !== semicolon) this.fail('A character reference is malformed.')
    const value = code > 0x10ffff ? undefined : String.fromCodePoint(code)
    if (value === undefined || !isXmlText(value)) this.fail(`The character ${codeName(code)} is not allowed in XML.`)
    this.at = at + 1
    return value
  }

  // Attributes and namespaces

  /** The attributes as written, xmlns included; undefined when there are none. */
  private attributes(element: Name): Written[] | undefined {
    const { buffer, limits } = this
    let written: Written[] | undefined
    for (;;) {
      const spaced = this.spaces()
      if (this.at >= this.length) this.ended(`The document ends within the tag <${shown(element.full)}>.`)
      const byte = buffer[this.at]
      if (byte === closing || byte === slash) return written
      if (!spaced) this.fail(`White space is missing in the tag <${shown(element.full)}>.`)
      if ((written?.length ?? 0) >= limits.maxAttributes) {
        this.fail(`The element <${shown(element.full)}> has more than ${limits.maxAttributes} attributes.`)
      }
      const start = this.at
      const name = this.name()
      this.spaces()
      if (this.at >= this.length) this.ended(`The document ends within the tag <${shown(element.full)}>.`)
      if (buffer[this.at] !== equals) this.fail(`The attribute ${shown(name.full)} has no value.`)
      this.at++
      this.spaces()
      const value = this.value(name)
      if (written === undefined) written = [{ name, value, start }]
      else written.push({ name, value, start })
    }
  }

  private value(name: Name): string {
    const { buffer, length, limits } = this
    const mark = buffer[this.at]
    if (this.at >= length) this.ended(`The document ends within the attribute ${shown(name.full)}.`)
    if (mark !== quote && mark !== apostrophe) this.fail(`The attribute ${shown(name.full)} has no quotes.`)
    const start = this.at + 1
    let done = ''
    let from = start
    let at = start
    let bits = 0
    for (;;) {
      while (at < length) {
        const byte = buffer[at]!
        if (!(kinds[byte]! & plainValue)) break
        bits |= byte
        at++
      }
      if (at >= length) this.ended(`The document ends within the attribute ${shown(name.full)}.`)
      const byte = buffer[at]!
      if (byte === mark) break
      if (byte === opening) this.fail(`The attribute ${shown(name.full)} contains "<".`, at)
      if (byte === quote || byte === apostrophe) {
        at++
      } else if (byte === ampersand || kinds[byte]! & space) {
        if (at > from) done += this.slice(from, at, bits)
        this.at = at
        if (byte === ampersand) {
          done += this.reference()
        } else {
          done += ' '
          this.at += byte === carriageReturn && buffer[at + 1] === lineFeed ? 2 : 1
        }
        from = this.at
        at = from
        bits = 0
      } else {
        this.suspect(at)
        bits |= 0x80
        at++
      }
    }
    if (at - start > limits.maxAttributeBytes) {
      this.fail(`The attribute ${shown(name.full)} is longer than ${limits.maxAttributeBytes} bytes.`, start)
    }
    this.at = at + 1
    if (at === from) return done
    const rest = this.slice(from, at, bits)
    return done === '' ? rest : done + rest
  }

  /** The xmlns declarations among the attributes, put in force. */
  private declare(written: readonly Written[]): readonly XmlNamespace[] | undefined {
    if (!written.some(isDeclaration)) return undefined
    const declared: XmlNamespace[] = []
    for (const each of written) {
      if (!isDeclaration(each)) continue
      const namespace = { prefix: each.name.prefix === '' ? '' : each.name.local, uri: each.value }
      const problem = declarationProblem(namespace)
      if (problem !== undefined) this.fail(problem, each.start)
      declared.push(namespace)
    }
    if (declared.length > 1) this.refuseTwice(declared.map(each => each.prefix))
    this.scope.enter(declared)
    return declared
  }

  private uri(prefix: string, start: number): string {
    const uri = this.scope.uri(prefix)
    if (uri === undefined) this.fail(`The prefix "${shown(prefix)}" is not declared.`, start)
    return uri
  }

  private resolve(written: readonly Written[]): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = []
    for (const each of written) {
      if (isDeclaration(each)) continue
      const { full, prefix, local } = each.name
      const namespace = prefix === '' ? '' : this.uri(prefix, each.start)
      attributes.push({ name: full, local, namespace, value: each.value })
    }
    // A local name holds no space, so local and namespace cannot run into each other.
    if (attributes.length > 1) this.refuseTwice(attributes.map(each => `${each.local} ${each.namespace}`))
    return attributes.length === 0 ? none : attributes
  }

  private refuseTwice(keys: readonly string[]): void {
    if (new Set(keys).size === keys.length) return
    this.fail('An attribute stands twice in one tag.')
  }
}

const isDeclaration = ({ name }: Written): boolean => name.prefix === 'xmlns' || name.full === 'xmlns'

interface Written {
  readonly name: Name
  readonly value: string
  readonly start: number
}

function append(element: Draft, text: string): void {
  if (text === '') return
  if (element.children === none) {
    element.children = [text]
    return
  }
  const { children } = element
  const last = children.length - 1
  if (typeof children[last] === 'string') children[last] += text
  else children.push(text)
}

/** Names from the request go into messages, but not whole books of them. */
const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

const codeName = (code: number): string =>
  code > 0x10ffff ? 'above U+10FFFF' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

function digitValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99
}
