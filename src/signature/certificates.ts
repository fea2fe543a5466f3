/**
 * The certificate of a signer, and whether it leads to a root that the operator trusts. Certificates are ASN.1 read by libraries
 * (node:crypto, @peculiar/x509); the walk from one to the next is here. Nothing is fetched, so revocation is not known.
 */
import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { Fault } from '../protocol/fault.ts'

export interface Certificate {
  readonly node: X509Certificate
  readonly read: x509.X509Certificate
}

/** The names and dates in a certificate, for people. */
export interface Signer {
  readonly name: string
  readonly organization?: string
  readonly issuer: string
  /** ISO with Z. */
  readonly validFrom: string
  readonly validTo: string
}

const longestChain = 8
const leastRsaBits = 2048

const bad = (what: string): Fault => new Fault('BAD_CERT', `The signature of the thing: ${what}`)

export function readCertificate(der: Buffer): Certificate {
  try {
    return { node: new X509Certificate(der), read: new x509.X509Certificate(der) }
  } catch (error) {
    throw new Fault('BAD_CERT', 'A certificate of the signature cannot be read.', { cause: error })
  }
}

/** Certificates in a text of PEM; throws when one cannot be read. */
export const certificatesIn = (pem: string): Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(one =>
    readCertificate(new X509Certificate(one).raw),
  )

/** Of the certificates in a signature the one that issued none of the others; there must be exactly one. */
export function leafOf(certificates: readonly Certificate[]): Certificate {
  const leaves = certificates.filter(c => !certificates.some(other => other !== c && other.node.checkIssued(c.node)))
  const [leaf, another] = leaves
  if (!leaf || another) throw bad('it is not clear which of its certificates is the one of the signer.')
  return leaf
}

/** Whether the key can be believed at all: its kind is the one that the form names, so that none is taken for another. */
export function checkKey({ node }: Certificate, kind: 'rsa' | 'ec', leastBits = leastRsaBits): void {
  const { asymmetricKeyType, asymmetricKeyDetails } = node.publicKey
  if (asymmetricKeyType !== kind) throw bad('the key in its certificate is of another kind than its algorithm.')
  if (kind === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
    throw bad(`its RSA key is too short; ${leastBits} bits are the least.`)
  if (kind === 'ec' && asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw bad('its key is not on the curve P-256.')
}

/** For a new signature: the certificate is valid at this time, and may be used to sign. */
export function checkUse({ read }: Certificate, at: Date): void {
  if (at < read.notBefore || at > read.notAfter) throw bad('its certificate is not valid at this time.')
  const usage = read.getExtension(x509.KeyUsagesExtension)
  if (usage && !(usage.usages & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)))
    throw bad('its certificate is not meant for signing.')
}

/** Extensions that are understood here, or that say nothing about signing; another that is critical makes a certificate useless. */
const understood = ['2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.32', '2.5.29.37']
const strongHashes = ['SHA-256', 'SHA-384', 'SHA-512']

const usable = ({ read, node }: Certificate, at: Date): boolean =>
  at >= read.notBefore &&
  at <= read.notAfter &&
  read.extensions.every(e => !e.critical || understood.includes(e.type)) &&
  (node.publicKey.asymmetricKeyType !== 'rsa' ||
    (node.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits)

/** `below` counts the authorities between this one and the signer. */
function mayIssue({ read }: Certificate, below: number): boolean {
  const basic = read.getExtension(x509.BasicConstraintsExtension)
  const usage = read.getExtension(x509.KeyUsagesExtension)
  return (
    basic?.ca === true &&
    (basic.pathLength === undefined || below <= basic.pathLength) &&
    (!usage || (usage.usages & x509.KeyUsageFlags.keyCertSign) !== 0)
  )
}

/** Whether the chain was whole at this time: each certificate signed by the next, the last by a root, or itself one. */
export function leadsToRoot(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): boolean {
  const isRoot = (c: Certificate) => roots.some(r => r.node.raw.equals(c.node.raw))
  const walk = (c: Certificate, path: readonly Certificate[]): boolean => {
    if (!usable(c, at) || path.length > longestChain || path.includes(c)) return false
    if (path.length > 0 && !mayIssue(c, path.length - 1)) return false
    if (isRoot(c)) return true
    // Who signs with SHA-1 today may be signing for somebody else.
    if (!strongHashes.includes(hashOf(c))) return false
    return [...roots, ...others].some(
      issuer => c.node.checkIssued(issuer.node) && c.node.verify(issuer.node.publicKey) && walk(issuer, [...path, c]),
    )
  }
  return walk(leaf, [])
}

function hashOf({ read }: Certificate): string {
  const { hash } = read.signatureAlgorithm as { hash?: string | { name: string } }
  return typeof hash === 'string' ? hash : (hash?.name ?? '')
}

/** Names are anybody's words: without what could hide or turn them, and not longer than a line. */
const line = (value: string | undefined): string =>
  (value ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)

export function signerOf({ read }: Certificate): Signer {
  const first = (name: x509.Name, field: string) => line(name.getField(field)[0])
  const called = (name: x509.Name, whole: string) => first(name, 'CN') || first(name, 'O') || line(whole)
  const organization = first(read.subjectName, 'O')
  const name = called(read.subjectName, read.subject)
  return {
    name,
    ...(organization && organization !== name && { organization }),
    issuer: called(read.issuerName, read.issuer),
    validFrom: read.notBefore.toISOString(),
    validTo: read.notAfter.toISOString(),
  }
}
