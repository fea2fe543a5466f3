import { choices, consentable, isAllowed } from '../../domain/consent.ts'
import type { WriteContext } from '../../domain/context.ts'
import { issueUserToken } from '../../domain/sessions.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, int, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateCredentialTokenForApplication',
  summary: 'The proof for a web application that this person is signed in, or why it gets none yet.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ appId: guid(), isMultiRecordApp: boolean() }),
      response: sequence({
        token: optional(string({ max: 1024 })),
        /** Seconds; only where the application keeps people signed in. */
        suggestedTokenTtl: optional(int()),
        tokenAbsenceReason: optional(oneOf('AuthorizationRequired', 'NotAllowed')),
      }),
    },
  },
})

/**
 * A single-record application gets a token when its selected record is fully authorized, a multi-record one when any is
 * (shell.md §2.7). Its life is the application's own, or the server's where it has none.
 */
export async function handle(
  { appId, isMultiRecordApp }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { services } = ctx
  const person = ctx.caller.person!
  const application = await consentable(services, appId.toLowerCase())
  if (application.kind !== 'Web')
    throw new Fault('INVALID_APP', 'Installed applications prove themselves with their own secret.')
  if (!(await isAllowed(services, application, person.personId))) return { tokenAbsenceReason: 'NotAllowed' }
  const known = await choices(services, application, person.personId, ctx.now)
  if (!known.some(c => c.action === 'NoActionRequired' && (isMultiRecordApp || c.selected)))
    return { tokenAbsenceReason: 'AuthorizationRequired' }
  const ttl = application.tokenTtlSeconds
  const token = await issueUserToken(
    services,
    services.db.now,
    application,
    person.personId,
    ttl ?? services.settings.userTokenSeconds,
  )
  return { token, ...(ttl !== undefined && { suggestedTokenTtl: ttl }) }
}
