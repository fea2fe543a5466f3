/** From a stored thing to what a caller sees of it: sections, renderings, the version of the type, names in audits (wire.md §5.7). */
import { Fault } from '../protocol/fault.ts'
import type {
  AuditAnswer,
  BlobAnswer,
  DataOther,
  Thing2Answer,
  ThingAnswer,
  ThingFormat,
  unprocessedThingKeyInfo,
} from '../protocol/thing.ts'
import { Invalid } from '../schema/codec.ts'
import type { Infer } from '../schema/schema.ts'
import { convert, family, formHtml, rowXml, type ThingType, typeById } from '../things/registry.ts'
import { actions, flag, type Item, may, type Rule } from './access.ts'
import { applicationById } from './applications.ts'
import { type Blob, chunkSize, downloadAddress, hashAlgorithm, readWhole } from './blobs.ts'
import type { Application, EnteredRecord, ReadContext, Services } from './context.ts'
import { personById } from './people.ts'
import type { Room, Wanted } from './thing-search.ts'
import type { Audit, Audits, StoredThing } from './things.ts'

// ---- the format

const sections = ['core', 'audits', 'effectivepermissions', 'digitalsignatures', 'tags'] as const
type Section = (typeof sections)[number] | 'otherdata' | 'blobpayload'
const renderings = ['', 'stt', 'mtt', 'form'] as const
type Rendering = (typeof renderings)[number]

export interface View {
  readonly version: number
  readonly sections: ReadonlySet<Section>
  readonly xml: readonly Rendering[]
  /** Ids of type versions that the caller wants. */
  readonly typeVersions: readonly string[]
  readonly blobs?: { readonly format: 'information' | 'inline' | 'streamed'; readonly names?: ReadonlySet<string> }
}

/** Reads a format: 16 when it is missing or names what this version has not, 34 for a rendering that is not ours. */
export function viewOf(format: ThingFormat | undefined, version: number): View {
  if (!format) throw new Fault('INVALID_FORMAT', 'A group needs a format.')
  const allowed: readonly Section[] = [...sections, version < 3 ? 'otherdata' : 'blobpayload']
  const unknown = format.section.find(s => !allowed.some(a => a === s.trim()))
  if (unknown !== undefined)
    throw new Fault('INVALID_FORMAT', `This version of GetThings has no such section; it has ${allowed.join(', ')}.`)
  const xml = format.xml.map(tag => {
    const known = renderings.find(r => r === tag.trim())
    if (known === undefined)
      throw new Fault('INVALID_TRANSFORM', 'Things are rendered as stt, mtt or form, or as they are when xml is empty.')
    return known
  })
  const asked = new Set(format.section.map(s => s.trim() as Section))
  const { blobPayloadRequest: request } = format
  return {
    version,
    sections: asked,
    xml,
    typeVersions: format.typeVersionFormat,
    // Without a request blobs are streamed: that is what the SDK's default leaves out.
    ...(asked.has('blobpayload') && {
      blobs: {
        format: request?.blobFormat.blobFormatSpec ?? 'streamed',
        ...(request?.blobFilters && { names: new Set(request.blobFilters.blobFilter.map(f => f.blobName)) }),
      },
    }),
  }
}

/** What has to be read from the database for this view. */
export function wantedFor({ sections, xml }: View): Wanted {
  const rows = xml.some(isRow)
  return {
    parts: {
      audits: rows || sections.has('audits'),
      extras: rows || (['tags', 'digitalsignatures', 'otherdata', 'blobpayload'] as const).some(s => sections.has(s)),
      data: xml.length > 0,
    },
    renderings: xml.length,
  }
}
const isRow = (tag: Rendering): boolean => tag === 'stt' || tag === 'mtt'

// ---- the version of the type

const namedVersions = new WeakMap<Application, ReadonlySet<string>>()
/** The versions that an application named in its rules: its type contract (data.md §12). */
function versionsNamed(application: Application): ReadonlySet<string> {
  let named = namedVersions.get(application)
  if (!named) {
    const rules: readonly Rule[] = [...application.onlineRules, ...application.offlineRules]
    named = new Set(rules.flatMap(r => r.targets.flatMap(t => t.versions ?? [])))
    namedVersions.set(application, named)
  }
  return named
}

/** The version to show: one asked for, else the application's own, else as stored; of several as stored, or the newest. */
function shownType(application: Application, stored: ThingType, asked: readonly string[]): ThingType {
  const versions = family(stored.id)
  if (versions.length === 1) return stored
  const listed = versions.filter(v => asked.includes(v.id))
  const own = versionsNamed(application)
  const held = listed.length > 0 ? listed : versions.filter(v => own.has(v.id))
  return held.length === 0 || held.includes(stored) ? stored : held.at(-1)!
}

interface Shown {
  readonly type: ThingType | undefined
  readonly typeId: string
  readonly flags: number
  readonly data: string | undefined
}

function shown(ctx: ReadContext, view: View, thing: StoredThing): Shown {
  const stored = typeById(thing.typeId)
  const asIs = { type: stored, typeId: thing.typeId, flags: thing.flags, data: thing.data }
  if (!stored) return asIs
  const target = shownType(ctx.caller.application, stored, view.typeVersions)
  if (target === stored) return asIs
  try {
    const data = thing.data === undefined ? undefined : convert(thing.data, stored, target, thing.effDate)
    const bit = target.version < stored.version ? flag.downVersioned : flag.upVersioned
    return { type: target, typeId: target.id, flags: thing.flags | bit, data }
  } catch (error) {
    // Where there is no way, the stored version is better than none.
    if (error instanceof Invalid) return asIs
    throw error
  }
}

// ---- names

interface Named {
  readonly applications: ReadonlyMap<string, Application | undefined>
  readonly people: ReadonlyMap<string, string>
}
const nobody: Named = { applications: new Map(), people: new Map() }

/** The names that audits show; remembered between calls. */
async function namesFor(services: Services, things: readonly StoredThing[]): Promise<Named> {
  const audits = things.flatMap(t => (t.audits ? [t.audits.created, t.audits.updated] : []))
  const applicationIds = [...new Set(audits.map(a => a.applicationId))]
  const personIds = [...new Set(audits.map(a => a.personId))]
  const [applications, people] = await Promise.all([
    Promise.all(applicationIds.map(id => applicationById(services, id))),
    Promise.all(personIds.map(id => personById(services, id))),
  ])
  return {
    applications: new Map(applicationIds.map((id, i) => [id, applications[i]])),
    people: new Map(personIds.map((id, i) => [id, people[i]?.name ?? ''])),
  }
}

function auditAnswer(
  { services, caller }: ReadContext,
  names: Named,
  { at, applicationId, personId, avenue }: Audit,
  action: Audits['action'],
): AuditAnswer {
  const reader = caller.application
  const application = names.applications.get(applicationId)
  return {
    timestamp: at,
    appId: { text: applicationId, name: application?.name ?? '' },
    personId: {
      text: reader.kind === 'Shell' ? personId : services.seals.personAs(reader.applicationId, personId),
      name: names.people.get(personId) ?? '',
    },
    accessAvenue: avenue,
    auditAction: action,
    masterAppId: application?.masterId ?? applicationId,
  }
}

// ---- the answer

/** Things as GetThings 3 answers them. */
export async function viewThings2(
  ctx: ReadContext,
  record: EnteredRecord,
  view: View,
  things: readonly StoredThing[],
  room: Room,
): Promise<Thing2Answer[]> {
  const names = await namesWanted(ctx, view, things)
  const answers: Thing2Answer[] = []
  for (const thing of things) {
    const blobs = view.blobs ? await blobPayload(ctx, record, view.blobs, thing, room) : []
    const core = view.sections.has('core')
    answers.push({
      ...base(ctx, record, view, thing, names),
      ...(blobs.length > 0 && { blobPayload: { blob: blobs } }),
      signatureInfo:
        view.sections.has('digitalsignatures') && thing.signature ? [asSignatureInfo(thing.signature)] : [],
      ...(core && thing.updatedEndDate !== undefined && { updatedEndDate: thing.updatedEndDate }),
    })
  }
  return answers
}

/** Things as GetThings 1 and 2 answer them: one blob, as data-other. */
export async function viewThings(
  ctx: ReadContext,
  record: EnteredRecord,
  view: View,
  things: readonly StoredThing[],
  room: Room,
): Promise<ThingAnswer[]> {
  const names = await namesWanted(ctx, view, things)
  const answers: ThingAnswer[] = []
  for (const thing of things) {
    // Who created a thing is told from version 3 on.
    const { created: _, ...rest } = base(ctx, record, view, thing, names)
    const other = view.sections.has('otherdata') ? await dataOther(ctx.services, thing, room) : undefined
    const signature =
      view.sections.has('digitalsignatures') && thing.signature ? signatureElement(thing.signature) : undefined
    answers.push({
      ...rest,
      ...(other && { dataOther: other }),
      signature: signature === undefined ? [] : [signature],
    })
  }
  return answers
}

/** A thing beyond those in full. */
export function viewKey(ctx: ReadContext, view: View, thing: StoredThing): Infer<typeof unprocessedThingKeyInfo> {
  const { type, typeId } = shown(ctx, view, { ...thing, data: undefined })
  return {
    thingId: { text: thing.thingId, versionStamp: thing.versionStamp },
    typeId: { text: typeId, ...(type && { name: type.name }) },
    effDate: thing.effDate,
    ...(thing.updatedEndDate !== undefined && { updatedEndDate: thing.updatedEndDate }),
  }
}

const namesWanted = (ctx: ReadContext, view: View, things: readonly StoredThing[]): Promise<Named> =>
  view.sections.has('audits') || view.xml.some(isRow) ? namesFor(ctx.services, things) : Promise.resolve(nobody)

type Base = Omit<Thing2Answer, 'blobPayload' | 'signatureInfo' | 'updatedEndDate'>

function base(ctx: ReadContext, record: EnteredRecord, view: View, thing: StoredThing, names: Named): Base {
  const { type, typeId, flags, data } = shown(ctx, view, thing)
  const has = (section: Section) => view.sections.has(section)
  return {
    thingId: { text: thing.thingId, versionStamp: thing.versionStamp },
    typeId: { text: typeId, ...(type && { name: type.name }) },
    ...(has('core') && { thingState: thing.state, flags, effDate: thing.effDate }),
    ...(has('audits') &&
      thing.audits && {
        created: auditAnswer(ctx, names, thing.audits.created, 'Created'),
        updated: auditAnswer(ctx, names, thing.audits.updated, thing.audits.action),
      }),
    dataXml:
      data === undefined ? [] : view.xml.map(tag => rendered(tag, names, { ...thing, typeId, flags }, type, data)),
    ...(has('effectivepermissions') && { effPermissions: effectivePermissions(record, thing) }),
    ...(has('tags') && thing.tags !== undefined && { tags: thing.tags }),
  }
}

function rendered(
  tag: Rendering,
  names: Named,
  thing: StoredThing,
  type: ThingType | undefined,
  data: string,
): { text: string; transform?: string } {
  if (tag === '' || !type) return { text: data }
  if (tag === 'form') return { text: formHtml(type, data), transform: tag }
  const { audits } = thing
  const envelope = {
    id: thing.thingId,
    version: thing.versionStamp,
    effectiveDate: thing.effDate,
    flags: thing.flags,
    state: thing.state,
    isSigned: thing.signature !== undefined,
    ...(thing.tags !== undefined && { tags: thing.tags }),
    ...(audits && {
      audit: {
        personName: names.people.get(audits.updated.personId) ?? '',
        at: audits.updated.at,
        action: audits.action,
        appName: names.applications.get(audits.updated.applicationId)?.name ?? '',
      },
    }),
  }
  return { text: rowXml(type, envelope, data, tag), transform: tag }
}

const itemOf = (thing: StoredThing): Item => ({
  family: thing.familyId,
  effectiveDate: thing.effDate,
  flags: thing.flags,
  state: thing.state,
})

/** What the caller may do with the thing, and whether it can be changed at all (data.md §5). */
function effectivePermissions(record: EnteredRecord, thing: StoredThing): NonNullable<Thing2Answer['effPermissions']> {
  const item = itemOf(thing)
  const immutable = (thing.flags & flag.readOnly) !== 0 || typeById(thing.typeId)?.immutable === true
  return { permission: actions.filter(action => may(record.access, item, action)), ...(immutable && { immutable }) }
}

// ---- blobs

async function blobPayload(
  ctx: ReadContext,
  record: EnteredRecord,
  wanted: NonNullable<View['blobs']>,
  thing: StoredThing,
  room: Room,
): Promise<BlobAnswer[]> {
  const answers: BlobAnswer[] = []
  for (const blob of thing.blobs) {
    if (wanted.names && !wanted.names.has(blob.name)) continue
    answers.push({
      blobInfo: {
        name: blob.name,
        contentType: blob.contentType,
        hashInfo: { algorithm: hashAlgorithm, params: { blockSize: String(chunkSize) }, hash: blob.hash },
      },
      contentLength: String(blob.length),
      // The schema has no empty base64data.
      ...(wanted.format === 'inline' &&
        blob.length > 0 && {
          base64data: (await inline(ctx.services, blob, room, 'BLOB_SIZE_TOO_LARGE_FOR_INLINE')).toString('base64'),
        }),
      ...(wanted.format === 'streamed' && { blobRefUrl: downloadAddress(ctx, record, thing.thingId, blob) }),
      ...(blob.legacyEncoding !== undefined && { legacyContentEncoding: blob.legacyEncoding }),
      ...(blob.currentEncoding !== undefined && { currentContentEncoding: blob.currentEncoding }),
    })
  }
  return answers
}

/** The bytes of a blob, as long as the answer can hold them as base64. */
function inline(
  services: Services,
  blob: Blob,
  room: Room,
  tooLarge: 'BLOB_SIZE_TOO_LARGE_FOR_INLINE' | 'CANNOT_GET_STREAMED_OTHER_DATA',
): Promise<Buffer> {
  room.left -= Math.ceil(blob.length / 3) * 4
  if (room.left < 0) throw new Fault(tooLarge)
  return readWhole(services, blob)
}

async function dataOther(services: Services, thing: StoredThing, room: Room): Promise<DataOther | undefined> {
  const blob = thing.blobs.find(b => b.name === '')
  if (!blob) return undefined
  const bytes = await inline(services, blob, room, 'CANNOT_GET_STREAMED_OTHER_DATA')
  return {
    text: bytes.toString('base64'),
    contentType: blob.contentType,
    contentEncoding: blob.currentEncoding === undefined ? 'base64' : `${blob.currentEncoding},base64`,
  }
}

// ---- signatures, stored as the elements that came
//
// A signature is about data-xml as it is stored (data.md §8). It goes out as it came also with data that were converted, because
// it tells who signed what; the flags down- and up-versioned say that these data are not the signed ones. Who wants to check it
// asks for the stored version of the type.

const isSignatureInfo = (signature: string): boolean => signature.startsWith('<signature-info>')

/** A signature of version 1 in the frame of version 2. */
const asSignatureInfo = (signature: string): string =>
  isSignatureInfo(signature)
    ? signature
    : `<signature-info><sig-data><hv-signature-method>HVSignatureMethod1</hv-signature-method><algorithm-tag>rsa-sha1</algorithm-tag></sig-data>${signature}</signature-info>`

/** The Signature itself, when version 1 can tell what it signs. */
function signatureElement(signature: string): string | undefined {
  if (!isSignatureInfo(signature)) return signature
  if (/<hv-signature-method>\s*HVSignatureMethod2/.test(signature)) return undefined
  const start = /<((?:[\w.-]+:)?Signature)[\s>]/.exec(signature)
  return start ? upToLastEnd(signature.slice(start.index), start[1]!) : undefined
}

/** From the start to the last end tag of this name. Read from behind: an expression for it would try every start with every end. */
function upToLastEnd(xml: string, name: string): string | undefined {
  for (let at = xml.lastIndexOf(`</${name}`); at >= 0; at = xml.lastIndexOf(`</${name}`, at - 1)) {
    const end = xml.indexOf('>', at)
    if (xml.slice(at + name.length + 2, end).trim() === '') return xml.slice(0, end + 1)
  }
  return undefined
}
