import { describe, expect, it } from 'vitest'
import { extensionDetails, extensionOf, extensions } from './extensions.ts'

describe('extensions beside an item', () => {
  it('one with an agreed meaning is told in words', () => {
    const content = ['<event-date>2026-05-03</event-date>', '<patient-id>142</patient-id>']
    expect(extensionDetails({ source: 'hv-meaningfuluse', content })).toEqual([
      { label: 'Event date', text: '2026-05-03' },
      { label: 'Patient id', text: '142' },
    ])
  })

  it('one of an application’s own is kept and says nothing here', () => {
    expect(extensionOf('https://example.org/mood')).toBeUndefined()
    expect(extensionDetails({ source: 'https://example.org/mood', content: ['<mood>fine</mood>'] })).toEqual([])
  })

  it('one that is not as agreed is no mistake of the item', () => {
    for (const content of [
      ['<patient-id>1</patient-id>', '<event-date>2026</event-date>'],
      ['<other/>'],
      ['<a xmlns:b="'],
    ])
      expect(extensionDetails({ source: 'hv-meaningfuluse', content })).toEqual([])
  })

  it('no two share a source', () => {
    expect(new Set(extensions.map(e => e.source)).size).toBe(extensions.length)
  })
})
