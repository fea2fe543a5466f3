import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { packageReceipts, receiptSpan, receipts } from '../../domain/meaningful-use.ts'
import { asText } from '../../domain/meaningful-use-shape.ts'
import { utc } from '../../protocol/dates.ts'
import { Fault } from '../../protocol/fault.ts'
import { delimited, nextCursor, page, receiptFilter } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetMeaningfulUseTimelyAccessReportPrivileged',
  summary: 'The report of GetMeaningfulUseTimelyAccessReport for the command line, as lines of text.',
  visibility: 'private',
  // Who was whose patient is health data already: the command line may tell it, an operator may not.
  access: { caller: 'machine', record: 'none' },
  about: 'applicationId',
  versions: {
    1: {
      request: sequence({
        applicationId: guid(),
        ...receiptFilter,
        delimiter: string({ min: 1, max: 1 }),
        ...page,
      }),
      response: sequence({ textData: optional(delimited), cursor: nextCursor }),
    },
  },
})

/** 6 for an unknown application, otherwise as the report itself. */
export async function handle(
  { applicationId, documentFilter, dopuDocumentFilter, delimiter, ...wish }: RequestOf<typeof contract>,
  { services, read }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const application = await applicationById(services, applicationId)
  if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
  const answer = (columns: readonly string[], rows: readonly (readonly (string | undefined)[])[], cursor?: string) => ({
    ...(rows.length > 0 && { textData: asText(columns, rows, delimiter) }),
    ...(cursor !== undefined && { cursor }),
  })
  const { of, span } = receiptSpan(documentFilter, dopuDocumentFilter)
  if (of === 'documents') {
    const { items, cursor } = await receipts(read, application, span, wish)
    const rows = items.map(r => [r.source, r.patientId, r.organizationId, utc(r.eventDate), utc(r.availableAt)])
    return answer(['Source', 'PatientId', 'OrganizationId', 'EventDate', 'AvailableDate'], rows, cursor)
  }
  const { items, cursor } = await packageReceipts(read, application, span, wish)
  return answer(
    ['Source', 'PackageId', 'AvailableDate'],
    items.map(r => [r.source, r.packageId, utc(r.availableAt)]),
    cursor,
  )
}
