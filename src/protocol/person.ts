/** A person as applications see her (wire.md, Appendix C), and what they may do for her. */
import { boolean, guid, type Infer, many, oneOf, optional, raw, sequence, string } from '../schema/schema.ts'
import { record } from './record.ts'

export const permissionNames = ['All', 'Read', 'Update', 'Create', 'Delete'] as const

const permissions = sequence({ permission: many(oneOf(...permissionNames), 1) }, 'Permissions')

export const thingTypePermission = sequence(
  {
    thingTypeId: guid(),
    onlineAccessPermissions: optional(permissions),
    offlineAccessPermissions: optional(permissions),
  },
  'ThingTypePermission',
)
export type ThingTypePermission = Infer<typeof thingTypePermission>

export const location = sequence(
  {
    country: string({ min: 1, max: 3, nonBlank: true }),
    stateProvince: optional(string({ min: 1, max: 3, nonBlank: true })),
  },
  'Location',
)

/** An empty child would be read as a culture without language (§10.3, row 58): it is left out instead. */
const culture = sequence({ language: optional(string({ max: 64 })), country: optional(string({ max: 64 })) }, 'Culture')

const effectiveRecordPermission = sequence(
  { recordId: guid(), thingTypePermission: many(thingTypePermission) },
  'EffectiveRecordPermission',
)

export const personInfo = sequence(
  {
    personId: guid(),
    name: string({ min: 1, max: 255 }),
    appSettings: optional(raw()),
    selectedRecordId: optional(guid()),
    /** Only ever `true`: its presence is what .NET reads (§10.3, row 57). */
    moreRecords: optional(boolean()),
    record: many(record),
    groups: optional(
      sequence(
        {
          group: many(
            sequence(
              { name: string({ min: 1, max: 255 }), id: guid(), contactEmail: string({ min: 6, max: 128 }) },
              'Group',
            ),
            1,
          ),
        },
        'Groups',
      ),
    ),
    preferredCulture: optional(culture),
    preferredUiculture: optional(culture),
    location: optional(location),
    effectiveRecordPermissionList: optional(
      sequence({ effectiveRecordPermission: many(effectiveRecordPermission, 1) }, 'EffectiveRecordPermissionList'),
    ),
  },
  'PersonInfo',
)
export type PersonInfo = Infer<typeof personInfo>

/** `en-US` in the two parts of the wire: language `en`, country `US`. */
export function cultureParts(culture: string): { readonly language: string; readonly country?: string } {
  const [language = 'en', ...rest] = culture.split('-')
  const country = rest.at(-1)
  return country === undefined ? { language } : { language, country }
}
