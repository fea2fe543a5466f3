/**
 * Drop-off and pick-up (table connect_package; shell.md §4.2): an application leaves things for a person whom it knows outside
 * of here, sealed with the answer to a question. It keeps the answer to itself; the platform holds what it cannot read. A package
 * never changes, is picked up once, and is gone after four weeks. The application gets no right to anything by it.
 */
import { checkSeal, type Sealed, UnusableSeal } from '../interop/package-seal.ts'
import { Fault } from '../protocol/fault.ts'
import { Invalid } from '../schema/codec.ts'
import { sql, type Writer } from '../store/db.ts'
import { passwordProtectedPackage } from '../things/password-protected-package.ts'
import { read } from '../things/registry.ts'
import { XmlError } from '../xml/parse.ts'
import { bytesOfBase64, holdPackageUploads, packageUploads } from './blobs.ts'
import type { Services, WriteContext } from './context.ts'
import { codeDigest, newIdentityCode } from './identity-codes.ts'
import type { Given } from './thing-writing.ts'

export const packageTries = 3
const waitingDays = 28
/** Sealed bytes. Each try opens them all, on the thread that everybody shares; larger files come as streamed blobs. */
const mostSealedBytes = 8 * 1024 * 1024
const longestSalt = 1024

const goneAt = (now: string): string => new Date(Date.parse(now) + waitingDays * 86_400_000).toISOString()

/** A code without a package; who types it hears that the package has not come yet (95). For four weeks, for one package. */
export async function allocatePackageId({ services, db, now }: WriteContext, applicationId: string): Promise<string> {
  const code = newIdentityCode(services.clock)
  await reserve(db.now, applicationId, code, now)
  return code
}

export interface DropOff {
  /** Reserved before; absent: a new one is made. */
  readonly code?: string
  readonly friendlyName: string
  readonly question: string
  readonly externalId: string
  /** Who sent it, where that is not the application itself. */
  readonly source?: string
  /** A password-protected package. */
  readonly thing: Given
  /** Addresses of the blobs that things inside name. */
  readonly blobs: readonly string[]
}

/**
 * Leaves a package; returns its code. 72 for a blank question; 3 for what is no package or is sealed in a way that cannot be
 * opened; 74 for a code that this application has not reserved or that is past its time, 96 when it has its package already; for
 * blobs as in `packageUploads`.
 */
export async function createConnectPackage(
  ctx: WriteContext,
  applicationId: string,
  dropOff: DropOff,
): Promise<string> {
  const { services, db, now } = ctx
  const { friendlyName, question, externalId, source = null } = dropOff
  if (question.trim() === '') throw new Fault('INVALID_VERIFICATION_QUESTION')
  const { algorithm, salt, iterations, bytes } = sealedIn(dropOff.thing)
  const uploads = await packageUploads(ctx, dropOff.blobs)
  const code = dropOff.code ?? newIdentityCode(services.clock)
  await db.write(async tx => {
    if (dropOff.code === undefined) await reserve(tx, applicationId, code, now)
    const filled = await tx.query(sql`
      update connect_package set created_at = ${now}, gone_at = ${goneAt(now)}, external_id = ${externalId}, friendly_name = ${friendlyName},
        question = ${question}, source = ${source}, algorithm = ${algorithm}, salt = ${salt}, iterations = ${iterations}, sealed = ${bytes}
      where code_digest = ${codeDigest(code)} and application_id = ${applicationId} and gone_at > ${now} and sealed is null
      returning 1 as one`)
    if (filled.length === 0) throw await whyNotFilled(tx, applicationId, code, now)
    await holdPackageUploads(tx, codeDigest(code), uploads, { now, goneAt: goneAt(now) })
  })
  return code
}

const reserve = (tx: Writer, applicationId: string, code: string, now: string) =>
  tx.query(sql`
    insert into connect_package (code_digest, application_id, created_at, gone_at, tries_left)
    values (${codeDigest(code)}, ${applicationId}, ${now}, ${goneAt(now)}, ${packageTries})`)

async function whyNotFilled(tx: Writer, applicationId: string, code: string, now: string): Promise<Fault> {
  const [found] = await tx.query(sql`
    select 1 from connect_package
    where code_digest = ${codeDigest(code)} and application_id = ${applicationId} and gone_at > ${now}`)
  return found
    ? new Fault('CONNECT_PACKAGE_EXISTS')
    : new Fault('INVALID_IDENTITY_CODE', 'There is no such code; reserve one with AllocatePackageId.')
}

/**
 * Takes back what waits under a code, reserved or with its package, or all packages with an external id. 74 when there is none:
 * it is unknown, of another application, past its time, or picked up.
 */
export async function deletePendingPackages(
  tx: Writer,
  applicationId: string,
  which: { readonly code: string } | { readonly externalId: string },
  now: string,
): Promise<void> {
  const gone = await tx.query(sql`
    delete from connect_package where application_id = ${applicationId} and gone_at > ${now}
      and ${'code' in which ? sql`code_digest = ${codeDigest(which.code)}` : sql`external_id = ${which.externalId}`}
    returning 1 as one`)
  if (gone.length === 0)
    throw new Fault('INVALID_IDENTITY_CODE', 'There is no such package; it may have been picked up already.')
}

/** After four weeks. */
export const sweepConnectPackages = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<object[]> => {
  const now = new Date(clock.now()).toISOString()
  return db.now.query(sql`delete from connect_package where gone_at <= ${now} returning 1 as one`)
}

// ---- what was sent

const unreadable = (message: string, cause?: unknown) => new Fault('INVALID_XML', `package: ${message}`, { cause })

/** The sealed bytes, and how they were sealed. */
function sealedIn(thing: Given): Sealed {
  if (thing.typeId?.toLowerCase() !== passwordProtectedPackage.id)
    throw unreadable('this must be a thing of the type Password-protected package.')
  const { algorithmName, parameters } = encryptionOf(thing)
  if (!parameters) throw unreadable('salt and rounds are missing, without which no answer opens it.')
  const { salt, iterationCount: iterations, keyLength } = parameters
  if (keyLength !== 256) throw unreadable('the key must have 256 bits.')
  if (salt.length > longestSalt) throw unreadable(`the salt may have ${longestSalt} characters.`)
  const sealed = { algorithm: algorithmName as Sealed['algorithm'], salt, iterations, bytes: bytesIn(thing) }
  try {
    checkSeal(sealed)
  } catch (error) {
    if (error instanceof UnusableSeal) throw unreadable(error.message, error)
    throw error
  }
  if (sealed.bytes.length === 0) throw unreadable('it is empty.')
  if (sealed.bytes.length > mostSealedBytes)
    throw new Fault(
      'REQUEST_TOO_LONG',
      `A package may have ${mostSealedBytes / 1024 / 1024} MiB; send large files with BeginPutConnectPackageBlob.`,
    )
  return sealed
}

function encryptionOf({ data }: Given) {
  if (data === undefined) throw unreadable('data-xml is missing, which says how it was sealed.')
  try {
    return read(passwordProtectedPackage, data).value.encryptAlgorithm
  } catch (error) {
    if (error instanceof Invalid || error instanceof XmlError) throw unreadable(error.message, error)
    throw error
  }
}

/** data-other of version 1, the one unnamed blob of version 2; base64 either way. */
function bytesIn({ dataOther, blobs }: Given): Buffer {
  if (dataOther) return bytesOfBase64(dataOther.text, 'package/data-other')
  const [blob, more] = blobs
  if (blob?.base64data === undefined || more || blob.blobInfo.name !== '')
    throw unreadable('it needs one blob without a name that holds the sealed things as base64.')
  const { contentType } = blob.blobInfo
  if (contentType && contentType.toLowerCase() !== 'application/octet-stream')
    throw new Fault('INVALID_CONTENT_TYPE', 'What is sealed is of no type; say application/octet-stream.')
  return bytesOfBase64(blob.base64data, 'package/blob-payload/blob/base64data')
}
