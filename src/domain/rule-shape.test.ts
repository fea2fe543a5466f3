import { describe, expect, it } from 'vitest'
import { permits } from './access.ts'
import { readRule } from './rule-shape.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

describe('the dates of a registered rule', () => {
  it('include both ends, however many digits they were written with', () => {
    const rule = readRule({
      reason: [],
      optional: false,
      displayFlags: 0,
      permission: ['Read'],
      target: [{ type: [weight], date: [{ from: '2020-01-01T00:00:00.000', to: '2020-12-31T10:30:00.500' }] }],
      exception: [],
    })
    const seen = (date: string) => permits([rule], weight, date, 'Read')
    expect(['2020-01-01T00:00:00', '2020-12-31T10:30:00.5'].map(seen)).toEqual([true, true])
    expect(['2019-12-31T23:59:59.999', '2020-12-31T10:30:00.501'].map(seen)).toEqual([false, false])
  })
})
