/** Things as the record pages use them: asked for in the newest version of their type, decoded, with their story. */
import type { AuditAnswer, Thing2Answer, ThingsGroup, thingsAnswer3 } from '../../../../protocol/thing.ts'
import { Invalid } from '../../../../schema/codec.ts'
import type { Infer } from '../../../../schema/schema.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { type Category, type Common, read, type ThingType, thingTypes, typeById } from '../../../../things/registry.ts'
import type { Visit } from '../../page.ts'
import type { Reading } from '../../parts/reading.ts'

export interface Stamp {
  /** ISO with Z. */
  readonly at: string
  readonly personId: string
  readonly person: string
  readonly application: string
  readonly action: 'Created' | 'Updated' | 'Deleted'
}

export interface ItemBlob {
  readonly name: string
  readonly contentType: string
  readonly length: number
  /** Of the bytes; files that are called alike are told apart by it. */
  readonly hash?: string
}

/** Bits of the flags of a thing that people set or see (data.md §4). */
export const flagBits = { personal: 0x1, hiddenFromEmergency: 0x8, readOnly: 0x10 } as const

export interface Item {
  readonly thingId: string
  readonly versionStamp: string
  readonly type: ThingType
  /** Decoded; undefined for documents of other standards, and for what does not fit its type. */
  readonly value: unknown
  readonly common: Common
  /** The whole of a document of another standard. */
  readonly document?: string
  /** Wall clock. */
  readonly at: string
  readonly endsAt?: string
  readonly deleted: boolean
  readonly personal: boolean
  readonly readOnly: boolean
  readonly hiddenFromEmergency: boolean
  readonly tags?: string
  readonly created?: Stamp
  readonly updated?: Stamp
  readonly blobs: readonly ItemBlob[]
  readonly mayEdit: boolean
  /** Its author locked it; its tags are still free. */
  readonly mayTag: boolean
  readonly mayDelete: boolean
}

/** A thing of which only the key came. */
export interface Key {
  readonly thingId: string
  readonly versionStamp: string
  readonly at: string
}

export interface Listing {
  readonly items: readonly Item[]
  /** What did not come whole, in the same order, behind the items. */
  readonly keys: readonly Key[]
}

export interface Wanted {
  readonly types?: readonly ThingType[]
  readonly ids?: readonly string[]
  /** Ids that applications gave. */
  readonly clientIds?: readonly string[]
  readonly keys?: readonly Key[]
  /** Wall clock, inclusive. */
  readonly from?: string
  readonly to?: string
  /** Tag of a column; by date when absent. */
  readonly sort?: { readonly by: string; readonly descending: boolean }
  /** Still in force at this wall clock. */
  readonly activeAt?: string
  /** No longer in force at this wall clock. */
  readonly endedBy?: string
  /** Written by this application at this moment, to the millisecond. */
  readonly created?: { readonly application: string; readonly at: string }
  readonly deleted?: true
  readonly allVersions?: true
  /** Most things and keys together; most whole things. */
  readonly max?: number
  readonly maxFull?: number
}

/** A stretch of the keys of things, and how many there are in all. */
export interface Keys {
  readonly keys: readonly Key[]
  readonly total: number
}

type Ask = Visit['ask']
type Answer = Infer<typeof thingsAnswer3>

/** The newest versions of all types: things of older ones come converted. */
export const newestTypes: readonly ThingType[] = thingTypes.filter(type => type.versions.at(-1) === type)
const newestIds = newestTypes.map(type => type.id)

/** In the order in which people meet them. */
export const categories: readonly Category[] = [
  'Measurements',
  'Conditions',
  'Medications',
  'Health History',
  'Fitness',
  'Personal Profile',
  'Files',
  'Custom Data',
]

/** A type by the name of its element as it stands in addresses, or by the id of any of its versions. */
export function typeNamed(name: string): ThingType | undefined {
  const slug = name.toLowerCase()
  return newestTypes.find(type => slugOf(type) === slug) ?? typeById(name)?.versions.at(-1)
}

/** The part of an address that names a type. */
export const slugOf = (type: ThingType): string => slugs.get(type) ?? type.id
const slugs = new Map(
  newestTypes.map(type => {
    // Two standards call their root alike; then the id is the address.
    const alone = newestTypes.filter(other => other.root.toLowerCase() === type.root.toLowerCase()).length === 1
    return [type, alone ? type.root.toLowerCase() : type.id]
  }),
)

/** Several lists in one call; answers in the same order. */
export async function listings(ask: Ask, record: string, wanted: readonly Wanted[]): Promise<readonly Listing[]> {
  const asked = wanted.filter(w => w.keys === undefined || w.keys.length > 0)
  // The contract answers in three versions; asked without one it is the newest.
  const answer =
    asked.length === 0 ? undefined : ((await ask('GetThings', { group: asked.map(groupOf) }, { record })) as Answer)
  const groups = [...(answer?.group ?? [])]
  return wanted.map(w => (asked.includes(w) ? listingOf(groups.shift()!) : { items: [], keys: [] }))
}

export async function listing(ask: Ask, record: string, wanted: Wanted): Promise<Listing> {
  const [found] = await listings(ask, record, [wanted])
  return found!
}

/** Keys beyond what GetThings answers, newest first; of deleted things the latest deletion first. */
export async function keyList(
  ask: Ask,
  record: string,
  wanted: Pick<Wanted, 'types' | 'from' | 'to' | 'activeAt' | 'endedBy' | 'deleted'> & {
    readonly skip?: number
    readonly max: number
  },
): Promise<Keys> {
  const { types = [], from, to, activeAt, endedBy, deleted, skip, max } = wanted
  const answer = await ask(
    'GetThingKeys',
    {
      typeId: types.map(t => t.id),
      ...(deleted && { state: 'Deleted' }),
      ...(from !== undefined && { effDateMin: from }),
      ...(to !== undefined && { effDateMax: to }),
      ...(activeAt !== undefined && { updatedEndDateMin: activeAt }),
      ...(endedBy !== undefined && { updatedEndDateMax: endedBy }),
      ...(skip !== undefined && { skip }),
      max,
    },
    { record },
  )
  return { keys: answer.key.map(keyIn), total: answer.total ?? answer.key.length }
}

/** What a chart draws, and of how many readings it is. */
export interface Drawn {
  readonly readings: readonly Reading[]
  readonly total: number
  /** There were too many to look into all; these are of the newest. */
  readonly cut: boolean
}

/** The readings of a type with a chart, thinned out to the lowest and the highest of each column. */
export async function readings(
  ask: Ask,
  record: string,
  type: ThingType,
  { from, to, columns }: Pick<Wanted, 'from' | 'to'> & { readonly columns: number },
): Promise<Drawn> {
  const { total, cut, reading } = await ask(
    'GetThingReadings',
    {
      typeId: type.id,
      ...(from !== undefined && { effDateMin: from }),
      ...(to !== undefined && { effDateMax: to }),
      columns,
    },
    { record },
  )
  return {
    total,
    cut,
    readings: reading.map(({ effDate: at, number }) => {
      const numbers: (number | undefined)[] = []
      for (const { line, value } of number) numbers[line] = value
      return { at, numbers }
    }),
  }
}

/** What was written last in a record, the latest first. */
export async function latestKeys(ask: Ask, record: string, max: number): Promise<readonly Key[]> {
  const { key } = await ask('GetThingKeys', { typeId: [], order: 'Change', max }, { record })
  return key.map(keyIn)
}

const keyIn = ({
  thingId,
  versionStamp,
  effDate: at,
}: {
  thingId: string
  versionStamp: string
  effDate: string
}): Key => ({
  thingId,
  versionStamp,
  at,
})

/** GetThings gives at most 240 whole things a group (wire.md §5.8): more keys go into more groups. */
export async function fetchKeys(
  ask: Ask,
  record: string,
  keys: readonly Key[],
  wanted: Pick<Wanted, 'allVersions' | 'deleted'> = {},
): Promise<readonly Item[]> {
  const chunks: (readonly Key[])[] = []
  for (let i = 0; i < keys.length; i += 240) chunks.push(keys.slice(i, i + 240))
  const found = await listings(
    ask,
    record,
    chunks.map(chunk => ({ ...wanted, keys: chunk })),
  )
  return found.flatMap(f => f.items)
}

function groupOf(w: Wanted): ThingsGroup {
  const states = w.allVersions
    ? (['Active', 'Deleted'] as const)
    : w.deleted
      ? (['Deleted'] as const)
      : (['Active'] as const)
  const filter = {
    typeId: (w.types ?? []).map(t => t.id),
    thingState: states,
    ...(w.from !== undefined && { effDateMin: w.from }),
    ...(w.to !== undefined && { effDateMax: w.to }),
    ...(w.activeAt !== undefined && { updatedEndDateMin: w.activeAt }),
    ...(w.endedBy !== undefined && { updatedEndDateMax: w.endedBy }),
    ...(w.created && {
      createdAppId: w.created.application,
      createdDateMin: w.created.at,
      createdDateMax: w.created.at,
    }),
  }
  return {
    id: w.ids ?? [],
    key: (w.keys ?? []).map(k => ({ text: k.thingId, versionStamp: k.versionStamp })),
    clientThingId: w.clientIds ?? [],
    filter: [filter],
    format: {
      section: ['core', 'audits', 'tags', 'effectivepermissions', 'blobpayload'],
      xml: [''],
      typeVersionFormat: newestIds,
      blobPayloadRequest: { blobFormat: { blobFormatSpec: 'information' } },
    },
    ...(w.allVersions && { currentVersionOnly: false }),
    ...(w.sort && {
      orderBy: {
        orderByProperty: [
          { typeId: w.types![0]!.id, propertyName: w.sort.by, direction: w.sort.descending ? 'Desc' : 'Asc', text: '' },
        ],
      },
    }),
    ...(w.max !== undefined && { max: w.max }),
    ...(w.maxFull !== undefined && { maxFull: w.maxFull }),
  }
}

const listingOf = (group: Answer['group'][number]): Listing => ({
  items: group.thing.flatMap(thing => itemOf(thing) ?? []),
  keys: group.unprocessedThingKeyInfo.map(k => ({
    thingId: k.thingId.text,
    versionStamp: k.thingId.versionStamp,
    at: k.effDate,
  })),
})

/** Undefined for a type that this version of the product does not know. */
function itemOf(thing: Thing2Answer): Item | undefined {
  const type = typeById(thing.typeId.text)
  if (!type) return undefined
  const held = heldOf(type, thing.dataXml[0]?.text)
  const permissions = thing.effPermissions?.permission ?? []
  const may = (what: 'Update' | 'Delete') => permissions.includes('All') || permissions.includes(what)
  const flags = thing.flags ?? 0
  return {
    thingId: thing.thingId.text,
    versionStamp: thing.thingId.versionStamp,
    type,
    value: held.value,
    common: held.common,
    ...(held.document !== undefined && { document: held.document }),
    at: thing.effDate ?? '',
    ...(thing.updatedEndDate !== undefined && { endsAt: thing.updatedEndDate }),
    deleted: thing.thingState === 'Deleted',
    personal: (flags & flagBits.personal) !== 0,
    readOnly: (flags & flagBits.readOnly) !== 0,
    hiddenFromEmergency: (flags & flagBits.hiddenFromEmergency) !== 0,
    ...(thing.tags && { tags: thing.tags }),
    ...(thing.created && { created: stampOf(thing.created) }),
    ...(thing.updated && { updated: stampOf(thing.updated) }),
    blobs: (thing.blobPayload?.blob ?? []).map(b => ({
      name: b.blobInfo.name,
      contentType: b.blobInfo.contentType,
      length: Number(b.contentLength ?? 0),
      ...(b.blobInfo.hashInfo && { hash: b.blobInfo.hashInfo.hash }),
    })),
    mayEdit: may('Update') && thing.effPermissions?.immutable !== true && !type.immutable,
    mayTag: may('Update') && (flags & flagBits.readOnly) !== 0 && !type.immutable && type.data !== undefined,
    mayDelete: may('Delete'),
  }
}

/** What stands in data-xml of a thing of this type. */
export function heldOf(type: ThingType, dataXml: string | undefined): Pick<Item, 'value' | 'common' | 'document'> {
  if (dataXml === undefined) return { value: undefined, common: noCommon }
  try {
    const { value, common } = read(type, dataXml)
    return type.data
      ? { value, common }
      : { value: undefined, common, ...(typeof value === 'string' && { document: value }) }
  } catch (error) {
    // Stored before a schema was narrowed (data.md §12): still to be listed, and to be deleted.
    if (error instanceof Invalid) return { value: undefined, common: noCommon }
    throw error
  }
}

const stampOf = (audit: AuditAnswer): Stamp => ({
  at: audit.timestamp,
  personId: audit.personId.text,
  person: audit.personId.name,
  application: audit.appId.name,
  action: audit.auditAction,
})

/**
 * For sorting by the last change, the latest first. Times are compared as times: they are written without zeros at their end, so
 * that as texts `05.12Z` would come after `05.123Z`.
 */
export const latestFirst = (a: Pick<Item, 'updated'>, b: Pick<Item, 'updated'>): number =>
  Date.parse(b.updated?.at ?? '1970') - Date.parse(a.updated?.at ?? '1970')

/** Can this be the id of a thing? Requests from pages are not decoded by a contract. */
export const isThingId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** The thing of `:thing` in its current version; deleted ones too, for those who may see them. */
export async function thingIn({ ask, record, params }: Visit): Promise<Item | undefined> {
  const id = params.thing!.toLowerCase()
  if (!isThingId(id)) return undefined
  const [active, deleted] = await listings(ask, record!.recordId, [{ ids: [id] }, { ids: [id], deleted: true }])
  return active!.items[0] ?? deleted!.items[0]
}

/** What a blob is called for people; the default blob has no name of its own. */
export const blobTitle = (item: Item, name: string): string => name || fileNameOf(item) || item.type.name

/** The name that a file gives its content. */
export function fileNameOf({ type, value }: Item): string | undefined {
  if (type.root !== 'file' || typeof value !== 'object' || value === null || !('name' in value)) return undefined
  return typeof value.name === 'string' ? value.name : undefined
}
