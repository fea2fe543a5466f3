/** What applications say of their subscriptions to changes (wire.md §7.1). */
import { boolean, choice, doc, guid, type Infer, int, many, optional, sequence, string } from '../schema/schema.ts'

const commonFields = {
  id: optional(doc(guid(), 'Given by SubscribeToEvent; absent in its request.')),
  notificationAuthenticationInfo: choice(
    {
      hvEventingSharedKey: sequence(
        {
          notificationKey: doc(string({ min: 1, max: 128, nonBlank: true }), 'Base64 of 64 random bytes.'),
          notificationKeyVersionId: doc(
            string(),
            '1 to 50 letters, digits and hyphens; told in each notification, so that the receiver knows which key to use.',
          ),
        },
        'HVEventingSharedKey',
      ),
    },
    'NotificationAuthenticationInfo',
  ),
  notificationChannel: choice(
    {
      httpNotificationChannel: sequence(
        { url: doc(string(), 'https, below the directory of the action URL.') },
        'HttpNotificationChannel',
      ),
    },
    'NotificationChannel',
  ),
} as const
const common = sequence(commonFields, 'Common')

const recordItemChangedEvent = sequence(
  {
    filters: sequence(
      {
        filter: many(
          sequence(
            {
              typeIds: sequence(
                { typeId: many(doc(guid(), 'Any version stands for all versions of its type.'), 1) },
                'TypeIds',
              ),
            },
            'RecordItemChangedEventFilter',
          ),
          1,
        ),
      },
      'RecordItemChangedEventFilters',
    ),
  },
  'RecordItemChangedEvent',
)

export const subscription = sequence({ common, recordItemChangedEvent }, 'Subscription')
export type SubscriptionShape = Infer<typeof subscription>

/** As the platform itself may change it. Pairing ended with Microsoft Health, and no delivery goes before another: both are ignored. */
export const subscriptionPrivileged = sequence(
  {
    common: sequence(
      { ...commonFields, requiresMshPairing: optional(boolean()), deliveryPriority: optional(int()) },
      'CommonPrivileged',
    ),
    recordItemChangedEvent,
  },
  'SubscriptionPrivileged',
)
