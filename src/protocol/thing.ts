/** Things on the wire (wire.md §5.6): Thing of versions 1 and 2, Thing2 of version 3, as they are sent and as they are answered. */
import {
  any,
  attributed,
  boolean,
  guid,
  type Infer,
  many,
  note,
  oneOf,
  optional,
  raw,
  sequence,
  string,
  unsignedInt,
} from '../schema/schema.ts'
import { Fault } from './fault.ts'

/** A thing-id with the stamp of one version. Schema: always with a stamp; its absence has a status of its own (60). */
export const sentThingKey = attributed(guid(), { versionStamp: optional(guid()) }, 'ThingKey')
export const thingKey = attributed(guid(), { versionStamp: guid() }, 'ThingKey')
const typeId = attributed(guid(), { name: optional(string()) }, 'ThingType')
const dataXml = attributed(raw(), { transform: optional(string()) }, 'DataXml')

// ---- blobs

const hashInfo = sequence(
  {
    algorithm: string({ max: 255 }),
    params: optional(sequence({ blockSize: optional(string()) })),
    hash: string({ max: 512 }),
  },
  'BlobHashInfo',
)
const sentBlob = sequence(
  {
    blobInfo: sequence(
      { name: string({ max: 255 }), contentType: optional(string({ max: 1024 })), hashInfo: optional(hashInfo) },
      'BlobInfo',
    ),
    // Text, because iOS sends -1 (wire.md §5.10).
    contentLength: optional(string()),
    base64data: optional(string()),
    blobRefUrl: optional(string()),
    legacyContentEncoding: optional(string({ max: 1024 })),
    currentContentEncoding: optional(string({ max: 1024 })),
  },
  'BlobPayloadItem',
)
export type SentBlob = Infer<typeof sentBlob>

const blob = sequence(
  {
    blobInfo: sequence({ name: string(), contentType: string(), hashInfo: optional(hashInfo) }, 'BlobInfo'),
    contentLength: optional(string()),
    base64data: optional(string()),
    blobRefUrl: optional(string()),
    legacyContentEncoding: optional(string()),
    currentContentEncoding: optional(string()),
  },
  'BlobPayloadItem',
)
export type BlobAnswer = Infer<typeof blob>

const dataOther = attributed(
  string(),
  { contentType: optional(string({ max: 1024 })), contentEncoding: optional(string({ max: 1024 })) },
  'DataOther',
)
export type DataOther = Infer<typeof dataOther>

// ---- as sent

// What the server alone says of a thing is not even looked at: clients send back what they read, and Java sends a date that
// is none (wire.md §10.4, row 71).
const ignored = optional(raw())
const sent = {
  thingId: optional(sentThingKey),
  typeId: optional(typeId),
  thingState: ignored,
  flags: optional(unsignedInt()),
  effDate: ignored,
  created: ignored,
  updated: ignored,
  dataXml: many(dataXml),
  effPermissions: ignored,
} as const

export const sentThing = sequence(
  { ...sent, dataOther: optional(dataOther), tags: optional(string({ min: 1, max: 512 })), signature: many(any()) },
  'Thing',
)
export const sentThing2 = sequence(
  {
    ...sent,
    blobPayload: optional(sequence({ blob: many(sentBlob) }, 'BlobPayload')),
    tags: optional(string({ max: 512 })),
    signatureInfo: many(sequence({ content: many(any()) }, 'SignatureInfo')),
    updatedEndDate: optional(string()),
  },
  'Thing2',
)
export type SentThing = Infer<typeof sentThing>
export type SentThing2 = Infer<typeof sentThing2>

// ---- as answered

const guidAndName = attributed(guid(), { name: string() }, 'GuidAndName')
const auditBase = {
  timestamp: string(),
  appId: guidAndName,
  personId: guidAndName,
  accessAvenue: optional(oneOf('Online', 'Offline')),
  auditAction: oneOf('Created', 'Updated', 'Deleted'),
} as const
const audit = sequence(auditBase, 'Audit')
const audit2 = sequence({ ...auditBase, masterAppId: optional(guid()) }, 'Audit2')
export type AuditAnswer = Infer<typeof audit2>

const effPermissions = attributed(
  sequence({ permission: many(oneOf('All', 'Read', 'Update', 'Create', 'Delete'), 1, 5) }),
  { immutable: optional(boolean()) },
  'EffectivePermissions',
)
const thingState = oneOf('Active', 'Deleted')

export const thing = sequence(
  {
    thingId: thingKey,
    typeId,
    thingState: optional(thingState),
    flags: optional(unsignedInt()),
    effDate: optional(string()),
    created: optional(audit),
    updated: optional(audit),
    dataXml: many(dataXml),
    dataOther: optional(dataOther),
    effPermissions: optional(effPermissions),
    tags: optional(string()),
    signature: many(any()),
  },
  'Thing',
)
export const thing2 = sequence(
  {
    thingId: thingKey,
    typeId,
    thingState: optional(thingState),
    flags: optional(unsignedInt()),
    effDate: optional(string()),
    created: optional(audit2),
    updated: optional(audit2),
    dataXml: many(dataXml),
    blobPayload: optional(sequence({ blob: many(blob, 1) }, 'BlobPayload')),
    effPermissions: optional(effPermissions),
    tags: optional(string()),
    // Whole elements, as they were stored.
    signatureInfo: many(any()),
    updatedEndDate: optional(string()),
  },
  'Thing2',
)
export type ThingAnswer = Infer<typeof thing>
export type Thing2Answer = Infer<typeof thing2>

export const unprocessedThingKeyInfo = sequence(
  { thingId: thingKey, typeId, effDate: string(), updatedEndDate: optional(string()) },
  'UnprocessedThingKeyInfo',
)

// ---- the question of GetThings

const moment = optional(string())
const filter = sequence(
  {
    typeId: many(guid()),
    thingState: many(thingState, 0, 2),
    effDateMin: moment,
    effDateMax: moment,
    createdAppId: optional(guid()),
    createdPersonId: optional(guid()),
    updatedAppId: optional(guid()),
    updatedPersonId: optional(guid()),
    createdDateMin: moment,
    createdDateMax: moment,
    updatedDateMin: moment,
    updatedDateMax: moment,
    xpath: optional(string()),
    updatedEndDateMax: moment,
    updatedEndDateMin: moment,
  },
  'ThingFilterSpec',
)
export type ThingFilter = Infer<typeof filter>

// Sections are plain text here, because an unknown one has a status of its own (16).
const formatParts = { section: many(string()), xml: many(string()), typeVersionFormat: many(guid()) } as const
const format = sequence(formatParts, 'ThingFormatSpec')
const format2 = sequence(
  {
    ...formatParts,
    blobPayloadRequest: optional(
      sequence(
        {
          blobFilters: optional(sequence({ blobFilter: many(sequence({ blobName: string({ max: 255 }) }), 1) })),
          blobFormat: sequence({ blobFormatSpec: oneOf('information', 'inline', 'streamed') }),
        },
        'BlobPayloadRequest',
      ),
    ),
  },
  'ThingFormatSpec2',
)
export type ThingFormat = Infer<typeof format2>

const groupParts = {
  id: many(guid()),
  key: many(thingKey),
  clientThingId: many(string({ min: 1, max: 255 })),
  filter: many(filter),
} as const
const groupAttributes = {
  name: optional(string()),
  max: optional(unsignedInt()),
  maxFull: optional(unsignedInt()),
} as const

export const thingsQuestion = sequence({
  group: many(
    attributed(
      sequence({ ...groupParts, format: optional(format), currentVersionOnly: optional(boolean()) }),
      groupAttributes,
      'ThingRequestGroup',
    ),
    1,
  ),
})

const orderByProperty = attributed(
  string(),
  { typeId: guid(), propertyName: string(), direction: optional(oneOf('Asc', 'Desc')) },
  'ThingOrderBySpec',
)
export const thingsQuestion3 = sequence({
  group: many(
    attributed(
      sequence({
        ...groupParts,
        format: optional(format2),
        currentVersionOnly: optional(boolean()),
        intents: optional(sequence({ intent: many(oneOf('view', 'download', 'transmit')) }, 'ThingIntentsSpec')),
        orderBy: optional(sequence({ orderByProperty: many(orderByProperty) }, 'ThingOrderBySpecs')),
      }),
      groupAttributes,
      'ThingRequestGroup2',
    ),
    1,
  ),
})
/** A group of either version: version 3 has all that the others have. */
export type ThingsGroup = Infer<typeof thingsQuestion3>['group'][number]

export const thingsAnswer = sequence({
  group: many(
    attributed(
      sequence({
        thing: many(thing),
        unprocessedThingKeyInfo: many(unprocessedThingKeyInfo),
        filtered: optional(boolean()),
      }),
      { name: optional(string()) },
      'ThingResponseGroup',
    ),
    1,
  ),
})
export const thingsAnswer3 = sequence({
  group: many(
    attributed(
      sequence({
        thing: many(thing2),
        unprocessedThingKeyInfo: many(unprocessedThingKeyInfo),
        filtered: optional(boolean()),
        orderByCulture: optional(string()),
      }),
      { name: optional(string()) },
      'ThingResponseGroup2',
    ),
    1,
  ),
})

export const thingKeys = sequence({ thingId: many(thingKey, 1) })
/** The element is called thing-id here and in RemoveThings; both need at least one. */
export const sentThingKeys = sequence({ thingId: many(sentThingKey, 1) })
export const blobHashParameters = sequence(
  { blockSize: note(unsignedInt(), { doc: 'Bytes of a block.' }) },
  'BlobHashAlgorithmParameters',
)

// ---- dates as callers write them

const written =
  /^(-?\d{4,})-(\d\d)-(\d\d)(?:T([01]\d|2[0-4]):([0-5]\d):([0-5]\d)(?:\.(\d+))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads an xs:dateTime, or a day alone; returns its wall clock and its zone. 3 when it is no date at all, 69 when no calendar
 * has it. Years that PostgreSQL or a client cannot hold become the nearest that they can: bounds are often "forever".
 */
function readMoment(text: string, what: string): { readonly wall: string; readonly zone: string } {
  const parts = written.exec(text.trim())
  if (!parts) throw new Fault('INVALID_XML', `${what}: this must be a date and time such as 2026-11-22T08:30:00`)
  const [, y = '', m = '', d = '', h = '00', min = '00', s = '00', fraction = '', zone = ''] = parts
  const year = Number(y)
  const month = Number(m)
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (
    month < 1 ||
    month > 12 ||
    Number(d) < 1 ||
    Number(d) > days[month - 1]! + (leap ? 1 : 0) ||
    (h === '24' && Number(min + s + fraction) > 0)
  )
    throw new Fault('INVALID_DATETIME', `${what}: there is no such day or hour.`)
  if (year > 9999) return { wall: '9999-12-31T23:59:59.999', zone: '' }
  if (year < 1) return { wall: '0001-01-01T00:00:00', zone: '' }
  // PostgreSQL keeps six digits and would round what is beyond.
  return { wall: `${y}-${m}-${d}T${h}:${min}:${s}${fraction && `.${fraction.slice(0, 6)}`}`, zone }
}

/** The wall clock of the text: a zone is dropped, not converted, because .NET stamps local times with Z (wire.md §5.7). */
export const wallClockOf = (text: string, what: string): string => readMoment(text, what).wall

/** The point in time: without a zone it is UTC. */
export function instantOf(text: string, what: string): string {
  const { wall, zone } = readMoment(text, what)
  return wall + (zone || 'Z')
}

/** An updated-end-date as sent: null, to have none, for all that is later than 9999-12-31 (data.md §3). Three digits of fraction. */
export function endDateOf(text: string): string | null {
  const wall = wallClockOf(text, 'updated-end-date').replace(/(\.\d{3})\d+$/, '$1')
  return wall > '9999-12-31T00:00:00' ? null : wall
}
