import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { asker } from '../gate.ts'
import { silent } from '../logs.ts'
import type { SearchMode } from '../protocol/vocabulary.ts'
import { openSession } from '../store/session.ts'
import { commands } from './commands.ts'
import { type Assembly, run } from './run.ts'

let world: World
let folder: string
beforeAll(async () => {
  world = await createWorld()
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-vocabulary-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await world.close()
})

const never = async () => {
  throw new Error('not in this test')
}
const typed = (...argv: string[]) => typedAt(false, argv)
async function typedAt(terminal: boolean, argv: readonly string[]) {
  const assembly: Assembly = {
    version: '1',
    root: '/',
    log: () => silent,
    openDatabase: never,
    openStore: never,
    openPlatform: async () => ({ ...world.platform, close: async () => {} }),
    startServer: never,
  }
  const said = { out: [] as string[], err: [] as string[] }
  const streams = {
    terminal,
    out: (text: string) => void said.out.push(text),
    err: (text: string) => void said.err.push(text),
  }
  const code = await run(argv, {}, commands, assembly, new AbortController().signal, streams)
  return { code, out: said.out.join(''), err: said.err.join('') }
}
async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}
const load = async (name: string, content: string | Buffer, ...flags: string[]) =>
  typed('vocabulary', 'load', await file(name, content), ...flags)

/** One deflated file: its header and bytes, the directory, the end. */
function zipOf(name: string, content: string): Buffer {
  const bytes = deflateRawSync(content)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(bytes.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes])
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), Buffer.from(name)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}

const ask = () => asker(world.platform.gate, { kind: 'shell' }, 'test')
async function items(list: string, culture = 'en-US') {
  const [family, name] = list.split('/') as [string, string]
  const { vocabulary } = await ask()(
    'GetVocabulary',
    { vocabularyParameters: { vocabularyKey: [{ family, name }], fixedCulture: false } },
    { culture },
  )
  const { codeItem, ...key } = vocabulary[0]!
  return { ...key, texts: Object.fromEntries(codeItem.map(item => [item.codeValue, item.displayText])), codeItem }
}
async function found(list: string, text: string, searchMode: SearchMode = 'FullText', culture = 'en-US') {
  const [family, name] = list.split('/') as [string, string]
  const { codeSetResult } = await ask()(
    'SearchVocabulary',
    { vocabularyKey: { family, name }, textSearchParameters: { searchString: { text, searchMode } } },
    { culture },
  )
  return codeSetResult!.codeItem.map(item => item.codeValue)
}

/** RXCUI, source, type, text, suppress at their places among eighteen. */
const rxn = (code: string, type: string, text: string, suppress = 'N', source = 'RXNORM') =>
  `${code}|ENG||||||9${code}|9|${code}||${source}|${type}|${code}|${text}||${suppress}|4096|\n`

describe('vocabulary load', () => {
  test('RxNorm becomes the lists of HealthVault, found by synonyms too', async () => {
    const content = [
      rxn('1191', 'IN', 'aspirin'),
      rxn('243670', 'SCD', 'aspirin 81 MG Oral Tablet'),
      rxn('243670', 'PSN', 'ASA 81 MG tablet'),
      rxn('1191', 'IN', 'Acetylsalicylic acid', 'N', 'MTHSPL'),
      rxn('77', 'SCD', 'withdrawn 5 MG Oral Tablet', 'O'),
      rxn('78', 'SCD', 'suppressed 5 MG Oral Tablet', 'E'),
      rxn('79', 'DF', 'Oral Tablet'),
    ].join('')
    expect((await load('rrf/RXNCONSO.RRF', content, '--version', '2026-01')).out.trim().split('\n')).toEqual([
      'RxNorm/RxNorm Active Medicines 2026-01 (en-US): 1 entry',
      'RxNorm/RxNorm Active Ingredients 2026-01 (en-US): 1 entry',
      'RxNorm/RxNorm Obsolete Medicines 2026-01 (en-US): 1 entry',
    ])
    expect(await items('RxNorm/RxNorm Active Medicines')).toMatchObject({
      family: 'RxNorm',
      version: '2026-01',
      texts: { 243670: 'aspirin 81 MG Oral Tablet' },
    })
    expect(await found('RxNorm/RxNorm Active Medicines', 'asa tab')).toEqual(['243670'])
    expect(await found('RxNorm/RxNorm Active Ingredients', 'asp', 'Prefix')).toEqual(['1191'])
  })

  test('SNOMED CT: active concepts by their preferred name, in the lists of their kinds', async () => {
    const row = (...cells: string[]) => `${cells.join('\t')}\r\n`
    const concept = (id: string, active = '1') =>
      row(id, '20240131', active, '900000000000207008', '900000000000074008')
    const name = (id: string, of: string, type: string, text: string, active = '1') =>
      row(id, '20240131', active, '900000000000207008', of, 'en', type, text, '900000000000448009')
    const prefer = (id: string, set = '900000000000509007', how = '900000000000548007') =>
      row(`u${id}${set}`, '20240131', '1', '900000000000207008', set, id, how)
    const full = '900000000000003001'
    const word = '900000000000013009'
    const at = (path: string, header: string, ...rows: string[]) =>
      file(`SnomedCT/Snapshot/${path}`, `${header}\r\n${rows.join('')}`)
    await at(
      'Terminology/sct2_Concept_Snapshot_INT_20240131.txt',
      'id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId',
      concept('195967001'),
      concept('80146002'),
      concept('11', '0'),
    )
    await at(
      'Terminology/sct2_Description_Snapshot-en_INT_20240131.txt',
      'id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId',
      name('1', '195967001', full, 'Asthma (disorder)'),
      name('2', '195967001', word, 'Bronchial asthma'),
      name('3', '195967001', word, 'Asthma'),
      name('4', '80146002', full, 'Excision of appendix (procedure)'),
      name('5', '80146002', word, 'Appendicectomy'),
      name('6', '80146002', word, 'Appendectomy'),
      name('7', '80146002', word, 'An old name', '0'),
      name('8', '11', full, 'Gone (disorder)'),
    )
    await at(
      'Refset/Language/der2_cRefset_LanguageSnapshot-en_INT_20240131.txt',
      'id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId',
      prefer('3'),
      prefer('6'),
      prefer('5', '900000000000508004'),
    )
    await file('SnomedCT/Readme_en_20240131.txt', Buffer.from('\xa9 SNOMED International', 'latin1'))
    const told = await typed('vocabulary', 'load', join(folder, 'SnomedCT'))
    expect(told.out.trim().split('\n')).toEqual([
      'Snomed/SnomedComplete 20240131 (en-US): 2 entries',
      'Snomed/SnomedConditions 20240131 (en-US): 1 entry',
      'Snomed/SnomedProcedures 20240131 (en-US): 1 entry',
    ])
    expect((await items('Snomed/SnomedComplete')).texts).toEqual({ 195967001: 'Asthma', 80146002: 'Appendectomy' })
    expect(await found('Snomed/SnomedProcedures', 'appendicec', 'Prefix')).toEqual(['80146002'])
    expect(await items('Snomed/SnomedConditions_Filtered')).toMatchObject({ name: 'SnomedConditions' })
    const british = await typed('vocabulary', 'load', join(folder, 'SnomedCT'), '--language', 'en-GB')
    expect(british.code).toBe(0)
    expect((await items('Snomed/SnomedProcedures', 'en-GB')).texts).toEqual({ 80146002: 'Appendicectomy' })
    const alone = join(folder, 'SnomedCT/Snapshot/Terminology/sct2_Concept_Snapshot_INT_20240131.txt')
    expect((await typed('vocabulary', 'load', alone)).err).toContain('name the folder or the zip')
  })

  test('LOINC: quoted fields with commas, quotes and line breaks', async () => {
    const content =
      '"LOINC_NUM","COMPONENT","LONG_COMMON_NAME","SHORTNAME","STATUS","CONSUMER_NAME"\r\n' +
      '"2345-7","Glucose","Glucose [Mass/volume] in Serum, ""fasting""\nor Plasma","Glucose SerPl-mCnc","ACTIVE","Blood sugar"\r\n' +
      '"1-8","Old","Old thing","Old","DEPRECATED",""\r\n'
    expect((await load('Loinc_2.77/Loinc.csv', content)).out).toContain('regenstrief/LOINC')
    const list = await items('regenstrief/LOINC')
    expect(list.codeItem).toEqual([
      {
        codeValue: '2345-7',
        displayText: 'Glucose [Mass/volume] in Serum, "fasting"\nor Plasma',
        abbreviationText: 'Glucose SerPl-mCnc',
      },
    ])
    expect(await found('regenstrief/LOINC', 'sugar')).toEqual(['2345-7'])
  })

  test('ICD-10-CM in both forms, CVX, MVX, countries and languages', async () => {
    const order =
      '00001 A00     0 Cholera                                                      Cholera\n' +
      '00002 A000    1 Cholera due to Vibrio cholerae 01, biovar cholerae           Cholera due to Vibrio cholerae 01, biovar cholerae\n'
    expect((await load('icd10cm_order_2026.txt', order)).out).toBe('icd/icd10cm 2026 (en-US): 2 entries\n')
    expect((await items('icd/icd10cm')).texts).toMatchObject({
      A00: 'Cholera',
      'A00.0': expect.stringContaining('biovar'),
    })
    expect((await load('icd10cm-codes-2027.txt', 'A000    Cholera, classical\n')).code).toBe(0)
    expect(await items('icd/icd10cm')).toMatchObject({ version: '2027', texts: { 'A00.0': 'Cholera, classical' } })

    await load('cvx.txt', '54 |adenovirus, type 4|adenovirus vaccine, type 4, live, oral||Inactive|False|2010/09/30\n')
    expect((await items('HL7/vaccines-cvx')).texts).toEqual({ 54: 'adenovirus vaccine, type 4, live, oral' })
    await load('mvx.txt', 'AB |Abbott Laboratories|includes others|Active|2010/05/28\n')
    expect((await items('HL7/vaccine-manufacturers-mvx')).texts).toEqual({ AB: 'Abbott Laboratories' })
    await load('countries.csv', 'name,alpha-2,alpha-3\n"Virgin Islands, British",VG,VGB\n')
    expect((await items('iso/iso3166')).texts).toEqual({ VG: 'Virgin Islands, British' })
    await load('iso-639-3.tab', 'Id\tPart1\tRef_Name\nswe\tsv\tSwedish\nssw\t\tSomething without two letters\n')
    expect((await items('iso/iso639-1')).texts).toEqual({ sv: 'Swedish' })
  })

  test('a table of ours brings its translations, and English stands where one is missing', async () => {
    const content =
      'code\ttext\tabbreviation\tsynonyms\tde\tfr-CA\nh\theart\thrt\tticker|pump\tHerz\tcoeur\nl\tliver\t\t\tLeber\t\n'
    expect((await load('organs.tsv', content, '--name', 'organs', '--family', 'clinic')).code).toBe(0)
    expect((await items('clinic/organs', 'de-CH')).texts).toEqual({ h: 'Herz', l: 'Leber' })
    expect(await items('clinic/organs', 'fr-FR')).toMatchObject({ lang: 'fr-CA', texts: { h: 'coeur', l: 'liver' } })
    expect(await found('clinic/organs', 'pump')).toEqual(['h'])
    expect(await found('clinic/organs', 'lebe', 'Prefix', 'de-DE')).toEqual(['l'])
    expect(await found('clinic/organs', 'liv', 'Prefix', 'fr-CA')).toEqual(['l'])
    expect(await found('clinic/organs', 'liv', 'Prefix', 'de-DE')).toEqual([])
  })

  test('a translation of a list that came with Healthkeep stands beside it', async () => {
    await load(
      'blood.csv',
      'code,text\nKG,Kilogramm\n',
      '--family',
      'wc',
      '--name',
      'weight-units',
      '--version',
      '1',
      '--language',
      'de',
    )
    expect(await items('wc/weight-units', 'de-DE')).toMatchObject({
      lang: 'de',
      texts: { kg: 'Kilogramm', lb: 'pound' },
    })
    expect((await items('wc/weight-units', 'en-US')).texts.kg).toBe('kilogram')
  })

  test('a zip is read as a folder', async () => {
    await file('m.zip', zipOf('in/mvx.txt', 'ZZ |Zipped Maker||Active|2010/05/28\n'))
    expect((await typed('vocabulary', 'load', join(folder, 'm.zip'))).code).toBe(0)
    expect((await items('HL7/vaccine-manufacturers-mvx')).texts).toEqual({ ZZ: 'Zipped Maker' })
    const damaged = zipOf('in/mvx.txt', 'YY |Damaged||Active|2010/05/28\n')
    damaged.fill(0, 42, 50)
    expect((await load('damaged.zip', damaged)).code).toBe(1)
    expect((await items('HL7/vaccine-manufacturers-mvx')).texts).toEqual({ ZZ: 'Zipped Maker' })
    expect((await load('broken.zip', 'PK no zip')).err).toContain('is no zip that can be read')
  })

  test.each([
    ['cut.tsv', 'code\ttext\na\tone\nb', 'line 3: 2 columns are wanted, and there are 1; the file may be cut off'],
    ['twice.tsv', 'code\ttext\na\tone\nb\ttwo\na\tthree\n', 'line 4: the code a stands in line 2 already'],
    ['latin.tsv', Buffer.from('code\ttext\na\tone\nb\tM\xe9ni\xe8re\n', 'latin1'), 'line 3: these bytes are not UTF-8'],
    ['nul.tsv', 'code\ttext\na\tone\nb\tt\0wo\n', 'line 3: there is a control character in it'],
    ['long-code.tsv', `code\ttext\n${'c'.repeat(3000)}\tone\n`, 'line 2: the code has more than 255 characters'],
    ['empty-text.tsv', 'code\ttext\na\tone\nb\t\n', 'line 3: there is no code or no text'],
    ['quote.csv', 'code,text\na,"one\nb,two\n', 'a quoted field does not end'],
    ['header-only.tsv', 'code\ttext\n', 'there is no entry in it'],
    ['RXNCONSO.RRF', `${rxn('1', 'IN', 'x').repeat(2)}2|ENG|`, 'line 3: 19 columns are wanted'],
    ['strange.bin', Buffer.from([0, 1, 2, 3]), 'is in no format that is known here'],
    ['nothing.tsv', '', 'is empty'],
  ])('%s is refused with a sentence, and nothing is changed', async (name, content, sentence) => {
    const before = (await typed('vocabulary', 'list', '--json')).out
    const named = name.startsWith('RX') ? [] : ['--name', 'hostile', '--family', 'test']
    const { code, err } = await load(`hostile/${name}`, content, ...named)
    expect(err).toContain(sentence)
    expect(code).toBeGreaterThan(0)
    expect((await typed('vocabulary', 'list', '--json')).out).toBe(before)
    const left = await world.platform.services.db.read.query({
      text: 'select from vocabulary_staged union all select from vocabulary_load',
      values: [],
    })
    expect(left).toEqual([])
  })

  test('what an interrupted load left goes after a week', async () => {
    const { now, read } = world.platform.services.db
    const query = (text: string) => now.query<{ id: number }>({ text, values: [] })
    const [old] = await query(
      "insert into vocabulary_load (source, started_at) values ('\\x01', now() - interval '8 days') returning load_id as id",
    )
    const [young] = await query("insert into vocabulary_load (source) values ('\\x02') returning load_id as id")
    for (const { id } of [old!, young!])
      await query(
        `insert into vocabulary_staged (load_id, kind, list, line, code, text, terms) values (${id}, 'item', '0', 1, 'a', 'b', '{}')`,
      )
    await load('other.tsv', 'code\ttext\na\tone\n', '--name', 'other')
    const left = await read.query<{ id: number }>({ text: 'select load_id as id from vocabulary_staged', values: [] })
    expect(left).toEqual([young])
    await query('truncate vocabulary_staged, vocabulary_load')
  })

  test('readers see the old list until the new one is there whole', async () => {
    const rows = (n: number, word: string) =>
      `code\ttext\n${Array.from({ length: n }, (_, i) => `${i}\t${word} ${i}`).join('\n')}\n`
    const flags = ['--name', 'swapped', '--family', 'test', '--version', '1']
    await load('swap.tsv', rows(900, 'old'), ...flags)
    let done = false
    const loading = load('swap.tsv', rows(800, 'new'), ...flags).then(() => {
      done = true
    })
    const seen = new Set<string>()
    while (!done) {
      const { codeItem } = await items('test/swapped')
      seen.add(`${codeItem.length} ${codeItem[0]!.displayText} ${codeItem.at(-1)!.displayText}`)
    }
    await loading
    seen.add(`${(await items('test/swapped')).codeItem.length} new 0 new 799`)
    expect([...seen]).toEqual(['900 old 0 old 899', '800 new 0 new 799'])
  })

  test('a terminal sees a bar, which is gone when the answer comes; elsewhere there are lines', async () => {
    const path = await file('bar.tsv', 'code\ttext\na\tone\n')
    const bar = await typedAt(true, ['vocabulary', 'load', path, '--name', 'bar'])
    expect(bar.err).toContain('\r\x1b[2KReading █')
    expect(bar.err.endsWith('\r\x1b[2K')).toBe(true)
    expect(bar.err).not.toContain('\n')
    const lines = await typed('vocabulary', 'load', path, '--name', 'bar')
    expect(lines.err).toMatch(/^Reading .* 100 %, 1 line\nMaking 1 line searchable …\n$/)
  })

  test('a restricted list is for applications that are allowed to read it', async () => {
    await load('secret.tsv', 'code\ttext\na\tone\n', '--name', 'secret', '--family', 'licensed', '--restricted')
    const app = await world.web()
    const client = await world.client(app)
    const info =
      '<vocabulary-parameters><vocabulary-key><name>secret</name><family>licensed</family></vocabulary-key><fixed-culture>false</fixed-culture></vocabulary-parameters>'
    expect((await client.call('GetVocabulary', 2, info)).code).toBe(130)
    expect((await typed('vocabulary', 'allow', 'licensed/secret', '--app', app.applicationId)).code).toBe(0)
    expect((await client.call('GetVocabulary', 2, info)).code).toBe(0)
    await typed('vocabulary', 'allow', 'licensed', '--app', app.applicationId, '--revoke')
    expect((await client.call('GetVocabulary', 2, info)).code).toBe(130)
  })

  test('a removed list is gone at once, and what came with Healthkeep is there again', async () => {
    await load('mvx.txt', 'QQ |Only one||Active|2010/05/28\n', '--version', 'removed')
    expect((await items('HL7/vaccine-manufacturers-mvx')).texts).toEqual({ QQ: 'Only one' })
    expect((await typed('vocabulary', 'remove', 'HL7/vaccine-manufacturers-mvx')).out).toMatch(
      /^Removed \d lists?\.\n$/,
    )
    expect(Object.keys((await items('HL7/vaccine-manufacturers-mvx')).texts).length).toBeGreaterThan(50)
    expect((await typed('vocabulary', 'remove', 'HL7/nothing')).code).toBe(1)
  })

  test('killed in the middle, the same command goes on where it stopped', async () => {
    const database = `vocabulary_${randomBytes(4).toString('hex')}`
    const admin = await openSession(inject('databaseUrl'))
    await admin.script(`create database ${database}`)
    const url = inject('databaseUrl').replace(/(:\/\/[^/]*\/)[^?]*/, `$1${database}`)
    const path = await file(
      'long.tsv',
      `code\ttext\n${Array.from({ length: 30_000 }, (_, i) => `c${i}\tentry ${createHash('md5').update(`${i}`).digest('hex').slice(0, 5)}`).join('\n')}\n`,
    )
    const argv = [
      '--import',
      'tsx',
      'src/main.ts',
      'vocabulary',
      'load',
      path,
      '--name',
      'long',
      '--version',
      '1',
      '--database-url',
      url,
    ]
    const cwd = fileURLToPath(new URL('../..', import.meta.url))
    try {
      const killed = await new Promise<string>(resolve => {
        const child = spawn(process.execPath, argv, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
        let err = ''
        child.stderr.on('data', chunk => {
          err += chunk
          if (err.includes('Reading')) child.kill('SIGKILL')
        })
        child.on('exit', (_code, signal) => resolve(signal ?? ''))
      })
      expect(killed).toBe('SIGKILL')
      const session = await openSession(url)
      const query = async (text: string) => (await session.query<{ n: number }>({ text, values: [] }))[0]!.n
      const staged = await query('select count(*)::int as n from vocabulary_staged')
      expect(staged).toBeGreaterThan(0)
      expect(staged).toBeLessThan(30_000)
      expect(await query('select count(*)::int as n from vocabulary')).toBe(0)
      const out = execFileSync(process.execPath, argv, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      expect(out).toBe('Went on where it had stopped.\nlocal/long 1 (en-US): 30,000 entries\n')
      expect(await query('select count(distinct code)::int as n from vocabulary_item')).toBe(30_000)
      expect(await query('select count(*)::int as n from vocabulary_staged')).toBe(0)
      await session.close()
    } finally {
      await admin.script(`drop database ${database} with (force)`)
      await admin.close()
    }
  }, 60_000)
})
