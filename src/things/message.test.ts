import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { message } from './message.ts'
import { summarise } from './registry.ts'

it('a message is dated, shown and checked', () => {
  const { sampleXml } = message
  expect(checked(message, sampleXml).effectiveDate?.at).toBe('2026-04-02T09:31:00')
  expect(summarise(message, sampleXml)).toBe('Dear Ms. Ellison, attached you find the summary of your visit.')
  expect(problem(message, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'message: when is missing before headers',
  )
  expect(problem(message, sampleXml.replace(/<\/message>$/, '<stranger/>$&'))).toBe(
    'message: the element stranger is not expected here',
  )
  expect(problem(message, sampleXml.replace('<size>18422<', '<size>-1<'))).toBe(
    'message/size: this number is out of range',
  )
})
