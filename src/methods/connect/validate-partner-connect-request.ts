import { questionBehind, takeStep } from '../../domain/connect-codes.ts'
import type { WriteContext } from '../../domain/context.ts'
import { answer, connectStep, identityCode, opened, question } from '../../protocol/connect.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, doc, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ValidatePartnerConnectRequest',
  summary:
    'The steps of ValidateConnectRequest on the pages of a partner, which knows whose code it must be: that of the application with this id.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        action: oneOf('GetQuestion', 'ValidateAnswer', 'ValidateClientId', 'GetPackageContents'),
        identityCode,
        question: optional(question),
        answer: optional(answer),
        clientId: optional(doc(string({ max: 100 }), 'Id of the application that the person came from.')),
        opened: optional(opened),
      }),
      response: sequence({ ...connectStep, isCorrectClientId: optional(boolean()) }),
    },
  },
})

/** 188 in any other step than the question for it, when the code is of another application; else as ValidateConnectRequest. */
export async function handle(
  { clientId, action, ...step }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (action !== 'ValidateClientId' && clientId === undefined) return takeStep(ctx, { ...step, action })
  const { applicationId } = await questionBehind(ctx.read, step.identityCode, ctx.now)
  const isCorrectClientId = clientId?.trim().toLowerCase() === applicationId
  if (action === 'ValidateClientId')
    return isCorrectClientId ? { isCorrectClientId, appId: applicationId } : { isCorrectClientId }
  if (!isCorrectClientId) throw new Fault('INVALID_VERIFICATION_CLIENT_ID')
  return takeStep(ctx, { ...step, action })
}
