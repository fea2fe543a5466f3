import { expect, test } from 'vitest'
import { htmlWords } from './html-words.ts'

test('paragraphs, lists and tables become lines', () => {
  expect(
    htmlWords(
      '<!DOCTYPE html><html><head><title>T</title></head><body><h1>Results</h1>\n<p>Dear&nbsp;Ann,<br/>all\n is well.</p><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table></body></html>',
    ),
  ).toBe('Results\n\nDear Ann,\nall is well.\n\n• one\n\n• two\n\na  b')
})

test('a link tells its address behind its words, whatever the words say', () => {
  expect(htmlWords('see <a href="https://evil.example/?a=1&amp;b=2">https://bank.example</a>.')).toBe(
    'see https://bank.example (https://evil.example/?a=1&b=2).',
  )
  expect(htmlWords("<a href='https://example.org/'>https://example.org/</a> <a href=javascript:alert(1)>x</a>")).toBe(
    'https://example.org/ x',
  )
  expect(htmlWords('<a href="https://example.org/"><img src="https://example.org/pixel"></a>')).toBe(
    'https://example.org/',
  )
})

test('what is not to be read is left out, and what is no tag stays', () => {
  expect(
    htmlWords('<style>p{}</style>a<script>alert("</p>")</script><!-- b -->c < d &lt;b&gt; &#8364; &unknown;'),
  ).toBe('ac < d <b> € &unknown;')
  expect(htmlWords('a<script>never closed')).toBe('a')
})

test('takes no longer for what is broken on purpose', () => {
  const began = performance.now()
  for (const part of ['<script ', '<a href="', '<!--', '<', '&#', '<p', '</a><a href=x>', '<script>'])
    htmlWords(part.repeat(100_000 / part.length))
  expect(performance.now() - began).toBeLessThan(3000)
})
