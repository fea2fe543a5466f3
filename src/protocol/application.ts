/** How an application is registered, on the wire (wire.md §5.2). Of the answers, what this platform never sends is left out. */
import {
  attributed,
  boolean,
  dateTimeText,
  doc,
  guid,
  type Infer,
  many,
  optional,
  positiveInteger,
  sequence,
  string,
} from '../schema/schema.ts'
import { location } from './person.ts'
import { authXml, lang, localized } from './rules.ts'

/** Base64 of a file, in one language. */
const file = (mostBytes: number) => attributed(string({ min: 4, max: Math.ceil(mostBytes * 1.4) }), lang)
const contentType = string({ min: 1, max: 255 })

/** Bytes of a picture that the published interface takes, and of a statement that we take: it names no limit. */
export const mostBytes = { largeLogo: 163_840, smallLogo: 40_960, statement: 262_144 } as const

export const largeLogo = sequence({ logo: many(file(mostBytes.largeLogo), 1), contentType }, 'AppLargeLogoInfo')
const smallLogo = sequence({ logo: many(file(mostBytes.smallLogo), 1), contentType }, 'AppSmallLogoInfo')
const statement = sequence({ statement: many(file(mostBytes.statement), 1), contentType }, 'StatementInfo')
const persistentTokens = sequence(
  { enabled: boolean(), tokenTtlSeconds: optional(positiveInteger()) },
  'AppPersistentTokens',
)
const appAttributes = sequence({ appAttribute: many(string({ min: 1, max: 255 }), 1, 20) }, 'ApplicationAttributes')
const vocabularyAuthorizations = sequence(
  {
    vocabularyAuthorization: many(
      sequence({ family: string({ min: 1 }), name: optional(string({ min: 1 })) }, 'VocabularyAuthorization'),
      1,
    ),
  },
  'VocabularyAuthorizations',
)
export const supportedLocations = sequence(
  { location: many(location), allLocations: optional(boolean()) },
  'SupportedLocationList',
)
export const supportedInstances = attributed(
  sequence({ instanceId: many(string({ min: 1, max: 255 })) }),
  { supportAllInstances: optional(boolean()) },
  'SupportedInstanceList',
)
const meaningfulUseSources = sequence({ source: many(string({ min: 1, max: 300 }), 1) }, 'MeaningfulUseSourcesList')
const organizations = sequence(
  { organization: sequence({ name: many(localized(255), 1) }, 'Organization') },
  'OrganizationsList',
)
const bulkExtractionSettings = sequence(
  { isOnboarded: boolean(), isPermissionRequired: boolean() },
  'BulkExtractionSettings',
)

const infoFields = {
  id: guid(),
  name: many(localized(255), 1),
  appAuthRequired: boolean(),
  restrictAppUsers: boolean(),
  isPublished: boolean(),
  actionUrl: optional(string()),
  description: many(localized()),
  authReason: many(localized()),
  domainName: optional(string({ max: 255 })),
  largeLogo: optional(largeLogo),
  smallLogo: optional(smallLogo),
  persistentTokens: optional(persistentTokens),
  personOnlineBaseAuthXml: authXml,
  personOfflineBaseAuthXml: optional(authXml),
  privacyStatement: optional(statement),
  termsOfUse: optional(statement),
  dtcSuccessMessage: optional(statement),
  appAttributes: optional(appAttributes),
  appType: string({ min: 1, max: 32 }),
  masterAppId: optional(guid()),
  masterAppName: optional(localized(255)),
  createdDate: optional(dateTimeText()),
  updatedDate: optional(dateTimeText()),
  validIpPrefixes: optional(string({ min: 1, max: 255 })),
  vocabularyAuthorizations: optional(vocabularyAuthorizations),
  methods: optional(string({ min: 1 })),
  supportedRecordLocations: optional(supportedLocations),
  supportedInstances: optional(supportedInstances),
  meaningfulUseSources: optional(meaningfulUseSources),
  meaningfulUseSourcesCeiling: optional(meaningfulUseSources),
  organizations: optional(organizations),
  bulkExtractionSettings: optional(bulkExtractionSettings),
} as const

export const applicationInfo = sequence(infoFields, 'AppWithLogos')
export type ApplicationInfo = Infer<typeof applicationInfo>

// ---- what a master says of a child

const publicKeys = doc(
  sequence({ publicKey: many(string({ pattern: '[a-fA-F0-9]{512,4096}' }), 1) }, 'PublicKeys'),
  'X.509 certificates in DER, written in hexadecimal.',
)

const changes = {
  name: many(localized(255)),
  publicKeys: optional(doc(publicKeys, 'All keys that it has from now on.')),
  personOnlineBaseAuth: optional(doc(authXml, 'No more than the master asks for while people use it.')),
  personOfflineBaseAuth: optional(doc(authXml, 'No more than the master asks for without them.')),
  methods: optional(
    doc(string({ min: 1 }), 'Methods and groups, separated by commas; version 1 gives it those that all children get.'),
  ),
  actionUrl: optional(doc(string({ min: 1, max: 2048 }), 'Without one it needs a privacy statement and terms of use.')),
  description: many(localized(4096)),
  authReason: many(localized(1024)),
  domainName: optional(string({ max: 255 })),
  largeLogo: optional(doc(largeLogo, 'At most 120 by 60 pixels and 160 KB; PNG, JPEG or GIF.')),
  smallLogo: optional(doc(smallLogo, 'At most 40 KB.')),
  persistentTokens: optional(persistentTokens),
  appType: optional(doc(string({ min: 1 }), 'Ignored.')),
  privacyStatement: optional(statement),
  termsOfUse: optional(statement),
  appAuthRequired: optional(doc(boolean(), 'Ignored.')),
  restrictAppUsers: optional(
    doc(boolean(), 'Admits only people whom it, or its master, named with AuthorizeApplication.'),
  ),
  isPublished: optional(doc(boolean(), 'Ignored.')),
  dtcSuccessMessage: optional(statement),
  appAttributes: optional(appAttributes),
  validIpPrefixes: optional(
    doc(string({ max: 255 }), 'Addresses or networks, such as 192.0.2.0/24, separated by commas.'),
  ),
  vocabularyAuthorizations: optional(vocabularyAuthorizations),
  supportedRecordLocations: optional(supportedLocations),
  supportedInstances: optional(supportedInstances),
  meaningfulUseSources: optional(meaningfulUseSources),
  organizations: optional(organizations),
  bulkExtractionSettings: optional(bulkExtractionSettings),
} as const

/** Of a child that is there; what is left out stays. */
export const childChanges = sequence({ id: guid(), ...changes })
/** Of a new child. The order of the fields is that of the wire. */
export const newChild = sequence({
  ...changes,
  name: many(localized(255), 1),
  publicKeys,
  personOfflineBaseAuth: authXml,
  description: many(localized(4096), 1),
  authReason: many(localized(1024), 1),
  largeLogo,
})
export type ChildShape = Omit<Infer<typeof childChanges>, 'id'>
