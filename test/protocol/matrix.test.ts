/**
 * The authorization matrix: methods × callers × records × states, generated (`matrix/cases.ts`), and what the model
 * (`matrix/model.ts`) says of each, held against the platform as it answers at its XML door.
 */
import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changed } from '../../src/domain/caches.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker, type Claim } from '../../src/gate.ts'
import * as registry from '../../src/methods/index.ts'
import { Fault } from '../../src/protocol/fault.ts'
import type { Contract } from '../../src/protocol/method.ts'
import { type Statement, sql } from '../../src/store/db.ts'
import { operator, operatorToken } from '../operator.ts'
import { anonymous, answer, createWorld, type World } from '../world.ts'
import { cases, things, variants } from './matrix/cases.ts'
import { expected, methods, ofEveryOperator, ofOperators, ofTheMachine } from './matrix/model.ts'
import type { Expected, Request, Situation } from './matrix/situation.ts'
import * as stage from './matrix/stage.ts'

const contracts = Object.values(registry).map(({ contract }): Contract => contract as unknown as Contract)
const writing = new Set(['PutThings', 'PutThingsByClientIds', 'OverwriteThings', 'RemoveThings'])
const changing = new Set([
  ...writing,
  'SetApplicationSettings',
  'BeginPutBlob',
  'RemoveApplicationRecordAuthorization',
  'RemoveApplicationAuthorization',
])

let world: World
let bystander: string
let staged: readonly stage.Staged[]
const named = (name: string): stage.Staged => staged.find(s => s.case.name === name)!
/** The good call, and with one thing changed. */
const single = (s: stage.Staged): boolean =>
  /^(the good case|[a-z ]+: [^+]*)$/.test(s.case.name) &&
  !s.case.name.startsWith('online,') &&
  !s.case.name.startsWith('offline,')

/** Differences since the last report, one line each, and how much was looked at in all. */
const lists = { leaks: [] as string[], refusals: [] as string[], others: [] as string[] }
const total = { calls: 0, checks: 0, leaks: 0, refusals: 0, others: 0 }
const asked = new Set<string>()

beforeAll(async () => {
  world = await createWorld()
  const open = contracts.filter(c => c.visibility === 'public')
  Object.assign(stage.masks, {
    only: open.map(c => c.name),
    group: [...new Set(open.map(c => c.group ?? 'x-BaseMethods'))],
  })
  ;({ staged, bystander } = await stage.stage(world, [...cases()]))
}, 120_000)
afterAll(() => world.close())

/** Several situations at a time; within one, in order. */
async function each(list: readonly stage.Staged[], work: (s: stage.Staged) => Promise<void>): Promise<void> {
  const queue = list.values()
  const worker = async () => {
    for (const s of queue) await work(s)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}

async function send(xml: string): Promise<string> {
  total.calls++
  const reply = await world.server.inject({
    method: 'POST',
    url: '/platform/wildcat.ashx',
    payload: xml,
    headers: { 'content-type': 'text/xml' },
  })
  expect(reply.statusCode).toBe(200)
  return reply.body
}

const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].sort().join(', ')
const less = (list: readonly string[], than: readonly string[]) => list.filter(x => !than.includes(x))
const flat = (p: Expected['permissions']) =>
  Object.entries(p ?? {}).flatMap(([type, { online, offline }]) => [
    ...[...online].map(b => `${type} online ${b}`),
    ...[...offline].map(b => `${type} offline ${b}`),
  ])

function tell(q: Request): string {
  const { method, version, ...more } = q
  const said = Object.keys(more).length > 0 ? ` ${JSON.stringify(more)}` : ''
  return `${method} ${version}${said.length > 200 ? ` ${q.how ?? ''} …` : said}`
}

/** What one answer shows against what it may show. More is a leak, less is a false refusal. */
function compare(s: stage.Staged, q: Request, want: Expected, xml: string): void {
  const { code, message } = answer(xml)
  const say = (list: string[], what: string) => list.push(`${s.case.name} | ${tell(q)}: ${what}`)
  total.checks++
  if (code !== want.code)
    say(
      code === 0 ? lists.leaks : want.code === 0 ? lists.refusals : lists.others,
      `${code} instead of ${want.code} (${message})`,
    )
  const sets = (what: string, seen: readonly string[], may: readonly string[], known: number) => {
    total.checks += known
    const more = less(seen, may)
    const fewer = less(may, seen)
    if (more.length > 0) say(lists.leaks, `shows ${what} ${sorted(more)}`)
    if (fewer.length > 0 && code === 0) say(lists.refusals, `hides ${what} ${sorted(fewer)}`)
  }
  if (q.method === 'GetThings') {
    const seen = stage.seenThings(s, xml)
    const may = want.things ?? {}
    sets('things', Object.keys(seen), Object.keys(may), s.things.size)
    const wrong = Object.entries(seen).filter(([name, bits]) => may[name] !== undefined && may[name] !== bits)
    total.checks += Object.keys(seen).length
    for (const [name, bits] of wrong)
      say(lists.others, `effective permissions of ${name} are ${bits} instead of ${may[name]}`)
    if (stage.seenKeys(xml) > 0) say(lists.others, 'answers keys')
  }
  if (q.method === 'GetRecordOperations')
    sets('operations on', stage.seenOperations(s, xml), want.operations ?? [], s.things.size)
  if (q.method === 'QueryPermissions')
    sets('permissions', flat(stage.seenPermissions(xml)), flat(want.permissions), (q.types?.length ?? 0) * 8)
  if (want.records) sets('records', stage.seenRecords(world, s, xml), want.records, Object.keys(s.recordIds).length)
  if (want.people) sets('people', stage.seenPeople(world, s, xml), want.people, Object.keys(s.personIds).length)
  // Nothing else may stand anywhere in the answer: no settings, no selected record, no name of another.
  const { internal, people, records, marks } = stage.traces(world, s, xml)
  total.checks += 4
  const consented = want.records ?? expected(s.case.situation, { method: 'GetPersonInfo', version: 1 }).records ?? []
  if (less(records, consented).length > 0) say(lists.leaks, `names the records ${sorted(less(records, consented))}`)
  if (less(people, want.people ?? []).length > 0 && q.method !== 'GetUpdatedRecordsForApplication')
    say(lists.leaks, `names the people ${sorted(people)}`)
  if (internal.length > 0) say(lists.leaks, `names the real id of ${sorted(internal)}`)
  const strange = less(marks, Object.keys(want.things ?? {}).map(stage.slug))
  if (strange.length > 0) say(lists.leaks, `carries the content of ${sorted(strange)}`)
}

async function run(s: stage.Staged, q: Request, before?: stage.State): Promise<stage.State | undefined> {
  asked.add(q.method)
  const want = expected(s.case.situation, q)
  const first = before ?? (changing.has(q.method) ? await stage.state(world, s) : undefined)
  compare(s, q, want, await send(stage.say(world, s, q, bystander)))
  if (!first || !changing.has(q.method)) return before
  const after = await stage.state(world, s)
  total.checks += after.size
  const differ = sorted(stage.differences(s, q, first, after))
  if (differ !== sorted(want.changed))
    (want.changed?.length === 0 ? lists.leaks : lists.others).push(
      `${s.case.name} | ${tell(q)}: changes ${differ || 'nothing'} instead of ${sorted(want.changed) || 'nothing'}`,
    )
  return after
}

/** The first differences, readable; none are expected. */
function report(): void {
  const first = (title: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${list.length} ${title}:`, ...list.slice(0, 25).map(l => `  ${l}`)]
  const text = [
    ...first('leaks', lists.leaks),
    ...first('false refusals', lists.refusals),
    ...first('other differences', lists.others),
  ].join('\n')
  for (const kind of ['leaks', 'refusals', 'others'] as const) {
    total[kind] += lists[kind].length
    lists[kind].length = 0
  }
  expect(text).toBe('')
}

describe('the authorization matrix', () => {
  it('what is read shows everything that the model allows and nothing else', async () => {
    await each(staged, async s => {
      for (const q of s.case.requests) if (!writing.has(q.method)) await run(s, q)
    })
    report()
  }, 120_000)

  it('hidden things answer like absent ones, byte for byte', async () => {
    const without = (xml: string) => stage.plain(xml).replace('<filtered>true</filtered>', '')
    await each(staged.filter(single), async s => {
      const ask = (more: Partial<Request>) =>
        send(stage.say(world, s, { method: 'GetThings', version: 3, ...more }, bystander))
      const seen = expected(s.case.situation, { method: 'GetThings', version: 3, things: things.map(t => t.name) })
      if (seen.code !== 0) return
      const absent = stage.plain(await ask({ things: [], how: 'random-id' }))
      const unmatched = stage.plain(await ask({ things: things.map(t => t.name), note: 'mark:nothing;' }))
      for (const { name, personal, deleted } of things.filter(t => seen.things![t.name] === undefined)) {
        total.checks += 2
        const hidden = await ask({ things: [name], how: 'ids' })
        // `filtered` tells that rules withheld something that is there (wire.md §5.8), but never what flags and removal hide.
        const same = personal || deleted ? stage.plain(hidden) === absent : without(hidden) === absent
        if (!same) lists.leaks.push(`${s.case.name} | ${name}: ${hidden}`)
        // A filter that looks into things must not tell what it would have found in one that is hidden.
        const matched = stage.plain(await ask({ things: things.map(t => t.name), note: `mark:${stage.slug(name)};` }))
        if (matched !== unmatched) lists.leaks.push(`${s.case.name} | a filter finds ${name}: ${matched}`)
      }
    })
    report()
  }, 60_000)

  it('records of others answer like records that are not there, byte for byte', async () => {
    const kinds = ['random', 'internal', 'as-other-app', 'as-other-person'] as const
    for (const q of named('id: random').case.requests.filter(
      r => methods[r.method]![1] !== 'none' && !writing.has(r.method),
    )) {
      const answers = await Promise.all(
        kinds.map(async kind => stage.plain(await send(stage.say(world, named(`id: ${kind}`), q, bystander)))),
      )
      total.checks += kinds.length
      expect(new Set(answers).size, tell(q)).toBe(1)
    }
  })

  it('what is written changes what the model allows and nothing else', async () => {
    await stage.stageTargets(world, staged)
    await each(staged, async s => {
      let before: stage.State | undefined
      for (const q of s.case.requests.filter(r => writing.has(r.method))) before = await run(s, q, before)
    })
    report()
  }, 120_000)

  it('things that are not to be known answer writes like absent ones, byte for byte', async () => {
    const good = named('the good case')
    const say = async (method: string, thing: string) => {
      const q: Request = {
        method,
        version: method === 'RemoveThings' ? 1 : 2,
        writes: [{ act: method === 'RemoveThings' ? 'remove' : 'update', thing }],
      }
      good.targets.set(q, new Map([...good.things].filter(([name]) => name === thing)))
      return stage.plain(await send(stage.say(world, good, q, bystander)))
    }
    for (const method of writing)
      for (const thing of ['personal weight', 'deleted weight', 'deleted personal weight', 'foreign weight']) {
        total.checks++
        expect(await say(method, thing), `${method} ${thing}`).toBe(await say(method, 'nothing'))
      }
  })

  it('methods of our own doors are closed to every application: 11, or what stands before it', async () => {
    const names = contracts.filter(c => c.visibility === 'private').map(c => c.name)
    expect(names.filter(name => methods[name] !== undefined)).toEqual([])
    const callers = staged.filter(s =>
      /^(the good case|(proof|application|presence|person|id): [^+]*)$/.test(s.case.name),
    )
    await each(callers, async s => {
      for (const method of names) await run(s, { method, version: Math.max(...versionsOf(method)) })
    })
    report()
  }, 60_000)

  it('a method or version that is not there is 5, whoever asks', async () => {
    const unknown = [
      ['GetEverything', 1],
      ['RemoveApplicationrecordauthorization', 1],
      ['getthings', 3],
      ['GetThings', 4],
    ] as const
    await each(staged.filter(single), async s => {
      for (const [method, version] of unknown) {
        total.checks++
        const got = answer(await send(stage.say(world, s, { method, version, things: [] }, bystander)))
        expect([s.case.name, method, got.code]).toEqual([s.case.name, method, 5])
      }
    })
  })

  it('of a purged thing only its deletion is told', async () => {
    const good = named('the good case')
    const { db } = world.platform.services
    const operation = (name: string, number: number) => sql`
      insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, bytes, at, application_id, person_id, avenue)
      select record_id, ${number}, '00000000-0000-4000-8000-00000000000a', ${name}, version_stamp, type_id, family_id, eff_date, 0, at, application_id, person_id, avenue
      from record_operation where thing_id = ${good.things.get('weight')!.id} limit 1`
    await db.now.query(operation('Create', 30_000_001))
    await db.now.query(operation('Delete', 30_000_002))
    const xml = await send(stage.say(world, good, { method: 'GetRecordOperations', version: 1 }, bystander))
    const told = [...xml.matchAll(/<operation>(\w+)<\/operation><sequence-number>(\d+)</g)].map(m => [
      m[1],
      Number(m[2]),
    ])
    total.checks += 2
    expect(told.filter(([, number]) => Number(number) > 30_000_000)).toEqual([['Delete', 30_000_002]])
  })

  it('a right that the application gave up is gone with the next call', async () => {
    await each(
      staged.filter(s => s.case.goodbye),
      async s => {
        const given = expected(s.case.situation, s.case.goodbye!)
        await run(s, s.case.goodbye!)
        if (given.code !== 0) return
        const after: stage.Staged = {
          ...s,
          case: { ...s.case, name: `${s.case.name}, given up`, situation: revoked(s.case.situation) },
        }
        const reads = named('presence: nobody').case.requests.filter(q => !writing.has(q.method))
        const create: Request = {
          method: 'PutThings',
          version: 2,
          writes: [{ act: 'create', type: 'weight', date: things[0]!.date }],
        }
        for (const q of [...reads, create]) await run(after, q)
      },
    )
    report()
  }, 60_000)

  it('was asked about every public method, and tells the figure', () => {
    expect(less(Object.keys(methods), [...asked, 'CreateAuthenticatedSessionToken'])).toEqual([])
    const { checks, calls, leaks, refusals, others } = total
    const dimensions = [...new Set(variants.map(v => v.dimension))].map(
      d => `${variants.filter(v => v.dimension === d).length + 1} of ${d}`,
    )
    console.log(
      `${checks} checks in ${calls} calls: ${Object.keys(methods).length} public and ${asked.size - Object.keys(methods).length + 1} private methods × ${staged.length} situations (${dimensions.join(', ')}): ` +
        `${leaks} leaks, ${refusals} false refusals, ${others} other differences`,
    )
  })
})

const versionsOf = (method: string): number[] =>
  Object.keys(contracts.find(c => c.name === method)!.versions).map(Number)

/** The caller's record, its grant taken back. */
function revoked(s: Situation): Situation {
  const { id } = s
  const end = (r: Situation['people'][0]['records'][0]) =>
    typeof id === 'object' && r.name === id.record && r.grant ? { ...r, grant: { ...r.grant, revoked: true } } : r
  return { ...s, people: s.people.map((p, i) => (i === 0 ? { ...p, records: p.records.map(end) } : p)) }
}

// ---- sessions

describe('a session', () => {
  type Signature = 'good' | 'wrong key' | 'unknown certificate' | 'revoked certificate' | 'of another application'
  /** wire.md §3.1: the application (6), its address (6), the certificate (70, 4), the signature and what it covers (4). */
  const session = (state: string, address: string, signature: Signature): number =>
    state !== 'Active' || address === 'outside'
      ? 6
      : signature === 'good'
        ? 0
        : signature === 'revoked certificate'
          ? 70
          : 4

  it('is opened only for an active application, from its address, with its own key', async () => {
    const web = await world.web()
    const soda = await world.soda()
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const { db } = world.platform.services
    for (const app of [web, soda])
      for (const state of ['Active', 'NeedsVerification', 'Suspended', 'Deleted'])
        for (const address of ['inside', 'outside'])
          for (const signature of [
            'good',
            'wrong key',
            'unknown certificate',
            'revoked certificate',
            'of another application',
          ] as const) {
            if (app === soda && signature.endsWith('certificate')) continue
            await db.write(async tx => {
              await tx.query(sql`update application set state = ${state}, ip_prefixes = ${[address === 'inside' ? '127.0.0.1' : '192.0.2.1']}
                where application_id = ${app.applicationId}`)
              await tx.query(
                sql`update application_certificate set state = ${signature === 'revoked certificate' ? 'Revoked' : 'Active'}`,
              )
              await changed(tx)
            })
            world.platform.services.caches.forget()
            const about =
              signature === 'of another application' ? (app === web ? soda : web).applicationId : app.applicationId
            const content = `<content><app-id>${about}</app-id><hmac>HMACSHA256</hmac><signing-time>${new Date().toISOString()}</signing-time></content>`
            const thumbprint = signature === 'unknown certificate' ? randomBytes(20).toString('hex') : web.thumbprint
            const secret = signature === 'wrong key' ? randomBytes(32) : soda.secret
            const proof =
              app === soda
                ? `<hmacSig algName="HMACSHA256">${createHmac('sha256', secret).update(content).digest('base64')}</hmacSig>`
                : `<sig digestMethod="SHA1" sigMethod="RSA-SHA1" thumbprint="${thumbprint}">${createSign('RSA-SHA1')
                    .update(content)
                    .sign(signature === 'wrong key' ? other : web.key!, 'base64')}</sig>`
            const info = `<auth-info><app-id>${app.applicationId}</app-id><credential><appserver2>${proof}${content}</appserver2></credential></auth-info>`
            total.checks++
            const got = answer(await send(anonymous('CreateAuthenticatedSessionToken', 2, info, app.applicationId)))
            expect([app === web ? 'web' : 'soda', state, address, signature, got.code]).toEqual([
              app === web ? 'web' : 'soda',
              state,
              address,
              signature,
              session(state, address, signature),
            ])
          }
  })
})

// ---- blobs

describe('the address of a blob', () => {
  type Moment = {
    readonly change: (ids: { app: string; person: string; record: string; thing: string }) => Statement
    readonly status: number
  }
  const open = sql`select 1`
  const moments: { readonly [name: string]: Moment } = {
    'nothing changed': { change: () => open, status: 200 },
    'the record became read-only': {
      change: ({ record }) => sql`update record set state = 'ReadOnly' where record_id = ${record}`,
      status: 200,
    },
    'the person became a viewer': {
      change: ({ record }) => sql`update record_holder set level = 'View' where record_id = ${record}`,
      status: 200,
    },
    'the grant was revoked': {
      change: ({ app }) => sql`update application_grant set state = 'Revoked' where application_id = ${app}`,
      status: 403,
    },
    'the grant lost the type': {
      change: ({ app }) =>
        sql`update application_grant set online_rules = '[{"permissions":["Read"],"targets":[{"types":["40750a6a-89b2-455c-bd8d-b420a4cb500b"],"dates":[]}],"exceptions":[]}]' where application_id = ${app}`,
      status: 403,
    },
    'the application asks for less': {
      change: ({ app }) => sql`update application set online_rules = '[]' where application_id = ${app}`,
      status: 403,
    },
    'the application was suspended': {
      change: ({ app }) => sql`update application set state = 'Suspended' where application_id = ${app}`,
      status: 403,
    },
    'the application became restricted': {
      change: ({ app }) => sql`update application set restrict_users = true where application_id = ${app}`,
      status: 403,
    },
    'the account was suspended': {
      change: ({ person }) => sql`update person set state = 'Suspended' where person_id = ${person}`,
      status: 403,
    },
    'the sharing ended': {
      change: ({ record }) => sql`update record_holder set state = 'Ended' where record_id = ${record}`,
      status: 403,
    },
    'the sharing expired': {
      change: ({ record }) => sql`update record_holder set expires_at = '2026-01-01' where record_id = ${record}`,
      status: 403,
    },
    'the record was suspended': {
      change: ({ record }) => sql`update record set state = 'Suspended' where record_id = ${record}`,
      status: 403,
    },
    'the record was deleted': {
      change: ({ record }) => sql`update record set state = 'Deleted' where record_id = ${record}`,
      status: 403,
    },
    'the thing became personal': {
      change: ({ thing }) => sql`update thing set flags = 1 where thing_id = ${thing}`,
      status: 403,
    },
    'the thing was removed': {
      change: ({ thing }) => sql`update thing set state = 'Deleted' where thing_id = ${thing}`,
      status: 403,
    },
  }
  const file = 'bd0403c5-4ae2-4b0e-a8db-1888678e4528'
  const fileXml = '<file><name>letter.txt</name><size>5</size></file><common/>'
  const blobbed = (content: string) =>
    `<thing><type-id>${file}</type-id><data-xml>${fileXml}</data-xml><blob-payload><blob><blob-info><name/><content-type>text/plain</content-type></blob-info>${content}</blob></blob-payload></thing>`
  const urlIn = (xml: string) => /<blob-ref-url>([^<]+)</.exec(xml)![1]!.replaceAll('&amp;', '&')
  const get = async (url: string) => {
    total.checks++
    const { pathname, search } = new URL(url)
    return (await world.server.inject({ method: 'GET', url: pathname + search })).statusCode
  }
  async function family() {
    const person = await world.person('Ann')
    const record = await world.record(person)
    const app = await world.web()
    await world.grant(app, person, record)
    return { person, record, app, client: await world.client(app, { person, record }) }
  }

  it.each(Object.entries(moments))('after %s', async (_, { change, status }) => {
    const { person, record, app, client } = await family()
    const put = await client.call('PutThings', 2, blobbed('<base64data>aGVsbG8=</base64data>'))
    const thing = /<thing-id[^>]*>([^<]+)</.exec(put.xml)![1]!
    const seen = await client.call(
      'GetThings',
      3,
      `<group><id>${thing}</id><format><section>blobpayload</section><xml/></format></group>`,
    )
    const url = urlIn(seen.xml)
    expect(await get(url)).toBe(200)
    await world.platform.services.db.write(async tx => {
      await tx.query(change({ app: app.applicationId, person: person.personId, record, thing }))
      await changed(tx)
    })
    world.platform.services.caches.forget()
    expect(await get(url)).toBe(status)
    expect(await get(`${url.slice(0, -4)}AAAA`)).toBe(403)
  })

  it('serves only the application, person and record that it was given to', async () => {
    const own = await family()
    const strange = await family()
    const second = await world.record(own.person)
    await world.grant(own.app, own.person, second)
    const url = urlIn((await own.client.call('BeginPutBlob', 1)).xml)
    const { pathname, search } = new URL(url)
    const sent = await world.server.inject({
      method: 'POST',
      url: pathname + search,
      payload: 'hello',
      headers: { 'content-range': 'bytes 0-4/*', 'x-hv-blob-complete': '1' },
    })
    expect(sent.statusCode).toBe(200)
    const attach = blobbed(`<blob-ref-url>${url.replaceAll('&', '&amp;')}</blob-ref-url>`)
    const elsewhere = world.platform.services.seals.recordAs(own.app.applicationId, own.person.personId, second)
    total.checks += 3
    expect((await strange.client.call('PutThings', 2, attach)).code).toBe(88)
    expect((await own.client.call('PutThings', 2, attach, { record: elsewhere })).code).toBe(88)
    expect((await own.client.call('PutThings', 2, attach)).code).toBe(0)
    // An address to upload to is none to download from.
    expect(await get(url)).toBe(403)
  })
})

// ---- operators

describe('operators', () => {
  /** What the Shell itself reads too. */
  const openToShell = ['GetApplication', 'GetApplicationPrivileged', 'GetAppLocationsPrivileged', 'ListDirectory']
  const everyMethod = contracts.map(c => c.name)
  const machine = () => asker(world.platform.gate, { kind: 'machine' }, 'test')
  /** A session of an operator, and what became of it. */
  async function session(
    methods: readonly string[],
    then?: (ask: ReturnType<typeof asker>, id: string) => Promise<unknown>,
  ) {
    const who = await operator(world, { methods })
    const token = await operatorToken(world, who)
    await then?.(asker(world.platform.gate, { kind: 'operator', token }, 'test'), who.operatorId)
    return { kind: 'operator', token } as const
  }
  /** The code with which the gate turns a call away, before anything is done; 0 when it would run. */
  const turnedAway = (method: string, claim: Claim, record: string | undefined) =>
    world.platform.gate
      .enter({ method, claim, requestId: 'test', trusted: true, ...(record !== undefined && { record }) })
      .then(
        () => 0,
        (error: unknown) => (error instanceof Fault ? error.code : error),
      )

  it('are let into what their mask names and is theirs to have, with or without a record; 11 elsewhere, 7 when the session is over', async () => {
    const record = await world.record(await world.person('Cleo'))
    const callers: { readonly [name: string]: { claim: Claim; mask: readonly string[] | 'over' } } = {
      'with every method there is in the mask': { claim: await session(everyMethod), mask: everyMethod },
      'with an empty mask': { claim: await session([]), mask: [] },
      'with one method in the mask': { claim: await session(['ListMail']), mask: ['ListMail'] },
      'with what is in another letter case': { claim: await session(['listmail', 'queryPersons']), mask: [] },
      'signed out': { claim: await session(everyMethod, ask => ask('EndOperatorSession', {})), mask: 'over' },
      suspended: {
        claim: await session(everyMethod, (_, operatorId) =>
          machine()('UpdateOperator', { operatorId, state: 'Suspended' }),
        ),
        mask: 'over',
      },
      'with a token of nobody': {
        claim: { kind: 'operator', token: randomBytes(32).toString('base64url') },
        mask: 'over',
      },
      'with an empty token': { claim: { kind: 'operator', token: '' }, mask: 'over' },
    }
    const differences: string[] = []
    for (const [name, { claim, mask }] of Object.entries(callers))
      for (const method of everyMethod)
        for (const given of [undefined, record]) {
          const may = ofEveryOperator.includes(method) || (ofOperators.includes(method) && mask.includes(method))
          const want = mask === 'over' ? 7 : may ? 0 : 11
          const got = await turnedAway(method, claim, given)
          total.checks++
          if (got !== want) differences.push(`${name} | ${method}: ${got} instead of ${want}`)
        }
    expect(differences).toEqual([])
  })

  it('are set up by the machine, and by nobody else: what is of operators is closed to people, applications and visitors', async () => {
    const ann = await world.person('Ann')
    const { services } = world.platform
    const token = await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))
    const { applicationId } = await world.web()
    const claims: { readonly [name: string]: Claim } = {
      person: { kind: 'shell', token },
      visitor: { kind: 'shell' },
      application: { kind: 'anonymous', applicationId },
      machine: { kind: 'machine' },
    }
    for (const [name, claim] of Object.entries(claims))
      for (const method of [...ofOperators, ...ofEveryOperator, ...ofTheMachine]) {
        const open = name === 'machine' ? !ofEveryOperator.includes(method) : false
        // The consent page shows what an application asks for.
        const shown = openToShell.includes(method) && name !== 'application'
        total.checks++
        expect([name, method, await turnedAway(method, claim, undefined)]).toEqual([
          name,
          method,
          open || shown ? 0 : 11,
        ])
      }
  })
})

// ---- the contracts

describe('the contracts', () => {
  it('of public methods say what the model says', () => {
    const said = contracts
      .filter(c => c.visibility === 'public')
      .flatMap(c => [c.name, ...(c.aliases ?? [])].map(name => [name, [c.access.caller, c.access.record]] as const))
    // What writes something other than things is handed a writer as `optional`, and asks for its record itself.
    const own = ['person', 'optional']
    expect(Object.fromEntries(said)).toEqual({
      ...methods,
      RemoveApplicationRecordAuthorization: own,
      RemoveApplicationAuthorization: own,
      AssociateAlternateId: own,
    })
  })

  it('are these: whoever changes one changes this table', () => {
    const rows = contracts.map(
      c =>
        `${c.visibility.padEnd(8)}${c.access.caller.padEnd(16)}${c.access.record.padEnd(9)}${c.name} ${Object.keys(c.versions).join(',')}`,
    )
    expect(`\n${rows.sort().join('\n')}\n`).toMatchInlineSnapshot(`
      "
      private anonymous       none     ReadBlob 1
      private anonymous       none     WriteBlob 1
      private app             none     CreateConnectPackagePrivileged 1
      private app             optional GenerateInviteCode 1
      private machine         none     AddMeaningfulUseTimelyAccessActivitiesPrivileged 1
      private machine         none     AddOperator 1
      private machine         none     GetMeaningfulUseTimelyAccessReportPrivileged 1
      private machine         none     GetMeaningfulUseVDTReportPrivileged 1
      private machine         none     ListOperators 1
      private machine         none     ResetOperator 1
      private machine         none     UpdateOperator 1
      private operator        none     AddAppLocationsPrivileged 1
      private operator        none     AddApplicationPrivileged 1
      private operator        none     AuthorizeVocabulary 1
      private operator        none     GetAuthorizedPersonsForApplication 1
      private operator        none     GetOperatorAudit 1
      private operator        none     ListEventDelivery 1
      private operator        none     ListLoadedVocabularies 1
      private operator        none     ListMail 1
      private operator        none     LoadVocabulary 1
      private operator        none     QueryPersons 2
      private operator        none     RemoveAppLocationsPrivileged 1
      private operator        none     RemoveBinaryContent 1
      private operator        none     RemoveDirectoryItem 1
      private operator        none     RemoveLoadedVocabulary 1
      private operator        none     RepsertApplicationDirectoryItem 1
      private operator        none     RepsertBinaryContent 1
      private operator        none     RepsertDeviceDirectoryItem 1
      private operator        none     SendInsecureMessagePrivileged 1
      private operator        none     SetApplicationState 1
      private operator        none     SetPersonAccountStatePrivileged 1
      private operator        none     UpdateApplicationPrivileged 1
      private operator        none     UpdateEventSubscriptionPrivileged 1
      private operator        none     UpdateRecordPrivileged 1
      private operator-self   none     EndOperatorSession 1
      private operator-self   none     GetOperatorInfo 1
      private person          none     ValidateTaskTracking 1
      private person          read     GetActionPlan 1
      private person          read     GetActionPlanAdherence 1
      private person          read     GetActionPlanTask 1
      private person          read     GetActionPlanTasks 1
      private person          read     GetActionPlans 1
      private person          read     GetActiveGoals 1
      private person          read     GetGoal 1
      private person          read     GetGoalRecommendation 1
      private person          read     GetGoalRecommendations 1
      private person          read     GetGoals 1
      private person          read     GetSleeps 1
      private person          read     GetTimeline 1
      private person          write    AcknowledgeGoalRecommendation 1
      private person          write    CreateActionPlan 1
      private person          write    CreateActionPlanTask 1
      private person          write    CreateGoalRecommendation 1
      private person          write    CreateGoals 1
      private person          write    DeleteActionPlan 1
      private person          write    DeleteActionPlanObjective 1
      private person          write    DeleteActionPlanTask 1
      private person          write    DeleteGoal 1
      private person          write    DeleteGoalRecommendation 1
      private person          write    ReplaceActionPlan 1
      private person          write    ReplaceActionPlanTask 1
      private person          write    ReplaceGoal 1
      private person          write    TrackTask 1
      private person          write    UpdateActionPlan 1
      private person          write    UpdateActionPlanTask 1
      private person          write    UpdateGoals 1
      private shell           none     AcceptConnectRequest 1
      private shell           none     AcceptRecordAuthorization 1
      private shell           none     AddSodaApplication 1
      private shell           none     AssociateCredential 1
      private shell           none     AuthorizeRecordForApplication 1
      private shell           none     ConfirmShellSession 1
      private shell           none     CreateCredentialTokenForApplication 1
      private shell           none     CreateRecord 1
      private shell           none     DeclineConnectPackage 1
      private shell           none     DisassociateCredential 1
      private shell           none     GetAccountInfo 1
      private shell           none     GetAppRecordAuthorizations 1
      private shell           none     GetAppSpecificPseudoId 1
      private shell           none     GetApplicationSettingsPrivileged 1
      private shell           none     GetAuthorizedApplicationsForPerson 1
      private shell           none     GetClosingRecords 1
      private shell           none     GetConnectPackage 1
      private shell           none     GetDeletedRecords 1
      private shell           none     GetNonActiveRecordAuthorization 1
      private shell           none     GetPersonInfoPrivileged 1
      private shell           none     GetUnitPreferences 1
      private shell           none     RejectRecordAuthorization 1
      private shell           none     RemoveAuthorizationOfPersonFromApplication 1
      private shell           none     RequestEmailValidation 1
      private shell           none     RestoreRecord 1
      private shell           none     SetApplicationSettingsPrivileged 1
      private shell           none     SetPassword 1
      private shell           none     SetPersonAccountState 1
      private shell           none     SetPersonContactInfo 1
      private shell           none     SetPersonInfoPrivileged 1
      private shell           none     SetUnitPreference 1
      private shell           none     UpdateCredential 1
      private shell           none     ValidateConnectRequest 1
      private shell           none     ValidatePartnerConnectRequest 1
      private shell           optional AddMeaningfulUseAudit 1
      private shell           optional RemoveRecordAuthorization 1
      private shell           read     GetAuthorizedPeopleForRecord 1
      private shell           read     GetMeaningfulUseAudit 1
      private shell           read     GetRecordAudit 1
      private shell           read     GetRecordCounts 1
      private shell           read     GetRecordHistory 1
      private shell           read     GetThingKeys 1
      private shell           read     GetThingMentions 1
      private shell           read     GetThingOperator 1
      private shell           read     GetThingOperatorHistory 1
      private shell           read     GetThingReadings 1
      private shell           read     GetThingSignature 1
      private shell           write    AddRecordAudit 1
      private shell           write    AuthorizeRecord 1
      private shell           write    PermanentlyRemoveThings 1
      private shell           write    PickUpConnectPackage 1
      private shell           write    RemoveRecordAudit 1
      private shell           write    RestoreThings 1
      private shell           write    SetRecordDisplayName 1
      private shell           write    UpdateRecord 1
      private shell-anonymous none     CreateOperatorSession 1
      private shell-anonymous none     CreatePersonAccount 2
      private shell-anonymous none     CreateShellSession 1
      private shell-anonymous none     EndShellSession 1
      private shell-anonymous none     GetAppLocationsPrivileged 1
      private shell-anonymous none     GetApplication 1
      private shell-anonymous none     GetApplicationPrivileged 1
      private shell-anonymous none     GetBinaryContent 1
      private shell-anonymous none     GetEmailLink 1
      private shell-anonymous none     GetPasskeyOptions 1
      private shell-anonymous none     GetPersonCommunicationPreferences 1
      private shell-anonymous none     GetThingTypePrivileged 1
      private shell-anonymous none     ListDirectory 1
      private shell-anonymous none     RequestPasswordReset 1
      private shell-anonymous none     ResetPassword 1
      private shell-anonymous none     SelectInstancePrivileged 1
      private shell-anonymous none     SetPersonCommunicationPreferences 1
      private shell-anonymous none     SignOutPrivileged 1
      private shell-anonymous none     ValidateContactEmail 1
      public  anonymous       none     CreateAuthenticatedSessionToken 1,2
      public  anonymous       none     GetApplicationDirectory 1
      public  anonymous       none     GetDeviceDirectory 1
      public  anonymous       none     GetServiceDefinition 1,2
      public  anonymous       none     NewApplicationCreationInfo 1
      public  anonymous       none     SelectInstance 1
      public  app             none     AddApplication 1,2
      public  app             none     AllocatePackageId 1
      public  app             none     BeginPutConnectPackageBlob 1
      public  app             none     CreateConnectPackage 1,2
      public  app             none     CreateConnectRequest 1
      public  app             none     DeletePendingConnectPackage 1
      public  app             none     DeletePendingConnectRequest 1
      public  app             none     GetApplicationInfo 1,2
      public  app             none     GetAuthorizedConnectRequests 1
      public  app             none     GetAuthorizedPeople 1
      public  app             none     GetEventSubscriptions 1
      public  app             none     GetMeaningfulUseTimelyAccessReport 1
      public  app             none     GetMeaningfulUseVDTReport 1
      public  app             none     GetPersonAndRecordForAlternateId 1
      public  app             none     GetThingType 1
      public  app             none     GetUpdatedRecordsForApplication 1,2
      public  app             none     GetVocabulary 1,2
      public  app             none     NewSignupCode 1
      public  app             none     SearchVocabulary 1
      public  app             none     SubscribeToEvent 1
      public  app             none     UnsubscribeToEvent 1
      public  app             none     UpdateApplication 1,2
      public  app             none     UpdateEventSubscription 1
      public  app             none     UpdateExternalId 1
      public  app             optional DisassociateAlternateId 1
      public  app             optional SendInsecureMessageFromApplication 1
      public  person          none     AuthorizeApplication 1
      public  person          none     GetApplicationSettings 1
      public  person          none     GetAuthorizedRecords 1
      public  person          none     GetPersonInfo 1
      public  person          none     SetApplicationSettings 1
      public  person          optional AssociateAlternateId 1
      public  person          optional BeginPutBlob 1
      public  person          optional RemoveApplicationRecordAuthorization 1
      public  person          optional SendInsecureMessage 1
      public  person          read     GetAlternateIds 1
      public  person          read     GetPeopleForRecord 1
      public  person          read     GetRecordOperations 1
      public  person          read     GetThings 1,2,3
      public  person          read     GetValidGroupMembership 1
      public  person          read     QueryPermissions 1
      public  person          write    OverwriteThings 1,2
      public  person          write    PutThings 1,2
      public  person          write    PutThingsByClientIds 1
      public  person          write    RemoveThings 1
      "
    `)
  })
})
