import type { ReadContext } from '../../domain/context.ts'
import { type ThingOperator, thingOperators } from '../../domain/thing-operators.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { permissionNames } from '../../protocol/person.ts'
import { guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'
import { typeById } from '../../things/registry.ts'

const permissions = sequence({ permission: many(oneOf(...permissionNames)) })
const operator = {
  id: guid(),
  name: string({ min: 1, max: 255 }),
  onlineAccessPermissions: permissions,
  offlineAccessPermissions: optional(permissions),
}

export const contract = method({
  name: 'GetThingOperator',
  summary: 'Which people and applications may work with things of a type in a record today; for custodians.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({ thingTypeId: guid() }),
      response: sequence({
        personOperatorInfos: optional(sequence({ personOperatorInfo: many(sequence(operator)) })),
        applicationOperatorInfos: optional(
          sequence({ applicationOperatorInfo: many(sequence({ ...operator, actionUrl: optional(string()) })) }),
        ),
      }),
    },
  },
})

/** Faults with 11 for who is no custodian, with 19 for an unknown type. */
export async function handle(
  { thingTypeId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (ctx.record!.level !== 'Custodian') throw new Fault('ACCESS_DENIED', 'Custodians see who may work with what.')
  const type = typeById(thingTypeId)
  if (!type) throw new Fault('INVALID_THING_TYPE', 'There is no thing type of that id.')
  const { people, applications } = await thingOperators(ctx, type.familyId)
  return {
    personOperatorInfos: { personOperatorInfo: people.map(shown) },
    applicationOperatorInfos: {
      applicationOperatorInfo: applications.map(operator => ({
        ...shown(operator),
        ...(operator.actionUrl !== undefined && { actionUrl: operator.actionUrl }),
      })),
    },
  }
}

const shown = ({ id, name, online, offline }: ThingOperator) => ({
  id,
  name,
  onlineAccessPermissions: { permission: [...online] },
  ...(offline.length > 0 && { offlineAccessPermissions: { permission: [...offline] } }),
})
