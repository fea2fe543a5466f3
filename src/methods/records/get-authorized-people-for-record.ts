import { applicationById } from '../../domain/applications.ts'
import { agreedOn, askedOn, inForce } from '../../domain/consent.ts'
import type { ReadContext } from '../../domain/context.ts'
import { askedBy, recordAuthAction } from '../../domain/grants.ts'
import { showApplication } from '../../domain/rule-shape.ts'
import { applicationShape } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedPeopleForRecord',
  summary:
    'The applications that may use a record and what each was allowed: the own ones, and those of other holders for a custodian.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        activeAppAuthorization: many(
          sequence({
            application: applicationShape,
            /** Who agreed to it. */
            personId: guid(),
            personName: string(),
            own: boolean(),
            /** The record as the application knows it; of the own ones only. */
            externalRecordId: optional(guid()),
            /** Keys of the rules in force. */
            grantedRule: many(string()),
            /** Of the own ones: the application asks for more by now, or the own right no longer reaches as far. */
            appRecordAuthAction: oneOf(
              'NoActionRequired',
              'AuthorizationRequired',
              'ReauthorizationRequired',
              'ReauthorizationNotPossible',
            ),
            agreed: string(),
            changed: string(),
            lastUsed: optional(string()),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { recordId, level, access } = ctx.record!
  const me = ctx.caller.person!.personId
  const activeAppAuthorization = []
  for (const found of await agreedOn(ctx.read, recordId, level === 'Custodian' ? undefined : me, ctx.now)) {
    const application = await applicationById(ctx.services, found.applicationId)
    if (!application) continue
    const own = found.personId === me
    activeAppAuthorization.push({
      application: showApplication(application),
      personId: found.personId,
      personName: found.personName,
      own,
      ...(own && { externalRecordId: ctx.services.seals.recordAs(application.applicationId, me, recordId) }),
      grantedRule: (['Online', 'Offline'] as const).flatMap(avenue =>
        inForce(avenue, askedOn(application, avenue), avenue === 'Online' ? found.grant.online : found.grant.offline),
      ),
      appRecordAuthAction: own
        ? recordAuthAction(askedBy(application), { level, personRules: access.personRules, grant: found.grant })
        : ('NoActionRequired' as const),
      agreed: found.agreedAt,
      changed: found.changedAt,
      ...(found.lastUsedAt !== undefined && { lastUsed: found.lastUsedAt }),
    })
  }
  return { activeAppAuthorization }
}
