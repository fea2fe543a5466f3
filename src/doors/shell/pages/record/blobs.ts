/** Files in and out, as streams through the gate: nothing is ever held whole in memory. */
import { Readable } from 'node:stream'
import type { thingsAnswer3 } from '../../../../protocol/thing.ts'
import type { Infer } from '../../../../schema/schema.ts'
import type { Visit } from '../../page.ts'
import type { Item } from './items.ts'

/** The token of an upload or a download stands in its address; the doors of this process need only that. */
function tokenOf(address: string): string {
  const token = new URL(address).searchParams.get('blob-ref-token')
  if (token === null) throw new Error('An address of a blob came without a token.')
  return token
}

export type Uploaded =
  | { readonly kind: 'stored'; readonly address: string; readonly length: number }
  | { readonly kind: 'too-large' | 'empty' }

/** Stores a stream as an upload that PutThings can refer to; `seen` is shown each chunk as it passes. */
export async function upload(
  { ask }: Visit,
  record: string,
  stream: Readable & { readonly truncated?: boolean },
  seen?: (chunk: Buffer) => void,
): Promise<Uploaded> {
  const { blobRefUrl } = await ask('BeginPutBlob', {}, { record })
  const token = tokenOf(blobRefUrl)
  let length = 0
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        length += chunk.length
        seen?.(chunk)
        yield chunk
      }
    })(),
    { objectMode: false },
  )
  const { outcome } = await ask('WriteBlob', { chunk: { token, complete: false, body: counted } })
  // The door cuts a stream off at the same limit, and says so.
  if (outcome === 'too-large' || stream.truncated === true) return { kind: 'too-large' }
  if (outcome !== 'stored') throw new Error(`The upload was not stored: ${outcome}.`)
  if (length === 0) return { kind: 'empty' }
  const sealed = await ask('WriteBlob', { chunk: { token, complete: true } })
  if (sealed.outcome !== 'stored') throw new Error(`The upload was not sealed: ${sealed.outcome}.`)
  return { kind: 'stored', address: blobRefUrl, length }
}

/** Opens a blob of a thing, of exactly this version; undefined when it is not there. */
export async function download({ ask }: Visit, record: string, item: Item, name: string) {
  const answer = (await ask(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [{ text: item.thingId, versionStamp: item.versionStamp }],
          clientThingId: [],
          currentVersionOnly: false,
          filter: [{ typeId: [], thingState: ['Active', 'Deleted'] }],
          format: {
            section: ['blobpayload'],
            xml: [],
            typeVersionFormat: [],
            blobPayloadRequest: { blobFormat: { blobFormatSpec: 'streamed' } },
          },
        },
      ],
    },
    { record },
  )) as Infer<typeof thingsAnswer3>
  const found = answer.group[0]?.thing[0]?.blobPayload?.blob.find(b => b.blobInfo.name === name)
  if (found?.blobRefUrl === undefined) return undefined
  const { blob } = await ask('ReadBlob', { token: tokenOf(found.blobRefUrl) })
  return typeof blob === 'string' ? undefined : blob
}
