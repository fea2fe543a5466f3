import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { findRecommendations } from '../../domain/goal-recommendations.ts'
import { goalRecommendation, goalType, goalWindowType } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, many, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'GetGoalRecommendations',
  summary: 'Goals that applications suggest, as long as they have not expired, newest first.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        goalTypes: many(doc(goalType, 'Only for goals of these types.')),
        goalWindowTypes: many(doc(goalWindowType, 'Only for goals that are counted each day, week or month.')),
      }),
      response: sequence({ goalRecommendations: many(goalRecommendation) }, 'GoalRecommendationsResponse'),
    },
  },
})

export async function handle(
  { goalTypes, goalWindowTypes }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const goalRecommendations = await findRecommendations(ctx, { types: goalTypes, windowTypes: goalWindowTypes })
  noteRead(ctx, contract.name, goalRecommendations.length, [healthGoal.familyId])
  return { goalRecommendations }
}
