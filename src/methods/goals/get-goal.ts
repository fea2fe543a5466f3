import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { declaredThing } from '../../domain/declared-things.ts'
import { goalOf } from '../../domain/health-goals.ts'
import { goal } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'GetGoal',
  summary: 'One goal of a record.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: { 1: { request: sequence({ goalId: guid() }), response: goal } },
})

export async function handle(
  { goalId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await declaredThing(ctx, healthGoal, goalId)
  noteRead(ctx, contract.name, 1, [healthGoal.familyId])
  return goalOf(found)
}
