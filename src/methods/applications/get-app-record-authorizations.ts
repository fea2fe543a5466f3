import { languageOf } from '../../domain/application-info.ts'
import { choices, consentable, hindrances, isAllowed } from '../../domain/consent.ts'
import type { ReadContext } from '../../domain/context.ts'
import { pendingCreation } from '../../domain/registration.ts'
import { bestOf } from '../../domain/rules.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAppRecordAuthorizations',
  summary: "The person's records and how each stands with one application; the consent page asks it.",
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        appId: guid(),
        /** For an installed application that is to be created: checked (135, 136), not used up. */
        appCreationToken: optional(string({ max: 1024 })),
      }),
      response: sequence({
        /** False: the application admits only people whom it knows, and this one is not among them. */
        allowed: boolean(),
        /** The person as the application knows them. */
        externalPersonId: guid(),
        appRecordAuth: many(
          sequence({
            recordId: guid(),
            recordName: string(),
            displayName: string(),
            relationship: int(),
            level: oneOf('View', 'Modify', 'Custodian'),
            appRecordAuthAction: oneOf(
              'NoActionRequired',
              'AuthorizationRequired',
              'ReauthorizationRequired',
              'ReauthorizationNotPossible',
            ),
            /** Why it is not possible. */
            hindrance: optional(oneOf(...hindrances)),
            /** What the application wants to say first to people whose record is in this place. */
            warning: optional(string()),
            /** Something was granted already. */
            authorized: boolean(),
            /** Keys of the rules in force. */
            grantedRule: many(string()),
            selected: boolean(),
            /** The record as the application knows it. */
            externalRecordId: guid(),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  { appId, appCreationToken }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services, now } = ctx
  const person = ctx.caller.person!
  const application = await consentable(services, appId.toLowerCase())
  if (appCreationToken !== undefined)
    await pendingCreation(ctx.read, services, application.applicationId, appCreationToken)
  const found = await choices(services, application, person.personId, now)
  return {
    allowed: await isAllowed(services, application, person.personId),
    externalPersonId: services.seals.personAs(application.applicationId, person.personId),
    appRecordAuth: found.map(c => ({
      recordId: c.recordId,
      recordName: c.recordName,
      displayName: c.displayName,
      relationship: c.relationship,
      level: c.level,
      appRecordAuthAction: c.action,
      ...(c.hindrance !== undefined && { hindrance: c.hindrance }),
      ...(c.warning && { warning: bestOf(Object.entries(c.warning), languageOf(ctx.culture))[0]![1] }),
      authorized: c.grantedKeys !== undefined,
      grantedRule: c.grantedKeys ?? [],
      selected: c.selected,
      externalRecordId: services.seals.recordAs(application.applicationId, person.personId, c.recordId),
    })),
  }
}
