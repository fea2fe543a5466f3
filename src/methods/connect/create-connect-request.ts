import { createConnectRequest, mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { answer, externalId, friendlyName, identityCode, question } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateConnectRequest',
  summary: 'A code with which a person, after a question, opens a record to the application.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: {
      request: sequence({
        friendlyName,
        question,
        answer,
        externalId,
        callBackUrl: optional(doc(string({ max: 2048 }), 'Never called, as at HealthVault.')),
      }),
      response: sequence({ identityCode }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = ctx.caller
  mayConnect(application)
  return { identityCode: await createConnectRequest(ctx, application.applicationId, request) }
}
