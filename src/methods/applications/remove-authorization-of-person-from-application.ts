import type { WriteContext } from '../../domain/context.ts'
import { disallowPerson } from '../../domain/settings.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveAuthorizationOfPersonFromApplication',
  summary:
    'Takes the caller off the list of an application that restricts its users: from then on it opens no record for them.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ applicationId: guid() }) } },
})

/** Faults with 6 when the application has not admitted the caller. */
export const handle = ({ applicationId }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> =>
  ctx.db.write(tx => disallowPerson(tx, applicationId.toLowerCase(), ctx.caller.person!.personId))
