/** How an application is registered, on the wire (wire.md §5.2, GetApplicationInfo). What this platform never sends is left out. */
import {
  boolean,
  dateTimeText,
  guid,
  type Infer,
  many,
  optional,
  positiveInteger,
  sequence,
  string,
} from '../schema/schema.ts'
import { authXml, localized } from './rules.ts'

export const applicationInfo = sequence(
  {
    id: guid(),
    name: many(localized(255), 1),
    appAuthRequired: boolean(),
    restrictAppUsers: boolean(),
    isPublished: boolean(),
    actionUrl: optional(string()),
    description: many(localized()),
    authReason: many(localized()),
    persistentTokens: optional(
      sequence({ enabled: boolean(), tokenTtlSeconds: optional(positiveInteger()) }, 'AppPersistentTokens'),
    ),
    personOnlineBaseAuthXml: authXml,
    personOfflineBaseAuthXml: optional(authXml),
    appType: string({ min: 1, max: 32 }),
    masterAppId: optional(guid()),
    masterAppName: optional(localized(255)),
    createdDate: optional(dateTimeText()),
    updatedDate: optional(dateTimeText()),
    validIpPrefixes: optional(string({ min: 1, max: 255 })),
    methods: optional(string({ min: 1 })),
  },
  'AppWithLogos',
)
export type ApplicationInfo = Infer<typeof applicationInfo>
