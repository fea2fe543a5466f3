/** What applications say of their subscriptions to changes (wire.md §7.1). */
import { choice, doc, guid, type Infer, many, optional, sequence, string } from '../schema/schema.ts'

const common = sequence(
  {
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
  },
  'Common',
)

export const subscription = sequence(
  {
    common,
    recordItemChangedEvent: sequence(
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
    ),
  },
  'Subscription',
)
export type SubscriptionShape = Infer<typeof subscription>
