import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { borrowedPrefixes, child } from './tree.ts'

const inner = (xml: string) => child(parse(Buffer.from(xml)), 'x')!

test('prefixes declared outside an element and used inside are borrowed', () => {
  const element = inner('<a xmlns:p="u:p" xmlns:q="u:q" xmlns:r="u:r"><x><p:b/><c q:d="1"/></x></a>')
  expect([...borrowedPrefixes(element)]).toEqual([
    ['p', 'u:p'],
    ['q', 'u:q'],
  ])
})

test('a prefix declared inside is not borrowed where the declaration holds, but is beside it', () => {
  expect([...borrowedPrefixes(inner('<a xmlns:p="u:1"><x xmlns:p="u:2"><p:b/></x></a>'))]).toEqual([])
  expect([...borrowedPrefixes(inner('<a xmlns:p="u:1"><x><b xmlns:p="u:2"><p:c/></b><p:d/></x></a>'))]).toEqual([
    ['p', 'u:1'],
  ])
})

test('the prefix xml needs no lending, the default namespace only where it is asked for', () => {
  const element = inner('<a xmlns="u:1"><x xml:lang="en"/></a>')
  expect([...borrowedPrefixes(element)]).toEqual([])
  expect([...borrowedPrefixes(element, true)]).toEqual([['', 'u:1']])
  expect([...borrowedPrefixes(inner('<a xmlns="u:1"><x xmlns="" a="1"><b/></x></a>'), true)]).toEqual([])
})
