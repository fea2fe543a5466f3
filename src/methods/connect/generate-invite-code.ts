import { createConnectRequest, mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { prepare } from '../../domain/onboarding.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { onboardingRequest, onboardingResponse } from '../../protocol/onboarding.ts'

export const contract = method({
  name: 'GenerateInviteCode',
  summary:
    'A code with which a person, after a question, opens a record to the application; plans and what is known of them come along.',
  visibility: 'private',
  access: { caller: 'app', record: 'optional' },
  group: 'Onboarding',
  versions: { 1: { request: onboardingRequest, response: onboardingResponse } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = ctx.caller
  mayConnect(application)
  const { friendlyName, secretQuestion: question, secretAnswer: answer, applicationPatientId: externalId } = request
  const asked = { friendlyName, question, answer, externalId }
  const prepared = await prepare(ctx, request)
  const invitationCode = await createConnectRequest(ctx, application.applicationId, asked, prepared)
  const { publicUrl } = ctx.services.settings
  const targetqs = encodeURIComponent(`packageid=${invitationCode}`)
  return { invitationCode, inviteUrl: `${publicUrl}/redirect.aspx?target=CONNECT&targetqs=${targetqs}` }
}
