import { describe, expect, it } from 'vitest'
import { Fault } from '../protocol/fault.ts'
import type { Vocabulary } from '../things/vocabularies/vocabularies.ts'
import { codeSet, searchCodes, vocabularyFor } from './vocabularies.ts'

const status = (work: () => unknown): string | undefined => {
  try {
    work()
  } catch (error) {
    return error instanceof Fault ? error.status : undefined
  }
  return undefined
}

const long: Vocabulary = {
  name: 'long',
  family: 'test',
  version: '1',
  culture: 'en-US',
  description: 'Many items',
  items: Array.from({ length: 1500 }, (_, n) => ({
    code: String(n),
    text: `Item number ${n}`,
    abbreviation: n === 7 ? 'Été' : `i${n}`,
  })),
}

describe('finding a vocabulary', () => {
  it('takes the family wc and the newest version where nothing is said', () => {
    expect(vocabularyFor({ name: 'weight-units' })).toMatchObject({ family: 'wc', version: '1' })
    expect(vocabularyFor({ name: 'medication-routes' }).version).toBe('2')
    expect(vocabularyFor({ name: 'medication-routes', version: '1' }).version).toBe('1')
  })

  it('finds lists by names that the published schemas misspell', () => {
    expect(vocabularyFor({ name: 'condition-occurence' }).name).toBe('condition-occurrence')
    expect(vocabularyFor({ name: 'iso.iso3166' })).toMatchObject({ family: 'iso', name: 'iso3166' })
  })

  it('answers 55 for unknown names, families and versions', () => {
    expect(status(() => vocabularyFor({ name: 'nothing' }))).toBe('INVALID_VOCABULARY')
    expect(status(() => vocabularyFor({ name: 'weight-units', family: 'iso' }))).toBe('INVALID_VOCABULARY')
    expect(status(() => vocabularyFor({ name: 'weight-units', version: '9' }))).toBe('INVALID_VOCABULARY')
  })
})

describe('pages', () => {
  it('hold a thousand items, say that there are more, and go on from a code, which comes again', () => {
    const first = codeSet(long)
    expect(first.codeItem).toHaveLength(1000)
    expect(first.isVocabTruncated).toBe(true)
    const second = codeSet(long, first.codeItem.at(-1)!.codeValue)
    expect(second.codeItem).toHaveLength(501)
    expect(second.codeItem[0]!.codeValue).toBe('999')
    expect(second.isVocabTruncated).toBeUndefined()
  })

  it('answer 78 for a code that is not there', () => {
    expect(status(() => codeSet(long, 'x'))).toBe('INVALID_VOCABULARY_ITEM')
  })
})

describe('search', () => {
  const codes = (text: string, mode: 'Prefix' | 'Contains' | 'FullText', atMost = 1000) =>
    searchCodes(long, text, mode, atMost).codeItem.map(i => i.codeValue)

  it('by Prefix looks at the beginning of text and abbreviation', () => {
    expect(codes('item NUMBER 149', 'Prefix')).toEqual([
      '149',
      '1490',
      '1491',
      '1492',
      '1493',
      '1494',
      '1495',
      '1496',
      '1497',
      '1498',
      '1499',
    ])
    expect(codes('ete', 'Prefix')).toEqual(['7'])
    expect(codes('number', 'Prefix')).toEqual([])
  })

  it('by Contains looks anywhere', () => {
    expect(codes('ber 1499', 'Contains')).toEqual(['1499'])
  })

  it('by FullText wants each word to begin a word, in any order', () => {
    expect(codes('1499 num', 'FullText')).toEqual(['1499'])
    expect(codes('umber', 'FullText')).toEqual([])
    expect(codes('?!', 'FullText')).toEqual([])
  })

  it('stops at the number asked for and says so', () => {
    const found = searchCodes(long, 'item', 'Prefix', 3)
    expect(found.codeItem).toHaveLength(3)
    expect(found.isVocabTruncated).toBe(true)
  })
})
