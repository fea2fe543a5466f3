/**
 * The xpath of a GetThings filter (wire.md §5.7): a yes-or-no question to the XML of one thing.
 * This file decides what may be asked and at what cost; libxml2 gives the answer.
 */
import { isNcName, isXmlText } from './characters.ts'

/** The expression is not one this server answers; the message says why, for the person who wrote it. */
export class XPathRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'XPathRefused'
  }
}

export interface XmlFilter {
  /** Whether `<thing>…</thing>` passes. Throws `XPathRefused` when the thing is too large for the filter. */
  matches(xml: string): boolean
}

/** Asynchronous because libxml2 is loaded by the first filter: a server that meets none does not pay for it. */
export async function compileFilter(expression: string): Promise<XmlFilter> {
  const question = new Question(expression)
  library ??= import('libxml2-wasm')
  const { ParseOption, XmlDocument, XmlXPath } = await library
  // HUGE because a file thing may hold more than libxml2's 10 MB of text in one element. NOERROR because libxml2 takes
  // a namespace that is not a URI for an error, and such a thing is stored all the same; what is fatal still throws.
  const option =
    ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_HUGE |
    ParseOption.XML_PARSE_NOERROR
  return {
    matches(xml) {
      // A text that begins so can hold no document type declaration, hence no entities.
      if (!xml.startsWith('<thing')) throw new Error('an XPath filter is asked about <thing>…</thing> only')
      question.refuseIfTooCostly(xml)
      const path = XmlXPath.compile(question.normal)
      try {
        const document = XmlDocument.fromString(xml, { option })
        try {
          return document.eval(path) === true
        } finally {
          document.dispose()
        }
      } finally {
        path.dispose()
      }
    },
  }
}

let library: Promise<typeof import('libxml2-wasm')> | undefined

const maxLength = 1000
const maxNesting = 8
/** Steps in the expression times nodes visited: two seconds at the very worst (0.1 to 0.2 µs each, measured). */
const maxWork = 1e7

type Kind = 'nodes' | 'string' | 'number' | 'boolean'

interface Signature {
  readonly result: Kind
  readonly least: number
  readonly most: number
  /** Whether the arguments must be paths. */
  readonly nodes?: true
  /** Whether what follows the first argument must be quoted: searching one long text for another is quadratic. */
  readonly quoted?: true
}

const functions: Readonly<Record<string, Signature>> = {
  boolean: { result: 'boolean', least: 1, most: 1 },
  ceiling: { result: 'number', least: 1, most: 1 },
  contains: { result: 'boolean', least: 2, most: 2, quoted: true },
  count: { result: 'number', least: 1, most: 1, nodes: true },
  false: { result: 'boolean', least: 0, most: 0 },
  floor: { result: 'number', least: 1, most: 1 },
  'normalize-space': { result: 'string', least: 0, most: 1 },
  not: { result: 'boolean', least: 1, most: 1 },
  number: { result: 'number', least: 0, most: 1 },
  round: { result: 'number', least: 1, most: 1 },
  'starts-with': { result: 'boolean', least: 2, most: 2 },
  string: { result: 'string', least: 0, most: 1 },
  'string-length': { result: 'number', least: 0, most: 1 },
  substring: { result: 'string', least: 2, most: 3 },
  'substring-after': { result: 'string', least: 2, most: 2, quoted: true },
  'substring-before': { result: 'string', least: 2, most: 2, quoted: true },
  sum: { result: 'number', least: 1, most: 1, nodes: true },
  translate: { result: 'string', least: 3, most: 3, quoted: true },
  true: { result: 'boolean', least: 0, most: 0 },
}

const axes: Readonly<Record<string, Axis>> = { child: 'child', attribute: 'attribute', self: 'self', parent: 'parent' }
type Axis = 'child' | 'attribute' | 'self' | 'parent'

const token =
  /[ \t\r\n]*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|(\/\/|::|\.\.|!=|<=|>=|[-/[\]()@,.|+*=<>$:!])|([^\s!-,/:-@[-^`{-~]+))/y

/** Where a path or predicate is asked. */
interface Place {
  /** Steps below the document: /thing/data-xml is 2; undefined outside every predicate. */
  readonly depth: number | undefined
  /** The places number at most (nodes of the document) to this power. */
  readonly power: number
}

const outside: Place = { depth: undefined, power: 0 }

/** An expression found to be within the rules. */
class Question {
  /** The expression, put together from the tokens that were understood, so that libxml2 reads nothing else. */
  readonly normal: string
  private readonly tokens: readonly string[]
  private next = 0
  private nesting = 0
  private steps = 1
  private power = 1

  constructor(expression: string) {
    if (expression.length > maxLength) throw new XPathRefused(`The filter is longer than ${maxLength} characters.`)
    if (!isXmlText(expression)) throw new XPathRefused('The filter holds characters that XML does not allow.')
    this.tokens = tokensOf(expression)
    if (this.tokens.slice(0, 4).join('') !== '/thing/data-xml') {
      throw new XPathRefused('The filter must begin with /thing/data-xml.')
    }
    this.expression(outside)
    if (this.peek() !== undefined) throw this.unexpected()
    this.normal = `boolean(${this.tokens.join(' ')})`
  }

  /**
   * A path that only goes down visits each node once. One that climbs out of a predicate may visit all of them again
   * for each of them, and libxml2 would neither stop nor tell.
   */
  refuseIfTooCostly(xml: string): void {
    // Copying text is far cheaper than visiting nodes, but not free.
    let nodes = xml.length / 64
    for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) if (xml[at + 1] !== '/') nodes++
    if (this.steps * nodes ** this.power > maxWork) {
      throw new XPathRefused('The filter is too costly for a thing of this size: ask a simpler question.')
    }
  }

  private peek(): string | undefined {
    return this.tokens[this.next]
  }

  private take(): string | undefined {
    return this.tokens[this.next++]
  }

  private skip(wanted: string): boolean {
    if (this.peek() !== wanted) return false
    this.next++
    return true
  }

  private expect(wanted: string): void {
    if (!this.skip(wanted)) throw this.unexpected(`"${wanted}" is missing`)
  }

  private unexpected(what = 'it is not understood'): XPathRefused {
    const found = this.peek()
    if (found === '|') return new XPathRefused('The filter uses "|": join conditions with "or".')
    if (found === '$') return new XPathRefused('The filter uses a variable, and there are none.')
    if (found === '*') return new XPathRefused('The filter uses "*", which is not allowed.')
    if (found === '//') return new XPathRefused('The filter uses "//", which is not allowed.')
    if (found === ':')
      return new XPathRefused('The filter uses a prefix: only names without a namespace can be asked for.')
    return new XPathRefused(found === undefined ? `The filter ends too early: ${what}.` : `At "${found}": ${what}.`)
  }

  private nested<T>(read: () => T): T {
    if (++this.nesting > maxNesting) throw new XPathRefused(`The filter is nested more than ${maxNesting} deep.`)
    const result = read()
    this.nesting--
    return result
  }

  // Operators, weakest first

  private expression(place: Place): Kind {
    return this.operators(place, 0)
  }

  private operators(place: Place, level: number): Kind {
    const operators = levels[level]
    if (operators === undefined) return this.unary(place)
    let kind = this.operators(place, level + 1)
    for (let operator = this.peek(); operator !== undefined && operators.includes(operator); operator = this.peek()) {
      this.next++
      const right = this.operators(place, level + 1)
      // Two node sets are compared each with each.
      if (kind === 'nodes' && right === 'nodes' && (level === 2 || level === 3)) this.costs(place.power + 2)
      kind = level < 4 ? 'boolean' : 'number'
    }
    return kind
  }

  private unary(place: Place): Kind {
    if (!this.skip('-')) return this.primary(place)
    while (this.skip('-'));
    this.primary(place)
    return 'number'
  }

  private primary(place: Place): Kind {
    const first = this.peek()
    if (first === undefined) throw this.unexpected('a value is missing')
    if (first === '(') {
      this.next++
      const kind = this.nested(() => this.expression(place))
      this.expect(')')
      return kind
    }
    if (isQuoted(first)) {
      this.next++
      return 'string'
    }
    if (isNumber(first)) {
      this.next++
      return 'number'
    }
    if (isNcName(first) && this.tokens[this.next + 1] === '(' && first !== 'text' && first !== 'node') {
      return this.call(place)
    }
    return this.path(place)
  }

  private call(place: Place): Kind {
    const name = this.take() ?? ''
    const signature = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (signature === undefined) throw new XPathRefused(`The function ${name}() is not among those a filter may use.`)
    this.expect('(')
    let count = 0
    while (this.peek() !== ')') {
      if (count > 0) this.expect(',')
      if (count > 0 && signature.quoted) this.searched(name)
      const kind = this.nested(() => this.expression(place))
      if (signature.nodes && kind !== 'nodes') throw new XPathRefused(`The function ${name}() takes a path.`)
      count++
    }
    this.expect(')')
    if (count < signature.least || count > signature.most) {
      throw new XPathRefused(`The function ${name}() does not take ${count} argument${count === 1 ? '' : 's'}.`)
    }
    if (count === 0 && signature.most > 0 && place.depth === undefined) {
      throw new XPathRefused(`Outside a predicate, ${name}() needs an argument.`)
    }
    return signature.result
  }

  /** The text a function looks for must be quoted, so that its length is known here. */
  private searched(name: string): void {
    const text = this.peek() ?? ''
    if (!isQuoted(text)) throw new XPathRefused(`After the first argument, ${name}() takes quoted text only.`)
    // libxml2 may compare all of it at every character of the thing.
    this.steps += text.length / 3
  }

  // Paths

  private path(place: Place): Kind {
    const absolute = this.skip('/')
    if (!absolute && place.depth === undefined) {
      if (this.peek() === '//' || this.peek() === '*') throw this.unexpected()
      throw new XPathRefused('Outside a predicate a path must begin with /thing/data-xml.')
    }
    if (absolute && (this.take() !== 'thing' || this.take() !== '/' || this.take() !== 'data-xml')) {
      throw new XPathRefused('A path that begins with "/" must begin with /thing/data-xml.')
    }
    let depth = absolute ? 2 : (place.depth ?? 0)
    let power = place.power
    // One node, from which the next step down may reach as many nodes as there are.
    let spread = absolute
    let single = true
    if (absolute) this.predicates({ depth, power: power + 1 })
    for (let step = !absolute || this.skip('/'); step; step = this.skip('/')) {
      this.steps++
      const abbreviated = this.peek() === '.' || this.peek() === '..'
      const axis = this.step()
      if (axis === 'parent') {
        if (--depth < 2) throw new XPathRefused('The filter may not look above /thing/data-xml.')
        // libxml2 looks for duplicate parents each with each.
        if (!single) this.costs(place.power + 2)
        spread = true
      } else if (axis !== 'self') {
        depth++
        power = spread ? Math.min(power, place.power) + 1 : Math.max(power, 1)
        spread = false
        single = false
      }
      const reach = spread ? power + 1 : power
      this.costs(reach)
      if (abbreviated && this.peek() === '[') throw new XPathRefused('No predicate may stand right behind "." or "..".')
      this.predicates({ depth, power: reach })
    }
    return 'nodes'
  }

  private costs(power: number): void {
    this.power = Math.max(this.power, power)
  }

  private step(): Axis {
    if (this.skip('.')) return 'self'
    if (this.skip('..')) return 'parent'
    let axis: Axis = 'child'
    if (this.skip('@')) {
      axis = 'attribute'
    } else if (this.tokens[this.next + 1] === '::') {
      const name = this.take() ?? ''
      const known = Object.hasOwn(axes, name) ? axes[name] : undefined
      if (known === undefined) throw new XPathRefused(`The axis ${name}:: is not allowed.`)
      this.next++
      axis = known
    }
    const test = this.peek()
    if (test === undefined || !isNcName(test)) throw this.unexpected('a name is missing')
    this.next++
    if (this.peek() === ':') throw this.unexpected()
    if (this.skip('(')) {
      const allowed = test === 'text' ? axis === 'child' : test === 'node' && (axis === 'self' || axis === 'parent')
      if (!allowed) throw new XPathRefused(`The node test ${test}() is not allowed there.`)
      this.expect(')')
    }
    return axis
  }

  private predicates(place: Place): void {
    while (this.skip('[')) {
      const kind = this.nested(() => this.expression(place))
      if (kind === 'number') throw new XPathRefused('A predicate must be a condition, not a number or position.')
      this.expect(']')
    }
  }
}

/** By strength of binding; the first four give a boolean, the others a number. */
const levels = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['div', 'mod']]

const isQuoted = (token: string): boolean => token.startsWith('"') || token.startsWith("'")
const isNumber = (token: string): boolean => /^\.?\d/.test(token)

function tokensOf(expression: string): string[] {
  const source = expression.trimEnd()
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const [, number, quoted, mark, name] = token.exec(source) ?? []
    if (name !== undefined && !isNcName(name)) throw new XPathRefused(`"${name}" is not a name.`)
    const found = number ?? quoted ?? mark ?? name
    if (found === undefined)
      throw new XPathRefused(`The filter is not understood from ${source.slice(at, at + 20).trimStart()}`)
    tokens.push(found)
  }
  return tokens
}
