import { typePermissions } from '../../domain/as-seen.ts'
import type { ReadContext } from '../../domain/context.ts'
import { mayTellClinics } from '../../domain/meaningful-use.ts'
import { accessOf, standing } from '../../domain/records.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { thingTypePermission } from '../../protocol/person.ts'
import { boolean, guid, many, optional, sequence } from '../../schema/schema.ts'
import { typeById } from '../../things/registry.ts'

export const contract = method({
  name: 'QueryPermissions',
  summary: 'What the application may do with things of these types in the record, with the person there and without.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  versions: {
    1: {
      request: sequence({ thingTypeId: many(guid(), 1) }),
      response: sequence({
        thingTypePermission: many(thingTypePermission),
        otherSettings: sequence({ meaningfuluseOptIn: optional(boolean()) }),
      }),
    },
  },
})

export async function handle(
  { thingTypeId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services, caller, now } = ctx
  const known = await standing(
    services,
    caller.application.applicationId,
    caller.person!.personId,
    ctx.record!.recordId,
  )
  const on = (avenue: 'Online' | 'Offline') => known && accessOf({ ...caller, avenue }, known, now)
  const types = [...new Set(thingTypeId)].flatMap(id => {
    const type = typeById(id)
    return type ? [{ id, family: type.familyId }] : []
  })
  const told = await mayTellClinics(ctx.read, ctx.record!.recordId)
  return {
    thingTypePermission: typePermissions({ Online: on('Online'), Offline: on('Offline') }, types),
    // Required even when empty (wire.md §5.1).
    otherSettings: told === null ? {} : { meaningfuluseOptIn: told },
  }
}
