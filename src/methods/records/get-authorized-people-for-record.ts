import { applicationById } from '../../domain/applications.ts'
import { agreedOn, askedOn, inForce } from '../../domain/consent.ts'
import type { ReadContext } from '../../domain/context.ts'
import { askedBy, recordAuthAction } from '../../domain/grants.ts'
import { holdersOf } from '../../domain/holders.ts'
import { pendingOf } from '../../domain/invitations.ts'
import { showApplication, showRule } from '../../domain/rule-shape.ts'
import { isOver, type Terms } from '../../domain/sharing.ts'
import { applicationShape } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { address, termsShape } from '../../protocol/sharing.ts'
import { boolean, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedPeopleForRecord',
  summary:
    'Who may use a record: applications, people and invitations for a custodian; the own share and applications for others.',
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
        activePersonAuthorization: many(
          sequence({
            personId: guid(),
            name: string(),
            own: boolean(),
            ...termsShape,
            /** Its time is over: the person sees nothing, until a custodian gives more time. */
            authExpired: boolean(),
            relType: int(),
            contactEmail: string(),
            dateAuthCreated: string(),
            dateAuthUpdated: string(),
          }),
        ),
        /** Invitations that nobody has accepted; for custodians alone. */
        nonActiveAuthorization: many(
          sequence({
            invitationId: guid(),
            emailAddress: address,
            granteeName: string(),
            grantorName: string(),
            authorizedRecordState: oneOf('ActivationPending', 'ActivationRejected'),
            ...termsShape,
            relType: int(),
            pinRequired: boolean(),
            /** By too many wrong passcodes. */
            locked: boolean(),
            invitationExpires: string(),
            invitationExpired: boolean(),
            dateAuthCreated: string(),
          }),
        ),
      }),
    },
  },
})

type Response = ResponseOf<typeof contract>

export async function handle(_request: RequestOf<typeof contract>, ctx: ReadContext): Promise<Response> {
  const custodian = ctx.record!.level === 'Custodian'
  return {
    activeAppAuthorization: await applications(ctx),
    activePersonAuthorization: await people(ctx, custodian),
    nonActiveAuthorization: custodian ? await invitations(ctx) : [],
  }
}

async function applications(ctx: ReadContext): Promise<Response['activeAppAuthorization']> {
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
  return activeAppAuthorization
}

const said = (terms: Terms) => ({
  level: terms.level,
  rule: (terms.rules ?? []).map(showRule),
  canAccessAudit: terms.canAccessAudit,
  ...(terms.expiresAt !== undefined && { dateAuthExpires: terms.expiresAt }),
})

async function people(ctx: ReadContext, custodian: boolean): Promise<Response['activePersonAuthorization']> {
  const me = ctx.caller.person!.personId
  const holders = await holdersOf(ctx.read, ctx.record!.recordId, ctx.now, {
    lapsed: true,
    only: custodian ? undefined : me,
  })
  return holders.map(holder => ({
    personId: holder.personId,
    name: holder.name,
    own: holder.personId === me,
    ...said(holder),
    authExpired: holder.expiresAt !== undefined && isOver(holder.expiresAt, ctx.now),
    relType: holder.relationship,
    contactEmail: holder.email,
    dateAuthCreated: holder.createdAt,
    dateAuthUpdated: holder.updatedAt,
  }))
}

async function invitations(ctx: ReadContext): Promise<Response['nonActiveAuthorization']> {
  const pending = await pendingOf(ctx.read, ctx.record!.recordId)
  return pending.map(found => ({
    invitationId: found.invitationId,
    emailAddress: found.emailAddress,
    granteeName: found.granteeName,
    grantorName: found.grantorName,
    authorizedRecordState: found.state,
    ...said(found),
    relType: found.relationship,
    pinRequired: found.pinRequired,
    locked: found.locked,
    invitationExpires: found.expires,
    invitationExpired: isOver(found.expires, ctx.now),
    dateAuthCreated: found.created,
  }))
}
