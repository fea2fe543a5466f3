/**
 * One connection of its own, for what the pools of db.ts cannot do: scripts of many statements, locks held for as long as
 * the process lives, and COPY.
 */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import pg from 'pg'
import type { Statement } from './db.ts'

export interface Session {
  query<Row extends object>(statement: Statement): Promise<Row[]>
  /** Plain SQL text, any number of statements. */
  script(text: string): Promise<void>
  /** The rows of `copy … to stdout`, as many as have come; the server waits while the reader does. */
  copyOut(text: string): AsyncGenerator<readonly Buffer[]>
  /** Feeds `copy … from stdin`. */
  copyIn(text: string, rows: AsyncIterable<Buffer>): Promise<void>
  close(): Promise<void>
}

export interface SessionOptions {
  readonly schema?: string
  /** Told when the connection breaks while nothing is asked of it. */
  readonly onLost?: (error: Error) => void
  readonly connectTimeoutMs?: number
}

export async function openSession(url: string, options: SessionOptions = {}): Promise<Session> {
  const path = options.schema ? ` -c search_path=${options.schema}` : ''
  const client = new pg.Client({
    connectionString: url,
    options: `-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c client_encoding=UTF8${path}`,
    keepAlive: true,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
  })
  // Without a listener a restart of the database would end this process (stack.md A, trap 7).
  client.on('error', error => options.onLost?.(error))
  await client.connect()
  return {
    query: async <Row extends object>({ text, values }: Statement) =>
      (await client.query(text, values as unknown[])).rows as Row[],
    async script(text) {
      await client.query(text)
    },
    async *copyOut(text) {
      const copy = new CopyOut(text)
      client.query(copy)
      yield* copy.rows()
    },
    async copyIn(text, rows) {
      const copy = new CopyIn(text, rows)
      client.query(copy)
      await copy.done
    },
    async close() {
      await client.end().catch(() => {})
    },
  }
}

/** The part of pg's connection that COPY needs and that @types/pg leaves out. */
interface CopyConnection {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** What pg's client calls on the query that is under way. */
class Copy {
  readonly #text: string
  protected connection: CopyConnection | undefined

  constructor(text: string) {
    this.#text = text
  }
  submit(connection: pg.Connection): void {
    this.connection = connection as unknown as CopyConnection
    connection.query(this.#text)
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete(): void {}
}

const enough = 1 << 20

class CopyOut extends Copy {
  #queue: Buffer[] = []
  #waiting = 0
  #ended = false
  #error: Error | undefined
  #wake = () => {}

  handleCopyData(message: { chunk: Buffer }): void {
    // A copy: pg's parser uses its buffer again.
    this.#queue.push(Buffer.from(message.chunk))
    this.#waiting += message.chunk.length
    if (this.#waiting > enough) this.connection?.stream.pause()
    this.#wake()
  }
  handleError(error: Error): void {
    this.#error = error
    this.#ended = true
    this.#wake()
  }
  handleReadyForQuery(): void {
    this.#ended = true
    this.#wake()
  }
  async *rows(): AsyncGenerator<readonly Buffer[]> {
    try {
      for (;;) {
        const ready = this.#queue
        this.#queue = []
        this.#waiting = 0
        if (ready.length > 0) yield ready
        if (this.#queue.length > 0) continue
        if (this.#error) throw this.#error
        if (this.#ended) return
        this.connection?.stream.resume()
        await new Promise<void>(resolve => {
          this.#wake = resolve
          if (this.#queue.length > 0 || this.#ended) resolve()
        })
      }
    } finally {
      // A reader that stops early leaves a connection in the middle of COPY: of no further use.
      if (!this.#ended) this.connection?.stream.destroy()
    }
  }
}

class CopyIn extends Copy {
  readonly done: Promise<void>
  readonly #rows: AsyncIterable<Buffer>
  #resolve = () => {}
  #reject: (error: Error) => void = () => {}
  #failed: Error | undefined
  #refused = false

  constructor(text: string, rows: AsyncIterable<Buffer>) {
    super(text)
    this.#rows = rows
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }
  handleCopyInResponse(): void {
    this.#send().catch(error => {
      this.#failed = error
      this.connection?.sendCopyFail('the source of the rows failed')
    })
  }
  async #send(): Promise<void> {
    const { connection } = this
    if (!connection) return
    for await (const chunk of this.#rows) {
      if (this.#refused) return
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), this.done])
    }
    if (!this.#refused) connection.endCopyFrom()
  }
  handleError(error: Error): void {
    this.#refused = true
    this.#reject(this.#failed ?? error)
  }
  handleReadyForQuery(): void {
    this.#resolve()
  }
}
