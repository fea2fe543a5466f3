/** Passwords: which are good enough, how they are kept (Argon2id), how they are compared without telling who has an account. */
import { hash, verify } from '@node-rs/argon2'
import { accountRules } from '../protocol/account.ts'

// OWASP's first choice for Argon2id (2): 19 MiB, two passes, one lane; 6 to 12 ms off the main thread (stack.md F).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const

/** Two ways to type the same letter are the same password. */
const normal = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let nobody: Promise<string> | undefined

/** True when it is the password. Without a hash it takes the same time and is false. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash('nobody has this password', cost)
  const matches = await verify(stored ?? (await nobody), normal(password).slice(0, 4 * accountRules.longestPassword))
  return matches && stored !== undefined
}

export type PasswordProblem = 'short' | 'long' | 'common' | 'personal'

/** Why a password cannot be used; undefined when it can. `about`: name and address of the person. */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | undefined {
  const text = normal(password)
  const length = [...text].length
  if (length < accountRules.shortestPassword) return 'short'
  if (length > accountRules.longestPassword) return 'long'
  const plain = text.toLowerCase()
  if (personal(plain, about)) return 'personal'
  return common(plain) ? 'common' : undefined
}

/** Holds a part of the name or of the address that is four letters or longer, or is little more than one. */
function personal(plain: string, about: readonly string[]): boolean {
  const parts = about.flatMap(text => {
    const lower = text.normalize('NFKC').toLowerCase()
    return lower.includes('@')
      ? [lower, ...lower.split('@')[0]!.split(/[^\p{L}\p{N}]+/u)]
      : lower.split(/[^\p{L}\p{N}]+/u)
  })
  return parts.some(part => part.length >= 4 && (plain.includes(part) || unmasked(plain).includes(part)))
}

// The heads of every published list of leaked passwords, reduced to what remains when digits and decoration are taken away.
// biome-ignore format: a list of words
const words = new Set([
  'password', 'passwort', 'passw', 'pass', 'passcode', 'passphrase', 'secret', 'letmein', 'welcome', 'iloveyou', 'loveyou', 'lovely', 'love',
  'monkey', 'dragon', 'princess', 'sunshine', 'football', 'baseball', 'basketball', 'soccer', 'superman', 'batman', 'pokemon', 'starwars',
  'master', 'shadow', 'michael', 'jordan', 'hunter', 'killer', 'freedom', 'whatever', 'trustno', 'jesus', 'michelle', 'jessica', 'ashley',
  'charlie', 'computer', 'internet', 'samsung', 'google', 'facebook', 'youtube', 'amazon', 'apple', 'microsoft', 'windows', 'linkedin',
  'administrator', 'admin', 'root', 'user', 'guest', 'login', 'default', 'changeme', 'change', 'test', 'testing', 'tester', 'demo', 'temp',
  'qwerty', 'qwertz', 'azerty', 'asdf', 'zxcv', 'qazwsx', 'qazwsxedc', 'abc', 'abcd', 'aaa', 'hello', 'hellohello', 'flower', 'cookie',
  'summer', 'winter', 'spring', 'autumn', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'birthday', 'family', 'mother',
  'health', 'healthkeep', 'healthvault', 'doctor', 'hospital', 'medicine', 'liverpool', 'chelsea', 'arsenal', 'barcelona', 'london',
  'america', 'chocolate', 'butterfly', 'unicorn', 'rainbow', 'angel', 'babygirl', 'blink', 'matrix', 'mustang', 'ferrari', 'corvette',
  'thunder', 'pepper', 'ginger', 'buster', 'hannah', 'thomas', 'robert', 'daniel', 'andrew', 'joshua', 'matthew', 'george', 'maggie',
  'nothing', 'something', 'access', 'security', 'secure', 'private', 'money', 'business', 'company', 'office', 'house', 'home', 'phone',
])

const masks: { readonly [digit: string]: string } = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const unmasked = (plain: string): string => plain.replace(/[0134578@$!]/g, c => masks[c]!)
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const rows = [...runs, ...runs.map(r => [...r].reverse().join(''))]

function common(plain: string): boolean {
  if (new Set(plain).size < 5) return true
  if (repeats(plain) || rows.some(row => mostlyIn(row, plain))) return true
  // A common word with digits and signs around it or for its letters; a common word twice.
  return [
    letters(plain),
    letters(unmasked(plain)),
    letters(unmasked(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))),
  ].some(word => words.has(word) || words.has(half(word)))
}

const half = (word: string): string =>
  word.length % 2 === 0 && word.slice(0, word.length / 2) === word.slice(word.length / 2)
    ? word.slice(0, word.length / 2)
    : word

/** `abcabcabcabc`: a short piece over and over. */
const repeats = (plain: string): boolean => /^(.{1,4})\1+.{0,3}$/su.test(plain)

/** Along a row of the keyboard, the alphabet or the digits, in at most two pieces. */
function mostlyIn(row: string, plain: string): boolean {
  let longest = 0
  for (let start = 0; start < plain.length; start++) {
    let end = start + 1
    while (end < plain.length && row.includes(plain.slice(start, end + 1))) end++
    longest = Math.max(longest, end - start)
  }
  return longest >= 6 && plain.length - longest <= 4
}
