import type { ReadContext } from '../../domain/context.ts'
import { activities, spanOf } from '../../domain/meaningful-use.ts'
import { grouped } from '../../domain/meaningful-use-shape.ts'
import { nextCursor, page, patientActivities, period } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetMeaningfulUseVDTReport',
  summary:
    'The patients of the application, as its documents name them, for whom somebody viewed, downloaded or sent what is in the record.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'MeaningfulUse',
  versions: {
    1: {
      request: sequence({ filters: period, ...page }),
      response: sequence({ sources: patientActivities, cursor: nextCursor }),
    },
  },
})

/** 174 for an application on a device, 69 for a period that is none, 3 for a cursor that is none. */
export async function handle(
  { filters, ...wish }: RequestOf<typeof contract>,
  { read, caller }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { items, cursor } = await activities(read, caller.application, spanOf(filters.reportingPeriod), wish)
  const source = grouped(items).map(([id, rows]) => ({
    id,
    patientActivities: {
      activity: rows.map(({ patientId, organizationId }) => ({
        patientId,
        ...(organizationId !== undefined && { organizationId }),
      })),
    },
  }))
  return { sources: { source }, ...(cursor !== undefined && { cursor }) }
}
