/**
 * Does a search answer while one types? A list of half a million entries that look like RxNorm's is loaded with the real
 * loader beside a running server, and searched through the XML door in each mode, as people type. Beside it the bare ceiling:
 * the same index asked in plain SQL for 25 matches, without ranking. `DATABASE_URL=… npm run bench -- --only vocabulary` takes
 * a server instead of the embedded PostgreSQL.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Connection } from './load.ts'
import { build, fine, freePort, quick, Stage, signedRequest } from './stage.ts'

const entries = quick ? 20_000 : 500_000
const queries = quick ? 50 : 400
const modes = ['Prefix', 'Contains', 'FullText'] as const

// ---- plausible entries, the same in each run

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = generator(2026)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!

const starts =
  'ace am ator ben carb cef cipro clo dex dil dor ery flu gaba gli hydro ibu iso keto lami levo lis lora met meto nap ome oxa para pen pio pra pro quin rani ris ser sim sul tam ter tra val vera war zol'.split(
    ' ',
  )
const middles = ' ta mi no lo ri ra xi pro do fe so va tri cy be ni ze'.split(' ')
const ends =
  'pril olol statin azole cillin mycin pine pam zepam sartan dipine oxacin idone etine triptan gliptin mab tinib vir cycline profen caine phylline formin xaban amine ide one ate ol'.split(
    ' ',
  )
const salts = ['', '', '', ' hydrochloride', ' sodium', ' sulfate', ' acetate', ' maleate', ' phosphate']
const forms =
  'Oral Tablet,Oral Capsule,Injectable Solution,Oral Solution,Topical Cream,Extended Release Oral Tablet,Ophthalmic Solution,Transdermal System,Oral Suspension,Rectal Suppository,Nasal Spray,Topical Ointment,Chewable Tablet,Metered Dose Inhaler'.split(
    ',',
  )

const name = () => pick(starts) + pick(middles) + pick(middles) + pick(ends)
const ingredients = [...new Set(Array.from({ length: 9000 }, name))]

function texts(): string[] {
  const found = new Set<string>()
  const strength = () => Math.ceil(random() * 200) * 2.5
  while (found.size < entries) {
    const second = random() < 0.15 ? ` / ${pick(ingredients)} ${strength()} MG` : ''
    const brand = random() < 0.3 ? ` [${pick(starts)}${pick(middles)}x]` : ''
    found.add(`${pick(ingredients)}${pick(salts)} ${strength()} MG${second} ${pick(forms)}${brand}`)
  }
  return [...found]
}

// ---- queries as people type them

const letters = () => 2 + Math.floor(random() * 7)
const typed: { readonly [M in (typeof modes)[number]]: () => string } = {
  Prefix: () => pick(ingredients).slice(0, letters()),
  Contains: () => {
    const word = pick(ingredients)
    const from = Math.floor(random() * Math.max(1, word.length - 3))
    return word.slice(from, from + letters())
  },
  FullText: () =>
    `${pick(ingredients).slice(0, 2 + letters())} ${pick(['tab', 'cap', 'sol', 'oral', '10', '25', 'cream'])}`,
}

const searchXml = (text: string, mode: string) =>
  `<vocabulary-key><name>RxNorm Active Medicines</name><family>RxNorm</family></vocabulary-key>` +
  `<text-search-parameters><search-string search-mode="${mode}">${text}</search-string><max-results>25</max-results></text-search-parameters>`

const list = `(select vocabulary_id from vocabulary where name = 'RxNorm Active Medicines' and state = 'Ready')`
const bareSql: { readonly [M in (typeof modes)[number]]: (id: number, text: string) => [string, unknown[]] } = {
  Prefix: (id, text) => [
    'select position from vocabulary_term where vocabulary_id = $1 and folded >= $2 and folded < $3 limit 25',
    [id, text, `${text}\u{10ffff}`],
  ],
  Contains: (id, text) => [
    'select position from vocabulary_term where vocabulary_tokens(vocabulary_id, folded) @@ $1::tsquery limit 25',
    [`'${id}w${text}':* | '${id}s${text}':*`],
  ],
  FullText: (id, text) => [
    'select position from vocabulary_term where vocabulary_tokens(vocabulary_id, folded) @@ $1::tsquery limit 25',
    [
      text
        .split(' ')
        .map(word => `'${id}w${word}':*`)
        .join(' & '),
    ],
  ],
}

// ---- measuring

interface Line {
  readonly mode: string
  readonly p50: number
  readonly p99: number
  readonly bareP50: number
  readonly bareP99: number
}

async function latencies(work: (text: string) => Promise<void>, texts: readonly string[]) {
  const taken: number[] = []
  for (const text of texts) {
    const began = performance.now()
    await work(text)
    taken.push(performance.now() - began)
  }
  taken.sort((a, b) => a - b)
  const at = (q: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * q))]!
  return { p50: at(0.5), p99: at(0.99) }
}

export async function vocabulary() {
  build()
  const stage = new Stage()
  let client: pg.Client | undefined
  try {
    const port = await freePort()
    const soda = stage.makeDemo(port)
    await stage.start(port)
    // RXNCONSO.RRF: code, source, type and text at their places among eighteen columns.
    const file = join(stage.data, 'RXNCONSO.RRF')
    const lines = texts().map((text, n) => `${n + 1}|ENG||||||${n}|||${n}|RXNORM|SCD|${n}|${text}||N|4096|\n`)
    writeFileSync(file, lines.join(''))
    process.stderr.write(`loading ${entries} entries\n`)
    const began = performance.now()
    execFileSync(process.execPath, ['bin/healthkeep.js', 'vocabulary', 'load', file, '--data', stage.data], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const loadSeconds = (performance.now() - began) / 1000
    client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? (await stage.databaseUrl()) })
    await client.connect()
    const [{ id, version }] = (await client.query(`select ${list} as id, current_setting('server_version') as version`))
      .rows as [{ id: number; version: string }]
    const sizes = (
      await client.query(`select pg_size_pretty(pg_relation_size('vocabulary_term_tokens')) as tokens,
      pg_size_pretty(pg_relation_size('vocabulary_term_start')) as start, pg_size_pretty(pg_relation_size('vocabulary_term')) as terms`)
    ).rows[0] as { tokens: string; start: string; terms: string }
    const one = new Connection(port)
    const { who } = await stage.signIn(soda, one)
    const rows: Line[] = []
    for (const mode of modes) {
      process.stderr.write(`${mode}\n`)
      const words = Array.from({ length: queries }, typed[mode])
      const through = async (text: string) =>
        fine(await one.send(signedRequest(who, 'SearchVocabulary', 1, searchXml(text, mode))))
      const bare = async (text: string) => {
        const [sql, values] = bareSql[mode](id, text)
        await client!.query({ name: mode, text: sql, values })
      }
      await latencies(through, words.slice(0, 50))
      const ours = await latencies(through, words)
      const ceiling = await latencies(bare, words)
      rows.push({ mode, ...ours, bareP50: ceiling.p50, bareP99: ceiling.p99 })
    }
    one.close()
    return { postgresql: version, entries, loadSeconds, sizes, rows }
  } finally {
    await client?.end()
    await stage.close()
  }
}

export function print({ postgresql, entries, loadSeconds, sizes, rows }: Awaited<ReturnType<typeof vocabulary>>): void {
  console.log(
    `A search among ${entries.toLocaleString('en-US')} entries, 25 wanted, PostgreSQL ${postgresql}; loaded in ${loadSeconds.toFixed(0)} s, index of words ${sizes.tokens}, of beginnings ${sizes.start}, texts ${sizes.terms}`,
  )
  const line = (...cells: string[]) =>
    console.log(cells.map((c, i) => (i === 0 ? c.padEnd(12) : c.padStart(12))).join(''))
  line('', 'p50 ms', 'p99 ms', 'bare p50', 'bare p99')
  for (const r of rows) line(r.mode, ...[r.p50, r.p99, r.bareP50, r.bareP99].map(n => n.toFixed(2)))
}
