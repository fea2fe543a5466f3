import type { WriteContext } from '../../domain/context.ts'
import { noteAction } from '../../domain/record-audit.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddRecordAudit',
  summary: 'Adds to the history of a record what was done outside of the methods: emergency codes, synchronizations.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: {
    1: {
      request: sequence({
        recordAudit: many(
          sequence({
            recordAuditAction: oneOf(
              'AddEmergencyAccessCode',
              'RemoveEmergencyAccessCode',
              'EmergencyAccessReadRecordInfo',
              'DataSyncCompleted',
              'DataSyncCompletedWithErrors',
            ),
            recordAuditMessage: optional(string({ max: 1024 })),
          }),
          1,
          100,
        ),
      }),
      response: sequence({ recordAuditId: guid() }),
    },
  },
})

/** All rows or none; answers the id of the last one, for the published answer has room for one. */
export async function handle(
  { recordAudit }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const recordAuditId = await ctx.db.write(async tx => {
    let id = ''
    for (const { recordAuditAction, recordAuditMessage } of recordAudit)
      id = await noteAction(ctx, tx, ctx.record!.recordId, recordAuditAction, {
        changes: { added: true, ...(recordAuditMessage !== undefined && { message: recordAuditMessage }) },
      })
    return id
  })
  return { recordAuditId }
}
