/** What the topics of the demo family write into: things of one person, and numbers that are the same again on the same day. */
import { type Common, noCommon } from '../../things/base/common.ts'
import type { ThingType } from '../../things/thing-type.ts'

export interface DemoBlob {
  /** '' is the default blob of a thing. */
  readonly name: string
  readonly contentType: string
  readonly text: string
}

export interface DemoThing {
  readonly type: ThingType
  /** XML text where the type is a document of another standard. */
  readonly value: unknown
  readonly common: Common
  readonly blobs: readonly DemoBlob[]
}

/** Writes what belongs together; it has a seed of its own, so that another topic does not change it. */
export type Topic = (diary: Diary) => void

/** What stands beside the value of a thing. */
export type Beside = Partial<Omit<Common, 'relatedThing'>> & {
  /** Client thing ids of other things of the same record, by what they are to this one. */
  readonly related?: Readonly<Record<string, string>>
  readonly blobs?: readonly DemoBlob[]
}

const day = 86_400_000

/** A small generator of repeatable numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** FNV-1a. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

export class Diary {
  readonly things: DemoThing[] = []
  readonly today: Date
  readonly #next: () => number

  constructor(today: Date, name: string) {
    this.today = today
    this.#next = random(seedOf(name))
  }

  add<T>(type: ThingType<T>, value: T, { related = {}, blobs = [], ...beside }: Beside = {}): void {
    const relatedThing = Object.entries(related).map(([relationshipType, clientThingId]) => ({
      clientThingId,
      relationshipType,
    }))
    this.things.push({ type, value, common: { ...noCommon, ...beside, relatedThing }, blobs })
  }

  /** Between -1 and 1, mostly near 0. */
  wobble(): number {
    return (this.#next() + this.#next() + this.#next()) / 1.5 - 1
  }

  chance(p: number): boolean {
    return this.#next() < p
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#next() * from.length)]!
  }

  /**
   * Calls `write` for days from `from` to `to` days ago, every so many days, with the days ago and the share of the time that
   * has passed. `kept` is the part of the days that the person does not forget.
   */
  days(
    span: { readonly from: number; readonly to?: number; readonly every: number; readonly kept?: number },
    write: (ago: number, share: number) => void,
  ): void {
    const { from, to = 1, every, kept = 1 } = span
    for (let ago = from; ago >= to; ago -= every)
      if (this.chance(kept)) write(ago, from === to ? 1 : (from - ago) / (from - to))
  }

  /** `yyyy-mm-dd` so many days ago; in the future when negative. */
  date(daysAgo: number): string {
    return new Date(this.today.getTime() - daysAgo * day).toISOString().slice(0, 10)
  }

  /** `yyyy-mm` so many days ago. */
  month(daysAgo: number): string {
    return this.date(daysAgo).slice(0, 7)
  }

  /** A moment so many days ago, at about this hour. */
  at(daysAgo: number, hour: number): string {
    return `${this.date(daysAgo)}T${clock(hour + this.wobble() * 0.4)}`
  }

  year(yearsAgo: number): number {
    return this.today.getUTCFullYear() - yearsAgo
  }

  /** The birthday of somebody who is so old today. */
  born(age: number, monthAndDay: string): string {
    const isPast = monthAndDay <= this.today.toISOString().slice(5, 10)
    return `${this.year(isPast ? age : age + 1)}-${monthAndDay}`
  }

  /** The last `n` days `mm-dd` that are past, newest first. */
  lastYears(monthAndDay: string, n: number): string[] {
    const newest = Number(this.born(0, monthAndDay).slice(0, 4))
    return Array.from({ length: n }, (_, i) => `${newest - i}-${monthAndDay}`)
  }

  agoOf(date: string): number {
    return Math.round((Date.parse(this.date(0)) - Date.parse(date)) / day)
  }

  /** 1 in the middle of this month (1 to 12), 0 half a year away. */
  season(daysAgo: number, month: number): number {
    const [m, d] = this.date(daysAgo).slice(5).split('-').map(Number) as [number, number]
    return (1 + Math.cos(((m + d / 30.5 - month - 0.5) / 12) * 2 * Math.PI)) / 2
  }
}

/** `hh:mm` of an hour of the day with a fraction. */
export function clock(hour: number): string {
  const minutes = Math.max(0, Math.min(1439, Math.round(hour * 60)))
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** All topics of one record. */
export const written = (today: Date, who: string, topics: Readonly<Record<string, Topic>>): readonly DemoThing[] =>
  Object.entries(topics).flatMap(([name, topic]) => {
    const diary = new Diary(today, `${who}/${name}`)
    topic(diary)
    return diary.things
  })

/** So many months after a day. */
export const monthsAfter = (date: string, months: number): string =>
  new Date(Date.parse(date) + Math.round(months * 30.4375) * day).toISOString().slice(0, 10)
