import type { ReadContext } from '../../domain/context.ts'
import { latestChanged, thingKeys } from '../../domain/thing-keys.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { wallClockOf } from '../../protocol/thing.ts'
import { doc, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'
import { typeById } from '../../things/registry.ts'

/** Most keys in one answer. */
export const mostKeysAsked = 5000

export const contract = method({
  name: 'GetThingKeys',
  summary: 'How many things of some types there are, and the keys of a stretch of them; or what was changed last.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({
        typeId: many(doc(guid(), 'Any of their versions; not with order Change.')),
        state: optional(doc(oneOf('Active', 'Deleted'), 'Active when absent.')),
        order: optional(
          doc(
            oneOf('Date', 'Change'),
            'Date when absent. Change: active things of all types, the latest written first.',
          ),
        ),
        effDateMin: optional(string()),
        effDateMax: optional(string()),
        updatedEndDateMin: optional(string()),
        updatedEndDateMax: optional(string()),
        skip: optional(int({ min: 0 })),
        max: int({ min: 0, max: mostKeysAsked }),
      }),
      response: sequence({
        total: optional(doc(int(), 'All that match; absent with order Change.')),
        key: many(sequence({ thingId: guid(), versionStamp: guid(), effDate: string() })),
      }),
    },
  },
})

/** Not noted as a read: no thing is shown. */
export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { typeId, state = 'Active', skip = 0, max: most } = request
  if (request.order === 'Change') return { key: await latestChanged(ctx, ctx.record!, most) }
  const wall = (name: 'effDateMin' | 'effDateMax' | 'updatedEndDateMin' | 'updatedEndDateMax') => {
    const text = request[name]
    return text === undefined ? undefined : wallClockOf(text, name)
  }
  const [effMin, effMax, endMin, endMax] = [
    wall('effDateMin'),
    wall('effDateMax'),
    wall('updatedEndDateMin'),
    wall('updatedEndDateMax'),
  ]
  const { total, keys } = await thingKeys(ctx, ctx.record!, {
    families: [...new Set(typeId.flatMap(id => typeById(id)?.familyId ?? []))],
    state,
    condition: {
      ...(effMin !== undefined && { effMin }),
      ...(effMax !== undefined && { effMax }),
      ...(endMin !== undefined && { endMin }),
      ...(endMax !== undefined && { endMax }),
    },
    skip,
    most,
  })
  return { total, key: keys }
}
