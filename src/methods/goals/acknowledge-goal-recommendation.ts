import type { WriteContext } from '../../domain/context.ts'
import { acknowledgeRecommendation } from '../../domain/goal-recommendations.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AcknowledgeGoalRecommendation',
  summary: 'Notes that the person has seen a suggestion. It sets no goal.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ goalRecommendationId: guid() }) } },
})

export async function handle(
  { goalRecommendationId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await acknowledgeRecommendation(ctx, goalRecommendationId)
  return {}
}
