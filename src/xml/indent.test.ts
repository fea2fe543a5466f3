import { expect, it } from 'vitest'
import { indented } from './indent.ts'
import { parse } from './parse.ts'

const lines = (xml: string) => {
  const source = Buffer.from(xml)
  return indented(parse(source), source).split('\n')
}

it('gives each element within elements a line', () => {
  expect(lines('<a x="1"><b><c>1</c><d/></b> <e>two words</e></a>')).toEqual([
    '<a x="1">',
    '  <b>',
    '    <c>1</c>',
    '    <d/>',
    '  </b>',
    '  <e>two words</e>',
    '</a>',
  ])
})

it('leaves text with markup in it as it was written', () => {
  expect(lines('<a><b>one <c>two</c> &amp; three</b></a>')).toEqual([
    '<a>',
    '  <b>one <c>two</c> &amp; three</b>',
    '</a>',
  ])
})
