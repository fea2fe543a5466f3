import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { operationsAfter } from '../../domain/operations.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { thingKey } from '../../protocol/thing.ts'
import { guid, long, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const recordOperation = sequence(
  {
    operation: oneOf('Create', 'Update', 'Delete'),
    sequenceNumber: long(),
    thingId: thingKey,
    typeId: guid(),
    effDate: optional(string()),
    updatedEndDate: optional(string()),
  },
  'RecordOperation',
)

export const contract = method({
  name: 'GetRecordOperations',
  summary: 'Tells what was created, updated and deleted in a record after an operation that the caller names.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  versions: {
    1: {
      request: sequence({ recordOperationSequenceNumber: long() }),
      response: sequence({
        latestRecordOperationSequenceNumber: long(),
        operations: optional(sequence({ recordOperation: many(recordOperation, 1) }, 'RecordOperations')),
      }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { recordId, access } = ctx.record!
  const { latest, operations } = await operationsAfter(
    ctx.services,
    recordId,
    access,
    request.recordOperationSequenceNumber,
  )
  // Whoever keeps a copy looks at what changed: no person views it.
  noteRead(ctx, contract.name, operations.length, [], [])
  return {
    latestRecordOperationSequenceNumber: latest,
    ...(operations.length > 0 && {
      operations: {
        recordOperation: operations.map(({ sequence, thingId, versionStamp, ...rest }) => ({
          ...rest,
          sequenceNumber: sequence,
          thingId: { text: thingId, versionStamp },
        })),
      },
    }),
  }
}
