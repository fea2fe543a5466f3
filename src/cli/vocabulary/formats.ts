/** The formats in which code lists are published: which files, which lists come of them, what a line says. */
import type { LoadTarget, SourceRow } from '../../protocol/vocabulary-load.ts'
import { SourceError } from '../../protocol/vocabulary-load.ts'
import { UsageError } from '../command.ts'
import type { SourceFile } from './files.ts'
import { headOf, type Shape } from './records.ts'

/** What a line becomes; the part that reads it adds the line. */
export type Row = Omit<SourceRow, 'line' | 'kind' | 'list'> & Partial<Pick<SourceRow, 'kind' | 'list'>>

export interface Part {
  readonly file: SourceFile
  readonly shape: Shape
  /** The first record names the columns. */
  readonly header: boolean
  /** How many columns a line has, when it is the same for all. */
  readonly columns?: number
  rows(fields: readonly string[], wrong: (what: string) => SourceError): readonly Row[]
}

export interface Plan {
  readonly targets: readonly LoadTarget[]
  readonly parts: readonly Part[]
  readonly join?: { readonly kind: 'snomed'; readonly lists: { readonly [tag: string]: readonly string[] } }
}

export interface Wanted {
  readonly family?: string
  readonly name?: string
  readonly version?: string
  readonly language?: string
  readonly description?: string
}

interface Format {
  readonly title: string
  /** Undefined when the files are not of this format. */
  plan(files: readonly Opened[], wanted: Wanted): Plan | undefined
}

/** A file with the first lines of it, by which its format is known. */
export interface Opened {
  readonly file: SourceFile
  readonly head: readonly string[]
}

const day = (file: SourceFile): string => file.changedAt.toISOString().slice(0, 10)
const base = (name: string): string => name.split(/[\\/]/).at(-1)!
const lower = (text: string): string => text.trim().toLowerCase()

/** One list, unless the command line says otherwise. */
const target = (
  file: SourceFile,
  wanted: Wanted,
  own: Omit<LoadTarget, 'version' | 'language'> & Partial<LoadTarget>,
) => ({
  ...own,
  version: wanted.version ?? own.version ?? day(file),
  language: wanted.language ?? own.language ?? 'en-US',
  family: wanted.family ?? own.family,
  name: wanted.name ?? own.name,
  description: wanted.description ?? own.description,
})

function notNamed(wanted: Wanted, format: string): void {
  if (wanted.name !== undefined)
    throw new UsageError(`${format} makes several lists with names of their own; leave out --name.`)
}

// ---- RxNorm

/** Names of HealthVault's lists; term types of RxNorm that stand in each, of active and of obsolete names. */
const rxnormLists = [
  { name: 'RxNorm Active Medicines', types: ['SCD', 'SBD', 'GPCK', 'BPCK', 'BN'], suppress: 'N' },
  { name: 'RxNorm Active Ingredients', types: ['IN', 'PIN', 'MIN'], suppress: 'N' },
  { name: 'RxNorm Obsolete Medicines', types: ['SCD', 'SBD', 'GPCK', 'BPCK', 'BN'], suppress: 'O' },
  { name: 'RxNorm Obsolete Ingredients', types: ['IN', 'PIN', 'MIN'], suppress: 'O' },
] as const
/** Synonyms and names for prescriptions of what another line names. */
const rxnormSynonyms = ['SY', 'TMSY', 'PSN']

const rxnorm: Format = {
  title: 'RxNorm, RXNCONSO.RRF',
  plan(files, wanted) {
    const found = files.find(({ file }) => base(file.name).toUpperCase() === 'RXNCONSO.RRF')
    if (!found) return undefined
    notNamed(wanted, 'RxNorm')
    const { file } = found
    return {
      targets: rxnormLists.map(({ name }) =>
        target(file, wanted, { family: 'RxNorm', name, description: `${name.slice('RxNorm '.length)} of RxNorm, NLM` }),
      ),
      parts: [
        {
          file,
          shape: 'pipe',
          header: false,
          // Eighteen, each with a bar after it.
          columns: 19,
          rows(fields, wrong) {
            const [code = '', , , , , , , , , , , source, type = '', , text = '', , suppress] = fields
            if (source !== 'RXNORM') return []
            if (code === '' || text === '') throw wrong('there is no RXCUI or no text')
            if (rxnormSynonyms.includes(type) && suppress === 'N') return [{ kind: 'synonym', code, text }]
            const list = rxnormLists.findIndex(
              l => l.suppress === suppress && (l.types as readonly string[]).includes(type),
            )
            return list < 0 ? [] : [{ list: String(list), code, text }]
          },
        },
      ],
    }
  },
}

// ---- SNOMED CT

/** HealthVault's lists and the tags of fully specified names that stand in each; the empty tag is everything. */
const snomedLists = [
  { name: 'SnomedComplete', tags: [''] },
  { name: 'SnomedConditions', tags: ['disorder', 'finding', 'situation', 'event'] },
  { name: 'SnomedProcedures', tags: ['procedure', 'regime/therapy'] },
  { name: 'SnomedBodyLocation', tags: ['body structure', 'cell structure'] },
  { name: 'SnomedAllergies', tags: ['substance', 'product', 'medicinal product'] },
] as const

/** Which name a country prefers is told by the refset of its language. */
const languageRefsets: { readonly [language: string]: string } = {
  'en-us': '900000000000509007',
  'en-gb': '900000000000508004',
}
const fullName = '900000000000003001'
const synonym = '900000000000013009'
const preferred = '900000000000548007'

const snomed: Format = {
  title: 'SNOMED CT, RF2 snapshot (folder or zip)',
  plan(files, wanted) {
    const one = (pattern: RegExp) => files.find(({ file }) => pattern.test(base(file.name)))?.file
    const concepts = one(/^sct2_Concept_.*Snapshot.*\.txt$/i)
    const language = wanted.language ?? 'en-US'
    const [short] = language.split('-')
    const descriptions =
      one(new RegExp(`^sct2_Description_.*Snapshot-${short}.*\\.txt$`, 'i')) ??
      one(/^sct2_Description_.*Snapshot.*\.txt$/i)
    const names = one(/^der2_cRefset_Language.*Snapshot.*\.txt$/i)
    if (!concepts && !descriptions) return undefined
    if (!concepts || !descriptions || !names)
      throw new UsageError(
        'SNOMED CT needs three files, for concepts, descriptions and the refset of the language: name the folder or the zip of the release.',
      )
    notNamed(wanted, 'SNOMED CT')
    const released = /(\d{8})\D*$/.exec(base(concepts.name))?.[1]
    const refset = languageRefsets[language.toLowerCase()]
    const part = (file: SourceFile, columns: number, rows: (fields: readonly string[]) => readonly Row[]): Part => ({
      file,
      shape: 'tab',
      header: true,
      columns,
      rows: fields => (fields[2] === '1' ? rows(fields) : []),
    })
    const lists: { [tag: string]: string[] } = {}
    for (const [index, { tags }] of snomedLists.entries())
      for (const tag of tags) lists[tag] = [...(lists[tag] ?? []), String(index)]
    return {
      targets: snomedLists.map(({ name }) =>
        target(concepts, wanted, {
          family: 'Snomed',
          name,
          ...(released !== undefined && { version: released }),
          description: `${name.slice('Snomed'.length)} of SNOMED CT`,
        }),
      ),
      join: { kind: 'snomed', lists },
      parts: [
        part(concepts, 5, ([id = '']) => [{ kind: 'concept', list: '', code: id, text: '' }]),
        part(descriptions, 9, ([id = '', , , , concept = '', spoken, type, text = '']) => {
          if (spoken !== short?.toLowerCase()) return []
          if (type === fullName) return [{ kind: 'full-name', list: id, code: concept, text }]
          return type === synonym ? [{ kind: 'synonym', list: id, code: concept, text }] : []
        }),
        part(names, 7, ([, , , , set, description = '', acceptability]) =>
          acceptability === preferred && (refset === undefined || set === refset)
            ? [{ kind: 'preferred', list: '', code: description, text: '' }]
            : [],
        ),
      ],
    }
  },
}

// ---- LOINC

const loinc: Format = {
  title: 'LOINC, Loinc.csv',
  plan(files, wanted) {
    const found = files.find(
      ({ file, head }) => base(file.name).toLowerCase() === 'loinc.csv' || /^\W*LOINC_NUM\W/.test(head[0] ?? ''),
    )
    if (!found) return undefined
    const { file, head } = found
    const columns = csvHeader(head[0] ?? '')
    const at = (name: string) => columns.indexOf(name)
    const missing = ['LOINC_NUM', 'LONG_COMMON_NAME', 'STATUS'].filter(name => at(name) < 0)
    if (missing.length > 0) throw new SourceError(`${file.name}, line 1: there is no column ${missing.join(', ')}.`)
    const version = /loinc[_-]?v?(\d+\.\d+)/i.exec(file.name)?.[1]
    return {
      targets: [
        target(file, wanted, {
          family: 'regenstrief',
          name: 'LOINC',
          ...(version !== undefined && { version }),
          description: 'Laboratory tests and observations, LOINC, Regenstrief Institute',
        }),
      ],
      parts: [
        {
          file,
          shape: 'csv',
          header: true,
          columns: columns.length,
          rows(fields, wrong) {
            const of = (name: string) => fields[at(name)]?.trim() ?? ''
            if (of('STATUS') === 'DEPRECATED') return []
            const [code, text, abbreviation] = [
              of('LOINC_NUM'),
              of('LONG_COMMON_NAME') || of('COMPONENT'),
              of('SHORTNAME'),
            ]
            if (code === '' || text === '') throw wrong('there is no LOINC_NUM or no name')
            const synonyms = [of('CONSUMER_NAME'), of('DisplayName')].filter(Boolean)
            return [{ code, text, synonyms, ...(abbreviation !== '' && { abbreviation }) }]
          },
        },
      ],
    }
  },
}

const csvHeader = (line: string): string[] =>
  line
    .replace(/^\uFEFF/, '')
    .split(',')
    .map(name => name.replace(/^"|"$/g, '').trim())

// ---- ICD-10-CM

/** Order, code, whether it can be billed, short and long name, at fixed places. */
const orderLine = /^(\d{5}) ([A-Z][0-9][0-9A-Z]{1,5}) +([01]) (.{1,60})(?: (.+))?$/
const codeLine = /^([A-Z][0-9][0-9A-Z]{1,5}) +(\S.*)$/
const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

const icd10cm: Format = {
  title: 'ICD-10-CM, order file or code file of CMS',
  plan(files, wanted) {
    const fits = (pattern: RegExp) => (o: Opened) =>
      o.head.length > 0 && o.head.slice(0, 3).every(line => pattern.test(line))
    const order = files.find(fits(orderLine))
    const found = order ?? files.find(fits(codeLine))
    if (!found) return undefined
    const { file } = found
    const year = /(20\d\d)/.exec(base(file.name))?.[1]
    return {
      targets: [
        target(file, wanted, {
          family: 'icd',
          name: 'icd10cm',
          ...(year !== undefined && { version: year }),
          description: 'Diagnoses, ICD-10-CM, CMS and NCHS',
        }),
      ],
      parts: [
        {
          file,
          shape: 'line',
          header: false,
          rows([line = ''], wrong) {
            if (line.trim() === '') return []
            const parts = (order ? orderLine : codeLine).exec(line)
            if (!parts) throw wrong('a code and its name are wanted at their places')
            const [code, text, short] = order
              ? [parts[2]!, (parts[5] ?? parts[4])!.trim(), parts[4]!.trim()]
              : [parts[1]!, parts[2]!.trim(), '']
            return [{ code: dotted(code), text, ...(short !== '' && short !== text && { abbreviation: short }) }]
          },
        },
      ],
    }
  },
}

// ---- CDC

const cdc = (
  title: string,
  name: string,
  description: string,
  code: RegExp,
  columns: number,
  textAt: (fields: readonly string[]) => { text: string; abbreviation?: string },
): Format => ({
  title,
  plan(files, wanted) {
    const found = files.find(({ head }) => {
      const fields = (head[0] ?? '').split('|')
      return fields.length === columns && code.test(fields[0]!.trim())
    })
    if (!found) return undefined
    return {
      targets: [target(found.file, wanted, { family: 'HL7', name, description })],
      parts: [
        {
          file: found.file,
          shape: 'pipe',
          header: false,
          columns,
          rows(fields, wrong) {
            const value = fields[0]!.trim()
            const { text, abbreviation } = textAt(fields.map(field => field.trim()))
            if (!code.test(value) || text === '') throw wrong('there is no code or no name')
            return [{ code: value, text, ...(abbreviation !== undefined && abbreviation !== text && { abbreviation }) }]
          },
        },
      ],
    }
  },
})

const cvx = cdc(
  'CVX, cvx.txt of the CDC',
  'vaccines-cvx',
  'Vaccines, CDC code set CVX',
  /^\d{1,3}$/,
  7,
  ([, short = '', full = '']) => ({ text: full || short, abbreviation: short }),
)
const mvx = cdc(
  'MVX, mvx.txt of the CDC',
  'vaccine-manufacturers-mvx',
  'Makers of vaccines, CDC code set MVX',
  /^[A-Z]{2,3}$/,
  5,
  ([, text = '']) => ({ text }),
)

// ---- tables with a header

/** What the columns of a table are called by those who publish such tables. */
const columnNames = {
  code: ['code', 'code-value', 'alpha-2', 'alpha-2 code', 'alpha2', 'iso2', 'iso', 'part1'],
  text: ['text', 'display-text', 'display', 'name', 'english short name', 'country', 'ref_name', 'english'],
  abbreviation: ['abbreviation', 'abbreviation-text', 'short'],
  synonyms: ['synonyms'],
} as const
const isLanguage = (name: string) => /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2}|-\d{3})?$/i.test(name)

const kinds: readonly {
  readonly when: RegExp
  readonly family: string
  readonly name: string
  readonly description: string
}[] = [
  { when: /^(alpha-?2|alpha-2 code|iso2?)$/, family: 'iso', name: 'iso3166', description: 'Countries, ISO 3166' },
  { when: /^part1$/, family: 'iso', name: 'iso639-1', description: 'Languages, ISO 639-1' },
]

const table: Format = {
  title: 'a table of ours, tab or comma: code, text, abbreviation, synonyms, and a column for each language',
  plan([only, ...others], wanted) {
    if (!only || others.length > 0) return undefined
    const { file, head } = only
    const first = (head[0] ?? '').replace(/^\uFEFF/, '')
    const shape = first.includes('\t') ? 'tab' : 'csv'
    const columns = (shape === 'tab' ? first.split('\t') : csvHeader(first)).map(lower)
    const at = (names: readonly string[]) => columns.findIndex(column => names.includes(column))
    const places = {
      code: at(columnNames.code),
      text: at(columnNames.text),
      abbreviation: at(columnNames.abbreviation),
      synonyms: at(columnNames.synonyms),
    }
    if (places.code < 0 || places.text < 0) return undefined
    const kind = kinds.find(({ when }) => when.test(columns[places.code]!))
    const name = wanted.name ?? kind?.name
    if (name === undefined) throw new UsageError('Say what the list is called, with --name and --family.')
    const taken = Object.values(places)
    const languages = columns.flatMap((language, index) =>
      isLanguage(language) && !taken.includes(index) && !kind ? [{ language, index }] : [],
    )
    const own = { family: kind?.family ?? 'local', name, description: kind?.description ?? `The list ${name}` }
    return {
      targets: [
        target(file, wanted, own),
        ...languages.map(({ language }) => ({ ...target(file, wanted, own), language: tidy(language) })),
      ],
      parts: [
        {
          file,
          shape,
          header: true,
          columns: columns.length,
          rows(fields, wrong) {
            if (fields.every(field => field.trim() === '')) return []
            const of = (index: number) => (index < 0 ? '' : (fields[index] ?? '').trim())
            const [code, text, abbreviation] = [of(places.code), of(places.text), of(places.abbreviation)]
            // Of the languages of the world few have a code of two letters.
            if (code === '' && kind) return []
            if (code === '' || text === '') throw wrong('there is no code or no text')
            const synonyms = of(places.synonyms).split('|').filter(Boolean)
            return [
              { code, text, synonyms, ...(abbreviation !== '' && { abbreviation }) },
              ...languages.flatMap(({ index }, n) =>
                of(index) === '' ? [] : [{ list: String(n + 1), code, text: of(index) }],
              ),
            ]
          },
        },
      ],
    }
  },
}

const tidy = (language: string): string => {
  const [spoken = '', ...rest] = language.split('-')
  return [spoken.toLowerCase(), ...rest.map(part => (part.length === 4 ? part : part.toUpperCase()))].join('-')
}

/** In the order in which they are tried: the table comes last, for it takes whatever has a header. */
export const formats = { rxnorm, snomed, loinc, icd10cm, cvx, mvx, table } as const
export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as FormatName[]

/** Enough to tell the formats apart. */
const headLines = 3

export async function openedFiles(files: readonly SourceFile[]): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const file of files) {
    // Other formats are never in files of these kinds, and the largest are hundreds of megabytes.
    const readable = /\.(txt|tsv|csv|tab|rrf|dat)$/i.test(file.name) || files.length === 1
    opened.push({ file, head: readable ? await headOf(file, headLines) : [] })
  }
  return opened
}
