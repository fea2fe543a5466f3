/** A key pair and a self-signed certificate for an application, by a library that knows X.509 (@peculiar/x509). */
import 'reflect-metadata'
import { createHash, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

export interface ApplicationKey {
  /** DER. */
  readonly certificate: Buffer
  /** SHA-1 of the certificate, 40 hex digits in lower case. */
  readonly thumbprint: string
  readonly privateKeyPem: string
}

const years = 5
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

export async function makeCertificate(name: string, now = new Date()): Promise<ApplicationKey> {
  x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0])
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + years)
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter,
    signingAlgorithm: algorithm,
    keys,
  })
  const certificate = Buffer.from(made.rawData)
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return {
    certificate,
    thumbprint: createHash('sha1').update(certificate).digest('hex'),
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PRIVATE KEY-----\n`,
  }
}
