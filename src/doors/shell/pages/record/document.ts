/** A document of another standard (CCR, CCD, CDA, SIF) from a file: read, held to its kind, kept whole. */
import type { Readable } from 'node:stream'
import { Fault } from '../../../../protocol/fault.ts'
import { Invalid, InvalidDate } from '../../../../schema/codec.ts'
import { check, type ThingType } from '../../../../things/registry.ts'
import { parse, type XmlElement, XmlError } from '../../../../xml/parse.ts'
import { again, type Outcome, type UploadPart, type Visit } from '../../page.ts'
import { nameOfType, recordIn } from './about.ts'
import { type Item, newestTypes } from './items.ts'
import { own, type Saved } from './save.ts'

/** Bytes. Half of what one request may have by default, since the document travels in one. */
export const largestDocument = 8 * 1024 * 1024

const kinds = newestTypes.filter(type => type.foreign)

/** The document that is in a file, when it is one that is kept as such wherever it comes from (data.md §16). */
export function documentIn(bytes: Buffer): { readonly type: ThingType; readonly text: string } | undefined {
  const xml = rootOf(bytes)
  if (typeof xml === 'string') return undefined
  const { root, text } = xml
  const type = kinds.find(t => t.root === root.local && t.namespace === root.namespace && t.foreign?.recognised(root))
  try {
    if (type) check(type, root, undefined, bytes)
  } catch (error) {
    // What is no whole document is a file like any other.
    if (error instanceof Invalid || error instanceof InvalidDate) return undefined
    throw error
  }
  return type && { type, text }
}

export const documentThing = ({ type, text }: { readonly type: ThingType; readonly text: string }) => ({
  typeId: { text: type.id },
  dataXml: [{ text }],
  signatureInfo: [],
})

/** Stores the document that a form brings; of `before`, as its next version. The form again with what is wrong. */
export async function receiveDocument(
  visit: Visit,
  type: ThingType,
  parts: AsyncIterable<UploadPart>,
  before?: Item,
): Promise<Saved | Outcome> {
  const w = visit.words.record.document
  let stamp = ''
  let bytes: Buffer | 'too-large' | undefined
  for await (const part of parts) {
    if (part.kind === 'field') {
      if (part.name === own.stamp) stamp = part.value
    } else if (part.fileName && bytes === undefined) bytes = await whole(part.stream)
    else part.stream.resume()
  }
  if (bytes === undefined) return again({ files: w.none })
  if (bytes === 'too-large') return again({ files: w.tooLarge(visit.format.bytes(largestDocument)) })
  const xml = rootOf(bytes)
  if (typeof xml === 'string') return again({ files: w[xml] })
  const name = nameOfType(visit.words, type)
  const { local, namespace } = xml.root
  if (local !== type.root) return again({ files: w.other(name, local.slice(0, 80)) })
  if (namespace !== type.namespace) return again({ files: w.otherNamespace(name, namespace.slice(0, 200)) })
  const key = before && { thingId: { text: before.thingId, versionStamp: stamp || before.versionStamp } }
  try {
    const answer = await visit.ask(
      'PutThings',
      { thing: [{ ...key, ...documentThing({ type, text: xml.text }) }] },
      { record: recordIn(visit).recordId },
    )
    return { thingId: answer.thingId[0]!.text }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.status === 'INVALID_XML' || error.status === 'INVALID_DATETIME')
      return again({ files: w.wrong(name, error.message.replace(/\.$/, '')) })
    if (error.status === 'RECORD_QUOTA_EXCEEDED') return again({ files: visit.words.record.files.full }, undefined, 409)
    if (error.status === 'VERSION_STAMP_MISMATCH')
      return again({ files: visit.words.record.files.changedMeanwhile }, undefined, 409)
    throw error
  }
}

async function whole(stream: Readable): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    // Read to its end all the same: what is left would block the form.
    if (length <= largestDocument) chunks.push(chunk)
  }
  return length > largestDocument ? 'too-large' : Buffer.concat(chunks)
}

/** The one element, as it was written, without what stands before and behind it. */
function rootOf(bytes: Buffer): { readonly root: XmlElement; readonly text: string } | 'notXml' | 'docType' {
  const source = inUtf8(bytes)
  if (!source) return 'notXml'
  try {
    const root = parse(source)
    return { root, text: source.toString('utf8', root.start, root.end) }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return /<!DOCTYPE/i.test(source.subarray(0, 4096).toString('latin1')) ? 'docType' : 'notXml'
  }
}

/** In the encoding that the file says it has; undefined for one that nobody knows or that it does not keep. */
function inUtf8(bytes: Buffer): Buffer | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const said = /^\uFEFF?<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    bytes.subarray(0, 200).toString('utf8'),
  )?.[1]
  try {
    const text = new TextDecoder(utf16 ?? said ?? 'utf-8', { fatal: true }).decode(bytes)
    // The declaration would now be about another encoding.
    return Buffer.from(text.replace(/^<\?xml[^>]*\?>/, ''))
  } catch {
    return undefined
  }
}
