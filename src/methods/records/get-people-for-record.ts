import { rulesOf } from '../../domain/access.ts'
import type { ReadContext } from '../../domain/context.ts'
import { holdersOf } from '../../domain/holders.ts'
import { pendingOf } from '../../domain/invitations.ts'
import { rulesTo } from '../../domain/rules.ts'
import { never, utc } from '../../protocol/dates.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { authXml } from '../../protocol/rules.ts'
import { boolean, dateTimeText, doc, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

/** An address that people sign up with may be longer than the 128 characters that are published; it is never cut. */
const emailAddress = string({ min: 6, max: 254 })

export const contract = method({
  name: 'GetPeopleForRecord',
  summary: 'The people who hold the record and those who are invited to, without their ids; for custodians only.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        activePersonAuthorization: many(
          sequence(
            {
              name: string(),
              recordCustodian: boolean(),
              isGroup: boolean(),
              contactEmail: emailAddress,
              contactEmailValidated: optional(boolean()),
              recordDisplayName: optional(string({ min: 1, max: 255 })),
              dateAuthExpires: optional(dateTimeText()),
              authXml: optional(
                doc(authXml, 'What the person may do at most: the own rules as far as the level goes.'),
              ),
              relType: optional(int()),
              dateAuthCreated: optional(dateTimeText()),
              dateAuthUpdated: optional(dateTimeText()),
              canAccessAudit: optional(boolean()),
            },
            'ActivePersonAuthorizationNoIds',
          ),
          1,
        ),
        nonActiveAuthorization: many(
          sequence(
            {
              emailAddress,
              recordCustodian: boolean(),
              authorizedRecordState: oneOf('Active', 'ActivationPending', 'ActivationRejected'),
              recordDisplayName: string({ min: 1, max: 255 }),
              dateAuthExpires: dateTimeText(),
              authXml,
              relType: int(),
              dateAuthCreated: dateTimeText(),
              dateAuthUpdated: dateTimeText(),
              grantorName: string({ min: 1, max: 255 }),
              granteeName: string({ min: 1, max: 255 }),
              recordAuthorizationToken: optional(string()),
              emailText: optional(string({ min: 1, max: 1024 })),
              canAccessAudit: optional(boolean()),
              requestingApplicationId: optional(guid()),
            },
            'NonActiveAuthorizationNoIds',
          ),
        ),
      }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  { read, record, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { recordId, level } = record!
  if (level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian of the record may see who else holds it.')
  const holders = await holdersOf(read, recordId, now)
  const invitations = await pendingOf(read, recordId)
  return {
    activePersonAuthorization: holders.map(holder => ({
      name: holder.name,
      recordCustodian: holder.level === 'Custodian',
      isGroup: false,
      contactEmail: holder.email,
      contactEmailValidated: holder.emailVerified,
      recordDisplayName: holder.displayName,
      dateAuthExpires: holder.expiresAt === undefined ? never : utc(holder.expiresAt),
      authXml: rulesTo(rulesOf(holder.level, holder.rules)),
      relType: holder.relationship,
      dateAuthCreated: utc(holder.createdAt),
      dateAuthUpdated: utc(holder.updatedAt),
      canAccessAudit: holder.canAccessAudit,
    })),
    nonActiveAuthorization: invitations.map(invitation => ({
      emailAddress: invitation.emailAddress,
      recordCustodian: invitation.level === 'Custodian',
      authorizedRecordState: invitation.state,
      recordDisplayName: invitation.displayName,
      dateAuthExpires: invitation.expiresAt === undefined ? never : utc(invitation.expiresAt),
      authXml: rulesTo(rulesOf(invitation.level, invitation.rules)),
      relType: invitation.relationship,
      dateAuthCreated: utc(invitation.created),
      dateAuthUpdated: utc(invitation.created),
      grantorName: invitation.grantorName,
      // It must not be empty; who was not named is known by the address.
      granteeName: invitation.granteeName || invitation.emailAddress,
      canAccessAudit: invitation.canAccessAudit,
    })),
  }
}
