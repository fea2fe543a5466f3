import type { WriteContext } from '../../domain/context.ts'
import { unsubscribe } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UnsubscribeToEvent',
  summary: 'Ends a subscription; what waits to be told of it is forgotten.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Eventing',
  versions: { 1: { request: sequence({ subscriptionId: guid() }) } },
})

/** wire.md §7.1; the name is HealthVault's. */
export async function handle(
  { subscriptionId }: RequestOf<typeof contract>,
  { db, caller }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(tx => unsubscribe(tx, caller.application.applicationId, subscriptionId))
  return {}
}
