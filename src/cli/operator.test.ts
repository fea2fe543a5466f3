import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '../../test/operator.ts'
import { createWorld, type World } from '../../test/world.ts'
import { asker, operatorMethods } from '../gate.ts'
import { silent } from '../logs.ts'
import { commands } from './commands.ts'
import { type Assembly, run } from './run.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const never = async () => {
  throw new Error('not in this test')
}
async function typed(...argv: string[]) {
  const assembly: Assembly = {
    version: '1',
    root: '/',
    log: () => silent,
    openDatabase: never,
    openStore: never,
    openPlatform: async () => ({ ...world.platform, close: async () => {} }),
    startServer: never,
  }
  const said = { out: [] as string[], err: [] as string[] }
  const streams = { out: (text: string) => void said.out.push(text), err: (text: string) => void said.err.push(text) }
  const code = await run(argv, {}, commands, assembly, new AbortController().signal, streams)
  return { code, out: said.out.join(''), err: said.err.join('') }
}
interface Printed {
  readonly email: string
  readonly password: string
  readonly secret: string
  readonly address: string
  readonly method: readonly string[]
}
async function json<T = Printed>(...argv: string[]): Promise<T> {
  const { code, out } = await typed(...argv, '--json')
  expect([code, out.slice(0, 200)]).toEqual([0, expect.any(String)])
  return JSON.parse(out) as T
}
const signIn = ({ email, password, secret }: Pick<Printed, 'email' | 'password' | 'secret'>) => {
  world.pass(30_000)
  const code = codeAt(secret, world.platform.services.clock.now())
  return asker(world.platform.gate, { kind: 'shell' }, 'test')('CreateOperatorSession', { email, password, code })
}
const create = (email: string, ...more: string[]) =>
  typed('operator', 'create', '--name', 'Olga', '--email', email, ...more)

test('create prints a password, the secret, its address and a code to scan, with which the operator signs in', async () => {
  const { out } = await create('olga@example.org', '--method', 'ListMail', '--method', 'QueryPersons')
  const found = (name: string) => new RegExp(`^${name} +(.+)$`, 'm').exec(out)![1]!
  expect(found('Methods')).toBe('ListMail, QueryPersons')
  expect(found('Address')).toMatch(/^otpauth:\/\/totp\/Test%20operators:olga%40example\.org\?.*secret=[A-Z2-7]{32}/)
  expect(out).toContain('█')
  await signIn({
    email: 'olga@example.org',
    password: found('Password'),
    secret: found('Secret').replaceAll(' ', ''),
  })
})

test('the mask must be said, and be of methods that operators can be given', async () => {
  expect((await create('a@example.org')).err).toContain('Say what the operator may call')
  const { code, err } = await create('a@example.org', '--method', 'GetThings')
  expect([code, err]).toEqual([2, expect.stringContaining('GetThings is no method of operators; there are Add')])
  await json('operator', 'create', '--name', 'All', '--email', 'all@example.org', '--every-method')
  await json('operator', 'mask', 'all@example.org', '--method', 'ListMail')
  const listed = await json<Printed[]>('operator', 'list')
  expect(listed.find(o => o.email === 'all@example.org')?.method).toEqual(['ListMail'])
  await json('operator', 'mask', 'ALL@example.org', '--every-method')
  const after = await json<Printed[]>('operator', 'list')
  expect(after.find(o => o.email === 'all@example.org')?.method).toEqual([...operatorMethods].sort())
})

test('suspend, activate, reset-factor and reset-password do what they say', async () => {
  const email = 'ben@example.org'
  const made = await json('operator', 'create', '--name', 'Ben', '--email', email, '--method', 'ListMail')
  await signIn(made)
  expect((await typed('operator', 'suspend', email)).out).toContain('is suspended')
  await expect(signIn(made)).rejects.toThrow('wrong')
  expect((await typed('operator', 'list')).out).toContain('Suspended')
  expect((await typed('operator', 'activate', email)).code).toBe(0)
  await signIn(made)
  const factor = await json('operator', 'reset-factor', email)
  await expect(signIn(made)).rejects.toThrow('wrong')
  await signIn({ ...made, secret: factor.secret })
  const { password } = await json('operator', 'reset-password', email)
  await signIn({ email, password, secret: factor.secret })
  const unknown = await typed('operator', 'suspend', 'nobody@example.org')
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('healthkeep operator list shows them')])
})
