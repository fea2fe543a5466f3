import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { atPresent, findGoals } from '../../domain/health-goals.ts'
import { goals, goalType, goalWindowType } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { continuationToken, pageSize } from '../../protocol/rest.ts'
import { doc, many, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'GetActiveGoals',
  summary: 'The goals of a record that have begun and are not over, by the clock where the person lives.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        types: many(doc(goalType, 'Only goals of these types.')),
        windowTypes: many(doc(goalWindowType, 'Only goals that are counted each day, week or month.')),
        continuationToken,
      }),
      response: goals,
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await findGoals(ctx, { ...request, ...atPresent(ctx) }, pageSize)
  noteRead(ctx, contract.name, found.goals.length, [healthGoal.familyId])
  return found
}
