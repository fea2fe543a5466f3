/**
 * What the hot path remembers between calls: applications, people, user tokens and entered records.
 * Every change that touches them says so with `changed` in its own transaction; PostgreSQL tells all processes (NOTIFY) when
 * it commits, and this process forgets at once. While the listening connection is away nothing is remembered at all, so a
 * revoked right is never honoured because a message was lost.
 */
import type { Db, Writer } from '../store/db.ts'
import { sql } from '../store/db.ts'

const most = 50_000
export const accessChannel = 'healthkeep_access'

export interface Cache<V> {
  get(key: string, load: () => Promise<V | undefined>): Promise<V | undefined>
}

export interface Caches {
  make<V>(): Cache<V>
  /** Forget everything; cheap, since such changes are rare beside calls. */
  forget(): void
  close(): Promise<void>
}

/** A cache for one kind of value, made when a platform first asks for it: `const cache = kept<Person>()`, then `cache(services)`. */
export function kept<V>(): (services: { readonly caches: Caches }) => Cache<V> {
  const made = new WeakMap<object, Cache<V>>()
  return services => {
    const known = made.get(services)
    if (known) return known
    const cache = services.caches.make<V>()
    made.set(services, cache)
    return cache
  }
}

/** The caches of this process: they forget before the change is answered, not when the message has come round. */
const here = new Set<() => void>()

/** To be called inside the transaction that changes people, applications, grants, holders, records or tokens. */
export async function changed(tx: Writer): Promise<void> {
  await tx.query(sql`select pg_notify(${accessChannel}, '')`)
  tx.afterCommit(() => {
    for (const forget of here) forget()
  })
}

export async function createCaches(db: Db): Promise<Caches> {
  const all: Map<string, unknown>[] = []
  let live = false
  let epoch = 0
  const forget = () => {
    epoch++
    for (const map of all) map.clear()
  }
  here.add(forget)
  const stop = await db.listen(accessChannel, forget, connected => {
    live = connected
    forget()
  })
  return {
    make<V>() {
      const map = new Map<string, unknown>()
      all.push(map)
      return {
        async get(key, load) {
          const known = live ? (map.get(key) as V | undefined) : undefined
          if (known !== undefined) return known
          const began = epoch
          const value = await load()
          // A change that came while we were reading makes what we read too old to keep.
          if (live && value !== undefined && began === epoch) {
            if (map.size >= most) map.clear()
            map.set(key, value)
          }
          return value
        },
      }
    },
    forget,
    close() {
      here.delete(forget)
      return stop()
    },
  }
}
