import { personAsSeen } from '../../domain/as-seen.ts'
import type { ReadContext } from '../../domain/context.ts'
import { needGrant } from '../../domain/grants.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { personInfo } from '../../protocol/person.ts'
import { boolean, doc, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetPersonInfo',
  summary: 'The person of the call: name, culture, settings of the application, and the records opened to it.',
  visibility: 'public',
  // A record in the header is not entered: clients name one whose authorization may be gone, and this is how they find out.
  access: { caller: 'person', record: 'none' },
  versions: {
    1: {
      request: sequence({
        groupMembership: optional(doc(boolean(), 'Asks for groups; this platform has none.')),
        effectiveRecordPermissions: optional(
          doc(boolean(), 'Asks what the application may do with each type in each of the records.'),
        ),
      }),
      response: sequence({ personInfo }),
    },
  },
})

/** 11 when the person took every authorization back (wire.md §5.1). */
export async function handle(
  { effectiveRecordPermissions = false }: RequestOf<typeof contract>,
  { services, read, caller, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  await needGrant(read, caller, now)
  const found = await personAsSeen(services, read, caller.application, caller.person!, now, {
    effectivePermissions: effectiveRecordPermissions,
  })
  if (!found) throw new Fault('ACCESS_DENIED', 'The person has no record that an application could use.')
  return { personInfo: found }
}
