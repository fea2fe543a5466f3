/** Nights of sleep as the REST interface says them (shell.md §5.3). Only read. */
import { doc, guid, type Infer, many, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { moment, nextLink } from './rest.ts'

const duration = string({ pattern: 'PT[0-9]+M' })
const audit = sequence(
  {
    timestamp: moment,
    personId: doc(guid(), 'As the application knows the person.'),
    applicationId: guid(),
    auditAction: oneOf('Created', 'Updated', 'Deleted'),
  },
  'Audit',
)
const sleep = sequence(
  {
    sleepId: doc(guid(), 'The id of the thing that it is in the record.'),
    userId: doc(guid(), 'The person of the call, as the application knows them.'),
    startTime: doc(moment, 'To bed, by the clock where the person was.'),
    endTime: doc(moment, 'Awake for good.'),
    sleepSummary: sequence(
      {
        bedtime: moment,
        fallAsleepDuration: doc(duration, 'Until asleep, ISO 8601: PT18M.'),
        wakeupTime: moment,
        sleepDuration: doc(duration, 'Asleep, ISO 8601: PT431M.'),
      },
      'SleepSummary',
    ),
    wakeState: oneOf('WideAwake', 'Tired', 'Sleepy'),
    createdBy: optional(audit),
    lastModifiedBy: optional(audit),
  },
  'Sleep',
)
export const sleeps = sequence({ sleepActivities: many(sleep), nextLink }, 'SleepResponse')
export type Sleep = Infer<typeof sleep>
