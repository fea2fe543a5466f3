import { afterAll, beforeAll, test } from 'vitest'
import { createWorld, type World } from '../world.ts'
import { encodeContent } from '../../src/schema/codec.ts'
import { asker } from '../../src/gate.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { contract } from '../../src/methods/things/get-things.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
const W = (d: number, y = 2026) => `<thing><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id><data-xml><weight><when><date><y>${y}</y><m>${1 + (d % 12)}</m><d>${1 + (d % 28)}</d></date><time><h>${d % 24}</h><m>${d % 60}</m></time></when><value><kg>81.5</kg></value></weight><common><note>${'x'.repeat(700)}</note></common></data-xml></thing>`

test('bench', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const app = await world.web()
  await world.grant(app, ann, record)
  const client = await world.client(app, { person: ann, record })
  for (let i = 0; i < 10; i++) await client.call('PutThings', 2, Array.from({ length: 1000 }, (_, k) => W(k * 7 + i, 1990 + k % 30)).join(''))
  const { services, gate } = world.platform
  const token = await startShellSession(services, services.db.now, ann.personId, 3600)
  const ask = asker(gate, { kind: 'shell', token }, 'x')
  const time = async (name: string, n: number, f: (i: number) => Promise<unknown>, par = 1) => {
    const t = performance.now()
    let i = 0
    await Promise.all(Array.from({ length: par }, async () => { while (i < n) await f(i++) }))
    const ms = performance.now() - t
    console.log(name, (ms / n).toFixed(3), 'ms each', (n / ms * 1000).toFixed(0), '/s')
  }
  const q = (max?: number) => ({ group: [{ id: [], key: [], clientThingId: [], filter: [{ typeId: ['3d34d87e-7fc1-4153-800f-f56592cb0d17'], thingState: [] }], format: { section: ['core', 'audits'], xml: [''], typeVersionFormat: [] }, ...(max && { max }) }] })
  for (let r = 0; r < 3; r++) {
    let a: unknown
    await time('ask latest100', 300, async () => { a = await ask('GetThings', q(100) as never, { record }) })
    await time('encode', 300, async () => encodeContent(contract.versions[3].response, a as never))
    await time('ask default', 20, async () => { a = await ask('GetThings', q() as never, { record }) })
    await time('encode default', 20, async () => encodeContent(contract.versions[3].response, a as never))
    const put = { thing: [{ typeId: { text: '3d34d87e-7fc1-4153-800f-f56592cb0d17' }, dataXml: [{ text: '<weight><when><date><y>2026</y><m>1</m><d>2</d></date></when><value><kg>81.5</kg></value></weight><common><note>' + 'x'.repeat(700) + '</note></common>' }], blobPayload: { blob: [] }, signatureInfo: [] }] }
    await time('ask put', 500, () => ask('PutThings', put as never, { record }))
    await time('ask put x8', 1000, () => ask('PutThings', put as never, { record }), 8)
    await time('select 1', 500, () => services.db.read.query({ text: 'select 1', values: [] }))
  }
}, 120000)
