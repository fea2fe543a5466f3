import type { ReadContext } from '../../domain/context.ts'
import { unchangedSince } from '../../domain/definition.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import {
  attributed,
  boolean,
  choice,
  dateTimeText,
  doc,
  double,
  guid,
  int,
  many,
  oneOf,
  optional,
  positiveInteger,
  sequence,
  string,
} from '../../schema/schema.ts'
import {
  baseType,
  commonColumns,
  type OrderProperty,
  orderBy,
  type ThingType,
  thingTypes,
  typeById,
  xsdOf,
} from '../../things/registry.ts'

const column = attributed(
  sequence({}),
  {
    tag: string(),
    label: string(),
    type: string(),
    width: positiveInteger(),
    visible: optional(boolean()),
    orderBy: optional(string()),
  },
  'Column',
)
const property = attributed(
  sequence({
    conversion: optional(
      choice(
        { linearConversion: sequence({ multiplier: double(), offset: double() }, 'LinearConversion') },
        'UnitsConversion',
      ),
    ),
  }),
  { name: string(), type: string(), xpath: optional(string()) },
  'Property',
)
const versionInfo = attributed(
  sequence({ orderByProperties: optional(sequence({ property: many(property) }, 'OrderByProperties')) }),
  { versionTypeId: guid(), versionName: string(), versionSequence: int() },
  'VersionInfo',
)
const thingTypeInfo = sequence(
  {
    id: guid(),
    name: string(),
    uncreatable: optional(boolean()),
    immutable: optional(boolean()),
    singleton: optional(boolean()),
    xsd: optional(string()),
    columns: optional(sequence({ column: many(column) }, 'Columns')),
    transforms: optional(sequence({ tag: many(string()) }, 'Transforms')),
    transformSource: many(attributed(string(), { tag: string() }, 'TransformSource')),
    image: many(attributed(string(), { mimeType: string() }, 'Image')),
    versions: optional(
      attributed(sequence({ versionInfo: many(versionInfo, 1) }), { thingTypeId: guid() }, 'Versions'),
    ),
    effectiveDateXpath: optional(string()),
    updatedEndDateXpath: optional(string()),
    allowReadonly: optional(boolean()),
  },
  'ThingTypeInfo',
)

export const sections = [
  'core',
  'xsd',
  'columns',
  'transforms',
  'transformsource',
  'versions',
  'effectivedatexpath',
] as const
type Section = (typeof sections)[number]

export const typesResponse = sequence({ thingType: many(thingTypeInfo) })

export const contract = method({
  name: 'GetThingType',
  summary: 'What the types of things are: their schemas, columns, versions and dates.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: {
    1: {
      request: sequence({
        id: many(doc(guid(), 'All types when absent; unknown ones are left out.')),
        section: many(doc(oneOf(...sections), 'Core when absent.'), 0, sections.length),
        imageType: many(doc(string(), 'MIME type of the images that are wanted, or *.')),
        lastClientRefresh: optional(doc(dateTimeText(), 'The answer is empty when no type changed since.')),
      }),
      response: typesResponse,
    },
  },
})

/** wire.md §5.2. */
export async function handle(
  request: RequestOf<typeof contract>,
  { services }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (unchangedSince(services, request.lastClientRefresh, 'last-client-refresh')) return { thingType: [] }
  return describeTypes(request.id, request.section.length > 0 ? request.section : ['core'], request.imageType)
}

/** Types by the id of any of their versions, all when none is named; unknown ones are left out. */
export function describeTypes(
  named: readonly string[],
  asked: readonly Section[],
  imageTypes: readonly string[],
): ResponseOf<typeof contract> {
  const ids = new Set(named)
  const types = ids.size === 0 ? thingTypes : [...ids].flatMap(id => typeById(id) ?? [])
  const sections = new Set(asked)
  return {
    thingType: [
      ...types.map(type => described(type, sections, imageTypes)),
      ...(ids.size === 0 || ids.has(baseType.id) ? [base(sections)] : []),
    ],
  }
}

/** The shapes that types share were published as a type too, of which nothing can be made (data.md §5). */
function base(asked: ReadonlySet<Section>) {
  const { id, name, xsd } = baseType
  return {
    id,
    name,
    ...(asked.has('core') && { uncreatable: true, immutable: true, singleton: true }),
    ...(asked.has('xsd') && { xsd }),
    transformSource: [],
    image: [],
    ...(asked.has('versions') && {
      versions: { thingTypeId: id, versionInfo: [{ versionTypeId: id, versionName: name, versionSequence: 1 }] },
    }),
    ...(asked.has('core') && { allowReadonly: false }),
  }
}

/** Renderings of every type that GetThings offers (data.md §13). There are no style sheets behind them, so no sources either. */
const transforms = ['form', 'stt', 'mtt']

function described(type: ThingType, asked: ReadonlySet<Section>, imageTypes: readonly string[]) {
  const { effectiveDatePath, updatedEndDatePath } = type
  return {
    id: type.id,
    name: type.name,
    ...(asked.has('core') && { uncreatable: type.uncreatable, immutable: type.immutable, singleton: type.singleton }),
    ...(asked.has('xsd') && { xsd: xsdOf(type) }),
    ...(asked.has('columns') && { columns: { column: columnsOf(type) } }),
    ...(asked.has('transforms') && { transforms: { tag: transforms } }),
    transformSource: [],
    image: imageTypes.some(wanted => wanted === '*' || wanted === iconType)
      ? [{ mimeType: iconType, text: icon(type) }]
      : [],
    ...(asked.has('versions') && {
      versions: { thingTypeId: type.familyId, versionInfo: type.versions.map(versionOf) },
    }),
    ...(asked.has('effectivedatexpath') &&
      effectiveDatePath !== undefined && { effectiveDateXpath: effectiveDatePath }),
    ...(asked.has('effectivedatexpath') &&
      updatedEndDatePath !== undefined && { updatedEndDateXpath: updatedEndDatePath }),
    ...(asked.has('core') && { allowReadonly: type.allowReadonly }),
  }
}

const columnsOf = (type: ThingType) => [
  ...commonColumns.map(({ tag, label, type: kind, width }) => ({ tag, label, type: kind, width, visible: false })),
  ...type.columns.map(({ tag, label, type: kind, width, visible, orderBy: ordered }) => ({
    tag,
    label,
    type: kind,
    width,
    visible,
    ...(ordered && { orderBy: tag }),
  })),
]

const versionOf = (type: ThingType) => ({
  versionTypeId: type.id,
  versionName: type.version === 1 && type.versions.length === 1 ? type.name : `${type.name} v${type.version}`,
  versionSequence: type.version,
  orderByProperties: { property: orderBy(type).map(propertyOf) },
})

const propertyOf = ({ name, type, xpath, conversion }: OrderProperty) => ({
  name,
  type,
  ...(xpath !== undefined && { xpath }),
  ...(conversion && { conversion: { linearConversion: conversion } }),
})

// ---- images

const iconType = 'image/svg+xml'
const colours = ['#1f6f8b', '#7a4e9f', '#2e7d4f', '#a2552a', '#8c2f4b', '#3f5aa6', '#5d6b1f', '#4a4a4a']

/** A plain picture of the type, base64: the first letters of its name on the colour of its category. */
function icon({ name, category }: ThingType): string {
  const letters = name
    .split(/[^A-Za-z]+/, 2)
    .map(word => word.charAt(0).toUpperCase())
    .join('')
  const colour = colours[[...category].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colours.length]
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${colour}"/>` +
      `<text x="16" y="21" font-family="sans-serif" font-size="14" text-anchor="middle" fill="#fff">${letters}</text></svg>`,
  ).toString('base64')
}
