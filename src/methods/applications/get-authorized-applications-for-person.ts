import type { ReadContext } from '../../domain/context.ts'
import { allowingApplications } from '../../domain/settings.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedApplicationsForPerson',
  summary: 'Applications that restrict their users and have admitted the caller.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ applicationId: doc(many(guid()), 'Only those of them; all when empty.') }),
      response: sequence({ applicationId: many(guid()) }),
    },
  },
})

export const handle = async (
  { applicationId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> => ({
  applicationId: await allowingApplications(ctx.read, ctx.caller.person!.personId, applicationId),
})
