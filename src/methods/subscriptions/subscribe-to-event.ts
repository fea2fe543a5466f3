import type { WriteContext } from '../../domain/context.ts'
import { subscribe } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { subscription } from '../../protocol/subscription.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SubscribeToEvent',
  summary: 'The application is told, at an address of its own, of changes in the records that were opened to it.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Eventing',
  versions: { 1: { request: sequence({ subscription }), response: sequence({ subscriptionId: guid() }) } },
})

/** wire.md §7.1. */
export async function handle(
  { subscription: said }: RequestOf<typeof contract>,
  { db, services, caller, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { subscriptionId: await db.write(tx => subscribe(services, tx, caller.application, said, now)) }
}
