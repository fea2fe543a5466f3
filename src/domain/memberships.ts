/** Group memberships that still stand: a group vouches for somebody by a thing that it can read and take back. */
import type { ThingsGroup } from '../protocol/thing.ts'
import { groupMembership } from '../things/group-membership.ts'
import { may } from './access.ts'
import { applicationById } from './applications.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import { accessOf, standing } from './records.ts'
import { search, understand, type Wanted } from './thing-search.ts'
import type { StoredThing } from './things.ts'

/**
 * The memberships that the caller may read, that have not expired, and whose last writer may still read and delete them without
 * the person (wire.md §5.3). With `writers`, only those that one of these applications wrote last.
 */
export async function validMemberships(
  ctx: ReadContext,
  record: EnteredRecord,
  writers: readonly string[],
  { parts, renderings }: Wanted,
): Promise<readonly StoredThing[]> {
  const question: ThingsGroup = {
    id: [],
    key: [],
    clientThingId: [],
    filter: [{ typeId: [groupMembership.id], thingState: ['Active'], updatedEndDateMin: ctx.now }],
  }
  const room = { left: ctx.services.settings.maxResponseBytes }
  const wanted = { parts: { ...parts, audits: true }, renderings }
  const { full } = await search(ctx, record, await understand(ctx, record, question), wanted, room)
  const standing = await Promise.all(full.map(thing => stands(ctx, record, thing)))
  return full.filter((thing, i) => {
    const writer = thing.audits!.updated.applicationId
    return standing[i] && (writers.length === 0 || writers.includes(writer))
  })
}

/** May the application that wrote it last still read and delete it offline, for the person it wrote for? */
async function stands(ctx: ReadContext, { recordId }: EnteredRecord, thing: StoredThing): Promise<boolean> {
  const { applicationId, personId } = thing.audits!.updated
  const application = await applicationById(ctx.services, applicationId)
  const known = await standing(ctx.services, applicationId, personId, recordId)
  if (application?.state !== 'Active' || application.kind === 'Shell' || !known) return false
  const access = accessOf({ application, avenue: 'Offline' }, known, ctx.now)
  const item = { family: thing.familyId, effectiveDate: thing.effDate, flags: thing.flags, state: thing.state }
  return access !== undefined && may(access, item, 'Read') && may(access, item, 'Delete')
}
