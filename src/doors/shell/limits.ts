/** How often one may try. Counted in memory: enough to make guessing useless, and forgotten at a restart. */
import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** [tries, seconds]; `address` counts by network address, `account` by who is meant, `both` by the two together. */
const table = {
  signIn: { address: [60, 300], both: [10, 900], account: [60, 3600] },
  signUp: { address: [20, 3600] },
  passkey: { address: [120, 300] },
  forgot: { address: [20, 3600], account: [5, 3600] },
  secretLink: { address: [60, 900] },
  confirm: { account: [10, 900] },
  verifyMail: { account: [5, 3600] },
} as const satisfies {
  readonly [kind: string]: { readonly [by in 'address' | 'account' | 'both']?: readonly [number, number] }
}

export type LimitKind = keyof typeof table

/** Counts one try; answers the seconds to wait, 0 when it may go on. `factor` multiplies all limits (tests). */
export type Limit = (kind: LimitKind, address: string, account?: string) => Promise<number>

/** Somebody with IPv6 has a whole /64. */
const network = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address
/** Nobody should find addresses of people in a memory dump. */
const unnamed = (text: string): string => createHash('sha256').update(text.toLowerCase()).digest('base64url')

export function createLimits(factor = 1): Limit {
  const limiters = new Map<string, RateLimiterMemory>()
  for (const [kind, rules] of Object.entries(table))
    for (const [by, [points, duration]] of Object.entries(rules) as [string, readonly [number, number]][])
      limiters.set(`${kind}/${by}`, new RateLimiterMemory({ points: points * factor, duration }))
  return async (kind, address, account) => {
    const keys = {
      address: network(address),
      account: account && unnamed(account),
      both: account && unnamed(`${account} ${network(address)}`),
    }
    let wait = 0
    for (const [by, key] of Object.entries(keys)) {
      const limiter = limiters.get(`${kind}/${by}`)
      if (!limiter || key === undefined || key === '') continue
      try {
        await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        wait = Math.max(wait, Math.ceil(error.msBeforeNext / 1000))
      }
    }
    return wait
  }
}
