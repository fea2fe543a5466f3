import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSweeper } from '../../src/couriers/sweep.ts'
import { sql } from '../../src/store/db.ts'
import { child, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Answer, type Client, createWorld, type World } from '../world.ts'
import { aboutXml, forms, methodXml, package2Xml, packageXml, sealed, weightXml } from './package-samples.ts'

const day = 86_400_000
const codeLetters = /^([BCDFGHJKLMNPQRTVWXYZ]{4}-){4}[BCDFGHJKLMNPQRTVWXYZ]{4}$/

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const codeIn = (answer: Answer) => text(child(answer.info!, 'identity-code')!)
const allocated = async (client: Client) => codeIn(await client.call('AllocatePackageId', 1))
const status = (answer: Promise<Answer>) => answer.then(a => a.code)
const dropOff = async (client: Client, externalId: string, over: { code?: string; question?: string } = {}) =>
  client.call('CreateConnectPackage', 2, aboutXml(externalId, over) + package2Xml(await sealed(weightXml(80))))
const drop = (client: Client, which: string) => status(client.call('DeletePendingConnectPackage', 1, which))
const byCode = (code: string) => `<identity-code>${code}</identity-code>`
const byId = (id: string) => `<external-id>${id}</external-id>`
const waiting = async (applicationId: string) =>
  (
    await world.platform.services.db.read.query<{ external_id: string | null }>(
      sql`select external_id from connect_package where application_id = ${applicationId} order by created_at`,
    )
  ).map(row => row.external_id)

describe('a package', () => {
  test('is left in both versions and both forms, and nothing of it can be read in the database', async () => {
    const app = await world.web()
    const client = await world.client(app)
    const answers = [await client.call('AllocatePackageId', 1)]
    for (const form of Object.values(forms)) {
      const s = await sealed(weightXml(123.5), 'Fluffy', form)
      answers.push(await client.call('CreateConnectPackage', 1, aboutXml('1') + packageXml(s)))
      answers.push(await client.call('CreateConnectPackage', 2, aboutXml('2') + package2Xml(s)))
    }
    const codes = answers.map(codeIn)
    for (const code of codes) expect(code).toMatch(codeLetters)
    expect(new Set(codes).size).toBe(5)
    if (canCheck) expect(await findings(answers.map(a => a.xml))).toEqual([])
    const rows = await world.platform.services.db.read.query<{ row: string }>(
      sql`select p::text as row from connect_package p`,
    )
    expect(rows).toHaveLength(5)
    const plain = [...codes.flatMap(c => [c, c.replaceAll('-', '')]), 'fluffy"', '123.5', '3d34d87e']
    for (const { row } of rows)
      for (const word of plain) {
        expect(row.toLowerCase()).not.toContain(word.toLowerCase())
        expect(row).not.toContain(Buffer.from(word).toString('hex'))
      }
  })

  test('fills a code that was reserved, once (96), even when two come at once; another’s or an unknown code is 74', async () => {
    const app = await world.web()
    const client = await world.client(app)
    const code = await allocated(client)
    const other = await world.client(await world.web())
    expect((await dropOff(other, 'x', { code })).code).toBe(74)
    expect((await dropOff(client, 'x', { code: 'JKYZ-QNMN-VHRX-ZGNR-GZNH' })).code).toBe(74)
    const two = await Promise.all([dropOff(client, 'x', { code }), dropOff(client, 'x', { code })])
    expect(two.map(a => a.code).sort()).toEqual([0, 96])
    expect(codeIn(two.find(a => a.code === 0)!)).toBe(code)
    expect((await dropOff(client, 'x', { code })).code).toBe(96)
    expect(await waiting(app.applicationId)).toEqual(['x'])
    // The code of a connect request is none of a package.
    const request = await client.call(
      'CreateConnectRequest',
      1,
      '<friendly-name>n</friendly-name><question>q</question><answer>a</answer><external-id>e</external-id>',
    )
    expect((await dropOff(client, 'x', { code: codeIn(request) })).code).toBe(74)
  })

  test('is one of several under an external id, and is taken back by its code or with all of them; 74 when there is none', async () => {
    const app = await world.web()
    const client = await world.client(app)
    const codes: string[] = []
    for (const id of ['a', 'a', 'a', 'b']) codes.push(codeIn(await dropOff(client, id)))
    const other = await world.client(await world.web())
    expect(await drop(other, byCode(codes[0]!))).toBe(74)
    expect(await drop(other, byId('a'))).toBe(74)
    expect(await drop(client, byCode(codes[0]!.toLowerCase().replaceAll('-', ' ')))).toBe(0)
    expect(await drop(client, byCode(codes[0]!))).toBe(74)
    expect(await waiting(app.applicationId)).toEqual(['a', 'a', 'b'])
    expect(await drop(client, byId('a'))).toBe(0)
    expect(await drop(client, byId('a'))).toBe(74)
    expect(await waiting(app.applicationId)).toEqual(['b'])
    const reserved = await allocated(client)
    expect(await drop(client, byCode(reserved))).toBe(0)
    expect((await dropOff(client, 'x', { code: reserved })).code).toBe(74)
    expect(await drop(client, '')).toBe(3)
    expect(await drop(client, byCode(codes[3]!) + byId('b'))).toBe(3)
    expect(await waiting(app.applicationId)).toEqual(['b'])
  })

  test('is refused when it has no question (72), is no package or sealed in no known way (3), of another type (121), or too large (39)', async () => {
    const app = await world.web()
    const client = await world.client(app)
    expect((await dropOff(client, 'x', { question: ' ' })).code).toBe(72)
    const good = await sealed(weightXml(80), 'Fluffy', forms['hmac-sha256-aes256'])
    const xml = { 1: packageXml(good), 2: package2Xml(good) }
    const sent = (version: 1 | 2, from: string | RegExp, to: string) => {
      const changed = xml[version].replace(from, to)
      expect(changed).not.toBe(xml[version])
      return status(client.call('CreateConnectPackage', version, aboutXml('x') + changed))
    }
    for (const version of [1, 2] as const) {
      const wrong = [
        [/<type-id>.*?</, '<type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17<'],
        [/<type-id>.*?<\/type-id>/, ''],
        [/<data-xml>.*<\/data-xml>/, ''],
        [/<parameters>.*<\/parameters>/, ''],
        ['hmac-sha256-aes256', 'none'],
        ['hmac-sha256-aes256', 'hmac-sha1-3des'],
        ['hmac-sha256-aes256', 'rot13'],
        [/<salt>.*?</, '<salt>short<'],
        [/<salt>.*?</, `<salt>${'s'.repeat(1025)}<`],
        ['>1000<', '>1<'],
        ['>1000<', '>500001<'],
        ['>256<', '>128<'],
        ['<common/>', '<stranger/>'],
      ] as const
      for (const [from, to] of wrong) expect([from, to, await sent(version, from, to)]).toEqual([from, to, 3])
    }
    expect(await sent(1, /<data-other.*<\/data-other>/, '')).toBe(3)
    expect(await sent(1, /(<data-other[^>]*>)[^<]*/, '$1')).toBe(3)
    expect(await sent(1, /(<data-other[^>]*>)/, '$1*')).toBe(3)
    expect(await sent(2, /<base64data>[^<]*/, '<base64data>')).toBe(3)
    expect(await sent(2, /<base64data>.*<\/base64data>/, '<blob-ref-url>http://localhost/b</blob-ref-url>')).toBe(3)
    expect(await sent(2, '<name/>', '<name>other</name>')).toBe(3)
    expect(await sent(2, 'application/octet-stream', 'text/xml')).toBe(121)
    const blank = `<blob><blob-info><name>b</name><content-type/></blob-info><base64data>AAAA</base64data></blob>`
    expect(await sent(2, '</blob-payload>', `${blank}</blob-payload>`)).toBe(3)
    expect(
      await sent(
        2,
        /$/,
        '<streamed-package-blobs><blob-in-package-ref-url>http://localhost/b</blob-in-package-ref-url></streamed-package-blobs>',
      ),
    ).toBe(88)
    const large = { ...good, bytes: Buffer.alloc(8 * 1024 * 1024 + 32) }
    expect((await client.call('CreateConnectPackage', 2, aboutXml('x') + package2Xml(large))).code).toBe(39)
    expect(methodXml(good)).toContain('>256<')
    expect(await waiting(app.applicationId)).toEqual([])
    const soda = await world.client(await world.soda())
    expect((await dropOff(soda, 'x')).code).toBe(11)
    expect((await soda.call('AllocatePackageId', 1)).code).toBe(11)
    expect(await drop(soda, byId('x'))).toBe(11)
  })
})

test('a package that nobody picks up, and a code that stays empty, are gone after four weeks, and the sweeper takes them', async () => {
  const app = await world.web()
  const client = await world.client(app)
  const reserved = await allocated(client)
  const late = await allocated(client)
  await dropOff(client, 'early')
  world.pass(27 * day)
  // The four weeks of a package count from when it came.
  expect((await dropOff(await world.client(app), 'late', { code: late })).code).toBe(0)
  world.pass(day)
  const later = await world.client(app)
  expect((await dropOff(later, 'x', { code: reserved })).code).toBe(74)
  expect(await drop(later, byId('early'))).toBe(74)
  const errors: Error[] = []
  const sweeper = startSweeper(world.platform.services, error => errors.push(error))
  await sweeper.run()
  expect(await waiting(app.applicationId)).toEqual(['late'])
  world.pass(27 * day)
  await sweeper.run()
  expect(await waiting(app.applicationId)).toEqual([])
  await sweeper.close()
  expect(errors).toEqual([])
})
