import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asker } from '../../src/gate.ts'
import type { XmlElement } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { sourceOf } from '../vocabulary-source.ts'
import { type Answer, type Client, createWorld, type World } from '../world.ts'

let world: World
let client: Client
const seen: string[] = []
beforeAll(async () => {
  world = await createWorld()
  client = await world.client(await world.web())
})
afterAll(async () => {
  await world.close()
})

async function ok(method: string, version: number, info: string): Promise<Answer> {
  const got = await client.call(method, version, info)
  expect(got.message).toBe('')
  seen.push(got.xml)
  return got
}
const textAt = (element: XmlElement | undefined, name: string) => {
  const found = element && child(element, name)
  return found && text(found)
}
const all = (element: XmlElement, name: string) => elements(element).filter(e => e.local === name)
const key = (name: string, rest = '') => `<vocabulary-key><name>${name}</name>${rest}</vocabulary-key>`
const asked = (keys: string, fixed = false) =>
  `<vocabulary-parameters>${keys}<fixed-culture>${fixed}</fixed-culture></vocabulary-parameters>`
const search = (words: string, rest = '', mode = '') =>
  `<text-search-parameters><search-string${mode && ` search-mode="${mode}"`}>${words}</search-string>${rest}</text-search-parameters>`

async function listIn(culture: string, list: string, fixedCulture = false) {
  const [family, name] = list.split('/') as [string, string]
  const ask = asker(world.platform.gate, { kind: 'shell' }, 'test')
  const { vocabulary } = await ask(
    'GetVocabulary',
    { vocabularyParameters: { vocabularyKey: [{ name, family }], fixedCulture } },
    { culture },
  )
  return vocabulary[0]!
}

describe('GetVocabulary', () => {
  it.each([1, 2])('lists the keys of all vocabularies when none is named, in version %i', async version => {
    const { info } = await ok('GetVocabulary', version, '')
    const keys = elements(info!)
    expect(keys.length).toBeGreaterThan(100)
    for (const k of keys) {
      expect(k.local).toBe('vocabulary-key')
      expect(attribute(k, 'lang')).toBe('en-US')
    }
    expect(keys.map(k => textAt(k, 'name'))).toContain('weight-units')
  })

  it('answers each key in the order of the keys', async () => {
    const { info } = await ok(
      'GetVocabulary',
      2,
      asked(
        key('weight-units', '<family>wc</family>') +
          key('blood-types') +
          key('medication-routes', '<version>1</version>'),
      ),
    )
    const found = elements(info!)
    expect(found.map(v => [textAt(v, 'name'), textAt(v, 'family'), textAt(v, 'version')])).toEqual([
      ['weight-units', 'wc', '1'],
      ['blood-types', 'wc', '1'],
      ['medication-routes', 'wc', '1'],
    ])
    const kilogram = all(found[0]!, 'code-item').find(item => textAt(item, 'code-value') === 'kg')!
    expect(elements(kilogram).map(e => e.local)).toEqual(
      ['code-value', 'display-text', 'abbreviation-text', 'info-xml'].filter(n => child(kilogram, n)),
    )
    expect(child(found[1]!, 'is-vocab-truncated')).toBeUndefined()
  })

  it('goes on from a code, which comes again', async () => {
    const { info } = await ok('GetVocabulary', 2, asked(key('blood-types')))
    const codes = all(elements(info!)[0]!, 'code-item').map(item => textAt(item, 'code-value')!)
    const from = codes[2]!.replace(/[&<]/g, '')
    const rest = await ok('GetVocabulary', 2, asked(key('blood-types', `<code-value>${from}</code-value>`)))
    expect(all(elements(rest.info!)[0]!, 'code-item').map(item => textAt(item, 'code-value'))).toEqual(codes.slice(2))
  })

  it('answers 55 for an unknown list and 78 for an unknown code', async () => {
    expect(await client.call('GetVocabulary', 2, asked(key('nothing')))).toMatchObject({ code: 55 })
    expect(
      await client.call('GetVocabulary', 2, asked(key('blood-types', '<code-value>Q</code-value>'))),
    ).toMatchObject({ code: 78 })
  })

  it('answers in the language of the call, else in English and says so; with fixed-culture with empty texts', async () => {
    const inGerman = await listIn('de-DE', 'iso/iso3166')
    expect(inGerman.lang).toBe('de-DE')
    expect(inGerman.codeItem).toContainEqual({ codeValue: 'DE', displayText: 'Deutschland' })
    expect((await listIn('fr-XX', 'iso/iso639-1')).lang).toBe('fr')
    expect((await listIn('es-MX', 'wc/months')).codeItem[0]).toEqual({ codeValue: '1', displayText: 'enero' })
    expect((await listIn('de-DE', 'wc/days-of-week')).codeItem[0]?.displayText).toBe('Sonntag')
    expect((await listIn('tlh', 'iso/iso3166')).lang).toBe('en-US')
    const english = await listIn('de-DE', 'wc/weight-units')
    expect([english.lang, english.codeItem[0]?.displayText]).toEqual(['en-US', 'pound'])
    const fixed = await listIn('de-DE', 'wc/weight-units', true)
    expect([fixed.lang, fixed.codeItem[0]]).toMatchObject(['de-DE', { codeValue: 'lb', displayText: '' }])
    expect((await listIn('en-GB', 'wc/weight-units', true)).codeItem[0]?.displayText).toBe('pound')
  })

  it('finds a list by the names that the published schemas misspell, and goes on from a code in any case', async () => {
    expect((await listIn('en-US', 'wc/condition-occurence')).name).toBe('condition-occurrence')
    expect((await listIn('en-US', 'Rxnorm/RxNorm Active Medicines')).family).toBe('healthkeep')
    const { info } = await ok('GetVocabulary', 2, asked(key('weight-units', '<code-value>KG</code-value>')))
    expect(textAt(all(elements(info!)[0]!, 'code-item')[0], 'code-value')).toBe('kg')
  })

  it('stands in for a licensed list in the Shell alone: an application would store our codes as RxNorm’s', async () => {
    expect((await listIn('en-US', 'RxNorm/RxNorm Active Medicines')).name).toBe('medicines')
    expect(
      await client.call('GetVocabulary', 2, asked(key('RxNorm Active Medicines', '<family>RxNorm</family>'))),
    ).toMatchObject({ code: 55 })
  })
})

describe('a loaded vocabulary', () => {
  const codes = (found: XmlElement) => all(found, 'code-item').map(item => textAt(item, 'code-value')!)

  it('is answered page by page, each from the last code of the one before', async () => {
    const operator = asker(world.platform.gate, { kind: 'machine' }, 'test')
    const rows = Array.from({ length: 2500 }, (_, n) => ({ code: `C${n}`, text: `Entry ${2500 - n} & <more>` }))
    await operator('LoadVocabulary', { source: sourceOf({ name: 'long', family: 'test' }, rows) })
    const seenCodes: string[] = []
    let from = ''
    for (let page = 1; ; page++) {
      const { info } = await ok('GetVocabulary', 2, asked(key('long', `<family>test</family>${from}`)))
      const found = elements(info!)[0]!
      const got = codes(found)
      expect(got.length).toBeLessThanOrEqual(1000)
      seenCodes.push(...(page === 1 ? got : got.slice(1)))
      if (textAt(found, 'is-vocab-truncated') !== 'true') break
      from = `<code-value>${got.at(-1)!.toLowerCase()}</code-value>`
    }
    expect(seenCodes).toEqual(rows.map(({ code }) => code))
    expect(
      await client.call('GetVocabulary', 2, asked(key('long', '<family>test</family><code-value>C2500</code-value>'))),
    ).toMatchObject({ code: 78 })
  })

  it('is searched in each mode, and listed among the keys in all its versions', async () => {
    const operator = asker(world.platform.gate, { kind: 'machine' }, 'test')
    const load = (version: string, text: string) =>
      operator('LoadVocabulary', {
        source: sourceOf({ name: 'versions', family: 'test', version }, [{ code: 'a', text }]),
      })
    await load('2025', 'Old apple')
    await load('2026', 'New apple')
    const asks = async (words: string, mode: string, rest = '') => {
      const { info } = await ok(
        'SearchVocabulary',
        1,
        key('versions', `<family>test</family>${rest}`) + search(words, '', mode),
      )
      return all(elements(info!)[0]!, 'code-item').map(item => textAt(item, 'display-text'))
    }
    expect(await asks('new', 'Prefix')).toEqual(['New apple'])
    expect(await asks('pple', 'Contains')).toEqual(['New apple'])
    expect(await asks('app new', 'FullText')).toEqual(['New apple'])
    expect(await asks('old', 'Prefix', '<version>2025</version>')).toEqual(['Old apple'])
    const { info } = await ok('SearchVocabulary', 1, search('versions'))
    expect(elements(info!).map(k => textAt(k, 'version'))).toEqual(['2025', '2026'])
  })
})

describe('SearchVocabulary', () => {
  it('finds codes as the Java SDK asks for them', async () => {
    const { info } = await ok(
      'SearchVocabulary',
      1,
      key('weight-units', '<family>wc</family>') + search('kilo', '<max-results>25</max-results>', 'FullText'),
    )
    const [result, ...others] = elements(info!)
    expect(others).toEqual([])
    expect(result!.local).toBe('code-set-result')
    expect(all(result!, 'code-item').map(item => textAt(item, 'code-value'))).toEqual(['kg'])
  })

  it.each([
    ['RxNorm/RxNorm Active Medicines', 'asp', 'Aspirin'],
    ['RxNorm/RxNorm Active Medicines', 'tylenol', 'Acetaminophen (paracetamol)'],
    ['healthkeep/conditions', 'hypertens', 'High blood pressure'],
    ['healthkeep/conditions', 'heart at', 'Heart attack'],
    ['healthkeep/allergens', 'penut', undefined],
    ['healthkeep/allergens', 'pean', 'Peanuts'],
    ['Snomed/SnomedProcedures', 'c-sec', 'Cesarean section'],
    ['regenstrief/LOINC', 'a1c', 'Hemoglobin A1c (HbA1c)'],
  ])('finds on the first day, in %s, %j', async (list, typed, best) => {
    const [family, name] = list.split('/') as [string, string]
    const ask = asker(world.platform.gate, { kind: 'shell' }, 'test')
    const { codeSetResult } = await ask('SearchVocabulary', {
      vocabularyKey: { name, family },
      textSearchParameters: { searchString: { text: typed, searchMode: 'FullText' }, maxResults: 8 },
    })
    expect(codeSetResult!.codeItem[0]?.displayText).toBe(best)
  })

  it('finds texts in the language of the call', async () => {
    const ask = asker(world.platform.gate, { kind: 'shell' }, 'test')
    const { codeSetResult } = await ask(
      'SearchVocabulary',
      {
        vocabularyKey: { name: 'iso3166', family: 'iso' },
        textSearchParameters: { searchString: { text: 'osterr' }, maxResults: 5 },
      },
      { culture: 'de-AT' },
    )
    expect([codeSetResult!.lang, codeSetResult!.codeItem[0]]).toEqual([
      'de-AT',
      { codeValue: 'AT', displayText: 'Österreich' },
    ])
  })

  it('finds lists when no key is given', async () => {
    const { info } = await ok('SearchVocabulary', 1, search('weight'))
    expect(elements(info!).map(k => [k.local, textAt(k, 'name')])).toContainEqual(['vocabulary-key', 'weight-units'])
    expect(elements((await ok('SearchVocabulary', 1, search('no such thing'))).info!)).toEqual([])
  })

  it('answers 55 for an unknown list and 3 for an unknown mode', async () => {
    expect(await client.call('SearchVocabulary', 1, key('nothing') + search('a'))).toMatchObject({ code: 55 })
    expect(await client.call('SearchVocabulary', 1, key('weight-units') + search('a', '', 'Sounds'))).toMatchObject({
      code: 3,
    })
    expect(
      await client.call('SearchVocabulary', 1, key('weight-units') + search('a', '<max-results>0</max-results>')),
    ).toMatchObject({ code: 3 })
  })

  it.skipIf(!canCheck)('answers as the published schemas say', async () => {
    expect(await findings(seen)).toEqual([])
  })
})
