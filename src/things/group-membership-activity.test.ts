import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { groupMembershipActivity } from './group-membership-activity.ts'
import { summarise } from './registry.ts'

it('a group membership activity is dated, shown and checked', () => {
  const { sampleXml } = groupMembershipActivity
  expect(checked(groupMembershipActivity, sampleXml).effectiveDate?.at).toBe('2026-02-10T18:00:00')
  expect(summarise(groupMembershipActivity, sampleXml)).toBe(
    'RecordAuthorizedForApplication: Step counter of the heart study',
  )
  expect(problem(groupMembershipActivity, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'group-membership-activity: when is missing before activity',
  )
  expect(problem(groupMembershipActivity, sampleXml.replace(/<\/group-membership-activity>$/, '<stranger/>$&'))).toBe(
    'group-membership-activity: the element stranger is not expected here',
  )
})
