/** Names of what can happen to a record as a whole (shell.md §3.8), and who looks at it. */
import { oneOf } from '../schema/schema.ts'

/** The nineteen actions in the order of the published list, and whether one only looks. */
export const recordActions = [
  { name: 'CreateRecord', reads: false },
  { name: 'UpdateRecord', reads: false },
  { name: 'DeleteRecord', reads: false },
  { name: 'UndeleteRecord', reads: false },
  { name: 'CreateRecordAuthorization', reads: false },
  { name: 'AcceptRecordAuthorization', reads: false },
  { name: 'RejectRecordAuthorization', reads: false },
  { name: 'UpdateRecordAuthorization', reads: false },
  { name: 'RemoveRecordAuthorization', reads: false },
  { name: 'ReadRecordInformation', reads: true },
  { name: 'ScrubRecord', reads: false },
  { name: 'ScrubPersonAuthorization', reads: false },
  { name: 'PermanentlyDeleteThings', reads: false },
  { name: 'RecordNotificationChangedEventSent', reads: false },
  { name: 'AddEmergencyAccessCode', reads: false },
  { name: 'RemoveEmergencyAccessCode', reads: false },
  { name: 'EmergencyAccessReadRecordInfo', reads: true },
  { name: 'DataSyncCompleted', reads: false },
  { name: 'DataSyncCompletedWithErrors', reads: false },
] as const
export type RecordAction = (typeof recordActions)[number]['name']

const names = recordActions.map(a => a.name) as unknown as readonly [RecordAction, ...RecordAction[]]
export const recordAction = oneOf(...names)

/** Days in which a custodian can bring a deleted record back. */
export const graceDays = 30

/** Stands in the history for whoever runs the site: operators are no people of the records. */
export const theOperator = '00000000-0000-0000-0000-000000000000'

/** Kinds of lines in a record's history: what applications and people did with things, and actions on the record. */
export const recordHistoryKinds = ['Read', 'Create', 'Update', 'Delete', 'Action'] as const
export type RecordHistoryKind = (typeof recordHistoryKinds)[number]
export const recordHistoryKind = oneOf(...recordHistoryKinds)
