/** How often one may try. Counted in memory: enough to make guessing useless, and forgotten at a restart. */
import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** [tries, seconds]; `address` counts by network address, `account` by who is meant, `both` by the two together. */
const table = {
  signIn: { address: [60, 300], both: [10, 900], account: [60, 3600] },
  operatorSignIn: { address: [20, 300], both: [10, 900], account: [30, 3600] },
  signUp: { address: [20, 3600] },
  passkey: { address: [120, 300] },
  forgot: { address: [20, 3600], account: [5, 3600] },
  secretLink: { address: [60, 900] },
  confirm: { account: [10, 900] },
  verifyMail: { account: [5, 3600] },
  // Somebody with a letter in hand mistypes a few times; a waiting room may share an address.
  code: { address: [60, 900], account: [20, 900] },
  answer: { address: [60, 900], account: [20, 900] },
  // Invitations are mail to strangers: by who sends them, and by whom they would reach.
  invite: { address: [60, 86_400], account: [30, 86_400] },
  invited: { account: [5, 86_400] },
  // Opening one of the largest packages takes seconds.
  package: { account: [60, 900] },
  // Several a second while one types; a list of half a million terms is not to be drained by it.
  vocabulary: { account: [600, 300] },
} as const satisfies {
  readonly [kind: string]: { readonly [by in 'address' | 'account' | 'both']?: readonly [number, number] }
}

export type LimitKind = keyof typeof table

/** Counts one try; answers the seconds to wait, 0 when it may go on. `factor` multiplies all limits (tests). */
export type Limit = (kind: LimitKind, address: string, account?: string) => Promise<number>

/** Somebody with IPv6 has a whole /64: the first four groups, written out. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = [], tail = []] = address.split('::').map(half => (half === '' ? [] : half.split(':')))
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
/** Nobody should find addresses of people in a memory dump. What the database takes for the same address is one here too. */
const unnamed = (text: string): string =>
  // PostgreSQL makes a plain i of the Turkish capital, JavaScript an i with a dot above.
  createHash('sha256').update(text.normalize('NFC').toLowerCase().replaceAll('\u0307', '')).digest('base64url')

export function createLimits(factor = 1): Limit {
  const limiters = new Map<string, RateLimiterMemory>()
  for (const [kind, rules] of Object.entries(table))
    for (const [by, [points, duration]] of Object.entries(rules) as [string, readonly [number, number]][])
      limiters.set(`${kind}/${by}`, new RateLimiterMemory({ points: points * factor, duration }))
  return async (kind, address, account) => {
    // The account comes last: who is stopped before cannot use up the tries of its owner.
    const keys = {
      address: network(address),
      both: account && unnamed(`${account} ${network(address)}`),
      account: account && unnamed(account),
    }
    for (const [by, key] of Object.entries(keys)) {
      const limiter = limiters.get(`${kind}/${by}`)
      if (!limiter || key === undefined || key === '') continue
      try {
        await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return Math.ceil(error.msBeforeNext / 1000)
      }
    }
    return 0
  }
}
