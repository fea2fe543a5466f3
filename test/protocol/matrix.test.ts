/**
 * The authorization matrix: methods × callers × records × states, generated (`matrix/cases.ts`), and what the model
 * (`matrix/model.ts`) says of each, held against the platform as it answers at its XML door.
 */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as registry from '../../src/methods/index.ts'
import type { Contract } from '../../src/protocol/method.ts'
import { answer, createWorld, type World } from '../world.ts'
import { type Case, cases, variants } from './matrix/cases.ts'
import { expected, methods } from './matrix/model.ts'
import type { Expected, Request } from './matrix/situation.ts'
import * as stage from './matrix/stage.ts'

const contracts = Object.values(registry).map(({ contract }): Contract => contract as unknown as Contract)
const answered = new Set(contracts.flatMap(c => [c.name, ...(c.aliases ?? [])]))
const writing = new Set(['PutThings', 'OverwriteThings', 'RemoveThings'])
const mayChange = new Set([
  ...writing,
  'SetApplicationSettings',
  'RemoveApplicationRecordAuthorization',
  'RemoveApplicationAuthorization',
  'BeginPutBlob',
])

let world: World
let bystander: string
let staged: readonly stage.Staged[]

/** One line for each difference, and how much was looked at. */
const tally = { calls: 0, checks: 0, leaks: [] as string[], refusals: [] as string[], others: [] as string[] }

beforeAll(async () => {
  world = await createWorld()
  const open = contracts.filter(c => c.visibility === 'public')
  Object.assign(stage.masks, {
    only: open.flatMap(c => [c.name]),
    group: [...new Set(open.map(c => c.group ?? 'x-BaseMethods'))],
  })
  const list = [...cases()].map((c): Case => ({ ...c, requests: c.requests.filter(q => answered.has(q.method)) }))
  ;({ staged, bystander } = await stage.stage(world, list))
}, 60_000)
afterAll(() => world.close())

/** Runs over all situations, a few at a time; within one, in order. */
async function each(work: (s: stage.Staged) => Promise<void>): Promise<void> {
  const queue = staged.values()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const s of queue) await work(s)
    }),
  )
}

async function send(xml: string): Promise<string> {
  tally.calls++
  const reply = await world.server.inject({
    method: 'POST',
    url: '/platform/wildcat.ashx',
    payload: xml,
    headers: { 'content-type': 'text/xml' },
  })
  if (reply.statusCode !== 200) tally.others.push(`HTTP ${reply.statusCode}`)
  return reply.body
}

const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].sort().join(', ')
const less = (list: readonly string[], than: readonly string[]) => list.filter(x => !than.includes(x))

/** What one answer shows against what it may show. More is a leak, less is a false refusal. */
function compare(s: stage.Staged, q: Request, want: Expected, xml: string, code: number): void {
  const at = `${s.case.name} | ${tell(q)}`
  const say = (list: string[], what: string) => list.push(`${at}: ${what}`)
  tally.checks++
  if (code !== want.code) {
    const what = `${code} instead of ${want.code}${code === 0 ? '' : ` (${/<message>(.*?)<\/message>/s.exec(xml)?.[1]})`}`
    say(code === 0 ? tally.leaks : want.code === 0 ? tally.refusals : tally.others, what)
  }
  const sets = (what: string, seen: readonly string[], may: readonly string[], known: number) => {
    tally.checks += known
    const more = less(seen, may)
    const fewer = less(may, seen)
    if (more.length > 0) say(tally.leaks, `shows ${what} ${sorted(more)}`)
    if (fewer.length > 0 && code === 0) say(tally.refusals, `hides ${what} ${sorted(fewer)}`)
  }
  if (want.things || q.method === 'GetThings') {
    const seen = stage.seenThings(s, xml)
    const may = want.things ?? {}
    sets('things', Object.keys(seen), Object.keys(may), s.things.size)
    for (const [name, bits] of Object.entries(seen)) {
      tally.checks++
      if (may[name] !== undefined && may[name] !== bits)
        say(tally.others, `effective permissions of ${name} are ${bits} instead of ${may[name]}`)
    }
    if (stage.seenKeys(xml) > 0) say(tally.others, 'answers keys')
  }
  if (q.method === 'GetRecordOperations')
    sets('operations on', stage.seenOperations(s, xml), want.operations ?? [], s.things.size)
  if (q.method === 'QueryPermissions') {
    const flat = (p: Expected['permissions']) =>
      Object.entries(p ?? {}).flatMap(([type, { online, offline }]) => [
        ...[...online].map(b => `${type} online ${b}`),
        ...[...offline].map(b => `${type} offline ${b}`),
      ])
    sets('permissions', flat(stage.seenPermissions(xml)), flat(want.permissions), (q.types?.length ?? 0) * 8)
  }
  const listed = want.records || want.people
  if (listed) sets('records', stage.seenRecords(world, s, xml), want.records ?? [], Object.keys(s.recordIds).length)
  if (want.people) sets('people', stage.seenPeople(world, s, xml), want.people, Object.keys(s.personIds).length)
  const { internal, marks } = stage.traces(s, xml)
  tally.checks += 2
  if (internal.length > 0) say(tally.leaks, `names the real id of ${sorted(internal)}`)
  const readable = Object.keys(want.things ?? {}).map(name => name.replaceAll(' ', '-'))
  const strange = less(marks, readable)
  if (strange.length > 0) say(tally.leaks, `carries the content of ${sorted(strange)}`)
}

const tell = (q: Request): string => {
  const { method, version, ...more } = q
  const said = Object.keys(more).length > 0 ? ` ${JSON.stringify(more)}` : ''
  return `${method} ${version}${said.length > 200 ? ` ${q.how ?? ''} …` : said}`
}

async function run(s: stage.Staged, q: Request, before?: stage.State): Promise<stage.State | undefined> {
  const want = expected(s.case.situation, q)
  const xml = await send(stage.say(world, s, q, bystander))
  const got = answer(xml)
  compare(s, q, want, xml, got.code)
  if (!mayChange.has(q.method)) return before
  const old = before!
  const after = await stage.state(world, s)
  tally.checks += after.size
  const differ = sorted(stage.differences(s, q, old, after))
  if (differ !== sorted(want.changed)) {
    const list = want.changed?.length === 0 ? tally.leaks : tally.others
    list.push(
      `${s.case.name} | ${tell(q)}: changes ${differ || 'nothing'} instead of ${sorted(want.changed) || 'nothing'}`,
    )
  }
  return after
}

function report(name: string): void {
  const { leaks, refusals, others } = tally
  const first = (title: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${list.length} ${title}:`, ...list.slice(0, 40).map(l => `  ${l}`)]
  const text = [
    ...first('leaks', leaks),
    ...first('false refusals', refusals),
    ...first('other differences', others),
  ].join('\n')
  if (process.env['MATRIX'])
    writeFileSync(
      `/tmp/matrix-${name}.txt`,
      [...leaks.map(l => `LEAK ${l}`), ...refusals.map(l => `REF ${l}`), ...others.map(l => `OTH ${l}`)].join('\n'),
    )
  for (const list of [leaks, refusals, others]) list.length = 0
  expect(text, name).toBe('')
}

describe('the authorization matrix', () => {
  it('reads show everything that the model allows and nothing else', async () => {
    await each(async s => {
      let before: stage.State | undefined
      for (const q of s.case.requests) {
        if (writing.has(q.method)) continue
        if (mayChange.has(q.method)) before = await stage.state(world, s)
        await run(s, q, before)
      }
    })
    report('reads')
  }, 120_000)

  it('writes change what the model allows and nothing else', async () => {
    await stage.stageTargets(world, staged)
    await each(async s => {
      let before: stage.State | undefined
      for (const q of s.case.requests.filter(r => writing.has(r.method)))
        before = await run(s, q, before ?? (await stage.state(world, s)))
    })
    report('writes')
  }, 120_000)

  it('counts', () => {
    const dimensions = new Set(variants.map(v => v.dimension)).size
    console.log(
      `${tally.checks} checks in ${tally.calls} calls; ${staged.length} situations of ${variants.length} variants in ${dimensions} dimensions; ${Object.keys(methods).length} methods`,
    )
  })
})
