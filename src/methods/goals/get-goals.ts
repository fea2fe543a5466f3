import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { findGoals } from '../../domain/health-goals.ts'
import { goals, goalType, goalWindowType } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { continuationToken, moment, pageSize, wallOf } from '../../protocol/rest.ts'
import { doc, many, optional, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'GetGoals',
  summary: 'The goals of a record, those that are over too, newest first.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        types: many(doc(goalType, 'Only goals of these types.')),
        windowTypes: many(doc(goalWindowType, 'Only goals that are counted each day, week or month.')),
        startDate: optional(doc(moment, 'Only goals that were not over then.')),
        endDate: optional(doc(moment, 'Only goals that had begun by then.')),
        continuationToken,
      }),
      response: goals,
    },
  },
})

export async function handle(
  { startDate, endDate, ...wanted }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const query = {
    ...wanted,
    ...(startDate !== undefined && { from: wallOf(startDate, 'startDate') }),
    ...(endDate !== undefined && { to: wallOf(endDate, 'endDate') }),
  }
  const found = await findGoals(ctx, query, pageSize)
  noteRead(ctx, contract.name, found.goals.length, [healthGoal.familyId])
  return found
}
