/**
 * The bare minimum for the same work: a page of Node that parses the same request with the same parser, checks the same HMAC
 * and does one insert, one select, or one select of 100, on the same PostgreSQL through the same driver. Nothing else.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { parse } from '../../src/xml/parse.ts'
import { child, text } from '../../src/xml/tree.ts'

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE!, max: 16 })
pool.on('error', () => process.exit(0))
const secret = Buffer.from(process.env.BENCH_SECRET!, 'base64')
const blob = join(tmpdir(), `bench-${process.pid}.blob`)

const answer = (xml: string) =>
  `<response><status><code>0</code></status><wc:info xmlns:wc="urn:com.microsoft.wc.methods.response.X">${xml}</wc:info></response>`

async function work(path: string, body: Buffer): Promise<string> {
  const root = parse(body)
  const header = child(root, 'header')!
  const info = child(root, 'info')!
  const hmac = createHmac('sha256', secret).update(body.subarray(header.start, header.end)).digest('base64')
  const hash = createHash('sha256').update(body.subarray(info.start, info.end)).digest('base64')
  if (hmac !== text(child(child(root, 'auth')!, 'hmac-data')!)) throw new Error('wrong HMAC')
  if (hash !== text(child(child(header, 'info-hash')!, 'hash-data')!)) throw new Error('wrong info-hash')
  const record = text(child(header, 'record-id')!)
  if (path === '/put') {
    const data = child(child(info, 'thing')!, 'data-xml')!
    const [id, stamp] = [randomUUID(), randomUUID()]
    await pool.query({
      name: 'put',
      text: 'insert into bench.thing (record_id, thing_id, version_stamp, type_id, eff_date, data) values ($1, $2, $3, $4, now(), $5)',
      values: [
        record,
        id,
        stamp,
        text(child(child(info, 'thing')!, 'type-id')!),
        body.toString('utf8', data.contentStart, data.contentEnd),
      ],
    })
    return answer(`<thing-id version-stamp="${stamp}">${id}</thing-id>`)
  }
  const group = child(info, 'group')!
  const { rows } =
    path === '/get'
      ? await pool.query({
          name: 'get',
          text: 'select thing_id, version_stamp, type_id, eff_date::text, data from bench.thing where record_id = $1 and thing_id = $2',
          values: [record, text(child(group, 'id')!)],
        })
      : await pool.query({
          name: 'list',
          text: 'select thing_id, version_stamp, type_id, eff_date::text, data from bench.thing where record_id = $1 and type_id = $2 order by thing.eff_date desc limit 100',
          values: [record, text(child(child(group, 'filter')!, 'type-id')!)],
        })
  let xml = ''
  for (const row of rows)
    xml += `<thing><thing-id version-stamp="${row.version_stamp}">${row.thing_id}</thing-id><type-id>${row.type_id}</type-id><eff-date>${row.eff_date}</eff-date><data-xml>${row.data}</data-xml></thing>`
  return answer(`<group>${xml}</group>`)
}

const server = createServer(async (request, reply) => {
  if (request.url === '/blob') {
    if (request.method === 'GET') return createReadStream(blob).pipe(reply)
    const file = await open(blob, 'w')
    const hash = createHash('sha256')
    for await (const chunk of request) {
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
    await file.close()
    return reply.end(hash.digest('hex'))
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const xml = await work(request.url!, Buffer.concat(chunks))
  return reply.writeHead(200, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(xml) }).end(xml)
})
server.keepAliveTimeout = 60_000
server.listen(Number(process.env.BENCH_PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
