import { applicationById } from '../../domain/applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { allowPerson } from '../../domain/settings.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AuthorizeApplication',
  summary: 'Lets the person into an application that admits only people it was told of.',
  visibility: 'public',
  access: { caller: 'person', record: 'none' },
  versions: { 1: { request: sequence({ appId: guid() }) } },
})

/** An application admits people to itself, a master to its children (11 for any other); 38 for one that is open to all. */
export async function handle(
  { appId }: RequestOf<typeof contract>,
  { db, services, caller }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { applicationId } = caller.application
  const wanted = await applicationById(services, appId)
  if (!wanted || (wanted.applicationId !== applicationId && wanted.masterId !== applicationId))
    throw new Fault('ACCESS_DENIED', 'An application can admit people to itself and to its children only.')
  if (!wanted.restrictUsers) throw new Fault('APP_AUTH_NOT_REQUIRED')
  await db.write(tx => allowPerson(tx, wanted.applicationId, caller.person!.personId))
  return {}
}
