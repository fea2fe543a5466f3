/**
 * Reads a signed thing strictly: one data-xml, one Signature with one Reference, in one of the known forms (README.md). Whatever
 * the form does not need is refused, so that nothing is left for a reader to understand otherwise (data.md §8).
 */
import { createHash } from 'node:crypto'
import { Fault } from '../protocol/fault.ts'
import { defaultLimits, parse, type XmlElement, XmlError } from '../xml/parse.ts'
import { elements, text } from '../xml/tree.ts'
import { escapeAttribute, escapeText } from '../xml/write.ts'

export const dsig = 'http://www.w3.org/2000/09/xmldsig#'
export const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const xslt = 'http://www.w3.org/TR/1999/REC-xslt-19991116'
export const enveloped = `${dsig}enveloped-signature`
const signing = 'urn:com.microsoft.wc.thing.signing.2.xsl'

/** Larger things are not checked, hence not accepted as signed: canonicalising is slow, and holds up everybody. */
const mostBytes = 2 * 2 ** 20
const mostSignatureBytes = 256 * 2 ** 10
const mostCertificates = 10
/** Canonicalising takes 25 µs an element (measured), and more for each namespace in scope. */
const mostElements = 10_000
const mostNamespaces = 64

export interface Form {
  readonly method: 'HVSignatureMethod1' | 'HVSignatureMethod2'
  /** The algorithm-tag of sig-data. */
  readonly tag: string
  readonly algorithm: string
  readonly key: 'rsa' | 'ec'
  readonly digest: string
  /** Of SignedInfo, and as the last transform. */
  readonly canonical: readonly string[]
  /** The first transform: enveloped-signature, or the SHA-256 of a style sheet. */
  readonly first: string
}

const sha1: Pick<Form, 'tag' | 'algorithm' | 'key' | 'digest' | 'canonical'> = {
  tag: 'rsa-sha1',
  algorithm: `${dsig}rsa-sha1`,
  key: 'rsa',
  digest: `${dsig}sha1`,
  canonical: [c14n],
}
const ours: Pick<Form, 'method' | 'digest' | 'canonical' | 'first'> = {
  method: 'HVSignatureMethod2',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  canonical: [c14n, exclusive],
  first: enveloped,
}
const more = 'http://www.w3.org/2001/04/xmldsig-more#'
/** Everything that can be signed with. */
export const forms: readonly Form[] = [
  {
    ...sha1,
    method: 'HVSignatureMethod1',
    first: '1de5577c14d7bbbd26fb3777cd01fdf081563d3f9cab8d4ac3c110c3343d28f6',
  },
  {
    ...sha1,
    method: 'HVSignatureMethod2',
    first: 'e3646ba2f35b2946d332d730515e7573b3dafc91ea5b7191e6eda8da065b160d',
  },
  { ...ours, tag: 'rsa-sha256', algorithm: `${more}rsa-sha256`, key: 'rsa' },
  { ...ours, tag: 'ecdsa-p256-sha256', algorithm: `${more}ecdsa-sha256`, key: 'ec' },
]

/** What a signature says of a blob. */
export interface SignedBlob {
  readonly name: string
  readonly contentType: string | undefined
  readonly algorithm: string
  readonly blockSize: string | undefined
  readonly hash: string
}

export interface SignedThing {
  readonly form: Form
  /**
   * What xml-crypto is given as the document: without the data, which it sees in `transformed` alone. Its questions to a document
   * take time by the square of its elements (40 s for 700 kB, measured).
   */
  readonly document: string
  readonly signature: string
  /** What the first transform makes of the document. */
  readonly transformed: string
  /** DER, as they came. */
  readonly certificates: readonly Buffer[]
  readonly blobs: readonly SignedBlob[]
}

const wrong = (what: string): Fault => new Fault('BAD_SIG', `The signature of the thing: ${what}`)
const unsupported = (what: string): Fault =>
  new Fault('INVALID_SIGNATURE_ALGORITHM', `The signature of the thing: ${what}`)

/** `data` is what stands inside data-xml, `signature` the whole signature-info, or the Signature alone as version 1 has it. */
export function readSigned(data: string, signature: string): SignedThing {
  if (Buffer.byteLength(signature) > mostSignatureBytes) throw wrong('it is longer than any can be.')
  if (Buffer.byteLength(data) > mostBytes) throw wrong(`only things of up to ${mostBytes} bytes can be signed.`)
  const source = `<thing><data-xml>${data}</data-xml>${signature}</thing>`
  // Comments are not signed, and would divide a text in two for some readers. (What looks like one in CDATA is text.)
  if (/<!--|<\?/.test(source.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')))
    throw wrong('signed things have no comments and no processing instructions.')
  const root = parsed(source)
  const [dataXml, second, ...rest] = elements(root)
  if (!dataXml || !second || rest.length > 0 || dataXml.name !== 'data-xml' || dataXml.namespace !== '')
    throw wrong('a thing has one data-xml and one signature.')
  refuseTricks(root)
  refuseSignaturesIn(dataXml)
  const bare = is(second, 'Signature')
  if (!bare && (second.name !== 'signature-info' || second.namespace !== '')) throw wrong('its frame is not known.')
  const [sigData, signed] = bare ? [undefined, second] : partsOf(second)
  const said = sigData && readSigData(sigData)
  const form = formOf(said?.method ?? 'HVSignatureMethod1', said?.tag ?? 'rsa-sha1')
  const certificates = readSignature(signed, form)
  return {
    form,
    document: write(root, false, dataXml),
    signature: write(signed),
    transformed: transformedBy(form, root, dataXml, sigData, signed),
    certificates,
    blobs: said?.blobs ?? [],
  }
}

function parsed(source: string): XmlElement {
  try {
    return parse(Buffer.from(source), { ...defaultLimits, maxElements: mostElements })
  } catch (error) {
    if (error instanceof XmlError) throw new Fault('INVALID_XML', error.message, { cause: error })
    throw error
  }
}

// ---- shape

const is = (element: XmlElement, local: string): boolean => element.local === local && element.namespace === dsig

/** The elements of a parent that holds no text besides; each of these names once, in this order; those with ? may be missing. */
function children(parent: XmlElement, ns: string, ...names: readonly string[]): (XmlElement | undefined)[] {
  if (parent.children.some(c => typeof c === 'string' && /[^ \t\r\n]/.test(c)))
    throw wrong(`${parent.local} has text where none belongs.`)
  const left = elements(parent)
  const found = names.map(name => {
    const bare = name.replace('?', '')
    const next = left[0]
    if (next?.local === bare && next.namespace === ns) return left.shift()
    if (name.endsWith('?')) return undefined
    throw wrong(`${parent.local} needs ${/^[AEIOU]/i.test(bare) ? 'an' : 'a'} ${bare}.`)
  })
  if (left[0]) throw wrong(`${parent.local} has an unexpected, or a second, ${left[0].local}.`)
  return found
}

function leaf(element: XmlElement): string {
  if (elements(element).length > 0) throw wrong(`${element.local} is a plain text.`)
  return text(element).trim()
}

function attributesOf(element: XmlElement, ...allowed: readonly string[]): Record<string, string | undefined> {
  const odd = element.attributes.find(a => a.namespace !== '' || !allowed.includes(a.name))
  if (odd) throw wrong(`${element.local} has the unexpected attribute ${odd.local}.`)
  return Object.fromEntries(element.attributes.map(a => [a.name, a.value]))
}

function partsOf(info: XmlElement): [XmlElement, XmlElement] {
  attributesOf(info)
  const [sigData, ...signatures] = elements(info)
  if (sigData?.name !== 'sig-data' || sigData.namespace !== '') throw wrong('signature-info begins with sig-data.')
  const [signature, ...more] = signatures
  if (!signature || !is(signature, 'Signature')) throw wrong('signature-info holds no Signature.')
  if (more.length > 0) throw wrong('a thing is signed once.')
  return [sigData, signature]
}

function readSigData(sigData: XmlElement): { method: string; tag: string; blobs: readonly SignedBlob[] } {
  attributesOf(sigData)
  const [method, blobs, tag] = children(sigData, '', 'hv-signature-method', 'blob-signature-info?', 'algorithm-tag')
  return {
    method: leaf(method!),
    tag: leaf(tag!),
    blobs: blobs ? elements(blobs).map(readBlob) : [],
  }
}

function readBlob(item: XmlElement): SignedBlob {
  if (item.name !== 'item') throw wrong('blob-signature-info has items only.')
  const [info] = children(item, '', 'blob-info')
  const [name, contentType, hashInfo] = children(info!, '', 'name', 'content-type?', 'hash-info')
  const [algorithm, params, hash] = children(hashInfo!, '', 'algorithm', 'params?', 'hash')
  const [blockSize] = params ? children(params, '', 'block-size?') : []
  return {
    // Not trimmed: names of blobs are texts as they are.
    name: elements(name!).length === 0 ? text(name!) : leaf(name!),
    contentType: contentType && text(contentType),
    algorithm: leaf(algorithm!),
    blockSize: blockSize && leaf(blockSize),
    hash: leaf(hash!),
  }
}

function formOf(method: string, tag: string): Form {
  const named = forms.filter(f => f.method === method)
  if (named.length === 0) throw new Fault('UNSUPPORTED_SIGNATURE_METHOD')
  const form = named.find(f => f.tag === tag)
  if (!form) throw unsupported(`its algorithm-tag can be ${named.map(f => f.tag).join(', ')}.`)
  return form
}

/** Holds the Signature against its form; returns the certificates. */
function readSignature(signature: XmlElement, form: Form): Buffer[] {
  attributesOf(signature, 'Id')
  const [info, value, keyInfo] = children(signature, dsig, 'SignedInfo', 'SignatureValue', 'KeyInfo?')
  attributesOf(info!, 'Id')
  const [canonical, method, reference] = children(info!, dsig, 'CanonicalizationMethod', 'SignatureMethod', 'Reference')
  algorithm(canonical!, form.canonical)
  algorithm(method!, [form.algorithm])
  if (attributesOf(reference!, 'Id', 'URI').URI !== '')
    throw wrong('its Reference points elsewhere; it must be to the thing, with URI="".')
  const [transforms, digestMethod, digest] = children(reference!, dsig, 'Transforms', 'DigestMethod', 'DigestValue')
  attributesOf(transforms!)
  readTransforms(elements(transforms!), form)
  algorithm(digestMethod!, [form.digest])
  attributesOf(value!, 'Id')
  base64(digest!)
  base64(value!)
  if (!keyInfo) throw new Fault('BAD_CERT', 'The signature of the thing holds no certificate of its signer.')
  return readKeyInfo(keyInfo)
}

/** An algorithm with parameters is another algorithm. */
function algorithm(element: XmlElement, allowed: readonly string[]): void {
  const { Algorithm } = attributesOf(element, 'Algorithm')
  if (Algorithm === undefined || !allowed.includes(Algorithm))
    throw unsupported(`${element.local} must be ${allowed.join(' or ')}.`)
  if (element.children.some(c => typeof c !== 'string' || /\S/.test(c)))
    throw unsupported(`${element.local} takes no parameters.`)
}

function readTransforms(transforms: readonly XmlElement[], form: Form): void {
  const [first, last, ...rest] = transforms
  if (!first || !last || rest.length > 0 || !transforms.every(t => is(t, 'Transform')))
    throw unsupported('its Reference has two transforms.')
  if (form.first === enveloped) algorithm(first, [enveloped])
  else {
    if (attributesOf(first, 'Algorithm').Algorithm !== xslt) throw unsupported(`the first transform must be ${xslt}.`)
    const [sheet, ...others] = elements(first)
    if (!sheet || others.length > 0 || stylesheetHash(sheet) !== form.first)
      throw unsupported('the style sheet is not the published one of its method; no other is accepted.')
  }
  algorithm(last, form.canonical)
}

/** SHA-256 of a style sheet without the white space between its elements, which XSLT leaves out too. */
export const stylesheetHash = (sheet: XmlElement): string =>
  createHash('sha256').update(write(sheet, true)).digest('hex')

/** Certificates only: a key beside them could be taken for the signer's by another reader. */
function readKeyInfo(keyInfo: XmlElement): Buffer[] {
  const [data, ...others] = elements(keyInfo)
  const known = ['X509Certificate', 'X509SubjectName', 'X509IssuerSerial', 'X509SKI']
  if (!data || others.length > 0 || !is(data, 'X509Data') || !elements(data).every(e => known.some(k => is(e, k))))
    throw new Fault('BAD_CERT', 'KeyInfo of a signature holds one X509Data with certificates, and nothing else.')
  const certificates = elements(data).filter(e => is(e, 'X509Certificate'))
  if (certificates.length === 0) throw new Fault('BAD_CERT', 'The signature of the thing holds no certificate.')
  if (certificates.length > mostCertificates) throw new Fault('BAD_CERT', 'The signature has too many certificates.')
  return certificates.map(base64)
}

function base64(element: XmlElement): Buffer {
  const value = leaf(element).replace(/[ \t\r\n]/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) throw wrong(`${element.local} is not base64.`)
  return Buffer.from(value, 'base64')
}

// ---- tricks

/** Canonical XML fails on relative namespaces, and is slow where hundreds are in scope. */
function refuseTricks(element: XmlElement, around = 0): void {
  const inScope = around + (element.declared?.length ?? 0)
  if (inScope > mostNamespaces) throw wrong('it has too many namespaces.')
  if (element.declared?.some(d => d.uri !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(d.uri)))
    throw wrong('a namespace of it is relative.')
  for (const child of elements(element)) refuseTricks(child, inScope)
}

/** A Signature within the data could be taken for the one that is checked. */
function refuseSignaturesIn(dataXml: XmlElement): void {
  const waiting = elements(dataXml)
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.namespace === dsig || ['Signature', 'SignedInfo', 'signature-info', 'sig-data'].includes(element.local))
      throw wrong('signed data hold no signature of their own.')
    waiting.push(...elements(element))
  }
}

// ---- writing

/** What the form signs, before canonicalisation: for the published forms what their style sheets give. */
function transformedBy(
  form: Form,
  root: XmlElement,
  dataXml: XmlElement,
  sigData: XmlElement | undefined,
  signature: XmlElement,
): string {
  if (form.first === enveloped) return write(root, false, signature)
  if (form.method === 'HVSignatureMethod1') return write(dataXml)
  return `<hv:signed-thing-data xmlns:hv="${signing}">${write(dataXml)}${write(sigData!)}</hv:signed-thing-data>`
}

const byName = <T>(list: readonly T[], name: (item: T) => string): T[] =>
  [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1))

/**
 * The element as our parser understood it: no CDATA, no raw line ends, every name in its namespace. The library's own parser
 * reads only this, so that it cannot read anything else than what is stored and shown.
 */
export function write(element: XmlElement, tight = false, without?: XmlElement): string {
  let xml = `<${element.name}`
  for (const { prefix, uri } of byName(element.declared ?? [], d => d.prefix))
    xml += ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(uri)}"`
  for (const { name, value } of byName(element.attributes, a => a.name)) xml += ` ${name}="${escapeAttribute(value)}"`
  xml += '>'
  for (const node of element.children)
    if (typeof node !== 'string') xml += node === without ? '' : write(node, tight, without)
    else if (!tight || /[^ \t\r\n]/.test(node)) xml += escapeText(node)
  return `${xml}</${element.name}>`
}
