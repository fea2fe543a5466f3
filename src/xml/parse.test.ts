import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { defaultLimits, parse, XmlError } from './parse.ts'
import { attribute, child, elements, text } from './tree.ts'

const read = (xml: string, limits = defaultLimits) => parse(Buffer.from(xml), limits)

function refusal(xml: string | Uint8Array, limits = defaultLimits): XmlError {
  try {
    parse(typeof xml === 'string' ? Buffer.from(xml) : xml, limits)
  } catch (error) {
    if (error instanceof XmlError) return error
    throw error
  }
  throw new Error('accepted')
}

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))))

describe('what is read', () => {
  test('elements, attributes and text come in document order', () => {
    const root = read('<a x="1" y=\'2\'>one<b/>two</a>')
    expect(root).toMatchObject({ name: 'a', local: 'a', namespace: '', children: ['one', { name: 'b' }, 'two'] })
    expect(root.attributes).toEqual([
      { name: 'x', local: 'x', namespace: '', value: '1' },
      { name: 'y', local: 'y', namespace: '', value: '2' },
    ])
  })

  test('a byte order mark, an XML declaration and white space around the root are no part of the tree', () => {
    for (const before of [
      '\ufeff',
      '<?xml version="1.0"?>',
      ' \r\n\t',
      "\ufeff<?xml version='1.0' encoding='utf-8'?>\n",
    ]) {
      expect(read(`${before}<a/> \n`).name).toBe('a')
    }
  })

  test('the declaration may say UTF-8 in any case and standalone, and any version 1', () => {
    for (const inside of [
      'encoding="UTF-8"',
      "encoding = 'Utf-8'",
      'encoding="utf-8" standalone="yes" ',
      'standalone="no"',
    ]) {
      expect(read(`<?xml version="1.0" ${inside}?><a/>`).name).toBe('a')
    }
    expect(read('<?xml version="1.1"?><a/>').name).toBe('a')
  })

  test('comments and processing instructions are left out and do not part the text', () => {
    expect(read('<!-- c --><?p x?><a>one<!-- - --><?p?>two<?xml-like a?b?></a><!----><?p x?>').children).toEqual([
      'onetwo',
    ])
  })

  test('a CDATA section is text, and joins the text beside it', () => {
    expect(read('<a>1<![CDATA[<&>]]]]>2<![CDATA[]]></a>').children).toEqual(['1<&>]]2'])
    expect(read('<a><![CDATA[]]></a>').children).toEqual([])
  })

  test('the five entities and character references stand for their characters, in text and attributes', () => {
    const written = '&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#x0000041;&#xe9;'
    const root = read(`<a x="${written}">${written}</a>`)
    expect(text(root)).toBe('<>&"\'A😀Aé')
    expect(attribute(root, 'x')).toBe('<>&"\'A😀Aé')
  })

  test('either quote may stand in a value between the other', () => {
    const root = read(`<a x='say "hi"' y="it's > that"/>`)
    expect([attribute(root, 'x'), attribute(root, 'y')]).toEqual(['say "hi"', "it's > that"])
  })

  test('line ends in text become line feeds, unless they are written as references', () => {
    expect(text(read('<a>1\r\n2\r3\n4&#13;\n\r\r\n<![CDATA[\r\n\r]]></a>'))).toBe('1\n2\n3\n4\r\n\n\n\n\n')
  })

  test('white space in a value becomes spaces, unless it is written as references', () => {
    expect(attribute(read('<a x=" 1\t2\n3\r\n4\r5&#9;&#10;&#13; "/>'), 'x')).toBe(' 1 2 3 4 5\t\n\r ')
  })

  test('text of any script is read, and so are names', () => {
    const root = read('<größe einheit="µm" 名="日本">𝔄 é \u{10FFFF}</größe>')
    expect(root.name).toBe('größe')
    expect(root.attributes.map(a => [a.local, a.value])).toEqual([
      ['einheit', 'µm'],
      ['名', '日本'],
    ])
    expect(root.children).toEqual(['𝔄 é \u{10FFFF}'])
  })

  test('characters next to forbidden ones are allowed', () => {
    expect(text(read('<a>\ufffd\uf000\u007f\u0085\u2028\u{1fffe}]] ]&gt; ]></a>'))).toBe(
      '\ufffd\uf000\u007f\u0085\u2028\u{1fffe}]] ]> ]>',
    )
  })

  test('any Uint8Array will do, also one that is a window on a larger buffer', () => {
    const whole = new TextEncoder().encode('xx<a>é</a>yy')
    expect(parse(whole.subarray(2, whole.length - 2)).children).toEqual(['é'])
  })

  test('a tag may hold white space wherever XML lets it', () => {
    expect(read('<a\n x = "1"\r\n\ty\n=\n"2" ></a \n>').attributes).toHaveLength(2)
    expect(read('<a />').children).toEqual([])
  })
})

describe('offsets', () => {
  test('every element knows its bytes and those of its content', () => {
    const xml = Buffer.from('<a>é<b x=">">t<c/></b ><d></d></a>')
    const root = parse(xml)
    const shown = [root, ...elements(root), ...elements(child(root, 'b')!)].map(e => [
      xml.toString('utf8', e.start, e.end),
      xml.toString('utf8', e.contentStart, e.contentEnd),
    ])
    expect(shown).toEqual([
      [xml.toString(), 'é<b x=">">t<c/></b ><d></d>'],
      ['<b x=">">t<c/></b >', 't<c/>'],
      ['<d></d>', ''],
      ['<c/>', ''],
    ])
  })

  test('they count in the bytes given, byte order mark included', () => {
    const root = read('\ufeff<?xml version="1.0"?> <a/>')
    expect([root.start, root.end, root.contentStart, root.contentEnd]).toEqual([25, 29, 29, 29])
  })

  test('the content of an element with an end tag is empty between its tags', () => {
    const root = read('<a></a>')
    expect([root.contentStart, root.contentEnd, root.end]).toEqual([3, 3, 7])
  })

  test('an element called info in a comment, in CDATA or in the data does not mislead', () => {
    const xml = Buffer.from('<r><!--<info>--><x><info>no</info></x><y><![CDATA[<info>]]></y><info>yes</info></r>')
    const info = child(parse(xml), 'info')!
    expect(xml.toString('utf8', info.start, info.end)).toBe('<info>yes</info>')
  })
})

describe('namespaces', () => {
  test('a prefix and the default namespace hold for the element, what is in it, and no longer', () => {
    const root = read(
      '<a xmlns="u:1" xmlns:p="u:2"><p:b xmlns="u:3" xmlns:p="u:4"><p:c/><d/></p:b><p:e/><f xmlns=""/></a>',
    )
    const [b, e, f] = elements(root)
    expect(root.namespace).toBe('u:1')
    expect(b).toMatchObject({ name: 'p:b', local: 'b', namespace: 'u:4' })
    expect(elements(b!).map(each => each.namespace)).toEqual(['u:4', 'u:3'])
    expect([e?.namespace, f?.namespace]).toEqual(['u:2', ''])
  })

  test('an attribute without prefix has no namespace, whatever the default', () => {
    expect(read('<a xmlns="u:1" xmlns:p="u:2" x="1" p:x="2"/>').attributes).toEqual([
      { name: 'x', local: 'x', namespace: '', value: '1' },
      { name: 'p:x', local: 'x', namespace: 'u:2', value: '2' },
    ])
  })

  test('declarations are not attributes, but told beside them', () => {
    const root = read('<a xmlns="u:1" xmlns:id="u:2" b="c"><d/></a>')
    expect(attribute(root, 'id')).toBeUndefined()
    expect(root.attributes).toHaveLength(1)
    expect(root.declared).toEqual([
      { prefix: '', uri: 'u:1' },
      { prefix: 'id', uri: 'u:2' },
    ])
    expect(elements(root)[0]?.declared).toBeUndefined()
  })

  test('a declaration on an empty element ends with it', () => {
    expect(refusal('<a><b xmlns:p="u"/><p:c/></a>').message).toBe('The prefix "p" is not declared.')
    expect(elements(read('<a><b xmlns="u"/><c/></a>')).map(e => e.namespace)).toEqual(['u', ''])
  })

  test('the prefix xml is always there', () => {
    const root = read('<xml:a xml:lang="en" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>')
    expect(root.attributes).toMatchObject([{ local: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace' }])
    expect(root.namespace).toBe('http://www.w3.org/XML/1998/namespace')
  })

  test('a prefix may be declared after it is used in the same tag', () => {
    expect(read('<p:a p:b="1" xmlns:p="u"/>')).toMatchObject({ namespace: 'u', attributes: [{ namespace: 'u' }] })
  })
})

describe('what is refused', () => {
  const cases: Record<string, [xml: string | Uint8Array, message: string, offset: number][]> = {
    'a document type declaration': [
      ['<!DOCTYPE a><a/>', 'A document type declaration is not allowed.', 0],
      ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'A document type declaration is not allowed.', 0],
      ['<a><!DOCTYPE a></a>', 'A document type declaration is not allowed.', 3],
      ['<a/><!DOCTYPE a>', 'A document type declaration is not allowed.', 4],
      ['<!doctype a><a/>', 'Only comments and processing instructions may stand beside the root element.', 0],
      ['<a><!ELEMENT a></a>', 'Only comments and CDATA sections may begin with "<!" here.', 3],
    ],
    'an entity nobody declared': [
      ['<a>&nbsp;</a>', 'The entity "&nbsp;" is not declared.', 3],
      ['<a>&LT;</a>', 'The entity "&LT;" is not declared.', 3],
      ['<a>&toString;</a>', 'The entity "&toString;" is not declared.', 3],
      ['<a x="&b;"/>', 'The entity "&b;" is not declared.', 6],
    ],
    'a raw ampersand': [
      ['<a>Q & A</a>', 'A "&" must be written as "&amp;".', 5],
      ['<a>a&b c;</a>', 'A "&" must be written as "&amp;".', 4],
      ['<a x="&"/>', 'A "&" must be written as "&amp;".', 6],
      ['<a>&;</a>', 'A "&" must be written as "&amp;".', 3],
    ],
    'a malformed character reference': [
      ['<a>&#;</a>', 'A character reference is malformed.', 3],
      ['<a>&#x;</a>', 'A character reference is malformed.', 3],
      ['<a>&#X41;</a>', 'A character reference is malformed.', 3],
      ['<a>&#65 ;</a>', 'A character reference is malformed.', 3],
      ['<a>&#1a;</a>', 'A character reference is malformed.', 3],
    ],
    'a forbidden character by reference': [
      ['<a>&#0;</a>', 'The character U+0000 is not allowed in XML.', 3],
      ['<a x="&#1;"/>', 'The character U+0001 is not allowed in XML.', 6],
      ['<a>&#xD800;</a>', 'The character U+D800 is not allowed in XML.', 3],
      ['<a>&#xFFFE;</a>', 'The character U+FFFE is not allowed in XML.', 3],
      ['<a>&#65535;</a>', 'The character U+FFFF is not allowed in XML.', 3],
      ['<a>&#x110000;</a>', 'The character above U+10FFFF is not allowed in XML.', 3],
      ['<a>&#99999999999999999999;</a>', 'The character above U+10FFFF is not allowed in XML.', 3],
    ],
    'a forbidden character as it is': [
      ['<a>\u0001</a>', 'The character U+0001 is not allowed in XML.', 3],
      ['<a>x\0</a>', 'The character U+0000 is not allowed in XML.', 4],
      ['<a x="\u001f"/>', 'The character U+001F is not allowed in XML.', 6],
      ['<!--\u0008--><a/>', 'The character U+0008 is not allowed in XML.', 4],
      ['<a><![CDATA[\u000b]]></a>', 'The character U+000B is not allowed in XML.', 12],
      ['<?p \u000c?><a/>', 'The character U+000C is not allowed in XML.', 4],
      ['<a>\ufffe</a>', 'The character U+FFFE is not allowed in XML.', 3],
      ['<a x="é\uffff"/>', 'The character U+FFFF is not allowed in XML.', 8],
    ],
    'a prefix nobody declared': [
      ['<p:a/>', 'The prefix "p" is not declared.', 0],
      ['<a p:x="1"/>', 'The prefix "p" is not declared.', 3],
      ['<a><b xmlns:p="u"></b><p:c/></a>', 'The prefix "p" is not declared.', 22],
    ],
    'an attribute given twice, by name or by namespace': [
      ['<a x="1" x="2"/>', 'An attribute stands twice in one tag.', 14],
      ['<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 'An attribute stands twice in one tag.', 42],
      ['<a xmlns="u" xmlns="v"/>', 'An attribute stands twice in one tag.', 22],
      ['<a xmlns:p="u" xmlns:p="u"/>', 'An attribute stands twice in one tag.', 26],
    ],
    'tags that do not match': [
      ['<a></b>', 'The end tag does not belong to <a>, the element that is open.', 3],
      ['<a><b></a></b>', 'The end tag does not belong to <b>, the element that is open.', 6],
      ['<ab></a>', 'The end tag does not belong to <ab>, the element that is open.', 4],
      ['<a></ab>', 'The end tag does not belong to <a>, the element that is open.', 3],
      ['<é></è>', 'The end tag does not belong to <é>, the element that is open.', 4],
      ['<a></a x="1">', 'The end tag of <a> holds more than its name.', 7],
      ['<p:a xmlns:p="u" xmlns:q="u"></q:a>', 'The end tag does not belong to <p:a>, the element that is open.', 29],
    ],
    'anything but one root element': [
      ['<a/><b/>', 'Only comments and white space may follow the root element.', 4],
      ['<a></a>text', 'Only comments and white space may follow the root element.', 7],
      ['<a/>&#32;', 'Only comments and white space may follow the root element.', 4],
      ['text<a/>', 'The document has text before its root element.', 0],
      ['<a/><![CDATA[ ]]>', 'Only comments and processing instructions may stand beside the root element.', 4],
      ['</a>', 'A name is missing, or begins with a wrong character.', 1],
      ['<a/>\ufeff', 'Only comments and white space may follow the root element.', 4],
      ['\ufeff\ufeff<a/>', 'The document has text before its root element.', 3],
    ],
    'a raw <': [
      ['<a>1 < 2</a>', 'A name is missing, or begins with a wrong character.', 6],
      ['<a x="<"/>', 'The attribute x contains "<".', 6],
    ],
    ']]> in text': [
      ['<a>]]></a>', 'Text cannot contain "]]>".', 3],
      ['<a>x]]]></a>', 'Text cannot contain "]]>".', 5],
    ],
    'an attribute without value, quotes or room': [
      ['<a x=1/>', 'The attribute x has no quotes.', 5],
      ['<a x/>', 'The attribute x has no value.', 4],
      ['<a x="1"y="2"/>', 'White space is missing in the tag <a>.', 8],
      ['<a/ >', 'The tag <a> has "/" in the wrong place.', 3],
      ['<a "x"/>', 'A name is missing, or begins with a wrong character.', 3],
    ],
    'a name that is not one': [
      ['<1a/>', 'A name is missing, or begins with a wrong character.', 1],
      ['<-a/>', 'A name is missing, or begins with a wrong character.', 1],
      ['<a -b="1"/>', 'A name is missing, or begins with a wrong character.', 3],
      ['<a×/>', '"a×" is not a name with at most one prefix.', 1],
      ['<·a/>', '"·a" is not a name with at most one prefix.', 1],
      ['<:a/>', '":a" is not a name with at most one prefix.', 1],
      ['<a:/>', '"a:" is not a name with at most one prefix.', 1],
      ['<a:b:c xmlns:a="u"/>', '"a:b:c" is not a name with at most one prefix.', 1],
      ['<p:1 xmlns:p="u"/>', '"p:1" is not a name with at most one prefix.', 1],
      ['<a b!="1"/>', 'The attribute b has no value.', 4],
      ['< a/>', 'A name is missing, or begins with a wrong character.', 1],
    ],
    'misuse of xmlns and xml': [
      ['<a xmlns:xmlns="u"/>', 'The prefix "xmlns" and its namespace cannot be declared.', 3],
      ['<a xmlns:p="http://www.w3.org/2000/xmlns/"/>', 'The prefix "xmlns" and its namespace cannot be declared.', 3],
      ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', 'The prefix "xmlns" and its namespace cannot be declared.', 3],
      ['<a xmlns:xml="u"/>', 'The prefix "xml" and its namespace belong together only.', 3],
      [
        '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
        'The prefix "xml" and its namespace belong together only.',
        3,
      ],
      [
        '<a xmlns="http://www.w3.org/XML/1998/namespace"/>',
        'The prefix "xml" and its namespace belong together only.',
        3,
      ],
      ['<a xmlns:p=""/>', 'A prefix cannot be bound to no namespace.', 3],
      ['<xmlns:a/>', 'The prefix "xmlns" cannot stand before an element.', 0],
    ],
    'a malformed comment or processing instruction': [
      ['<!-- -- --><a/>', 'A comment cannot contain "--".', 5],
      ['<!-- ---><a/>', 'A comment cannot contain "--".', 5],
      ['<?p"x"?><a/>', 'White space is missing in a processing instruction.', 3],
      ['<? p?><a/>', 'A name is missing, or begins with a wrong character.', 2],
      ['<?p:q?><a/>', 'The name of a processing instruction cannot contain a colon.', 0],
      [' <?xml version="1.0"?><a/>', 'The XML declaration may stand only at the very start.', 1],
      ['<a><?XML x?></a>', 'The XML declaration may stand only at the very start.', 3],
    ],
    'a malformed XML declaration': [
      ['<?xml?><a/>', 'The XML declaration is malformed.', 0],
      ['<?xml encoding="UTF-8"?><a/>', 'The XML declaration is malformed.', 0],
      ['<?xml version="2.0"?><a/>', 'The XML declaration is malformed.', 0],
      ['<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>', 'The XML declaration is malformed.', 0],
      ['<?xml version="1.0"encoding="UTF-8"?><a/>', 'The XML declaration is malformed.', 0],
    ],
    'any encoding but UTF-8': [
      ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'The encoding "ISO-8859-1" is not read, only UTF-8.', 0],
      [Buffer.from('\ufeff<a/>', 'utf16le'), 'The document is UTF-16; only UTF-8 is read.', 0],
    ],
    'bytes that are not UTF-8': [
      [bytes('<a>', 0x80, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<a>é', 0xc0, 0xaf, '</a>'), 'The document has bytes that are not UTF-8.', 5],
      [bytes('<a>', 0xe0, 0x80, 0xaf, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<a>', 0xed, 0xa0, 0x80, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<a>', 0xf4, 0x90, 0x80, 0x80, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<a>', 0xf5, 0x80, 0x80, 0x80, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<a>', 0xc3, '</a>'), 'The document has bytes that are not UTF-8.', 3],
      [bytes('<!--', 0xff, '--><a/>'), 'The document has bytes that are not UTF-8.', 4],
      [bytes('<a>', 0xed, 0xa0), 'The document has bytes that are not UTF-8.', 3],
    ],
  }
  for (const [what, refused] of Object.entries(cases)) {
    test(what, () => {
      for (const [xml, message, offset] of refused) {
        const error = refusal(xml)
        expect([xml.toString(), error.message, error.offset, error.atEnd]).toEqual([
          xml.toString(),
          message,
          offset,
          false,
        ])
      }
    })
  }

  test('a long name is shown in part', () => {
    expect(refusal(`<${'a'.repeat(1000)}></b>`).message.length).toBeLessThan(150)
  })
})

describe('limits', () => {
  const limits = { maxDepth: 3, maxElements: 5, maxAttributes: 2, maxAttributeBytes: 4 }

  test('deeper nesting than allowed is refused where it begins', () => {
    expect(read('<a><b><c/></b></a>', limits).name).toBe('a')
    const error = refusal('<a><b><c><d/></c></b></a>', limits)
    expect([error.message, error.offset, error.atEnd]).toEqual(['Elements are nested more than 3 deep.', 9, false])
  })

  test('more elements than allowed are refused, however small they are', () => {
    expect(read('<a><b/><b/><b/><b/></a>', limits).children).toHaveLength(4)
    expect(refusal('<a><b/><b/><b/><b/><b/></a>', limits).message).toBe('There are more than 5 elements.')
  })

  test('more attributes than allowed are refused, declarations counted', () => {
    expect(read('<a x="1" y="2"/>', limits).attributes).toHaveLength(2)
    expect(refusal('<a x="1" xmlns="u" y="2"/>', { ...limits, maxAttributeBytes: 5 }).message).toBe(
      'The element <a> has more than 2 attributes.',
    )
    expect(refusal('<a x="1"/>', { ...limits, maxAttributes: 0 }).message).toBe(
      'The element <a> has more than 0 attributes.',
    )
  })

  test('longer values and names than allowed are refused, counted in bytes', () => {
    expect(attribute(read('<a x="éé"/>', limits), 'x')).toBe('éé')
    expect(refusal('<a x="ééé"/>', limits).message).toBe('The attribute x is longer than 4 bytes.')
    expect(refusal('<a x="&lt;&lt;"/>', limits).message).toBe('The attribute x is longer than 4 bytes.')
    expect(refusal('<abcde/>', limits).message).toBe('A name is longer than 4 bytes.')
  })

  test('a name met before under other limits is measured again', () => {
    read('<value/>')
    expect(refusal('<value/>', limits).message).toBe('A name is longer than 4 bytes.')
  })
})

describe('bytes that end too early', () => {
  const documents = [
    '<?xml version="1.0" encoding="utf-8"?><!-- c --><?p x?><a xmlns:p="u" x="1" p:y=\'&amp;\'>t&lt;&#x41;&#65;<b/>]]<c >é</c ></a >',
    '\ufeff<é><![CDATA[x]]]]><日本 a="😀"/><!-- - --><?p ?></é>',
  ]

  test('every beginning of a document is told apart from a broken one', () => {
    for (const document of documents) {
      const whole = Buffer.from(document)
      expect(parse(whole).end).toBe(whole.length)
      for (let length = 0; length < whole.length; length++) {
        const error = refusal(whole.subarray(0, length))
        expect([length, error.message, error.atEnd, error.offset]).toEqual([length, error.message, true, length])
      }
    }
  })

  test('what follows the root may end too early as well', () => {
    for (const xml of ['<a/><', '<a/><!', '<a/><!-', '<a/><!-- ', '<a/><!-- --', '<a/><?', '<a/><?p ']) {
      expect([xml, refusal(xml).atEnd]).toEqual([xml, true])
    }
  })

  test('the message says what was open', () => {
    expect(refusal('').message).toBe('The document has no root element.')
    expect(refusal('<a><b>text').message).toBe('The element <b> is not closed.')
    expect(refusal('<a></').message).toBe('The document ends within the end tag of <a>.')
    expect(refusal('<a x="1').message).toBe('The document ends within the attribute x.')
    expect(refusal('<a>&am').message).toBe('The document ends within a reference.')
    expect(refusal(bytes('<a>', 0xe2, 0x82)).message).toBe('The document ends within a character.')
  })

  test('a request cut by .NET Standard can be completed (wire.md §1.3)', () => {
    const whole = Buffer.from('<r:request xmlns:r="u"><info>für Ärzte</info></r:request>')
    const cut = whole.subarray(0, whole.length - 2)
    expect(refusal(cut).atEnd).toBe(true)
    expect(parse(Buffer.concat([cut, Buffer.from('t>')])).local).toBe('request')
  })
})
