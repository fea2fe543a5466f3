/** A load generator that costs little: raw keep-alive sockets, requests prepared beforehand, latencies of every answer. */
import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly body: Buffer
}

/** One HTTP/1.1 keep-alive connection; answers must carry Content-Length. */
export class Connection {
  readonly #socket: Socket
  #closed: Error | undefined
  #received: Buffer = Buffer.alloc(0)
  #waiting: ((reply: Reply) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', chunk => this.#read(chunk))
    this.#socket.on('error', error => this.#failed?.(error))
    this.#socket.on('close', () => {
      this.#closed = new Error('the server closed the connection')
      this.#failed?.(this.#closed)
    })
  }

  send(request: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(this.#closed)
      this.#waiting = resolve
      this.#failed = reject
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const head = this.#received.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.#received.toString('latin1', 0, head)
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0)
    if (this.#received.length < head + 4 + length) return
    const body = this.#received.subarray(head + 4, head + 4 + length)
    this.#received = this.#received.subarray(head + 4 + length)
    this.#waiting?.({ status: Number(text.slice(9, 12)), body })
  }
}

export const post = (path: string, body: string | Buffer, headers = ''): Buffer => {
  const bytes = Buffer.from(body)
  return Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\nHost: bench\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`),
    bytes,
  ])
}

export interface Figures {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Sends for `seconds` over `connections`; `next` gives the request, `check` throws when an answer is wrong. */
export async function load(
  port: number,
  connections: number,
  seconds: number,
  next: () => Buffer,
  check: (reply: Reply) => void,
): Promise<Figures> {
  const open = Array.from({ length: connections }, () => new Connection(port))
  const latencies: number[] = []
  const end = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    open.map(async connection => {
      while (performance.now() < end) {
        const sent = performance.now()
        const reply = await connection.send(next())
        latencies.push(performance.now() - sent)
        check(reply)
      }
    }),
  )
  const elapsed = (performance.now() - began) / 1000
  for (const connection of open) connection.close()
  latencies.sort((a, b) => a - b)
  const at = (q: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * q))]!
  return { rate: latencies.length / elapsed, p50: at(0.5), p99: at(0.99) }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
