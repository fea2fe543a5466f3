/** Files that come with a form: each a stream into the store; when all have come, one write says them, all or none. */
import { Fault } from '../../../../protocol/fault.ts'
import type { SentBlob, sentThing2 } from '../../../../protocol/thing.ts'
import type { Infer } from '../../../../schema/schema.ts'
import { words as worded } from '../../../../things/base/codable-value.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { file as fileType } from '../../../../things/file.ts'
import { write } from '../../../../things/registry.ts'
import { again, type Outcome, type UploadPart, type Visit } from '../../page.ts'
import { recordIn } from './about.ts'
import { upload } from './blobs.ts'
import { largestDocument } from './document.ts'
import type { Item } from './items.ts'

/** A file that is in the store and waits for a thing that names it. */
export interface Uploaded {
  readonly name: string
  readonly contentType: string
  readonly address: string
  /** Bytes. */
  readonly length: number
  /** What is in it, of an XML file that a document may be. */
  readonly xml?: Buffer
}

export interface Received {
  readonly stored: number
}
export const isReceived = (x: Received | Outcome): x is Received => 'stored' in x

/**
 * The files of the field `files`, and what stood in the fields before them, for one write. The form again when there was no
 * file, or when some could not be kept: the others are put all the same.
 */
export async function receiveFiles(
  visit: Visit,
  parts: AsyncIterable<UploadPart>,
  put: (files: readonly Uploaded[], fields: URLSearchParams) => Promise<void>,
): Promise<Received | Outcome> {
  const w = visit.words.record.files
  const files: Uploaded[] = []
  const fields = new URLSearchParams()
  let problem: string | undefined
  let mostXml = largestDocument
  for await (const part of parts) {
    if (part.kind === 'field') {
      fields.append(part.name, part.value)
      continue
    }
    if (!part.fileName) {
      part.stream.resume()
      continue
    }
    const name = plainName(part.fileName)
    const contentType = mediaType(part.contentType)
    const xml = /\.xml$/i.test(name) ? gathered(mostXml) : undefined
    const uploaded = await upload(visit, recordIn(visit).recordId, part.stream, xml?.seen)
    if (uploaded.kind === 'too-large') problem = w.tooLarge(name, visit.format.bytes(visit.settings.maxBlobBytes))
    else if (uploaded.kind === 'empty') problem = w.emptyFile(name)
    else if (uploaded.kind === 'stored') {
      const whole = xml?.whole()
      mostXml -= whole?.length ?? 0
      files.push({ name, contentType, ...uploaded, ...(whole && { xml: whole }) })
    }
  }
  const stored = files.length
  try {
    if (stored > 0) await put(files, fields)
  } catch (error) {
    const sentence = error instanceof Fault ? refused(error, w) : undefined
    if (sentence === undefined) throw error
    return again({ files: sentence }, undefined, 409)
  }
  if (problem !== undefined) return again({ files: problem + w.others(stored) })
  return stored === 0 ? again({ files: w.none }) : { stored }
}

/** What was seen, as one; undefined when that was more than `most` bytes. */
function gathered(most: number): { seen(chunk: Buffer): void; whole(): Buffer | undefined } {
  const chunks: Buffer[] = []
  let length = 0
  return {
    seen(chunk) {
      length += chunk.length
      if (length > most) chunks.length = 0
      else chunks.push(chunk)
    },
    whole: () => (length > most ? undefined : Buffer.concat(chunks)),
  }
}

function refused({ status }: Fault, w: Visit['words']['record']['files']): string | undefined {
  if (status === 'RECORD_QUOTA_EXCEEDED') return w.full
  return status === 'VERSION_STAMP_MISMATCH' ? w.changedMeanwhile : undefined
}

export type Sent = Infer<typeof sentThing2>

/** A thing of the type File with this content; of `before`, the next version. */
export const fileThing = ({ name, contentType, address, length }: Uploaded, before?: Item): Sent =>
  withBlobs([{ blobInfo: { name: '', contentType }, blobRefUrl: address }], {
    type: fileType,
    dataXml: write(fileType, { name, size: length, contentType: worded(contentType) }, before?.common ?? noCommon),
    ...(before && { before }),
  })

/** Blobs onto a thing: those listed replace what has their name, or remove it when they have no content (data.md §7). */
export function withBlobs(
  blob: readonly SentBlob[],
  { type, dataXml, before }: { readonly type: Item['type']; readonly dataXml?: string; readonly before?: Item },
): Sent {
  return {
    ...(before && { thingId: { text: before.thingId, versionStamp: before.versionStamp } }),
    typeId: { text: type.id },
    dataXml: dataXml === undefined ? [] : [{ text: dataXml }],
    signatureInfo: [],
    blobPayload: { blob },
  }
}

/** All of them, or none. */
export async function putThings({ ask, record }: Visit, thing: readonly Sent[]): Promise<void> {
  await ask('PutThings', { thing }, { record: record!.recordId })
}

/** The last part of a path that some browsers send; at most 255 characters, its ending kept. */
export function plainName(fileName: string): string {
  const name = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '').trim() || 'file'
  return withinLimit(name, '')
}

/** `name`, or `name (2)` and so on where that is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tried = withinLimit(name, n === 1 ? '' : ` (${n})`)
    if (!taken.has(tried)) return tried
  }
}

const longestName = 255
function withinLimit(name: string, mark: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ''
  const stem = name.slice(0, name.length - ending.length)
  return stem.slice(0, longestName - ending.length - mark.length) + mark + ending
}

const mediaType = (text: string) =>
  /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(text) ? text.toLowerCase() : 'application/octet-stream'
