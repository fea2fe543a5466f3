/** Packages sealed by the client and opened by the platform, and the other way round. */
import { createHash, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { argon2id, blake2b } from '../../client/src/argon2.ts'
import { inlineBlob } from '../../client/src/blobs.ts'
import { leavePackage, reserveCode, type SealAlgorithm, seal, takeBack, unseal } from '../../client/src/packages.ts'
import { dateTime, File as HealthFile, Weight } from '../../client/src/things.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import * as server from '../../src/interop/package-seal.ts'
import { type Here, here } from './here.ts'

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

test('BLAKE2b is that of OpenSSL', () => {
  for (const length of [0, 1, 127, 128, 129, 300]) {
    const bytes = randomBytes(length)
    expect(hex(blake2b(64, bytes))).toBe(createHash('blake2b512').update(bytes).digest('hex'))
  }
})

test.each([
  [8, 1, 32],
  [67, 2, 16],
  [300, 3, 100],
  [19_456, 1, 32],
])('Argon2id with %i KiB and %i passes is that of the reference, at %i bytes', async (memory, passes, length) => {
  const [password, salt] = [randomBytes(9), randomBytes(8)]
  const cost = { algorithm: 2, memoryCost: memory, timeCost: passes, parallelism: 1, outputLen: length, salt }
  expect(hex(await argon2id(password, salt, { memory, passes, length }))).toBe(hex(await hashRaw(password, cost)))
})

describe.each([
  { algorithm: 'argon2id-aes256gcm', iterations: 1 },
  { algorithm: 'hmac-sha256-aes256', iterations: 1000 },
] as const)('$algorithm', form => {
  test('opens on both sides with the answer in any case, and with nothing else', async () => {
    for (const length of [0, 1, 31, 32, 33, 1000]) {
      const plain = randomBytes(length)
      const ours = await seal(plain, 'Straße 7', form)
      expect(hex(await server.open(ours, 'STRAßE 7'))).toBe(hex(plain))
      const theirs = await server.seal(plain, 'Straße 7', form)
      expect(hex(await unseal(theirs, 'straße 7'))).toBe(hex(plain))
      expect(await unseal(ours, 'straße 7 ')).toBeUndefined()
    }
  })

  test('stays closed when it was changed or cut', async () => {
    const sealed = await seal(Buffer.from('<thing/>'), 'a', form)
    for (const at of [0, 20, sealed.bytes.length - 1]) {
      const bytes = Uint8Array.from(sealed.bytes)
      bytes[at]! ^= 1
      expect(await unseal({ ...sealed, bytes }, 'a')).not.toEqual(new Uint8Array(Buffer.from('<thing/>')))
    }
    for (const length of [0, 1, 12, 28])
      expect(await unseal({ ...sealed, bytes: sealed.bytes.subarray(0, length) }, 'a')).toBeUndefined()
  })
})

test('what would be weak or keep the machine busy is refused', async () => {
  const nothing = new Uint8Array(0)
  await expect(seal(nothing, 'a', { algorithm: 'none' as SealAlgorithm })).rejects.toThrow('algorithm is not known')
  await expect(seal(nothing, 'a', { salt: 'short' })).rejects.toThrow('salt needs eight bytes')
  await expect(seal(nothing, 'a', { iterations: 11 })).rejects.toThrow('from 1 to 10')
})

describe('from an application to a person', () => {
  let ann: Here
  beforeAll(async () => {
    ann = await here()
  })
  afterAll(() => ann.world.close())

  async function shell() {
    const { services, gate } = ann.world.platform
    const token = await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))
    return asker(gate, { kind: 'shell', token }, 'test')
  }
  const words = { friendlyName: 'Tom', question: 'Name of your cat?', answer: 'Fluffy', externalId: 'patient-7' }
  const things = [
    { type: Weight, data: { when: dateTime('2026-11-22'), value: { kg: 70.5 } }, common: { note: 'At the visit' } },
    { type: HealthFile, data: { name: 'letter.txt', size: 5 }, blobs: [inlineBlob(Buffer.from('hello'))] },
  ] as const

  test.each(['argon2id-aes256gcm', 'hmac-sha256-aes256'] as const)(
    'sealed by %s, picked up with the answer',
    async algorithm => {
      const code = await leavePackage(ann.client(), { ...words, things, algorithm })
      const ask = await shell()
      const validate = (answer: string) =>
        ask('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode: code, answer })
      expect(await validate('Rex')).toMatchObject({ isCorrectAnswer: false })
      const { opened } = await validate('fluffy')
      const { type } = await ask('GetConnectPackage', { identityCode: code, opened: opened! })
      expect(type).toMatchObject([
        { name: 'Weight', things: 1, files: 0 },
        { name: 'File', things: 1, files: 1 },
      ])
      const picked = await ask(
        'PickUpConnectPackage',
        { identityCode: code, opened: opened!, leaveOut: [] },
        { record: ann.recordId },
      )
      const record = ann.client().offline(ann.seen.personId).record(ann.seen.recordId)
      const weight = await record.get(Weight, picked.thingId[0]!.text)
      expect(weight).toMatchObject({ data: { value: { kg: 70.5 } }, common: { note: 'At the visit' } })
    },
  )

  test('a code may be given away before, and a package taken back', async () => {
    const app = ann.client()
    const code = await reserveCode(app)
    expect(await leavePackage(app, { ...words, things, code })).toBe(code)
    await takeBack(app, code)
    await expect(takeBack(app, code)).rejects.toMatchObject({ name: 'Fault', code: 74 })
  })
})
