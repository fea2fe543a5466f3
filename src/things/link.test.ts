import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { link } from './link.ts'
import { summarise } from './registry.ts'

it('a web link is dated, shown and checked', () => {
  const { sampleXml } = link
  expect(checked(link, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(link, sampleXml)).toBe('Exercises for the first weeks with a new hip')
  expect(problem(link, sampleXml.replace(/<url[ >].*?<\/url>/s, ''))).toBe('link: url is missing before title')
  expect(problem(link, sampleXml.replace(/<\/link>$/, '<stranger/>$&'))).toBe(
    'link: the element stranger is not expected here',
  )
})
