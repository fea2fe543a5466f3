import type { WriteContext } from '../../domain/context.ts'
import { updateSubscription } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { subscription } from '../../protocol/subscription.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateEventSubscription',
  summary: 'Replaces all of a subscription: its key, its address and its filters.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Eventing',
  versions: { 1: { request: sequence({ subscription }) } },
})

/** wire.md §7.1. */
export async function handle(
  { subscription: said }: RequestOf<typeof contract>,
  { db, services, caller, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(tx => updateSubscription(services, tx, caller.application, said, now))
  return {}
}
