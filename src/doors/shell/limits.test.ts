import { describe, expect, test } from 'vitest'
import { createLimits, type Limit } from './limits.ts'

/** Tries that were let through. */
async function letThrough(limit: Limit, tries: number, from: (n: number) => string, account: (n: number) => string) {
  let through = 0
  for (let n = 0; n < tries; n++) if ((await limit('signIn', from(n), account(n))) === 0) through++
  return through
}

describe('nobody guesses a password by trying', () => {
  test('ten tries at one account from one address', async () => {
    const limit = createLimits()
    expect(
      await letThrough(
        limit,
        30,
        () => '203.0.113.9',
        () => 'ann@example.org',
      ),
    ).toBe(10)
  })

  test('sixty from everywhere', async () => {
    const limit = createLimits()
    expect(
      await letThrough(
        limit,
        90,
        n => `198.51.100.${n}`,
        () => 'ann@example.org',
      ),
    ).toBe(60)
  })

  test.each([
    ['written out', (n: number) => `2001:db8:1:2:${n.toString(16)}::1`],
    ['with the zeros of the network left out', (n: number) => `2001:db8::${n.toString(16)}`],
    ['with zeros left out at the start', (n: number) => `::${n.toString(16)}:1`],
  ])('all addresses of one IPv6 network are one, %s', async (_, from) => {
    const limit = createLimits()
    expect(await letThrough(limit, 30, from, () => 'ann@example.org')).toBe(10)
  })

  test('two IPv6 networks are two', async () => {
    const limit = createLimits()
    expect(
      await letThrough(
        limit,
        30,
        n => `2001:db8:0:${n % 2}::1`,
        () => 'ann@example.org',
      ),
    ).toBe(20)
  })

  test.each([
    ['capitals', ['VIC@example.org', 'vic@example.org', 'Vic@example.org']],
    [
      'letters that the database takes for others',
      ['v\u0130c@example.org', 'vic@example.org', 'vi\u0307c@example.org'],
    ],
    ['accents in two parts', ['jos\u00e9@example.org', 'jose\u0301@example.org']],
  ])('ways to write one address are one account: %s', async (_, written) => {
    const limit = createLimits()
    expect(
      await letThrough(
        limit,
        30,
        () => '203.0.113.9',
        n => written[n % written.length]!,
      ),
    ).toBe(10)
  })
})

test('who is stopped cannot use up the tries of the owner of the account', async () => {
  const limit = createLimits()
  await letThrough(
    limit,
    500,
    () => '203.0.113.9',
    () => 'ann@example.org',
  )
  expect(await limit('signIn', '198.51.100.1', 'ann@example.org')).toBe(0)
})
