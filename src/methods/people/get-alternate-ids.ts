import { idsOf } from '../../domain/alternate-ids.ts'
import type { ReadContext } from '../../domain/context.ts'
import { alternateId } from '../../protocol/alternate-id.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAlternateIds',
  summary: 'The ids by which the application names the person and the record of the call.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  group: 'AlternateIds',
  versions: {
    1: { request: sequence({}), response: sequence({ alternateIds: sequence({ alternateId: many(alternateId) }) }) },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  { read, caller, record }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const holder = { personId: caller.person!.personId, recordId: record!.recordId }
  return { alternateIds: { alternateId: await idsOf(read, caller.application.applicationId, holder) } }
}
