/** Operators for tests, and the code of the moment, computed here from RFC 4226 and 6238 rather than by the library that checks it. */
import { createHmac } from 'node:crypto'
import { asker, operatorMethods } from '../src/gate.ts'
import type { World } from './world.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function fromBase32(text: string): Buffer {
  const bits = [...text].map(c => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map(b => Number.parseInt(b, 2)))
}

/** Six digits; `now` in ms since the epoch. */
export function codeAt(secret: string, now: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const at = mac.at(-1)! & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export interface TestOperator {
  readonly operatorId: string
  readonly email: string
  readonly password: string
  readonly secret: string
}

let made = 0

export async function operator(
  world: World,
  { name = 'Olga Ortmann', methods = operatorMethods }: { name?: string; methods?: readonly string[] } = {},
): Promise<TestOperator> {
  const email = `operator.${++made}@example.org`
  const password = `quiet-lantern-${made}-harbour`
  const machine = asker(world.platform.gate, { kind: 'machine' }, 'test')
  const { operatorId, secret } = await machine('AddOperator', { email, name, password, method: [...methods] })
  return { operatorId, email, password, secret }
}

/** The next code that has not been taken yet: the platform's clock moves on by half a minute. */
export function nextCode(world: World, { secret }: TestOperator): string {
  world.pass(30_000)
  return codeAt(secret, world.platform.services.clock.now())
}

/** Signs in; the token is what the cookie would hold. */
export async function operatorToken(world: World, who: TestOperator): Promise<string> {
  const anybody = asker(world.platform.gate, { kind: 'shell' }, 'test')
  const { email, password } = who
  return (await anybody('CreateOperatorSession', { email, password, code: nextCode(world, who) })).token
}

export async function asOperator(world: World, who: TestOperator) {
  return asker(world.platform.gate, { kind: 'operator', token: await operatorToken(world, who) }, 'test')
}
