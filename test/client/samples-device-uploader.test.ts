/** samples/device-uploader as people run it: a process of its own, against a server that listens. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sodaApplication } from '../../client/src/soda.ts'
import { BloodPressure, Weight } from '../../client/src/things.ts'
import { createWorld, type World } from '../world.ts'
import { agree } from './soda-consent.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sample = join(root, 'samples/device-uploader')

let world: World
let network: Server
let origin: string
let masterId: string
let folder: string
/** Writes that still get through, and what becomes of the one after. */
let weather: { good: number; next: 'lost before' | 'lost after' }
let written: number
let child: ChildProcess | undefined

beforeAll(async () => {
  world = await createWorld()
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  const there = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`
  ;({ masterId } = await world.soda())
  // Between both, a network that breaks when it is told to.
  network = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const isWrite = body.includes('<method>PutThings')
    if (isWrite && weather.good <= 0 && weather.next === 'lost before') return request.socket.destroy()
    const reply = await fetch(`${there}${request.url}`, {
      method: request.method ?? 'GET',
      ...(body.length > 0 && { body }),
    })
    if (isWrite) {
      written++
      if (weather.good-- <= 0) return request.socket.destroy()
    }
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' })
    return response.end(await reply.text())
  })
  await new Promise<void>(done => network.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(network.address() as AddressInfo).port}`
})
beforeEach(async () => {
  weather = { good: 1000, next: 'lost before' }
  written = 0
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-device-'))
  return async () => {
    child?.kill()
    await rm(folder, { recursive: true, force: true })
  }
})
afterAll(async () => {
  network.closeAllConnections()
  network.close()
  await world.close()
})

/** Runs the tool; a person who is asked to agree does. */
async function run(file = join(sample, 'readings.csv')) {
  const args = ['--import', 'tsx', join(sample, 'upload.ts'), '--server', origin, '--app', masterId]
  const process_ = spawn(process.execPath, [...args, '--state', join(folder, 'state'), file], { cwd: root })
  child = process_
  let errors = ''
  process_.stderr.on('data', text => (errors += text))
  const code = new Promise<number | null>(done => process_.on('close', done))
  const lines: string[] = []
  for await (const line of createInterface({ input: process_.stdout })) {
    const [, url] = /^Open this address and allow the upload: (\S+)$/.exec(line) ?? []
    if (url) await agree(world, masterId, url)
    else lines.push(line)
  }
  return { code: await code, lines, errors }
}

async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const thing of things) found.push(thing)
  return found
}

/** What the record holds, asked as the installation. */
async function stored() {
  const kept = { load: () => readFile(join(folder, 'state/instance.json'), 'utf8'), save() {} }
  const app = (await sodaApplication({ server: origin, masterId, kept }).connected())!
  for await (const { personId, selectedRecordId } of app.people()) {
    const record = app.offline(personId).record(selectedRecordId!)
    const things = await all(record.thingsOf([BloodPressure, Weight]))
    return { record, things }
  }
  throw new Error('Nobody agreed.')
}

test('a file is uploaded once, however often the tool runs; what the person corrected stays', async () => {
  expect(await run()).toEqual({ code: 0, lines: ['8 stored, 0 were there before, 0 refused.'], errors: '' })
  const { record, things } = await stored()
  expect(things).toHaveLength(8)
  const [latest] = await all(record.things(Weight, { max: 1 }))
  expect(latest).toMatchObject({ effectiveDate: '2026-11-23T07:33:00', data: { value: { kg: 77.8 } } })
  expect(latest!.common).toMatchObject({ source: 'cuff', clientThingId: 'cuff/2026-11-23T07:33/weight' })
  await record.update(latest!, { ...latest!.data, value: { kg: 77.5 } })

  expect(await run()).toEqual({ code: 0, lines: ['0 stored, 8 were there before, 0 refused.'], errors: '' })
  expect((await record.get(Weight, latest!.id))!.data.value.kg).toBe(77.5)
  for (const name of ['instance.json', `sent-${record.id}.txt`])
    expect((await stat(join(folder, 'state', name))).mode & 0o777).toBe(0o600)
})

test.each(['lost before', 'lost after'] as const)(
  'a network that breaks, requests %s they arrive: the next run goes on',
  async next => {
    weather = { good: 3, next }
    const broken = await run()
    expect(broken).toMatchObject({ code: 1, lines: [] })
    expect(broken.errors).toBe('The server does not answer. Run this again: it goes on where it stopped.\n')
    weather = { good: 1000, next }
    written = 0
    expect((await run()).lines).toEqual(['5 stored, 3 were there before, 0 refused.'])
    expect(written).toBe(5)
    expect((await stored()).things).toHaveLength(8)
  },
)

test('a list that was lost makes nothing twice', async () => {
  await run()
  const { record } = await stored()
  await rm(join(folder, 'state', `sent-${record.id}.txt`))
  expect((await run()).lines).toEqual(['8 stored, 0 were there before, 0 refused.'])
  expect((await stored()).things).toHaveLength(8)
})

test.each([
  ['time,kg\n', 'The first line must name the columns'],
  ['measured,weight_kg\n2026-11-20 07:31,78\n2026-02-31 08:00,78\n', 'Line 3: measured must be a moment'],
  ['measured,weight_kg\n2026-11-20 07:31,heavy\n', 'Line 2: weight_kg must be a number'],
  ['measured,systolic,diastolic\n2026-11-20 07:31,128,\n', 'Line 2: systolic and diastolic belong together'],
])('a file with a mistake is refused whole: %j', async (text, sentence) => {
  const file = join(folder, 'bad.csv')
  await writeFile(file, text)
  const { code, errors } = await run(file)
  expect(code).toBe(1)
  expect(errors).toContain(sentence)
  expect(errors).toContain('Nothing was sent.')
  expect(written).toBe(0)
})
