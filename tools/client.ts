/**
 * Writes client/src/generated: the methods and thing types of the TypeScript client, read from the contracts and the
 * declarations. Types are spelled out, with their sentences; beside them stand the shapes, as client/src/shape.ts reads them.
 * Each method and each type is one export that nothing else holds, so a bundler leaves out what is not used.
 */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Contract } from '../src/protocol/method.ts'
import { status } from '../src/protocol/status.ts'
import {
  type Field as AnyField,
  type Attributed,
  asField,
  type Choice,
  kebab,
  nameOf,
  type Schema,
  type Sequence,
  type Text,
} from '../src/schema/schema.ts'
import { common } from '../src/things/base/common.ts'
import type { ThingType } from '../src/things/thing-type.ts'
import { referenceText } from './client-reference.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const heading = '// Written by `npm run index` from the declarations of the server; change those.'

export const pascal = (name: string): string =>
  name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, c: string) => c.toUpperCase())

/** What would hide a name of the language or of every browser, or says too little. */
const calledOtherwise: { readonly [name: string]: string } = {
  Date: 'CalendarDate',
  Record: 'RecordInfo',
  Set: 'TargetSet',
  Name: 'PersonName',
  Person: 'PersonValue',
  Image: 'TypeImage',
}

/** What is written into one file: named types and shapes, each once. */
class Sheet {
  private readonly types = new Map<string, string>()
  /** By name, the printed body: two schemas that print alike are one. */
  private readonly lines: string[] = []
  private readonly shapes = new Map<string, string>()
  private readonly ids = new Set<string>()
  private readonly consts: { readonly id: string; readonly text: string }[] = []
  private readonly recursive = new Map<Schema, string>()
  private readonly reserved: ReadonlySet<string>
  /** The method or thing type that is being written. */
  owner = ''

  constructor(reserved: Iterable<string>) {
    this.reserved = new Set(reserved)
  }

  // ---- types

  /** The TypeScript type of a schema. In requests a list that may be empty may also be left out. */
  typeOf(schema: Schema, sent: boolean): string {
    switch (schema.kind) {
      case 'text':
        return textType(schema)
      case 'raw':
      case 'any':
        return 'string'
      case 'opaque':
        throw new Error('A value that cannot be sent stands in a public method.')
      case 'ref':
        return this.reference(schema.name, schema, sent)
      default: {
        if (schema.name === undefined) return this.body(schema, sent)
        return this.named(pascal(schema.name), this.body(schema, sent), sent)
      }
    }
  }

  /** The name of a shape that holds itself is known before what it holds. */
  private reference(name: string, schema: Schema & { kind: 'ref' }, sent: boolean): string {
    const type = pascal(name)
    if (!this.types.has(type)) {
      this.types.set(type, '')
      const body = this.body(schema.get() as Sequence, sent)
      this.types.set(type, body)
      this.lines.push(declaration(type, body))
    }
    return type
  }

  /** A name for a type; where it is taken by another one, `Sent` before it, or the name of whose it is. */
  private named(wanted: string, body: string, sent: boolean): string {
    const first = calledOtherwise[wanted] ?? wanted
    const plain = this.reserved.has(first) ? `${first}Value` : first
    const names = [plain, ...(sent ? [`Sent${plain}`] : []), `${this.owner}${plain}`]
    for (const name of names) {
      const known = this.types.get(name)
      // A shape that holds itself is printed within itself.
      if (known === body || known === '') return name
      if (known !== undefined) continue
      this.types.set(name, body)
      this.lines.push(declaration(name, body))
      return name
    }
    throw new Error(`There are too many shapes called ${wanted} in ${this.owner}.`)
  }

  /** Gives a type that name, whatever else prints like it. */
  define(name: string, body: string, doc: string): void {
    this.lines.push(`${comment(doc)}${declaration(name, body)}`)
  }

  body(schema: Exclude<Schema, Text>, sent: boolean): string {
    if (schema.kind === 'sequence') return struct(this.properties(schema, sent))
    if (schema.kind === 'choice') return this.alternatives(schema, sent)
    if (schema.kind !== 'attributed') return this.typeOf(schema, sent)
    const { content, attributes } = schema as Attributed
    const own = Object.entries(attributes).map(([key, part]) => {
      const field = asField(part)
      return property(key, field, textType(field.schema as Text), field.min === 0)
    })
    if (content.kind === 'text' || content.kind === 'raw')
      return struct([`readonly text: ${this.typeOf(content, sent)}`, ...own])
    if (content.kind === 'sequence') return struct([...this.properties(content, sent), ...own])
    return `(${this.alternatives(content, sent)}) & ${struct(own)}`
  }

  private properties({ fields }: Sequence | Choice, sent: boolean): string[] {
    return Object.entries(fields).map(([key, part]) => this.propertyOf(key, asField(part), sent))
  }

  private propertyOf(key: string, field: AnyField, sent: boolean): string {
    const type = this.typeOf(field.schema, sent)
    if (field.occurs !== 'many') return property(key, field, type, field.occurs === 'optional')
    const item = /[|&]/.test(type) && !type.startsWith('{') ? `(${type})` : type
    // What is read has its first one for sure; what is sent may come out of a map() that nobody can count.
    const list = field.min > 0 && !sent ? `readonly [${type}, ...${item}[]]` : `readonly ${item}[]`
    return property(key, field, list, sent && field.min === 0)
  }

  private alternatives({ fields }: Choice, sent: boolean): string {
    const keys = Object.keys(fields)
    return Object.entries(fields)
      .map(([key, part]) => {
        const others = keys.filter(other => other !== key).map(other => `readonly ${other}?: never`)
        return struct([this.propertyOf(key, asField(part), sent), ...others])
      })
      .join(' | ')
  }

  // ---- shapes

  /** The shape as source text. Those with fields become constants, so that what is the same is written once. */
  shapeOf(schema: Schema): string {
    switch (schema.kind) {
      case 'text':
        return `'${letter(schema)}'`
      case 'raw':
        return "'r'"
      case 'any':
        return "'a'"
      case 'opaque':
        throw new Error('A value that cannot be sent has no shape.')
      case 'ref':
        return this.selfHolding(schema.get())
      default:
        return this.interned(this.listOf(schema), schema)
    }
  }

  private selfHolding(schema: Schema): string {
    let id = this.recursive.get(schema)
    if (id === undefined) {
      id = this.freshId(schema)
      this.recursive.set(schema, id)
      this.consts.push({ id, text: this.listOf(schema as Sequence) })
    }
    return `() => ${id}`
  }

  private interned(text: string, schema: Schema): string {
    if (this.recursive.has(schema)) return this.recursive.get(schema)!
    let id = this.shapes.get(text)
    if (id === undefined) {
      id = this.freshId(schema)
      this.shapes.set(text, id)
      this.consts.push({ id, text })
    }
    return id
  }

  /** After the name of the shape where it has one, so that a new shape does not rename the others. */
  private freshId(schema: Schema): string {
    const { name = '' } = schema as { readonly name?: string }
    const plain = `s$${pascal(name)}`
    for (let n = name === '' ? 1 : 0; ; n++) {
      const id = n === 0 ? plain : `${plain}${n}`
      if (this.ids.has(id)) continue
      this.ids.add(id)
      return id
    }
  }

  private listOf(schema: Sequence | Choice | Attributed): string {
    const refs: string[] = []
    const words: string[] = []
    const add = (key: string, field: AnyField, place: string) => {
      const inner = field.schema
      const xml = nameOf(key, field)
      const shown = xml === kebab(key) || inner.kind === 'any' ? '' : `:${xml}`
      const mark = markOf(inner)
      if (mark === '.') refs.push(this.shapeOf(inner))
      const many = field.min > 0 ? '+' : '*'
      const occurs = field.occurs === 'many' ? many : field.min === 0 ? '?' : ''
      words.push(`${place}${key}${shown}${mark}${occurs}`)
    }
    const fieldsOf = (of: Sequence | Choice) => {
      for (const [key, part] of Object.entries(of.fields)) add(key, asField(part), asField(part).inline ? '^' : '')
    }
    const content = schema.kind === 'attributed' ? schema.content : schema
    if (content.kind === 'sequence' || content.kind === 'choice') fieldsOf(content)
    else words.push(`$text${markOf(content)}`)
    if (schema.kind === 'attributed')
      for (const [key, part] of Object.entries(schema.attributes)) add(key, asField(part), '@')
    const names = words.filter(w => !w.startsWith('@')).map(w => w.replace(/[#!=~.?*+]+$/, ''))
    if (new Set(names).size !== names.length) throw new Error(`Two fields share a name: ${words.join(' ')}`)
    const spec = (content.kind === 'choice' ? '|' : '') + words.join(' ')
    return `['${spec}'${refs.map(r => `, ${r}`).join('')}]`
  }

  /** Types first, then constants; a shape that is used once stands where it is used. */
  print(tail: readonly string[]): string {
    const mentions = [...this.consts.map(({ text }) => text), ...tail].join('\n').match(/s\$\w+/g) ?? []
    const uses = new Map<string, number>()
    for (const id of mentions) uses.set(id, (uses.get(id) ?? 0) + 1)
    const holdsItself = new Set(this.recursive.values())
    const once = new Map(
      this.consts.filter(({ id }) => uses.get(id) === 1 && !holdsItself.has(id)).map(({ id, text }) => [id, text]),
    )
    const inlined = (text: string): string =>
      text.replace(/s\$\w+/g, id => (once.has(id) ? inlined(once.get(id)!) : id))
    const kept = this.consts
      .filter(({ id }) => !once.has(id))
      .map(({ id, text }) => `const ${id}: Shape = ${inlined(text)}`)
    return [...this.lines, ...kept, ...tail.map(inlined)].join('\n')
  }
}

const textType = (schema: Text): string => {
  if (schema.values) return schema.values.map(value => `'${value.replaceAll("'", "\\'")}'`).join(' | ')
  if (schema.base === 'boolean') return 'boolean'
  return schema.base === 'string' || schema.base === 'dateTime' ? 'string' : 'number'
}
const letter = (schema: Text): string => ({ boolean: 'b', number: 'n' })[textType(schema)] ?? 's'

function markOf(schema: Schema): string {
  if (schema.kind === 'text') return { b: '!', n: '#', s: '' }[letter(schema)]!
  return schema.kind === 'raw' ? '=' : schema.kind === 'any' ? '~' : '.'
}

const struct = (properties: readonly string[]): string =>
  properties.length === 0 ? '{}' : `{\n${properties.map(p => indented(p)).join('\n')}\n}`
const indented = (text: string) => text.replace(/^/gm, '  ')
const comment = (text: string | undefined): string => (text ? `/** ${text.replaceAll('*/', '* /')} */\n` : '')

function property(key: string, field: AnyField, type: string, optional: boolean): string {
  const bounds = field.schema.kind === 'text' ? boundsOf(field.schema) : ''
  const said = [
    field.doc,
    field.unit && field.unit !== '1' ? `Unit: ${field.unit}.` : '',
    field.vocabulary ? `Vocabulary: ${field.vocabulary}.` : '',
    bounds,
  ]
  return `${comment(said.filter(Boolean).join(' '))}readonly ${key}${optional ? '?' : ''}: ${type}`
}

function boundsOf({ base, min, max, above }: Text): string {
  if (base === 'string') return max === undefined ? '' : `At most ${max} characters.`
  if (min !== undefined && max !== undefined) return `From ${min} to ${max}.`
  if (min !== undefined) return `At least ${min}.`
  if (above !== undefined) return `More than ${above}.`
  return max === undefined ? '' : `At most ${max}.`
}

const declaration = (name: string, body: string): string =>
  body.startsWith('{') && !/^\} [|&]/m.test(body) ? `export interface ${name} ${body}` : `export type ${name} = ${body}`

// ---- methods

/** Asking twice does no more than asking once: reading, or writing that knows its own again. */
function isSafe({ name, access }: Contract): boolean {
  const writesKnown = [
    'PutThingsByClientIds',
    'BeginPutBlob',
    'CreateAuthenticatedSessionToken',
    'SetApplicationSettings',
  ]
  return access.record === 'read' || /^(Get|Query|Search|Select)/.test(name) || writesKnown.includes(name)
}

const publicOnes = (all: readonly Contract[]): readonly Contract[] =>
  all.filter(({ visibility }) => visibility === 'public').sort((a, b) => (a.name < b.name ? -1 : 1))

export function methodsText(all: readonly Contract[]): string {
  const contracts = all.filter(({ visibility }) => visibility === 'public').sort((a, b) => (a.name < b.name ? -1 : 1))
  const sheet = new Sheet([])
  const tail: string[] = []
  // Answers first: a type that is sent and answered in two forms bears its plain name where it is answered.
  for (const { name, versions } of contracts) {
    sheet.owner = name
    for (const { response } of Object.values(versions).reverse()) if (response) sheet.typeOf(response, false)
  }
  for (const contract of contracts) {
    const { name, summary, versions } = contract
    sheet.owner = name
    const numbers = Object.keys(versions).map(Number)
    const newest = Math.max(...numbers)
    const known = new Map<string, string>()
    const typeFor = (number: number, schema: Sequence | undefined, what: 'Request' | 'Response') => {
      if (!schema) return 'void'
      const body = sheet.body(schema, what === 'Request')
      if (body === '{}') return '{}'
      const key = what + body
      let found = known.get(key)
      if (found === undefined) {
        found = `${name}${what}${number === newest ? '' : number}`
        known.set(key, found)
        sheet.define(found, body, `What ${name} ${what === 'Request' ? 'is asked' : 'answers'}.`)
      }
      return found
    }
    const types = [...numbers].reverse().map(number => {
      const { request, response } = versions[number]!
      return `${number}: { request: ${typeFor(number, request, 'Request')}; response: ${typeFor(number, response, 'Response')} }`
    })
    const shapes = numbers.map(number => {
      const { request, response } = versions[number]!
      return `${number}: [${sheet.shapeOf(request)}${response ? `, ${sheet.shapeOf(response)}` : ''}]`
    })
    const safe = isSafe(contract) ? ', safe: true' : ''
    tail.push(
      `${comment(summary)}export const ${name}: Method<{ ${types.join('; ')} }, ${newest}> = { name: '${name}', newest: ${newest}${safe}, shapes: { ${shapes.join(', ')} } }`,
    )
  }
  const codes = Object.entries(status).map(([name, { code, text }]) => `  /** ${text} */\n  ${name}: ${code},`)
  return [
    heading,
    "import type { Method } from '../method.ts'",
    "import type { Shape } from '../shape.ts'",
    '',
    sheet.print(tail),
    '/** Why a request was refused, by the names of the platform. */',
    'export const Status = {',
    ...codes,
    '} as const',
    '',
  ].join('\n')
}

// ---- thing types

export interface NamedType {
  /** The name under which src/things exports it. */
  readonly name: string
  readonly type: ThingType
}

const exported = (all: readonly NamedType[]): readonly NamedType[] =>
  all
    .map(({ name, type }) => ({ type, name: `${name.charAt(0).toUpperCase()}${name.slice(1)}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

export function thingsText(all: readonly NamedType[]): string {
  const types = exported(all)
  const sheet = new Sheet([...types.map(({ name }) => name), 'Common'])
  sheet.define('Common', sheet.body(common, false), 'What any thing may carry beside its own.')
  const tail = [`export const common: Shape = ${sheet.shapeOf(common)}`]
  for (const { name, type } of types) {
    const { id, root, summary, version, versions, data } = type
    sheet.owner = name
    const older = versions.length > 1 && versions.at(-1) !== type
    const doc = `${summary}${older ? ' An older version; new things are better put in the newest.' : ''}`
    if (data) sheet.define(name, sheet.body(data, false), doc)
    else sheet.define(name, 'string', `${doc} The document as XML.`)
    const shape = data ? `, shape: ${sheet.shapeOf(data)}` : ''
    tail.push(
      `${comment(`${type.name}${versions.length > 1 ? `, version ${version}` : ''}. ${doc}`)}export const ${name}: ThingType<${name}> = { id: '${id}', name: '${type.name.replaceAll("'", "\\'")}', root: '${root}'${shape} }`,
    )
  }
  return [
    heading,
    "import type { Shape } from '../shape.ts'",
    "import type { ThingType } from '../thing.ts'",
    '',
    sheet.print(tail),
    '',
    '/** Every type, for those who read whatever is there. */',
    `export const everyType: readonly ThingType[] = [${types.map(({ name }) => name).join(', ')}]`,
    '',
  ].join('\n')
}

/** The files under client/src/generated as they should be. */
export async function generated(): Promise<readonly (readonly [file: string, text: string])[]> {
  const [methods, things, { thingTypes }] = await Promise.all([
    import('../src/methods/index.ts'),
    import('../src/things/index.ts'),
    import('../src/things/registry.ts'),
  ])
  const named = Object.entries(things).flatMap(([name, value]): NamedType[] => {
    const type = thingTypes.find(type => type === (value as unknown))
    return type ? [{ name, type }] : []
  })
  const contracts: readonly Contract[] = Object.values(methods).map(m => m.contract)
  const offered = publicOnes(contracts)
  const types = exported(named).map(({ name, type: { id, summary } }) => ({ name, id, summary }))
  return [
    ['client/src/generated/methods.ts', methodsText(contracts)],
    ['client/src/generated/things.ts', thingsText(named)],
    ['client/src/generated/rijndael256.ts', `${heading}\n${readFileSync(`${root}src/interop/rijndael256.ts`, 'utf8')}`],
    ['client/REFERENCE.md', referenceText(`${root}client/src`, offered, isSafe, types)],
  ]
}

/** client/dist as it is published: modules with their types, and one small file for pages without a bundler. */
async function publishable(): Promise<void> {
  const client = `${root}client`
  await rm(`${client}/dist`, { recursive: true, force: true })
  await mkdir(`${client}/dist`)
  await copyFile(`${root}LICENSE`, `${client}/LICENSE`)
  const { status: failed } = spawnSync('npx', ['tsc', '-p', client], { stdio: 'inherit' })
  if (failed) process.exit(failed)
  await build({
    entryPoints: [`${client}/src/all.ts`],
    outfile: `${client}/dist/healthkeep.min.js`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await publishable()
