/** The mathematics of a signature, by xml-crypto: it is given the algorithms of the one form that was read, and no others. */
import { createVerify, type KeyObject } from 'node:crypto'
import type { SignatureAlgorithm } from 'xml-crypto'
import { Fault } from '../protocol/fault.ts'
import { parse, type XmlElement } from '../xml/parse.ts'
import {
  type Certificate,
  certificatesIn,
  checkKey,
  checkUse,
  leadsToRoot,
  leafOf,
  readCertificate,
  type Signer,
  signerOf,
} from './certificates.ts'
import { c14n, dsig, exclusive, readSigned, type SignedBlob, xslt } from './read.ts'

export interface Signature {
  readonly signer: Signer
  /** Uses SHA-1, as older applications do. */
  readonly sha1: boolean
  /** The blobs that are signed with it. */
  readonly blobs: readonly SignedBlob[]
  /** Whether HVSignatureMethod1 made it, which cannot sign blobs. */
  readonly coversBlobs: boolean
  /** Data, sig-data and signature value belong together. */
  readonly matches: boolean
  /** Whether the chain led to one of these roots, in the time for which the certificate was made. */
  trusted(roots: readonly Certificate[], now: Date): boolean
}

/** A new signature; refuses what is wrong with the status for it. */
export async function checkNew(data: string, signature: string, now: Date): Promise<Signature> {
  const { leaf, found } = await examine(data, signature, undefined)
  checkUse(leaf, now)
  if (!found.matches) throw new Fault('BAD_SIG', 'The signature of the thing does not match its data-xml and sig-data.')
  return found
}

/** A stored signature: still said whose it is when it does not match. Old keys were shorter. */
export const checkStored = async (data: string, signature: string): Promise<Signature> =>
  (await examine(data, signature, 1024)).found

async function examine(
  data: string,
  signature: string,
  leastBits: number | undefined,
): Promise<{ leaf: Certificate; found: Signature }> {
  const read = readSigned(data, signature)
  const certificates = read.certificates.map(readCertificate)
  const leaf = leafOf(certificates)
  checkKey(leaf, read.form.key, leastBits)
  const found: Signature = {
    signer: signerOf(leaf),
    sha1: read.form.digest === `${dsig}sha1`,
    blobs: read.blobs,
    coversBlobs: read.form.method !== 'HVSignatureMethod1',
    matches: await matches(read, leaf.node.publicKey),
    // It was stored while its certificate was valid: that it has ended since does not undo it.
    trusted: (roots, now) =>
      leadsToRoot(leaf, certificates, roots, now < leaf.read.notAfter ? now : leaf.read.notAfter),
  }
  return { leaf, found }
}

async function matches(
  { form, document, signature, transformed }: ReturnType<typeof readSigned>,
  key: KeyObject,
): Promise<boolean> {
  // Loaded here, because the bundle would load it at the start otherwise.
  const { SignedXml } = await import('xml-crypto')
  const library = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null })
  const { CanonicalizationAlgorithms: canonical, HashAlgorithms: hashes, SignatureAlgorithms: signatures } = library
  const first = form.first.startsWith(dsig) ? form.first : xslt
  library.CanonicalizationAlgorithms = {
    // Both, because the library reads a Signature by the exclusive one first; which of them signs was settled in read.ts.
    ...pick(canonical, [c14n, exclusive]),
    // In place of what a signature asks to be run: the text that we make of what we read.
    [first]: class {
      process = () => transformed
      getAlgorithmName = () => first
    },
  } as typeof canonical
  library.HashAlgorithms = pick(hashes, [form.digest])
  library.SignatureAlgorithms = pick({ ...signatures, ...elliptic }, [form.algorithm]) as typeof signatures
  try {
    library.loadSignature(signature)
    if (!library.checkSignature(document)) return false
  } catch {
    // The library throws for a wrong value, and for what it cannot read: neither is a signature that matches.
    return false
  }
  const [signed, ...more] = library.getSignedReferences()
  return signed !== undefined && more.length === 0 && same(parsed(signed), parsed(transformed))
}

const pick = <T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))

const ecdsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'
/** xml-crypto has no ECDSA. XML signatures hold r and s side by side (RFC 4050), not in DER. */
const elliptic = {
  [ecdsaSha256]: class implements Pick<SignatureAlgorithm, 'getAlgorithmName'> {
    verifySignature = (material: string, key: KeyObject, value: string): boolean =>
      createVerify('SHA256').update(material).verify({ key, dsaEncoding: 'ieee-p1363' }, value, 'base64')
    getSignature = (): string => {
      throw new Error('nothing is signed here')
    }
    getAlgorithmName = () => ecdsaSha256
  },
}

const parsed = (xml: string): XmlElement => parse(Buffer.from(xml))

/** What was digested says what is stored, and nothing else: the last word is our own reader's. */
function same(a: XmlElement, b: XmlElement): boolean {
  const attributes = (e: XmlElement) => e.attributes.map(x => `${x.namespace} ${x.local} ${x.value}`).sort()
  const [of, is] = [attributes(a), attributes(b)]
  return (
    a.local === b.local &&
    a.namespace === b.namespace &&
    of.length === is.length &&
    of.every((x, i) => x === is[i]) &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => {
      const other = b.children[i]!
      return typeof child === 'string' || typeof other === 'string' ? child === other : same(child, other)
    })
  )
}

/** Roots that the operator gave, read once. */
const roots = new Map<string, readonly Certificate[]>()
export function rootsIn(pem: string): readonly Certificate[] {
  const known = roots.get(pem) ?? certificatesIn(pem)
  roots.set(pem, known)
  return known
}
