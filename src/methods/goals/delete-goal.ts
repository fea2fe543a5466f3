import type { WriteContext } from '../../domain/context.ts'
import { declaredThing } from '../../domain/declared-things.ts'
import { removeThings } from '../../domain/thing-writing.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'DeleteGoal',
  summary: 'Removes a goal; custodians can bring it back.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ goalId: guid() }) } },
})

export async function handle(
  { goalId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { thing } = await declaredThing(ctx, healthGoal, goalId)
  await removeThings(ctx, ctx.record!, [{ text: thing.thingId, versionStamp: thing.versionStamp }])
  return {}
}
