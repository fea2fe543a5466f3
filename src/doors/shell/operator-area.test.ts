/** The pages of operators at the door: their own cookie, their own forms, limited tries, and no way from or to people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextCode, operator, type TestOperator } from '../../../test/operator.ts'
import { type ShellClient, shellClient, signUpValues, tokenIn } from '../../../test/shell-client.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { sql } from '../../store/db.ts'
import { pages } from './pages.ts'
import { paths } from './paths.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const enter = (client: ShellClient, who: TestOperator, to = '', from: World = world) =>
  client.submit(`/operator/sign-in${to}`, { email: who.email, password: who.password, code: nextCode(from, who) })

test('pages of operators stand below /operator, and no others do', () => {
  for (const { path, access } of pages)
    expect([path, /^\/operator(\/|$)/.test(path)]).toEqual([path, access?.startsWith('operator') ?? false])
})

test('without a session each of them leads to their sign-in, and back from there to a page of operators alone', async () => {
  for (const { path, access } of pages.filter(p => p.access === 'operator')) {
    const reply = await shellClient(world.server, '10.3.0.1').get(path.replace(':app', 'x'))
    expect([path, access, reply.statusCode, reply.headers.location]).toEqual([
      path,
      access,
      302,
      paths.operatorSignIn(path.replace(':app', 'x')),
    ])
  }
  const who = await operator(world)
  for (const [next, to] of [
    ['/operator/audit', '/operator/audit'],
    ['/account', '/operator'],
    ['/operator-like', '/operator'],
    ['https://evil.example', '/operator'],
    ['//evil.example', '/operator'],
  ] as const) {
    const reply = await enter(shellClient(world.server, '10.3.0.2'), who, `?next=${encodeURIComponent(next)}`)
    expect([next, reply.statusCode, reply.headers.location]).toEqual([next, 303, to])
  }
})

test('wrong passwords and codes are paused after ten from one address, and elsewhere the operator still gets in', async () => {
  const who = await operator(world)
  const client = shellClient(world.server, '10.3.1.1')
  const tries = []
  for (let n = 0; n < 11; n++)
    tries.push(
      (await client.submit('/operator/sign-in', { email: who.email, password: 'no', code: '000000' })).statusCode,
    )
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  expect((await enter(client, who)).statusCode).toBe(429)
  expect((await enter(shellClient(world.server, '10.3.1.2'), who)).statusCode).toBe(303)
})

test('what was typed as password and code does not come back in the page', async () => {
  const who = await operator(world)
  const values = { email: who.email, password: 'wrong-but-secret', code: '918273' }
  const reply = await shellClient(world.server, '10.3.1.9').submit('/operator/sign-in', values)
  expect(reply.statusCode).toBe(422)
  for (const secret of [values.password, values.code]) expect(reply.body).not.toContain(secret)
})

test('a form of a person is none of an operator, also when both are signed in with one browser', async () => {
  const who = await operator(world)
  const client = shellClient(world.server, '10.3.2.1')
  await client.submit('/sign-up', signUpValues('both@example.com'))
  await enter(client, who)
  const { applicationId } = await world.web()
  const form = `/operator/applications/${applicationId}/state`
  const ofPerson = tokenIn((await client.get('/account/name')).body)
  const ofOperator = tokenIn((await client.get(form)).body)
  const state = { state: 'Suspended' }
  expect((await client.post(form, { _csrf: ofPerson, ...state })).statusCode).toBe(403)
  expect((await client.post(form, state)).statusCode).toBe(403)
  expect((await client.post('/account/name', { _csrf: ofOperator, name: 'Mallory' })).statusCode).toBe(403)
  const [row] = await world.platform.services.db.read.query<{ state: string }>(
    sql`select state from application where application_id = ${applicationId}`,
  )
  expect(row!.state).toBe('Active')
  expect((await client.post(form, { _csrf: ofOperator, ...state })).statusCode).toBe(303)
})

test('over https the cookie is __Host-, Secure, and no other site can make a browser send it', async () => {
  const secure = await createWorld({ publicUrl: 'https://health.example.org' })
  try {
    const reply = await enter(shellClient(secure.server), await operator(secure), '', secure)
    const cookie = reply.cookies.find(c => c.name === '__Host-healthkeep-operator')
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
    expect(cookie).not.toHaveProperty('maxAge')
  } finally {
    await secure.close()
  }
})

test('a broken database still answers with a page', async () => {
  const broken = await createWorld()
  try {
    const client = shellClient(broken.server)
    await enter(client, await operator(broken), '', broken)
    await broken.platform.services.db.now.query(sql`alter table operator_session rename to gone`)
    const reply = await client.get('/operator')
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('operator_session')
    await broken.platform.services.db.now.query(sql`alter table gone rename to operator_session`)
  } finally {
    await broken.close()
  }
})
