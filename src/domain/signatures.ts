/**
 * Digital signatures of things (data.md §8): what a new one must fulfil, and what is said of a stored one. A signature covers
 * data-xml and blobs as they are stored; it is checked anew whenever it is shown, never remembered as good.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { Fault } from '../protocol/fault.ts'
import type { Signature } from '../signature/check.ts'
import type { SignedBlob } from '../signature/read.ts'
import { type Blob, chunkSize, hashAlgorithm } from './blobs.ts'
import type { Services, WriteContext } from './context.ts'
import type { StoredThing } from './things.ts'

/** More signed things in one call are refused (124): each takes some 10 ms, a hundred times as long as one that is not signed. */
const mostSigned = 500

/** Loaded by the first signature: a server that meets none does not pay for it. */
const checker = () => import('../signature/check.ts')

interface Signed {
  readonly data: string | undefined
  readonly signature: string | undefined
}

/** Checks the signatures among what is to be written, before anything is stored; blobs come later, with `checkBlobs`. */
export async function checkSignatures<T extends Signed>(
  ctx: WriteContext,
  given: readonly T[],
): Promise<ReadonlyMap<T, Signature>> {
  const checked = new Map<T, Signature>()
  const signed = given.reduce((sum, g) => sum + (g.signature === undefined ? 0 : 1), 0)
  if (signed === 0) return checked
  if (signed > mostSigned)
    throw new Fault('TOO_MANY_THINGS_SPECIFIED', `A call holds at most ${mostSigned} signed things.`)
  const { checkNew } = await checker()
  const sha1 = ctx.caller.application.acceptSha1 ?? ctx.services.settings.acceptSha1
  for (const one of given) {
    if (one.signature === undefined) continue
    if (one.data === undefined)
      throw new Fault('INVALID_XML', 'thing: a signature comes together with the data-xml that it signs.')
    const signature = await checkNew(one.data, one.signature, new Date(ctx.now))
    if (signature.sha1 && !sha1)
      throw new Fault('INVALID_SIGNATURE_ALGORITHM', 'Signatures with SHA-1 are not accepted here; use rsa-sha256.')
    checked.set(one, signature)
    // A call may hold hundreds; others want their turn between two.
    await turn()
  }
  return checked
}

/** A new signature names every blob of its thing, with its hash, and no other. */
export function checkBlobs({ blobs: signed, coversBlobs }: Signature, blobs: readonly Blob[]): void {
  if (!coversBlobs && blobs.length > 0)
    throw new Fault('UNSUPPORTED_SIGNATURE_METHOD', 'HVSignatureMethod1 signs no blobs; use HVSignatureMethod2.')
  for (const one of signed) {
    if (one.algorithm !== hashAlgorithm) throw new Fault('INVALID_BLOB_HASH_ALGORITHM')
    if (one.blockSize !== undefined && !/^[1-9]\d{0,9}$/.test(one.blockSize))
      throw new Fault('UNSUPPORTED_BLOB_HASH_BLOCK_SIZE')
    if (Number(one.blockSize ?? chunkSize) !== chunkSize) throw new Fault('BLOB_HASH_BLOCK_SIZE_MISMATCH')
  }
  if (!sameBlobs(signed, blobs))
    throw new Fault('INVALID_BLOB_HASH', 'blob-signature-info must name each blob of the thing once, with its hash.')
}

function sameBlobs(signed: readonly SignedBlob[], blobs: readonly Blob[]): boolean {
  const byName = new Map(signed.map(s => [s.name, s]))
  return (
    signed.length === blobs.length &&
    byName.size === blobs.length &&
    blobs.every(blob => {
      const one = byName.get(blob.name)
      return (
        one?.hash === blob.hash &&
        one.algorithm === hashAlgorithm &&
        Number(one.blockSize ?? chunkSize) === chunkSize &&
        (one.contentType === undefined || one.contentType === blob.contentType)
      )
    })
  )
}

export type SignatureState = 'matches' | 'changed' | 'unreadable'
export interface ShownSignature {
  readonly state: SignatureState
  /** The version of the type that was signed; pages show the newest. */
  readonly typeId: string
  /** Undefined where nobody can tell. */
  readonly signer?: Signature['signer'] & { readonly trusted: boolean }
}

/** What can be said of the signature of a thing as it is stored now. */
export async function signatureOf(services: Services, thing: StoredThing): Promise<ShownSignature | undefined> {
  if (thing.signature === undefined) return undefined
  const { checkStored, rootsIn } = await checker()
  try {
    const found = await checkStored(thing.data ?? '', thing.signature)
    const matches =
      found.matches && (found.coversBlobs ? sameBlobs(found.blobs, thing.blobs) : thing.blobs.length === 0)
    const trusted = found.trusted(rootsIn(services.settings.signerRoots), new Date(services.clock.now()))
    return { typeId: thing.typeId, state: matches ? 'matches' : 'changed', signer: { ...found.signer, trusted } }
  } catch (error) {
    // Stored before signatures were checked.
    if (error instanceof Fault) return { typeId: thing.typeId, state: 'unreadable' }
    throw error
  }
}
