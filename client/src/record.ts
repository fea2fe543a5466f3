/** One record, as one person and one application may use it. */

import { GetThings, type GetThingsRequest, PutThings, PutThingsByClientIds, RemoveThings } from './generated/methods.ts'
import type { Method, RequestOf, ResponseOf, Versions } from './method.ts'
import type { CallOptions, Platform } from './platform.ts'
import {
  type Common,
  type Input,
  readThing,
  type SentThing,
  type Thing,
  type ThingKey,
  type ThingType,
  writeThing,
} from './thing.ts'

/** Asks methods with the record named. */
export type Ask = <V extends Versions, N extends keyof V, K extends keyof V = N>(
  method: Method<V, N>,
  request: RequestOf<V, K>,
  options?: CallOptions<K>,
) => Promise<ResponseOf<V, K>>

type Group = GetThingsRequest['group'][number]
type Question = NonNullable<Group['filter']>[number]
export type Filter = Omit<Question, 'typeId'>

export interface Query {
  /** By the clock on the wall, `2026-11-22` or with a time: things that happened then or later. */
  readonly from?: string
  /** Things that happened then or before. */
  readonly to?: string
  /** Things that were stored or changed then or later, by anybody; in UTC. */
  readonly changedSince?: string
  /** No more than this many; all when absent. */
  readonly max?: number
  /** Anything else that GetThings can sort out: people, applications, an XPath. */
  readonly filter?: Filter
  readonly signal?: AbortSignal
}

export interface Put {
  /** A note, where the data comes from, related things. */
  readonly common?: Input<Common>
  /** Files of the thing, from `upload`; those that it has under other names stay. */
  readonly blobs?: readonly PutBlob[]
  /** Only custodians of the record see it, in the Shell; no application does from then on, not even this one. */
  readonly personal?: boolean
}
export type PutBlob = NonNullable<NonNullable<SentThing['blobPayload']>['blob']>[number]

/** A thing that is not there yet, for `putAll`. */
export interface NewThing<T = unknown> extends Put {
  readonly type: ThingType<T>
  readonly data: NoInfer<Input<T>>
}

const personalFlag = 1
/** What GetThings answers whole; of what is beyond it names the keys. */
const page = 240
/** Less than any platform tells at a time; when so many were told, there may be more. */
const many = 1000
const secondAfter = (wall: string): string =>
  new Date(Date.parse(`${wall.replace(/Z$/, '')}Z`) + 1000).toISOString().slice(0, -1)

export class HealthRecord {
  readonly id: string
  readonly platform: Platform
  /** Asks any method about this record. */
  readonly call: Ask

  constructor(id: string, platform: Platform, call: Ask) {
    this.id = id
    this.platform = platform
    this.call = call
  }

  /** Stores a new thing. Never sent twice; where an answer was lost, `putOnce` can be tried again. */
  async put<T>(type: ThingType<T>, data: NoInfer<Input<T>>, more: Put = {}): Promise<ThingKey> {
    const { thingId } = await this.call(PutThings, { thing: [sent({ type, data, ...more })] })
    return keyOf(thingId[0])
  }

  /** Stores new things, all or none of them; keys come in the same order. */
  async putAll<const T extends readonly unknown[]>(
    things: readonly [...{ readonly [K in keyof T]: NewThing<T[K]> }],
  ): Promise<readonly ThingKey[]> {
    if (things.length === 0) return []
    const { thingId } = await this.call(PutThings, { thing: (things as readonly NewThing[]).map(sent) })
    return thingId.map(keyOf)
  }

  /**
   * Stores a thing under an id of your own, once, however often it is sent: it is tried again by itself when the network fails,
   * and a thing that is there under that id is replaced. The id has at most 255 characters.
   */
  async putOnce<T>(
    clientThingId: string,
    type: ThingType<T>,
    data: NoInfer<Input<T>>,
    more: Put = {},
  ): Promise<ThingKey> {
    const thing = sent({ type, data, ...more, common: { ...more.common, clientThingId } })
    const { thingId } = await this.call(PutThingsByClientIds, { thing: [thing] })
    return keyOf(thingId[0])
  }

  /**
   * Puts new data in place of a thing's. Faults with 61 when somebody has changed the thing meanwhile: get it again then.
   * Note, source and the other common parts stay as they are unless you give new ones.
   */
  async update<T>(thing: Thing<T>, data: NoInfer<Input<T>>, more: Put = {}): Promise<ThingKey> {
    const { id, versionStamp, type } = thing
    const next = sent({ type, data, ...more, common: more.common ?? thing.common })
    const { thingId } = await this.call(PutThings, { thing: [{ ...next, thingId: { text: id, versionStamp } }] })
    return keyOf(thingId[0])
  }

  /** Takes things out of the record, all or none. People can bring them back in the Shell. */
  async remove(...keys: readonly ThingKey[]): Promise<void> {
    if (keys.length === 0) return
    await this.call(RemoveThings, { thingId: keys.map(({ id, versionStamp }) => ({ text: id, versionStamp })) })
  }

  /** A thing by its id; undefined where there is none that you may see. */
  async get<T>(
    type: ThingType<T>,
    id: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<Thing<T> | undefined> {
    const { group } = await this.call(GetThings, { group: [{ id: [id], format: formatOf([type]) }] }, options)
    return group[0].thing.map(answer => readThing(type, answer)).find(thing => thing !== undefined)
  }

  /** Things of a type, the latest first, read page by page while you go through them. */
  things<T>(type: ThingType<T>, query: Query = {}): AsyncGenerator<Thing<T>, void, undefined> {
    return this.thingsOf([type], query) as AsyncGenerator<Thing<T>, void, undefined>
  }

  /** Things of several types, the latest first; `thing.type` tells which it is. */
  async *thingsOf<T extends ThingType>(
    types: readonly T[],
    query: Query = {},
  ): AsyncGenerator<T extends ThingType<infer D> ? Thing<D> : never, void, undefined> {
    type Found = T extends ThingType<infer D> ? Thing<D> : never
    const { max = Number.POSITIVE_INFINITY, signal } = query
    const format = formatOf(types)
    const byId = new Map<string, ThingType>(types.map(type => [type.id, type]))
    const ask = async (group: Group) => {
      const { group: answered } = await this.call(
        GetThings,
        { group: [{ ...group, format }] },
        signal ? { signal } : {},
      )
      return answered[0]
    }
    let given = 0
    let before = new Set<string>()
    for (let to = query.to; ; ) {
      const filter = filterOf(types, { ...query, ...(to !== undefined && { to }) })
      const first = await ask({ filter: [filter], ...(Number.isFinite(max) && { max }) })
      const waiting = first.unprocessedThingKeyInfo
      const found = [...first.thing, ...waiting]
      const fresh = new Set(found.map(({ thingId }) => thingId.text).filter(id => !before.has(id)))
      let things = first.thing
      for (let at = 0; ; at += page) {
        for (const answer of things) {
          const type = byId.get(answer.typeId.text)
          const thing = fresh.delete(answer.thingId.text) && type ? readThing(type, answer) : undefined
          if (!thing) continue
          if (given++ >= max) return
          yield thing as Found
        }
        const keys = waiting.slice(at, at + page).filter(({ thingId }) => fresh.has(thingId.text))
        if (at >= waiting.length) break
        // By id, so that a thing that was changed since is answered as it is now.
        things = keys.length === 0 ? [] : (await ask({ id: keys.map(({ thingId }) => thingId.text) })).thing
      }
      // The platform tells some thousands at a time; what happened earlier is asked for anew, with a second to overlap.
      const last = found.at(-1)?.effDate
      const known = new Set(found.map(({ thingId }) => thingId.text))
      if (found.length < many || last === undefined || [...known].every(id => before.has(id))) return
      before = known
      to = secondAfter(last)
    }
  }
}

const keyOf = ({ text, versionStamp }: { readonly text: string; readonly versionStamp: string }): ThingKey => ({
  id: text,
  versionStamp,
})

/** A new thing as methods take it. */
export function sent<T>({ type, data, common, blobs, personal }: NewThing<T>): SentThing {
  return {
    typeId: { text: type.id },
    ...(personal && { flags: personalFlag }),
    dataXml: [{ text: writeThing(type, data, common) }],
    ...(blobs && { blobPayload: { blob: blobs } }),
  }
}

// Things of other versions of a type are answered as the one asked for.
const formatOf = (types: readonly ThingType[]) => ({
  section: ['core', 'audits', 'blobpayload'],
  xml: [''],
  typeVersionFormat: types.map(({ id }) => id),
  blobPayloadRequest: { blobFormat: { blobFormatSpec: 'information' as const } },
})

const filterOf = (types: readonly ThingType[], { from, to, changedSince, filter }: Query): Question => ({
  typeId: types.map(({ id }) => id),
  thingState: ['Active'],
  ...(from !== undefined && { effDateMin: from }),
  ...(to !== undefined && { effDateMax: to }),
  ...(changedSince !== undefined && { updatedDateMin: changedSince }),
  ...filter,
})
