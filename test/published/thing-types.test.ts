import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { Invalid, InvalidDate } from '../../src/schema/codec.ts'
import { fromPosted, toPosted } from '../../src/schema/posted.ts'
import { check, read, type ThingType, thingTypes, write, xsdOf } from '../../src/things/registry.ts'
import { parse } from '../../src/xml/parse.ts'
import { mutations, type Node, nodeOf, textOf } from './mutations.ts'
import { isThere, sampleOf, xsdPath } from './reference.ts'

if (isThere) xmlRegisterFsInputProviders()

/** `url` lets imports be found beside the file. */
function validator(text: string, url: string): XsdValidator {
  const doc = XmlDocument.fromString(text, { url })
  try {
    return XsdValidator.fromDoc(doc)
  } finally {
    doc.dispose()
  }
}

function accepts(schema: XsdValidator, xml: string): boolean {
  const doc = XmlDocument.fromString(xml)
  try {
    schema.validate(doc)
    return true
  } catch {
    return false
  } finally {
    doc.dispose()
  }
}

/** data.md §1: the schema knows the root in its namespace, the wire has it without. */
const inNamespace = (type: ThingType, xml: string) =>
  xml.replace(/^<([\w-]+)/, `<q:$1 xmlns:q="${type.namespace}"`).replace(/<\/([\w-]+)>$/, '</q:$1>')

function verdict(type: ThingType, xml: string): 'accepted' | 'refused' | 'no such day' {
  const source = Buffer.from(xml)
  try {
    check(type, parse(source), undefined, source)
    return 'accepted'
  } catch (error) {
    if (error instanceof InvalidDate) return 'no such day'
    if (error instanceof Invalid) return 'refused'
    throw error
  }
}

/** Without white space between elements; numbers as numbers, because the published samples write 04 and 1.0E0; guids in one case. */
function canonical(node: Node): Node {
  const isLeaf = node.children.every(child => typeof child === 'string')
  const text = node.children.join('')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
  const plain = isLeaf
    ? [
        text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : isId ? text.toLowerCase() : text,
      ].filter(Boolean)
    : []
  const inner = node.children.filter(child => typeof child !== 'string').map(canonical)
  return { ...node, children: isLeaf ? plain : inner }
}

const native = thingTypes.filter(type => type.data)

/** One published name ends in a blank, which no XML can have (data.md §19). */
const mended = (xsd: string) => xsd.replace(/^﻿/, '').replace('"dbSNP-build "', '"dbSNP-build"')

describe.runIf(isThere)('the published samples', () => {
  it.each(thingTypes.map(type => [`${type.name} ${type.version}`, type] as const))('%s is accepted', (_, type) => {
    const sample = sampleOf(type.id)
    if (!sample) return
    expect(verdict(type, sample.toString('utf8').replace(/^﻿|<\?xml[^>]*\?>/g, ''))).toBe('accepted')
  })

  it.each(native.map(type => [`${type.name} ${type.version}`, type] as const))(
    '%s is the same after decoding and encoding',
    (_, type) => {
      const sample = sampleOf(type.id)
      if (!sample) return
      const root = parse(sample)
      const { value, common } = read(type, sample.toString('utf8', root.start, root.end))
      const again = parse(Buffer.from(write(type, value, common)))
      expect(textOf(canonical(nodeOf(again)))).toBe(textOf(canonical(nodeOf(root))))
    },
  )
})

/** Its schema includes a file that was never published, so nothing can be held against it. */
const incomplete = new Set(['ccd.xsd'])
const documents = thingTypes.filter(type => type.foreign && !incomplete.has(type.xsdFile))

describe.runIf(isThere)('our sample of a document', () => {
  it.each(documents.map(type => [type.name, type] as const))('%s is one by its own standard', (_, type) => {
    const url = xsdPath(type.xsdFile)
    const schema = validator(readFileSync(url, 'utf8').replace(/^\uFEFF/, ''), url)
    const doc = XmlDocument.fromString(type.sampleXml)
    try {
      expect(() => schema.validate(doc)).not.toThrow()
    } finally {
      doc.dispose()
      schema.dispose()
    }
  })
})

/** A form has no place for milliseconds of zero and for elements that are there but empty. */
const withoutNothings = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (inner === '' || (key === 'f' && inner === 0) ? undefined : inner)))

describe.runIf(isThere)('the published samples', () => {
  it.each(native.map(type => [`${type.name} ${type.version}`, type] as const))(
    '%s is the same after a form',
    (_, type) => {
      const sample = sampleOf(type.id)
      if (!sample) return
      const root = parse(sample)
      const { value } = read(type, sample.toString('utf8', root.start, root.end))
      const received = fromPosted(type.data!, toPosted(type.data!, value as never))
      expect(withoutNothings(received)).toEqual(withoutNothings({ value }))
    },
  )
})

describe.runIf(isThere)('our check, our XSD and the published XSD agree on every one-place change', () => {
  const tried = { accepted: 0, refused: 0, 'no such day': 0 }
  afterAll(() => {
    const { accepted, refused, 'no such day': days } = tried
    console.info(
      `${accepted} documents accepted, ${refused} refused; ${days} refused by us alone, for a day in no calendar`,
    )
  })

  it.each(native.map(type => [`${type.name} ${type.version}`, type] as const))('%s', { timeout: 60_000 }, (_, type) => {
    const path = xsdPath(type.xsdFile)
    const published = validator(mended(readFileSync(path, 'utf8')), path)
    const ours = validator(xsdOf(type), 'ours.xsd')
    const samples = [type.sampleXml, sampleOf(type.id)?.toString('utf8')].filter(xml => xml !== undefined)
    try {
      for (const sample of samples) {
        const root = nodeOf(parse(Buffer.from(sample)))
        for (const { what, xml } of [{ what: 'unchanged', xml: textOf(root) }, ...mutations(root, 700)]) {
          const qualified = inNamespace(type, xml)
          const theirs = accepts(published, qualified)
          const mine = verdict(type, xml)
          tried[mine]++
          expect({ what, xsd: accepts(ours, qualified) }).toEqual({ what, xsd: theirs })
          // data.md §9: a day without a month passes the XSD and is refused on the way in.
          if (mine !== 'no such day')
            expect({ what, check: mine }).toEqual({ what, check: theirs ? 'accepted' : 'refused' })
        }
      }
    } finally {
      published.dispose()
      ours.dispose()
    }
  })
})

describe('our samples', () => {
  it.each(native.map(type => [`${type.name} ${type.version}`, type] as const))('%s fits our XSD', (_, type) => {
    const ours = validator(xsdOf(type), 'ours.xsd')
    try {
      expect(accepts(ours, inNamespace(type, type.sampleXml))).toBe(true)
    } finally {
      ours.dispose()
    }
  })
})
