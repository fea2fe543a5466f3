/**
 * Picking up a package (shell.md §4.2): a person types its code and the answer, sees what is in it, and takes it into a record or
 * declines it. The platform learns the answer then, opens the package, and forgets it: what a page keeps between its steps is the
 * answer under the server's seal, for this person, this code and an hour. What is taken is written once, for the application that
 * left it, and gives that application no right to the record.
 */
import { chunkOverhead, type Key, type Sealed, unlock } from '../interop/package-seal.ts'
import { Fault } from '../protocol/fault.ts'
import type { StatusName } from '../protocol/status.ts'
import { type SentBlob, sentThing, sentThing2 } from '../protocol/thing.ts'
import { decode, Invalid } from '../schema/codec.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { convert, type ThingType, typeById } from '../things/registry.ts'
import { parse, type XmlElement, XmlError } from '../xml/parse.ts'
import { child } from '../xml/tree.ts'
import { flag, type Rule } from './access.ts'
import { applicationById } from './applications.ts'
import {
  beginUpload,
  chunkSize,
  dropUploads,
  fillUpload,
  type PackageUpload,
  piecesOf,
  uploadOfPackage,
} from './blobs.ts'
import { packageTries } from './connect-packages.ts'
import type { EnteredRecord, Person, Services, WriteContext } from './context.ts'
import { codeDigest } from './identity-codes.ts'
import { checkNew, type Given, givenThing, givenThing2, type Own, putThings, type ThingKey } from './thing-writing.ts'

/** How long after a right answer the package may be taken. */
const answeredMinutes = 60

interface Package {
  readonly application_id: string
  readonly created_at: string
  readonly tries_left: number
  readonly friendly_name: string
  readonly question: string
  readonly source: string | null
  readonly algorithm: Sealed['algorithm']
  readonly salt: string
  readonly iterations: number
  readonly sealed: Buffer
}
const columns = sql`application_id, created_at, tries_left, friendly_name, question, source, algorithm, salt, iterations, sealed`
/** Waiting to be picked up. */
const under = (code: string, now: string) =>
  sql`code_digest = ${codeDigest(code)} and gone_at > ${now} and sealed is not null`

/** Is there a package behind the code, or will there be one? */
export async function isOfPackage(read: Reader, code: string, now: string): Promise<boolean> {
  const [found] = await read.query(
    sql`select 1 from connect_package where code_digest = ${codeDigest(code)} and gone_at > ${now}`,
  )
  return found !== undefined
}

/** Why a code opens nothing: 74 unknown, past its time or picked up, 75 locked, 95 its package has not come. */
async function whyNot(read: Reader, code: string, now: string): Promise<Fault> {
  const [found] = await read.query<{ reserved: boolean }>(sql`
    select sealed is null as reserved from connect_package where code_digest = ${codeDigest(code)} and gone_at > ${now}`)
  if (!found) return new Fault('INVALID_IDENTITY_CODE')
  return found.reserved ? new Fault('CONNECT_REQUEST_INCOMPLETE') : new Fault('RETRY_LIMIT_EXCEEDED')
}

/** 74, 75 and 95 as in `whyNot`. */
async function waiting(read: Reader, code: string, now: string): Promise<Package> {
  const [found] = await read.query<Package>(
    sql`select ${columns} from connect_package where ${under(code, now)} and tries_left > 0`,
  )
  if (!found) throw await whyNot(read, code, now)
  return found
}

/** The question behind a code, and whose it is; 74, 75 and 95 as in `whyNot`. */
export async function questionOfPackage(
  read: Reader,
  code: string,
  now: string,
): Promise<{ readonly question: string; readonly triesLeft: number; readonly applicationId: string }> {
  const { question, tries_left, application_id } = await waiting(read, code, now)
  return { question, triesLeft: tries_left, applicationId: application_id }
}

export type Opened =
  | {
      readonly correct: true
      readonly applicationId: string
      readonly friendlyName: string
      /** Shows in the next steps that the answer was given. */
      readonly opened: string
    }
  | { readonly correct: false; readonly triesLeft: number }

/**
 * Opens the package with the answer. The try is taken before, so that three are three however many come at once, and given back
 * when the answer is right. 74, 75 and 95 as in `whyNot`.
 */
export async function tryPackage(
  { services, db, now }: WriteContext,
  personId: string,
  code: string,
  answer: string,
): Promise<Opened> {
  const [found] = await db.now.query<Package>(sql`
    update connect_package set tries_left = tries_left - 1 where ${under(code, now)} and tries_left > 0 returning ${columns}`)
  if (!found) throw await whyNot(db.read, code, now)
  if (!(await (await unlock(found, answer)).open(found.sealed))) return { correct: false, triesLeft: found.tries_left }
  await db.now.query(sql`update connect_package set tries_left = ${packageTries} where ${under(code, now)}`)
  return {
    correct: true,
    applicationId: found.application_id,
    friendlyName: found.friendly_name,
    opened: ticket(services, personId, code, answer),
  }
}

// ---- between the steps

interface Ticket {
  readonly person: string
  readonly code: string
  readonly answer: string
  /** Milliseconds since the epoch. */
  readonly until: number
}
const purpose = 'package-answer'

function ticket(services: Services, person: string, code: string, answer: string): string {
  const until = services.clock.now() + answeredMinutes * 60_000
  const plain: Ticket = { person, code: codeDigest(code).toString('hex'), answer, until }
  return services.seals.seal(purpose, Buffer.from(JSON.stringify(plain))).toString('base64url')
}

/** The package and its contents, for the person who answered right within the hour; 73 otherwise. */
async function openedBefore(
  { services, read, now }: { services: Services; read: Reader; now: string },
  { personId }: Person,
  code: string,
  opened: string,
): Promise<{ readonly found: Package; readonly contents: Uint8Array; readonly key: Key }> {
  const plain = services.seals.open(purpose, Buffer.from(opened, 'base64url'))
  const said = plain && (JSON.parse(plain.toString('utf8')) as Ticket)
  const ours = said?.person === personId && said.code === codeDigest(code).toString('hex')
  if (!ours || said.until <= services.clock.now()) throw unanswered()
  const found = await waiting(read, code, now)
  const key = await unlock(found, said.answer)
  const contents = await key.open(found.sealed)
  if (!contents) throw unanswered()
  return { found, contents: withoutMark(contents), key }
}

const unanswered = () => new Fault('INVALID_VERIFICATION_ANSWER', 'Answer the question first.')

// ---- what is inside

const broken = (message: string, cause?: unknown) =>
  new Fault('INVALID_PACKAGE_CONTENTS', `The package cannot be used: ${message} Its sender has to send it again.`, {
    cause,
  })

/** Things one after another without a root, as UTF-8 (shell.md §4.3), of version 1 or 2 each; 120 for anything else. */
function thingsIn(contents: Uint8Array): Given[] {
  const source = Buffer.concat([Buffer.from('<things>'), contents, Buffer.from('</things>')])
  try {
    const root = parse(source)
    const things = root.children.flatMap(node => {
      if (typeof node !== 'string') return [thingOf(node, source)]
      if (node.trim() !== '') throw broken('there is text between its things.')
      return []
    })
    if (things.length === 0) throw broken('it is empty.')
    return things
  } catch (error) {
    if (error instanceof XmlError || error instanceof Invalid)
      throw broken('what is in it is no list of things.', error)
    throw error
  }
}

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

function thingOf(element: XmlElement, source: Buffer): Given {
  if (element.local !== 'thing') throw broken('there is something else than things in it.')
  const old = child(element, 'data-other') ?? child(element, 'Signature')
  const given = old
    ? givenThing(decode(sentThing, element, source, 'relaxed'))
    : givenThing2(decode(sentThing2, element, source, 'relaxed'))
  if (((given.flags ?? 0) & flag.personal) !== 0)
    throw broken('it holds a thing marked as personal, and only people mark things so.')
  // It can name nothing that is in the record.
  return { ...given, thingId: undefined, versionStamp: undefined }
}

/** Things of a type, in whatever versions. */
export interface Kind {
  readonly type: ThingType
  readonly things: number
  readonly files: number
  /** Some of them, to be looked at: data-xml in the newest version, and the date that it gives. */
  readonly first: readonly { readonly data: string; readonly at: string | undefined }[]
}
const mostFirst = 20

export interface Contents {
  readonly applicationId: string
  readonly friendlyName: string
  readonly droppedAt: string
  readonly source: string | undefined
  /** In the order in which they come first. */
  readonly kinds: readonly Kind[]
  /** The things as they were sent, one after another. */
  readonly xml: string
}

/** What the person would take; 73 as in `openedBefore`, 120 when it could be in no record. */
export async function contentsOf(
  ctx: { services: Services; read: Reader; now: string },
  person: Person,
  code: string,
  opened: string,
): Promise<Contents> {
  const { found, contents } = await openedBefore(ctx, person, code, opened)
  return {
    applicationId: found.application_id,
    friendlyName: found.friendly_name,
    droppedAt: found.created_at,
    source: found.source ?? undefined,
    kinds: kindsOf(thingsIn(contents)),
    xml: Buffer.from(contents).toString('utf8'),
  }
}

function kindsOf(things: readonly Given[]): Kind[] {
  const kinds = new Map<ThingType, { things: number; files: number; first: Kind['first'][number][] }>()
  for (const given of things) {
    const { type, data, derived } = valid(() => checkNew(given))
    const newest = type.versions.at(-1)!
    const kind = kinds.get(newest) ?? { things: 0, files: 0, first: [] }
    kind.things++
    kind.files += given.blobs.length + (given.dataOther ? 1 : 0)
    if (kind.first.length < mostFirst) kind.first.push(...inNewest(type, data, derived.effectiveDate?.at))
    kinds.set(newest, kind)
  }
  return [...kinds].map(([type, kind]) => ({ type, ...kind }))
}

/** Nothing of what cannot be converted: it is only not to be looked at beforehand. */
function inNewest(type: ThingType, data: string, at: string | undefined): Kind['first'] {
  try {
    return [{ data: convert(data, type, type.versions.at(-1)!, at), at }]
  } catch (error) {
    if (error instanceof Invalid) return []
    throw error
  }
}

/** About the person and the record, not about the package; everything else that stops a write is the sender's to mend. */
const ofRecord: ReadonlySet<StatusName> = new Set([
  'ACCESS_DENIED',
  'RECORD_QUOTA_EXCEEDED',
  'INVALID_RECORD_STATE',
  'INVALID_IDENTITY_CODE',
  'FAILED',
])

function asContents(error: unknown): unknown {
  if (!(error instanceof Fault) || error.status === 'INVALID_PACKAGE_CONTENTS' || ofRecord.has(error.status))
    return error
  if (error.status === 'VERSION_STAMP_MISSING')
    return new Fault(
      'INVALID_THING',
      'There is something in the package of which a record can have only one, and this record has it already; leave it out, or choose another record.',
      { cause: error },
    )
  return broken(error.message, error)
}

function valid<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw asContents(error)
  }
}

// ---- the end of a package

/** Ends it for the one who comes first; 74 for all who come later. */
async function end(tx: Writer, code: string, now: string): Promise<void> {
  const gone = await tx.query(sql`delete from connect_package where ${under(code, now)} returning 1 as one`)
  if (gone.length === 0)
    throw new Fault('INVALID_IDENTITY_CODE', 'The package is gone: it was picked up or taken back.')
}

/** The person does not want it; 73 and 74 as for picking up. */
export async function declinePackage(ctx: WriteContext, person: Person, code: string, opened: string): Promise<void> {
  await openedBefore(ctx, person, code, opened)
  await ctx.db.write(tx => end(tx, code, ctx.now))
}

const everything: readonly Rule[] = [{ permissions: ['Create'], targets: [], exceptions: [] }]

/**
 * Writes what is in the package into the record of the call, all or nothing, as the application that left it, offline, for this
 * person, and ends the package with it. `leaveOut`: types that the person does not want. What the person may not write is
 * refused (11); 13 where the record has the one thing of a type already; 120 for what could be in no record. Refused, the
 * package waits on.
 */
export async function pickUp(
  ctx: WriteContext,
  record: EnteredRecord,
  code: string,
  opened: string,
  leaveOut: readonly string[],
): Promise<ThingKey[]> {
  const person = ctx.caller.person!
  const { found, contents, key } = await openedBefore(ctx, person, code, opened)
  const application = await applicationById(ctx.services, found.application_id)
  if (application?.state !== 'Active') throw new Fault('INVALID_APP', 'The application is not active.')
  const unwanted = new Set(leaveOut.flatMap(id => typeById(id)?.familyId ?? []))
  const taken = thingsIn(contents).filter(({ typeId }) => !unwanted.has(typeById(typeId ?? '')?.familyId ?? ''))
  if (taken.length === 0) throw new Fault('INVALID_XML', 'Nothing is left to be taken; decline the package instead.')
  // The right is the person's own and for this write alone; no rule of the application is asked, and none is granted.
  const caller = { application, proved: true, person, avenue: 'Offline' } as const
  const access = { ...record.access, shell: false, avenue: caller.avenue, granted: everything, asked: everything }
  const own: Own = { ctx: { ...ctx, caller }, record: { ...record, access } }
  const made: string[] = []
  try {
    const things = await withBlobs(own.ctx, codeDigest(code), key, taken, made)
    return await putThings(own.ctx, own.record, things, {
      overwrite: false,
      first: tx => end(tx, code, ctx.now),
    })
  } catch (error) {
    await dropUploads(ctx.services, made)
    // Its files go with a package that another one has ended meanwhile: whatever that broke here, 74 is what happened.
    await waiting(ctx.read, code, ctx.now)
    throw asContents(error)
  }
}

/** The things with their streamed blobs opened and uploaded anew, as the writer's own; `made` learns the addresses. */
async function withBlobs(
  ctx: WriteContext,
  digest: Buffer,
  key: Key,
  things: readonly Given[],
  made: string[],
): Promise<Given[]> {
  const used = new Set<string>()
  const moved = async (address: string): Promise<string> => {
    const upload = await uploadOfPackage(ctx.services, digest, address)
    if (!upload || used.has(upload.uploadId))
      throw broken('a file that it names did not come with it, or it names one twice.')
    used.add(upload.uploadId)
    const own = await beginUpload(ctx)
    made.push(own)
    await fillUpload(ctx.services, own, openedPieces(ctx.services, key, upload))
    return own
  }
  const all: Given[] = []
  for (const given of things) {
    const blobs: SentBlob[] = []
    for (const blob of given.blobs)
      blobs.push(blob.blobRefUrl?.trim() ? { ...blob, blobRefUrl: await moved(blob.blobRefUrl) } : blob)
    all.push({ ...given, blobs })
  }
  return all
}

async function* openedPieces(services: Services, key: Key, upload: PackageUpload): AsyncGenerator<Uint8Array> {
  const size = chunkSize + chunkOverhead
  let index = 0
  for await (const piece of piecesOf(services, upload, size)) {
    const plain = await key.openChunk(piece, { index, last: (index + 1) * size >= upload.length })
    if (!plain) throw broken('one of its files is damaged.')
    index++
    yield plain
  }
}
