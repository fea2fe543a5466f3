import type { ReadContext } from '../../domain/context.ts'
import { subscriptionsOf } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { subscription } from '../../protocol/subscription.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetEventSubscriptions',
  summary: 'All subscriptions of the application, with their keys.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Eventing',
  versions: {
    1: {
      request: sequence({}),
      response: sequence({ subscriptions: sequence({ subscription: many(subscription) }, 'Subscriptions') }),
    },
  },
})

/** wire.md §7.1. */
export async function handle(
  _request: RequestOf<typeof contract>,
  { services, caller }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { subscriptions: { subscription: await subscriptionsOf(services, caller.application.applicationId) } }
}
