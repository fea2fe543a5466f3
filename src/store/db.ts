/**
 * The only way to PostgreSQL. One dialect, plain SQL through the `sql` tag, named statements.
 * `read` runs on connections that PostgreSQL itself holds read-only; `write` is one transaction, tried again on a
 * serialization failure; `one statement` writes are atomic alone and need no BEGIN.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/**
 * A text that was woven once from its pieces; the same pieces find it again without being joined. Building and hashing 2 kB
 * of SQL for each call cost more than a third of what PostgreSQL took to answer it.
 */
class Woven {
  text: string | undefined
  /** Of the prepared statement; made when the text is first run. */
  name: string | undefined
  readonly #next = new Map<string, Woven>()

  after(piece: string): Woven {
    let found = this.#next.get(piece)
    if (!found) {
      found = new Woven()
      this.#next.set(piece, found)
    }
    return found
  }
}

class Sql implements Statement {
  readonly woven: Woven
  readonly values: readonly unknown[]
  constructor(woven: Woven, values: readonly unknown[]) {
    this.woven = woven
    this.values = values
  }
  get text(): string {
    return this.woven.text!
  }
}

const templates = new WeakMap<TemplateStringsArray, Woven>()
const joins = new Map<string, Woven>()

/** SQL with parameters. A nested statement is woven in; everything else becomes $n. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Statement {
  let woven = templates.get(strings)
  if (!woven) {
    woven = new Woven()
    templates.set(strings, woven)
  }
  const values: unknown[] = []
  for (const part of parts) {
    if (part instanceof Sql) {
      woven = woven.after(part.text)
      for (const value of part.values) values.push(value)
    } else {
      woven = woven.after('')
      values.push(part)
    }
  }
  woven.text ??= weave(strings, parts)
  return new Sql(woven, values)
}

/** Statements joined by text, e.g. conditions by ' and '. */
export function join(statements: readonly Statement[], separator: string): Statement {
  let woven = joins.get(separator)
  if (!woven) {
    woven = new Woven()
    joins.set(separator, woven)
  }
  const values: unknown[] = []
  for (const statement of statements) {
    woven = woven.after(statement.text)
    for (const value of statement.values) values.push(value)
  }
  woven.text ??= weave(['', ...statements.slice(1).map(() => separator), ''], statements)
  return new Sql(woven, values)
}

function weave(strings: readonly string[], parts: readonly unknown[]): string {
  let text = strings[0]!
  let count = 0
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      const before = count
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`)
      count += part.values.length
    } else text += `$${++count}`
    text += strings[i + 1]!
  })
  return text
}

export interface Reader {
  query<Row extends object>(statement: Statement): Promise<Row[]>
}
/** To write one must hold a Writer, and only `db.write` and `db.now` hand one out. */
export interface Writer extends Reader {
  readonly writes: true
  /** Runs in this process when the change is there to stay: after the commit, at once for a single statement. Must not throw. */
  afterCommit(work: () => void): void
}

export interface Db {
  /** Single statements on read-only connections. */
  readonly read: Reader
  /** Single statements, each atomic and durable alone. */
  readonly now: Writer
  /** One transaction; the function may run more than once. */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /** Hears NOTIFY on a channel; `lost` and `back` tell about the listening connection. */
  listen(
    channel: string,
    heard: (payload: string) => void,
    state?: (connected: boolean) => void,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}

const types = new pg.TypeOverrides()
// Text as PostgreSQL prints it, made ISO: JavaScript's Date would lose the wall-clock meaning of eff-date.
types.setTypeParser(1114, (t: string) => `${t.slice(0, 10)}T${t.slice(11)}`)
// The session's time zone is UTC, so that the text always ends in +00.
types.setTypeParser(1184, (t: string) => `${t.slice(0, 10)}T${t.slice(11, -3)}Z`)
types.setTypeParser(1082, (t: string) => t)
types.setTypeParser(20, (t: string) => Number(t))

/** Prepared statements take memory in each connection; the texts beyond this many are sent unprepared. */
const maxNames = 2000
let named = 0

function nameOf(woven: Woven): string | undefined {
  if (woven.name === undefined && named < maxNames) {
    named++
    woven.name = createHash('sha1').update(woven.text!).digest('base64url').slice(0, 20)
  }
  return woven.name
}

type Runner = { query(config: { text: string; values: unknown[]; name?: string }): Promise<{ rows: unknown[] }> }

async function run<Row extends object>(on: Runner, statement: Statement): Promise<Row[]> {
  const { text } = statement
  const values = statement.values as unknown[]
  const name = statement instanceof Sql ? nameOf(statement.woven) : undefined
  const { rows } = await on.query(name === undefined ? { text, values } : { text, values, name })
  return rows as Row[]
}

export interface DbOptions {
  /** postgres://… or the socket directory form that cluster.ts returns. */
  readonly url: string
  /** Connections for writing; as many again for reading. */
  readonly connections: number
  /** Search path; tests use a schema each. */
  readonly schema?: string
  /** Told of connections that broke; must not throw. */
  readonly onError?: (error: Error) => void
}

const retryable = new Set(['40001', '40P01'])

export function open(options: DbOptions): Db {
  const common = {
    connectionString: options.url,
    max: options.connections,
    types,
    idleTimeoutMillis: 0,
    keepAlive: true,
  }
  // Our texts are written for one plan each; planning anew for every value took PostgreSQL longer than the reading itself.
  const settings = `-c timezone=UTC -c datestyle=ISO -c plan_cache_mode=force_generic_plan ${options.schema ? `-c search_path=${options.schema}` : ''}`
  const writers = new pg.Pool({ ...common, options: settings })
  const readers = new pg.Pool({ ...common, options: `${settings} -c default_transaction_read_only=on` })
  const failed = options.onError ?? (() => {})
  for (const pool of [writers, readers]) {
    // Without both listeners a restart of the database would end this process (stack.md A, trap 7).
    pool.on('error', failed)
    pool.on('connect', client => client.on('error', failed))
  }
  const read: Reader = { query: statement => run(readers, statement) }
  const now: Writer = { writes: true, query: statement => run(writers, statement), afterCommit: work => work() }
  return {
    read,
    now,
    async write(work) {
      for (let attempt = 1; ; attempt++) {
        const client = await writers.connect()
        let broken: Error | undefined
        const committed: (() => void)[] = []
        try {
          await client.query('begin')
          const result = await work({
            writes: true,
            query: statement => run(client, statement),
            afterCommit: after => committed.push(after),
          })
          await client.query('commit')
          for (const after of committed) after()
          return result
        } catch (error) {
          await client.query('rollback').catch((e: Error) => {
            broken = e
          })
          if (attempt < 5 && retryable.has((error as { code?: string }).code ?? '')) continue
          throw error
        } finally {
          client.release(broken)
        }
      }
    },
    async listen(channel, heard, state) {
      let ended = false
      let client: pg.Client | undefined
      const connect = async (): Promise<void> => {
        if (ended) return
        client = new pg.Client({ connectionString: options.url, types, options: settings })
        client.on('error', failed)
        client.on('notification', n => heard(n.payload ?? ''))
        client.on('end', () => {
          state?.(false)
          if (!ended) setTimeout(() => connect().catch(failed), 500).unref()
        })
        await client.connect()
        await client.query(`listen ${channel}`)
        state?.(true)
      }
      await connect()
      return async () => {
        ended = true
        await client?.end()
      }
    },
    async close() {
      await Promise.all([readers.end(), writers.end()])
    },
  }
}
