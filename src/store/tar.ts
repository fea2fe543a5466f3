/** Just enough of the tar format (POSIX ustar) to write a backup that ordinary tools can list, and to read it again. */

export interface Entry {
  readonly name: string
  readonly size: number
  /** Must be read to its end before the next entry. */
  readonly body: AsyncIterable<Buffer>
}

const block = 512
/** Eleven octal digits. */
export const largestEntry = 8 ** 11 - 1

export function header(name: string, size: number, modified: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || size > largestEntry) throw new Error(`${name} does not fit into a tar file`)
  const h = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    h.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  h.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(modified.getTime() / 1000), 136, 12)
  h.write('        ', 148)
  h.write('0', 156)
  h.write('ustar\x0000', 257, 'latin1')
  octal(checksum(h), 148, 7)
  return h
}

export const padding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)
export const end = (): Buffer => Buffer.alloc(2 * block)

const checksum = (h: Buffer): number => h.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)

export class TarError extends Error {
  override name = 'TarError'
}

/** The entries of a tar stream, in constant memory. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const bytes = new Bytes(source)
  for (;;) {
    const h = await bytes.exactly(block)
    if (h.every(byte => byte === 0)) return
    const text = (at: number, length: number) => h.toString('utf8', at, at + length).replace(/\0.*$/s, '')
    if (Number.parseInt(text(148, 8), 8) !== checksum(h)) throw new TarError('this is not a tar file, or it is damaged')
    const size = Number.parseInt(text(124, 12), 8)
    let left = size
    const body = async function* () {
      while (left > 0) {
        const piece = await bytes.atMost(left)
        left -= piece.length
        yield piece
      }
    }
    yield { name: text(0, 100), size, body: body() }
    if (left > 0) throw new TarError('an entry was not read to its end')
    await bytes.exactly(padding(size).length)
  }
}

class Bytes {
  readonly #iterator: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#iterator = source[Symbol.asyncIterator]()
  }
  async atMost(count: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#iterator.next()
      if (next.done) throw new TarError('the file ends too early')
      this.#rest = next.value
    }
    const piece = this.#rest.subarray(0, count)
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }
  async exactly(count: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let left = count; left > 0; ) {
      const piece = await this.atMost(left)
      pieces.push(piece)
      left -= piece.length
    }
    return Buffer.concat(pieces)
  }
}
