/**
 * Hostile and damaged XML: the parser against libxml2, and against time. Two readers of one message that disagree are
 * a hole in a signature, so every difference allowed here is named.
 */
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import * as libxml2 from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { defaultLimits, parse, type XmlElement, XmlError } from '../../src/xml/parse.ts'
import { escapeAttribute, escapeText, isXmlText } from '../../src/xml/write.ts'
import { compileFilter, XPathRefused } from '../../src/xml/xpath.ts'

const { ParseOption, XmlDocument } = libxml2
const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE

type Tree = [name: string, namespace: string, attributes: string[], children: (Tree | string)[]]

type Reading = { tree: Tree } | { refused: string }

const ours = (element: XmlElement): Tree => [
  element.name,
  element.namespace,
  element.attributes.map(each => `${each.name} ${each.namespace} ${each.value}`),
  element.children.map(node => (typeof node === 'string' ? node : ours(node))),
]

const qualified = ({ prefix, name }: { prefix: string; name: string }) => (prefix === '' ? name : `${prefix}:${name}`)

function theirs(element: libxml2.XmlElement): Tree {
  const children: (Tree | string)[] = []
  for (const node of element.find('* | text()')) {
    if (node instanceof libxml2.XmlElement) children.push(theirs(node))
    else if (typeof children.at(-1) === 'string') children[children.length - 1] += node.content
    else if (node.content !== '') children.push(node.content)
  }
  const attributes = element.attrs.map(each => `${qualified(each)} ${each.namespaceUri} ${each.value}`)
  return [qualified(element), element.namespaceUri, attributes, children]
}

function readByUs(bytes: Uint8Array): Reading {
  try {
    return { tree: ours(parse(bytes)) }
  } catch (error) {
    if (error instanceof XmlError) return { refused: error.message }
    throw error
  }
}

function readByThem(bytes: Uint8Array): Reading {
  try {
    const document = XmlDocument.fromBuffer(bytes, { option })
    try {
      return { tree: theirs(document.root) }
    } finally {
      document.dispose()
    }
  } catch (error) {
    if (error instanceof libxml2.XmlParseError) return { refused: error.message }
    throw error
  }
}

/** Where we are stricter on purpose, or libxml2 is. */
const stricter = [
  /^A document type declaration/,
  // libxml2 knows more names for UTF-8, and other encodings.
  /^The encoding ".*" is not read/,
]
/** libxml2 wants URIs; HealthVault's own readers (.NET, Java) take any text for a namespace. */
const stricterThere = /is not a valid URI/

function expectOneReading(bytes: Uint8Array): 'read' | 'refused' | 'ours to refuse' {
  const us = readByUs(bytes)
  const them = readByThem(bytes)
  if ('refused' in us) {
    if ('refused' in them) return 'refused'
    if (stricter.some(reason => reason.test(us.refused))) return 'ours to refuse'
    // XML 1.0 wants a digit behind the point, libxml2 does not.
    if (/version\s*=\s*["']1\.["']/.test(bytes.toString())) return 'ours to refuse'
  } else if ('refused' in them && stricterThere.test(them.refused)) {
    return 'read'
  }
  expect([bytes.toString(), us]).toEqual([bytes.toString(), them])
  return 'read'
}

const documents = [
  '<?xml version="1.0" encoding="utf-8"?>\n<!-- c --><r xmlns="urn:a" xmlns:p="urn:p" p:x="1" x=\'2\'><p:a>te&amp;xt ' +
    '&#65;&#x42; ]] </p:a><![CDATA[ <raw> & ]]><?pi data?><b xmlns=""/></r>\n',
  '<thing><data-xml><weight><when>\r\n<date><y>2026</y></date></when><value><kg>81.5</kg>' +
    '<display units="pou&#10;nds\tx">175</display></value></weight></data-xml></thing>',
  '<é ü="ö">日本語 😀 <x:y xmlns:x=\'u\' x:z=""/>é</é>',
  '<a b="&lt;&quot;&apos;&gt;" c=\'"\'>]]&gt;<c></c><c/><c ></c ></a><!-- after --><?x y?>',
  '<a xmlns:p="u" xmlns:q="u"><p:b q:c="1" c="2"/><xml:d xml:lang="en"/></a>',
]

const pieces = [
  '<¦>¦&¦"¦\'¦/¦=¦ ¦\n¦\r¦\t¦]]>¦<![CDATA[¦<!--¦-->¦--¦<?¦?>¦:¦-¦.¦1¦<a>¦</a>¦<a/>¦a="1"¦ a="1" a="1"¦p:¦xml¦xmlns',
  '&#0;¦&#65;¦&#xD800;¦&#xFFFE;¦&#x110000;¦&x;¦&amp¦&lt;¦\u0001¦\u007f¦\u0085¦\u2028¦\ufeff¦\ufffe¦\uffff¦\u{10ffff}',
  'é¦\u00d7¦·¦<!DOCTYPE a>¦<?XML x?>¦<?p:q?>¦<?xml version="1.0"?>¦ standalone="yes"¦ encoding="latin1"',
  'xmlns:p="u"¦xmlns:p=""¦ xmlns=""¦ xmlns:xmlns="u"¦ xmlns:xml="http://www.w3.org/XML/1998/namespace"',
  ' xmlns:q="http://www.w3.org/XML/1998/namespace"¦ xmlns:q="http://www.w3.org/2000/xmlns/"',
].flatMap(line => line.split('¦').map(piece => Buffer.from(piece)))
const strayBytes = [0x00, 0x80, 0xa0, 0xbf, 0xc0, 0xed, 0xef, 0xf4, 0xff].map(byte => Buffer.from([byte]))

interface Damage {
  readonly kind: 'insert' | 'delete' | 'replace' | 'move' | 'cut'
  readonly at: number
  readonly to: number
  readonly length: number
  readonly piece: Buffer
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'insert', 'insert', 'delete', 'replace', 'move', 'cut'),
  // Without bias, or most damage would be done to the first tag.
  at: fc.noBias(fc.nat(400)),
  to: fc.noBias(fc.nat(400)),
  length: fc.integer({ min: 1, max: 4 }),
  piece: fc.constantFrom(...pieces, ...strayBytes),
})

function damaged(bytes: Buffer, { kind, at, to, length, piece }: Damage): Buffer {
  const from = at % (bytes.length + 1)
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)]
  if (kind === 'insert') return Buffer.concat([before, piece, after])
  if (kind === 'delete') return Buffer.concat([before, after.subarray(length)])
  if (kind === 'replace') return Buffer.concat([before, piece, after.subarray(length)])
  if (kind === 'cut') return before
  const target = to % (bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, target), after.subarray(0, length * 6), bytes.subarray(target)])
}

describe('against libxml2', () => {
  test('sound documents are read alike', () => {
    for (const document of documents) expect(expectOneReading(Buffer.from(document))).toBe('read')
  })

  test('damaged documents are refused alike, or read alike', () => {
    const verdicts = { read: 0, refused: 0, 'ours to refuse': 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(damage, { minLength: 1, maxLength: 2 }),
        (document, damages) => {
          verdicts[expectOneReading(damages.reduce(damaged, Buffer.from(document)))]++
        },
      ),
      { seed: 20261122, numRuns: 2000 },
    )
    // Should one of these be rare, the damage has become too great or too small to tell anything.
    expect(verdicts.read).toBeGreaterThan(100)
    expect(verdicts.refused).toBeGreaterThan(200)
    expect(verdicts['ours to refuse']).toBeLessThan(100)
  })

  test('made-up trees come back from both as they were written', () => {
    const name = fc.constantFrom('a', 'b-c', 'd.e', '_f', 'größe', 'p:g', 'q:h')
    const content = fc.string({ unit: 'binary', maxLength: 8 }).filter(isXmlText)
    const attributes = fc.uniqueArray(fc.tuple(name, content), { selector: ([key]) => key, maxLength: 4 })
    const { tree } = fc.letrec<{ tree: string; node: string }>(tie => ({
      tree: fc
        .tuple(name, attributes, fc.array(tie('node'), { maxLength: 3 }))
        .map(
          ([tag, list, nodes]) =>
            `<${tag}${list.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')}>${nodes.join('')}</${tag}>`,
        ),
      node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, content.map(escapeText), tie('tree')),
    }))
    fc.assert(
      fc.property(tree, xml => {
        expect(expectOneReading(Buffer.from(`<r xmlns="u" xmlns:p="v" xmlns:q="w">${xml}</r>`))).toBe('read')
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  test('characters are allowed in the same places', () => {
    const places: ((c: string) => string)[] = [
      c => `<a>${c}</a>`,
      c => `<a b="${c}"/>`,
      c => `<a><!--${c}--></a>`,
      c => `<a><![CDATA[${c}]]></a>`,
      c => `<${c}/>`,
      c => `<a${c}/>`,
      c => `<a ${c}="1"/>`,
      c => `<?a${c}?><a/>`,
      c => `<a>&#${c.codePointAt(0)};</a>`,
    ]
    // All of ASCII, the edges of the ranges in the grammar of names, and a sample of the rest.
    const edges = [
      ...[0xb7, 0xc0, 0xd7, 0xf7, 0x300, 0x370, 0x37e, 0x2000, 0x200c, 0x200e, 0x203f, 0x2041, 0x2070, 0x2190, 0x2c00],
      ...[0x2ff0, 0x3001, 0xd800, 0xe000, 0xf900, 0xfdd0, 0xfdf0, 0xfffe, 0x10000, 0xf0000, 0x10ffff],
    ]
    const codes = new Set([
      ...Array.from({ length: 256 }, (_, code) => code),
      ...edges.flatMap(edge => [edge - 1, edge, edge + 1]),
      ...Array.from({ length: 100 }, (_, i) => i * 661),
    ])
    for (const code of codes) {
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) continue
      for (const place of places) expectOneReading(Buffer.from(place(String.fromCodePoint(code))))
    }
  })

  test('surrogates and their neighbours are judged alike as references and as bytes', () => {
    for (const code of [0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0x110000]) {
      expectOneReading(Buffer.from(`<a>&#x${code.toString(16)};</a>`))
      const three = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
      if (code < 0x10000) expectOneReading(Buffer.concat([Buffer.from('<a>'), Buffer.from(three), Buffer.from('</a>')]))
    }
  })
})

describe('hostile documents', () => {
  const hostile: Record<string, string> = {
    'billion laughs':
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><l>&c;</l>',
    'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'an external document type': '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>',
    'a parameter entity': '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a/>',
    'a default attribute': '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>',
    'a document type behind a comment': '<!-- --><!DOCTYPE a><a/>',
    'an unbound prefix': '<p:a/>',
    'mismatched tags': '<a><b></a></b>',
    'a doubled attribute': '<a x="1" x="2"/>',
    'an attribute doubled through two prefixes': '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>',
    'a null by reference': '<a>&#0;</a>',
    'a raw control character': '<a>\u0001</a>',
    'a bare ampersand': '<a>a & b</a>',
    'the end of CDATA in text': '<a>]]></a>',
    'two roots': '<a/><b/>',
    'attributes without quotes': '<a x=1/>',
    'text behind the root': '<a/>x',
    'an unclosed CDATA section': '<a><![CDATA[</a>',
  }
  for (const [what, xml] of Object.entries(hostile)) {
    test(`${what}: refused`, () => {
      expect(() => parse(Buffer.from(xml))).toThrow(XmlError)
    })
  }

  test('bad UTF-8 is refused, not replaced', () => {
    for (const bad of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0x80],
      [0xff],
    ]) {
      const xml = Buffer.concat([Buffer.from('<a>'), Buffer.from(bad), Buffer.from('</a>')])
      expect(() => parse(xml)).toThrow('The document has bytes that are not UTF-8.')
    }
  })

  test('random bytes never bring down more than the document', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        try {
          parse(Buffer.concat([Buffer.from('<a>'), bytes]))
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError)
        }
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

describe('size', () => {
  test('100 000 nested elements are refused by default, and read when allowed', () => {
    const xml = Buffer.from(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)
    expect(() => parse(xml)).toThrow('Elements are nested more than 256 deep.')
    let depth = 0
    let inner: XmlElement | string | undefined = parse(xml, { ...defaultLimits, maxDepth: 100_000, maxElements: 1e9 })
    for (; typeof inner === 'object'; inner = inner.children[0]) depth++
    expect(depth).toBe(100_000)
  })

  test('a huge attribute is refused by default', () => {
    const limit = defaultLimits.maxAttributeBytes
    expect(parse(Buffer.from(`<a b="${'x'.repeat(limit)}"/>`)).attributes[0]?.value).toHaveLength(limit)
    expect(() => parse(Buffer.from(`<a b="${'x'.repeat(limit + 1)}"/>`))).toThrow('longer than')
  })

  test('so are attributes beyond count', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` a${i}=""`).join('')
    expect(parse(Buffer.from(`<a${attributes(256)}/>`)).attributes).toHaveLength(256)
    expect(() => parse(Buffer.from(`<a${attributes(257)}/>`))).toThrow('more than 256 attributes')
  })

  test('text made of very many pieces is one usable string', () => {
    const [text] = parse(Buffer.from(`<a>${'&lt;<!-- -->\r'.repeat(300_000)}</a>`)).children
    expect(typeof text === 'string' && text.replaceAll('<\n', '')).toBe('')
  })
})

describe('time', () => {
  const lenient = { maxDepth: 1e9, maxElements: 1e9, maxAttributes: 1e9, maxAttributeBytes: 1e9 }

  function time(bytes: Buffer): number {
    const before = process.hrtime.bigint()
    try {
      parse(bytes, lenient)
    } catch (error) {
      expect(error).toBeInstanceOf(XmlError)
    }
    return Number(process.hrtime.bigint() - before)
  }

  const best = (bytes: Buffer) => Math.min(...Array.from({ length: 5 }, () => time(bytes)))

  const shapes: Record<string, [document: (size: number) => string, size: number]> = {
    'elements in a row': [n => `<a>${'<b>x</b>'.repeat(n)}</a>`, 2000],
    'nested elements': [n => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`, 3000],
    'nested elements that never close': [n => `${'<a>'.repeat(n)}</b>`, 3000],
    'nested declarations': [n => `${'<p:a xmlns:p="u">'.repeat(n)}${'</p:a>'.repeat(n)}`, 2000],
    'many prefixes in force': [
      n => `<a ${Array.from({ length: n }, (_, i) => `xmlns:p${i}="u"`).join(' ')}>${'<p0:b/>'.repeat(n)}</a>`,
      1000,
    ],
    'attributes in one tag': [n => `<a ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(' ')}/>`, 1000],
    'a long attribute': [n => `<a b="${'&amp;x'.repeat(n)}"/>`, 4000],
    'a long name': [n => `<${'a'.repeat(n)}></${'a'.repeat(n)}>`, 50_000],
    'long text': [n => `<a>${'x'.repeat(n)}</a>`, 100_000],
    'text full of references': [n => `<a>${'&#65;]'.repeat(n)}</a>`, 4000],
    'text full of comments': [n => `<a>${'x<!-- -->'.repeat(n)}</a>`, 4000],
    'text full of CDATA': [n => `<a>${'<![CDATA[]]]>'.repeat(n)}</a>`, 4000],
    'text full of line ends': [n => `<a>${'\r\n\r'.repeat(n)}</a>`, 4000],
    'white space in a tag': [n => `<a${' '.repeat(n)}b${' '.repeat(n)}="1"/>`, 50_000],
    'white space in the declaration': [n => `<?xml version="1.0"${' '.repeat(n)}x?><a/>`, 50_000],
    'a reference with many digits': [n => `<a>&#${'0'.repeat(n)}65;</a>`, 50_000],
    'different names': [n => `<a>${Array.from({ length: n }, (_, i) => `<b${i}/>`).join('')}</a>`, 1000],
  }
  for (const [what, [document, size]] of Object.entries(shapes)) {
    test(`${what}: in proportion to the size`, () => {
      // Eight times the size takes eight times as long, or 64 times if anything looks back; other tests run beside.
      expect(best(Buffer.from(document(size * 8))) / best(Buffer.from(document(size)))).toBeLessThan(28)
    })
  }
})

describe('filters', () => {
  const words = (
    '/thing/data-xml / /a /b [ ] ( ) @ a b . .. 1 - + = != < >= and or div mod not( contains( count( string( number( , ' +
    '"x" \'*\' text() self:: parent::node() child:: // * :: p: $ | and true() [a]'
  ).split(' ')
  const thing = '<thing><data-xml><a b="1"><b>2</b>x</a><a/><and/></data-xml></thing>'

  test('whatever is let through, libxml2 understands and answers', async () => {
    let answered = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 7 }), async tokens => {
        for (const expression of [`/thing/data-xml${tokens.join(' ')}`, `/thing/data-xml/a[${tokens.join(' ')}]`]) {
          const answer = await compileFilter(expression).then(
            filter => filter.matches(thing),
            (error: unknown) => error,
          )
          if (answer instanceof XPathRefused) continue
          expect([expression, typeof answer]).toEqual([expression, 'boolean'])
          answered++
        }
      }),
      { seed: 3, numRuns: 3000 },
    )
    expect(answered).toBeGreaterThan(200)
  })
})
