/** GET /platform/XSD and /platform/type-xsd: the schemas of all methods and thing types, written from our own declarations. */
import type { FastifyInstance } from 'fastify'
import { applicationInfo } from '../../protocol/application.ts'
import type { Contract } from '../../protocol/method.ts'
import { location, personInfo, thingTypePermission } from '../../protocol/person.ts'
import { record } from '../../protocol/record.ts'
import { authXml, rule } from '../../protocol/rules.ts'
import {
  anyResponseFile,
  type commonSchemaFiles,
  instance,
  requestName,
  schemaFiles,
  schemaPath,
  typeSchemaPath,
} from '../../protocol/service.ts'
import { thing, thing2, thingKey } from '../../protocol/thing.ts'
import { vocabularyCodeSet, vocabularyKey, vocabularyKeyInfo } from '../../protocol/vocabulary.ts'
import {
  type Attributed,
  any,
  asField,
  type Field,
  type Fields,
  many,
  raw,
  type Schema,
  sequence,
} from '../../schema/schema.ts'
import { xsd } from '../../schema/xsd.ts'
import { sharedShapes } from '../../things/base/shared.ts'
import { baseXsds, thingTypes, xsdOf } from '../../things/registry.ts'

export interface SchemaDoorOptions {
  readonly contracts: readonly Contract[]
}

/** Schemas change only with the program. */
const cacheControl = 'public, max-age=3600'

export function schemaDoor(app: FastifyInstance, { contracts }: SchemaDoorOptions): void {
  const texts = { [schemaPath]: once(() => methodSchemas(contracts)), [typeSchemaPath]: once(typeSchemas) }
  for (const [path, schemas] of Object.entries(texts)) {
    // Clients write the path in any case (wire.md §1.1); server.ts makes it lower.
    app.get<{ Params: { file: string } }>(`${path.toLowerCase()}/:file`, (request, reply) => {
      const text = schemas().get(request.params.file.toLowerCase())
      if (text === undefined)
        return reply
          .code(404)
          .type('text/plain; charset=utf-8')
          .send('There is no such schema; GetServiceDefinition names those there are.')
      return reply.header('cache-control', cacheControl).type('text/xml; charset=utf-8').send(text)
    })
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

// ---- methods

const namespace = 'urn:com.microsoft.wc.'

/** All schema files of the given contracts and what they share, by file name in lower case. Private methods have none. */
export function methodSchemas(contracts: readonly Contract[]): Map<string, string> {
  const files = new Map<string, string>([
    ...baseXsds().map(({ file, text }) => [file, text] as const),
    ...Object.entries(commonSchemas()),
  ])
  files.set(anyResponseFile, xsd(`${namespace}methods.response.any`, { info: sequence({ anything: many(any()) }) }))
  for (const contract of contracts) {
    if (contract.visibility === 'private') continue
    for (const [version, shapes] of Object.entries(contract.versions)) {
      const names = schemaFiles(contract, Number(version))
      const { request, response, responseName = contract.name } = shapes
      if (!files.has(names.request))
        files.set(
          names.request,
          xsd(`${namespace}methods.${requestName(contract, Number(version))}`, { info: published(request) }),
        )
      if (response && !files.has(names.response))
        files.set(names.response, xsd(`${namespace}methods.response.${responseName}`, { info: published(response) }))
    }
  }
  return files
}

function commonSchemas(): {
  readonly [F in Exclude<(typeof commonSchemaFiles)[number], 'base.xsd' | 'dates.xsd'>]: string
} {
  const shared = (name: string, shapes: { readonly [name: string]: Schema }) =>
    xsd(namespace + name, {}, Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, published(shape)])))
  return {
    'xml.xsd': xmlNamespace,
    'types.xsd': shared('types', {
      ...sharedShapes.find(({ file }) => file === 'types.xsd')?.shapes,
      PersonInfo: personInfo,
      Record: record,
      Location: location,
      ThingTypePermission: thingTypePermission,
      Instance: instance,
    }),
    'auth.xsd': shared('auth', { AuthXml: authXml, Rule: rule }),
    'application-configuration.xsd': shared('application', { AppWithLogos: applicationInfo }),
    'vocab.xsd': shared('vocab', {
      VocabularyKey: vocabularyKey,
      VocabularyKeyInfo: vocabularyKeyInfo,
      VocabularyCodeSet: vocabularyCodeSet,
    }),
    'thing.xsd': shared('thing', { Thing: thing, Thing2: thing2, ThingKey: thingKey }),
  }
}

/** The one attribute of the XML namespace that we use; schemas cannot do without a declaration of it. */
const xmlNamespace =
  '<?xml version="1.0" encoding="utf-8"?>\n' +
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">\n' +
  '<xs:attribute name="lang" type="xs:language"/>\n</xs:schema>\n'

// ---- what a schema says of elements that we keep as they come

/** Taken, but not told: only old clients send it (wire.md §5.1, SetApplicationSettings). */
const untold = new Set(['bareSettings'])
/** The signature of an old thing stands in a namespace of its own. */
const foreign = new Set(['signature'])

const known = new WeakMap<Schema, Schema>()

/**
 * The shape as its schema shows it. XML Schema forbids a wildcard beside an element that it could stand for, so one that is
 * not alone becomes an element with its name and any content.
 */
function published(schema: Schema): Schema {
  const found = known.get(schema)
  if (found) return found
  const made = shown(schema)
  known.set(schema, made)
  return made
}

function shown(schema: Schema): Schema {
  switch (schema.kind) {
    case 'text':
    case 'raw':
    case 'any':
    case 'opaque':
      return schema
    case 'ref':
      return { ...schema, get: () => published(schema.get()) }
    case 'attributed':
      return { ...schema, content: published(schema.content) as Attributed['content'] }
    case 'sequence':
    case 'choice':
      return { ...schema, fields: shownFields(schema.fields) }
  }
}

function shownFields(fields: Fields): Fields {
  const all = Object.entries(fields)
  const alone = all.length === 1
  return Object.fromEntries(
    all
      .filter(([key]) => !untold.has(key))
      .map(([key, part]) => {
        const field = asField(part)
        return [key, { ...field, schema: shownField(key, field, alone) }]
      }),
  )
}

function shownField(key: string, { schema }: Field, alone: boolean): Schema {
  if (schema.kind !== 'any') return published(schema)
  if (foreign.has(key)) return { ...schema, namespace: '##other' }
  return alone ? schema : raw()
}

// ---- thing types

/** The schemas of all versions of all thing types, and of what they share, by file name in lower case. */
export const typeSchemas = (): Map<string, string> =>
  new Map([
    ...baseXsds().map(({ file, text }) => [file, text] as const),
    ...thingTypes.map(type => [type.xsdFile.toLowerCase(), xsdOf(type)] as const),
  ])
