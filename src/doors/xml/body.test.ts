import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import type { Fault } from '../../protocol/fault.ts'
import { decompress, parseDocument } from './body.ts'

const status = async (work: () => Promise<unknown> | unknown) => {
  try {
    await work()
    return 'OK'
  } catch (error) {
    return (error as Fault).status
  }
}

describe('compressed bodies', () => {
  const plain = Buffer.from('<a>é</a>'.repeat(20))
  it.each([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['deflate', deflateSync(plain)],
    ['GZIP', gzipSync(plain)],
    ['identity', plain],
    [undefined, plain],
  ])('in %s come out as they went in', async (encoding, body) => {
    expect(await decompress(body, encoding, 10_000)).toEqual(plain)
  })
  it('in an unknown or broken encoding are a bad HTTP request', async () => {
    expect(await status(() => decompress(plain, 'br', 10_000))).toBe('BAD_HTTP')
    expect(await status(() => decompress(plain, 'gzip', 10_000))).toBe('BAD_HTTP')
  })
  it('that unpack to more than the limit are refused without being unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    expect(await status(() => decompress(bomb, 'gzip', 1_000_000))).toBe('REQUEST_TOO_LONG')
    const large = gzipSync(
      Buffer.concat([
        Buffer.alloc(5_000_000),
        Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 251)),
      ]),
    )
    expect(await status(() => decompress(large, 'gzip', 1_000_000))).toBe('REQUEST_TOO_LONG')
  })
})

describe('bodies that .NET cut short', () => {
  const whole =
    '<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"><header/><info><a>é</a></info></wc-request:request>'
  it('are completed for every cut within the closing tags', () => {
    for (let cut = 1; cut <= '</info></wc-request:request>'.length; cut++) {
      const { root, completed, source } = parseDocument(Buffer.from(whole).subarray(0, -cut))
      expect(completed).toBe(true)
      expect(root.local).toBe('request')
      expect(source.toString()).toBe(whole)
    }
  })
  it('are completed behind an info without content too', () => {
    const bare = '<r:request xmlns:r="urn:com.microsoft.wc.request"><header>é</header><info/></r:request>'
    for (let cut = 1; cut <= '</r:request>'.length; cut++) {
      const { completed, source } = parseDocument(Buffer.from(bare).subarray(0, -cut))
      expect(completed).toBe(true)
      expect(source.toString()).toBe(bare)
    }
  })
  it('that lost data are refused', async () => {
    expect(await status(() => parseDocument(Buffer.from(whole).subarray(0, -32)))).toBe('INVALID_XML')
  })
  it('are not confused with bodies that are merely wrong', async () => {
    expect(await status(() => parseDocument(Buffer.from('<a><b></a>')))).toBe('INVALID_XML')
    expect(await status(() => parseDocument(Buffer.from('no xml')))).toBe('INVALID_XML')
  })
})

test('white space and a declaration before the document do no harm', () => {
  expect(parseDocument(Buffer.from('\r\n <?xml version="1.0" encoding="UTF-8"?>\n<a/>')).root.local).toBe('a')
  expect(parseDocument(Buffer.from('\uFEFF<?xml version="1.0"?><a/>')).root.local).toBe('a')
})
