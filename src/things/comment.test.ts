import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { comment } from './comment.ts'
import { summarise } from './registry.ts'

it('a comment is dated, shown and checked', () => {
  const { sampleXml } = comment
  expect(checked(comment, sampleXml).effectiveDate?.at).toBe('2026-02-20T00:00:00')
  expect(summarise(comment, sampleXml)).toBe('The new pillow helps.')
  expect(problem(comment, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'comment: when is missing before content',
  )
  expect(problem(comment, sampleXml.replace(/<\/comment>$/, '<stranger/>$&'))).toBe(
    'comment: the element stranger is not expected here',
  )
})
