/** What stands in a record's emergency profile (data.md §4): these kinds, without what somebody hid from it. */
import type { ThingType } from '../thing-type.ts'

const roots: ReadonlySet<string> = new Set(['allergy', 'condition', 'person', 'medication', 'device'])

/** Do things of this type stand in the emergency profile? For others the flag says nothing. */
export const inEmergencyProfile = (type: Pick<ThingType, 'root'>): boolean => roots.has(type.root)
