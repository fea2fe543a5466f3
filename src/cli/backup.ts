import { createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { backup as archive, emptySummary } from '../store/backup.ts'
import { readKeyFile } from '../store/key.ts'
import { CommandError, command, toggle } from './command.ts'

export const backup = command({
  name: 'backup',
  summary: 'Writes everything into one file, beside a running server or without; - is standard output, .gz compresses.',
  operands: ['FILE'],
  flags: { force: toggle('Replace the file if there is one.') },
  async run({ config, flags, operands, openStore, answer, version, signal }) {
    const file = operands[0]!
    const out = file === '-'
    if (!out && !flags.force && (await exists(file)))
      throw new CommandError(`${file} exists already. Name another file, or add --force to replace it.`)
    const store = await openStore()
    const key = store.kind === 'embedded' && config.key === undefined ? await readKeyFile(config.data) : undefined
    const summary = emptySummary()
    const source = archive(
      { url: store.url, blobs: store.blobs, version, now: new Date(), ...(key && { key }) },
      summary,
    )
    const bytes = Readable.from(source, { objectMode: false, highWaterMark: 1 << 20 })
    if (out) {
      await pipeline(bytes, process.stdout, { signal })
      return
    }
    const partial = `${file}.partial`
    try {
      // A new file of ours, never one that lies there: it might be readable for others, or a link to somewhere else.
      await rm(partial, { force: true })
      const sink = createWriteStream(partial, { mode: 0o600, flags: 'wx', flush: true })
      if (file.endsWith('.gz')) await pipeline(bytes, createGzip({ level: 4 }), sink, { signal })
      else await pipeline(bytes, sink, { signal })
      await rename(partial, file)
      const directory = await open(dirname(file))
      await directory.sync().finally(() => directory.close())
    } catch (error) {
      await rm(partial, { force: true })
      if (signal.aborted) throw new CommandError('The backup was interrupted; nothing was written.')
      throw error
    }
    answer(
      { file, ...summary, key: key !== undefined },
      [
        `${file}: ${summary.rows} rows of ${summary.tables} tables, ${summary.blobs} blobs, as of ${summary.createdAt}.`,
        'Whoever has this file has the health data in it: keep it as safe as the server.',
      ].join('\n'),
    )
  },
})

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
