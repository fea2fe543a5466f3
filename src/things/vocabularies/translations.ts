/** Texts of shipped lists in other languages, where Unicode CLDR keeps them: Node brings its data along (full ICU). */

/** Code → text, in one language. */
type Namer = (language: string) => { readonly language: string; readonly text: (code: string) => string | undefined }

const display =
  (type: 'region' | 'language' | 'currency'): Namer =>
  language => {
    const names = new Intl.DisplayNames([language], { type, fallback: 'none' })
    return {
      language: names.resolvedOptions().locale,
      text(code) {
        try {
          return names.of(code)
        } catch {
          // Not the form of a code of this kind.
          return undefined
        }
      },
    }
  }

const calendar =
  (part: 'month' | 'weekday', dates: { readonly [code: string]: Date }): Namer =>
  language => {
    const names = new Intl.DateTimeFormat([language], { [part]: 'long', timeZone: 'UTC' })
    return {
      language: names.resolvedOptions().locale,
      text: code => (dates[code] ? names.format(dates[code]) : undefined),
    }
  }

const numbered = (count: number, date: (n: number) => Date) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [String(n + 1), date(n)]))

/** Lists whose codes CLDR knows. */
const namers: { readonly [list: string]: Namer } = {
  'iso/iso3166': display('region'),
  'iso/iso639-1': display('language'),
  'iso/iso4217': display('currency'),
  'wc/cultures': display('language'),
  'wc/months': calendar(
    'month',
    numbered(12, n => new Date(Date.UTC(2024, n, 1))),
  ),
  // 2023 began with a Sunday, and so does the list.
  'wc/days-of-week': calendar(
    'weekday',
    numbered(7, n => new Date(Date.UTC(2023, 0, 1 + n))),
  ),
}

export interface Translation {
  /** The language really given: de for de-XX. */
  readonly language: string
  readonly text: (code: string) => string | undefined
}

/** Undefined where nobody keeps texts of the list in this language. */
export function translationOf(list: string, language: string): Translation | undefined {
  const namer = namers[list]
  if (!namer) return undefined
  try {
    if (Intl.DisplayNames.supportedLocalesOf([language]).length === 0) return undefined
    const found = namer(language)
    return found.language.split('-')[0] === language.split('-')[0]!.toLowerCase() ? found : undefined
  } catch {
    // Not the form of a language tag.
    return undefined
  }
}
