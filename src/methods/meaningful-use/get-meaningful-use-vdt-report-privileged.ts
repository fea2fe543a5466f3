import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { activities, spanOf } from '../../domain/meaningful-use.ts'
import { asText } from '../../domain/meaningful-use-shape.ts'
import { Fault } from '../../protocol/fault.ts'
import { delimited, nextCursor, page, period } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetMeaningfulUseVDTReportPrivileged',
  summary: 'The report of GetMeaningfulUseVDTReport for the command line, as lines of text.',
  visibility: 'private',
  // Who was whose patient is health data already: the command line may tell it, an operator may not.
  access: { caller: 'machine', record: 'none' },
  about: 'applicationId',
  versions: {
    1: {
      request: sequence({ applicationId: guid(), filters: period, delimiter: string({ min: 1, max: 1 }), ...page }),
      response: sequence({ textData: optional(delimited), cursor: nextCursor }),
    },
  },
})

/** 6 for an unknown application, otherwise as the report itself. */
export async function handle(
  { applicationId, filters, delimiter, ...wish }: RequestOf<typeof contract>,
  { services, read }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const application = await applicationById(services, applicationId)
  if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
  const { items, cursor } = await activities(read, application, spanOf(filters.reportingPeriod), wish)
  const rows = items.map(({ source, patientId, organizationId }) => [source, patientId, organizationId])
  const textData = asText(['Source', 'PatientId', 'OrganizationId'], rows, delimiter)
  return { ...(rows.length > 0 && { textData }), ...(cursor !== undefined && { cursor }) }
}
