import type { WriteContext } from '../../domain/context.ts'
import { createRecommendation } from '../../domain/goal-recommendations.ts'
import { goalRecommendation, newGoalRecommendation } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'CreateGoalRecommendation',
  summary: 'Suggests a goal. It is not set by that.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: newGoalRecommendation, response: goalRecommendation } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return createRecommendation(ctx, request)
}
