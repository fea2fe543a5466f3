import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { groupMembership } from './group-membership.ts'
import { summarise } from './registry.ts'

it('a group membership is dated, shown and checked', () => {
  const { sampleXml } = groupMembership
  expect(checked(groupMembership, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(groupMembership, sampleXml)).toBe('Heart study: PHS-2024-1177')
  expect(problem(groupMembership, sampleXml.replace(/<\/group-membership>$/, '<stranger/>$&'))).toBe(
    'group-membership: the element stranger is not expected here',
  )
})
