/**
 * Whole requests, broken in small ways: every public method in every version is asked with what its contract allows and with
 * mutations of that, properly signed, so that they reach the inside. Each gets an answer of the protocol; none is a defect of ours.
 * FUZZ=1000000 asks so many (a night), FUZZ_SEED=7 begins elsewhere; the same seed asks the same.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as registry from '../../src/methods/index.ts'
import type { Contract } from '../../src/protocol/method.ts'
import { status } from '../../src/protocol/status.ts'
import { encode } from '../../src/schema/codec.ts'
import { type ThingType, thingTypes } from '../../src/things/registry.ts'
import { elements, text } from '../../src/xml/tree.ts'
import { anyOf } from '../arbitrary.ts'
import { type Client, createWorld, type World } from '../world.ts'

const count = Number(process.env.FUZZ ?? 20_000)
const seed = Number(process.env.FUZZ_SEED ?? 1)

interface Asked {
  readonly method: string
  readonly version: number
  readonly info: string
}

// ---- chance, repeatable

class Dice {
  #state: number
  constructor(start: number) {
    this.#state = Math.imul(start + 1, 0x9e3779b1) | 1
  }
  below(n: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % n
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}

// ---- good requests

const contracts = Object.values(registry)
  .map(({ contract }): Contract => contract as unknown as Contract)
  .filter(contract => contract.visibility === 'public')
/** These would end the session that the others need. */
const ending = ['RemoveApplicationRecordAuthorization']
const asked = contracts
  .filter(contract => !ending.includes(contract.name))
  .flatMap(contract => Object.entries(contract.versions).map(([version, shapes]) => ({ contract, version, shapes })))

/** Some requests of each method that its own contract allows. */
function good(): readonly Asked[] {
  return asked.flatMap(({ contract, version, shapes }) =>
    fc.sample(anyOf(shapes.request), { numRuns: 12, seed }).flatMap(value => {
      try {
        const whole = encode(shapes.request, 'info', value as never)
        const info = whole.replace(/^<info\s*\/>$/, '').replace(/^<info>([\s\S]*)<\/info>$/, '$1')
        return [{ method: contract.name, version: Number(version), info }]
      } catch {
        // Parts of any XML have no value that could be made up.
        return []
      }
    }),
  )
}

// ---- known things

const ids: string[] = []
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Ids that are there in the place of made-up ones, and samples of types in the place of empty data. */
function meaningful(info: string, dice: Dice): string {
  const type = dice.one(thingTypes)
  return info
    .replace(guid, id => (dice.below(2) === 0 ? dice.one(ids) : id))
    .replace(/<type-id>[^<]*<\/type-id>/g, () => `<type-id>${type.id}</type-id>`)
    .replace(/<data-xml>[^<]*<\/data-xml>|<data-xml\s*\/>/g, () => `<data-xml>${sample(type)}</data-xml>`)
}
const sample = ({ sampleXml }: ThingType) => `${sampleXml}<common/>`

// ---- mutations

const odd = [
  '',
  ' ',
  '-1',
  '0',
  '1e309',
  'NaN',
  '99999999999999999999999999',
  '2147483648',
  'true',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
  '2026-02-30T25:61:00',
  '00000000-0000-0000-0000-000000000000',
  'not-a-guid',
  '\u0000',
  '\ud83d\ude00'.repeat(40),
  '&#x10FFFF;',
  '&lt;script&gt;',
  `'; drop table thing; --`,
  '%s%n',
  '../../etc/passwd',
  '(((((((((',
  'count(//*)',
  'x'.repeat(5000),
  '<![CDATA[x]]>',
  '<a/>',
  '<a xmlns="urn:other"/>',
]
const names = ['info', 'thing', 'group', 'filter', 'id', 'xml', 'common', 'data-xml', 'ü', 'a:b', 'xmlns']

/** Where elements stand in a text, roughly: what is cut out of place is a mutation too. */
const tags = (xml: string) => [...xml.matchAll(/<\/?([\w:.-]+)[^<>]*>/g)]

const mutations: readonly ((xml: string, dice: Dice) => string)[] = [
  function oddText(xml, dice) {
    const texts = [...xml.matchAll(/>([^<>]+)</g)]
    if (texts.length === 0) return xml
    const found = dice.one(texts)
    const at = found.index + 1
    return xml.slice(0, at) + dice.one(odd) + xml.slice(at + found[1]!.length)
  },
  function cut(xml, dice) {
    const at = dice.below(xml.length + 1)
    return xml.slice(0, at) + xml.slice(at + 1 + dice.below(12))
  },
  function cutElement(xml, dice) {
    const all = tags(xml)
    if (all.length < 2) return xml
    const from = dice.below(all.length - 1)
    const to = all[Math.min(all.length - 1, from + 1 + dice.below(4))]!
    return xml.slice(0, all[from]!.index) + xml.slice(to.index + to[0].length)
  },
  function twice(xml, dice) {
    const all = tags(xml)
    if (all.length < 2) return xml
    const from = all[dice.below(all.length - 1)]!
    const end = xml.indexOf(`</${from[1]}>`, from.index)
    if (end < 0) return xml
    const whole = xml.slice(from.index, end + from[1]!.length + 3)
    return xml.slice(0, from.index) + whole.repeat(1 + dice.below(30)) + xml.slice(from.index)
  },
  function otherName(xml, dice) {
    const all = tags(xml)
    return all.length === 0 ? xml : xml.replaceAll(dice.one(all)[1]!, dice.one(names))
  },
  function attribute(xml, dice) {
    const all = tags(xml)
    if (all.length === 0) return xml
    const { index, 0: whole } = dice.one(all)
    const at = index + whole.length - (whole.endsWith('/>') ? 2 : 1)
    return `${xml.slice(0, at)} ${dice.one(['x', 'version-stamp', 'xsi:nil', 'xmlns:q', 'id'])}="${dice.one(odd).replace(/[<"]/g, '')}"${xml.slice(at)}`
  },
  function inserted(xml, dice) {
    const at = dice.below(xml.length + 1)
    return xml.slice(0, at) + dice.one(odd) + xml.slice(at)
  },
  function deep(xml, dice) {
    const depth = dice.below(200)
    return `${'<a>'.repeat(depth)}${xml}${'</a>'.repeat(depth)}`
  },
  function byte(xml, dice) {
    const at = dice.below(xml.length + 1)
    return xml.slice(0, at) + String.fromCharCode(dice.below(256)) + xml.slice(at + 1)
  },
]

/** Request number `i` of this seed. */
function request(pool: readonly Asked[], i: number): Asked {
  const dice = new Dice(seed * 1_000_003 + i)
  const start = dice.one(pool)
  let info = meaningful(start.info, dice)
  for (let n = dice.below(4); n > 0; n--) info = dice.one(mutations)(info, dice)
  return { ...start, info }
}

// ---- asking

let world: World
let clients: readonly Client[]

beforeAll(async () => {
  world = await createWorld()
  const person = await world.person('Ann')
  const record = await world.record(person)
  const [web, soda] = [await world.web(), await world.soda()]
  for (const app of [web, soda]) await world.grant(app, person, record)
  clients = [
    await world.client(web, { person, record }),
    await world.client(web, { person, record, avenue: 'offline' }),
    await world.client(soda, { person, record }),
    await world.client(web),
  ]
  const [client] = clients
  for (const type of thingTypes.filter(t => !t.uncreatable).slice(0, 40)) {
    const put = await client!.call(
      'PutThings',
      2,
      `<thing><type-id>${type.id}</type-id><data-xml>${sample(type)}</data-xml></thing>`,
    )
    if (put.info) ids.push(text(elements(put.info)[0]!), ...(put.xml.match(guid) ?? []))
  }
  ids.push(client!.personId!, client!.recordId!, web.applicationId, soda.applicationId)
}, 60_000)
afterAll(() => world.close())

const known: ReadonlySet<number> = new Set(Object.values(status).map(s => s.code))

test(
  `${count} requests, whole and broken, get an answer each and none is a defect of ours`,
  async () => {
    const pool = good()
    expect(new Set(pool.map(p => `${p.method} ${p.version}`)).size).toBeGreaterThan(30)
    const defects: string[] = []
    const seen = new Map<number, number>()
    for (let i = 0; i < count && defects.length < 5; i++) {
      const { method, version, info } = request(pool, i)
      const client = clients[i % clients.length]!
      const { code, xml } = await client.call(method, version, info).catch((error: unknown) => ({
        code: Number.NaN,
        xml: String(error),
      }))
      seen.set(code, (seen.get(code) ?? 0) + 1)
      if (!known.has(code) || code === status.FAILED.code)
        defects.push(
          `seed ${seed}, number ${i}: ${method} ${version} answers ${code}\n${info.slice(0, 2000)}\n${xml.slice(0, 500)}`,
        )
    }
    expect(defects.join('\n\n')).toBe('')
    // What never gets in, or never gets refused, proves nothing.
    expect(seen.get(0)).toBeGreaterThan(count / 50)
    expect(seen.size).toBeGreaterThan(8)
    if (process.env.FUZZ) console.log(Object.fromEntries([...seen].sort((a, b) => b[1] - a[1])))
  },
  600_000 + count * 20,
)
