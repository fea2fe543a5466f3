import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { restore as bringBack } from '../store/backup.ts'
import { openBlobs } from '../store/blobs.ts'
import { CommandError, command } from './command.ts'

export const restore = command({
  name: 'restore',
  summary: 'Brings a backup back into an empty data directory or database; all of it, or nothing.',
  operands: ['FILE'],
  flags: {},
  async run({ config, operands, openDatabase, answer, root }) {
    const file = operands[0]!
    const archive = file === '-' ? process.stdin : await opened(file)
    const database = await openDatabase()
    const summary = await bringBack(archive as AsyncIterable<Buffer>, {
      url: database.url,
      blobs: await openBlobs(config.blobs),
      keyDirectory: database.kind === 'embedded' ? config.data : undefined,
      migrations: join(root, 'src', 'store', 'migrations'),
    })
    answer(
      { file, ...summary },
      `Restored ${summary.rows} rows of ${summary.tables} tables and ${summary.blobs} blobs, as of ${summary.createdAt}.`,
    )
  },
})

/** Compressed or not, as the first two bytes tell. */
async function opened(file: string): Promise<Readable> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be read (${error.code}).`)
  })
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
  await handle.close()
  const stream = createReadStream(file, { highWaterMark: 1 << 20 })
  if (buffer.readUInt16BE() !== 0x1f8b) return stream
  const plain = createGunzip({ chunkSize: 1 << 18 })
  stream.on('error', error => plain.destroy(error))
  return stream.pipe(plain)
}
