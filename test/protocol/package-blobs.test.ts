import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSweeper } from '../../src/couriers/sweep.ts'
import { type Key, unlock } from '../../src/interop/package-seal.ts'
import { Fault } from '../../src/protocol/fault.ts'
import type { BlobStore } from '../../src/store/blobs.ts'
import { blockSize } from '../../src/store/blobs.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, type World } from '../world.ts'
import { aboutXml, forms, methodXml, package2Xml, sealed } from './package-samples.ts'

const fileType = 'bd0403c5-4ae2-4b0e-a8db-1888678e4528'
const chunk = blockSize
const post = chunk + 32

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

type Shell = Awaited<ReturnType<World['shell']>>

async function scene() {
  const app = await world.web()
  const person = await world.person('Ann')
  return {
    app,
    person,
    client: await world.client(app),
    recordId: await world.record(person),
    shell: await world.shell(person),
  }
}

const begun = async (client: Client) =>
  text(child((await client.call('BeginPutConnectPackageBlob', 1)).info!, 'blob-ref-url')!)
async function send(address: string, bytes: Uint8Array, at: number, complete: boolean): Promise<number> {
  const reply = await world.server.inject({
    method: 'POST',
    url: new URL(address).pathname + new URL(address).search,
    payload: Buffer.from(bytes),
    headers: {
      ...(bytes.length > 0 && { 'content-range': `bytes ${at}-${at + bytes.length - 1}/*` }),
      ...(complete && { 'x-hv-blob-complete': '1' }),
    },
  })
  return reply.statusCode
}
/** As BlobStream of the .NET SDK: chunk by chunk; after a full last one comes a word without bytes. */
async function upload(client: Client, key: Key, plain: Uint8Array, damage?: (bytes: Uint8Array) => Uint8Array) {
  const address = await begun(client)
  const count = Math.ceil(plain.length / chunk)
  for (let index = 0; index < count; index++) {
    const last = index === count - 1
    const bytes = key.sealChunk(plain.subarray(index * chunk, (index + 1) * chunk), { index, last })
    expect(await send(address, damage ? damage(bytes) : bytes, index * post, false)).toBe(200)
  }
  expect(await send(address, Buffer.alloc(0), 0, true)).toBe(200)
  return address
}
const hash = (plain: Uint8Array) => {
  const blocks: Buffer[] = []
  for (let at = 0; at < plain.length; at += chunk)
    blocks.push(
      createHash('sha256')
        .update(plain.subarray(at, at + chunk))
        .digest(),
    )
  return createHash('sha256').update(Buffer.concat(blocks)).digest('base64')
}
const fileXml = (blobs: readonly { name: string; address: string; plain: Uint8Array; hash?: string }[]) =>
  `<thing><type-id>${fileType}</type-id><data-xml><file><name>scan.png</name><size>1</size></file><common/></data-xml><blob-payload>${blobs
    .map(
      b =>
        `<blob><blob-info><name>${b.name}</name><content-type>image/png</content-type><hash-info><algorithm>SHA256Block</algorithm><params><block-size>${chunk}</block-size></params><hash>${b.hash ?? hash(b.plain)}</hash></hash-info></blob-info><content-length>${b.plain.length}</content-length><blob-ref-url>${b.address}</blob-ref-url></blob>`,
    )
    .join('')}</blob-payload></thing>`

const salt = 'a salt of eight and more'
type Form = (typeof forms)[keyof typeof forms]
const keyOf = (form: Form) => unlock({ ...form, salt }, 'Fluffy')
const drop = async (client: Client, form: Form, things: string, addresses: readonly string[]) =>
  client.call(
    'CreateConnectPackage',
    2,
    aboutXml('x') + package2Xml(await sealed(things, 'Fluffy', { ...form, salt }), addresses),
  )
const opened = async (shell: Shell, identityCode: string) =>
  (await shell('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode, answer: 'fluffy' })).opened!
const pickUp = async (shell: Shell, identityCode: string, record: string) =>
  shell('PickUpConnectPackage', { identityCode, opened: await opened(shell, identityCode), leaveOut: [] }, { record })
const outcome = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error)),
  )
const codeIn = (answer: { info?: Parameters<typeof child>[0] | undefined }) =>
  text(child(answer.info!, 'identity-code')!)
const sweep = async () => {
  const errors: Error[] = []
  const sweeper = startSweeper(world.platform.services, error => errors.push(error))
  await sweeper.run()
  await sweeper.close()
  expect(errors).toEqual([])
}
const uploadsOf = async (applicationId: string) =>
  (await world.platform.services.db.read.query(sql`select 1 from blob_upload where application_id = ${applicationId}`))
    .length

describe.each(Object.keys(forms) as (keyof typeof forms)[])('blobs in a package of %s', name => {
  test.each([
    ['short', 5000],
    ['of a whole chunk', chunk],
    ['of a chunk and a byte', chunk + 1],
    ['empty', 0],
  ])('that are %s come out as they went in, and nothing of the package is left', async (_, length) => {
    const { app, person, client, recordId, shell } = await scene()
    const key = await keyOf(forms[name])
    const plain = randomBytes(length)
    const second = randomBytes(100)
    const blobs = [
      { name: '', address: await upload(client, key, plain), plain, ...(length === 0 && { hash: '' }) },
      { name: 'two', address: await upload(client, key, second), plain: second },
    ]
    const addresses = blobs.map(b => b.address)
    const left = await drop(client, forms[name], fileXml(blobs), addresses)
    expect(left.code).toBe(0)
    const code = codeIn(left)
    const ticket = await opened(shell, code)
    const { type } = await shell('GetConnectPackage', { identityCode: code, opened: ticket })
    expect(type).toMatchObject([{ typeId: fileType, name: 'File', things: 1, files: 2 }])
    await pickUp(shell, code, recordId)
    await world.grant(app, person, recordId)
    const reader = await world.client(app, { person, record: recordId, avenue: 'offline' })
    const seen = await reader.call(
      'GetThings',
      3,
      `<group><filter><type-id>${fileType}</type-id></filter><format><section>core</section><section>blobpayload</section><xml/><blob-payload-request><blob-format><blob-format-spec>streamed</blob-format-spec></blob-format></blob-payload-request></format></group>`,
    )
    const thing = child(child(seen.info!, 'group')!, 'thing')!
    const got = elements(child(thing, 'blob-payload')!)
    expect(got).toHaveLength(2)
    for (const [i, blob] of got.entries()) {
      const url = new URL(text(child(blob, 'blob-ref-url')!))
      const reply = await world.server.inject({ method: 'GET', url: url.pathname + url.search })
      expect(reply.rawPayload.equals(blobs[i]!.plain)).toBe(true)
      expect(reply.headers['content-type']).toBe('image/png')
    }
    await sweep()
    // Those of the things are used up; those of the package are gone.
    const rows = await world.platform.services.db.read.query(
      sql`select 1 from blob_upload where application_id = ${app.applicationId} and person_id is null`,
    )
    expect(rows).toEqual([])
  })

  test('that are damaged, say another hash, did not come with it or are named twice make it 120, and nothing is stored', async () => {
    const { app, client, recordId, shell } = await scene()
    const key = await keyOf(forms[name])
    const plain = randomBytes(5000)
    const good = await upload(client, key, plain)
    const spoilt = await upload(client, key, plain, bytes => bytes.map((b, i) => (i === 40 ? b ^ 1 : b)))
    const elsewhere = await upload(client, key, plain)
    const cut = await upload(client, key, plain, bytes => bytes.subarray(0, -1))
    const of = (address: string, more: object = {}) => ({ name: '', address, plain, ...more })
    const packages = [
      [fileXml([of(spoilt)]), [spoilt]],
      [fileXml([of(cut)]), [cut]],
      [fileXml([of(good, { hash: hash(randomBytes(9)) })]), [good]],
      [fileXml([of(elsewhere)]), []],
    ] as const
    for (const [things, addresses] of packages) {
      const code = codeIn(await drop(client, forms[name], things, addresses))
      expect(await outcome(pickUp(shell, code, recordId))).toBe(120)
      // It waits on: to be tried again, or to be declined.
      expect(await outcome(pickUp(shell, code, recordId))).toBe(120)
      await client.call('DeletePendingConnectPackage', 1, `<identity-code>${code}</identity-code>`)
    }
    const both = fileXml([of(elsewhere), { ...of(elsewhere), name: 'two' }])
    expect(await outcome(pickUp(shell, codeIn(await drop(client, forms[name], both, [elsewhere])), recordId))).toBe(120)
    expect(await world.platform.services.db.read.query(sql`select 1 from thing where record_id = ${recordId}`)).toEqual(
      [],
    )
    await client.call('DeletePendingConnectPackage', 1, '<external-id>x</external-id>')
    world.pass(1000)
    await sweep()
    expect(await uploadsOf(app.applicationId)).toBe(0)
  })
})

test('two who pick up a package with files at once get it once, and the other’s copies are gone', async () => {
  const { app, client, recordId, shell } = await scene()
  const bob = await world.person('Bob')
  const form = forms['argon2id-aes256gcm']
  const key = await keyOf(form)
  const plain = randomBytes(chunk + 5)
  const address = await upload(client, key, plain)
  const code = codeIn(await drop(client, form, fileXml([{ name: '', address, plain }]), [address]))
  const other = { shell: await world.shell(bob), recordId: await world.record(bob) }
  const ended = await Promise.all([
    outcome(pickUp(shell, code, recordId)),
    outcome(pickUp(other.shell, code, other.recordId)),
  ])
  expect(ended.sort()).toEqual([74, 'done'])
  const rows = await world.platform.services.db.read.query(
    sql`select 1 from thing where record_id in (${recordId}, ${other.recordId})`,
  )
  expect(rows).toHaveLength(1)
  world.pass(1000)
  await sweep()
  // What is left is the upload that became the blob of the thing; it goes when its time is over.
  expect(await uploadsOf(app.applicationId)).toBe(1)
})

test('who is overtaken between two files is told that the package is gone, not that it is damaged: 74', async () => {
  const { client, recordId, shell } = await scene()
  const bob = await world.person('Bob')
  const other = { shell: await world.shell(bob), recordId: await world.record(bob) }
  const form = forms['argon2id-aes256gcm']
  const key = await keyOf(form)
  const plains = [randomBytes(9), randomBytes(9)]
  const addresses = [await upload(client, key, plains[0]!), await upload(client, key, plains[1]!)]
  const blobs = plains.map((plain, n) => ({ name: `${n}`, address: addresses[n]!, plain }))
  const code = codeIn(await drop(client, form, fileXml(blobs), addresses))
  const late = await opened(other.shell, code)
  const early = await opened(shell, code)
  // Once: Ann is through before the first file of Bob's is stored.
  const store = world.platform.services.blobs as { append: BlobStore['append'] }
  const append = store.append
  store.append = async (...given) => {
    store.append = append
    await shell('PickUpConnectPackage', { identityCode: code, opened: early, leaveOut: [] }, { record: recordId })
    return append.apply(store, given)
  }
  const deed = other.shell(
    'PickUpConnectPackage',
    { identityCode: code, opened: late, leaveOut: [] },
    { record: other.recordId },
  )
  expect(await outcome(deed)).toBe(74)
})

describe('an upload for a package', () => {
  test('is told with sizes before and after sealing, and takes 128 MiB', async () => {
    const { client } = await scene()
    const answer = await client.call('BeginPutConnectPackageBlob', 1)
    const told = Object.fromEntries(elements(answer.info!).map(e => [e.local, text(e)]))
    expect(told).toMatchObject({
      'package-blob-chunk-encryption-algorithm': 'aes256',
      'blob-pre-encryption-chunk-size': String(chunk),
      'blob-post-encryption-chunk-size': String(post),
      'max-blob-size': String(128 * 1024 * 1024),
      'blob-hash-algorithm': 'SHA256Block',
    })
    if (canCheck) expect(await findings([answer.xml])).toEqual([])
    const reply = await world.server.inject({
      method: 'POST',
      url: new URL(told['blob-ref-url']!).pathname + new URL(told['blob-ref-url']!).search,
      payload: Buffer.alloc(1),
      headers: { 'content-range': `bytes 0-${128 * 1024 * 1024}/*` },
    })
    expect(reply.statusCode).toBe(413)
    const soda = await world.client(await world.soda())
    expect((await soda.call('BeginPutConnectPackageBlob', 1)).code).toBe(11)
  })

  test('belongs to one package of its application: 88 for another’s, 101 the second time, 102 unfinished, 88 after two days', async () => {
    const { app, client } = await scene()
    const other = await world.client(await world.web())
    const form = forms['argon2id-aes256gcm']
    const key = await keyOf(form)
    const address = await upload(client, key, randomBytes(10))
    const things = fileXml([{ name: '', address, plain: randomBytes(10) }])
    const status = (who: Client, ...addresses: string[]) => drop(who, form, things, addresses).then(a => a.code)
    expect(await status(other, address)).toBe(88)
    expect(await status(client, 'http://localhost:8080/nowhere')).toBe(88)
    expect(await status(client, `${address}x`)).toBe(88)
    const unfinished = await begun(client)
    expect(await status(client, unfinished)).toBe(102)
    const two = await Promise.all([status(client, address, address), status(client, address)])
    expect(two.sort()).toEqual([0, 101])
    expect(await send(address, randomBytes(5), 0, true)).toBe(409)
    const late = await upload(client, key, randomBytes(10))
    world.pass(48 * 3_600_000)
    expect(await send(unfinished, randomBytes(5), 0, true)).toBe(403)
    expect(await status(await world.client(app), late)).toBe(88)
  })

  test('is none for things: 112 before its package, 101 with it, 88 for others', async () => {
    const { app, person, client, recordId } = await scene()
    await world.grant(app, person, recordId)
    const writer = await world.client(app, { person, record: recordId })
    const form = forms['argon2id-aes256gcm']
    const plain = randomBytes(10)
    const address = await upload(client, await keyOf(form), plain)
    const things = fileXml([{ name: '', address, plain }])
    expect((await writer.call('PutThings', 2, things)).code).toBe(112)
    const stranger = await world.web()
    await world.grant(stranger, person, recordId)
    const theirs = await world.client(stranger, { person, record: recordId })
    expect((await theirs.call('PutThings', 2, things)).code).toBe(88)
    expect((await drop(client, form, things, [address])).code).toBe(0)
    expect((await writer.call('PutThings', 2, things)).code).toBe(88)
    // Nor is an upload for things one for a package.
    const own = text(child((await writer.call('BeginPutBlob', 1)).info!, 'blob-ref-url')!)
    expect(await send(own, plain, 0, true)).toBe(200)
    expect((await drop(client, form, things, [own])).code).toBe(88)
  })

  test('goes with its package, whether that is taken back, declined or past its time; one without a package after two days', async () => {
    const { app, client, shell } = await scene()
    const form = forms['argon2id-aes256gcm']
    const key = await keyOf(form)
    const leave = async () => {
      const plain = randomBytes(10)
      const address = await upload(client, key, plain)
      return codeIn(await drop(client, form, fileXml([{ name: '', address, plain }]), [address]))
    }
    const [back, declined] = [await leave(), await leave()]
    await leave()
    await upload(client, key, randomBytes(10))
    await sweep()
    expect(await uploadsOf(app.applicationId)).toBe(4)
    await client.call('DeletePendingConnectPackage', 1, `<identity-code>${back}</identity-code>`)
    await shell('DeclineConnectPackage', { identityCode: declined, opened: await opened(shell, declined) })
    await sweep()
    expect(await uploadsOf(app.applicationId)).toBe(2)
    world.pass(49 * 3_600_000)
    await sweep()
    expect(await uploadsOf(app.applicationId)).toBe(1)
    world.pass(26 * 86_400_000)
    await sweep()
    await sweep()
    expect(await uploadsOf(app.applicationId)).toBe(0)
  })
})

describe('with privilege', () => {
  test('a package says who sent it, and the steps of a partner look at whose code it is (188)', async () => {
    const { recordId, shell } = await scene()
    const s = await sealed(
      fileXml([]).replace('<blob-payload></blob-payload>', ''),
      'Fluffy',
      forms['argon2id-aes256gcm'],
    )
    const [typeXml, dataXml] = methodXml(s).split('</type-id>')
    const { identityCode } = await shell('CreateConnectPackagePrivileged', {
      friendlyName: 'Discharge letter',
      question: 'Name of your cat?',
      externalId: 'x',
      source: 'direct.example.org',
      package: {
        typeId: { text: typeXml!.replace('<type-id>', '') },
        dataXml: [{ text: dataXml!.replace(/^<data-xml>|<\/data-xml>$/g, '') }],
        blobPayload: { blob: [{ blobInfo: { name: '' }, base64data: Buffer.from(s.bytes).toString('base64') }] },
        signatureInfo: [],
      },
    })
    const ask = (
      action: 'GetQuestion' | 'ValidateAnswer' | 'ValidateClientId' | 'GetPackageContents',
      more: object = {},
    ) => shell('ValidatePartnerConnectRequest', { action, identityCode, ...more })
    const question = await ask('GetQuestion')
    expect(question).toMatchObject({ question: 'Name of your cat?', numRetriesLeft: 3 })
    const clientId = question.appId!
    const foreign = { clientId: '11111111-1111-1111-1111-111111111111' }
    expect(await ask('ValidateClientId', { clientId: clientId.toUpperCase() })).toEqual({
      isCorrectClientId: true,
      appId: clientId,
    })
    expect(await ask('ValidateClientId', foreign)).toEqual({ isCorrectClientId: false })
    expect(await ask('ValidateClientId')).toEqual({ isCorrectClientId: false })
    expect(await outcome(ask('GetQuestion', foreign))).toBe(188)
    expect(await outcome(ask('ValidateAnswer', { ...foreign, answer: 'Fluffy' }))).toBe(188)
    const right = await ask('ValidateAnswer', { clientId, answer: 'Fluffy' })
    expect(right.isCorrectAnswer).toBe(true)
    const whole = await ask('GetPackageContents', { clientId, opened: right.opened })
    expect(whole).toMatchObject({ source: 'direct.example.org', friendlyName: 'Discharge letter' })
    expect(whole.package).toContain('scan.png')
    const told = await shell('GetConnectPackage', { identityCode, opened: right.opened! })
    expect(told.source).toBe('direct.example.org')
    await pickUp(shell, identityCode, recordId)
    expect(await outcome(ask('GetQuestion'))).toBe(74)
  })
})
