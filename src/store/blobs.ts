/**
 * Bytes too large for a row: files named by their content. An upload grows chunk by chunk, each durable before it is
 * acknowledged, and becomes a file when it is sealed. Memory stays constant whatever the size; which thing holds which file
 * is the business of the domain.
 */
import { createHash, type Hash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Size of the blocks of SHA256Block, and of the chunks that clients send (wire.md §6.1). */
export const blockSize = 2 * 1024 * 1024
const digestSize = 32

export interface StoredBlob {
  /** Name in the store: the hash in hex. */
  readonly file: string
  readonly length: number
  /** SHA256Block with `blockSize`, base64 (wire.md §6.3). */
  readonly hash: string
}

export interface Part {
  /** Length of the upload as acknowledged so far. */
  readonly stored: number
  /** First byte of this part; at `stored`, or before it when a client tries again. */
  readonly offset: number
  /** Bytes to take; more are read and ignored, fewer are an error. Absent: all that come. */
  readonly size?: number
  /** Largest length that the upload may have. */
  readonly max: number
}

export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type BlobProblem = 'gap' | 'short' | 'large' | 'missing'
export class BlobError extends Error {
  override name = 'BlobError'
  readonly problem: BlobProblem
  constructor(problem: BlobProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

export interface BlobStore {
  /** Small blobs that came whole. */
  put(source: Source): Promise<StoredBlob>
  /** Writes a part of an upload; returns the new length, which is on disk by then. */
  append(upload: string, part: Part, source: Source): Promise<number>
  /** Makes a file of the first `length` bytes of the upload, which itself stays until `discard`: nothing is lost between. */
  seal(upload: string, length: number): Promise<StoredBlob>
  /** Bytes of an upload that is whole; both ends are inclusive and must lie inside. */
  readUpload(upload: string, range: { readonly start: number; readonly end: number }): Promise<Readable>
  /** Forgets an upload, sealed or not. */
  discard(upload: string): Promise<void>
  /** The range is inclusive and must lie inside. */
  read(
    file: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<{ length: number; stream: Readable }>
  /** Length of a file, or undefined when there is none. */
  size(file: string): Promise<number | undefined>
  remove(file: string): Promise<void>
  /** Freezes what is there now, for a backup; `files` then sees it whatever is removed meanwhile. */
  snapshot(): Promise<BlobSnapshot>
}

export interface BlobSnapshot {
  /** Adds what has come since. */
  refresh(): Promise<void>
  /** Uploads among them may be gone when they are opened. */
  files(): AsyncGenerator<{ readonly kind: 'file' | 'upload'; readonly name: string; readonly path: string }>
  close(): Promise<void>
}

/** SHA256Block of wire.md §6.3, fed in pieces of any size. */
export class BlockHash {
  readonly #size: number
  readonly #blocks: Buffer[]
  #current: Hash = createHash('sha256')
  #filled = 0

  constructor(size = blockSize, known: readonly Buffer[] = []) {
    this.#size = size
    this.#blocks = [...known]
  }
  update(bytes: Uint8Array): this {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + this.#size - this.#filled)
      this.#current.update(piece)
      this.#filled += piece.length
      at += piece.length
      if (this.#filled === this.#size) this.#finish()
    }
    return this
  }
  /** Digests of the blocks that are full. */
  get blocks(): readonly Buffer[] {
    return this.#blocks
  }
  digest(): Buffer {
    // An empty blob counts as one empty block.
    if (this.#filled > 0 || this.#blocks.length === 0) this.#finish()
    return createHash('sha256').update(Buffer.concat(this.#blocks)).digest()
  }
  #finish(): void {
    this.#blocks.push(this.#current.digest())
    this.#current = createHash('sha256')
    this.#filled = 0
  }
}

export async function openBlobs(directory: string): Promise<BlobStore> {
  const uploads = join(directory, 'uploads')
  await fs.mkdir(uploads, { recursive: true, mode: 0o700 })
  await sweepLeftovers(directory, uploads)
  const turns = new Map<string, Promise<unknown>>()

  /** One at a time for each upload: a client that tries again may overtake its own first attempt. */
  function inTurn<T>(upload: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(upload) ?? Promise.resolve()).then(work, work)
    const over = turn.then(
      () => {},
      () => {},
    )
    turns.set(upload, over)
    void over.then(() => turns.get(upload) === over && turns.delete(upload))
    return turn
  }

  const pathOf = (file: string): string => join(directory, checked(file, /^[0-9a-f]{64}$/).slice(0, 2), file)
  const uploadPath = (upload: string): string => join(uploads, checked(upload, /^[A-Za-z0-9_-]{1,100}$/))

  async function write(path: string, part: Part, source: Source): Promise<number> {
    await detach(path)
    const handle = await fs.open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    try {
      const before = await handle.stat()
      if (part.offset > part.stored || part.offset > before.size)
        throw new BlobError(
          'gap',
          `the upload has ${Math.min(part.stored, before.size)} bytes, so no part can begin at ${part.offset}`,
        )
      const first = Math.floor(part.offset / blockSize)
      const digests = await keepDigests(path, first)
      const hash = new BlockHash()
      // A part that begins inside a block continues the hash of what is there.
      for await (const bytes of slice(handle, first * blockSize, part.offset)) hash.update(bytes)
      let at = part.offset
      const end = part.size === undefined ? Number.POSITIVE_INFINITY : part.offset + part.size
      for await (const bytes of source) {
        const wanted = bytes.subarray(0, Math.max(0, end - at))
        if (wanted.length === 0) continue
        if (at + wanted.length > part.max) throw new BlobError('large', `a blob may have ${part.max} bytes`)
        await writeAll(handle, wanted, at)
        hash.update(wanted)
        at += wanted.length
      }
      if (end !== Number.POSITIVE_INFINITY && at < end)
        throw new BlobError('short', `${part.size} bytes were announced and ${at - part.offset} came`)
      await handle.datasync()
      if (before.size === 0) await syncDirectory(uploads)
      if (digests === first) await addDigests(path, first, hash.blocks)
      return Math.max(part.stored, at)
    } finally {
      await handle.close()
    }
  }

  async function finish(path: string, length: number, keep: boolean): Promise<StoredBlob> {
    const handle = await fs.open(path, constants.O_RDWR | (length === 0 ? constants.O_CREAT : 0), 0o600).catch(missing)
    let digest: Buffer
    try {
      const { size } = await handle.stat()
      if (size < length) throw new BlobError('missing', `only ${size} of ${length} bytes of the upload are there`)
      if (size > length) {
        await handle.truncate(length)
        await handle.datasync()
      }
      const known = await readDigests(path, Math.floor(length / blockSize))
      const hash = new BlockHash(blockSize, known)
      for await (const bytes of slice(handle, known.length * blockSize, length)) hash.update(bytes)
      digest = hash.digest()
    } finally {
      await handle.close()
    }
    const file = digest.toString('hex')
    const target = pathOf(file)
    const made = await fs.mkdir(join(directory, file.slice(0, 2)), { recursive: true, mode: 0o700 })
    if (made !== undefined) await syncDirectory(directory)
    await place(path, target, length, keep)
    await syncDirectory(join(directory, file.slice(0, 2)))
    return { file, length, hash: digest.toString('base64') }
  }

  return {
    async put(source) {
      const path = join(uploads, `put-${randomBytes(12).toString('hex')}`)
      try {
        const length = await write(path, { stored: 0, offset: 0, max: Number.MAX_SAFE_INTEGER }, source)
        return await finish(path, length, false)
      } finally {
        await fs.rm(path, { force: true })
        await fs.rm(digestPath(path), { force: true })
      }
    },
    append: (upload, part, source) => inTurn(upload, () => write(uploadPath(upload), part, source)),
    seal: (upload, length) => inTurn(upload, () => finish(uploadPath(upload), length, true)),
    discard: upload =>
      inTurn(upload, async () => {
        await fs.rm(uploadPath(upload), { force: true })
        await fs.rm(digestPath(uploadPath(upload)), { force: true })
      }),
    async readUpload(upload, range) {
      const handle = await fs.open(uploadPath(upload), 'r').catch(missing)
      return handle.createReadStream({ ...range, highWaterMark: 256 * 1024 })
    },
    async read(file, range) {
      const handle = await fs.open(pathOf(file), 'r').catch(missing)
      try {
        const { size } = await handle.stat()
        const stream = handle.createReadStream({ ...range, highWaterMark: 256 * 1024 })
        return { length: size, stream }
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    async size(file) {
      try {
        return (await fs.stat(pathOf(file))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: file => fs.rm(pathOf(file), { force: true }),
    snapshot: () => freeze(directory, uploads),
  }
}

function checked(name: string, pattern: RegExp): string {
  if (!pattern.test(name)) throw new BlobError('missing', 'there is no such blob')
  return name
}

function missing(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') throw new BlobError('missing', 'there is no such blob')
  throw error
}

async function writeAll(handle: fs.FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

/** The bytes from `start` up to `end`, in one buffer used again and again. */
async function* slice(handle: fs.FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(256 * 1024, Math.max(0, end - start)))
  for (let at = start; at < end; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - at), at)
    if (bytesRead === 0) throw new BlobError('missing', 'the upload is shorter than it was')
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await fs.open(path)
  await handle.sync().finally(() => handle.close())
}

/** Gives the upload its name by content. A hard link, so that the upload stays until the domain has committed. */
async function place(path: string, target: string, length: number, keep: boolean): Promise<void> {
  if (keep) {
    try {
      await fs.link(path, target)
      return
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Equal bytes are there already, unless the disk has lost some.
      if (code === 'EEXIST' && (await fs.stat(target)).size === length) return
      if (code !== 'EEXIST' && !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(code ?? '')) throw error
    }
  }
  await fs.rename(path, target)
}

/** An upload that was sealed too early and grows again leaves the file that was made of it alone. */
async function detach(path: string): Promise<void> {
  const found = await fs.stat(path).catch(() => undefined)
  if (!found || found.nlink === 1) return
  await fs.copyFile(path, `${path}.copy`, constants.COPYFILE_FICLONE)
  await fs.rename(`${path}.copy`, path)
}

// ---- digests of the full blocks of an upload, beside it, so that sealing need not read a gigabyte again

const digestPath = (path: string): string => `${path}.blocks`

/** Keeps the digests of the blocks before `first`, for later ones are about to change; returns how many there are. */
async function keepDigests(path: string, first: number): Promise<number> {
  const size = await fs.stat(digestPath(path)).then(
    found => found.size,
    () => 0,
  )
  if (size > first * digestSize) {
    const handle = await fs.open(digestPath(path), constants.O_RDWR)
    try {
      await handle.truncate(first * digestSize)
      await handle.datasync()
    } finally {
      await handle.close()
    }
  }
  return Math.min(first, Math.floor(size / digestSize))
}

async function addDigests(path: string, first: number, digests: readonly Buffer[]): Promise<void> {
  if (digests.length === 0) return
  const handle = await fs.open(digestPath(path), constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    await writeAll(handle, Buffer.concat(digests), first * digestSize)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

async function readDigests(path: string, most: number): Promise<Buffer[]> {
  let bytes: Buffer
  try {
    bytes = await fs.readFile(digestPath(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const count = Math.min(most, Math.floor(bytes.length / digestSize))
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * digestSize, (i + 1) * digestSize))
}

// ---- backup

const snapshotPrefix = 'snapshot-'

/** Hard links: made in an instant, and the bytes stay while they are being copied. */
async function freeze(directory: string, uploads: string): Promise<BlobSnapshot> {
  const frozen = join(directory, `${snapshotPrefix}${randomBytes(6).toString('hex')}`)
  const refresh = async (): Promise<void> => {
    for (const shard of await fs.readdir(directory)) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue
      await fs.mkdir(join(frozen, shard), { recursive: true, mode: 0o700 })
      for await (const { name } of await fs.opendir(join(directory, shard)))
        await fs.link(join(directory, shard, name), join(frozen, shard, name)).catch((error: NodeJS.ErrnoException) => {
          // There from the last time, or gone in this very moment.
          if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error
        })
    }
  }
  await fs.mkdir(frozen, { mode: 0o700 })
  await refresh()
  return {
    refresh,
    async *files() {
      for (const shard of (await fs.readdir(frozen)).sort())
        for (const name of (await fs.readdir(join(frozen, shard))).sort())
          yield { kind: 'file', name, path: join(frozen, shard, name) }
      // Not frozen: a second link to an upload means that it was sealed.
      for (const name of (await fs.readdir(uploads)).sort())
        if (!name.startsWith('put-') && !name.includes('.')) yield { kind: 'upload', name, path: join(uploads, name) }
    },
    close: () => fs.rm(frozen, { recursive: true, force: true }),
  }
}

/** What a process that was killed left behind. */
async function sweepLeftovers(directory: string, uploads: string): Promise<void> {
  const aDayAgo = Date.now() - 86_400_000
  for (const [parent, prefix] of [
    [uploads, 'put-'],
    [directory, snapshotPrefix],
  ] as const)
    for (const name of await fs.readdir(parent)) {
      if (!name.startsWith(prefix)) continue
      const path = join(parent, name)
      const found = await fs.stat(path).catch(() => undefined)
      if (found && found.mtimeMs < aDayAgo) await fs.rm(path, { recursive: true, force: true })
    }
}
