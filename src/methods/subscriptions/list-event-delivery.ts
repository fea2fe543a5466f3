import type { ReadContext } from '../../domain/context.ts'
import { deliveryStates } from '../../domain/subscriptions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { dateTimeText, doc, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const delivery = sequence({
  subscriptionId: guid(),
  applicationId: guid(),
  applicationName: string(),
  origin: doc(string(), 'Where it is sent, without the path.'),
  state: oneOf('Working', 'Failing', 'Parked'),
  waiting: doc(int(), 'Changes that are still to be told.'),
  oldest: optional(dateTimeText()),
  lastDelivered: optional(dateTimeText()),
  lastResult: optional(string()),
  nextAttempt: optional(dateTimeText()),
})

export const contract = method({
  name: 'ListEventDelivery',
  summary: 'How the delivery of events to applications fares, to all or to one, without what they tell.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'appId',
  versions: { 1: { request: sequence({ appId: optional(guid()) }), response: sequence({ delivery: many(delivery) }) } },
})

export async function handle(
  { appId }: RequestOf<typeof contract>,
  { read }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { delivery: await deliveryStates(read, appId?.toLowerCase()) }
}
