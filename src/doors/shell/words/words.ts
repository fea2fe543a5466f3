/** Texts by key. A language is an object of the same shape as `en`: a missing key does not compile. */
import { en } from './en.ts'

export type Words = typeof en

const languages: { readonly [language: string]: Words } = { en }

/** Cultures that the Shell can speak. */
export const cultures = ['en-US', 'en-GB'] as const
export const defaultCulture = 'en-US'

export const wordsFor = (culture: string): Words => languages[culture.split('-')[0]!.toLowerCase()] ?? en

/** The best culture for what a browser says of itself. */
export function cultureFor(acceptLanguage: string | undefined): string {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase()
    const found =
      cultures.find(c => c.toLowerCase() === tag) ??
      cultures.find(c => c.toLowerCase().startsWith(`${tag.split('-')[0]}-`))
    if (tag !== '' && found) return found
  }
  return defaultCulture
}
