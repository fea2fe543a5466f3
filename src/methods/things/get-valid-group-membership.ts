import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { validMemberships } from '../../domain/memberships.ts'
import { viewOf, viewThings, wantedFor } from '../../domain/thing-view.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { thing } from '../../protocol/thing.ts'
import { doc, guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetValidGroupMembership',
  summary: 'The group memberships of a record that have not expired and that their group could still take back.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  versions: {
    1: {
      request: sequence({
        applicationId: many(doc(guid(), 'Only those that one of these wrote last; any when absent.')),
      }),
      response: sequence({ thing: many(thing) }),
    },
  },
})

export async function handle(
  { applicationId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const view = viewOf({ section: ['core', 'audits'], xml: [''], typeVersionFormat: [] }, ctx.version)
  const things = await validMemberships(ctx, ctx.record!, applicationId, wantedFor(view))
  noteRead(ctx, contract.name, things.length, [...new Set(things.map(t => t.familyId))])
  const room = { left: ctx.services.settings.maxResponseBytes }
  return { thing: await viewThings(ctx, ctx.record!, view, things, room) }
}
