import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { parse } from './parse.ts'
import { attribute, text } from './tree.ts'
import { escapeAttribute, escapeText, isXmlText } from './write.ts'

test('text without mark-up stays as it is', () => {
  const value = 'Aspirin 500 mg, "daily"\tit\'s\n日本 😀'
  expect(escapeText(value)).toBe(value)
})

test('mark-up in text is escaped', () => {
  expect(escapeText('a < b & c > d ]]>')).toBe('a &lt; b &amp; c &gt; d ]]&gt;')
  expect(escapeText('&')).toBe('&amp;')
})

test('mark-up and quotes in an attribute are escaped', () => {
  expect(escapeAttribute('<"&">')).toBe('&lt;&quot;&amp;&quot;&gt;')
})

test('whatever XML can carry comes back from the parser as it was', () => {
  const value = ' <a x="1">&amp;</a>]]> \r\n\t\r \u007f\u0085\u2028\ufffd😀 '
  expect(isXmlText(value)).toBe(true)
  const root = parse(Buffer.from(`<r x="${escapeAttribute(value)}">${escapeText(value)}</r>`))
  expect(text(root)).toBe(value)
  expect(attribute(root, 'x')).toBe(value)
})

test('characters XML cannot carry are told, not dropped', () => {
  for (const value of ['\0', 'a\u0001', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', 'a\udc00b', '\udc00\ud800']) {
    expect([JSON.stringify(value), isXmlText(value)]).toEqual([JSON.stringify(value), false])
    expect(escapeText(value)).toBe(value)
  }
  for (const value of ['', '\t\n\r ~', '\u007f', '\ud7ff\ue000\ufffd', '\u{10000}\u{1fffe}\u{10ffff}']) {
    expect([JSON.stringify(value), isXmlText(value)]).toEqual([JSON.stringify(value), true])
  }
})
