import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { getRecommendation } from '../../domain/goal-recommendations.ts'
import { goalRecommendation } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'GetGoalRecommendation',
  summary: 'One goal that an application suggests.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: { 1: { request: sequence({ goalRecommendationId: guid() }), response: goalRecommendation } },
})

export async function handle(
  { goalRecommendationId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await getRecommendation(ctx, goalRecommendationId)
  noteRead(ctx, contract.name, 1, [healthGoal.familyId])
  return found
}
