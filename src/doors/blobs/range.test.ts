import { describe, expect, test } from 'vitest'
import { bytesOf, chunkRange } from './range.ts'

describe('Content-Range of an upload', () => {
  test.each([
    ['bytes 0-4999/*', { start: 0, size: 5000 }],
    ['bytes 2097152-2097161/2097162', { start: 2_097_152, size: 10 }],
    ['bytes=5-5/*', { start: 5, size: 1 }],
    ['bytes 0-18446744073709551615/*', { start: 0, size: 0 }],
    [undefined, undefined],
    ['bytes 9-0/*', 'malformed'],
    ['bytes 5-18446744073709551615/*', 'malformed'],
    ['bytes a-b/*', 'malformed'],
    ['bytes 0-1', 'malformed'],
    ['', 'malformed'],
  ])('%s', (header, range) => {
    expect(chunkRange(header)).toEqual(range)
  })
})

describe('Range of a download of ten bytes', () => {
  test.each([
    [undefined, undefined],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=10-20', 'beyond'],
    ['bytes=-0', 'beyond'],
    ['bytes=5-4', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=-', undefined],
  ])('%s', (header, range) => {
    expect(bytesOf(header, 10)).toEqual(range)
  })

  test('of nothing, every start is beyond', () => {
    expect(bytesOf('bytes=0-', 0)).toBe('beyond')
    expect(bytesOf('bytes=-1', 0)).toBe('beyond')
  })
})
