import { checkedId, holderOf } from '../../domain/alternate-ids.ts'
import { personAsSeen } from '../../domain/as-seen.ts'
import type { ReadContext } from '../../domain/context.ts'
import { personById } from '../../domain/people.ts'
import { alternateId } from '../../protocol/alternate-id.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { personInfo } from '../../protocol/person.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetPersonAndRecordForAlternateId',
  summary: 'The person and the one record that the application named by an id of its own.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'AlternateIds',
  versions: { 1: { request: sequence({ alternateId }), response: sequence({ personInfo }) } },
})

/** 140 when it stands for nobody, 11 while the authorization is ended (shell.md §4.5). */
export async function handle(
  { alternateId: id }: RequestOf<typeof contract>,
  { services, read, caller: { application }, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const holder = await holderOf(read, application.applicationId, checkedId(id))
  const person = holder && (await personById(services, holder.personId))
  if (!holder || !person) throw new Fault('ALTERNATE_ID_NOT_FOUND')
  const found =
    person.state === 'Active'
      ? await personAsSeen(services, read, application, person, now, { only: holder.recordId })
      : undefined
  if (!found) throw new Fault('ACCESS_DENIED', 'The person has ended the authorization for this record.')
  return { personInfo: found }
}
