import type { ReadContext } from '../../domain/context.ts'
import { packageReceipts, receiptSpan, receipts } from '../../domain/meaningful-use.ts'
import { grouped } from '../../domain/meaningful-use-shape.ts'
import { utc } from '../../protocol/dates.ts'
import { documentReceipts, nextCursor, page, receiptFilter } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetMeaningfulUseTimelyAccessReport',
  summary: 'When the clinical documents of the application came within reach of their patients, or its packages.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'MeaningfulUse',
  versions: {
    1: {
      request: sequence({ ...receiptFilter, ...page }),
      response: sequence({ sources: documentReceipts, cursor: nextCursor }),
    },
  },
})

/** 174 for an application on a device, 69 for a period that is none, 3 for a cursor that is none. */
export async function handle(
  { documentFilter, dopuDocumentFilter, ...wish }: RequestOf<typeof contract>,
  { read, caller }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = caller
  const { of, span } = receiptSpan(documentFilter, dopuDocumentFilter)
  if (of === 'documents') {
    const { items, cursor } = await receipts(read, application, span, wish)
    const source = grouped(items).map(([id, rows]) => ({
      id,
      documentReceipts: {
        documentReceipt: rows.map(({ patientId, organizationId, eventDate, availableAt }) => ({
          patientId,
          ...(organizationId !== undefined && { organizationId }),
          eventDate: utc(eventDate),
          availableDate: utc(availableAt),
        })),
      },
    }))
    return { sources: { source }, ...(cursor !== undefined && { cursor }) }
  }
  const { items, cursor } = await packageReceipts(read, application, span, wish)
  const source = grouped(items).map(([id, rows]) => ({
    id,
    dopuDocumentReceipts: {
      dopuDocumentReceipt: rows.map(({ packageId, availableAt }) => ({ packageId, availableDate: utc(availableAt) })),
    },
  }))
  return { sources: { source }, ...(cursor !== undefined && { cursor }) }
}
