/** Files that come with a form: each a stream into the store, then said by a thing. What was stored before one that fails stays. */
import { Fault } from '../../../../protocol/fault.ts'
import type { SentBlob } from '../../../../protocol/thing.ts'
import { words as worded } from '../../../../things/base/codable-value.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { file as fileType } from '../../../../things/file.ts'
import { write } from '../../../../things/registry.ts'
import { again, type Outcome, type UploadPart, type Visit } from '../../page.ts'
import { recordIn } from './about.ts'
import { upload } from './blobs.ts'
import type { Item } from './items.ts'

/** A file that is in the store and waits for a thing that names it. */
export interface Uploaded {
  readonly name: string
  readonly contentType: string
  readonly address: string
  /** Bytes. */
  readonly length: number
}

export interface Received {
  readonly stored: number
}
export const isReceived = (x: Received | Outcome): x is Received => 'stored' in x

/** The files of the field `files`; the form again when there was none, or when one could not be kept. */
export async function receiveFiles(
  visit: Visit,
  parts: AsyncIterable<UploadPart>,
  put: (file: Uploaded) => Promise<void>,
): Promise<Received | Outcome> {
  const w = visit.words.record.files
  let stored = 0
  let problem: string | undefined
  for await (const part of parts) {
    if (part.kind !== 'file') continue
    if (!part.fileName) {
      part.stream.resume()
      continue
    }
    const name = plainName(part.fileName)
    const contentType = mediaType(part.contentType)
    const uploaded = await upload(visit, recordIn(visit).recordId, part.stream)
    if (uploaded.kind === 'too-large') problem = w.tooLarge(name, visit.format.bytes(visit.settings.maxBlobBytes))
    else if (uploaded.kind === 'empty') problem = w.emptyFile(name)
    else if (uploaded.kind === 'stored') {
      try {
        const { address, length } = uploaded
        await put({ name, contentType, address, length })
      } catch (error) {
        const sentence = error instanceof Fault ? refused(error, w) : undefined
        if (sentence === undefined) throw error
        return again({ files: sentence + w.others(stored) }, undefined, 409)
      }
      stored++
    }
  }
  if (problem !== undefined) return again({ files: problem + w.others(stored) })
  return stored === 0 ? again({ files: w.none }) : { stored }
}

function refused({ status }: Fault, w: Visit['words']['record']['files']): string | undefined {
  if (status === 'RECORD_QUOTA_EXCEEDED') return w.full
  return status === 'VERSION_STAMP_MISMATCH' ? w.changedMeanwhile : undefined
}

/** A thing of the type File with this content; of `before`, the next version. */
export const putFile = (visit: Visit, { name, contentType, address, length }: Uploaded, before?: Item): Promise<void> =>
  putBlobs(visit, [{ blobInfo: { name: '', contentType }, blobRefUrl: address }], {
    type: fileType,
    dataXml: write(fileType, { name, size: length, contentType: worded(contentType) }, before?.common ?? noCommon),
    ...(before && { before }),
  })

/** Blobs onto a thing: those listed replace what has their name, or remove it when they have no content (data.md §7). */
export async function putBlobs(
  { ask, record }: Visit,
  blob: readonly SentBlob[],
  thing: { readonly type: Item['type']; readonly dataXml?: string; readonly before?: Item },
): Promise<void> {
  const { type, dataXml, before } = thing
  await ask(
    'PutThings',
    {
      thing: [
        {
          ...(before && { thingId: { text: before.thingId, versionStamp: before.versionStamp } }),
          typeId: { text: type.id },
          dataXml: dataXml === undefined ? [] : [{ text: dataXml }],
          signatureInfo: [],
          blobPayload: { blob },
        },
      ],
    },
    { record: record!.recordId },
  )
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
