import type { WriteContext } from '../../domain/context.ts'
import { subscriber, updateSubscription } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { subscriptionPrivileged } from '../../protocol/subscription.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateEventSubscriptionPrivileged',
  summary: 'Replaces all of a subscription of any application, and sets it going again where it was given up.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ subscription: subscriptionPrivileged }) } },
})

/** wire.md §7.1, with the application found by the subscription: 132 where there is none. */
export async function handle(
  { subscription: said }: RequestOf<typeof contract>,
  { db, services, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(async tx => {
    const application = await subscriber(services, tx, said.common.id)
    await updateSubscription(services, tx, application, said, now)
  })
  return {}
}
