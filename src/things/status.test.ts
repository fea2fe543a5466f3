import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { status } from './status.ts'

it('a status is dated, shown and checked', () => {
  const { sampleXml } = status
  expect(checked(status, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(status, sampleXml)).toBe('Message read')
  expect(problem(status, sampleXml.replace(/<status-type[ >].*?<\/status-type>/s, ''))).toBe(
    'status: status-type is missing',
  )
  expect(problem(status, sampleXml.replace(/<\/status>$/, '<stranger/>$&'))).toBe(
    'status: the element stranger is not expected here',
  )
  expect(problem(status, sampleXml.replace('</status-type>', '$&<text> </text>'))).toContain('status/text: ')
})
