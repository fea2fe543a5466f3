import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { asField, type Field, nameOf, type Part, resolve, type Schema, type Text } from '../../src/schema/schema.ts'
import { sharedShapes } from '../../src/things/base/shared.ts'
import { thingTypes, xsdOf } from '../../src/things/registry.ts'
import { checkXml, isThere, readJson, readTable, sampleOf } from './reference.ts'

const native = thingTypes.filter(type => type.data)

describe.runIf(isThere)('the registry says what the published table says', () => {
  const rows = isThere ? new Map(readTable('thing-types.tsv').map(row => [row['type-id']!, row])) : new Map()

  it.each(thingTypes.map(type => [`${type.name} ${type.version}`, type] as const))('%s', (_, type) => {
    const row = rows.get(type.id)!
    const known = (xpath: string) => (xpath === '' || xpath.startsWith('(') ? undefined : xpath)
    expect({
      name: type.name,
      root: type.root,
      namespace: type.namespace,
      file: type.xsdFile,
      version: String(type.version),
      family: type.familyId,
      date: type.foreign ? undefined : type.effectiveDatePath,
      end: type.updatedEndDatePath,
      singleton: String(type.singleton),
      immutable: String(type.immutable),
      creatable: type.uncreatable ? 'no' : 'yes',
      readonly: type.allowReadonly ? 'yes' : 'no',
      blobs: type.blobs !== undefined,
      category: type.category,
    }).toEqual({
      name: row.name,
      root: row['root-element'],
      namespace: row['target-namespace'],
      file: row['xsd-file'],
      version: row.version,
      family: row['version-group-id(first version)'],
      date: known(row['effective-date-xpath']),
      end: known(row['updated-end-date-xpath']),
      singleton: row.singleton,
      immutable: row.immutable,
      creatable: row['app-creatable'],
      readonly: row['allow-readonly'],
      blobs: row['blob-use'] !== '',
      category: row['hv-category(wc.thingtype-categories; assignment ours)'],
    })
  })
})

// ---- element by element

interface Particle {
  readonly el?: string
  readonly type?: string
  readonly min?: number
  readonly max?: number | 'unbounded'
  readonly complex?: Complex
  readonly base?: string
  readonly any?: string
  readonly choice?: readonly Particle[]
  readonly sequence?: readonly Particle[]
}
interface Complex {
  readonly content?: { readonly sequence?: readonly Particle[]; readonly choice?: readonly Particle[] }
  readonly simpleContent?: unknown
}
type Facets = Readonly<Record<string, unknown>>
interface SchemaJson {
  readonly namespace: string
  readonly simple?: Readonly<Record<string, Facets>>
  readonly complex?: Readonly<Record<string, Complex>>
  readonly root?: Readonly<Record<string, { readonly complex?: Complex; readonly type?: string }>>
  readonly meta?: { readonly 'type-id'?: string }
}

/** One line an element: path, occurrence, base type. */
function publishedLines(files: Readonly<Record<string, SchemaJson>>, id: string): string[] {
  const bases = readJson('base-types.json') as Readonly<Record<string, SchemaJson>>
  const [, file] = Object.entries(files).find(([, { meta }]) => meta?.['type-id']?.toLowerCase() === id)!
  const libraries: Readonly<Record<string, SchemaJson | undefined>> = {
    t: bases['base.xsd'],
    d: bases['dates.xsd'],
    wct: bases['types.xsd'],
    di: files['dietary-intake.xsd'],
  }
  const lines: string[] = []
  const inside = (complex: Complex | undefined, home: SchemaJson, path: string, around: readonly Complex[]) => {
    if (!complex || around.includes(complex)) return
    for (const particle of (complex.content?.sequence ?? complex.content?.choice ?? []).flatMap(p => p.sequence ?? p)) {
      const occurs = `${particle.min ?? 1}..${particle.max ?? 1}`
      if (particle.any !== undefined) {
        lines.push(`${path}/* ${occurs} any`)
        continue
      }
      const here = `${path}/${particle.el}`
      const inline = (particle as { simple?: Facets }).simple
      const [prefix, name] = (particle.type ?? '').split(':') as [string, string?]
      const library = prefix === 'this' ? home : libraries[prefix]
      const complexHere = particle.complex ?? (name === undefined ? undefined : library?.complex?.[name])
      if (complexHere) {
        lines.push(`${here} ${occurs} group`)
        inside(complexHere, particle.complex ? home : library!, here, [...around, complex])
      } else lines.push(`${here} ${occurs} ${baseOf(inline, prefix, name, library, libraries)}`)
    }
  }
  const [root, { complex, type }] = Object.entries(file.root!)[0]!
  const [prefix = '', name = ''] = type?.split(':') ?? []
  const home = prefix === 'this' || prefix === '' ? file : libraries[prefix]!
  inside(complex ?? home.complex?.[name], home, root, [])
  return lines
}

function baseOf(
  inline: Facets | undefined,
  prefix: string,
  name: string | undefined,
  library: SchemaJson | undefined,
  libraries: Readonly<Record<string, SchemaJson | undefined>>,
): string {
  if (prefix === 'xs') return `xs:${name}`
  const base = String((inline ?? library!.simple![name!]!).base)
  if (base.startsWith('xs:')) return base
  // A type may narrow another one further.
  const [from = '', ...rest] = base.includes(':') ? base.split(':') : ['t', base]
  const home = from === 'this' ? library! : libraries[from]!
  return baseOf(home.simple![rest.join(':')], from, rest.join(':'), home, libraries)
}

function ourLines(root: string, schema: Schema): string[] {
  const lines: string[] = []
  const inside = (part: Schema, path: string, around: readonly Schema[]) => {
    const outer = resolve(part)
    const shape = outer.kind === 'attributed' ? outer.content : outer
    if ((shape.kind !== 'sequence' && shape.kind !== 'choice') || around.includes(shape)) return
    for (const [key, inner] of Object.entries(shape.fields) as [string, Part][]) {
      const field: Field = asField(inner)
      const occurs = `${field.min}..${field.max === Number.POSITIVE_INFINITY ? 'unbounded' : field.max}`
      const found = resolve(field.schema)
      if (field.inline) inside(found, path, [...around, shape])
      else if (found.kind === 'any') lines.push(`${path}/* ${occurs} any`)
      else if (found.kind === 'raw') lines.push(`${path}/${nameOf(key, inner)} ${occurs} xs:anyType`)
      else if (found.kind === 'text') lines.push(`${path}/${nameOf(key, inner)} ${occurs} xs:${(found as Text).base}`)
      else {
        lines.push(`${path}/${nameOf(key, inner)} ${occurs} group`)
        inside(found, `${path}/${nameOf(key, inner)}`, [...around, shape])
      }
    }
  }
  inside(schema, root, [])
  return lines
}

describe.runIf(isThere)('every element has the published name, place, occurrence and base type', () => {
  const files = isThere ? (readJson('thing-types.json') as Readonly<Record<string, SchemaJson>>) : {}
  it.each(native.map(type => [`${type.name} ${type.version}`, type] as const))('%s', (_, type) => {
    expect(ourLines(type.root, type.data!)).toEqual(publishedLines(files, type.id))
  })
})

describe.runIf(isThere)('shared texts and numbers have the published bounds', () => {
  const published = isThere ? (readJson('base-types.json') as Readonly<Record<string, SchemaJson>>) : {}
  const facet = (value: unknown) => (value === undefined ? undefined : Number(value))
  for (const { file, shapes } of sharedShapes) {
    const texts = Object.entries(shapes).filter((entry): entry is [string, Text] => entry[1].kind === 'text')
    it.each(texts)(`${file} %s`, (name, text) => {
      const facets = published[file]!.simple![name]!
      const patterns = (facets.pattern as readonly string[] | undefined) ?? []
      const isBlankRule = patterns[0]?.startsWith('(\\s*')
      expect({
        base: `xs:${text.base}`,
        min: text.min || undefined,
        above: text.above,
        max: text.max,
        values: text.values,
        pattern: text.pattern,
        nonBlank: text.nonBlank ?? false,
      }).toEqual({
        base: facets.base,
        min: facet(facets.minLength ?? facets.minInclusive) || undefined,
        above: facet(facets.minExclusive),
        max: facet(facets.maxLength ?? facets.maxInclusive),
        values: facets.enum,
        pattern: isBlankRule ? undefined : patterns[0],
        nonBlank: isBlankRule ?? false,
      })
    })
  }
})

// ---- the tool of the reference material: two processes a document, so all types take about two minutes

const run = promisify(execFile)
const hasXmllint = await run('xmllint', ['--version']).then(
  () => true,
  () => false,
)
if (isThere && !hasXmllint)
  console.warn('\n*** SKIPPED: xmllint is missing (apt-get install -y libxml2-utils); check-xml did not run ***\n')

// `CHECK_XML=all` tries every type; the same changes are tried in this process by thing-types.test.ts.
const small = ['weight', 'blood-pressure', 'app-specific', 'basic']
const chosen = native.filter(
  type => isThere && sampleOf(type.id) && (process.env.CHECK_XML === 'all' || small.includes(type.root)),
)

describe.runIf(isThere && hasXmllint)('check-xml finds nothing', () => {
  it.each(chosen.map(type => [`${type.name} ${type.version}`, type] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, type) => {
      const folder = mkdtempSync(join(tmpdir(), 'our-xsd-'))
      try {
        const file = join(folder, `${type.id}.xsd`)
        writeFileSync(file, xsdOf(type))
        const { stdout } = await run(checkXml, ['schema', type.id, file])
        expect(stdout).toContain('nothing found')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})
