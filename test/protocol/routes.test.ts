/**
 * The matrix of routes: every address the server has × everybody who may come by × the states of a record, over HTTP. What each gets
 * stands in `routes/model.ts`. Marks put into the records never reach whoever may not see them; what is somebody else's answers like
 * what is not there; a post by whoever may not changes nothing.
 */
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/doors/rest/routes.ts'
import { pages } from '../../src/doors/shell/pages.ts'
import { sql } from '../../src/store/db.ts'
import { createWorld, openSession, type World } from '../world.ts'
import {
  type CallerName,
  type Deed,
  holders,
  type Ids,
  levelOf,
  type Mark,
  marks,
  mayDo,
  operatorPages,
  otherPages,
  otherRoutes,
  outsiders,
  recordPages,
  type State,
  shown,
  states,
  strangers,
} from './routes/model.ts'
import { addressOf, type Family, family, plain, random, run, send, staged, standing, whole } from './routes/stage.ts'

const callers: readonly CallerName[] = [...holders, ...strangers, ...outsiders]
const total = { checks: 0, leaks: 0 }
let wrong: string[] = []

let world: World
let f: Family
const records = {} as Record<State, Ids>
beforeAll(async () => {
  world = await createWorld()
  f = await family(world)
  for (const state of states) records[state] = await staged(world, f, state)
}, 60_000)
afterAll(async () => {
  process.stdout.write(`routes: ${total.checks} checks, ${total.leaks} leaks\n`)
  await world.close()
})

function check(right: boolean, say: () => string): void {
  total.checks++
  if (!right) wrong.push(say())
}
function report(): void {
  const list = wrong
  wrong = []
  expect(list.slice(0, 60).join('\n'), `${list.length} differences`).toBe('')
}

/** Some at a time. */
async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = list.values()
  const worker = async () => {
    for (const one of queue) await work(one)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}

const ofRecord = (caller: CallerName, state: State): State | '' => (holders.some(h => h === caller) ? state : '')
const letters: { readonly [status: number]: string } = {
  200: 'p',
  302: 'r',
  303: 'r',
  404: 'n',
  403: 'd',
  400: 'd',
  409: 'c',
}
const letterOf = ({ statusCode }: LightMyRequestResponse) => letters[statusCode] ?? String(statusCode)

/**
 * No defect, and no mark but those that this caller may see. Pages name the other records of a holder, so that a holder is
 * asked about the name of the record in this state.
 */
function harmless(
  reply: LightMyRequestResponse,
  may: readonly Mark[],
  what: () => string,
  state: State | '' = '',
): void {
  check(reply.statusCode < 500, () => `${what()}: answers ${reply.statusCode}`)
  const text = whole(reply)
  for (const [mark, word] of Object.entries(marks) as [Mark, string][]) {
    if (may.includes(mark)) continue
    const leaks = text.includes(mark === 'name' || mark === 'display' ? word + state : word)
    if (leaks) total.leaks++
    check(!leaks, () => `${what()}: LEAK of ${mark}`)
  }
}
const is = (reply: LightMyRequestResponse, want: string, what: () => string) =>
  check(letterOf(reply) === want, () => `${what()}: ${letterOf(reply)} instead of ${want}`)
const toSignIn = (reply: LightMyRequestResponse, to: string, what: () => string) =>
  check((reply.headers.location ?? '').startsWith(to), () => `${what()}: leads to ${reply.headers.location}`)

const get = (caller: CallerName, url: string) => send(world, 'GET', url, { cookies: f.cookies[caller] })
/** The tree that Fastify prints, as addresses. */
function routesOf(tree: string): readonly string[] {
  const above: string[] = []
  return tree.split('\n').flatMap(line => {
    const [, indent = '', part] = /^([│ ]*)[├└]── (\S+)/.exec(line) ?? []
    if (part === undefined) return []
    const depth = indent.length / 4
    above.length = depth
    above.push((above[depth - 1] ?? '') + part)
    return line.includes(' (') ? [above[depth]!] : []
  })
}
const restRoutes = routes.map(r => ({
  verb: r.verb,
  body: r.body,
  url: `/rest${r.path.replace(/[^{}]+|\{\w+\}/g, part => (part[0] === '{' ? `:${part.slice(1, -1)}` : part.toLowerCase()))}`,
}))
const restPaths = restRoutes.map(r => r.url)
const postable = pages.filter(p => p.act || p.receive)
const gettable = pages.filter(p => p.load || p.Page)

describe('the model', () => {
  test('knows every page, every post and every other route of the server', () => {
    const known = [...Object.keys(recordPages), ...Object.keys(otherPages), ...Object.keys(operatorPages)]
    const paths = pages.map(p => p.path.split('?')[0]!)
    const sentence = (path: string) =>
      `${path} is a new page: say in test/protocol/routes/model.ts who gets it, and what its form does for whom.`
    expect(paths.filter(p => !known.includes(p)).map(sentence)).toEqual([])
    expect(known.filter(p => !paths.includes(p))).toEqual([])
    const served = routesOf(world.server.printRoutes({ commonPrefix: false }))
    expect(paths.filter(p => !served.includes(p))).toEqual([])
    const others = served.filter(r => !paths.includes(r) && otherRoutes[r] === undefined && !restPaths.includes(r))
    expect(others.map(r => `${r} is a new route: say in test/protocol/routes/model.ts what it answers.`)).toEqual([])
    const undone = postable.filter(p => p.path.includes(':record') && !recordPages[p.path]?.deeds)
    expect(undone.map(p => `${p.path} takes posts: give it a deed in test/protocol/routes/model.ts.`)).toEqual([])
    total.checks += paths.length + postable.length
  })
})

describe('what is read', () => {
  test('below a record, each gets the page that the model says, and sees nothing that is not theirs', async () => {
    const things = ['file', 'deleted', 'personal', random()]
    const seen = new Set<string>()
    const see = (caller: CallerName, reply: LightMyRequestResponse) => {
      for (const [mark, word] of Object.entries(marks))
        if (whole(reply).includes(word)) seen.add(`${mark} by ${caller}`)
    }
    const all = states.flatMap(state =>
      callers.flatMap(caller =>
        gettable.filter(p => p.path.includes(':record')).map(p => ({ state, caller, path: p.path })),
      ),
    )
    await each(all, async ({ state, caller, path }) => {
      const page = recordPages[path]!
      const ids = records[state]
      const what = () => `GET ${path} by ${caller}, ${state}`
      const reply = await get(caller, addressOf(path, ids, page))
      harmless(reply, shown(caller, state), what, ofRecord(caller, state))
      see(caller, reply)
      const holder = holders.find(h => h === caller)
      const open = state === 'Active' || state === 'ReadOnly'
      if (outsiders.some(o => o === caller)) {
        is(reply, 'r', what)
        toSignIn(reply, '/sign-in', what)
      } else if (!holder || !open) is(reply, 'n', what)
      else is(reply, ((state === 'ReadOnly' && page.readOnly) || page.get!)[levelOf[holder]]!, what)
      if (!path.includes(':thing') || (state !== 'Active' && (!holder || !open))) return
      for (const thing of things) {
        const also = await get(caller, addressOf(path, ids, { ...page, thing }))
        see(caller, also)
        harmless(also, shown(caller, state), () => `${what()}, thing ${thing}`, ofRecord(caller, state))
        if (strangers.some(s => s === caller)) is(also, 'n', () => `${what()}, thing ${thing}`)
      }
    })
    // Every mark is seen by all who may: a mark that stands nowhere would prove nothing. Goals have a door of their own.
    for (const caller of holders)
      for (const mark of shown(caller, 'Active').filter(m => m !== 'goal' && m !== 'name'))
        check(seen.has(`${mark} by ${caller}`), () => `${mark} is never seen by ${caller}`)
    report()
  }, 90_000)

  test('a record of others answers like one that is not there, byte for byte', async () => {
    const list = gettable.filter(p => p.path.includes(':record'))
    await each(
      states.flatMap(state =>
        (state === 'Active' ? [...strangers, ...outsiders] : strangers).flatMap(caller =>
          list.map(({ path }) => ({ state, caller, path })),
        ),
      ),
      async ({ state, caller, path }) => {
        const ids = records[state]
        const there = await get(caller, addressOf(path, ids, recordPages[path]!))
        const absent = await get(caller, addressOf(path, { ...ids, record: random() }, recordPages[path]!))
        check(
          plain(there) === plain(absent),
          () => `GET ${path} by ${caller}, ${state}: tells that the record is there`,
        )
      },
    )
    report()
  }, 60_000)

  test('a thing that is hidden, or of another record, answers like one that is not there, byte for byte', async () => {
    const list = gettable.filter(p => p.path.includes(':thing'))
    const hidden = { partial: ['allergy', 'file', 'personal', 'deleted'], viewer: ['personal'], modifier: ['personal'] }
    await each(
      Object.entries(hidden).flatMap(([caller, things]) =>
        list.flatMap(({ path }) => [...things, records.ReadOnly.allergy!].map(thing => ({ caller, path, thing }))),
      ),
      async ({ caller, path, thing }) => {
        const ask = (of: string) =>
          get(caller as CallerName, addressOf(path, records.Active, { ...recordPages[path]!, thing: of }))
        check(
          plain(await ask(thing)) === plain(await ask(random())),
          () => `GET ${path} by ${caller}: tells of ${thing}`,
        )
      },
    )
    report()
  })

  test('elsewhere, each gets what the model says', async () => {
    await each(
      gettable.filter(p => otherPages[p.path]).flatMap(({ path }) => callers.map(caller => ({ path, caller }))),
      async ({ path, caller }) => {
        const what = () => `GET ${path} by ${caller}`
        const reply = await get(caller, addressOf(path, { ...records.Active, record: '' }))
        const own = holders.some(h => h === caller)
        harmless(reply, own ? shown(caller, 'Active') : [], what)
        is(reply, otherPages[path]![outsiders.some(o => o === caller) ? 0 : 1], what)
      },
    )
    report()
  })
})

describe('pages of operators', () => {
  test('open to operators alone, whatever cookie of a person comes, and show nothing of a record', async () => {
    const list = gettable.filter(p => operatorPages[p.path])
    for (const { path } of list) {
      const url = addressOf(path, records.Active)
      for (const caller of callers.filter(c => c !== 'operator')) {
        const session = f.cookies[caller]['healthkeep-session']
        for (const cookies of [
          f.cookies[caller],
          ...(session && caller !== 'forged' ? [{ 'healthkeep-operator': session }] : []),
        ]) {
          const reply = await send(world, 'GET', url, { cookies })
          const what = () => `GET ${path} by ${caller}`
          harmless(reply, [], what)
          if (path === '/operator/sign-in') is(reply, 'p', what)
          else {
            is(reply, 'r', what)
            toSignIn(reply, '/operator/sign-in', what)
          }
        }
      }
      const reply = await get('operator', url)
      // Whoever runs the outbox sees to whom it writes.
      harmless(reply, path === '/operator/mail' ? ['invited'] : [], () => `GET ${path} by an operator`)
      is(reply, operatorPages[path]!, () => `GET ${path} by an operator`)
    }
    report()
  })
})

// ---- posts

interface Post {
  readonly url: string
  readonly deed: Deed
  readonly ids: Ids
}
function body(
  { deed, ids }: Post,
  csrf: string | undefined,
): { headers: Record<string, string>; payload: string | Buffer } {
  if (!deed.upload) {
    const values = new URLSearchParams([
      ...(csrf === undefined ? [] : [['_csrf', csrf]]),
      ...(deed.form?.(ids) ?? []),
    ] as [string, string][])
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: values.toString() }
  }
  const { name, type, base64, field = 'file' } = deed.upload
  const token = csrf === undefined ? '' : `--X\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n`
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=X' },
    payload: Buffer.concat([
      Buffer.from(
        `${token}--X\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
      ),
      Buffer.from(base64, 'base64'),
      Buffer.from('\r\n--X--\r\n'),
    ]),
  }
}
const post = (
  caller: CallerName,
  p: Post,
  { csrf, headers = {} }: { csrf?: string | undefined; headers?: Record<string, string> },
) => {
  const sent = body(p, csrf)
  return send(world, 'POST', p.url, {
    cookies: f.cookies[caller],
    payload: sent.payload,
    headers: { ...sent.headers, ...headers },
  })
}

const differing = (a: { readonly [t: string]: string }, b: { readonly [t: string]: string }) =>
  Object.keys(b).filter(table => a[table] !== b[table])

const deeds = Object.entries(recordPages).flatMap(([path, page]) =>
  (page.deeds ?? []).map((deed, n) => ({ path, page, deed, name: `POST ${path}${n > 0 ? ` (${n + 1})` : ''}` })),
)
const postOf = ({ path, page, deed }: (typeof deeds)[number], ids: Ids): Post => ({
  url: addressOf(path, ids, {
    ...(page.thing !== undefined && { thing: page.thing }),
    ...(deed.thing !== undefined && { thing: deed.thing }),
    query: deed.query ?? '',
  }),
  deed,
  ids,
})

describe('what is posted', () => {
  test('below a record, by whoever may not: refused, and nothing is changed', async () => {
    let before = await standing(world)
    for (const state of states)
      for (const d of deeds) {
        const p = postOf(d, records[state])
        const those = callers.filter(c => !mayDo(d.deed, c, state))
        await each(those, async caller => {
          const what = () => `${d.name} by ${caller}, ${state}`
          const reply = await post(caller, p, { csrf: f.csrf(caller) })
          harmless(reply, shown(caller, state), what, ofRecord(caller, state))
          if (outsiders.some(o => o === caller)) {
            is(reply, 'r', what)
            toSignIn(reply, '/sign-in', what)
          } else if (strangers.some(s => s === caller) || state === 'Suspended' || state === 'Deleted') {
            is(reply, 'n', what)
            if (state !== 'Active') return
            const absent = { ...p, url: p.url.replace(p.ids.record!, random()) }
            check(
              plain(reply) === plain(await post(caller, absent, { csrf: f.csrf(caller) })),
              () => `${what()}: tells that the record is there`,
            )
          }
        })
        // Where the record is shut, all posts together are looked at: what is told is that none was done.
        if (state !== 'Active' && d !== deeds.at(-1)) continue
        const after = await standing(world)
        const changes = differing(before, after)
        check(changes.length === 0, () => `${d.name} by ${those.join(', ')}, ${state}: changes ${changes.join(', ')}`)
        before = after
      }
    report()
  }, 90_000)

  test('by a custodian, without the token, with a wrong one or that of another, or from another site: refused, and nothing is changed', async () => {
    const before = await standing(world)
    const ways: readonly [string, (own: string) => { csrf?: string | undefined; headers?: Record<string, string> }][] =
      [
        ['no token', () => ({})],
        ['a wrong token', () => ({ csrf: 'AAAA' })],
        ['the token of another', () => ({ csrf: f.csrf('second') })],
        ['the token of nobody', () => ({ csrf: f.csrf('nobody') })],
        ['another site', own => ({ csrf: own, headers: { 'sec-fetch-site': 'cross-site' } })],
        ['a sister site', own => ({ csrf: own, headers: { 'sec-fetch-site': 'same-site' } })],
        ['another origin', own => ({ csrf: own, headers: { origin: 'https://evil.example' } })],
      ]
    const others = postable
      .filter(p => !p.path.includes(':record') && !p.foreign && !operatorPages[p.path])
      .map(({ path }) => ({
        name: `POST ${path}`,
        post: { url: addressOf(path, records.Active), deed: { may: 'holder' } as Deed, ids: records.Active },
      }))
    const below = deeds.map(d => ({ name: d.name, post: postOf(d, records.Active) }))
    await each(
      [...below, ...others].flatMap(p => ways.map(way => ({ ...p, way }))),
      async ({ name, post: p, way: [how, more] }) => {
        const reply = await post('owner', p, more(f.csrf('owner')))
        const what = () => `${name} with ${how}`
        is(reply, 'd', what)
        harmless(reply, ['name', 'display'], what)
      },
    )
    expect(differing(before, await standing(world))).toEqual([])
    report()
  }, 60_000)

  test('at pages of operators by anybody else: the way to sign in, or refused, and nothing is changed', async () => {
    const before = await standing(world)
    for (const { path } of postable.filter(p => operatorPages[p.path] && p.path !== '/operator/sign-in'))
      for (const caller of callers.filter(c => c !== 'operator')) {
        const session = f.cookies[caller]['healthkeep-session']
        const p: Post = {
          url: addressOf(path, records.Active),
          deed: {
            may: 'holder',
            form: () => [
              ['state', 'Suspended'],
              ['personId', f.people.owner!.personId],
            ],
          },
          ids: records.Active,
        }
        const sent = body(p, f.csrf(caller))
        for (const cookies of [
          f.cookies[caller],
          ...(session && caller !== 'forged' ? [{ 'healthkeep-operator': session }] : []),
        ]) {
          const reply = await send(world, 'POST', p.url, { ...sent, cookies })
          const what = () => `POST ${path} by ${caller}`
          harmless(reply, [], what)
          check([303, 403].includes(reply.statusCode), () => `${what()}: ${reply.statusCode}`)
          if (reply.statusCode === 303) toSignIn(reply, '/operator/sign-in', what)
        }
      }
    expect(differing(before, await standing(world))).toEqual([])
    report()
  })

  test('by whoever may: it is done, so the refusals above were about who asked', async () => {
    const least = { custodian: 'second', modifier: 'modifier', holder: 'viewer' } as const
    for (const d of deeds) {
      const ids = await staged(world, f, 'Active')
      const before = await standing(world)
      const caller = least[d.deed.may]
      const reply = await post(caller, postOf(d, ids), { csrf: f.csrf(caller) })
      const what = () => `${d.name} by ${caller}`
      check([200, 303].includes(reply.statusCode), () => `${what()}: ${reply.statusCode}`)
      const changes = differing(before, await standing(world))
      check(d.deed.only === 'answers' || changes.length > 0, () => `${what()}: changes nothing`)
    }
    report()
  }, 60_000)
})

describe('what is no page', () => {
  test('answers everybody alike and shows nothing of anybody', async () => {
    for (const [path, status] of Object.entries(otherRoutes))
      for (const caller of callers) {
        const reply = await get(caller, path.replace(':file', 'none').replace('*', 'nothing-here'))
        harmless(reply, holders.some(h => h === caller) ? ['name', 'display'] : [], () => `GET ${path} by ${caller}`)
        check(reply.statusCode === status, () => `GET ${path} by ${caller}: ${reply.statusCode} instead of ${status}`)
      }
    report()
  })
})

describe('the REST interface', () => {
  const steps = {
    name: 'Steps',
    goalType: 'Steps',
    startDate: '2026-01-01',
    range: { minimum: 10_000, units: 'Count' },
  }
  const json = { 'content-type': 'application/json', 'x-ms-version': '2.0-preview' }
  /** Whoever has no application behind them; a cookie of the Shell is none. */
  const without: readonly CallerName[] = ['owner', 'nobody', 'operator']

  test('each operation shows and does for each what the model says, and nothing for those who come without an application', async () => {
    const { seals, clock } = world.platform.services
    const { token } = await openSession(
      async xml =>
        (await send(world, 'POST', '/platform/wildcat.ashx', { payload: xml, headers: { 'content-type': 'text/xml' } }))
          .body,
      f.app,
      clock.now(),
    )
    const { applicationId } = f.app
    const proof = (caller: CallerName, record: string) => ({
      ...json,
      authorization: `MSH-V1 app-token=${token},offline-person-id=${seals.personAs(applicationId, f.people[caller]!.personId)},record-id=${record}`,
    })
    const asSeen = (caller: CallerName, record: string) =>
      seals.recordAs(applicationId, f.people[caller]!.personId, record)
    const withApp = [...holders, ...strangers, 'suspended', 'closed'] as const
    const before = await standing(world)
    await each(
      states.flatMap(state => restRoutes.map(route => ({ state, route }))),
      async ({ state, route }) => {
        const { record } = records[state]
        const url = route.url.replace(/:\w+/g, () => random())
        const more = route.body
          ? { payload: JSON.stringify(url === '/rest/goals' && route.verb === 'POST' ? { goals: [steps] } : {}) }
          : {}
        for (const caller of withApp) {
          const what = () => `${route.verb} ${url} by ${caller}, ${state}`
          const open = (state === 'Active' || state === 'ReadOnly') && holders.some(h => h === caller)
          // What is done by those who may is held to account below.
          if (more.payload?.includes('Steps') && mayDo({ may: 'modifier' }, caller, state)) continue
          const reply = await send(world, route.verb, url, { ...more, headers: proof(caller, asSeen(caller, record!)) })
          harmless(reply, shown(caller, state), what, ofRecord(caller, state))
          if (!open) check([400, 401, 403, 404, 409].includes(reply.statusCode), () => `${what()}: ${reply.statusCode}`)
          else if (route.verb !== 'GET' && !['modifier', 'owner', 'second'].includes(caller))
            check(reply.statusCode >= 400, () => `${what()}: ${reply.statusCode}`)
          else if (url === '/rest/goals' && route.verb === 'GET' && caller !== 'partial')
            check(reply.body.includes(marks.goal), () => `${what()}: hides the goal, ${reply.statusCode}`)
          if (caller !== 'stranger') continue
          // Ids that somebody could come upon: the one that another person is shown, the real one, and one of nothing.
          const ask = async (id: string) =>
            plain(await send(world, route.verb, url, { ...more, headers: proof(caller, id) }))
          const absent = await ask(random())
          for (const id of [asSeen('owner', record!), record!])
            check(absent === (await ask(id)), () => `${what()}: tells that the record is there`)
        }
        if (state !== 'Active') return
        for (const caller of without)
          for (const headers of [json, { ...json, authorization: 'MSH-V1 app-token=AAAA' }]) {
            const reply = await send(world, route.verb, url, { ...more, headers, cookies: f.cookies[caller] })
            harmless(reply, [], () => `${route.verb} ${url} by ${caller} without an application`)
            check(
              reply.statusCode === 401,
              () => `${route.verb} ${url} by ${caller} without an application: ${reply.statusCode}`,
            )
          }
      },
    )
    expect(differing(before, await standing(world))).toEqual([])
    const done = await send(world, 'POST', '/rest/goals', {
      payload: JSON.stringify({ goals: [steps] }),
      headers: proof('modifier', asSeen('modifier', records.Active.record!)),
    })
    check(done.statusCode === 201, () => `POST /rest/goals by modifier: ${done.statusCode} ${done.body}`)
    report()
  }, 60_000)
})

describe('the blob door', () => {
  test('an address that was given is worth what its person may today: nothing once the record, the access or the account is shut', async () => {
    const ids = await staged(world, f, 'Active')
    const record = ids.record!
    const { viewer } = f.people
    const client = await world.client(f.app, { person: viewer!, record })
    const format =
      '<format><section>blobpayload</section><xml/><blob-payload-request><blob-format><blob-format-spec>streamed</blob-format-spec></blob-format></blob-payload-request></format>'
    const { xml } = await client.call('GetThings', 3, `<group><id>${ids.file}</id>${format}</group>`)
    const address = /<blob-ref-url>([^<]+)/
      .exec(xml)![1]!
      .replaceAll('&amp;', '&')
      .replace(/^https?:\/\/[^/]+/, '')
    const expects = async (status: number, what: string, url = address, more = {}) => {
      const reply = await send(world, 'GET', url, more)
      check(reply.statusCode === status, () => `${what}: ${reply.statusCode}`)
      harmless(reply, status === 200 ? ['content'] : [], () => `the blob door, ${what}`)
    }
    const bare = address.split('?')[0]!
    for (const caller of callers) {
      await expects(403, `no token, by ${caller}`, bare, { cookies: f.cookies[caller] })
      await expects(403, `a wrong token, by ${caller}`, `${bare}?blob-ref-token=AAAA`, { cookies: f.cookies[caller] })
    }
    const { personId } = viewer!
    const where = sql`record_id = ${record} and person_id = ${personId}`
    const ways = {
      'the record is suspended': [
        sql`update record set state = 'Suspended' where record_id = ${record}`,
        sql`update record set state = 'Active' where record_id = ${record}`,
      ],
      'the record is deleted': [
        sql`update record set state = 'Deleted' where record_id = ${record}`,
        sql`update record set state = 'Active' where record_id = ${record}`,
      ],
      'the access was ended': [
        sql`update record_holder set state = 'Ended' where ${where}`,
        sql`update record_holder set state = 'Active' where ${where}`,
      ],
      'the access expired': [
        sql`update record_holder set expires_at = '2026-01-01' where ${where}`,
        sql`update record_holder set expires_at = null where ${where}`,
      ],
      'the consent was taken back': [
        sql`update application_grant set state = 'Revoked' where ${where}`,
        sql`update application_grant set state = 'Active' where ${where}`,
      ],
      'the account is suspended': [
        sql`update person set state = 'Suspended' where person_id = ${personId}`,
        sql`update person set state = 'Active' where person_id = ${personId}`,
      ],
    } as const
    for (const [what, [shut, open]] of Object.entries(ways)) {
      await expects(200, `before ${what}`)
      await run(world, [shut])
      await expects(403, what)
      await run(world, [open])
    }
    await run(world, [sql`update record set state = 'ReadOnly' where record_id = ${record}`])
    await expects(200, 'the record is read-only')
    const put = await send(world, 'PUT', address, {
      payload: 'changed',
      headers: { 'content-type': 'text/plain', 'x-hv-blob-complete': '1' },
    })
    check(put.statusCode === 403, () => `PUT to an address for reading: ${put.statusCode}`)
    report()
  })
})
