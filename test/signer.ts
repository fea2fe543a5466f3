/**
 * Signs things as applications do, with keys and certificates made in the moment. It builds its XML by hand and canonicalises with
 * xml-crypto only what it signs, so that tests can bend every part of a signature.
 */
import 'reflect-metadata'
import { createHash, createSign, KeyObject, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { SignedXml } from 'xml-crypto'

x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0])

export const dsig = 'http://www.w3.org/2000/09/xmldsig#'
export const more = 'http://www.w3.org/2001/04/xmldsig-more#'
export const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const xsltTransform = 'http://www.w3.org/TR/1999/REC-xslt-19991116'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

// ---- certificates

type Keys = Awaited<ReturnType<typeof webcrypto.subtle.generateKey>> & {
  publicKey: webcrypto.CryptoKey
  privateKey: webcrypto.CryptoKey
}
export interface Holder {
  readonly keys: Keys
  readonly certificate: x509.X509Certificate
  readonly pem: string
  readonly base64: string
  readonly key: KeyObject
}

export interface Wish {
  readonly name?: string
  readonly kind?: 'rsa' | 'ec'
  readonly bits?: number
  readonly by?: Holder
  readonly ca?: boolean
  readonly from?: Date
  readonly to?: Date
  readonly extensions?: x509.Extension[]
}

const day = 86_400_000

export async function holder(wish: Wish = {}): Promise<Holder> {
  const { kind = 'rsa', bits = 2048, name = 'CN=Dr. Signer, O=Clinic', by, ca = false } = wish
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: bits,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = (await webcrypto.subtle.generateKey(kind === 'rsa' ? rsa : ec, true, ['sign', 'verify'])) as Keys
  const issuerKeys = by?.keys ?? keys
  const certificate = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: by?.certificate.subject ?? name,
    notBefore: wish.from ?? new Date(Date.now() - day),
    notAfter: wish.to ?? new Date(Date.now() + 30 * day),
    publicKey: keys.publicKey as never,
    signingKey: issuerKeys.privateKey as never,
    signingAlgorithm: (issuerKeys.publicKey.algorithm.name === 'ECDSA' ? ec : rsa) as never,
    extensions: [
      ...(ca ? [new x509.BasicConstraintsExtension(true, undefined, true)] : []),
      ...(wish.extensions ?? []),
    ],
  })
  return {
    keys,
    certificate,
    pem: certificate.toString('pem'),
    base64: Buffer.from(certificate.rawData).toString('base64'),
    key: KeyObject.from(keys.privateKey),
  }
}

// ---- the published style sheets, as every signature of the time carries them

const sheet = (root: string, content: string) =>
  `<xs:${root} xmlns:xs="http://www.w3.org/1999/XSL/Transform" version="1.0">\n  <xs:template match="thing">${content}</xs:template></xs:${root}>`
const copy = (of: string) => `<xs:copy-of select="${of}"/>`
const wrapper = 'urn:com.microsoft.wc.thing.signing.2.xsl'
export const sheets = {
  1: sheet('transform', `${copy('data-xml')}<xs:value-of select="data-other"/>`),
  2: sheet(
    'stylesheet',
    `<hv:signed-thing-data xmlns:hv="${wrapper}">${copy('data-xml')}${copy('signature-info/sig-data')}</hv:signed-thing-data>`,
  ),
}

// ---- signing

export type FormName = 'method1' | 'method2' | 'rsa' | 'ec'

/** Every part of a signature; a test replaces what it wants to be wrong. */
export interface Parts {
  form: FormName
  method: string
  tag: string
  blobs: string
  data: string
  canonicalization: string
  algorithm: string
  transforms: string
  digestMethod: string
  hash: 'sha1' | 'sha256'
  uri: string
  keyInfo: string
  /** What is digested, before canonicalisation. */
  content: (sigData: string) => string
}

const transform = (algorithm: string, inside = '') => `<Transform Algorithm="${algorithm}">${inside}</Transform>`
export const x509Data = (...holders: Holder[]) =>
  `<X509Data>${holders.map(h => `<X509Certificate>${h.base64}</X509Certificate>`).join('')}</X509Data>`

export function partsFor(form: FormName, data: string, signer: Holder): Parts {
  const old = form === 'method1' || form === 'method2'
  return {
    form,
    method: form === 'method1' ? 'HVSignatureMethod1' : 'HVSignatureMethod2',
    tag: old ? 'rsa-sha1' : form === 'rsa' ? 'rsa-sha256' : 'ecdsa-p256-sha256',
    blobs: '',
    data,
    canonicalization: old ? c14n : exclusive,
    algorithm: old ? `${dsig}rsa-sha1` : form === 'rsa' ? `${more}rsa-sha256` : `${more}ecdsa-sha256`,
    transforms: old
      ? transform(xsltTransform, sheets[form === 'method1' ? 1 : 2]) + transform(c14n)
      : transform(`${dsig}enveloped-signature`) + transform(exclusive),
    digestMethod: old ? `${dsig}sha1` : sha256,
    hash: old ? 'sha1' : 'sha256',
    uri: '',
    keyInfo: x509Data(signer),
    content: sigData =>
      form === 'method1'
        ? `<data-xml>${data}</data-xml>`
        : form === 'method2'
          ? `<hv:signed-thing-data xmlns:hv="${wrapper}"><data-xml>${data}</data-xml>${sigData}</hv:signed-thing-data>`
          : `<thing><data-xml>${data}</data-xml><signature-info>${sigData}</signature-info></thing>`,
  }
}

export interface Written {
  readonly sigData: string
  /** `<signature-info>` whole. */
  readonly info: string
  /** `<Signature>` alone. */
  readonly signature: string
}

export function sign(parts: Parts, signer: Holder, key = signer.key): Written {
  const sigData = `<sig-data><hv-signature-method>${parts.method}</hv-signature-method>${parts.blobs}<algorithm-tag>${parts.tag}</algorithm-tag></sig-data>`
  const digest = createHash(parts.hash)
    .update(canonical(parts.content(sigData), parts.canonicalization))
    .digest('base64')
  const inside = `<CanonicalizationMethod Algorithm="${parts.canonicalization}"></CanonicalizationMethod><SignatureMethod Algorithm="${parts.algorithm}"></SignatureMethod><Reference URI="${parts.uri}"><Transforms>${parts.transforms}</Transforms><DigestMethod Algorithm="${parts.digestMethod}"></DigestMethod><DigestValue>${digest}</DigestValue></Reference>`
  const value = createSign(parts.hash)
    .update(canonical(`<SignedInfo xmlns="${dsig}">${inside}</SignedInfo>`, parts.canonicalization))
    .sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64')
  const signature = `<Signature xmlns="${dsig}"><SignedInfo>${inside}</SignedInfo><SignatureValue>${value}</SignatureValue>${parts.keyInfo && `<KeyInfo>${parts.keyInfo}</KeyInfo>`}</Signature>`
  return { sigData, signature, info: `<signature-info>${sigData}${signature}</signature-info>` }
}

/** A right signature. */
export const signed = (form: FormName, data: string, signer: Holder, change: Partial<Parts> = {}): Written =>
  sign({ ...partsFor(form, data, signer), ...change }, signer)

function canonical(xml: string, algorithm: string): string {
  const library = new SignedXml() as unknown as {
    parseTransformInput(octets: string, name: string): unknown
    CanonicalizationAlgorithms: Record<string, new () => { process(node: unknown, options: object): string }>
  }
  const Known = library.CanonicalizationAlgorithms[algorithm] ?? library.CanonicalizationAlgorithms[c14n]!
  return String(
    new Known().process(library.parseTransformInput(xml, algorithm), {
      ancestorNamespaces: [],
      defaultNs: '',
      defaultNsForPrefix: {},
    }),
  )
}
