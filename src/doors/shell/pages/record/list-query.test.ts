import { describe, expect, it } from 'vitest'
import { weight } from '../../../../things/weight.ts'
import type { Visit } from '../../page.ts'
import { listAddress, readListQuery } from './list-query.ts'

const visit = (query: string) => ({ query: new URLSearchParams(query), culture: 'en-GB' }) as Visit
const read = (query: string) => readListQuery(visit(query), weight)

describe('the address of a list', () => {
  it('takes a stretch of time in words, from its first moment to its last', () => {
    expect(read('from=May+2012&to=2012')).toMatchObject({
      from: { typed: 'May 2012', at: '2012-05-01T00:00:00' },
      to: { typed: '2012', at: '2012-12-31T23:59:59.999' },
    })
    expect(read('from=spring+2012').from?.at).toBe('2012-01-01T00:00:00')
    expect(read('to=February+2024').to?.at).toBe('2024-02-29T23:59:59.999')
  })

  it('says what was typed when it cannot be read, and asks for nothing by it', () => {
    expect(read('from=some+time').from).toEqual({ typed: 'some time' })
    expect(read('from=31+February+2012').from).toEqual({ typed: '31 February 2012' })
  })

  it('orders by columns that can be ordered by, and by nothing else', () => {
    const tag = weight.columns.find(c => c.visible && c.orderBy)!.tag
    expect(read(`sort=${tag}+down`).sort).toEqual({ by: tag, descending: true })
    expect(read('sort=password').sort).toBeUndefined()
  })

  it('keeps every choice while one is changed', () => {
    const query = read('from=2012&range=1y&page=3')
    expect(listAddress('/x', query, { page: 1 })).toBe('/x?from=2012&range=1y')
    expect(listAddress('/x', read(''))).toBe('/x')
  })
})
