/**
 * Code lists as applications ask for them: by key, page by page, by text, in their language (wire.md §5.2, data.md §15). Small
 * lists come with the program; an operator loads others into the database (vocabulary-loading.ts), and translations of either.
 */
import { Fault } from '../protocol/fault.ts'
import { limits } from '../protocol/service.ts'
import type { SearchMode, VocabularyCodeSet, VocabularyKey, VocabularyKeyInfo } from '../protocol/vocabulary.ts'
import { type Reader, sql } from '../store/db.ts'
import { fold } from '../things/vocabularies/fold.ts'
import { translationOf } from '../things/vocabularies/translations.ts'
import {
  aliases,
  placeOf,
  standInFor,
  type Vocabulary,
  type VocabularyItem,
  vocabularies,
} from '../things/vocabularies/vocabularies.ts'
import { kept } from './caches.ts'
import type { Culture, ReadContext } from './context.ts'
import { type Found, itemOfRow, searchLoaded, searchTerms } from './vocabulary-search.ts'

type Context = Pick<ReadContext, 'services' | 'read' | 'caller' | 'culture'>

// ---- which lists there are

interface Loaded {
  readonly id: number
  readonly language: string
}
/** One version of a list, in all its languages. */
interface List {
  readonly family: string
  readonly name: string
  readonly version: string
  readonly description: string
  readonly restricted: boolean
  readonly shipped?: Vocabulary
  readonly loaded: readonly Loaded[]
}

interface ListRow {
  vocabulary_id: number
  family: string
  name: string
  version: string
  language: string
  description: string
  restricted: boolean
}

/** Versions of each list, the newest last, by `family/name`. */
type Catalogue = ReadonlyMap<string, readonly List[]>

const catalogues = kept<Catalogue>()

/** Read once, and again when a load has been finished: `changed` in vocabulary-loading.ts tells every process. */
async function catalogueOf({ services, read }: Context): Promise<Catalogue> {
  const found = await catalogues(services).get('all', () => readCatalogue(read))
  return found!
}

async function readCatalogue(read: Reader): Promise<Catalogue> {
  const rows = await read.query<ListRow>(sql`
    select vocabulary_id, family, name, version, language, description, restricted
    from vocabulary where state = 'Ready' order by loaded_at, vocabulary_id`)
  const lists = new Map<string, List>()
  const keyOf = ({ family, name, version }: { family: string; name: string; version: string }) =>
    JSON.stringify([family, name, version])
  for (const shipped of vocabularies) {
    const { family, name, version, description } = shipped
    lists.set(keyOf(shipped), { family, name, version, description, restricted: false, shipped, loaded: [] })
  }
  for (const row of rows) {
    const key = keyOf(row)
    const known = lists.get(key)
    lists.set(key, {
      family: row.family,
      name: row.name,
      version: row.version,
      description: known?.description || row.description,
      restricted: row.restricted || known?.restricted === true,
      ...(known?.shipped && { shipped: known.shipped }),
      loaded: [...(known?.loaded ?? []), { id: row.vocabulary_id, language: row.language }],
    })
  }
  const byName = new Map<string, List[]>()
  for (const list of lists.values()) {
    const name = `${list.family}/${list.name}`
    byName.set(name, [...(byName.get(name) ?? []), list])
  }
  return byName
}

/** The list that the key names: family wc and the newest version where it says nothing. Faults with 55 and 130. */
async function listFor(
  ctx: Context,
  { name, family = 'wc', version }: Pick<VocabularyKey, 'name' | 'family' | 'version'>,
): Promise<List> {
  const catalogue = await catalogueOf(ctx)
  const versions = (full: string | undefined) => (full === undefined ? [] : (catalogue.get(full) ?? []))
  const named = (full: string | undefined): List | undefined =>
    version === undefined ? versions(full).at(-1) : versions(full).find(list => list.version === version)
  const full = `${family}/${name}`
  const meant = Object.hasOwn(aliases, name) ? aliases[name] : undefined
  const inForms = ctx.caller.application.kind === 'Shell' ? standInFor(meant ?? full) : undefined
  // Schemas write Rxnorm, applications Loinc: last of all whatever is spelt so but for case.
  const lower = full.toLowerCase()
  const alike = () => named([...catalogue.keys()].find(key => key.toLowerCase() === lower))
  const found = named(full) ?? named(meant) ?? alike() ?? (inForms === undefined ? undefined : versions(inForms).at(-1))
  if (!found)
    throw new Fault(
      'INVALID_VOCABULARY',
      `There is no vocabulary ${full}${version === undefined ? '' : ` in version ${version}`}.`,
    )
  if (found.restricted && !(await mayRead(ctx, found)))
    throw new Fault('VOCABULARY_ACCESS_DENIED', `The application is not set up for the vocabulary ${full}.`)
  return found
}

const authorizations = kept<ReadonlySet<string>>()

/** What a master may read its installations may; a child that it provisioned, of that, what it was given. */
async function mayRead({ services, read, caller: { application } }: Context, { family, name }: List): Promise<boolean> {
  const { kind, applicationId, masterId } = application
  if (kind === 'Shell') return true
  const named = async (id: string) => {
    const allowed = await authorizations(services).get(id, () => authorizationsOf(read, id))
    return allowed!.has(`${family}/`) || allowed!.has(`${family}/${name}`)
  }
  return (kind === 'SodaChild' || (await named(applicationId))) && (masterId === undefined || (await named(masterId)))
}

async function authorizationsOf(read: Reader, applicationId: string): Promise<ReadonlySet<string>> {
  const rows = await read.query<{ family: string; name: string }>(
    sql`select family, name from vocabulary_authorization where application_id = ${applicationId}`,
  )
  return new Set(rows.map(row => `${row.family}/${row.name}`))
}

/** 129 for a list, or a family, that there is none of, or that is restricted and the master may not read itself. */
export async function checkChildVocabularies(
  ctx: Context,
  wanted: readonly { readonly family: string; readonly name: string }[],
): Promise<void> {
  const lists = [...(await catalogueOf(ctx)).values()].flatMap(versions => versions.slice(-1))
  for (const { family, name } of wanted) {
    const meant = lists.filter(list => list.family === family && (name === '' || list.name === name))
    const may = await Promise.all(meant.map(list => !list.restricted || mayRead(ctx, list)))
    if (meant.length === 0 || may.includes(false))
      throw new Fault(
        'INVALID_VOCABULARY_AUTHORIZATION',
        `vocabulary-authorizations: ${family}${name === '' ? '' : `/${name}`} is unknown, or this application may not read all of it itself.`,
      )
  }
}

// ---- which language

const cultureName = ({ language, country }: Culture): string =>
  country === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${country.toUpperCase()}`
const languageOf = (culture: string): string => culture.split('-')[0]!.toLowerCase()

/** One language of a list: the entries of a loaded one, or texts for the shipped ones. */
type Texts =
  | { readonly language: string; readonly loaded: number }
  | { readonly language: string; readonly text: (code: string) => string | undefined }
  | { readonly language: string; readonly own: Vocabulary }

/** In which all codes have a text: English where there is English. */
function baseOf({ shipped, loaded }: List): Texts {
  const english = loaded.find(({ language }) => languageOf(language) === 'en')
  if (!english && shipped) return { language: shipped.culture, own: shipped }
  const { id, language } = (english ?? loaded[0])!
  return { language, loaded: id }
}

/** Exact culture, then the language, whatever its country; undefined: nobody has written it (wire.md §2.8). */
function textsIn(list: List, culture: Culture): Texts | undefined {
  const wanted = cultureName(culture)
  const base = baseOf(list)
  const { loaded, family, name } = list
  const inLanguage = (language: string) => languageOf(language) === languageOf(wanted)
  const found =
    loaded.find(({ language }) => language.toLowerCase() === wanted.toLowerCase()) ??
    loaded.find(({ language }) => inLanguage(language))
  if (found) return { language: found.language, loaded: found.id }
  if (inLanguage(base.language)) return base
  return list.shipped && translationOf(`${family}/${name}`, wanted)
}

const same = (a: Texts, b: Texts | undefined): boolean =>
  b !== undefined && a.language === b.language && ('loaded' in a ? a.loaded : 0) === ('loaded' in b ? b.loaded : 0)

// ---- keys

const info = (list: List, culture: Culture): VocabularyKeyInfo => ({
  name: list.name,
  family: list.family,
  version: list.version,
  description: list.description,
  lang: (textsIn(list, culture) ?? baseOf(list)).language,
})

/** The keys of all lists, in all versions. */
export async function allKeys(ctx: Context): Promise<VocabularyKeyInfo[]> {
  return [...(await catalogueOf(ctx)).values()].flat().map(list => info(list, ctx.culture))
}

/** Lists whose name or description matches. */
export async function searchKeys(
  ctx: Context,
  text: string,
  mode: SearchMode,
  atMost: number,
): Promise<VocabularyKeyInfo[]> {
  const entries = [...(await catalogueOf(ctx)).values()]
    .flat()
    .map(value => ({ value, terms: [fold(value.name), fold(value.description)] }))
  return searchTerms(entries, text, mode)
    .slice(0, atMost)
    .map(list => info(list, ctx.culture))
}

// ---- answers

/** A list was replaced between the look at the catalogue and the look at its items. */
class Gone extends Error {}

async function steady<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Gone) || attempt === 3) throw error
      ctx.services.caches.forget()
    }
  }
}

async function stillThere(read: Reader, id: number): Promise<void> {
  const [row] = await read.query(sql`select from vocabulary where vocabulary_id = ${id} and state = 'Ready'`)
  if (!row) throw new Gone()
}

const answer = (
  { name, family, version }: List,
  items: readonly VocabularyItem[],
  more: boolean,
  lang: string,
): VocabularyCodeSet => ({
  name,
  family,
  version,
  codeItem: items.map(({ code, text, abbreviation, infoXml }) => ({
    codeValue: code,
    displayText: text,
    ...(abbreviation !== undefined && { abbreviationText: abbreviation }),
    ...(infoXml !== undefined && { infoXml: { info: infoXml } }),
  })),
  ...(more && { isVocabTruncated: true }),
  lang,
})

/**
 * At most `limits.vocabularyItems` items, from the one with the code of the key on. What has no text in the language of the call
 * has its English one; with `fixedCulture` an empty one. Faults with 55, 130, and 78 when there is no such code.
 */
export function codeSet(ctx: Context, key: VocabularyKey, fixedCulture: boolean): Promise<VocabularyCodeSet> {
  return steady(ctx, async () => {
    const list = await listFor(ctx, key)
    const base = baseOf(list)
    const texts = textsIn(list, ctx.culture)
    const items = await itemsFrom(ctx.read, list, base, key.codeValue)
    const page = items.slice(0, limits.vocabularyItems)
    const more = items.length > page.length
    if (same(base, texts)) return answer(list, page, more, base.language)
    if (!texts && !fixedCulture) return answer(list, page, more, base.language)
    const translated = texts ? await textsFor(ctx.read, texts, page) : new Map<string, VocabularyItem>()
    const inCulture = page.map(item => {
      const { code, infoXml, synonyms: _, abbreviation: __, text } = item
      const known = translated.get(code)
      if (!known && !fixedCulture) return item
      return {
        code,
        text: known ? known.text : fixedCulture ? '' : text,
        ...(known?.abbreviation !== undefined && { abbreviation: known.abbreviation }),
        ...(infoXml !== undefined && { infoXml }),
      }
    })
    return answer(list, inCulture, more, texts?.language ?? cultureName(ctx.culture))
  })
}

/** One item more than a page holds, if there is one. */
async function itemsFrom(
  read: Reader,
  { name }: List,
  base: Texts,
  from: string | undefined,
): Promise<readonly VocabularyItem[]> {
  const start = from === undefined || from === '' ? undefined : from
  const most = limits.vocabularyItems + 1
  const missing = () => new Fault('INVALID_VOCABULARY_ITEM', `The vocabulary ${name} has no code to go on from.`)
  if ('own' in base) {
    const place = start === undefined ? 0 : placeOf(base.own.items, start)
    if (place < 0) throw missing()
    return base.own.items.slice(place, place + most)
  }
  if (!('loaded' in base)) return []
  const first =
    start === undefined
      ? sql`0`
      : sql`(select position from vocabulary_item where vocabulary_id = ${base.loaded} and lower(code) = lower(${start})
             order by code = ${start} desc, position limit 1)`
  const rows = await read.query<{
    code: string
    text: string
    abbreviation: string | null
    info_xml: string | null
  }>(sql`
    select code, text, abbreviation, info_xml from vocabulary_item
    where vocabulary_id = ${base.loaded} and position >= ${first}
      and exists (select from vocabulary where vocabulary_id = ${base.loaded} and state = 'Ready')
    order by position limit ${most}`)
  if (rows.length === 0) {
    await stillThere(read, base.loaded)
    if (start !== undefined) throw missing()
  }
  return rows.map(itemOfRow)
}

async function textsFor(
  read: Reader,
  texts: Texts,
  items: readonly VocabularyItem[],
): Promise<Map<string, VocabularyItem>> {
  if ('text' in texts)
    return new Map(
      items.flatMap(({ code }) => {
        const text = texts.text(code)
        return text === undefined ? [] : [[code, { code, text }] as const]
      }),
    )
  if (!('loaded' in texts)) return new Map(texts.own.items.map(item => [item.code, item]))
  const codes = items.map(({ code }) => code)
  const rows = await read.query<{ asked: string; text: string; abbreviation: string | null }>(sql`
    select asked, text, abbreviation from unnest(${codes}::text[]) as asked
    join vocabulary_item on vocabulary_id = ${texts.loaded} and lower(code) = lower(asked)
    where exists (select from vocabulary where vocabulary_id = ${texts.loaded} and state = 'Ready')`)
  if (rows.length === 0) await stillThere(read, texts.loaded)
  return new Map(rows.map(({ asked, ...row }) => [asked, itemOfRow({ code: asked, info_xml: null, ...row })]))
}

// ---- search

/** Items whose text, abbreviation or synonym matches in the language of the call, and in English where they have no text in it. */
export function searchCodes(
  ctx: Context,
  key: VocabularyKey,
  text: string,
  mode: SearchMode,
  atMost: number,
): Promise<VocabularyCodeSet> {
  return steady(ctx, async () => {
    const list = await listFor(ctx, key)
    const base = baseOf(list)
    const texts = textsIn(list, ctx.culture)
    const search = (within: Texts) => searchIn(ctx.read, list, within, text, mode, atMost)
    if (!texts || same(base, texts)) {
      const { items, more } = await search(base)
      return answer(list, items, more, base.language)
    }
    const [own, others] = await Promise.all([search(texts), search(base)])
    const translated = await textsFor(ctx.read, texts, others.items)
    const rest = others.items.filter(({ code }) => !translated.has(code))
    const items = [...own.items, ...rest]
    return answer(list, items.slice(0, atMost), own.more || others.more || items.length > atMost, texts.language)
  })
}

type Entry = { readonly value: VocabularyItem; readonly terms: readonly string[] }
const folded = new WeakMap<Vocabulary, readonly Entry[]>()

/** Folded once, when a list is searched for the first time. */
function entriesOf(vocabulary: Vocabulary): readonly Entry[] {
  let found = folded.get(vocabulary)
  if (!found) {
    found = vocabulary.items.map(value => {
      const { text, abbreviation, synonyms = [] } = value
      return { value, terms: [text, ...(abbreviation === undefined ? [] : [abbreviation]), ...synonyms].map(fold) }
    })
    folded.set(vocabulary, found)
  }
  return found
}

async function searchIn(
  read: Reader,
  { shipped }: List,
  texts: Texts,
  text: string,
  mode: SearchMode,
  atMost: number,
): Promise<Found> {
  if ('loaded' in texts) {
    const found = await searchLoaded(read, texts.loaded, text, mode, atMost)
    if (found.items.length === 0) await stillThere(read, texts.loaded)
    return found
  }
  const entries =
    'own' in texts
      ? entriesOf(texts.own)
      : (shipped?.items ?? []).flatMap(({ code, infoXml }) => {
          const named = texts.text(code)
          if (named === undefined) return []
          const value = { code, text: named, ...(infoXml !== undefined && { infoXml }) }
          return [{ value, terms: [fold(named)] }]
        })
  const items = searchTerms(entries, text, mode)
  return { items: items.slice(0, atMost), more: items.length > atMost }
}
