/** The whole path: reads, lists, durable writes, bulk, blobs, memory and start, each beside the bare minimum for the same work. */
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { child, elements, text } from '../../src/xml/tree.ts'
import { answer } from '../../test/world.ts'
import { Connection, post } from './load.ts'
import {
  bareTable,
  build,
  compare,
  cycle,
  fine,
  freePort,
  getXml,
  latestXml,
  type Row,
  residentMegabytes,
  Stage,
  seconds,
  signedRequest,
  weight,
  weightXml,
} from './stage.ts'

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

export async function path() {
  const stage = new Stage()
  try {
    return await run(stage)
  } finally {
    await stage.close()
  }
}

async function run(stage: Stage) {
  const port = await freePort()
  build()
  const fresh = await stage.start(port)
  await stage.stop(fresh)
  const soda = stage.makeDemo(port)
  const server = await stage.start(port)
  const idle = residentMegabytes(server.process.pid!)
  const one = new Connection(port)
  const { who } = await stage.signIn(soda, one)
  const signed = (method: string, version: number, info: string, path?: string) =>
    signedRequest(who, method, version, info, path)

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
  const url = await stage.databaseUrl()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(bareTable)
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
  const barePort = await stage.bare(url, who.secret)

  const puts = Array.from({ length: 500 }, (_, i) => `${weightXml(20_000 + i)}`)
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
  const getting = both('GetThings', 3, side => side.slice(0, 500).map(getXml), '/get')
  const listing = both('GetThings', 3, () => [latestXml], '/list')
  one.close()
  const rows: Row[] = []
  for (const connections of [1, 16]) {
    rows.push(await compare('GetThings by id', connections, getting[0], getting[1]))
    rows.push(await compare('latest 100 of 10,000', connections, listing[0], listing[1]))
    rows.push(await compare('PutThings, one durable', connections, putting[0], putting[1]))
  }

  await admin.end()

  const loaded = residentMegabytes(server.process.pid!)
  // The server has closed the first connection by now: it was idle for longer than it keeps them.
  const another = new Connection(port)
  const blob = await blobs(port, barePort, signed, another)
  another.close()
  const afterBlob = residentMegabytes(server.process.pid!)
  await stage.stop(server)

  return {
    coldStartMilliseconds: { freshDirectory: fresh.milliseconds, existingDirectory: server.milliseconds },
    residentMegabytes: { idle, afterLoad: loaded, afterBlobs: afterBlob },
    bulk: { things: ids.length, seconds: bulkSeconds, perSecond: ids.length / bulkSeconds },
    postgresqlAlone: { commits, selects, selects100 },
    blob64: blob,
    rows: rows.map(r => ({ ...r, ratio: r.ours.rate / r.bare.rate, tail: r.ours.p99 / r.ours.p50 })),
  }
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

export function print(report: Awaited<ReturnType<typeof path>>): void {
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
