import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { sourceOf } from '../../test/vocabulary-source.ts'
import { type SearchMode, searchModes } from '../protocol/vocabulary.ts'
import { sql } from '../store/db.ts'
import { fold } from '../things/vocabularies/fold.ts'
import { loadVocabulary } from './vocabulary-loading.ts'
import { searchLoaded, searchTerms } from './vocabulary-search.ts'

const texts = [
  'Aspirin',
  'Aspirin 81 MG Oral Tablet',
  'Low-dose aspirin',
  'Caspirin',
  'Salicylic acid',
  'Ménière’s disease',
  'Vitamin B-12',
  'Vitamin B12 injection',
  "O'Reilly \\ test: (50%)",
  'Łódź fever',
  'Zinc',
  'Acid reflux',
]
const items = texts.map((text, n) => ({ code: `c${n}`, text, ...(text === 'Zinc' && { abbreviation: 'Zn' }) }))
const entries = items.map(value => ({
  value: value.code,
  terms: [value.text, ...(value.abbreviation ? [value.abbreviation] : [])].map(fold),
}))

let database: TestDatabase
let list = 0
beforeAll(async () => {
  database = await testDatabase()
  // Another list with the same words must not come into the answers.
  await loadVocabulary(database.db, sourceOf({ name: 'other' }, [{ code: 'x', text: 'Aspirin of another list' }]))
  await loadVocabulary(database.db, sourceOf({ name: 'list' }, items))
  const [row] = await database.db.read.query<{ id: number }>(
    sql`select vocabulary_id as id from vocabulary where name = 'list'`,
  )
  list = row!.id
})
afterAll(() => database.close())

const both = async (text: string, mode: SearchMode) => {
  const loaded = (await searchLoaded(database.db.read, list, text, mode, 100)).items.map(({ code }) => code)
  expect(loaded.toSorted()).toEqual(searchTerms(entries, text, mode).toSorted())
  expect(loaded[0]).toBe(searchTerms(entries, text, mode)[0])
  return loaded.map(code => items.find(item => item.code === code)!.text)
}

describe('a search', () => {
  it('by Prefix finds what begins with the text, the exact one first, then the shorter', async () => {
    expect(await both('ASPIRIN', 'Prefix')).toEqual(['Aspirin', 'Aspirin 81 MG Oral Tablet'])
    expect(await both('spirin', 'Prefix')).toEqual([])
  })

  it('by Contains ranks exact, beginning, beginning of a word, rest', async () => {
    expect(await both('aspirin', 'Contains')).toEqual([
      'Aspirin',
      'Aspirin 81 MG Oral Tablet',
      'Low-dose aspirin',
      'Caspirin',
    ])
    expect(await both('ic ac', 'Contains')).toEqual(['Salicylic acid'])
    expect(await both('rin 81 m', 'Contains')).toEqual(['Aspirin 81 MG Oral Tablet'])
  })

  it('by FullText wants each word to begin a word, in any order', async () => {
    expect(await both('tab asp', 'FullText')).toEqual(['Aspirin 81 MG Oral Tablet'])
    expect(await both('spirin', 'FullText')).toEqual([])
    expect(await both('?!', 'FullText')).toEqual([])
  })

  it('knows no accents, no case, and abbreviations', async () => {
    expect(await both('meniere', 'Prefix')).toEqual(['Ménière’s disease'])
    expect(await both('LODZ', 'FullText')).toEqual(['Łódź fever'])
    expect(await both('zn', 'Prefix')).toEqual(['Zinc'])
  })

  it.each(["o'r", '\\', '%', 'y \\ t', '(', "'", '-12', 'b-1', 'i', 'a', 'li', ' ', 'vitamin b', "'1waspirin':*"])(
    'takes %j as text',
    async text => {
      for (const mode of searchModes) await both(text, mode)
    },
  )

  it('stops at the number asked for and says so', async () => {
    const found = await searchLoaded(database.db.read, list, 'a', 'Contains', 3)
    expect(found.items).toHaveLength(3)
    expect(found.more).toBe(true)
    expect((await searchLoaded(database.db.read, list, 'zinc', 'Contains', 1)).more).toBe(false)
  })
})
