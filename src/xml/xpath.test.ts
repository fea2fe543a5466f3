import { describe, expect, test } from 'vitest'
import { compileFilter, XPathRefused } from './xpath.ts'

const weight =
  '<thing><thing-id>x</thing-id><data-xml><weight><when><date><y>2010</y><m>7</m><d>4</d></date></when>' +
  '<value><kg>81.5</kg><display units="pounds">180</display></value></weight>' +
  '<common><note>after "lunch"</note><source>Scale</source></common></data-xml></thing>'
const medication =
  '<thing><data-xml><medication><name><text>Aspirin</text><code><value>A</value></code><code><value>B</value></code>' +
  '</name></medication></data-xml></thing>'

const asked = async (expression: string, xml = weight) => (await compileFilter(expression)).matches(xml)

async function refusal(expression: string): Promise<string> {
  try {
    await compileFilter(expression)
  } catch (error) {
    if (error instanceof XPathRefused) return error.message
    throw error
  }
  return 'accepted'
}

describe('what a filter may ask', () => {
  const answers: Record<string, [expression: string, answer: boolean, xml?: string][]> = {
    'whether something is there': [
      ['/thing/data-xml', true],
      ['/thing/data-xml/weight', true],
      ['/thing/data-xml/height', false],
      ['/thing/data-xml/weight/value/display/@units', true],
      ['/thing/data-xml/weight/value/kg/text()', true],
      ['/thing/data-xml/medication[not(date-discontinued)]', true, medication],
    ],
    'one number at the end of a path': [
      ['/thing/data-xml/weight/value/kg[. = 81.5]', true],
      ['/thing/data-xml/weight/value/kg[. > 150]', false],
      ['/thing/data-xml/weight/value/kg[.>=81.5]', true],
      ['/thing/data-xml/weight/value/kg[. != 81.5]', false],
      ['/thing/data-xml/weight/value/kg[. > -1.]', true],
      ['/thing/data-xml/weight/value[kg < .5]', false],
    ],
    'one text at the end of a path': [
      ['/thing/data-xml/medication/name/text[. = "Aspirin"]', true, medication],
      ["/thing/data-xml/medication/name/text[.='aspirin']", false, medication],
      ['/thing/data-xml/weight/value/display[@units = "pounds"]', true],
      ['/thing/data-xml/common/note[. = \'after "lunch"\']', true],
      ['/thing/data-xml/common/source[. = "http://x//*"]', false],
    ],
    'several things joined with and, or and not': [
      ['/thing/data-xml/weight/when/date[y=2010 and m=7 and d>1 and d<=14]', true],
      ['/thing/data-xml/weight/when/date[y=2009 or m=8 or not(d=4)]', false],
      ['/thing/data-xml[weight/value/kg > 80 and common/source = "Scale"]', true],
      ['/thing/data-xml/weight[value/kg > 80][when/date/y = 2010]/value', true],
      ['/thing/data-xml/weight/value/kg > 80 and /thing/data-xml/common/note', true],
      [
        '/thing/data-xml/medication/name[code/value = "A" and (code/value = "B" or code/value = "C")]',
        true,
        medication,
      ],
      ['/thing/data-xml/weight/when/date[not(y = 2010 and m = 8)]', true],
    ],
    'the common part': [
      ['/thing/data-xml/common/source[. = "Scale"]', true],
      ['/thing/data-xml/common[contains(note, "lunch")]', true],
    ],
    'attributes, parents and the node itself, in either spelling': [
      ['/thing/data-xml/weight/value[../when/date/y = 2010]', true],
      ['/thing/data-xml/weight/child::value/attribute::units', false],
      ['/thing/data-xml/weight/value/display[attribute::units]/self::display/parent::value', true],
      ['/thing/data-xml/weight/value/kg[self::node() > 80]', true],
      ['/thing/data-xml/weight/value/display/@units[../../kg > 80]', true],
      ['/thing/data-xml/weight[/thing/data-xml/common/source = "Scale"]', true],
    ],
    'with functions': [
      ['/thing/data-xml/common/note[contains(., "lunch")]', true],
      ['/thing/data-xml/common/source[starts-with(., "Sc") and string-length() = 5]', true],
      ['/thing/data-xml/weight[number(value/kg) + 1 > 82 and value/kg - 1 < 81]', true],
      ['/thing/data-xml/weight[round(value/kg) mod 2 = 0 and floor(value/kg div 2) = 40]', true],
      ['/thing/data-xml/common[string(note)]', true],
      ['/thing/data-xml/common/source[translate(., "SCALE", "scale") = "scale"]', true],
      ['/thing/data-xml/common/note[normalize-space(substring-before(., \'"\')) = "after"]', true],
      ['/thing/data-xml/common/note[substring(., 1, 5) = substring("after", 1)]', true],
      ['/thing/data-xml/medication/name[count(code) = 2 and boolean(text)]', true, medication],
      ['/thing/data-xml/weight[sum(when/date/d) = 4 and true() and not(false())]', true],
    ],
    'with white space anywhere between words': [
      ['  / thing\n/\tdata-xml / weight [ value / kg>80 ] ', true],
      ['/thing/data-xml/weight/child :: value', true],
    ],
    'for elements called like operators and functions': [
      [
        '/thing/data-xml/and[or/div = 1]/text',
        true,
        '<thing><data-xml><and><or><div>1</div></or><text/></and></data-xml></thing>',
      ],
      ['/thing/data-xml/contains/not', true, '<thing><data-xml><contains><not/></contains></data-xml></thing>'],
      ['/thing/data-xml/größe[. = "groß"]', true, '<thing><data-xml><größe>groß</größe></data-xml></thing>'],
    ],
  }
  for (const [what, questions] of Object.entries(answers)) {
    test(what, async () => {
      for (const [expression, answer, xml] of questions) {
        expect([expression, await asked(expression, xml)]).toEqual([expression, answer])
      }
    })
  }

  test('elements in a namespace are not met by plain names', async () => {
    const xml = '<thing><data-xml><a xmlns="urn:x">1</a></data-xml></thing>'
    expect(await asked('/thing/data-xml/a', xml)).toBe(false)
  })

  test('one filter is asked about many things', async () => {
    const filter = await compileFilter('/thing/data-xml/a[. > 1]')
    const answers = [1, 2, 3].map(n => filter.matches(`<thing><data-xml><a>${n}</a></data-xml></thing>`))
    expect(answers).toEqual([false, true, true])
  })
})

describe('what a filter may not ask', () => {
  const refused: Record<string, [expression: string, message: string][]> = {
    'from anywhere else': [
      ['', 'The filter must begin with /thing/data-xml.'],
      ['weight', 'The filter must begin with /thing/data-xml.'],
      ['/thing', 'The filter must begin with /thing/data-xml.'],
      ['/thing/thing-id', 'The filter must begin with /thing/data-xml.'],
      ['/thing/data-xml2', 'The filter must begin with /thing/data-xml.'],
      ['not(/thing/data-xml/weight)', 'The filter must begin with /thing/data-xml.'],
      ['/thing/data-xml/..', 'The filter may not look above /thing/data-xml.'],
      ['/thing/data-xml/weight[../../thing-id]', 'The filter may not look above /thing/data-xml.'],
      ['/thing/data-xml/weight[/thing/thing-id]', 'A path that begins with "/" must begin with /thing/data-xml.'],
      ['/thing/data-xml/weight[/]', 'A path that begins with "/" must begin with /thing/data-xml.'],
      ['/thing/data-xml/a and b', 'Outside a predicate a path must begin with /thing/data-xml.'],
      ['/thing/data-xml = string()', 'Outside a predicate, string() needs an argument.'],
    ],
    'with wildcards': [
      ['/thing/data-xml//kg', 'The filter uses "//", which is not allowed.'],
      ['/thing/data-xml/weight[.//kg]', 'The filter uses "//", which is not allowed.'],
      ['/thing/data-xml/weight[//kg]', 'The filter uses "//", which is not allowed.'],
      ['/thing/data-xml/*', 'The filter uses "*", which is not allowed.'],
      ['/thing/data-xml/weight[@*]', 'The filter uses "*", which is not allowed.'],
      ['/thing/data-xml/weight[a * 2]', 'The filter uses "*", which is not allowed.'],
      ['/thing/data-xml/node()', 'The node test node() is not allowed there.'],
      ['/thing/data-xml/comment()', 'The node test comment() is not allowed there.'],
    ],
    'along other axes': [
      ['/thing/data-xml/descendant::kg', 'The axis descendant:: is not allowed.'],
      ['/thing/data-xml/descendant-or-self::node()', 'The axis descendant-or-self:: is not allowed.'],
      ['/thing/data-xml/weight/following-sibling::common', 'The axis following-sibling:: is not allowed.'],
      ['/thing/data-xml/weight/ancestor::thing', 'The axis ancestor:: is not allowed.'],
      ['/thing/data-xml/weight/constructor::x', 'The axis constructor:: is not allowed.'],
    ],
    'by prefix': [
      ['/thing/data-xml/ccr:body', 'The filter uses a prefix: only names without a namespace can be asked for.'],
      [
        '/thing/data-xml/a[@xml:lang = "en"]',
        'The filter uses a prefix: only names without a namespace can be asked for.',
      ],
    ],
    'by position': [
      ['/thing/data-xml/weight[1]', 'A predicate must be a condition, not a number or position.'],
      ['/thing/data-xml/weight[(1)]', 'A predicate must be a condition, not a number or position.'],
      ['/thing/data-xml/weight[count(value)]', 'A predicate must be a condition, not a number or position.'],
      ['/thing/data-xml/weight[-value]', 'A predicate must be a condition, not a number or position.'],
      ['/thing/data-xml/weight[position() = 1]', 'The function position() is not among those a filter may use.'],
      ['/thing/data-xml/weight[last()]', 'The function last() is not among those a filter may use.'],
    ],
    'with other functions, variables or unions': [
      ['/thing/data-xml/weight[document("x")]', 'The function document() is not among those a filter may use.'],
      ['/thing/data-xml/weight[id("x")]', 'The function id() is not among those a filter may use.'],
      ['/thing/data-xml/weight[toString()]', 'The function toString() is not among those a filter may use.'],
      ['/thing/data-xml/weight[local-name() = "x"]', 'The function local-name() is not among those a filter may use.'],
      ['/thing/data-xml/weight[$x]', 'The filter uses a variable, and there are none.'],
      ['/thing/data-xml/weight | /thing/data-xml/height', 'The filter uses "|": join conditions with "or".'],
      ['/thing/data-xml/weight[not()]', 'The function not() does not take 0 arguments.'],
      ['/thing/data-xml/weight[contains(.)]', 'The function contains() does not take 1 argument.'],
      ['/thing/data-xml/weight[count("x") > 0]', 'The function count() takes a path.'],
      ['/thing/data-xml/weight[contains(., value)]', 'After the first argument, contains() takes quoted text only.'],
    ],
    'in broken XPath': [
      ['/thing/data-xml/', 'The filter ends too early: a name is missing.'],
      ['/thing/data-xml/weight[', 'The filter ends too early: a value is missing.'],
      ['/thing/data-xml/weight[a', 'The filter ends too early: "]" is missing.'],
      ['/thing/data-xml/weight[a =]', 'At "]": a name is missing.'],
      ['/thing/data-xml/weight]', 'At "]": it is not understood.'],
      ['/thing/data-xml/weight[(a]', 'At "]": ")" is missing.'],
      ['/thing/data-xml/weight[a b]', 'At "b": "]" is missing.'],
      ['/thing/data-xml/weight[. = "x]', 'The filter is not understood from "x]'],
      ['/thing/data-xml/weight[#]', 'The filter is not understood from #]'],
      ['/thing/data-xml/weight[.[a]]', 'No predicate may stand right behind "." or "..".'],
      ['/thing/data-xml/weight[(a)/b]', 'At "/": "]" is missing.'],
      ['/thing/data-xml/weight[. = "\ufffe"]', 'The filter holds characters that XML does not allow.'],
      ['/thing/data-xml/weight[\u00d7]', '"\u00d7" is not a name.'],
    ],
    'at length or in depth': [
      [`/thing/data-xml/weight[. = "${'x'.repeat(1000)}"]`, 'The filter is longer than 1000 characters.'],
      [`/thing/data-xml/${'a['.repeat(9)}1${']'.repeat(9)}`, 'The filter is nested more than 8 deep.'],
      [`/thing/data-xml/a[${'('.repeat(400)}1${')'.repeat(400)}]`, 'The filter is nested more than 8 deep.'],
      [`/thing/data-xml/a[${'not('.repeat(100)}1${')'.repeat(100)}]`, 'The filter is nested more than 8 deep.'],
    ],
  }
  for (const [what, expressions] of Object.entries(refused)) {
    test(what, async () => {
      for (const [expression, message] of expressions) {
        expect([expression, await refusal(expression)]).toEqual([expression, message])
      }
    })
  }
})

describe('what an answer may cost', () => {
  const many = (n: number) => `<thing><data-xml>${'<b/>'.repeat(n)}</data-xml></thing>`
  const tooCostly = 'The filter is too costly for a thing of this size: ask a simpler question.'

  test('a path that goes down is answered for a large thing', async () => {
    expect(await asked('/thing/data-xml/b[. = "x" or c > 2]', many(100_000))).toBe(false)
  })

  test('a path that climbs is answered for a thing of ordinary size', async () => {
    expect(await asked('/thing/data-xml/b[../b = 1]', many(500))).toBe(false)
    expect(await asked('/thing/data-xml/b[../c[../d[../e = 1]]]', weight)).toBe(false)
  })

  test('what would take visits without end is refused instead', async () => {
    for (const expression of [
      '/thing/data-xml/b[../b[../b[../b = 1]]]',
      '/thing/data-xml/b[/thing/data-xml/b[/thing/data-xml/b = 1]]',
      '/thing/data-xml/b/../b/../b',
      '/thing/data-xml[b = b]',
      '/thing/data-xml/b[. = ../b]',
      `/thing/data-xml/b[contains(.., "x")]`,
      '/thing/data-xml/b[parent::node()[. = "x"]]',
    ]) {
      await expect(asked(expression, many(5000)), expression).rejects.toThrow(new XPathRefused(tooCostly))
    }
  })

  test('so is a long search in a long text', async () => {
    const xml = `<thing><data-xml><c>${'a'.repeat(8_000_000)}</c></data-xml></thing>`
    await expect(asked(`/thing/data-xml[contains(c, "${'a'.repeat(900)}b")]`, xml)).rejects.toThrow(XPathRefused)
    expect(await asked('/thing/data-xml[contains(c, "b")]', xml)).toBe(false)
  })
})

describe('the thing asked about', () => {
  test('may hold more text than libxml2 reads by default', async () => {
    const xml = `<thing><data-xml><file><content>${'QUJD'.repeat(2_600_000)}</content></file></data-xml></thing>`
    expect(await asked('/thing/data-xml/file/content', xml)).toBe(true)
  })

  test('may be nested as deep as the parser lets it', async () => {
    const xml = `<thing><data-xml>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</data-xml></thing>`
    expect(await asked('/thing/data-xml/a/a/a', xml)).toBe(true)
  })

  test('may have a namespace that is no URI, as the parser does', async () => {
    expect(await asked('/thing/data-xml/a', '<thing><data-xml><a/><b xmlns="not a uri"/></data-xml></thing>')).toBe(
      true,
    )
  })

  test('must be a thing: a document type declaration cannot come before it', async () => {
    const filter = await compileFilter('/thing/data-xml')
    expect(() => filter.matches('<!DOCTYPE thing><thing><data-xml/></thing>')).toThrow('an XPath filter is asked about')
    expect(() => filter.matches('<thing><data-xml>')).toThrow()
  })
})
