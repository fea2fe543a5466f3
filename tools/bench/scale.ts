/**
 * Does it stay quick when there is much? Puts and gets are measured with 1,000 to 1,000,000 things: once all in one record,
 * once a hundred in each of many records with requests to any of them, each beside the bare page on a table of the same size.
 * Things are copies, made in the database, of one that came through the door; their rows, history and rights are as the
 * platform writes them.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createSeals } from '../../src/domain/seal.ts'
import { readKeyFile } from '../../src/store/key.ts'
import { elements, text } from '../../src/xml/tree.ts'
import { answer } from '../../test/world.ts'
import { Connection } from './load.ts'
import {
  bareTable,
  build,
  compare,
  cycle,
  type Demo,
  fine,
  freePort,
  getXml,
  latestXml,
  quick,
  type Row,
  Stage,
  signedRequest,
  weightXml,
} from './stage.ts'

const sizes = quick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]
const perRecord = 100
const connections = 16
/** Different requests of a kind; they name things from everywhere in the store. */
const different = 2000

interface Measured extends Row {
  readonly series: 'one record' | 'many records'
  readonly things: number
}

export async function scale(): Promise<readonly Measured[]> {
  build()
  return [...(await grown('one record')), ...(await grown('many records'))]
}

/** A record as the bench needs it: its own id, and the id under which the application asks. */
interface Place {
  readonly id: string
  readonly asSeen: string
}

async function grown(series: Measured['series']): Promise<Measured[]> {
  const stage = new Stage()
  const admin = { end: async () => {} } as Pick<pg.Client, 'end'>
  try {
    const port = await freePort()
    const soda = stage.makeDemo(port)
    await stage.start(port)
    const one = new Connection(port)
    const demo = await stage.signIn(soda, one)
    const reply = await one.send(signedRequest(demo.who, 'PutThings', 2, weightXml(1)))
    fine(reply)
    const [template] = elements(answer(reply.body.toString()).info!).map(e => text(e))
    one.close()
    const url = await stage.databaseUrl()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    admin.end = () => client.end()
    await client.query(bareTable)
    const store = await Store.open(client, stage, demo, template!)
    const barePort = await stage.bare(url, demo.who.secret)
    const rows: Measured[] = []
    for (const things of sizes) {
      process.stderr.write(`${things} things, ${series}\n`)
      const places = await store.grow(series === 'one record' ? 1 : things / perRecord, things)
      for (const row of await measured(store, demo, places, port, barePort)) rows.push({ ...row, series, things })
    }
    return rows
  } finally {
    await admin.end()
    await stage.close()
  }
}

async function measured(
  store: Store,
  { who }: Demo,
  places: readonly Place[],
  port: number,
  barePort: number,
): Promise<Row[]> {
  const ours = await store.some('public.thing', places, different)
  const bare = await store.some('bench.thing', places, different)
  const sides = (method: string, version: number, path: string, info: (thing: string, i: number) => string) => {
    const requests = (things: readonly Found[], to?: string) =>
      cycle(
        things.map(({ asSeen, thing }, i) =>
          signedRequest({ ...who, record: asSeen }, method, version, info(thing, i), to),
        ),
      )
    return [
      [port, requests(ours)],
      [barePort, requests(bare, path)],
    ] as const satisfies [[number, () => Buffer], [number, () => Buffer]]
  }
  const measure = (what: string, [a, b]: ReturnType<typeof sides>) => compare(what, connections, [...a], [...b])
  return [
    await measure('GetThings by id', sides('GetThings', 3, '/get', getXml)),
    await measure(
      'latest 100',
      sides('GetThings', 3, '/list', () => latestXml),
    ),
    await measure(
      'PutThings, one durable',
      sides('PutThings', 2, '/put', (_, i) => weightXml(20_000 + i)),
    ),
  ]
}

interface Found {
  readonly asSeen: string
  readonly thing: string
}

interface Template {
  readonly record: string
  readonly person: string
  readonly thing: string
}

/** The tables of the platform, grown by copies of one thing and of the rights on its record. */
class Store {
  readonly #client: pg.Client
  readonly #template: Template
  readonly #seen: (record: string) => string
  #things = 0
  #places: Place[] = []

  private constructor(client: pg.Client, template: Template, seen: (record: string) => string) {
    this.#client = client
    this.#template = template
    this.#seen = seen
  }

  static async open(client: pg.Client, stage: Stage, { applicationId, who }: Demo, thing: string): Promise<Store> {
    const seals = createSeals((await readKeyFile(stage.data))!)
    const person = seals.personFrom(applicationId, who.offlinePersonId!)
    const seen = (record: string) => seals.recordAs(applicationId, person, record)
    return new Store(client, { record: seals.recordFrom(applicationId, person, who.record), person, thing }, seen)
  }

  /** Makes it `things` things in `records` records, evenly; returns the records. */
  async grow(records: number, things: number): Promise<readonly Place[]> {
    const client = this.#client
    while (this.#places.length < records) await this.#addRecords(Math.min(1000, records - this.#places.length))
    await client.query('create temporary table if not exists place (n serial, id uuid, seen uuid)')
    await client.query('truncate place restart identity')
    await client.query('insert into place (id, seen) select * from unnest($1::uuid[], $2::uuid[])', [
      this.#places.map(p => p.id),
      this.#places.map(p => p.asSeen),
    ])
    const step = 50_000
    for (let from = this.#things; from < things; from += step) {
      const range = [from, Math.min(from + step, things) - 1, records]
      const source = `from generate_series($1::int, $2::int) g join place on place.n = 1 + g % $3::int`
      await this.#copy('thing', 'thing_id', source, range, {
        record_id: 'place.id',
        thing_id: 'gen_random_uuid()',
        version_stamp: 'gen_random_uuid()',
        eff_date: `timestamp '1950-01-01' + g * interval '37 minutes'`,
        client_thing_id: `'bench-' || g`,
      })
      await client.query(
        `insert into bench.thing select place.seen, gen_random_uuid(), gen_random_uuid(), t.type_id, timestamp '1950-01-01' + g * interval '37 minutes', t.data
         ${source} cross join (select type_id, data from thing where record_id = $4 and thing_id = $5) t`,
        [...range, this.#template.record, this.#template.thing],
      )
    }
    await this.#history()
    this.#things = things
    // What a server does in the background, and so not while we measure.
    await client.query('vacuum analyze')
    await client.query('checkpoint')
    return this.#places
  }

  /** Things from everywhere, as they are asked for. */
  async some(
    table: 'public.thing' | 'bench.thing',
    places: readonly Place[],
    count: number,
  ): Promise<readonly Found[]> {
    const chosen = Array.from({ length: Math.min(count, places.length) }, (_, i) => {
      const step = places.length / Math.min(count, places.length)
      return places[Math.floor(i * step)]!
    })
    const { rows } = await this.#client.query<{ seen: string; thing_id: string }>(
      `select p.seen, t.thing_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) p(id, seen, start) cross join lateral
       (select thing_id from ${table} where record_id = p.${table === 'bench.thing' ? 'seen' : 'id'} and thing_id > p.start order by thing_id limit $4) t`,
      [
        chosen.map(p => p.id),
        chosen.map(p => p.asSeen),
        // In the lower half, so that there are enough behind it.
        chosen.map(() => randomUUID().replace(/^./, digit => (Number.parseInt(digit, 16) >> 1).toString(16))),
        Math.ceil(count / chosen.length),
      ],
    )
    return rows.map(r => ({ asSeen: r.seen, thing: r.thing_id }))
  }

  async #addRecords(count: number): Promise<void> {
    const { rows } = await this.#client.query<{ id: string }>(
      'select gen_random_uuid() as id from generate_series(1, $1)',
      [count],
    )
    const ids = rows.map(r => r.id)
    const { record, person } = this.#template
    for (const [table, own] of [
      ['record', ''],
      ['record_holder', ' and t.person_id = $3'],
      ['application_grant', ' and t.person_id = $3'],
    ] as const) {
      const columns = await this.#columns(table)
      const values = columns.map(c => (c === 'record_id' ? 'n.id' : c.startsWith('folded_') ? '0' : `t.${c}`))
      await this.#client.query(
        `insert into ${table} (${columns}) select ${values} from ${table} t cross join unnest($1::uuid[]) n(id) where t.record_id = $2${own}`,
        own === '' ? [ids, record] : [ids, record, person],
      )
    }
    this.#places.push(...ids.map(id => ({ id, asSeen: this.#seen(id) })))
  }

  /** Copies of the template's row, with some columns said anew. */
  async #copy(
    table: string,
    key: string,
    source: string,
    range: readonly number[],
    anew: Record<string, string>,
  ): Promise<void> {
    const columns = await this.#columns(table)
    const values = columns.map(c => anew[c] ?? `t.${c}`)
    await this.#client.query(
      `insert into ${table} (${columns}) select ${values} ${source} cross join (select * from ${table} where record_id = $4 and ${key} = $5) t`,
      [...range, this.#template.record, this.#template.thing],
    )
  }

  /** A row of history for each copy that has none, and the size of records added up as the sweeper does. */
  async #history(): Promise<void> {
    const columns = await this.#columns('record_operation')
    const own: Record<string, string> = {
      record_id: 'n.record_id',
      thing_id: 'n.thing_id',
      version_stamp: 'n.version_stamp',
      eff_date: 'n.eff_date',
      sequence: `nextval('operation_sequence')`,
    }
    await this.#client.query(
      `insert into record_operation (${columns}) select ${columns.map(c => own[c] ?? `t.${c}`)}
       from (select x.* from thing x where x.record_id = any($3::uuid[]) and not exists (select 1 from record_operation o where o.record_id = x.record_id and o.thing_id = x.thing_id)) n
       cross join (select * from record_operation where record_id = $1 and thing_id = $2 limit 1) t`,
      [this.#template.record, this.#template.thing, this.#places.map(p => p.id)],
    )
    await this.#client.query(
      `update record r set folded_bytes = o.bytes, folded_sequence = o.last from
       (select record_id, sum(bytes) as bytes, max(sequence) as last from record_operation where record_id = any($1::uuid[]) group by record_id) o where o.record_id = r.record_id`,
      [this.#places.map(p => p.id)],
    )
  }

  async #columns(table: string): Promise<readonly string[]> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    )
    return rows.map(r => r.name)
  }
}

export function print(rows: readonly Measured[]): void {
  const line = (...cells: (string | number)[]) =>
    console.log(cells.map((c, i) => (i < 2 ? String(c).padEnd(24) : String(c).padStart(11))).join(''))
  line('', '', 'things', 'per s', 'bare', 'ratio', 'p50 ms', 'p99 ms', 'of first')
  for (const r of rows) {
    const first = rows.find(other => other.series === r.series && other.what === r.what)!
    line(
      r.what,
      r.series,
      r.things,
      r.ours.rate.toFixed(0),
      r.bare.rate.toFixed(0),
      (r.ours.rate / r.bare.rate).toFixed(2),
      r.ours.p50.toFixed(2),
      r.ours.p99.toFixed(2),
      (r.ours.rate / first.ours.rate).toFixed(2),
    )
  }
}
