import type { ReadContext } from '../../domain/context.ts'
import { allowedPeople } from '../../domain/settings.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedPersonsForApplication',
  summary: 'People whom an application that restricts its users has admitted; for the operator.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({ applicationId: guid(), personId: doc(many(guid()), 'Only those of them; all when empty.') }),
      response: sequence({ personId: many(guid()) }),
    },
  },
})

export const handle = async (
  { applicationId, personId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> => ({
  personId: await allowedPeople(ctx.read, applicationId.toLowerCase(), personId),
})
