/** From the bytes of an HTTP body to the bytes of an XML document: size, time, compression, truncation (wire.md §1.2, §1.3). */
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gunzipSync, inflate, inflateRaw, inflateRawSync, inflateSync } from 'node:zlib'
import { Fault } from '../../protocol/fault.ts'
import { parse, type XmlElement, XmlError } from '../../xml/parse.ts'

const tooLong = (limit: number) => new Fault('REQUEST_TOO_LONG', `A request may have ${limit} bytes at most.`)

/** Collects the body; gives up at `limit` bytes (39) or after `seconds` (2). */
export function readBody(request: IncomingMessage, limit: number, seconds: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const timer = setTimeout(
      () => end(new Fault('BAD_HTTP', 'The body of the request did not arrive in time.')),
      seconds * 1000,
    )
    const end = (error?: unknown) => {
      clearTimeout(timer)
      request.off('data', data).off('end', end).off('error', failed).off('aborted', aborted)
      if (error) {
        // Nobody reads the rest; without this an endless body would keep the socket busy.
        request.resume()
        reject(error)
      } else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
    }
    const data = (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) end(tooLong(limit))
      else chunks.push(chunk)
    }
    const failed = () => end(new Fault('BAD_HTTP', 'The body of the request could not be read.'))
    const aborted = () => end(new Fault('BAD_HTTP', 'The request was broken off.'))
    request.on('data', data).on('end', end).on('error', failed).on('aborted', aborted)
  })
}

const small = 65_536

/** Undoes Content-Encoding; deflate may come with or without a zlib header. */
export async function decompress(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  const options = { maxOutputLength: limit }
  const name = encoding?.trim().toLowerCase()
  try {
    switch (name) {
      case undefined:
      case '':
      case 'identity':
        return body
      case 'gzip':
      case 'x-gzip':
        return body.length < small ? gunzipSync(body, options) : await promisify(gunzip)(body, options)
      case 'deflate': {
        const zlib = body.length >= 2 && (body[0]! & 0x0f) === 8 && (body[0]! * 256 + body[1]!) % 31 === 0
        if (body.length < small) return (zlib ? inflateSync : inflateRawSync)(body, options)
        return zlib ? await promisify(inflate)(body, options) : await promisify(inflateRaw)(body, options)
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLong(limit)
    throw new Fault('BAD_HTTP', `The body is not valid ${name}.`)
  }
  throw new Fault('BAD_HTTP', 'The Content-Encoding is not known here; use gzip, deflate or none.')
}

export interface Document {
  readonly source: Buffer
  readonly root: XmlElement
  /** The end was missing and was put back: the info-hash must prove that it was the right end. */
  readonly completed: boolean
}

/** Parses; completes bodies that .NET Standard cut short by its own miscounting (§1.3). White space may come first (§1.2). */
export function parseDocument(body: Buffer): Document {
  const source = body.subarray(leadingSpace(body))
  try {
    return { source, root: parse(source), completed: false }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const completed = error.atEnd ? completions(source) : []
    for (const candidate of completed) {
      try {
        return { source: candidate, root: parse(candidate), completed: true }
      } catch (second) {
        if (!(second instanceof XmlError)) throw second
      }
    }
    throw new Fault('INVALID_XML', `The request is not well-formed at byte ${error.offset}: ${error.message}`)
  }
}

function leadingSpace(body: Buffer): number {
  let at = 0
  while (at < body.length && ' \t\r\n'.includes(String.fromCharCode(body[at]!))) at++
  return at
}

/** The source with the missing part of `</info></root>`, or of `</root>` behind an info without content; longest overlap first. */
function completions(source: Buffer): Buffer[] {
  const name = /^(?:\uFEFF)?\s*(?:<\?xml[^>]*\?>\s*)?<([^\s/>]{1,100})/.exec(source.toString('utf8', 0, 1000))?.[1]
  if (!name) return []
  const found: Buffer[] = []
  for (const tail of [Buffer.from(`</info></${name}>`), Buffer.from(`</${name}>`)]) {
    for (let missing = 1; missing <= tail.length; missing++) {
      const present = tail.subarray(0, tail.length - missing)
      if (source.subarray(source.length - present.length).equals(present))
        found.push(Buffer.concat([source, tail.subarray(tail.length - missing)]))
    }
  }
  return found
}
