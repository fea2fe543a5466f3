import { showApplicationInfo } from '../../domain/application-info.ts'
import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { actionsOf, maySeeAudit, namesOf, recordAudits } from '../../domain/record-audit.ts'
import { applicationInfo } from '../../protocol/application.ts'
import { utc } from '../../protocol/dates.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { recordAction } from '../../protocol/record-audit.ts'
import { dateTimeText, doc, guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetRecordAudit',
  summary: 'What happened to a record as a whole: who did it, with which application, when; the newest 5,000.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({
        personId: many(guid()),
        applicationId: many(guid()),
        dateMin: optional(doc(dateTimeText(), 'UTC, included.')),
        dateMax: optional(doc(dateTimeText(), 'UTC, included.')),
        auditTypes: optional(
          doc(sequence({ auditType: many(oneOf('Write', 'Read'), 1, 2) }), 'What writes when absent.'),
        ),
        auditActions: optional(sequence({ auditAction: many(recordAction, 1) })),
      }),
      response: sequence({
        recordAudit: many(
          sequence({
            recordId: guid(),
            personId: guid(),
            applicationId: guid(),
            recordAuditAction: recordAction,
            thingAccessAvenue: optional(oneOf('Online', 'Offline')),
            updatedDate: dateTimeText(),
            changes: sequence({ change: many(sequence({ field: string(), value: optional(string()) })) }),
          }),
        ),
        partialPersonInfo: many(sequence({ personId: guid(), name: string() })),
        application: many(applicationInfo),
      }),
    },
  },
})

/** Faults with 11 for who may not see what others did. */
export async function handle(
  { personId, applicationId, dateMin, dateMax, auditTypes, auditActions }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const record = ctx.record!
  if (!(await maySeeAudit(ctx.read, record, ctx.caller.person!.personId)))
    throw new Fault('ACCESS_DENIED', 'Only custodians and those whom they let may see what others did.')
  await ctx.services.accessLog.flush()
  const rows = await recordAudits(ctx.read, record.recordId, {
    personIds: personId,
    applicationIds: applicationId,
    ...(dateMin !== undefined && { from: dateMin }),
    ...(dateMax !== undefined && { to: dateMax }),
    actions: actionsOf(auditTypes?.auditType ?? [], auditActions?.auditAction ?? []),
  })
  const names = await namesOf(
    ctx.read,
    rows.map(row => row.personId),
  )
  const ids = [...new Set(rows.map(row => row.applicationId))]
  const applications = (await Promise.all(ids.map(id => applicationById(ctx.services, id)))).filter(
    a => a !== undefined,
  )
  return {
    recordAudit: rows.map(row => ({
      recordId: record.asSeen,
      personId: row.personId,
      applicationId: row.applicationId,
      recordAuditAction: row.action,
      ...(row.avenue !== undefined && { thingAccessAvenue: row.avenue }),
      updatedDate: utc(row.at),
      changes: {
        change: Object.entries(row.changes).map(([field, value]) => ({
          field,
          ...(typeof value !== 'object' && { value: String(value) }),
        })),
      },
    })),
    partialPersonInfo: [...names].map(([id, name]) => ({ personId: id, name })),
    application: applications.map(application => showApplicationInfo(application, undefined, undefined)),
  }
}
