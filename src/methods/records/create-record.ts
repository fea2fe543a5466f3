import type { WriteContext } from '../../domain/context.ts'
import { createRecord } from '../../domain/holders.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { relationships } from '../../protocol/record.ts'
import { guid, int, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateRecord',
  summary: 'Creates a record for somebody whom the person cares for; the person becomes its custodian.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        recordInfo: sequence({
          name: string({ min: 1, max: 255, nonBlank: true }),
          displayName: string({ min: 1, max: 255, nonBlank: true }),
          relType: int(),
          /** The country of the person when absent. */
          locationCountry: optional(string({ min: 2, max: 3, nonBlank: true })),
          locationStateProvince: optional(string({ min: 1, max: 3, nonBlank: true })),
        }),
      }),
      response: sequence({ recordId: guid() }),
    },
  },
})

export async function handle(
  { recordInfo }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { name, displayName, relType, locationCountry, locationStateProvince } = recordInfo
  // 1 is the person's own record, made with the account; 9 is an application's.
  if (relationships[relType] === undefined || relType === 1 || relType === 9)
    throw new Fault('INVALID_RELATIONSHIP_TYPE')
  const details = {
    name: name.trim(),
    displayName: displayName.trim(),
    relationship: relType,
    country: locationCountry ?? ctx.caller.person!.country,
    ...(locationStateProvince !== undefined && { stateProvince: locationStateProvince }),
  }
  const recordId = await ctx.db.write(tx => createRecord(ctx.services, tx, ctx.caller, details, ctx.now))
  ctx.services.caches.forget()
  return { recordId }
}
