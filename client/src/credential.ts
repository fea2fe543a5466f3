/** How an application proves itself when it opens a session (wire protocol: CreateAuthenticatedSessionToken, version 2). */
import { type Bytes, fromBase64, toBase64, utf8 } from './base64.ts'

export type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

export interface Credential {
  readonly applicationId: string
  /** The element that proves `content`, signed over its very bytes. */
  prove(content: string): Promise<string>
}

export interface HmacKey {
  sign(text: string): Promise<string>
}

/** Signs with HMAC-SHA256; answers base64. */
export function hmacKey(secret: Bytes): HmacKey {
  const key = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return { sign: async text => toBase64(await crypto.subtle.sign('HMAC', await key, utf8(text))) }
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** An installed application has a secret that it shares with the platform, in base64. */
export function secretCredential(applicationId: string, secret: string): Credential {
  const key = hmacKey(fromBase64(secret))
  return {
    applicationId,
    prove: async content => `<hmacSig algName="HMACSHA256">${await key.sign(content)}</hmacSig>`,
  }
}

export interface CertificateOptions {
  readonly applicationId: string
  /** RSA, in PEM (`BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`), or a key of WebCrypto for RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly privateKey: string | SigningKey
  /** SHA-1 of the certificate as hex, as `healthkeep app create` prints it; or `certificate` instead. */
  readonly thumbprint?: string
  /** The certificate in PEM. */
  readonly certificate?: string
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** A web application has a private key; the platform knows its certificate. */
export function certificateCredential(options: CertificateOptions): Credential {
  const { applicationId, privateKey, certificate } = options
  let key: Promise<SigningKey> | undefined
  let thumbprint = options.thumbprint
  if (thumbprint === undefined && certificate === undefined) throw new TypeError('Give thumbprint or certificate.')
  return {
    applicationId,
    async prove(content) {
      key ??= typeof privateKey === 'string' ? importKey(privateKey) : Promise.resolve(privateKey)
      thumbprint ??= hex(await crypto.subtle.digest('SHA-1', pem(certificate ?? '').bytes))
      const signature = toBase64(await crypto.subtle.sign(rsa, await key, utf8(content)))
      return `<sig digestMethod="SHA256" sigMethod="RSA-SHA256" thumbprint="${thumbprint}">${signature}</sig>`
    },
  }
}

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), b => b.toString(16).padStart(2, '0')).join('')

function pem(text: string): { readonly label: string; readonly bytes: Bytes } {
  const found = /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END/.exec(text)
  if (!found) throw new TypeError('The key or certificate is not in PEM: it should begin with -----BEGIN.')
  return { label: found[1]!, bytes: fromBase64(found[2]!.replace(/\s/g, '')) }
}

function importKey(text: string): Promise<SigningKey> {
  const { label, bytes } = pem(text)
  if (label !== 'PRIVATE KEY' && label !== 'RSA PRIVATE KEY')
    throw new TypeError(`A private key is needed without a password, not ${label}.`)
  const key = label === 'PRIVATE KEY' ? bytes : wrapped(bytes)
  return crypto.subtle.importKey('pkcs8', key, rsa, false, ['sign'])
}

/** PKCS #1 as PKCS #8, which is all that WebCrypto reads: version 0, rsaEncryption, the key. */
function wrapped(key: Bytes): Bytes {
  const der = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
    const size = parts.reduce((sum, part) => sum + part.length, 0)
    const long = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
    return Uint8Array.from([tag, ...long, ...parts.flatMap(part => [...part])])
  }
  const algorithm = Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0)
  return der(0x30, Uint8Array.of(2, 1, 0), algorithm, der(4, key)) as Bytes
}
