/** A record as applications see it (wire.md, Appendix C). */
import {
  attributed,
  boolean,
  dateTimeText,
  guid,
  type Infer,
  int,
  long,
  oneOf,
  optional,
  string,
} from '../schema/schema.ts'

export const recordStates = ['Active', 'ReadOnly', 'Suspended', 'Deleted'] as const

export const recordAuthActions = [
  'NoActionRequired',
  'AuthorizationRequired',
  'ReauthorizationRequired',
  'ReauthorizationNotPossible',
  'RecordLocationNotSupported',
] as const

/** Text is the record's name. All that is optional here is sent all the same: strict clients miss it otherwise (§10.3, rows 55, 60). */
export const record = attributed(
  string({ min: 1, max: 255 }),
  {
    id: guid(),
    recordCustodian: optional(boolean()),
    relType: int(),
    relName: optional(string({ min: 1, max: 255 })),
    authExpires: optional(dateTimeText()),
    authExpired: optional(boolean()),
    displayName: optional(string({ min: 1, max: 255 })),
    state: optional(oneOf(...recordStates)),
    dateCreated: optional(dateTimeText()),
    maxSizeBytes: optional(long({ min: 0 })),
    sizeBytes: optional(long({ min: 0 })),
    appRecordAuthAction: optional(oneOf(...recordAuthActions)),
    autoReconcileDocuments: optional(boolean()),
    appSpecificRecordId: optional(string()),
    locationCountry: optional(string({ min: 1, max: 3 })),
    locationStateProvince: optional(string({ min: 1, max: 3 })),
    dateUpdated: optional(dateTimeText()),
    latestOperationSequenceNumber: optional(long()),
    recordAppAuthCreatedDate: optional(dateTimeText()),
  },
  'Record',
)
export type RecordInfo = Infer<typeof record>

/** What a person is to the one whose record it is, by `rel-type`. */
export const relationships: { readonly [code: number]: string } = {
  1: 'Self',
  2: 'Other',
  3: 'Spouse',
  5: 'Child',
  6: 'Guardian',
  7: 'Patient',
  8: 'Parent',
  9: 'Application',
  10: 'Relative',
  11: 'Domestic partner',
  13: 'Pet',
  14: 'Son',
  15: 'Daughter',
}
export const relationshipName = (code: number): string => relationships[code] ?? relationships[2]!
