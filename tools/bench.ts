/**
 * `npm run bench`: how fast the whole path is, beside the bare minimum for the same work measured in the same run.
 * Prints a table and writes bench.json. Ratios are what counts; absolute figures belong to the machine.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectRunning } from '../src/store/cluster.ts'
import { child, elements, text } from '../src/xml/tree.ts'
import { answer, envelope, openSession } from '../test/world.ts'
import { Connection, type Figures, load, median, post, type Reply } from './bench/load.ts'

const quick = process.argv.includes('--quick')
const seconds = quick ? 0.7 : 2
const rounds = quick ? 1 : 3
const warmUp = quick ? 1 : 4
const root = new URL('..', import.meta.url).pathname
const data = mkdtempSync(join(tmpdir(), 'healthkeep-bench-'))
const children: ChildProcess[] = []
const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    const ok = await fetch(url).then(
      r => r.ok,
      () => false,
    )
    if (ok) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error(`${url} does not answer`)
}

async function start(port: number): Promise<{ process: ChildProcess; milliseconds: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/healthkeep.js', 'start', '--data', data, '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HEALTHKEEP_LOG_LEVEL: 'error' },
  })
  children.push(child)
  child.on('exit', (code, signal) => process.stderr.write(`the server ended (${code ?? signal})\n`))
  await answers(`http://127.0.0.1:${port}/readyz`)
  return { process: child, milliseconds: performance.now() - began }
}

const stop = (child: ChildProcess) =>
  new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

const residentMegabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** About 1.3 kB of request, as an SDK writes it. */
const weightXml = (day: number) => {
  const date = new Date(Date.UTC(1990, 0, 1) + day * 86_400_000)
  return (
    `<thing><type-id>${weight}</type-id><data-xml><weight><when><date><y>${date.getUTCFullYear()}</y><m>${date.getUTCMonth() + 1}</m><d>${date.getUTCDate()}</d></date>` +
    `<time><h>${day % 24}</h><m>${day % 60}</m><s>0</s></time></when><value><kg>${(60 + (day % 400) / 10).toFixed(1)}</kg><display units="kg" units-code="kg">${(60 + (day % 400) / 10).toFixed(1)}</display></value></weight>` +
    `<common><source>Bench scale</source><client-thing-id>bench-${day}-${randomBytes(4).toString('hex')}</client-thing-id></common></data-xml></thing>`
  )
}

interface Row {
  readonly what: string
  readonly connections: number
  readonly ours: Figures
  readonly bare: Figures
}

async function compare(
  what: string,
  connections: number,
  ours: [number, () => Buffer],
  bare: [number, () => Buffer],
  check: (reply: Reply) => void,
): Promise<Row> {
  process.stderr.write(`${what}, ${connections} at once\n`)
  const measured: { ours: Figures[]; bare: Figures[] } = { ours: [], bare: [] }
  // Just-in-time compilers need some seconds of the same work; a server has had them.
  await load(ours[0], connections, warmUp, ours[1], check)
  await load(bare[0], connections, warmUp, bare[1], check)
  // Rounds of both take turns, so that a disturbance of the machine meets both.
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await load(ours[0], connections, seconds, ours[1], check))
    measured.bare.push(await load(bare[0], connections, seconds, bare[1], check))
  }
  const middle = (figures: Figures[]): Figures => ({
    rate: median(figures.map(f => f.rate)),
    p50: median(figures.map(f => f.p50)),
    p99: median(figures.map(f => f.p99)),
  })
  return { what, connections, ours: middle(measured.ours), bare: middle(measured.bare) }
}

/** What PostgreSQL does alone, through the same driver. */
async function databaseRate(url: string, connections: number, text: string, values: () => unknown[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  let count = 0
  const end = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await pool.query({ name: 'measured', text, values: values() })
        count++
      }
    }),
  )
  await pool.end()
  return count / seconds
}

function fine(reply: Reply): void {
  if (reply.status !== 200 || reply.body.indexOf('<code>0</code>') < 0)
    throw new Error(`a wrong answer: ${reply.status} ${reply.body.toString('utf8', 0, 300)}`)
}

async function run(): Promise<void> {
  const port = await freePort()
  // The bundle is made once, at the first start after a change; a start is measured with it made.
  execFileSync(process.execPath, ['bin/healthkeep.js', 'build'], { cwd: root })
  const fresh = await start(port)
  await stop(fresh.process)
  const demo = JSON.parse(
    execFileSync(process.execPath, ['bin/healthkeep.js', 'demo', '--json', '--data', data, '--port', String(port)], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as {
    apps: { kind: string; appId: string; sharedSecret: string; personId: string; recordIds: string[] }[]
  }
  const server = await start(port)
  const idle = residentMegabytes(server.process.pid!)
  const soda = demo.apps.find(a => a.kind === 'soda')!
  const one = new Connection(port)
  const send = async (body: string) => (await one.send(post('/platform/wildcat.ashx', body))).body.toString()
  const session = await openSession(send, {
    applicationId: soda.appId,
    secret: Buffer.from(soda.sharedSecret, 'base64'),
  })
  const who = { ...session, offlinePersonId: soda.personId, record: soda.recordIds[0]! }
  const signed = (method: string, version: number, info: string, path = '/platform/wildcat.ashx') =>
    post(path, envelope(method, version, info, who))

  // 10,000 things in bulk
  const bulk = Array.from({ length: 20 }, (_, n) =>
    signed('PutThings', 2, Array.from({ length: 500 }, (_, i) => weightXml(n * 500 + i)).join('')),
  )
  const bulkBegan = performance.now()
  const ids: string[] = []
  for (const request of bulk) {
    const reply = await one.send(request)
    fine(reply)
    for (const id of elements(answer(reply.body.toString()).info!)) ids.push(text(id))
  }
  const bulkSeconds = (performance.now() - bulkBegan) / 1000

  // the bare minimum beside it, on the same PostgreSQL
  const url = (await connectRunning(data))!.url
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create schema bench;
    create table bench.thing (record_id uuid, thing_id uuid, version_stamp uuid, type_id uuid, eff_date timestamp, data text, primary key (record_id, thing_id));
    create index on bench.thing (record_id, type_id, eff_date desc);`)
  await admin.query(
    `insert into bench.thing select $1, gen_random_uuid(), gen_random_uuid(), $2, timestamp '1990-01-01' + n * interval '1 day', $3 from generate_series(1, 10000) n`,
    [who.record, weight, /<data-xml>(.*)<\/data-xml>/.exec(weightXml(1))![1]],
  )
  const bareIds = (await admin.query('select thing_id from bench.thing')).rows.map(r => r.thing_id as string)
  await admin.query('vacuum analyze')
  let turn = 0
  const commits = await databaseRate(
    url,
    16,
    'insert into bench.thing (record_id, thing_id, data) values (gen_random_uuid(), gen_random_uuid(), $1)',
    () => [weightXml(1)],
  )
  const selects = await databaseRate(
    url,
    16,
    'select data from bench.thing where record_id = $1 and thing_id = $2',
    () => [who.record, bareIds[turn++ % bareIds.length]],
  )
  const selects100 = await databaseRate(
    url,
    16,
    'select data from bench.thing where record_id = $1 and type_id = $2 order by eff_date desc limit 100',
    () => [who.record, weight],
  )
  const barePort = await freePort()
  const bare = spawn(process.execPath, ['--import', 'tsx', 'tools/bench/bare.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BENCH_DATABASE: url,
      BENCH_SECRET: who.secret.toString('base64'),
      BENCH_PORT: String(barePort),
    },
  })
  children.push(bare)
  await new Promise(resolve => bare.stdout!.once('data', resolve))

  let n = 0
  const cycle = (requests: Buffer[]) => () => requests[n++ % requests.length]!
  const puts = Array.from({ length: 500 }, (_, i) => `${weightXml(20_000 + i)}`)
  const format = '<format><section>core</section><xml/></format>'
  const get = (id: string) => `<group><id>${id}</id>${format}</group>`
  const list = `<group max="100" max-full="100"><filter><type-id>${weight}</type-id><thing-state>Active</thing-state></filter>${format}</group>`
  const both = (
    method: string,
    version: number,
    infos: (side: string[]) => string[],
    path: string,
  ): [[number, () => Buffer], [number, () => Buffer]] => [
    [port, cycle(infos(ids).map(i => signed(method, version, i)))],
    [barePort, cycle(infos(bareIds).map(i => signed(method, version, i, path)))],
  ]
  const putting = both('PutThings', 2, () => puts, '/put')
  const getting = both('GetThings', 3, side => side.slice(0, 500).map(get), '/get')
  const listing = both('GetThings', 3, () => [list], '/list')
  one.close()
  const rows: Row[] = []
  for (const connections of [1, 16]) {
    rows.push(await compare('GetThings by id', connections, getting[0], getting[1], fine))
    rows.push(await compare('latest 100 of 10,000', connections, listing[0], listing[1], fine))
    rows.push(await compare('PutThings, one durable', connections, putting[0], putting[1], fine))
  }

  await admin.end()

  const loaded = residentMegabytes(server.process.pid!)
  // The server has closed the first connection by now: it was idle for longer than it keeps them.
  const another = new Connection(port)
  const blob = await blobs(port, barePort, signed, another)
  another.close()
  const afterBlob = residentMegabytes(server.process.pid!)
  await stop(server.process)

  const report = {
    at: new Date().toISOString(),
    coldStartMilliseconds: { freshDirectory: fresh.milliseconds, existingDirectory: server.milliseconds },
    residentMegabytes: { idle, afterLoad: loaded, afterBlobs: afterBlob },
    bulk: { things: ids.length, seconds: bulkSeconds, perSecond: ids.length / bulkSeconds },
    postgresqlAlone: { commits, selects, selects100 },
    blob64: blob,
    rows: rows.map(r => ({ ...r, ratio: r.ours.rate / r.bare.rate, tail: r.ours.p99 / r.ours.p50 })),
  }
  writeFileSync(join(root, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
  print(report)
}

async function blobs(
  port: number,
  barePort: number,
  signed: (method: string, version: number, info: string) => Buffer,
  one: Connection,
) {
  const bytes = randomBytes(64 * 1024 * 1024)
  const sum = createHash('sha256').update(bytes).digest('hex')
  const begun = answer((await one.send(signed('BeginPutBlob', 1, ''))).body.toString())
  const url = new URL(text(child(begun.info!, 'blob-ref-url')!))
  const path = url.pathname + url.search
  const chunk = Number(text(child(begun.info!, 'blob-chunk-size')!))
  const upBegan = performance.now()
  for (let at = 0; at < bytes.length; at += chunk) {
    const end = Math.min(at + chunk, bytes.length)
    const last = end === bytes.length ? 'x-hv-blob-complete: 1\r\n' : ''
    const reply = await one.send(
      post(path, bytes.subarray(at, end), `Content-Range: bytes ${at}-${end - 1}/*\r\n${last}`),
    )
    if (reply.status !== 200) throw new Error(`blob upload: ${reply.status}`)
  }
  const file = 'bd0403c5-4ae2-4b0e-a8db-1888678e4528'
  const put = answer(
    (
      await one.send(
        signed(
          'PutThings',
          2,
          `<thing><type-id>${file}</type-id><data-xml><file><name>bench.bin</name><size>${bytes.length}</size><content-type><text>application/octet-stream</text></content-type></file><common/></data-xml>` +
            `<blob-payload><blob><blob-info><name/><content-type>application/octet-stream</content-type></blob-info><content-length>${bytes.length}</content-length><blob-ref-url>${url.href.replaceAll('&', '&amp;')}</blob-ref-url></blob></blob-payload></thing>`,
        ),
      )
    ).body.toString(),
  )
  if (put.code !== 0) throw new Error(`blob put: ${put.code} ${put.message}`)
  const up = performance.now() - upBegan
  const id = text(elements(put.info!)[0]!)
  const got = answer(
    (
      await one.send(
        signed(
          'GetThings',
          3,
          `<group><id>${id}</id><format><section>blobpayload</section><blob-payload-request><blob-format><blob-format-spec>streamed</blob-format-spec></blob-format></blob-payload-request></format></group>`,
        ),
      )
    ).body.toString(),
  )
  const ref = new URL(/<blob-ref-url>([^<]+)</.exec(got.xml)![1]!.replaceAll('&amp;', '&'))
  const fetchAll = async (from: string) => {
    const began = performance.now()
    const back = Buffer.from(await (await fetch(from)).arrayBuffer())
    const took = performance.now() - began
    if (createHash('sha256').update(back).digest('hex') !== sum) throw new Error('the blob came back changed')
    return took
  }
  const down = await fetchAll(`http://127.0.0.1:${port}${ref.pathname}${ref.search}`)
  const bareBegan = performance.now()
  await fetch(`http://127.0.0.1:${barePort}/blob`, { method: 'POST', body: bytes })
  const bareUp = performance.now() - bareBegan
  const bareDown = await fetchAll(`http://127.0.0.1:${barePort}/blob`)
  const speed = (milliseconds: number) => 64_000 / milliseconds
  return {
    upMegabytesPerSecond: speed(up),
    downMegabytesPerSecond: speed(down),
    bareUp: speed(bareUp),
    bareDown: speed(bareDown),
  }
}

type Report = Parameters<typeof print>[0]
function print(report: {
  coldStartMilliseconds: { freshDirectory: number; existingDirectory: number }
  residentMegabytes: { idle: number; afterLoad: number; afterBlobs: number }
  bulk: { things: number; seconds: number; perSecond: number }
  postgresqlAlone: { commits: number; selects: number; selects100: number }
  blob64: { upMegabytesPerSecond: number; downMegabytesPerSecond: number; bareUp: number; bareDown: number }
  rows: (Row & { ratio: number; tail: number })[]
}): void {
  const line = (...cells: (string | number)[]) =>
    console.log(cells.map((c, i) => (i === 0 ? String(c).padEnd(26) : String(c).padStart(10))).join(''))
  const n = (value: number, digits = 0) => value.toFixed(digits)
  line('', 'at once', 'per s', 'bare', 'ratio', 'p50 ms', 'p99 ms', 'p99/p50')
  for (const r of report.rows)
    line(
      r.what,
      r.connections,
      n(r.ours.rate),
      n(r.bare.rate),
      n(r.ratio, 2),
      n(r.ours.p50, 2),
      n(r.ours.p99, 2),
      n(r.tail, 1),
    )
  const { commits, selects, selects100 } = report.postgresqlAlone
  console.log(
    `PostgreSQL alone at 16: ${n(commits)} commits/s, ${n(selects)} selects/s, ${n(selects100)} selects of 100/s`,
  )
  console.log(`10,000 things in bulk: ${n(report.bulk.seconds, 2)} s, ${n(report.bulk.perSecond)} things/s`)
  const b = report.blob64
  console.log(
    `64 MB blob: up ${n(b.upMegabytesPerSecond)} MB/s (bare ${n(b.bareUp)}), down ${n(b.downMegabytesPerSecond)} MB/s (bare ${n(b.bareDown)})`,
  )
  const c = report.coldStartMilliseconds
  console.log(`start to first answer: ${n(c.freshDirectory)} ms in an empty folder, ${n(c.existingDirectory)} ms after`)
  const m = report.residentMegabytes
  console.log(
    `resident memory of the server: ${n(m.idle)} MB idle, ${n(m.afterLoad)} MB after load, ${n(m.afterBlobs)} MB after the blob`,
  )
}

export type { Report }

try {
  await run()
} finally {
  for (const child of children) child.kill('SIGTERM')
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
