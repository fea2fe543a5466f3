import { recordAsSeen } from '../../domain/as-seen.ts'
import type { ReadContext } from '../../domain/context.ts'
import { needGrant, recordsOfPerson } from '../../domain/grants.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { record } from '../../protocol/record.ts'
import { guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedRecords',
  summary: 'The records with these ids, as far as they are open to the application; others are left out.',
  visibility: 'public',
  access: { caller: 'person', record: 'none' },
  versions: {
    1: {
      request: sequence({ id: many(guid(), 1) }),
      response: sequence({ record: many(record) }),
    },
  },
})

export async function handle(
  { id }: RequestOf<typeof contract>,
  { services, read, caller, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  await needGrant(read, caller, now)
  const { application, person } = caller
  const only = id.map(seen => services.seals.recordFrom(application.applicationId, person!.personId, seen))
  const records = await recordsOfPerson(read, application, person!.personId, now, { only })
  return { record: records.map(found => recordAsSeen(services, application, found)) }
}
