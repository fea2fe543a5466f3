/**
 * Blobs: uploads by address, what of them becomes part of a thing, addresses to download from (wire.md §5.10, §6).
 * Files are named by their content and may serve many things. `blob_file` says which files there are, `thing_blob` which
 * thing holds one in any of its versions; what nobody holds is swept.
 */
import { Readable } from 'node:stream'
import { Fault } from '../protocol/fault.ts'
import type { StatusName } from '../protocol/status.ts'
import type { SentBlob } from '../protocol/thing.ts'
import { BlobError, blockSize, type StoredBlob } from '../store/blobs.ts'
import { type Db, type Reader, sql, type Writer } from '../store/db.ts'
import { may } from './access.ts'
import { applicationById } from './applications.ts'
import type { Caller, EnteredRecord, PlatformSettings, ReadContext, Services, WriteContext } from './context.ts'
import { personById } from './people.ts'
import { accessOf, standing } from './records.ts'

/** What BeginPutBlob tells clients: chunks and hash blocks have one size, so that clients can hash chunk by chunk. */
export const chunkSize = blockSize
export const hashAlgorithm = 'SHA256Block'
const defaultContentType = 'application/octet-stream'
/** Sealed bytes of all blobs that a package brings: they are opened while the person waits. */
export const mostPackageBytes = 128 * 1024 * 1024

/** A blob as the column `blobs` of a thing keeps it. */
export interface Blob {
  /** '' for the default blob. */
  readonly name: string
  readonly contentType: string
  readonly length: number
  readonly file: string
  /** SHA256Block, base64. */
  readonly hash: string
  /** As data-other said when it came; only described, never undone (wire.md §6.7). */
  readonly legacyEncoding?: string
  readonly currentEncoding?: string
}

// ---- addresses

const tokenParameter = 'blob-ref-token'
const addressOf = (services: Services, token: string): string =>
  `${services.settings.publicUrl}/streaming/wildcatblob.ashx?${tokenParameter}=${token}`

/** The token in an address; hosts differ behind proxies, so only the token counts (wire.md §6.1). */
function tokenIn(address: string): string | undefined {
  const found = /[?&]blob-ref-token=([^&#\s]+)/i.exec(address)?.[1]
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found)
  } catch {
    return undefined
  }
}

// ---- upload

/** A new address to upload to, for this application and person; with a record, for that record only. */
export const beginUpload = (ctx: WriteContext): Promise<string> =>
  newUpload(ctx, { person: ctx.caller.person!.personId, record: ctx.record?.recordId })

/** A new address for a blob that things in a package will name; it is for this application, and no person's. */
export const beginPackageUpload = (ctx: WriteContext): Promise<string> => newUpload(ctx, {})

async function newUpload(
  ctx: WriteContext,
  { person, record }: { readonly person?: string; readonly record?: string | undefined },
): Promise<string> {
  const { services } = ctx
  const token = services.clock.random(32).toString('base64url')
  const expires = new Date(services.clock.now() + services.settings.blobUploadSeconds * 1000).toISOString()
  await services.db.now.query(sql`
    insert into blob_upload (upload_id, token_hash, application_id, person_id, record_id, created_at, expires_at)
    values (${services.clock.id()}, ${services.seals.fingerprint('blob-upload', token)}, ${ctx.caller.application.applicationId},
      ${person ?? null}, ${record ?? null}, ${ctx.now}, ${expires})`)
  return addressOf(services, token)
}

interface Upload {
  readonly upload_id: string
  readonly application_id: string
  /** null: for a package. */
  readonly person_id: string | null
  readonly record_id: string | null
  readonly length: number
  readonly completed: boolean
  readonly committed_at: string | null
  readonly expires_at: string
}

async function uploadByToken(read: Reader, services: Services, token: string): Promise<Upload | undefined> {
  const [row] = await read.query<Upload>(sql`
    select upload_id, application_id, person_id, record_id, length, completed, committed_at, expires_at
    from blob_upload where token_hash = ${services.seals.fingerprint('blob-upload', token)}`)
  return row
}

/** One request of an upload (wire.md §6.2). */
export interface Chunk {
  readonly token: string
  /** First byte, and how many bytes count; both absent for "go on where you are, all that comes". */
  readonly offset?: number
  readonly size?: number
  readonly complete: boolean
  /** Absent when the request has no body. */
  readonly body?: Readable
}

export type ChunkOutcome = 'stored' | 'unknown' | 'sealed' | 'too-large' | 'gap' | 'short'

/** Stores a chunk; nothing is acknowledged that is not on disk. */
export async function writeChunk(services: Services, chunk: Chunk): Promise<ChunkOutcome> {
  const upload = await uploadByToken(services.db.read, services, chunk.token)
  if (!upload || upload.expires_at <= new Date(services.clock.now()).toISOString()) return 'unknown'
  const bytesFollow = chunk.body !== undefined && chunk.size !== 0
  // Some clients say "complete" once more without a body after their last chunk (PHP) or instead of it (old .NET).
  if (upload.completed || upload.committed_at !== null)
    return bytesFollow || upload.committed_at !== null ? 'sealed' : 'stored'
  const placed = place(services, upload, chunk)
  if (placed) return placed
  let { length } = upload
  if (bytesFollow) {
    const appended = await append(services, upload, chunk)
    if (typeof appended === 'string') return appended
    length = appended
  }
  // `length` only grows: a client that tries again may overtake its first attempt.
  const [row] = await services.db.now.query(sql`
    update blob_upload set length = greatest(length, ${length}), completed = ${chunk.complete}
    where upload_id = ${upload.upload_id} and not completed and committed_at is null returning upload_id`)
  return row ? 'stored' : 'sealed'
}

const mostBytes = (settings: PlatformSettings, { person_id: person }: Upload): number =>
  person === null ? Math.min(settings.maxBlobBytes, mostPackageBytes) : settings.maxBlobBytes

/** Is the chunk the next one, or one again that is there whole? Otherwise why not. */
function place({ settings }: Services, upload: Upload, { offset, size }: Chunk): ChunkOutcome | undefined {
  const { length } = upload
  if (offset === undefined) return undefined
  const end = offset + (size ?? 0)
  if (end > mostBytes(settings, upload)) return 'too-large'
  if (offset > length || (offset < length && end > length)) return 'gap'
  return undefined
}

async function append(
  services: Services,
  upload: Upload,
  { offset, size, body }: Chunk,
): Promise<number | ChunkOutcome> {
  try {
    return await services.blobs.append(
      upload.upload_id,
      {
        stored: upload.length,
        offset: offset ?? upload.length,
        max: mostBytes(services.settings, upload),
        ...(size !== undefined && { size }),
      },
      body!,
    )
  } catch (error) {
    if (!(error instanceof BlobError)) throw error
    const outcomes = { gap: 'gap', short: 'short', large: 'too-large', sealed: 'sealed', missing: 'unknown' } as const
    return outcomes[error.problem]
  }
}

// ---- uploads for packages

/** An upload that is whole, and waits for its package or lies with it. */
export interface PackageUpload {
  readonly uploadId: string
  readonly length: number
}

/**
 * What the addresses of a new package name: 88 for one that is unknown, expired or not of this application's packages, 101 for
 * one that has its package, 102 for one that is not finished, 39 for more than a package may bring.
 */
export async function packageUploads(ctx: WriteContext, addresses: readonly string[]): Promise<PackageUpload[]> {
  const found = new Map<string, PackageUpload>()
  for (const address of addresses) {
    const token = tokenIn(address)
    const upload = token === undefined ? undefined : await uploadByToken(ctx.services.db.read, ctx.services, token)
    const own = upload?.person_id === null && upload.application_id === ctx.caller.application.applicationId
    if (!own || upload.expires_at <= ctx.now) throw new Fault('INVALID_BLOB_REF_URL')
    if (upload.committed_at !== null) throw new Fault('BLOB_TOKEN_COMMITTED')
    if (!upload.completed) throw new Fault('BLOB_TOKEN_NOT_COMPLETED')
    found.set(upload.upload_id, { uploadId: upload.upload_id, length: upload.length })
  }
  const uploads = [...found.values()]
  if (uploads.reduce((sum, u) => sum + u.length, 0) > mostPackageBytes)
    throw new Fault('REQUEST_TOO_LONG', `The blobs of a package may have ${mostPackageBytes / 1024 / 1024} MiB.`)
  return uploads
}

/** Inside the transaction that makes the package: each upload goes with it from now on, and with no other (101). */
export async function holdPackageUploads(
  tx: Writer,
  packageDigest: Buffer,
  uploads: readonly PackageUpload[],
  { now, goneAt }: { readonly now: string; readonly goneAt: string },
): Promise<void> {
  if (uploads.length === 0) return
  const rows = await tx.query(sql`
    update blob_upload set committed_at = ${now}, expires_at = ${goneAt}, package_digest = ${packageDigest}
    where upload_id = any(${uploads.map(u => u.uploadId)}::uuid[]) and committed_at is null returning 1 as one`)
  if (rows.length < uploads.length) throw new Fault('BLOB_TOKEN_COMMITTED')
}

/** The upload that an address in the package names; undefined when it is none of this package's. */
export async function uploadOfPackage(
  services: Services,
  packageDigest: Buffer,
  address: string,
): Promise<PackageUpload | undefined> {
  const token = tokenIn(address)
  if (token === undefined) return undefined
  const [row] = await services.db.read.query<{ upload_id: string; length: number }>(sql`
    select upload_id, length from blob_upload
    where token_hash = ${services.seals.fingerprint('blob-upload', token)} and package_digest = ${packageDigest}`)
  return row && { uploadId: row.upload_id, length: row.length }
}

/** The bytes of an upload in pieces of one size; the last may be shorter. */
export async function* piecesOf(
  services: Services,
  { uploadId, length }: PackageUpload,
  size: number,
): AsyncGenerator<Buffer> {
  for (let start = 0; start < length; start += size) {
    const parts: Buffer[] = []
    const end = Math.min(start + size, length) - 1
    for await (const part of await services.blobs.readUpload(uploadId, { start, end })) parts.push(part as Buffer)
    yield Buffer.concat(parts)
  }
}

/** Fills an upload from within, as if its owner had sent the bytes. */
export async function fillUpload(
  services: Services,
  address: string,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  const body = Readable.from(source)
  const outcome = await writeChunk(services, { token: tokenIn(address)!, complete: true, body })
  if (outcome !== 'stored') throw new Error(`an upload from within was ${outcome}`)
}

/** Takes back uploads from within that became no blobs; the sweeper does the rest. */
export async function dropUploads(services: Services, addresses: readonly string[]): Promise<void> {
  const tokens = addresses.map(a => services.seals.fingerprint('blob-upload', tokenIn(a)!))
  if (tokens.length > 0)
    await services.db.now.query(sql`
      update blob_upload set expires_at = created_at where token_hash = any(${tokens}::bytea[]) and committed_at is null`)
}

// ---- what a write says of the blobs of a thing

/** One blob of a write, understood and its bytes stored, before the thing is looked at. */
export type BlobChange =
  | { readonly kind: 'set'; readonly blob: Blob; readonly upload?: string }
  | { readonly kind: 'remove'; readonly name: string }
  /** Sent back as it was read: the thing must have it, and what is said must be true of it. */
  | { readonly kind: 'keep'; readonly name: string; readonly sent: SentBlob; readonly token?: string }

/** Reads the blobs of one thing and stores the bytes that came with it. Nothing refers to them yet; a failed write leaves no trace but those. */
export async function prepareBlobs(
  ctx: WriteContext,
  record: EnteredRecord,
  blobs: readonly SentBlob[],
): Promise<BlobChange[]> {
  const names = new Set<string>()
  for (const { blobInfo } of blobs) {
    if (names.has(blobInfo.name)) throw new Fault('DUPLICATE_BLOB')
    names.add(blobInfo.name)
  }
  const changes: BlobChange[] = []
  for (const blob of blobs) changes.push(await prepareBlob(ctx, record, blob))
  const uploads = changes.flatMap(c => (c.kind === 'set' && c.upload ? [c.upload] : []))
  if (new Set(uploads).size < uploads.length) throw new Fault('BLOB_TOKEN_COMMITTED')
  return changes
}

async function prepareBlob(ctx: WriteContext, record: EnteredRecord, sent: SentBlob): Promise<BlobChange> {
  const { name } = sent.blobInfo
  if (sent.base64data !== undefined && sent.base64data.trim() !== '') {
    if (sent.blobRefUrl !== undefined)
      throw new Fault('INVALID_XML', 'blob: either base64data or blob-ref-url, not both')
    const bytes = bytesOfBase64(sent.base64data, 'blob/base64data')
    const stored = await storeBytes(ctx.services, bytes)
    checkInline(sent, bytes)
    return { kind: 'set', blob: described(sent, stored) }
  }
  const address = sent.blobRefUrl?.trim()
  if (address) {
    const token = tokenIn(address)
    const upload = token === undefined ? undefined : await uploadByToken(ctx.services.db.read, ctx.services, token)
    if (token === undefined) throw new Fault('INVALID_BLOB_REF_URL')
    if (!upload) return { kind: 'keep', name, sent, token }
    return { kind: 'set', blob: described(sent, await sealUpload(ctx, record, upload, sent)), upload: upload.upload_id }
  }
  if (lengthOf(sent) === 0) return { kind: 'remove', name }
  return { kind: 'keep', name, sent }
}

const described = (sent: SentBlob, stored: StoredBlob): Blob => ({
  name: sent.blobInfo.name,
  contentType: sent.blobInfo.contentType || defaultContentType,
  ...stored,
})

/** `where`: the element it stands in. */
export function bytesOfBase64(text: string, where: string): Buffer {
  const plain = text.replace(/[ \t\r\n]+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) throw new Fault('INVALID_XML', `${where}: this is not base64`)
  return Buffer.from(plain, 'base64')
}

/** Values below zero say nothing (iOS sends -1). */
function lengthOf({ contentLength }: SentBlob): number | undefined {
  const text = contentLength?.trim()
  if (text === undefined || text === '') return undefined
  if (!/^[+-]?\d{1,18}$/.test(text)) throw new Fault('INVALID_XML', 'blob/content-length: this must be a whole number')
  return Number(text) < 0 ? undefined : Number(text)
}

interface HashClaim {
  readonly hash: string
  /** Absent: the block size that BeginPutBlob told. */
  readonly blockSize: number
}

/** What the client says of the hash: 106 for an unknown algorithm, 107 for a block size that is none. */
function hashClaim(
  { blobInfo: { hashInfo } }: SentBlob,
  otherAlgorithm: StatusName = 'INVALID_BLOB_HASH_ALGORITHM',
): HashClaim | undefined {
  if (!hashInfo || hashInfo.hash.trim() === '') return undefined
  if (hashInfo.algorithm.trim().toUpperCase() !== hashAlgorithm.toUpperCase()) throw new Fault(otherAlgorithm)
  const size = hashInfo.params?.blockSize?.trim() ?? String(blockSize)
  if (!/^\d{1,10}$/.test(size) || Number(size) < 1 || Number(size) > 2 ** 31 - 1)
    throw new Fault('UNSUPPORTED_BLOB_HASH_BLOCK_SIZE')
  return { hash: hashInfo.hash.replace(/\s+/g, ''), blockSize: Number(size) }
}

/**
 * Inline bytes came in the same signed request as their hash, so a wrong hash says nothing about the bytes: libraries are
 * known that hash with a block size of their own (wire.md §6.3). The length must be right.
 */
function checkInline(sent: SentBlob, bytes: Buffer): void {
  const length = lengthOf(sent)
  if (length !== undefined && length !== bytes.length)
    throw new Fault('INVALID_BLOB_HASH', 'The blob does not have the stated content-length.')
  const claim = hashClaim(sent)
  if (claim && claim.blockSize < 1024 && claim.blockSize < bytes.length)
    throw new Fault('UNSUPPORTED_BLOB_HASH_BLOCK_SIZE')
}

/** Holds what is said of stored bytes against them: 109, 111, and the status for another algorithm. */
function checkStored(
  sent: SentBlob,
  stored: { readonly length: number; readonly hash: string },
  otherAlgorithm: StatusName,
): void {
  const length = lengthOf(sent)
  if (length !== undefined && length !== stored.length)
    throw new Fault('INVALID_BLOB_HASH', 'The blob does not have the stated content-length.')
  const claim = hashClaim(sent, otherAlgorithm)
  if (!claim) return
  // A blob of one block hashes alike under every larger block size.
  const alike = stored.length <= Math.min(claim.blockSize, blockSize)
  if (claim.blockSize !== blockSize && !alike) throw new Fault('BLOB_HASH_BLOCK_SIZE_MISMATCH')
  if (claim.hash !== stored.hash) throw new Fault('INVALID_BLOB_HASH')
}

/** Bytes into the store, with the row by which the sweeper knows them. */
function storeBytes(services: Services, bytes: Buffer): Promise<StoredBlob> {
  return register(services, () => services.blobs.put([bytes]))
}

/**
 * Stores a file and says so in `blob_file`. The row comes before any thing refers to the file, and tells its age, so that the
 * sweeper neither takes a file in use nor forgets one that nobody took. If it was just taking this very file, store it again.
 */
async function register(services: Services, store: () => Promise<StoredBlob>): Promise<StoredBlob> {
  for (let attempt = 1; ; attempt++) {
    const stored = await store()
    await services.db.now.query(sql`
      insert into blob_file (file, length, hash) values (${stored.file}, ${stored.length}, ${stored.hash})
      on conflict (file) do update set created_at = now()`)
    if ((await services.blobs.size(stored.file)) === stored.length) return stored
    if (attempt === 3) throw new Error('a blob file vanished while it was stored')
  }
}

/** Makes a file of an upload: 88 not the caller's or expired, 101 in use, 102 not finished (but see wire.md §6.4). */
async function sealUpload(
  ctx: WriteContext,
  record: EnteredRecord,
  upload: Upload,
  sent: SentBlob,
): Promise<StoredBlob> {
  const { services, caller } = ctx
  // It may still become part of a package, and then of a thing by being picked up.
  if (upload.person_id === null && upload.application_id === caller.application.applicationId && !upload.committed_at)
    throw new Fault('PACKAGE_BLOB_NOT_COMMITTED')
  const own = upload.application_id === caller.application.applicationId && upload.person_id === caller.person?.personId
  if (!own || (upload.record_id !== null && upload.record_id !== record.recordId))
    throw new Fault('INVALID_BLOB_REF_URL')
  if (upload.committed_at !== null) throw new Fault('BLOB_TOKEN_COMMITTED')
  if (upload.expires_at <= ctx.now) throw new Fault('INVALID_BLOB_REF_URL')
  if (!upload.completed && !looksComplete(sent, upload.length)) {
    if (upload.length === 0) throw new Fault('BLOB_TOKEN_NOT_COMPLETED')
    const stored = await seal(services, upload)
    if (hashClaim(sent)?.hash !== stored.hash) throw new Fault('BLOB_TOKEN_NOT_COMPLETED')
    return stored
  }
  const stored = await seal(services, upload)
  checkStored(sent, stored, 'INVALID_BLOB_HASH_ALGORITHM')
  return stored
}

/** Two clients never say that they are done when the last chunk is full; others tell the length. */
const looksComplete = (sent: SentBlob, length: number): boolean =>
  length > 0 && (length % chunkSize === 0 || lengthOf(sent) === length)

async function seal(services: Services, upload: Upload): Promise<StoredBlob> {
  try {
    return await register(services, () => services.blobs.seal(upload.upload_id, upload.length))
  } catch (error) {
    if (error instanceof BlobError && error.problem === 'missing')
      throw new Fault('INVALID_BLOB_REF_URL', undefined, { cause: error, detail: 'the bytes of an upload are gone' })
    throw error
  }
}

/** data-other of version 1 as the default blob: base64 is its transport, whatever else is named stays on the bytes. */
export async function prepareDataOther(
  services: Services,
  other: { readonly text: string; readonly contentType?: string; readonly contentEncoding?: string },
): Promise<BlobChange> {
  const said = other.contentEncoding?.trim() ?? ''
  const encodings = said.split(',').flatMap(e => (e.trim() === '' ? [] : [e.trim().toLowerCase()]))
  if (encodings.some(e => !['base64', 'gzip', 'deflate', 'identity'].includes(e)))
    throw new Fault('UNSUPPORTED_CONTENT_ENCODING')
  const base64 = encodings.at(-1) === 'base64'
  const bytes = base64 ? Buffer.from(other.text, 'base64') : Buffer.from(other.text, 'utf8')
  if (base64 && !/^[A-Za-z0-9+/]*={0,2}$/.test(other.text.replace(/\s+/g, '')))
    throw new Fault('CONTENT_ENCODING_DATA_MISMATCH')
  const left = (base64 ? encodings.slice(0, -1) : encodings).filter(e => e !== 'identity')
  if (left.at(-1) === 'gzip' && !(bytes[0] === 0x1f && bytes[1] === 0x8b))
    throw new Fault('CONTENT_ENCODING_DATA_MISMATCH')
  const stored = await storeBytes(services, bytes)
  return {
    kind: 'set',
    blob: {
      name: '',
      contentType: other.contentType || defaultContentType,
      ...stored,
      ...(said !== '' && { legacyEncoding: said }),
      ...(left.length > 0 && { currentEncoding: left.join(',') }),
    },
  }
}

// ---- becoming part of a thing

export interface BlobResult {
  /** All blobs of the new version. */
  readonly blobs: readonly Blob[]
  /** Bytes that are new to the record. */
  readonly bytes: number
  readonly uploads: readonly string[]
  /** False when every blob was only sent back as it is. */
  readonly changed: boolean
}

/** Merges by name; blobs that are not mentioned stay (wire.md §5.10). 88 for one to keep that is not there. */
export function mergeBlobs(
  services: Services,
  thing: { readonly recordId: string; readonly thingId: string },
  before: readonly Blob[],
  changes: readonly BlobChange[],
): BlobResult {
  const blobs = new Map(before.map(b => [b.name, b]))
  const result = { bytes: 0, uploads: [] as string[], changed: false }
  for (const change of changes) {
    if (change.kind === 'keep') keep(services, thing, blobs.get(change.name), change)
    else if (change.kind === 'remove') result.changed = blobs.delete(change.name) || result.changed
    else {
      blobs.set(change.blob.name, change.blob)
      result.bytes += change.blob.length
      if (change.upload) result.uploads.push(change.upload)
      result.changed = true
    }
  }
  return { ...result, blobs: [...blobs.values()] }
}

function keep(
  services: Services,
  thing: { readonly recordId: string; readonly thingId: string },
  stored: Blob | undefined,
  { sent, token }: { readonly sent: SentBlob; readonly token?: string },
): void {
  if (!stored) {
    if (token === undefined) throw new Fault('INVALID_XML', 'blob: a new blob needs base64data or a blob-ref-url')
    throw new Fault('INVALID_BLOB_REF_URL')
  }
  // The address may have expired since it was read; it still names what is meant.
  const meant = token === undefined ? undefined : openTicket(services, token)
  if (
    token !== undefined &&
    (meant?.record !== thing.recordId || meant.thing !== thing.thingId || meant.file !== stored.file)
  )
    throw new Fault('INVALID_BLOB_REF_URL')
  checkStored(sent, stored, 'BLOB_HASH_ALGORITHM_MISMATCH')
}

/** Inside the transaction of the write: uploads are used up, each once (101), and files belong to their things. */
export async function holdBlobs(
  tx: Writer,
  recordId: string,
  now: string,
  held: readonly { readonly thingId: string; readonly result: BlobResult }[],
): Promise<void> {
  const uploads = held.flatMap(h => h.result.uploads)
  if (new Set(uploads).size < uploads.length) throw new Fault('BLOB_TOKEN_COMMITTED')
  if (uploads.length > 0) {
    const rows = await tx.query(sql`
      update blob_upload set committed_at = ${now} where upload_id = any(${uploads}::uuid[]) and committed_at is null returning upload_id`)
    if (rows.length < uploads.length) throw new Fault('BLOB_TOKEN_COMMITTED')
  }
  const pairs = held.flatMap(({ thingId, result }) => result.blobs.map(b => [thingId, b.file] as const))
  if (pairs.length === 0) return
  await tx.query(sql`
    insert into thing_blob (record_id, thing_id, file)
    select ${recordId}, thing_id, file from unnest(${pairs.map(p => p[0])}::uuid[], ${pairs.map(p => p[1])}::text[]) as held(thing_id, file)
    on conflict do nothing`)
}

/** After the commit: the uploads have become files. What this misses, the sweeper finds. */
export async function discardUploads(services: Services, uploads: readonly string[]): Promise<void> {
  await Promise.all(uploads.map(upload => services.blobs.discard(upload)))
}

// ---- download

interface Ticket {
  readonly record: string
  readonly thing: string
  readonly file: string
  readonly contentType: string
  readonly application: string
  readonly person: string
  readonly avenue: 'Online' | 'Offline'
  /** Milliseconds since the epoch. */
  readonly expires: number
}

const purpose = 'blob'
/** Longer types, and such as no HTTP header can carry, are not worth an address that no client keeps. */
const headerType = /^[\x20-\x7e]{1,150}$/

/** An address from which this caller can read the blob for a while; the only credential is its token (wire.md §6.7). */
export function downloadAddress(ctx: ReadContext, record: EnteredRecord, thingId: string, blob: Blob): string {
  const { services, caller } = ctx
  const ticket: Ticket = {
    record: record.recordId,
    thing: thingId,
    file: blob.file,
    contentType: headerType.test(blob.contentType) ? blob.contentType : defaultContentType,
    application: caller.application.applicationId,
    person: caller.person!.personId,
    avenue: caller.avenue,
    expires: services.clock.now() + services.settings.blobDownloadSeconds * 1000,
  }
  return addressOf(services, services.seals.seal(purpose, Buffer.from(JSON.stringify(ticket))).toString('base64url'))
}

function openTicket(services: Services, token: string): Ticket | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(token)) return undefined
  const plain = services.seals.open(purpose, Buffer.from(token, 'base64url'))
  return plain && (JSON.parse(plain.toString('utf8')) as Ticket)
}

export interface Download {
  readonly contentType: string
  readonly length: number
  /** Bytes from start to end, both inclusive; all when absent. */
  read(range?: { readonly start: number; readonly end: number }): Promise<Readable>
}

/** What the token lets its bearer read, checked again today: a right that was revoked is gone at once. */
export async function openDownload(services: Services, token: string): Promise<Download | 'refused' | 'missing'> {
  const ticket = openTicket(services, token)
  if (!ticket || ticket.expires <= services.clock.now() || !(await stillReadable(services, ticket))) return 'refused'
  const length = await services.blobs.size(ticket.file)
  if (length === undefined) return 'missing'
  return {
    contentType: ticket.contentType,
    length,
    read: async range => (await services.blobs.read(ticket.file, range)).stream,
  }
}

async function stillReadable(services: Services, ticket: Ticket): Promise<boolean> {
  const [application, person, known] = await Promise.all([
    applicationById(services, ticket.application),
    personById(services, ticket.person),
    standing(services, ticket.application, ticket.person, ticket.record),
  ])
  if (application?.state !== 'Active' || person?.state !== 'Active' || !known) return false
  const caller: Caller = { application, proved: true, person, avenue: ticket.avenue }
  const access = accessOf(caller, known, new Date(services.clock.now()).toISOString())
  if (!access) return false
  const [thing] = await services.db.read.query<{
    family_id: string
    eff_date: string
    flags: number
    state: 'Active' | 'Deleted'
  }>(sql`
    select t.family_id, t.eff_date, t.flags, t.state from thing t
    join thing_blob b on b.record_id = t.record_id and b.thing_id = t.thing_id and b.file = ${ticket.file}
    where t.record_id = ${ticket.record} and t.thing_id = ${ticket.thing}`)
  return (
    thing !== undefined &&
    may(
      access,
      { family: thing.family_id, effectiveDate: thing.eff_date, flags: thing.flags, state: thing.state },
      'Read',
    )
  )
}

/** The whole blob, for answers that carry it inside. */
export async function readWhole(services: Services, blob: Blob): Promise<Buffer> {
  const { stream } = await services.blobs.read(blob.file)
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

// ---- sweeping

/** Forgets uploads that nobody turned into a blob in time, the remains of those that became one, and those whose package is gone. Returns how many. */
export async function sweepUploads(services: Services, most = 200): Promise<number> {
  const rows = await services.db.now.query<{ upload_id: string }>(sql`
    select upload_id from blob_upload where expires_at < ${new Date(services.clock.now()).toISOString()}
      or (person_id is null and committed_at is not null and package_digest is null) limit ${most}`)
  for (const { upload_id: upload } of rows) {
    await services.blobs.discard(upload)
    await services.db.now.query(sql`delete from blob_upload where upload_id = ${upload}`)
  }
  return rows.length
}

/** Removes files that no thing has held for a day. Returns how many. */
export async function sweepFiles(db: Db, blobs: Services['blobs'], most = 200): Promise<number> {
  return db.write(async tx => {
    const rows = await tx.query<{ file: string }>(sql`
      delete from blob_file f where f.file in (
        select c.file from blob_file c where c.created_at < now() - interval '1 day'
          and not exists (select 1 from thing_blob b where b.file = c.file) limit ${most} for update skip locked)
      returning f.file`)
    // Before the commit: who stores the same bytes now waits for this row, and then finds the file gone (see register).
    for (const { file } of rows) await blobs.remove(file)
    return rows.length
  })
}
