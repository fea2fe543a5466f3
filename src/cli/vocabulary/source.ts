/** Files and a format made into a source that the platform reads in steps. */
import { createHash } from 'node:crypto'
import {
  type Batch,
  linesApart,
  type Place,
  SourceError,
  type VocabularySource,
} from '../../protocol/vocabulary-load.ts'
import { CommandError, UsageError } from '../command.ts'
import { filesOf } from './files.ts'
import { type FormatName, formatNames, formats, openedFiles, type Part, type Plan, type Wanted } from './formats.ts'
import { recordsOf } from './records.ts'

/** Rows in a step that is safe on the disk: a tenth of a second of work to lose. */
const step = 5000

/** Codes are looked up by an index, and no code system has longer ones. */
const longestCode = 255

export interface Chosen {
  readonly format: FormatName
  readonly plan: Plan
  readonly bytes: number
  readonly source: VocabularySource
}

/** What is wrong with the files is told before anything is asked of the database. */
export async function sourceAt(...asked: Parameters<typeof chosen>): Promise<Chosen> {
  try {
    return await chosen(...asked)
  } catch (error) {
    if (error instanceof SourceError) throw new CommandError(`${error.message} Nothing was changed.`)
    throw error
  }
}

async function chosen(
  path: string,
  wanted: Wanted & { readonly format?: FormatName; readonly restricted: boolean },
  signal: AbortSignal,
  progress: (bytes: number, place: Place | 'read', rows: number) => void,
): Promise<Chosen> {
  const files = await filesOf(path)
  if (files.every(({ size }) => size === 0)) throw new CommandError(`${path} is empty.`)
  const opened = await openedFiles(files)
  const tried = wanted.format === undefined ? formatNames : [wanted.format]
  for (const format of tried) {
    const plan = formats[format].plan(opened, wanted)
    if (!plan) continue
    const bytes = plan.parts.reduce((sum, { file }) => sum + file.size, 0)
    const before = (place: Place) =>
      plan.parts.slice(0, place.part).reduce((sum, { file }) => sum + file.size, place.byteOffset)
    const source: VocabularySource = {
      digest: await digestOf(format, plan, wanted.restricted),
      targets: plan.targets,
      restricted: wanted.restricted,
      parts: plan.parts.map(({ file }) => file.name),
      ...(plan.join && { join: plan.join }),
      read: from => batches(plan.parts, from, signal),
      progress: (place, rows) => progress(place === 'read' ? bytes : before(place), place, rows),
    }
    return { format, plan, bytes, source }
  }
  throw new UsageError(
    wanted.format === undefined
      ? `${path} is in no format that is known here. Known are: ${formatNames.map(name => `${name} (${formats[name].title})`).join('; ')}.`
      : `${path} does not look like ${formats[wanted.format].title}.`,
  )
}

/** The same files, read into the same lists, go on where they stopped; changed ones begin anew. */
async function digestOf(format: FormatName, { parts, targets }: Plan, restricted: boolean): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify([format, targets, restricted]))
  for (const { file } of parts) {
    hash.update(JSON.stringify([file.name, file.size, file.changedAt.getTime()]))
    let length = 0
    for await (const chunk of (await file.open(0)) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      length += chunk.length
      if (length > 1 << 20) break
    }
  }
  return hash.digest()
}

async function* batches(parts: readonly Part[], from: Place, signal: AbortSignal): AsyncGenerator<Batch> {
  for (let part = from.part; part < parts.length; part++) {
    const at = part === from.part ? from : { part, byteOffset: 0, line: 0 }
    yield* batchesOf(parts[part]!, { ...at, part }, signal)
  }
}

async function* batchesOf(
  { file, shape, header, columns, rows: rowsOf }: Part,
  from: Place,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const { part } = from
  let rows: Batch['rows'][number][] = []
  let place = from
  for await (const { fields, line, end } of recordsOf(file, shape, from)) {
    const wrong = (what: string) => new SourceError(`${file.name}, line ${line}: ${what}.`)
    place = { part, byteOffset: end, line }
    if (header && line === 1) continue
    if (fields.length === 1 && fields[0]!.trim() === '') continue
    if (columns !== undefined && fields.length !== columns)
      throw wrong(`${columns} columns are wanted, and there are ${fields.length}; the file may be cut off`)
    for (const row of rowsOf(fields, wrong)) {
      if (row.code.length > longestCode) throw wrong(`the code has more than ${longestCode} characters`)
      rows.push({ kind: 'item', list: '0', ...row, line: part * linesApart + line })
    }
    if (rows.length < step) continue
    yield { rows, place }
    rows = []
    if (signal.aborted) throw new CommandError('The load was interrupted; the same command goes on where it stopped.')
  }
  yield { rows, place: { part: part + 1, byteOffset: 0, line: 0 } }
}
