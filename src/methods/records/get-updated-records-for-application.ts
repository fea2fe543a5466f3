import type { ReadContext } from '../../domain/context.ts'
import { updatedRecords } from '../../domain/grants.ts'
import { utc } from '../../protocol/dates.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { instantOf } from '../../protocol/thing.ts'
import { attributed, dateTimeText, doc, guid, long, many, optional, sequence } from '../../schema/schema.ts'

const request = sequence({
  updateDate: optional(doc(dateTimeText(), 'Only records in which something was written later; all when absent.')),
})

export const contract = method({
  name: 'GetUpdatedRecordsForApplication',
  summary: 'Records open to the application in which something it may read was written since a date.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: {
    1: {
      request,
      response: sequence({ recordId: many(attributed(guid(), { updateDate: optional(dateTimeText()) })) }),
    },
    2: {
      request,
      response: sequence({
        updatedRecords: sequence({
          updatedRecord: many(
            sequence(
              {
                recordId: guid(),
                updateDate: dateTimeText(),
                personId: guid(),
                latestOperationSequenceNumber: optional(long()),
              },
              'UpdatedRecord',
            ),
          ),
        }),
      }),
      responseName: 'GetUpdatedRecordsForApplication2',
    },
  },
})

/** A record that several people opened to the application comes once for each: it has another id for each of them. */
export async function handle(
  { updateDate }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services, read, now } = ctx
  const { application } = ctx.caller
  const { applicationId } = application
  const since = updateDate === undefined ? undefined : instantOf(updateDate, 'update-date')
  const found = await updatedRecords(read, application, now, since)
  const records = found.map(({ recordId, personId, updatedAt, latestSequence }) => ({
    recordId: services.seals.recordAs(applicationId, personId, recordId),
    updateDate: utc(updatedAt),
    personId: services.seals.personAs(applicationId, personId),
    latestOperationSequenceNumber: latestSequence,
  }))
  if (ctx.version === 1) return { recordId: records.map(r => ({ text: r.recordId, updateDate: r.updateDate })) }
  return { updatedRecords: { updatedRecord: records } }
}
