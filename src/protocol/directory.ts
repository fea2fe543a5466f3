/** The directory of applications and devices that people can use (wire.md §5.13; shell.md §1.2.b D31, §1.3 V3). All of it is public. */
import {
  attributed,
  boolean,
  choice,
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
import { largeLogo, mostBytes, supportedInstances, supportedLocations } from './application.ts'
import { lang, localized } from './rules.ts'

const words = (max: number) => attributed(string({ min: 1, max, nonBlank: true }), lang)
const text = attributed(string({ max: 4096 }), lang)
const url = attributed(string({ min: 1, max: 1024 }), lang)
const image = attributed(string({ min: 4, max: Math.ceil(mostBytes.largeLogo * 1.4) }), lang)

const category = sequence(
  { value: string(), family: optional(string()), type: string(), version: optional(string()) },
  'coded-value',
)
const picture = sequence(
  { altText: many(words(255), 1), image: many(image, 1), imageContentType: string({ min: 1, max: 255 }) },
  'Logo',
)
const screenshots = sequence(
  {
    screenshot: many(
      sequence(
        {
          altText: many(words(255), 1),
          caption: many(words(255)),
          sequence: positiveInteger(),
          image: many(image, 1),
          imageContentType: string({ min: 1, max: 255 }),
        },
        'Screenshot',
      ),
      1,
    ),
  },
  'Screenshots',
)

/** Applications and devices tell these alike. */
const common = {
  id: doc(guid(), 'Of an application: the id under which it is registered.'),
  name: many(words(255), 1),
  companyInformation: optional(
    sequence(
      { companyLogo: optional(picture), companyName: many(words(255)), companyUrl: many(url) },
      'CompanyInformation',
    ),
  ),
  categories: sequence(
    {
      category: many(
        doc(
          category,
          'From directory-category-activities, directory-category-conditions, directory-device-types or directory-application-types.',
        ),
        1,
      ),
    },
    'DirectoryCategories',
  ),
  dataProviderCategories: optional(
    sequence({ dataProviderCategory: many(category, 1) }, 'DirectoryDataProviderCategories'),
  ),
  shortDescription: many(words(1024), 1),
  longDescription: many(text),
  thingTypes: optional(sequence({ id: many(guid(), 1) }, 'guids')),
  infoUrl: many(doc(url, 'Where people begin.')),
  facebooklikeUrl: many(url),
  mobilePlatformCollection: optional(
    sequence(
      {
        mobilePlatform: many(
          attributed(
            sequence({ appUrl: string({ min: 1, max: 1024 }) }),
            { os: string({ min: 1, max: 100 }) },
            'MobilePlatform',
          ),
        ),
      },
      'MobilePlatformCollection',
    ),
  ),
  extensionItems: optional(
    sequence(
      {
        extensionItem: many(
          sequence(
            { name: string({ min: 1, max: 255 }), value: many(localized(4096), 1) },
            'CultureSpecificExtensionItem',
          ),
          1,
        ),
      },
      'CultureSpecificExtensionItems',
    ),
  ),
  directoryState: doc(positiveInteger(), 'Always 1: active.'),
  createdDate: optional(dateTimeText()),
  updatedDate: optional(dateTimeText()),
  migrationSourceInstance: optional(string({ min: 1, max: 255 })),
} as const

export const applicationItem = sequence(
  {
    ...common,
    applicationLogo: optional(largeLogo),
    privacyStatementUrl: many(url),
    termsOfUseUrl: many(url),
    connectionDescription: many(text),
    screenshots: optional(screenshots),
    supportedRecordLocations: optional(doc(supportedLocations, 'Answered as the application is registered.')),
    supportedInstances: optional(supportedInstances),
  },
  'ApplicationDirectoryItem',
)
export type ApplicationItem = Infer<typeof applicationItem>

const driverPackage = sequence(
  {
    platforms: sequence({ platform: many(category, 1) }, 'Platforms'),
    driverPackageUrl: many(url, 1),
    defaultArguments: optional(string({ min: 1 })),
    instructionsUrl: many(url),
    validationCode: optional(string({ min: 1, max: 255 })),
  },
  'DriverPackage',
)
const model = sequence(
  {
    screenshots: optional(screenshots),
    name: optional(string({ max: 128 })),
    displayName: many(words(255)),
    purchaseUrl: many(url),
    windowsClientInformation: optional(
      sequence(
        {
          deviceClass: optional(guid()),
          hardwareId: string({ min: 1 }),
          installedHardwareIds: sequence(
            { installedHardwareId: many(string({ min: 1, max: 1024 }), 1) },
            'InstalledHardwareIds',
          ),
          autoDetectId: optional(string({ min: 1 })),
          driverPackageArguments: optional(string({ min: 1 })),
          driverPackages: sequence({ package: many(driverPackage, 1) }, 'DriverPackages'),
        },
        'WindowsClientInformation',
      ),
    ),
  },
  'DeviceModel',
)
export const deviceItem = sequence(
  {
    ...common,
    models: optional(sequence({ model: many(model, 1) }, 'DeviceModels')),
    supportedRecordLocations: optional(doc(supportedLocations, 'Those of its application, where it names one.')),
    supportedInstances: optional(supportedInstances),
    appId: optional(doc(guid(), 'The application through which it connects.')),
  },
  'DeviceDirectoryItem',
)
export type DeviceItem = Infer<typeof deviceItem>

export const itemMetadata = sequence(
  {
    id: guid(),
    name: string({ min: 1, max: 255 }),
    migrationSourceInstance: optional(string({ min: 1, max: 255 })),
  },
  'DirectoryItemMetadata',
)

export const directoryFilter = optional(
  choice({ directoryItemIds: sequence({ id: many(guid(), 1, 100) }, 'guids') }, 'DirectoryFilterSpec'),
)
/** Where the next page begins; from the page before. */
export const directoryCursor = optional(string({ min: 1, max: 100 }))
export const includeItemDetails = optional(doc(boolean(), 'Whole entries; otherwise ids and names.'))

/** Entries in one answer. */
export const directoryPageSize = 25

/** Numbers of the two directories, as RemoveDirectoryItem names them; none are published. */
export const directoryTypes = { 1: 'application', 2: 'device' } as const
export type DirectoryKind = (typeof directoryTypes)[keyof typeof directoryTypes]
