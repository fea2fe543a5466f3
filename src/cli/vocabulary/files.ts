/** The files of a source: one, those of a folder, or those in a zip, each readable from any byte on. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { SourceError } from '../../protocol/vocabulary-load.ts'
import { CommandError } from '../command.ts'

export interface SourceFile {
  /** Path within the source. */
  readonly name: string
  readonly size: number
  readonly changedAt: Date
  open(from: number): Promise<Readable>
}

/** Deep enough for SnomedCT_…/Snapshot/Refset/Language/. */
const depth = 6

export async function filesOf(path: string): Promise<SourceFile[]> {
  const about = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read (${error.code}).`)
  })
  if (about.isDirectory()) return inFolder(path, '', depth)
  if (path.toLowerCase().endsWith('.zip')) return inZip(path)
  return [plain(path, basename(path), about)]
}

const plain = (path: string, name: string, about: { size: number; mtime: Date }): SourceFile => ({
  name,
  size: about.size,
  changedAt: about.mtime,
  open: async from => createReadStream(path, { start: from, highWaterMark: 1 << 18 }),
})

async function inFolder(root: string, under: string, levels: number): Promise<SourceFile[]> {
  const found: SourceFile[] = []
  for (const entry of await readdir(join(root, under), { withFileTypes: true })) {
    const name = join(under, entry.name)
    if (entry.isDirectory() && levels > 0) found.push(...(await inFolder(root, name, levels - 1)))
    if (entry.isFile()) found.push(plain(join(root, name), name, await stat(join(root, name))))
  }
  return found
}

async function inZip(path: string): Promise<SourceFile[]> {
  const zip = await opened(path)
  const entries: Entry[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        if (!entry.fileName.endsWith('/')) entries.push(entry)
        zip.readEntry()
      })
      zip.on('end', () => resolve())
      zip.on('error', reject)
      zip.readEntry()
    })
  } catch (error) {
    throw broken(path, error)
  } finally {
    zip.close()
  }
  return entries.map(entry => ({
    name: entry.fileName,
    size: entry.uncompressedSize,
    changedAt: entry.getLastModDate(),
    open: from => unzipped(path, entry, from),
  }))
}

const broken = (path: string, error: unknown) =>
  new CommandError(`${path} is no zip that can be read: ${(error as Error).message}.`)

const opened = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    openZip(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(broken(path, error)) : resolve(zip),
    ),
  )

/** What was read before is unpacked again and dropped: a second for a gigabyte. */
async function unzipped(path: string, entry: Entry, from: number): Promise<Readable> {
  const zip = await opened(path)
  const source = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(broken(path, error)) : resolve(stream))),
  )
  const rest = new PassThrough()
  source.on('error', error =>
    rest.destroy(new SourceError(`${entry.fileName} in the zip is damaged: ${error.message}.`)),
  )
  rest.on('close', () => {
    source.destroy()
    zip.close()
  })
  let skip = from
  source.on('data', (chunk: Buffer) => {
    const kept = skip >= chunk.length ? undefined : chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.length)
    if (kept && !rest.write(kept)) source.pause()
  })
  rest.on('drain', () => source.resume())
  source.on('end', () => rest.end())
  return rest
}
