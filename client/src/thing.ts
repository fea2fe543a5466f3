/** Things of a record, as programs want them: typed data with its key and what the platform says of it. */

import type { BlobPayloadItem, PutThingsRequest, Thing2 } from './generated/methods.ts'
import { type Common, common as commonShape } from './generated/things.ts'
import { decode, encode, type Shape } from './shape.ts'
import { child, parse } from './xml.ts'

declare const typed: unique symbol

/** A type of data; each is one export of `@healthkeep/client/things`, under the same name as the TypeScript type of its data. */
export interface ThingType<T = unknown> {
  readonly [typed]?: T
  readonly id: string
  readonly name: string
  readonly root: string
  /** Absent for documents of other standards, whose data is the document as XML. */
  readonly shape?: Shape
}

type Data = readonly unknown[] | object | string | number | boolean | undefined
/** What is put: as it is read, but a list that is empty may be left out. */
export type Input<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly [infer First, ...(infer Rest)[]]
    ? readonly [Input<First>, ...Input<Rest>[]]
    : T extends readonly (infer Item)[]
      ? readonly Input<Item>[]
      : { readonly [K in keyof T as MayLack<T[K]> extends true ? never : K]: Input<T[K]> } & {
          readonly [K in keyof T as MayLack<T[K]> extends true ? K : never]?: Input<T[K]>
        }
type MayLack<T> = T extends readonly [unknown, ...unknown[]] ? false : T extends readonly unknown[] ? true : false

export interface ThingKey {
  readonly id: string
  /** Names one version of the thing; what is changed must be the version that the platform has. */
  readonly versionStamp: string
}

export interface Thing<T = unknown> extends ThingKey {
  readonly type: ThingType<T>
  readonly data: T
  /** Note, source, tags, related things. */
  readonly common: Common
  /** When it happened, by the clock on the wall: `2026-11-22T08:30:00`. */
  readonly effectiveDate: string | undefined
  readonly state: 'Active' | 'Deleted'
  readonly created: Thing2['created']
  readonly updated: Thing2['updated']
  readonly blobs: readonly BlobPayloadItem[]
  /** All that the platform said. */
  readonly answer: Thing2
}

/** Content of data-xml. */
export function writeThing<T>(
  { root, shape }: ThingType<T>,
  data: Input<T>,
  common: Input<Common> | undefined,
): string {
  const own = shape === undefined ? String(data) : encode(shape, root, data)
  const shared = common === undefined ? '' : encode(commonShape, 'common', common)
  return shared === '<common></common>' ? own : own + shared
}

const noCommon: Common = { extension: [], relatedThing: [] }

/** The typed thing; undefined when the answer holds none of its data. */
export function readThing<T>(type: ThingType<T>, answer: Thing2): Thing<T> | undefined {
  const xml = answer.dataXml.find(({ transform }) => transform === undefined)?.text
  if (xml === undefined) return undefined
  const document = parse(xml)
  const [root] = document.elements
  const common = child(document, 'common')
  if (!root) return undefined
  const { thingId, effDate, thingState, created, updated, blobPayload } = answer
  return {
    id: thingId.text,
    versionStamp: thingId.versionStamp,
    type,
    data: (type.shape === undefined ? xml.slice(root.start, root.end) : decode(type.shape, root, xml)) as T,
    common: common && common !== root ? (decode(commonShape, common, xml) as Common) : noCommon,
    effectiveDate: effDate,
    state: thingState ?? 'Active',
    created,
    updated,
    blobs: blobPayload?.blob ?? [],
    answer,
  }
}

export type SentThing = PutThingsRequest['thing'] extends readonly (infer T)[] | undefined ? T : never
export type { Common, Data }
