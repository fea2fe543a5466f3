import { describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches, passwordProblem } from './passwords.ts'

const about = ['Ann Baker', 'a.baker-home@example.com']

describe('which passwords are good enough', () => {
  test.each([
    ['quiet river lantern', undefined],
    ['correct horse battery staple', undefined],
    ['Tr0mb0ne&galoshes', undefined],
    ['пять тихих рек и лес', undefined],
    ['five5five', 'short'],
    ['ten chars!', undefined],
    ['x'.repeat(201), 'long'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['1234567890', 'common'],
    ['0987654321', 'common'],
    ['qwertyuiop', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['abcdefghijkl', 'common'],
    ['password12', 'common'],
    ['P@ssw0rd2024!', 'common'],
    ['!!welcome!!1', 'common'],
    ['iloveyou2026', 'common'],
    ['healthkeep1', 'common'],
    ['ann baker 12', 'personal'],
    ['my-B4ker-pie', 'personal'],
    ['a.baker-home@example.com', 'personal'],
    ['homely kettle', 'personal'],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, about)).toBe(problem)
  })

  test('short parts of a name do not count', () => {
    expect(passwordProblem('an annual river', ['Ann Li', 'li@example.com'])).toBeUndefined()
  })
})

describe('comparing', () => {
  test('is right for the password alone, however its letters were typed', async () => {
    const stored = await hashPassword('caf\u00e9 quiet river')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(stored, 'cafe\u0301 quiet river')).toBe(true)
    expect(await passwordMatches(stored, 'cafe quiet river')).toBe(false)
  })

  test('without a stored password is false, and does the same work', async () => {
    expect(await passwordMatches(undefined, 'nobody has this password')).toBe(false)
  })
})
