import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { wallNow } from '../../domain/declared-things.ts'
import { findSleeps } from '../../domain/sleeps.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { continuationToken, maxPageSize, moment, wallOf } from '../../protocol/rest.ts'
import { sleeps } from '../../protocol/sleeps.ts'
import { doc, oneOf, optional, sequence } from '../../schema/schema.ts'
import { sleepSession } from '../../things/sleep-session.ts'

export const contract = method({
  name: 'GetSleeps',
  summary: 'Nights of sleep, the latest first.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        startTime: optional(doc(moment, 'Nights that ended then or later.')),
        endTime: optional(doc(moment, 'Nights that ended before; now when it is absent.')),
        includeDetails: optional(doc(oneOf('Basic', 'Full'), 'Both answer all that a night has.')),
        maxPageSize,
        continuationToken,
      }),
      response: sleeps,
    },
  },
})

export async function handle(
  { startTime, endTime, maxPageSize: most = 31, continuationToken: token }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await findSleeps(ctx, {
    ...(startTime !== undefined && { from: wallOf(startTime, 'startTime') }),
    to: endTime === undefined ? wallNow(ctx) : wallOf(endTime, 'endTime'),
    most,
    continuationToken: token,
  })
  noteRead(ctx, contract.name, found.sleepActivities.length, [sleepSession.familyId])
  return found
}
