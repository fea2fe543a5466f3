/** Lines and CSV records of a file, one at a time, each with its line and the byte at which it ends. */
import { CsvError, parse } from 'csv-parse'
import { SourceError } from '../../protocol/vocabulary-load.ts'
import type { SourceFile } from './files.ts'

/** csv: quoted fields, which may hold commas and line breaks. */
export type Shape = 'csv' | 'tab' | 'pipe' | 'line'

export interface SourceRecord {
  readonly fields: readonly string[]
  readonly line: number
  /** Where the next record begins. */
  readonly end: number
}

/** What XML 1.0 has no way to write. */
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** No line of a code list is longer; a file without line breaks is none. */
const longest = 1 << 20
const separators = { tab: '\t', pipe: '|' } as const

export async function* recordsOf(
  file: SourceFile,
  shape: Shape,
  from: { readonly byteOffset: number; readonly line: number } = { byteOffset: 0, line: 0 },
): AsyncGenerator<SourceRecord> {
  const records = shape === 'csv' ? csvRecords(file, from) : lineRecords(file, shape, from)
  for await (const record of records) {
    const wrong = (what: string) => new SourceError(`${file.name}, line ${record.line}: ${what}`)
    if (record.fields.some(field => field.includes('\ufffd')))
      throw wrong('these bytes are not UTF-8. Convert the file first, such as with iconv -f WINDOWS-1252 -t UTF-8.')
    if (record.fields.some(field => unspeakable.test(field)))
      throw wrong('there is a control character in it, which no answer could hold.')
    yield record
  }
}

class EndlessLine extends SourceError {}

/** The first lines as they are: a folder holds files of other kinds too, and whether they are in order is nobody's question yet. */
export async function headOf(file: SourceFile, lines: number): Promise<string[]> {
  const head: string[] = []
  try {
    for await (const { fields } of lineRecords(file, 'line', { byteOffset: 0, line: 0 }))
      if (head.push(fields[0]!) === lines) break
  } catch (error) {
    if (!(error instanceof EndlessLine)) throw error
  }
  return head
}

async function* lineRecords(
  file: SourceFile,
  shape: 'tab' | 'pipe' | 'line',
  from: { readonly byteOffset: number; readonly line: number },
): AsyncGenerator<SourceRecord> {
  let rest: Buffer = Buffer.alloc(0)
  let { line, byteOffset: at } = from
  const record = (bytes: Buffer, length: number): SourceRecord => {
    line++
    const start = at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    at += length
    const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length
    const text = bytes.toString('utf8', start, end)
    return { fields: shape === 'line' ? [text] : text.split(separators[shape]), line, end: at }
  }
  for await (const chunk of (await file.open(at)) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield record(bytes.subarray(start, end), end + 1 - start)
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > longest)
      throw new EndlessLine(`${file.name}, line ${line + 1}: the line is too long for a code list.`)
  }
  if (rest.length > 0) yield record(rest, rest.length)
}

async function* csvRecords(
  file: SourceFile,
  from: { readonly byteOffset: number; readonly line: number },
): AsyncGenerator<SourceRecord> {
  const parser = parse({
    info: true,
    bom: from.byteOffset === 0,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: longest,
  })
  const stream = await file.open(from.byteOffset)
  stream.on('error', error => parser.destroy(error))
  stream.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { bytes: number; lines: number }
    }>)
      yield { fields: record, line: from.line + info.lines, end: from.byteOffset + info.bytes }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { code, lines } = error as { code: string; lines?: number }
    throw new SourceError(
      `${file.name}, line ${from.line + (lines ?? 0)}: ${csvSentences[code.replace(/^CSV_/, '')] ?? 'this is no CSV that can be read.'}`,
    )
  } finally {
    stream.destroy()
  }
}

const csvSentences: { readonly [code: string]: string } = {
  QUOTE_NOT_CLOSED: 'a quoted field does not end; the file may be cut off.',
  MAX_RECORD_SIZE: 'the line is too long for a code list.',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a field that does not begin with one.',
}
