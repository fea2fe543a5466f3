import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, sequence } from '../../schema/schema.ts'
import { describeTypes, sections, typesResponse } from './get-thing-type.ts'

export const contract = method({
  name: 'GetThingTypePrivileged',
  summary: 'All that there is to say of types; there are none that applications may not see.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: { 1: { request: sequence({ id: many(guid()) }), response: typesResponse } },
})

export async function handle(
  { id }: RequestOf<typeof contract>,
  _ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return describeTypes(id, sections, ['*'])
}
