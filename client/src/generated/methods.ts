// Written by `npm run index` from the declarations of the server; change those.
import type { Method } from '../method.ts'
import type { Shape } from '../shape.ts'

export interface BlobHashAlgorithmParameters {
  /** Bytes of a block. */
  readonly blockSize: number
}
export interface Logo {
  readonly altText: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly image: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  /** At most 255 characters. */
  readonly imageContentType: string
}
export interface CompanyInformation {
  readonly companyLogo?: Logo
  readonly companyName: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly companyUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
}
export interface CodedValue {
  readonly value: string
  readonly family?: string
  readonly type: string
  readonly version?: string
}
export interface DirectoryCategories {
  /** From directory-category-activities, directory-category-conditions, directory-device-types or directory-application-types. */
  readonly category: readonly [CodedValue, ...CodedValue[]]
}
export interface DirectoryDataProviderCategories {
  readonly dataProviderCategory: readonly [CodedValue, ...CodedValue[]]
}
export interface Guids {
  readonly id: readonly [string, ...string[]]
}
export interface MobilePlatform {
  /** At most 1024 characters. */
  readonly appUrl: string
  /** At most 100 characters. */
  readonly os: string
}
export interface MobilePlatformCollection {
  readonly mobilePlatform: readonly MobilePlatform[]
}
export interface CultureSpecificExtensionItem {
  /** At most 255 characters. */
  readonly name: string
  readonly value: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
}
export interface CultureSpecificExtensionItems {
  readonly extensionItem: readonly [CultureSpecificExtensionItem, ...CultureSpecificExtensionItem[]]
}
export interface AppLargeLogoInfo {
  readonly logo: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface Screenshot {
  readonly altText: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly caption: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly sequence: number
  readonly image: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  /** At most 255 characters. */
  readonly imageContentType: string
}
export interface Screenshots {
  readonly screenshot: readonly [Screenshot, ...Screenshot[]]
}
export interface Location {
  /** At most 3 characters. */
  readonly country: string
  /** At most 3 characters. */
  readonly stateProvince?: string
}
export interface SupportedLocationList {
  readonly location: readonly Location[]
  readonly allLocations?: boolean
}
export interface SupportedInstanceList {
  /** At most 255 characters. */
  readonly instanceId: readonly string[]
  readonly supportAllInstances?: boolean
}
export interface ApplicationDirectoryItem {
  /** Of an application: the id under which it is registered. */
  readonly id: string
  readonly name: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly companyInformation?: CompanyInformation
  readonly categories: DirectoryCategories
  readonly dataProviderCategories?: DirectoryDataProviderCategories
  readonly shortDescription: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly longDescription: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly thingTypes?: Guids
  /** Where people begin. */
  readonly infoUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly facebooklikeUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly mobilePlatformCollection?: MobilePlatformCollection
  readonly extensionItems?: CultureSpecificExtensionItems
  /** Always 1: active. */
  readonly directoryState: number
  readonly createdDate?: string
  readonly updatedDate?: string
  /** At most 255 characters. */
  readonly migrationSourceInstance?: string
  readonly applicationLogo?: AppLargeLogoInfo
  readonly privacyStatementUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly termsOfUseUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly connectionDescription: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly screenshots?: Screenshots
  /** Answered as the application is registered. */
  readonly supportedRecordLocations?: SupportedLocationList
  readonly supportedInstances?: SupportedInstanceList
}
export interface DirectoryItemMetadata {
  readonly id: string
  /** At most 255 characters. */
  readonly name: string
  /** At most 255 characters. */
  readonly migrationSourceInstance?: string
}
export interface ApplicationDirectory {
  readonly applicationDirectoryItem: readonly ApplicationDirectoryItem[]
  readonly applicationDirectoryMetadata: readonly DirectoryItemMetadata[]
}
export interface AppSmallLogoInfo {
  readonly logo: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface AppPersistentTokens {
  readonly enabled: boolean
  readonly tokenTtlSeconds?: number
}
export interface DateRange {
  readonly dateMin?: string
  readonly dateMax?: string
}
export interface TargetSet {
  readonly dateRange: readonly DateRange[]
  readonly typeId: readonly string[]
}
export interface Rule {
  readonly reason: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly displayFlags?: number
  readonly permission: readonly ['All' | 'Read' | 'Update' | 'Create' | 'Delete', ...('All' | 'Read' | 'Update' | 'Create' | 'Delete')[]]
  readonly targetSet: readonly TargetSet[]
  readonly exceptionSet: readonly TargetSet[]
  readonly isIncr?: boolean
  readonly isOptional?: boolean
  /** At most 16 characters. */
  readonly name?: string
}
export interface Rules {
  readonly rule: readonly Rule[]
}
export interface Auth {
  readonly rules?: Rules
}
export interface AuthXml {
  readonly auth?: Auth
}
export interface StatementInfo {
  readonly statement: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface ApplicationAttributes {
  /** At most 255 characters. */
  readonly appAttribute: readonly [string, ...string[]]
}
export interface VocabularyAuthorization {
  readonly family: string
  readonly name?: string
}
export interface VocabularyAuthorizations {
  readonly vocabularyAuthorization: readonly [VocabularyAuthorization, ...VocabularyAuthorization[]]
}
export interface MeaningfulUseSourcesList {
  /** At most 300 characters. */
  readonly source: readonly [string, ...string[]]
}
export interface Organization {
  readonly name: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
}
export interface OrganizationsList {
  readonly organization: Organization
}
export interface BulkExtractionSettings {
  readonly isOnboarded: boolean
  readonly isPermissionRequired: boolean
}
export interface AppWithLogos {
  readonly id: string
  readonly name: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly appAuthRequired: boolean
  readonly restrictAppUsers: boolean
  readonly isPublished: boolean
  readonly actionUrl?: string
  readonly description: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly authReason: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly domainName?: string
  readonly largeLogo?: AppLargeLogoInfo
  readonly smallLogo?: AppSmallLogoInfo
  readonly persistentTokens?: AppPersistentTokens
  readonly personOnlineBaseAuthXml: AuthXml
  readonly personOfflineBaseAuthXml?: AuthXml
  readonly privacyStatement?: StatementInfo
  readonly termsOfUse?: StatementInfo
  readonly dtcSuccessMessage?: StatementInfo
  readonly appAttributes?: ApplicationAttributes
  /** At most 32 characters. */
  readonly appType: string
  readonly masterAppId?: string
  readonly masterAppName?: {
    readonly text: string
    readonly lang?: string
  }
  readonly createdDate?: string
  readonly updatedDate?: string
  /** At most 255 characters. */
  readonly validIpPrefixes?: string
  readonly vocabularyAuthorizations?: VocabularyAuthorizations
  readonly methods?: string
  readonly supportedRecordLocations?: SupportedLocationList
  readonly supportedInstances?: SupportedInstanceList
  readonly meaningfulUseSources?: MeaningfulUseSourcesList
  readonly meaningfulUseSourcesCeiling?: MeaningfulUseSourcesList
  readonly organizations?: OrganizationsList
  readonly bulkExtractionSettings?: BulkExtractionSettings
}
export interface ConnectRequest {
  readonly personId: string
  readonly recordId: {
    readonly text: string
    readonly appSpecificRecordId?: string
  }
  readonly appId: string
  readonly externalId: string
}
export interface RecordInfo {
  readonly text: string
  readonly id: string
  readonly recordCustodian?: boolean
  readonly relType: number
  /** At most 255 characters. */
  readonly relName?: string
  readonly authExpires?: string
  readonly authExpired?: boolean
  /** At most 255 characters. */
  readonly displayName?: string
  readonly state?: 'Active' | 'ReadOnly' | 'Suspended' | 'Deleted'
  readonly dateCreated?: string
  /** At least 0. */
  readonly maxSizeBytes?: number
  /** At least 0. */
  readonly sizeBytes?: number
  readonly appRecordAuthAction?: 'NoActionRequired' | 'AuthorizationRequired' | 'ReauthorizationRequired' | 'ReauthorizationNotPossible' | 'RecordLocationNotSupported'
  readonly autoReconcileDocuments?: boolean
  readonly appSpecificRecordId?: string
  /** At most 3 characters. */
  readonly locationCountry?: string
  /** At most 3 characters. */
  readonly locationStateProvince?: string
  readonly dateUpdated?: string
  readonly latestOperationSequenceNumber?: number
  readonly recordAppAuthCreatedDate?: string
}
export interface Group {
  /** At most 255 characters. */
  readonly name: string
  readonly id: string
  /** At most 128 characters. */
  readonly contactEmail: string
}
export interface Groups {
  readonly group: readonly [Group, ...Group[]]
}
export interface Culture {
  /** At most 64 characters. */
  readonly language?: string
  /** At most 64 characters. */
  readonly country?: string
}
export interface Permissions {
  readonly permission: readonly ['All' | 'Read' | 'Update' | 'Create' | 'Delete', ...('All' | 'Read' | 'Update' | 'Create' | 'Delete')[]]
}
export interface ThingTypePermission {
  readonly thingTypeId: string
  readonly onlineAccessPermissions?: Permissions
  readonly offlineAccessPermissions?: Permissions
}
export interface EffectiveRecordPermission {
  readonly recordId: string
  readonly thingTypePermission: readonly ThingTypePermission[]
}
export interface EffectiveRecordPermissionList {
  readonly effectiveRecordPermission: readonly [EffectiveRecordPermission, ...EffectiveRecordPermission[]]
}
export interface PersonInfo {
  readonly personId: string
  /** At most 255 characters. */
  readonly name: string
  readonly appSettings?: string
  readonly selectedRecordId?: string
  readonly moreRecords?: boolean
  readonly record: readonly RecordInfo[]
  readonly groups?: Groups
  readonly preferredCulture?: Culture
  readonly preferredUiculture?: Culture
  readonly location?: Location
  readonly effectiveRecordPermissionList?: EffectiveRecordPermissionList
}
export interface InstalledHardwareIds {
  /** At most 1024 characters. */
  readonly installedHardwareId: readonly [string, ...string[]]
}
export interface Platforms {
  readonly platform: readonly [CodedValue, ...CodedValue[]]
}
export interface DriverPackage {
  readonly platforms: Platforms
  readonly driverPackageUrl: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly defaultArguments?: string
  readonly instructionsUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly validationCode?: string
}
export interface DriverPackages {
  readonly package: readonly [DriverPackage, ...DriverPackage[]]
}
export interface WindowsClientInformation {
  readonly deviceClass?: string
  readonly hardwareId: string
  readonly installedHardwareIds: InstalledHardwareIds
  readonly autoDetectId?: string
  readonly driverPackageArguments?: string
  readonly driverPackages: DriverPackages
}
export interface DeviceModel {
  readonly screenshots?: Screenshots
  /** At most 128 characters. */
  readonly name?: string
  readonly displayName: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly purchaseUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly windowsClientInformation?: WindowsClientInformation
}
export interface DeviceModels {
  readonly model: readonly [DeviceModel, ...DeviceModel[]]
}
export interface DeviceDirectoryItem {
  /** Of an application: the id under which it is registered. */
  readonly id: string
  readonly name: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly companyInformation?: CompanyInformation
  readonly categories: DirectoryCategories
  readonly dataProviderCategories?: DirectoryDataProviderCategories
  readonly shortDescription: readonly [{
    readonly text: string
    readonly lang?: string
  }, ...{
    readonly text: string
    readonly lang?: string
  }[]]
  readonly longDescription: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly thingTypes?: Guids
  /** Where people begin. */
  readonly infoUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly facebooklikeUrl: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly mobilePlatformCollection?: MobilePlatformCollection
  readonly extensionItems?: CultureSpecificExtensionItems
  /** Always 1: active. */
  readonly directoryState: number
  readonly createdDate?: string
  readonly updatedDate?: string
  /** At most 255 characters. */
  readonly migrationSourceInstance?: string
  readonly models?: DeviceModels
  /** Those of its application, where it names one. */
  readonly supportedRecordLocations?: SupportedLocationList
  readonly supportedInstances?: SupportedInstanceList
  /** The application through which it connects. */
  readonly appId?: string
}
export interface DeviceDirectory {
  readonly deviceDirectoryItem: readonly DeviceDirectoryItem[]
  readonly deviceDirectoryMetadata: readonly DirectoryItemMetadata[]
}
export interface HVEventingSharedKey {
  /** Base64 of 64 random bytes. At most 128 characters. */
  readonly notificationKey: string
  /** 1 to 50 letters, digits and hyphens; told in each notification, so that the receiver knows which key to use. */
  readonly notificationKeyVersionId: string
}
export interface NotificationAuthenticationInfo {
  readonly hvEventingSharedKey: HVEventingSharedKey
}
export interface HttpNotificationChannel {
  /** https, below the directory of the action URL. */
  readonly url: string
}
export interface NotificationChannel {
  readonly httpNotificationChannel: HttpNotificationChannel
}
export interface Common {
  /** Given by SubscribeToEvent; absent in its request. */
  readonly id?: string
  readonly notificationAuthenticationInfo: NotificationAuthenticationInfo
  readonly notificationChannel: NotificationChannel
}
export interface TypeIds {
  /** Any version stands for all versions of its type. */
  readonly typeId: readonly [string, ...string[]]
}
export interface RecordItemChangedEventFilter {
  readonly typeIds: TypeIds
}
export interface RecordItemChangedEventFilters {
  readonly filter: readonly [RecordItemChangedEventFilter, ...RecordItemChangedEventFilter[]]
}
export interface RecordItemChangedEvent {
  readonly filters: RecordItemChangedEventFilters
}
export interface Subscription {
  readonly common: Common
  readonly recordItemChangedEvent: RecordItemChangedEvent
}
export interface Subscriptions {
  readonly subscription: readonly Subscription[]
}
export interface Document {
  readonly availableDate: string
  readonly patientId: string
  readonly organizationId?: string
  readonly eventDate: string
}
export interface Documents {
  readonly documentReceipt: readonly [Document, ...Document[]]
}
export interface DopuDocument {
  readonly availableDate: string
  /** The external id that the application gave: of the code nobody here keeps a copy. */
  readonly packageId: string
}
export interface DopuDocuments {
  readonly dopuDocumentReceipt: readonly [DopuDocument, ...DopuDocument[]]
}
export type DocumentSource = ({
  readonly documentReceipts: Documents
  readonly dopuDocumentReceipts?: never
} | {
  readonly dopuDocumentReceipts: DopuDocuments
  readonly documentReceipts?: never
}) & {
  /** The application, or a name that was registered for it. */
  readonly id: string
}
export interface Sources {
  readonly source: readonly DocumentSource[]
}
export interface Activity {
  readonly patientId: string
  readonly organizationId?: string
}
export interface Activities {
  readonly activity: readonly [Activity, ...Activity[]]
}
export interface Source {
  readonly patientActivities: Activities
  readonly id: string
}
export interface GetMeaningfulUseVDTReportSources {
  readonly source: readonly Source[]
}
export interface ActivePersonAuthorizationNoIds {
  readonly name: string
  readonly recordCustodian: boolean
  readonly isGroup: boolean
  /** At most 254 characters. */
  readonly contactEmail: string
  readonly contactEmailValidated?: boolean
  /** At most 255 characters. */
  readonly recordDisplayName?: string
  readonly dateAuthExpires?: string
  /** What the person may do at most: the own rules as far as the level goes. */
  readonly authXml?: AuthXml
  readonly relType?: number
  readonly dateAuthCreated?: string
  readonly dateAuthUpdated?: string
  readonly canAccessAudit?: boolean
}
export interface NonActiveAuthorizationNoIds {
  /** At most 254 characters. */
  readonly emailAddress: string
  readonly recordCustodian: boolean
  readonly authorizedRecordState: 'Active' | 'ActivationPending' | 'ActivationRejected'
  /** At most 255 characters. */
  readonly recordDisplayName: string
  readonly dateAuthExpires: string
  readonly authXml: AuthXml
  readonly relType: number
  readonly dateAuthCreated: string
  readonly dateAuthUpdated: string
  /** At most 255 characters. */
  readonly grantorName: string
  /** At most 255 characters. */
  readonly granteeName: string
  readonly recordAuthorizationToken?: string
  /** At most 1024 characters. */
  readonly emailText?: string
  readonly canAccessAudit?: boolean
  readonly requestingApplicationId?: string
}
export interface ThingKey {
  readonly text: string
  readonly versionStamp: string
}
export interface RecordOperation {
  readonly operation: 'Create' | 'Update' | 'Delete'
  readonly sequenceNumber: number
  readonly thingId: ThingKey
  readonly typeId: string
  readonly effDate?: string
  readonly updatedEndDate?: string
}
export interface RecordOperations {
  readonly recordOperation: readonly [RecordOperation, ...RecordOperation[]]
}
export interface ConfigurationEntry {
  readonly text: string
  readonly key: string
}
export interface Platform {
  readonly url: string
  readonly version: string
  readonly configuration: readonly ConfigurationEntry[]
}
export interface ShellRedirectToken {
  readonly token: string
  readonly description: string
  readonly querystringParameters: string
}
export interface Shell {
  readonly url: string
  readonly redirectUrl: string
  readonly redirectToken: readonly ShellRedirectToken[]
}
export interface XmlMethodVersion {
  readonly requestSchemaUrl?: string
  readonly responseSchemaUrl?: string
  readonly number: string
}
export interface XmlMethod {
  readonly name: string
  readonly version: readonly XmlMethodVersion[]
}
export interface Instance {
  /** At most 255 characters. */
  readonly id: string
  /** At most 255 characters. */
  readonly name: string
  /** At most 1024 characters. */
  readonly description: string
  /** At most 1024 characters. */
  readonly platformUrl: string
  /** At most 1024 characters. */
  readonly shellUrl: string
}
export interface InstanceList {
  readonly instance: readonly [Instance, ...Instance[]]
  /** At most 255 characters. */
  readonly currentInstanceId?: string
}
export interface MeaningfulUse {
  readonly enabled: boolean
  readonly configuration: readonly ConfigurationEntry[]
}
export interface SDKAssembly {
  readonly url: string
  readonly version: string
  readonly docUrl: string
}
export interface Column {
  readonly tag: string
  readonly label: string
  readonly type: string
  readonly width: number
  readonly visible?: boolean
  readonly orderBy?: string
}
export interface Columns {
  readonly column: readonly Column[]
}
export interface Transforms {
  readonly tag: readonly string[]
}
export interface TransformSource {
  readonly text: string
  readonly tag: string
}
export interface TypeImage {
  readonly text: string
  readonly mimeType: string
}
export interface LinearConversion {
  readonly multiplier: number
  readonly offset: number
}
export interface UnitsConversion {
  readonly linearConversion: LinearConversion
}
export interface Property {
  readonly conversion?: UnitsConversion
  readonly name: string
  readonly type: string
  readonly xpath?: string
}
export interface OrderByProperties {
  readonly property: readonly Property[]
}
export interface VersionInfo {
  readonly orderByProperties?: OrderByProperties
  readonly versionTypeId: string
  readonly versionName: string
  readonly versionSequence: number
}
export interface Versions {
  readonly versionInfo: readonly [VersionInfo, ...VersionInfo[]]
  readonly thingTypeId: string
}
export interface ThingTypeInfo {
  readonly id: string
  readonly name: string
  readonly uncreatable?: boolean
  readonly immutable?: boolean
  readonly singleton?: boolean
  readonly xsd?: string
  readonly columns?: Columns
  readonly transforms?: Transforms
  readonly transformSource: readonly TransformSource[]
  readonly image: readonly TypeImage[]
  readonly versions?: Versions
  readonly effectiveDateXpath?: string
  readonly updatedEndDateXpath?: string
  readonly allowReadonly?: boolean
}
export interface ThingType {
  readonly text: string
  readonly name?: string
}
export interface GuidAndName {
  readonly text: string
  readonly name: string
}
export interface Audit2 {
  readonly timestamp: string
  readonly appId: GuidAndName
  readonly personId: GuidAndName
  readonly accessAvenue?: 'Online' | 'Offline'
  readonly auditAction: 'Created' | 'Updated' | 'Deleted'
  readonly masterAppId?: string
}
export interface DataXml {
  readonly text: string
  readonly transform?: string
}
export interface BlobHashInfo {
  /** At most 255 characters. */
  readonly algorithm: string
  readonly params?: {
    readonly blockSize?: string
  }
  /** At most 512 characters. */
  readonly hash: string
}
export interface BlobInfo {
  readonly name: string
  readonly contentType: string
  readonly hashInfo?: BlobHashInfo
}
export interface BlobPayloadItem {
  readonly blobInfo: BlobInfo
  readonly contentLength?: string
  readonly base64data?: string
  readonly blobRefUrl?: string
  readonly legacyContentEncoding?: string
  readonly currentContentEncoding?: string
}
export interface BlobPayload {
  readonly blob: readonly [BlobPayloadItem, ...BlobPayloadItem[]]
}
export interface EffectivePermissions {
  readonly permission: readonly ['All' | 'Read' | 'Update' | 'Create' | 'Delete', ...('All' | 'Read' | 'Update' | 'Create' | 'Delete')[]]
  readonly immutable?: boolean
}
export interface Thing2 {
  readonly thingId: ThingKey
  readonly typeId: ThingType
  readonly thingState?: 'Active' | 'Deleted'
  readonly flags?: number
  readonly effDate?: string
  readonly created?: Audit2
  readonly updated?: Audit2
  readonly dataXml: readonly DataXml[]
  readonly blobPayload?: BlobPayload
  readonly effPermissions?: EffectivePermissions
  readonly tags?: string
  readonly signatureInfo: readonly string[]
  readonly updatedEndDate?: string
}
export interface UnprocessedThingKeyInfo {
  readonly thingId: ThingKey
  readonly typeId: ThingType
  readonly effDate: string
  readonly updatedEndDate?: string
}
export interface ThingResponseGroup2 {
  readonly thing: readonly Thing2[]
  readonly unprocessedThingKeyInfo: readonly UnprocessedThingKeyInfo[]
  readonly filtered?: boolean
  readonly orderByCulture?: string
  readonly name?: string
}
export interface Audit {
  readonly timestamp: string
  readonly appId: GuidAndName
  readonly personId: GuidAndName
  readonly accessAvenue?: 'Online' | 'Offline'
  readonly auditAction: 'Created' | 'Updated' | 'Deleted'
}
export interface DataOther {
  readonly text: string
  /** At most 1024 characters. */
  readonly contentType?: string
  /** At most 1024 characters. */
  readonly contentEncoding?: string
}
export interface Thing {
  readonly thingId: ThingKey
  readonly typeId: ThingType
  readonly thingState?: 'Active' | 'Deleted'
  readonly flags?: number
  readonly effDate?: string
  readonly created?: Audit
  readonly updated?: Audit
  readonly dataXml: readonly DataXml[]
  readonly dataOther?: DataOther
  readonly effPermissions?: EffectivePermissions
  readonly tags?: string
  readonly signature: readonly string[]
}
export interface ThingResponseGroup {
  readonly thing: readonly Thing[]
  readonly unprocessedThingKeyInfo: readonly UnprocessedThingKeyInfo[]
  readonly filtered?: boolean
  readonly name?: string
}
export interface UpdatedRecord {
  readonly recordId: string
  readonly updateDate: string
  readonly personId: string
  readonly latestOperationSequenceNumber?: number
}
export interface InfoXml {
  readonly info: string
}
export interface VocabularyCodeItem {
  readonly codeValue: string
  readonly displayText?: string
  readonly abbreviationText?: string
  readonly infoXml?: InfoXml
}
export interface VocabularyCodeSet {
  readonly name: string
  readonly family: string
  readonly version: string
  readonly codeItem: readonly VocabularyCodeItem[]
  readonly isVocabTruncated?: boolean
  readonly lang?: string
}
export interface VocabularyKeyInfo {
  readonly name: string
  readonly family?: string
  readonly version?: string
  /** Where to go on: the item with this code and all later ones. */
  readonly codeValue?: string
  readonly description?: string
  readonly lang?: string
}
export interface PublicKeys {
  readonly publicKey: readonly string[]
}
export interface SentTargetSet {
  readonly dateRange?: readonly DateRange[]
  readonly typeId?: readonly string[]
}
export interface SentRule {
  readonly reason?: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly displayFlags?: number
  readonly permission: readonly ('All' | 'Read' | 'Update' | 'Create' | 'Delete')[]
  readonly targetSet?: readonly SentTargetSet[]
  readonly exceptionSet?: readonly SentTargetSet[]
  readonly isIncr?: boolean
  readonly isOptional?: boolean
  /** At most 16 characters. */
  readonly name?: string
}
export interface SentRules {
  readonly rule?: readonly SentRule[]
}
export interface SentAuth {
  readonly rules?: SentRules
}
export interface SentAuthXml {
  readonly auth?: SentAuth
}
export interface SentAppLargeLogoInfo {
  readonly logo: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface SentAppSmallLogoInfo {
  readonly logo: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface SentStatementInfo {
  readonly statement: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly contentType: string
}
export interface SentApplicationAttributes {
  /** At most 255 characters. */
  readonly appAttribute: readonly string[]
}
export interface SentVocabularyAuthorizations {
  readonly vocabularyAuthorization: readonly VocabularyAuthorization[]
}
export interface SentSupportedLocationList {
  readonly location?: readonly Location[]
  readonly allLocations?: boolean
}
export interface SentSupportedInstanceList {
  /** At most 255 characters. */
  readonly instanceId?: readonly string[]
  readonly supportAllInstances?: boolean
}
export interface SentMeaningfulUseSourcesList {
  /** At most 300 characters. */
  readonly source: readonly string[]
}
export interface SentOrganization {
  readonly name: readonly {
    readonly text: string
    readonly lang?: string
  }[]
}
export interface SentOrganizationsList {
  readonly organization: SentOrganization
}
/** What AddApplication is asked. */
export interface AddApplicationRequest {
  readonly name: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** X.509 certificates in DER, written in hexadecimal. */
  readonly publicKeys: PublicKeys
  /** No more than the master asks for while people use it. */
  readonly personOnlineBaseAuth?: SentAuthXml
  readonly personOfflineBaseAuth: SentAuthXml
  /** Methods and groups, separated by commas; version 1 gives it those that all children get. */
  readonly methods?: string
  /** Without one it needs a privacy statement and terms of use. At most 2048 characters. */
  readonly actionUrl?: string
  readonly description: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly authReason: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly domainName?: string
  readonly largeLogo: SentAppLargeLogoInfo
  /** At most 40 KB. */
  readonly smallLogo?: SentAppSmallLogoInfo
  readonly persistentTokens?: AppPersistentTokens
  /** Ignored. */
  readonly appType?: string
  readonly privacyStatement?: SentStatementInfo
  readonly termsOfUse?: SentStatementInfo
  /** Ignored. */
  readonly appAuthRequired?: boolean
  /** Admits only people whom it, or its master, named with AuthorizeApplication. */
  readonly restrictAppUsers?: boolean
  /** Ignored. */
  readonly isPublished?: boolean
  readonly dtcSuccessMessage?: SentStatementInfo
  readonly appAttributes?: SentApplicationAttributes
  /** Addresses or networks, such as 192.0.2.0/24, separated by commas. At most 255 characters. */
  readonly validIpPrefixes?: string
  readonly vocabularyAuthorizations?: SentVocabularyAuthorizations
  readonly supportedRecordLocations?: SentSupportedLocationList
  readonly supportedInstances?: SentSupportedInstanceList
  readonly meaningfulUseSources?: SentMeaningfulUseSourcesList
  readonly organizations?: SentOrganizationsList
  readonly bulkExtractionSettings?: BulkExtractionSettings
}
/** What AddApplication answers. */
export interface AddApplicationResponse {
  readonly id: string
}
/** What AllocatePackageId answers. */
export interface AllocatePackageIdResponse {
  /** Twenty letters in five groups. At most 100 characters. */
  readonly identityCode: string
}
/** What AssociateAlternateId is asked. */
export interface AssociateAlternateIdRequest {
  /** The application’s own name for a person and a record; upper and lower case differ. At most 255 characters. */
  readonly alternateId: string
}
/** What AuthorizeApplication is asked. */
export interface AuthorizeApplicationRequest {
  readonly appId: string
}
/** What BeginPutBlob answers. */
export interface BeginPutBlobResponse {
  readonly blobRefUrl: string
  readonly blobChunkSize: number
  readonly maxBlobSize: number
  /** At most 255 characters. */
  readonly blobHashAlgorithm: string
  readonly blobHashParameters: BlobHashAlgorithmParameters
}
/** What BeginPutConnectPackageBlob answers. */
export interface BeginPutConnectPackageBlobResponse {
  readonly blobRefUrl: string
  /** As the package itself is sealed, with the same key. */
  readonly packageBlobChunkEncryptionAlgorithm: 'aes256'
  /** Bytes of a chunk; hashes are of these bytes. */
  readonly blobPreEncryptionChunkSize: number
  /** Bytes of a sealed chunk: the next one starts behind so many. */
  readonly blobPostEncryptionChunkSize: number
  /** Sealed bytes; of all blobs of a package together. */
  readonly maxBlobSize: number
  /** At most 255 characters. */
  readonly blobHashAlgorithm: string
  readonly blobHashParameters: BlobHashAlgorithmParameters
}
/** What CreateAuthenticatedSessionToken is asked. */
export interface CreateAuthenticatedSessionTokenRequest {
  readonly authInfo: {
    readonly appId: {
      readonly text: string
      readonly isMultiRecordApp?: boolean
    }
    readonly credential: {
      readonly appserver: {
        readonly sig: {
          readonly text: string
          readonly digestMethod?: string
          readonly sigMethod?: string
          readonly thumbprint: string
        }
        readonly content: string
      }
      readonly appserver2?: never
      readonly userpassauthsession?: never
    } | {
      readonly appserver2: {
        readonly sig?: {
          readonly text: string
          readonly digestMethod?: string
          readonly sigMethod?: string
          readonly thumbprint: string
        }
        readonly hmacSig?: {
          readonly text: string
          readonly algName: string
        }
        readonly content: string
      }
      readonly appserver?: never
      readonly userpassauthsession?: never
    } | {
      readonly userpassauthsession: {
        readonly anything?: readonly string[]
      }
      readonly appserver?: never
      readonly appserver2?: never
    }
  }
}
/** What CreateAuthenticatedSessionToken answers. */
export interface CreateAuthenticatedSessionTokenResponse {
  readonly token: readonly [{
    readonly text: string
    readonly appId: string
    readonly appRecordAuthAction: string
  }, ...{
    readonly text: string
    readonly appId: string
    readonly appRecordAuthAction: string
  }[]]
  /** At most 255 characters. */
  readonly sharedSecret: string
}
/** What CreateAuthenticatedSessionToken answers. */
export interface CreateAuthenticatedSessionTokenResponse1 {
  readonly token: readonly [{
    readonly text: string
    readonly appId: string
    readonly appRecordAuthAction: string
  }, ...{
    readonly text: string
    readonly appId: string
    readonly appRecordAuthAction: string
  }[]]
}
export interface SentThingKey {
  readonly text: string
  readonly versionStamp?: string
}
export interface SentBlobInfo {
  /** At most 255 characters. */
  readonly name: string
  /** At most 1024 characters. */
  readonly contentType?: string
  readonly hashInfo?: BlobHashInfo
}
export interface SentBlobPayloadItem {
  readonly blobInfo: SentBlobInfo
  readonly contentLength?: string
  readonly base64data?: string
  readonly blobRefUrl?: string
  /** At most 1024 characters. */
  readonly legacyContentEncoding?: string
  /** At most 1024 characters. */
  readonly currentContentEncoding?: string
}
export interface SentBlobPayload {
  readonly blob?: readonly SentBlobPayloadItem[]
}
export interface SignatureInfo {
  readonly content?: readonly string[]
}
export interface SentThing2 {
  readonly thingId?: SentThingKey
  readonly typeId?: ThingType
  readonly thingState?: string
  readonly flags?: number
  readonly effDate?: string
  readonly created?: string
  readonly updated?: string
  readonly dataXml?: readonly DataXml[]
  readonly effPermissions?: string
  readonly blobPayload?: SentBlobPayload
  /** At most 512 characters. */
  readonly tags?: string
  readonly signatureInfo?: readonly SignatureInfo[]
  readonly updatedEndDate?: string
}
export interface StreamedPackageBlobs {
  /** At most 2048 characters. */
  readonly blobInPackageRefUrl: readonly string[]
}
/** What CreateConnectPackage is asked. */
export interface CreateConnectPackageRequest {
  /** Reserved with AllocatePackageId; without it a new one is made. At most 100 characters. */
  readonly identityCode?: string
  /** Shown after the right answer, so that people tell one from another: the child’s name, for example. At most 255 characters. */
  readonly friendlyName: string
  /** Asked when the code was typed. At most 1000 characters. */
  readonly question: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly externalId: string
  readonly package: SentThing2
  readonly streamedPackageBlobs?: StreamedPackageBlobs
}
/** What CreateConnectPackage answers. */
export interface CreateConnectPackageResponse {
  /** Twenty letters in five groups. At most 100 characters. */
  readonly identityCode: string
}
export interface SentThing {
  readonly thingId?: SentThingKey
  readonly typeId?: ThingType
  readonly thingState?: string
  readonly flags?: number
  readonly effDate?: string
  readonly created?: string
  readonly updated?: string
  readonly dataXml?: readonly DataXml[]
  readonly effPermissions?: string
  readonly dataOther?: DataOther
  /** At most 512 characters. */
  readonly tags?: string
  readonly signature?: readonly string[]
}
/** What CreateConnectPackage is asked. */
export interface CreateConnectPackageRequest1 {
  /** Reserved with AllocatePackageId; without it a new one is made. At most 100 characters. */
  readonly identityCode?: string
  /** Shown after the right answer, so that people tell one from another: the child’s name, for example. At most 255 characters. */
  readonly friendlyName: string
  /** Asked when the code was typed. At most 1000 characters. */
  readonly question: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly externalId: string
  readonly package: SentThing
}
/** What CreateConnectRequest is asked. */
export interface CreateConnectRequestRequest {
  /** Shown after the right answer, so that people tell one from another: the child’s name, for example. At most 255 characters. */
  readonly friendlyName: string
  /** Asked when the code was typed. At most 1000 characters. */
  readonly question: string
  /** Upper and lower case are one; white space counts. At most 255 characters. */
  readonly answer: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly externalId: string
  /** Never called, as at HealthVault. At most 2048 characters. */
  readonly callBackUrl?: string
}
/** What CreateConnectRequest answers. */
export interface CreateConnectRequestResponse {
  /** Twenty letters in five groups. At most 100 characters. */
  readonly identityCode: string
}
/** What DeletePendingConnectPackage is asked. */
export interface DeletePendingConnectPackageRequest {
  /** Twenty letters in five groups. At most 100 characters. */
  readonly identityCode?: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly externalId?: string
}
/** What DeletePendingConnectRequest is asked. */
export interface DeletePendingConnectRequestRequest {
  /** The application’s own id of the person. At most 255 characters. */
  readonly externalId: string
}
/** What DisassociateAlternateId is asked. */
export interface DisassociateAlternateIdRequest {
  /** The application’s own name for a person and a record; upper and lower case differ. At most 255 characters. */
  readonly alternateId: string
}
/** What GetAlternateIds answers. */
export interface GetAlternateIdsResponse {
  readonly alternateIds: {
    /** The application’s own name for a person and a record; upper and lower case differ. At most 255 characters. */
    readonly alternateId: readonly string[]
  }
}
export interface SentGuids {
  readonly id: readonly string[]
}
export interface DirectoryFilterSpec {
  readonly directoryItemIds: SentGuids
}
/** What GetApplicationDirectory is asked. */
export interface GetApplicationDirectoryRequest {
  readonly applicationDirectoryFilter?: DirectoryFilterSpec
  /** At most 100 characters. */
  readonly applicationDirectoryIdCursor?: string
  /** Whole entries; otherwise ids and names. */
  readonly includeItemDetails?: boolean
}
/** What GetApplicationDirectory answers. */
export interface GetApplicationDirectoryResponse {
  readonly applicationDirectory?: ApplicationDirectory
  readonly applicationDirectoryIdCursor?: string
}
/** What GetApplicationInfo is asked. */
export interface GetApplicationInfoRequest {
  /** Texts in all languages; otherwise in the one that fits the culture of the call best. */
  readonly allLanguages?: boolean
  /** An application that the caller provisioned, instead of the caller itself. */
  readonly childAppId?: string
}
/** What GetApplicationInfo answers. */
export interface GetApplicationInfoResponse {
  readonly application: AppWithLogos
}
/** What GetApplicationSettings answers. */
export interface GetApplicationSettingsResponse {
  readonly appSettings?: string
  readonly selectedRecordId?: string
}
/** What GetAuthorizedConnectRequests is asked. */
export interface GetAuthorizedConnectRequestsRequest {
  /** UTC; all of the last 90 days when absent. */
  readonly authorizedConnectRequestsSince?: string
}
/** What GetAuthorizedConnectRequests answers. */
export interface GetAuthorizedConnectRequestsResponse {
  readonly connectRequest: readonly ConnectRequest[]
}
/** What GetAuthorizedPeople is asked. */
export interface GetAuthorizedPeopleRequest {
  readonly parameters?: {
    /** The last person of the page before. */
    readonly personIdCursor?: string
    /** Only people who agreed to something then or later: a date and time. */
    readonly authorizationsCreatedSince?: string
    /** People a page; 50 when absent, 200 at most. */
    readonly numResults?: number
  }
}
/** What GetAuthorizedPeople answers. */
export interface GetAuthorizedPeopleResponse {
  readonly responseResults: {
    readonly personInfo: readonly PersonInfo[]
    readonly moreResults: boolean
  }
}
/** What GetAuthorizedRecords is asked. */
export interface GetAuthorizedRecordsRequest {
  readonly id: readonly string[]
}
/** What GetAuthorizedRecords answers. */
export interface GetAuthorizedRecordsResponse {
  readonly record: readonly RecordInfo[]
}
/** What GetDeviceDirectory is asked. */
export interface GetDeviceDirectoryRequest {
  readonly deviceDirectoryFilter?: DirectoryFilterSpec
  /** At most 100 characters. */
  readonly deviceDirectoryIdCursor?: string
  /** Whole entries; otherwise ids and names. */
  readonly includeItemDetails?: boolean
}
/** What GetDeviceDirectory answers. */
export interface GetDeviceDirectoryResponse {
  readonly deviceDirectory?: DeviceDirectory
  readonly deviceDirectoryIdCursor?: string
}
/** What GetEventSubscriptions answers. */
export interface GetEventSubscriptionsResponse {
  readonly subscriptions: Subscriptions
}
export interface DateFilter {
  readonly minDate: string
  readonly maxDate: string
}
export interface DocumentFilter {
  readonly reportingPeriod: DateFilter
}
export interface DopuDocumentFilter {
  readonly availableDateFilter: DateFilter
}
/** What GetMeaningfulUseTimelyAccessReport is asked. */
export interface GetMeaningfulUseTimelyAccessReportRequest {
  /** Documents, by the visit or discharge that they tell of. */
  readonly documentFilter?: DocumentFilter
  /** Instead of documents: packages that were left for somebody to pick up, by the time when they came. */
  readonly dopuDocumentFilter?: DopuDocumentFilter
  /** At most 1000, which is also what no number means. */
  readonly maxItemsPerPage?: number
  /** As the page before told it. At most 2000 characters. */
  readonly cursor?: string
}
/** What GetMeaningfulUseTimelyAccessReport answers. */
export interface GetMeaningfulUseTimelyAccessReportResponse {
  readonly sources: Sources
  readonly cursor?: string
}
export interface Filters {
  /** Of the visits or discharges that the documents tell of; both ends belong to it. */
  readonly reportingPeriod: DateFilter
}
/** What GetMeaningfulUseVDTReport is asked. */
export interface GetMeaningfulUseVDTReportRequest {
  readonly filters: Filters
  /** At most 1000, which is also what no number means. */
  readonly maxItemsPerPage?: number
  /** As the page before told it. At most 2000 characters. */
  readonly cursor?: string
}
/** What GetMeaningfulUseVDTReport answers. */
export interface GetMeaningfulUseVDTReportResponse {
  readonly sources: GetMeaningfulUseVDTReportSources
  readonly cursor?: string
}
/** What GetPeopleForRecord answers. */
export interface GetPeopleForRecordResponse {
  readonly activePersonAuthorization: readonly [ActivePersonAuthorizationNoIds, ...ActivePersonAuthorizationNoIds[]]
  readonly nonActiveAuthorization: readonly NonActiveAuthorizationNoIds[]
}
/** What GetPersonAndRecordForAlternateId is asked. */
export interface GetPersonAndRecordForAlternateIdRequest {
  /** The application’s own name for a person and a record; upper and lower case differ. At most 255 characters. */
  readonly alternateId: string
}
/** What GetPersonAndRecordForAlternateId answers. */
export interface GetPersonAndRecordForAlternateIdResponse {
  readonly personInfo: PersonInfo
}
/** What GetPersonInfo is asked. */
export interface GetPersonInfoRequest {
  /** Asks for groups; this platform has none. */
  readonly groupMembership?: boolean
  /** Asks what the application may do with each type in each of the records. */
  readonly effectiveRecordPermissions?: boolean
}
/** What GetPersonInfo answers. */
export interface GetPersonInfoResponse {
  readonly personInfo: PersonInfo
}
/** What GetRecordOperations is asked. */
export interface GetRecordOperationsRequest {
  readonly recordOperationSequenceNumber: number
}
/** What GetRecordOperations answers. */
export interface GetRecordOperationsResponse {
  readonly latestRecordOperationSequenceNumber: number
  readonly operations?: RecordOperations
}
/** What GetServiceDefinition is asked. */
export interface GetServiceDefinitionRequest {
  /** The date of the definition that the caller has; the answer is empty when nothing changed since. */
  readonly updatedDate?: string
  readonly responseSections?: {
    readonly section: readonly ('platform' | 'shell' | 'topology' | 'xml-over-http-methods' | 'meaningful-use')[]
  }
}
/** What GetServiceDefinition answers. */
export interface GetServiceDefinitionResponse {
  readonly platform?: Platform
  readonly shell?: Shell
  readonly xmlMethod: readonly XmlMethod[]
  readonly commonSchema: readonly string[]
  readonly instances?: InstanceList
  readonly meaningfulUse?: MeaningfulUse
  readonly updatedDate?: string
}
/** What GetServiceDefinition is asked. */
export interface GetServiceDefinitionRequest1 {
  /** The date of the definition that the caller has; the answer is empty when nothing changed since. */
  readonly updatedDate?: string
}
/** What GetServiceDefinition answers. */
export interface GetServiceDefinitionResponse1 {
  readonly platform?: Platform
  readonly shell?: Shell
  readonly sdkAssembly: readonly SDKAssembly[]
  readonly xmlMethod: readonly XmlMethod[]
  readonly commonSchema: readonly string[]
  readonly updatedDate?: string
}
/** What GetThingType is asked. */
export interface GetThingTypeRequest {
  /** All types when absent; unknown ones are left out. */
  readonly id?: readonly string[]
  /** Core when absent. */
  readonly section?: readonly ('core' | 'xsd' | 'columns' | 'transforms' | 'transformsource' | 'versions' | 'effectivedatexpath')[]
  /** MIME type of the images that are wanted, or *. */
  readonly imageType?: readonly string[]
  /** The answer is empty when no type changed since. */
  readonly lastClientRefresh?: string
}
/** What GetThingType answers. */
export interface GetThingTypeResponse {
  readonly thingType: readonly ThingTypeInfo[]
}
export interface ThingFilterSpec {
  readonly typeId?: readonly string[]
  readonly thingState?: readonly ('Active' | 'Deleted')[]
  readonly effDateMin?: string
  readonly effDateMax?: string
  readonly createdAppId?: string
  readonly createdPersonId?: string
  readonly updatedAppId?: string
  readonly updatedPersonId?: string
  readonly createdDateMin?: string
  readonly createdDateMax?: string
  readonly updatedDateMin?: string
  readonly updatedDateMax?: string
  readonly xpath?: string
  readonly updatedEndDateMax?: string
  readonly updatedEndDateMin?: string
}
export interface BlobPayloadRequest {
  readonly blobFilters?: {
    readonly blobFilter: readonly {
      /** At most 255 characters. */
      readonly blobName: string
    }[]
  }
  readonly blobFormat: {
    readonly blobFormatSpec: 'information' | 'inline' | 'streamed'
  }
}
export interface ThingFormatSpec2 {
  readonly section?: readonly string[]
  readonly xml?: readonly string[]
  readonly typeVersionFormat?: readonly string[]
  readonly blobPayloadRequest?: BlobPayloadRequest
}
export interface ThingIntentsSpec {
  readonly intent?: readonly ('view' | 'download' | 'transmit')[]
}
export interface ThingOrderBySpec {
  readonly text: string
  readonly typeId: string
  readonly propertyName: string
  readonly direction?: 'Asc' | 'Desc'
}
export interface ThingOrderBySpecs {
  readonly orderByProperty?: readonly ThingOrderBySpec[]
}
export interface ThingRequestGroup2 {
  readonly id?: readonly string[]
  readonly key?: readonly ThingKey[]
  /** At most 255 characters. */
  readonly clientThingId?: readonly string[]
  readonly filter?: readonly ThingFilterSpec[]
  readonly format?: ThingFormatSpec2
  readonly currentVersionOnly?: boolean
  readonly intents?: ThingIntentsSpec
  readonly orderBy?: ThingOrderBySpecs
  readonly name?: string
  readonly max?: number
  readonly maxFull?: number
}
/** What GetThings is asked. */
export interface GetThingsRequest {
  readonly group: readonly ThingRequestGroup2[]
}
/** What GetThings answers. */
export interface GetThingsResponse {
  readonly group: readonly [ThingResponseGroup2, ...ThingResponseGroup2[]]
}
export interface ThingFormatSpec {
  readonly section?: readonly string[]
  readonly xml?: readonly string[]
  readonly typeVersionFormat?: readonly string[]
}
export interface ThingRequestGroup {
  readonly id?: readonly string[]
  readonly key?: readonly ThingKey[]
  /** At most 255 characters. */
  readonly clientThingId?: readonly string[]
  readonly filter?: readonly ThingFilterSpec[]
  readonly format?: ThingFormatSpec
  readonly currentVersionOnly?: boolean
  readonly name?: string
  readonly max?: number
  readonly maxFull?: number
}
/** What GetThings is asked. */
export interface GetThingsRequest2 {
  readonly group: readonly ThingRequestGroup[]
}
/** What GetThings answers. */
export interface GetThingsResponse2 {
  readonly group: readonly [ThingResponseGroup, ...ThingResponseGroup[]]
}
/** What GetUpdatedRecordsForApplication is asked. */
export interface GetUpdatedRecordsForApplicationRequest {
  /** Only records in which something was written later; all when absent. */
  readonly updateDate?: string
}
/** What GetUpdatedRecordsForApplication answers. */
export interface GetUpdatedRecordsForApplicationResponse {
  readonly updatedRecords: {
    readonly updatedRecord: readonly UpdatedRecord[]
  }
}
/** What GetUpdatedRecordsForApplication answers. */
export interface GetUpdatedRecordsForApplicationResponse1 {
  readonly recordId: readonly {
    readonly text: string
    readonly updateDate?: string
  }[]
}
/** What GetValidGroupMembership is asked. */
export interface GetValidGroupMembershipRequest {
  /** Only those that one of these wrote last; any when absent. */
  readonly applicationId?: readonly string[]
}
/** What GetValidGroupMembership answers. */
export interface GetValidGroupMembershipResponse {
  readonly thing: readonly Thing[]
}
export interface VocabularyKey {
  readonly name: string
  readonly family?: string
  readonly version?: string
  /** Where to go on: the item with this code and all later ones. */
  readonly codeValue?: string
  readonly lang?: string
}
/** What GetVocabulary is asked. */
export interface GetVocabularyRequest {
  readonly vocabularyParameters?: {
    readonly vocabularyKey: readonly VocabularyKey[]
    /** English takes the place of missing texts when false; when true these are empty. */
    readonly fixedCulture?: boolean
  }
}
/** What GetVocabulary answers. */
export interface GetVocabularyResponse {
  readonly vocabulary: readonly VocabularyCodeSet[]
  readonly vocabularyKey: readonly VocabularyKeyInfo[]
}
/** What NewApplicationCreationInfo answers. */
export interface NewApplicationCreationInfoResponse {
  readonly appId: string
  /** At most 64 characters. */
  readonly sharedSecret: string
  /** At most 1024 characters. */
  readonly appToken: string
}
/** What NewSignupCode answers. */
export interface NewSignupCodeResponse {
  readonly signupCode: string
}
/** What OverwriteThings is asked. */
export interface OverwriteThingsRequest {
  readonly thing: readonly SentThing2[]
}
/** What OverwriteThings answers. */
export interface OverwriteThingsResponse {
  readonly thingId: readonly [ThingKey, ...ThingKey[]]
}
/** What OverwriteThings is asked. */
export interface OverwriteThingsRequest1 {
  readonly thing: readonly SentThing[]
}
/** What PutThings is asked. */
export interface PutThingsRequest {
  readonly thing: readonly SentThing2[]
}
/** What PutThings answers. */
export interface PutThingsResponse {
  readonly thingId: readonly [ThingKey, ...ThingKey[]]
}
/** What PutThings is asked. */
export interface PutThingsRequest1 {
  readonly thing: readonly SentThing[]
}
/** What PutThingsByClientIds is asked. */
export interface PutThingsByClientIdsRequest {
  readonly thing: readonly SentThing2[]
}
/** What PutThingsByClientIds answers. */
export interface PutThingsByClientIdsResponse {
  readonly thingId: readonly [ThingKey, ...ThingKey[]]
}
/** What QueryPermissions is asked. */
export interface QueryPermissionsRequest {
  readonly thingTypeId: readonly string[]
}
/** What QueryPermissions answers. */
export interface QueryPermissionsResponse {
  readonly thingTypePermission: readonly ThingTypePermission[]
  readonly otherSettings: {
    readonly meaningfuluseOptIn?: boolean
  }
}
/** What RemoveThings is asked. */
export interface RemoveThingsRequest {
  readonly thingId: readonly SentThingKey[]
}
/** What SearchVocabulary is asked. */
export interface SearchVocabularyRequest {
  readonly vocabularyKey?: VocabularyKey
  readonly textSearchParameters: {
    readonly searchString: {
      readonly text: string
      /** Prefix when absent, or Contains, or FullText: each word begins a word of the text. At most 64 characters. */
      readonly searchMode?: string
    }
    /** 1000 at most, and when absent. */
    readonly maxResults?: number
  }
}
/** What SearchVocabulary answers. */
export interface SearchVocabularyResponse {
  readonly vocabularyKey: readonly VocabularyKeyInfo[]
  readonly codeSetResult?: VocabularyCodeSet
}
/** What SelectInstance is asked. */
export interface SelectInstanceRequest {
  /** Country and, where it matters, state or province. */
  readonly preferredLocation: Location
}
/** What SelectInstance answers. */
export interface SelectInstanceResponse {
  readonly selectedInstance?: Instance
}
/** What SendInsecureMessage is asked. */
export interface SendInsecureMessageRequest {
  /** Reached only if somebody here has confirmed the address. Nobody learns whether that is so: others are passed over. */
  readonly rcptAddress?: readonly {
    /** At most 320 characters. */
    readonly address: string
    /** At most 255 characters. */
    readonly name: string
  }[]
  readonly rcptPerson?: readonly {
    readonly text: string
    /** Says what holds in any case: unconfirmed addresses get nothing (41). */
    readonly validated: boolean
  }[]
  /** The custodians of the record in the header. */
  readonly rcptRecord?: {
    /** true: all custodians must have confirmed their addresses (41), not only one of them. */
    readonly validated: boolean
  }
  /** One line. At most 255 characters. */
  readonly subject: string
  /** At most 100000 characters. */
  readonly textBody?: string
  /** Its words are sent as text, with the addresses of links, where there is no text-body; nothing is sent as HTML. At most 100000 characters. */
  readonly htmlBody?: string
}
export interface FromMailbox {
  /** At most 255 characters. */
  readonly mailboxName: string
  /** Shown as the sender. At most 255 characters. */
  readonly name: string
}
/** What SendInsecureMessageFromApplication is asked. */
export interface SendInsecureMessageFromApplicationRequest {
  /** Before the @ of the address to which answers go; behind it comes the domain of the application (64 when it has none). */
  readonly fromMailbox: FromMailbox
  /** Reached only if somebody here has confirmed the address. Nobody learns whether that is so: others are passed over. */
  readonly rcptAddress?: readonly {
    /** At most 320 characters. */
    readonly address: string
    /** At most 255 characters. */
    readonly name: string
  }[]
  readonly rcptPerson?: readonly {
    readonly text: string
    /** Says what holds in any case: unconfirmed addresses get nothing (41). */
    readonly validated: boolean
  }[]
  /** The custodians of the record in the header. */
  readonly rcptRecord?: {
    /** true: all custodians must have confirmed their addresses (41), not only one of them. */
    readonly validated: boolean
  }
  /** One line. At most 255 characters. */
  readonly subject: string
  /** At most 100000 characters. */
  readonly textBody?: string
  /** Its words are sent as text, with the addresses of links, where there is no text-body; nothing is sent as HTML. At most 100000 characters. */
  readonly htmlBody?: string
}
/** What SetApplicationSettings is asked. */
export interface SetApplicationSettingsRequest {
  /** Any XML; it is handed back as it came. */
  readonly appSettings?: string
  readonly bareSettings?: readonly string[]
}
export interface SentTypeIds {
  /** Any version stands for all versions of its type. */
  readonly typeId: readonly string[]
}
export interface SentRecordItemChangedEventFilter {
  readonly typeIds: SentTypeIds
}
export interface SentRecordItemChangedEventFilters {
  readonly filter: readonly SentRecordItemChangedEventFilter[]
}
export interface SentRecordItemChangedEvent {
  readonly filters: SentRecordItemChangedEventFilters
}
export interface SentSubscription {
  readonly common: Common
  readonly recordItemChangedEvent: SentRecordItemChangedEvent
}
/** What SubscribeToEvent is asked. */
export interface SubscribeToEventRequest {
  readonly subscription: SentSubscription
}
/** What SubscribeToEvent answers. */
export interface SubscribeToEventResponse {
  readonly subscriptionId: string
}
/** What UnsubscribeToEvent is asked. */
export interface UnsubscribeToEventRequest {
  readonly subscriptionId: string
}
/** What UpdateApplication is asked. */
export interface UpdateApplicationRequest {
  readonly id: string
  readonly name?: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** All keys that it has from now on. */
  readonly publicKeys?: PublicKeys
  /** No more than the master asks for while people use it. */
  readonly personOnlineBaseAuth?: SentAuthXml
  /** No more than the master asks for without them. */
  readonly personOfflineBaseAuth?: SentAuthXml
  /** Methods and groups, separated by commas; version 1 gives it those that all children get. */
  readonly methods?: string
  /** Without one it needs a privacy statement and terms of use. At most 2048 characters. */
  readonly actionUrl?: string
  readonly description?: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  readonly authReason?: readonly {
    readonly text: string
    readonly lang?: string
  }[]
  /** At most 255 characters. */
  readonly domainName?: string
  /** At most 120 by 60 pixels and 160 KB; PNG, JPEG or GIF. */
  readonly largeLogo?: SentAppLargeLogoInfo
  /** At most 40 KB. */
  readonly smallLogo?: SentAppSmallLogoInfo
  readonly persistentTokens?: AppPersistentTokens
  /** Ignored. */
  readonly appType?: string
  readonly privacyStatement?: SentStatementInfo
  readonly termsOfUse?: SentStatementInfo
  /** Ignored. */
  readonly appAuthRequired?: boolean
  /** Admits only people whom it, or its master, named with AuthorizeApplication. */
  readonly restrictAppUsers?: boolean
  /** Ignored. */
  readonly isPublished?: boolean
  readonly dtcSuccessMessage?: SentStatementInfo
  readonly appAttributes?: SentApplicationAttributes
  /** Addresses or networks, such as 192.0.2.0/24, separated by commas. At most 255 characters. */
  readonly validIpPrefixes?: string
  readonly vocabularyAuthorizations?: SentVocabularyAuthorizations
  readonly supportedRecordLocations?: SentSupportedLocationList
  readonly supportedInstances?: SentSupportedInstanceList
  readonly meaningfulUseSources?: SentMeaningfulUseSourcesList
  readonly organizations?: SentOrganizationsList
  readonly bulkExtractionSettings?: BulkExtractionSettings
}
/** What UpdateEventSubscription is asked. */
export interface UpdateEventSubscriptionRequest {
  readonly subscription: SentSubscription
}
/** What UpdateExternalId is asked. */
export interface UpdateExternalIdRequest {
  /** Twenty letters in five groups. At most 100 characters. */
  readonly identityCode?: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly oldExternalId?: string
  /** The application’s own id of the person. At most 255 characters. */
  readonly newExternalId: string
}
const s$1: Shape = ['$text @lang:xml:lang?']
const s$PublicKeys: Shape = ['publicKey+']
const s$Set: Shape = ['dateRange.* typeId*', ['dateMin? dateMax?']]
const s$AuthXml: Shape = ['auth.?', ['rules.?', ['rule.*', ['reason.* displayFlags#? permission+ targetSet.* exceptionSet.* @isIncr!? @isOptional!? @name?', s$1, s$Set, s$Set]]]]
const s$AppLargeLogoInfo: Shape = ['logo.+ contentType', s$1]
const s$AppPersistentTokens: Shape = ['enabled! tokenTtlSeconds#?']
const s$StatementInfo: Shape = ['statement.+ contentType', s$1]
const s$ApplicationAttributes: Shape = ['appAttribute+']
const s$VocabularyAuthorizations: Shape = ['vocabularyAuthorization.+', ['family name?']]
const s$Location: Shape = ['country stateProvince?']
const s$SupportedLocationList: Shape = ['location.* allLocations!?', s$Location]
const s$SupportedInstanceList: Shape = ['instanceId* @supportAllInstances!?']
const s$MeaningfulUseSourcesList: Shape = ['source+']
const s$OrganizationsList: Shape = ['organization.', ['name.+', s$1]]
const s$BulkExtractionSettings: Shape = ['isOnboarded! isPermissionRequired!']
const s$2: Shape = ['name.+ publicKeys. personOnlineBaseAuth.? personOfflineBaseAuth. methods? actionUrl? description.+ authReason.+ domainName? largeLogo. smallLogo.? persistentTokens.? appType? privacyStatement.? termsOfUse.? appAuthRequired!? restrictAppUsers!? isPublished!? dtcSuccessMessage.? appAttributes.? validIpPrefixes? vocabularyAuthorizations.? supportedRecordLocations.? supportedInstances.? meaningfulUseSources.? organizations.? bulkExtractionSettings.?', s$1, s$PublicKeys, s$AuthXml, s$AuthXml, s$1, s$1, s$AppLargeLogoInfo, s$AppLargeLogoInfo, s$AppPersistentTokens, s$StatementInfo, s$StatementInfo, s$StatementInfo, s$ApplicationAttributes, s$VocabularyAuthorizations, s$SupportedLocationList, s$SupportedInstanceList, s$MeaningfulUseSourcesList, s$OrganizationsList, s$BulkExtractionSettings]
const s$3: Shape = ['id']
const s$4: Shape = ['']
const s$5: Shape = ['identityCode']
const s$6: Shape = ['alternateId']
const s$BlobHashAlgorithmParameters: Shape = ['blockSize#']
const s$11: Shape = ['$text @digestMethod:digestMethod? @sigMethod:sigMethod? @thumbprint']
const s$18: Shape = ['authInfo.', ['appId. credential.', ['$text @isMultiRecordApp!?'], ['|appserver. appserver2. userpassauthsession.', ['sig. content~', s$11], ['sig.? hmacSig:hmacSig.? content~', s$11, ['$text @algName:algName']], ['anything~*']]]]
const s$19: Shape = ['$text @appId @appRecordAuthAction']
const s$ThingKey: Shape = ['$text @versionStamp?']
const s$ThingType: Shape = ['$text @name?']
const s$DataXml: Shape = ['$text= @transform?']
const s$DataOther: Shape = ['$text @contentType? @contentEncoding?']
const s$Thing: Shape = ['thingId.? typeId.? thingState=? flags#? effDate=? created=? updated=? dataXml.* effPermissions=? dataOther.? tags? signature~*', s$ThingKey, s$ThingType, s$DataXml, s$DataOther]
const s$BlobHashInfo: Shape = ['algorithm params.? hash', ['blockSize?']]
const s$Thing2: Shape = ['thingId.? typeId.? thingState=? flags#? effDate=? created=? updated=? dataXml.* effPermissions=? blobPayload.? tags? signatureInfo.* updatedEndDate?', s$ThingKey, s$ThingType, s$DataXml, ['blob.*', ['blobInfo. contentLength? base64data? blobRefUrl? legacyContentEncoding? currentContentEncoding?', ['name contentType? hashInfo.?', s$BlobHashInfo]]], ['content~*']]
const s$Guids: Shape = ['id+']
const s$DirectoryFilterSpec: Shape = ['|directoryItemIds.', s$Guids]
const s$CompanyInformation: Shape = ['companyLogo.? companyName.* companyUrl.*', ['altText.+ image.+ imageContentType', s$1, s$1], s$1, s$1]
const s$CodedValue: Shape = ['value family? type version?']
const s$DirectoryCategories: Shape = ['category.+', s$CodedValue]
const s$DirectoryDataProviderCategories: Shape = ['dataProviderCategory.+', s$CodedValue]
const s$MobilePlatformCollection: Shape = ['mobilePlatform.*', ['appUrl @os']]
const s$CultureSpecificExtensionItems: Shape = ['extensionItem.+', ['name value.+', s$1]]
const s$Screenshots: Shape = ['screenshot.+', ['altText.+ caption.* sequence# image.+ imageContentType', s$1, s$1, s$1]]
const s$DirectoryItemMetadata: Shape = ['id name migrationSourceInstance?']
const s$32: Shape = ['allLanguages!? childAppId?']
const s$33: Shape = ['application.', ['id name.+ appAuthRequired! restrictAppUsers! isPublished! actionUrl? description.* authReason.* domainName? largeLogo.? smallLogo.? persistentTokens.? personOnlineBaseAuthXml. personOfflineBaseAuthXml.? privacyStatement.? termsOfUse.? dtcSuccessMessage.? appAttributes.? appType masterAppId? masterAppName.? createdDate? updatedDate? validIpPrefixes? vocabularyAuthorizations.? methods? supportedRecordLocations.? supportedInstances.? meaningfulUseSources.? meaningfulUseSourcesCeiling.? organizations.? bulkExtractionSettings.?', s$1, s$1, s$1, s$AppLargeLogoInfo, s$AppLargeLogoInfo, s$AppPersistentTokens, s$AuthXml, s$AuthXml, s$StatementInfo, s$StatementInfo, s$StatementInfo, s$ApplicationAttributes, s$1, s$VocabularyAuthorizations, s$SupportedLocationList, s$SupportedInstanceList, s$MeaningfulUseSourcesList, s$MeaningfulUseSourcesList, s$OrganizationsList, s$BulkExtractionSettings]]
const s$Record: Shape = ['$text @id @recordCustodian!? @relType# @relName? @authExpires? @authExpired!? @displayName? @state? @dateCreated? @maxSizeBytes#? @sizeBytes#? @appRecordAuthAction? @autoReconcileDocuments!? @appSpecificRecordId? @locationCountry? @locationStateProvince? @dateUpdated? @latestOperationSequenceNumber#? @recordAppAuthCreatedDate?']
const s$Culture: Shape = ['language? country?']
const s$Permissions: Shape = ['permission+']
const s$ThingTypePermission: Shape = ['thingTypeId onlineAccessPermissions.? offlineAccessPermissions.?', s$Permissions, s$Permissions]
const s$PersonInfo: Shape = ['personId name appSettings=? selectedRecordId? moreRecords!? record.* groups.? preferredCulture.? preferredUiculture.? location.? effectiveRecordPermissionList.?', s$Record, ['group.+', ['name id contactEmail']], s$Culture, s$Culture, s$Location, ['effectiveRecordPermission.+', ['recordId thingTypePermission.*', s$ThingTypePermission]]]
const s$Subscription: Shape = ['common. recordItemChangedEvent.', ['id? notificationAuthenticationInfo. notificationChannel.', ['|hvEventingSharedKey.', ['notificationKey notificationKeyVersionId']], ['|httpNotificationChannel.', ['url']]], ['filters.', ['filter.+', ['typeIds.', ['typeId+']]]]]
const s$DateFilter: Shape = ['minDate maxDate']
const s$DocumentFilter: Shape = ['reportingPeriod.', s$DateFilter]
const s$51: Shape = ['personInfo.', s$PersonInfo]
const s$ThingKey1: Shape = ['$text @versionStamp']
const s$ConfigurationEntry: Shape = ['$text @key']
const s$Platform: Shape = ['url version configuration.*', s$ConfigurationEntry]
const s$Shell: Shape = ['url redirectUrl redirectToken.*', ['token description querystringParameters']]
const s$XmlMethod: Shape = ['name version.*', ['requestSchemaUrl? responseSchemaUrl? @number']]
const s$Instance: Shape = ['id name description platformUrl shellUrl']
const s$ThingFilterSpec: Shape = ['typeId* thingState* effDateMin? effDateMax? createdAppId? createdPersonId? updatedAppId? updatedPersonId? createdDateMin? createdDateMax? updatedDateMin? updatedDateMax? xpath? updatedEndDateMax? updatedEndDateMin?']
const s$62: Shape = ['group.+', ['id* key.* clientThingId* filter.* format.? currentVersionOnly!? @name? @max#? @maxFull#?', s$ThingKey1, s$ThingFilterSpec, ['section* xml* typeVersionFormat*']]]
const s$GuidAndName: Shape = ['$text @name']
const s$Audit: Shape = ['timestamp appId. personId. accessAvenue? auditAction', s$GuidAndName, s$GuidAndName]
const s$EffectivePermissions: Shape = ['permission+ @immutable!?']
const s$Thing1: Shape = ['thingId. typeId. thingState? flags#? effDate? created.? updated.? dataXml.* dataOther.? effPermissions.? tags? signature~*', s$ThingKey1, s$ThingType, s$Audit, s$Audit, s$DataXml, s$DataOther, s$EffectivePermissions]
const s$UnprocessedThingKeyInfo: Shape = ['thingId. typeId. effDate updatedEndDate?', s$ThingKey1, s$ThingType]
const s$63: Shape = ['group.+', ['thing.* unprocessedThingKeyInfo.* filtered!? @name?', s$Thing1, s$UnprocessedThingKeyInfo]]
const s$Audit2: Shape = ['timestamp appId. personId. accessAvenue? auditAction masterAppId?', s$GuidAndName, s$GuidAndName]
const s$69: Shape = ['updateDate?']
const s$VocabularyKey: Shape = ['name family? version? codeValue? @lang:xml:lang?']
const s$77: Shape = ['vocabularyParameters.?', ['vocabularyKey.+ fixedCulture!?', s$VocabularyKey]]
const s$VocabularyCodeSet: Shape = ['name family version codeItem.* isVocabTruncated!? @lang:xml:lang?', ['codeValue displayText? abbreviationText? infoXml.?', ['info~']]]
const s$VocabularyKeyInfo: Shape = ['name family? version? codeValue? description? @lang:xml:lang?']
const s$78: Shape = ['vocabulary.* vocabularyKey.*', s$VocabularyCodeSet, s$VocabularyKeyInfo]
const s$81: Shape = ['thing.+', s$Thing]
const s$82: Shape = ['thingId.+', s$ThingKey1]
const s$83: Shape = ['thing.+', s$Thing2]
const s$94: Shape = ['address name']
const s$95: Shape = ['$text @validated!']
const s$96: Shape = ['@validated!']
const s$100: Shape = ['subscription.', s$Subscription]
const s$101: Shape = ['subscriptionId']
const s$102: Shape = ['id name.* publicKeys.? personOnlineBaseAuth.? personOfflineBaseAuth.? methods? actionUrl? description.* authReason.* domainName? largeLogo.? smallLogo.? persistentTokens.? appType? privacyStatement.? termsOfUse.? appAuthRequired!? restrictAppUsers!? isPublished!? dtcSuccessMessage.? appAttributes.? validIpPrefixes? vocabularyAuthorizations.? supportedRecordLocations.? supportedInstances.? meaningfulUseSources.? organizations.? bulkExtractionSettings.?', s$1, s$PublicKeys, s$AuthXml, s$AuthXml, s$1, s$1, s$AppLargeLogoInfo, s$AppLargeLogoInfo, s$AppPersistentTokens, s$StatementInfo, s$StatementInfo, s$StatementInfo, s$ApplicationAttributes, s$VocabularyAuthorizations, s$SupportedLocationList, s$SupportedInstanceList, s$MeaningfulUseSourcesList, s$OrganizationsList, s$BulkExtractionSettings]
/** Makes a child of the application, with names, logos and keys of its own and rights within those of its master. */
export const AddApplication: Method<{ 2: { request: AddApplicationRequest; response: AddApplicationResponse }; 1: { request: AddApplicationRequest; response: AddApplicationResponse } }, 2> = { name: 'AddApplication', newest: 2, shapes: { 1: [s$2, s$3], 2: [s$2, s$3] } }
/** Reserves a code, to be told to a person before their package is ready. */
export const AllocatePackageId: Method<{ 1: { request: {}; response: AllocatePackageIdResponse } }, 1> = { name: 'AllocatePackageId', newest: 1, shapes: { 1: [s$4, s$5] } }
/** The application names the person and the record of the call by an id of its own. */
export const AssociateAlternateId: Method<{ 1: { request: AssociateAlternateIdRequest; response: void } }, 1> = { name: 'AssociateAlternateId', newest: 1, shapes: { 1: [s$6] } }
/** Lets the person into an application that admits only people it was told of. */
export const AuthorizeApplication: Method<{ 1: { request: AuthorizeApplicationRequest; response: void } }, 1> = { name: 'AuthorizeApplication', newest: 1, shapes: { 1: [['appId']] } }
/** Returns an address to upload a blob to, which PutThings then makes part of a thing. */
export const BeginPutBlob: Method<{ 1: { request: {}; response: BeginPutBlobResponse } }, 1> = { name: 'BeginPutBlob', newest: 1, safe: true, shapes: { 1: [s$4, ['blobRefUrl blobChunkSize# maxBlobSize# blobHashAlgorithm blobHashParameters.', s$BlobHashAlgorithmParameters]] } }
/** Returns an address to upload a blob to that a thing in a package names, sealed chunk by chunk. */
export const BeginPutConnectPackageBlob: Method<{ 1: { request: {}; response: BeginPutConnectPackageBlobResponse } }, 1> = { name: 'BeginPutConnectPackageBlob', newest: 1, shapes: { 1: [s$4, ['blobRefUrl packageBlobChunkEncryptionAlgorithm blobPreEncryptionChunkSize# blobPostEncryptionChunkSize# maxBlobSize# blobHashAlgorithm blobHashParameters.', s$BlobHashAlgorithmParameters]] } }
/** Opens a session for an application that proves itself with its certificate or its shared secret. */
export const CreateAuthenticatedSessionToken: Method<{ 2: { request: CreateAuthenticatedSessionTokenRequest; response: CreateAuthenticatedSessionTokenResponse }; 1: { request: CreateAuthenticatedSessionTokenRequest; response: CreateAuthenticatedSessionTokenResponse1 } }, 2> = { name: 'CreateAuthenticatedSessionToken', newest: 2, safe: true, shapes: { 1: [s$18, ['token.+', s$19]], 2: [s$18, ['token.+ sharedSecret', s$19]] } }
/** Leaves things for a person, sealed with the answer to a question; returns the code to tell them. */
export const CreateConnectPackage: Method<{ 2: { request: CreateConnectPackageRequest; response: CreateConnectPackageResponse }; 1: { request: CreateConnectPackageRequest1; response: CreateConnectPackageResponse } }, 2> = { name: 'CreateConnectPackage', newest: 2, shapes: { 1: [['identityCode? friendlyName question externalId package.', s$Thing], s$5], 2: [['identityCode? friendlyName question externalId package. streamedPackageBlobs.?', s$Thing2, ['blobInPackageRefUrl+']], s$5] } }
/** A code with which a person, after a question, opens a record to the application. */
export const CreateConnectRequest: Method<{ 1: { request: CreateConnectRequestRequest; response: CreateConnectRequestResponse } }, 1> = { name: 'CreateConnectRequest', newest: 1, shapes: { 1: [['friendlyName question answer externalId callBackUrl?'], s$5] } }
/** Takes back a package that nobody picked up, or all that were left under one external id; their codes are dead. */
export const DeletePendingConnectPackage: Method<{ 1: { request: DeletePendingConnectPackageRequest; response: void } }, 1> = { name: 'DeletePendingConnectPackage', newest: 1, shapes: { 1: [['identityCode? externalId?']] } }
/** Takes back a connect request that nobody accepted; its code is dead. */
export const DeletePendingConnectRequest: Method<{ 1: { request: DeletePendingConnectRequestRequest; response: void } }, 1> = { name: 'DeletePendingConnectRequest', newest: 1, shapes: { 1: [['externalId']] } }
/** The application gives up an id of its own: that of the person and record of the call, or without them any. */
export const DisassociateAlternateId: Method<{ 1: { request: DisassociateAlternateIdRequest; response: void } }, 1> = { name: 'DisassociateAlternateId', newest: 1, shapes: { 1: [s$6] } }
/** The ids by which the application names the person and the record of the call. */
export const GetAlternateIds: Method<{ 1: { request: {}; response: GetAlternateIdsResponse } }, 1> = { name: 'GetAlternateIds', newest: 1, safe: true, shapes: { 1: [s$4, ['alternateIds.', ['alternateId*']]] } }
/** Applications that people can use with their records, page by page. */
export const GetApplicationDirectory: Method<{ 1: { request: GetApplicationDirectoryRequest; response: GetApplicationDirectoryResponse } }, 1> = { name: 'GetApplicationDirectory', newest: 1, safe: true, shapes: { 1: [['applicationDirectoryFilter.? applicationDirectoryIdCursor? includeItemDetails!?', s$DirectoryFilterSpec], ['applicationDirectory.? applicationDirectoryIdCursor?', ['applicationDirectoryItem.* applicationDirectoryMetadata.*', ['id name.+ companyInformation.? categories. dataProviderCategories.? shortDescription.+ longDescription.* thingTypes.? infoUrl.* facebooklikeUrl.* mobilePlatformCollection.? extensionItems.? directoryState# createdDate? updatedDate? migrationSourceInstance? applicationLogo.? privacyStatementUrl.* termsOfUseUrl.* connectionDescription.* screenshots.? supportedRecordLocations.? supportedInstances.?', s$1, s$CompanyInformation, s$DirectoryCategories, s$DirectoryDataProviderCategories, s$1, s$1, s$Guids, s$1, s$1, s$MobilePlatformCollection, s$CultureSpecificExtensionItems, s$AppLargeLogoInfo, s$1, s$1, s$1, s$Screenshots, s$SupportedLocationList, s$SupportedInstanceList], s$DirectoryItemMetadata]]] } }
/** How the application is registered: names, addresses, and what it asks people for. */
export const GetApplicationInfo: Method<{ 2: { request: GetApplicationInfoRequest; response: GetApplicationInfoResponse }; 1: { request: GetApplicationInfoRequest; response: GetApplicationInfoResponse } }, 2> = { name: 'GetApplicationInfo', newest: 2, safe: true, shapes: { 1: [s$32, s$33], 2: [s$32, s$33] } }
/** What the application keeps about the person, and the record it works with. */
export const GetApplicationSettings: Method<{ 1: { request: {}; response: GetApplicationSettingsResponse } }, 1> = { name: 'GetApplicationSettings', newest: 1, safe: true, shapes: { 1: [s$4, ['appSettings=? selectedRecordId?']] } }
/** The connect requests that people accepted, of the application and of those it is the master of. */
export const GetAuthorizedConnectRequests: Method<{ 1: { request: GetAuthorizedConnectRequestsRequest; response: GetAuthorizedConnectRequestsResponse } }, 1> = { name: 'GetAuthorizedConnectRequests', newest: 1, safe: true, shapes: { 1: [['authorizedConnectRequestsSince?'], ['connectRequest.*', ['personId recordId. appId externalId', ['$text @appSpecificRecordId?']]]] } }
/** The people who opened a record to the application, page by page. */
export const GetAuthorizedPeople: Method<{ 1: { request: GetAuthorizedPeopleRequest; response: GetAuthorizedPeopleResponse } }, 1> = { name: 'GetAuthorizedPeople', newest: 1, safe: true, shapes: { 1: [['parameters.?', ['personIdCursor? authorizationsCreatedSince? numResults#?']], ['responseResults.', ['personInfo.* moreResults!', s$PersonInfo]]] } }
/** The records with these ids, as far as they are open to the application; others are left out. */
export const GetAuthorizedRecords: Method<{ 1: { request: GetAuthorizedRecordsRequest; response: GetAuthorizedRecordsResponse } }, 1> = { name: 'GetAuthorizedRecords', newest: 1, safe: true, shapes: { 1: [s$Guids, ['record.*', s$Record]] } }
/** Devices that people can use with their records, page by page. */
export const GetDeviceDirectory: Method<{ 1: { request: GetDeviceDirectoryRequest; response: GetDeviceDirectoryResponse } }, 1> = { name: 'GetDeviceDirectory', newest: 1, safe: true, shapes: { 1: [['deviceDirectoryFilter.? deviceDirectoryIdCursor? includeItemDetails!?', s$DirectoryFilterSpec], ['deviceDirectory.? deviceDirectoryIdCursor?', ['deviceDirectoryItem.* deviceDirectoryMetadata.*', ['id name.+ companyInformation.? categories. dataProviderCategories.? shortDescription.+ longDescription.* thingTypes.? infoUrl.* facebooklikeUrl.* mobilePlatformCollection.? extensionItems.? directoryState# createdDate? updatedDate? migrationSourceInstance? models.? supportedRecordLocations.? supportedInstances.? appId?', s$1, s$CompanyInformation, s$DirectoryCategories, s$DirectoryDataProviderCategories, s$1, s$1, s$Guids, s$1, s$1, s$MobilePlatformCollection, s$CultureSpecificExtensionItems, ['model.+', ['screenshots.? name? displayName.* purchaseUrl.* windowsClientInformation.?', s$Screenshots, s$1, s$1, ['deviceClass? hardwareId installedHardwareIds. autoDetectId? driverPackageArguments? driverPackages.', ['installedHardwareId+'], ['package.+', ['platforms. driverPackageUrl.+ defaultArguments? instructionsUrl.* validationCode?', ['platform.+', s$CodedValue], s$1, s$1]]]]], s$SupportedLocationList, s$SupportedInstanceList], s$DirectoryItemMetadata]]] } }
/** All subscriptions of the application, with their keys. */
export const GetEventSubscriptions: Method<{ 1: { request: {}; response: GetEventSubscriptionsResponse } }, 1> = { name: 'GetEventSubscriptions', newest: 1, safe: true, shapes: { 1: [s$4, ['subscriptions.', ['subscription.*', s$Subscription]]] } }
/** When the clinical documents of the application came within reach of their patients, or its packages. */
export const GetMeaningfulUseTimelyAccessReport: Method<{ 1: { request: GetMeaningfulUseTimelyAccessReportRequest; response: GetMeaningfulUseTimelyAccessReportResponse } }, 1> = { name: 'GetMeaningfulUseTimelyAccessReport', newest: 1, safe: true, shapes: { 1: [['documentFilter.? dopuDocumentFilter.? maxItemsPerPage#? cursor?', s$DocumentFilter, ['availableDateFilter.', s$DateFilter]], ['sources. cursor?', ['source.*', ['|documentReceipts. dopuDocumentReceipts. @id', ['documentReceipt.+', ['availableDate @patientId @organizationId? @eventDate']], ['dopuDocumentReceipt.+', ['availableDate @packageId']]]]]] } }
/** The patients of the application, as its documents name them, for whom somebody viewed, downloaded or sent what is in the record. */
export const GetMeaningfulUseVDTReport: Method<{ 1: { request: GetMeaningfulUseVDTReportRequest; response: GetMeaningfulUseVDTReportResponse } }, 1> = { name: 'GetMeaningfulUseVDTReport', newest: 1, safe: true, shapes: { 1: [['filters. maxItemsPerPage#? cursor?', s$DocumentFilter], ['sources. cursor?', ['source.*', ['patientActivities. @id', ['activity.+', ['@patientId @organizationId?']]]]]] } }
/** The people who hold the record and those who are invited to, without their ids; for custodians only. */
export const GetPeopleForRecord: Method<{ 1: { request: {}; response: GetPeopleForRecordResponse } }, 1> = { name: 'GetPeopleForRecord', newest: 1, safe: true, shapes: { 1: [s$4, ['activePersonAuthorization.+ nonActiveAuthorization.*', ['name recordCustodian! isGroup! contactEmail contactEmailValidated!? recordDisplayName? dateAuthExpires? authXml.? relType#? dateAuthCreated? dateAuthUpdated? canAccessAudit!?', s$AuthXml], ['emailAddress recordCustodian! authorizedRecordState recordDisplayName dateAuthExpires authXml. relType# dateAuthCreated dateAuthUpdated grantorName granteeName recordAuthorizationToken? emailText? canAccessAudit!? requestingApplicationId?', s$AuthXml]]] } }
/** The person and the one record that the application named by an id of its own. */
export const GetPersonAndRecordForAlternateId: Method<{ 1: { request: GetPersonAndRecordForAlternateIdRequest; response: GetPersonAndRecordForAlternateIdResponse } }, 1> = { name: 'GetPersonAndRecordForAlternateId', newest: 1, safe: true, shapes: { 1: [s$6, s$51] } }
/** The person of the call: name, culture, settings of the application, and the records opened to it. */
export const GetPersonInfo: Method<{ 1: { request: GetPersonInfoRequest; response: GetPersonInfoResponse } }, 1> = { name: 'GetPersonInfo', newest: 1, safe: true, shapes: { 1: [['groupMembership!? effectiveRecordPermissions!?'], s$51] } }
/** Tells what was created, updated and deleted in a record after an operation that the caller names. */
export const GetRecordOperations: Method<{ 1: { request: GetRecordOperationsRequest; response: GetRecordOperationsResponse } }, 1> = { name: 'GetRecordOperations', newest: 1, safe: true, shapes: { 1: [['recordOperationSequenceNumber#'], ['latestRecordOperationSequenceNumber# operations.?', ['recordOperation.+', ['operation sequenceNumber# thingId. typeId effDate? updatedEndDate?', s$ThingKey1]]]] } }
/** Where the platform and its Shell are, what they can do, and how much they take at once. */
export const GetServiceDefinition: Method<{ 2: { request: GetServiceDefinitionRequest; response: GetServiceDefinitionResponse }; 1: { request: GetServiceDefinitionRequest1; response: GetServiceDefinitionResponse1 } }, 2> = { name: 'GetServiceDefinition', newest: 2, safe: true, shapes: { 1: [['updatedDate?'], ['platform.? shell.? sdkAssembly.* xmlMethod.* commonSchema* updatedDate?', s$Platform, s$Shell, ['url version docUrl'], s$XmlMethod]], 2: [['updatedDate? responseSections.?', ['section+']], ['platform.? shell.? xmlMethod.* commonSchema* instances.? meaningfulUse.? updatedDate?', s$Platform, s$Shell, s$XmlMethod, ['instance.+ @currentInstanceId?', s$Instance], ['enabled! configuration.*', s$ConfigurationEntry]]] } }
/** What the types of things are: their schemas, columns, versions and dates. */
export const GetThingType: Method<{ 1: { request: GetThingTypeRequest; response: GetThingTypeResponse } }, 1> = { name: 'GetThingType', newest: 1, safe: true, shapes: { 1: [['id* section* imageType* lastClientRefresh?'], ['thingType.*', ['id name uncreatable!? immutable!? singleton!? xsd? columns.? transforms.? transformSource.* image.* versions.? effectiveDateXpath? updatedEndDateXpath? allowReadonly!?', ['column.*', ['@tag @label @type @width# @visible!? @orderBy?']], ['tag*'], ['$text @tag'], ['$text @mimeType'], ['versionInfo.+ @thingTypeId', ['orderByProperties.? @versionTypeId @versionName @versionSequence#', ['property.*', ['conversion.? @name @type @xpath?', ['|linearConversion.', ['multiplier# offset#']]]]]]]]] } }
/** Reads things of a record: by id, by key, or all that pass filters; some in full, the rest as keys. */
export const GetThings: Method<{ 3: { request: GetThingsRequest; response: GetThingsResponse }; 2: { request: GetThingsRequest2; response: GetThingsResponse2 }; 1: { request: GetThingsRequest2; response: GetThingsResponse2 } }, 3> = { name: 'GetThings', newest: 3, safe: true, shapes: { 1: [s$62, s$63], 2: [s$62, s$63], 3: [['group.+', ['id* key.* clientThingId* filter.* format.? currentVersionOnly!? intents.? orderBy.? @name? @max#? @maxFull#?', s$ThingKey1, s$ThingFilterSpec, ['section* xml* typeVersionFormat* blobPayloadRequest.?', ['blobFilters.? blobFormat.', ['blobFilter.+', ['blobName']], ['blobFormatSpec']]], ['intent*'], ['orderByProperty.*', ['$text @typeId @propertyName @direction?']]]], ['group.+', ['thing.* unprocessedThingKeyInfo.* filtered!? orderByCulture? @name?', ['thingId. typeId. thingState? flags#? effDate? created.? updated.? dataXml.* blobPayload.? effPermissions.? tags? signatureInfo~* updatedEndDate?', s$ThingKey1, s$ThingType, s$Audit2, s$Audit2, s$DataXml, ['blob.+', ['blobInfo. contentLength? base64data? blobRefUrl? legacyContentEncoding? currentContentEncoding?', ['name contentType hashInfo.?', s$BlobHashInfo]]], s$EffectivePermissions], s$UnprocessedThingKeyInfo]]] } }
/** Records open to the application in which something it may read was written since a date. */
export const GetUpdatedRecordsForApplication: Method<{ 2: { request: GetUpdatedRecordsForApplicationRequest; response: GetUpdatedRecordsForApplicationResponse }; 1: { request: GetUpdatedRecordsForApplicationRequest; response: GetUpdatedRecordsForApplicationResponse1 } }, 2> = { name: 'GetUpdatedRecordsForApplication', newest: 2, safe: true, shapes: { 1: [s$69, ['recordId.*', ['$text @updateDate?']]], 2: [s$69, ['updatedRecords.', ['updatedRecord.*', ['recordId updateDate personId latestOperationSequenceNumber#?']]]] } }
/** The group memberships of a record that have not expired and that their group could still take back. */
export const GetValidGroupMembership: Method<{ 1: { request: GetValidGroupMembershipRequest; response: GetValidGroupMembershipResponse } }, 1> = { name: 'GetValidGroupMembership', newest: 1, safe: true, shapes: { 1: [['applicationId*'], ['thing.*', s$Thing1]] } }
/** Lists of codes with their texts; without parameters the names of all lists. */
export const GetVocabulary: Method<{ 2: { request: GetVocabularyRequest; response: GetVocabularyResponse }; 1: { request: GetVocabularyRequest; response: GetVocabularyResponse } }, 2> = { name: 'GetVocabulary', newest: 2, safe: true, shapes: { 1: [s$77, s$78], 2: [s$77, s$78] } }
/** Prepares an instance of an installed application: its id, its secret and the token that a person turns into consent. */
export const NewApplicationCreationInfo: Method<{ 1: { request: {}; response: NewApplicationCreationInfoResponse } }, 1> = { name: 'NewApplicationCreationInfo', newest: 1, shapes: { 1: [s$4, ['appId sharedSecret appToken']] } }
/** A code with which one person can make an account where sign-up is not open to everybody. */
export const NewSignupCode: Method<{ 1: { request: {}; response: NewSignupCodeResponse } }, 1> = { name: 'NewSignupCode', newest: 1, shapes: { 1: [s$4, ['signupCode']] } }
/** As PutThings, but an older version of a type may replace a newer one. */
export const OverwriteThings: Method<{ 2: { request: OverwriteThingsRequest; response: OverwriteThingsResponse }; 1: { request: OverwriteThingsRequest1; response: OverwriteThingsResponse } }, 2> = { name: 'OverwriteThings', newest: 2, shapes: { 1: [s$81, s$82], 2: [s$83, s$82] } }
/** Creates or updates things in a record, all or none. */
export const PutThings: Method<{ 2: { request: PutThingsRequest; response: PutThingsResponse }; 1: { request: PutThingsRequest1; response: PutThingsResponse } }, 2> = { name: 'PutThings', newest: 2, shapes: { 1: [s$81, s$82], 2: [s$83, s$82] } }
/** Creates things, or updates those that have their client ids already; sent twice, it makes no second thing. */
export const PutThingsByClientIds: Method<{ 1: { request: PutThingsByClientIdsRequest; response: PutThingsByClientIdsResponse } }, 1> = { name: 'PutThingsByClientIds', newest: 1, safe: true, shapes: { 1: [s$83, s$82] } }
/** What the application may do with things of these types in the record, with the person there and without. */
export const QueryPermissions: Method<{ 1: { request: QueryPermissionsRequest; response: QueryPermissionsResponse } }, 1> = { name: 'QueryPermissions', newest: 1, safe: true, shapes: { 1: [['thingTypeId+'], ['thingTypePermission.* otherSettings.', s$ThingTypePermission, ['meaningfuluseOptIn!?']]] } }
/** The application gives back what the person let it do in the record. */
export const RemoveApplicationRecordAuthorization: Method<{ 1: { request: {}; response: void } }, 1> = { name: 'RemoveApplicationRecordAuthorization', newest: 1, shapes: { 1: [s$4] } }
/** Removes things from a record, all or none; custodians can bring them back. */
export const RemoveThings: Method<{ 1: { request: RemoveThingsRequest; response: void } }, 1> = { name: 'RemoveThings', newest: 1, shapes: { 1: [['thingId.+', s$ThingKey]] } }
/** Finds codes of a list by their texts; without a list, the lists themselves. */
export const SearchVocabulary: Method<{ 1: { request: SearchVocabularyRequest; response: SearchVocabularyResponse } }, 1> = { name: 'SearchVocabulary', newest: 1, safe: true, shapes: { 1: [['vocabularyKey.? textSearchParameters.', s$VocabularyKey, ['searchString. maxResults#?', ['$text @searchMode?']]], ['vocabularyKey.* codeSetResult.?', s$VocabularyKeyInfo, s$VocabularyCodeSet]] } }
/** The instance at which a person of this country opens an account. */
export const SelectInstance: Method<{ 1: { request: SelectInstanceRequest; response: SelectInstanceResponse } }, 1> = { name: 'SelectInstance', newest: 1, safe: true, shapes: { 1: [['preferredLocation.', s$Location], ['selectedInstance.?', s$Instance]] } }
/** Mails people in the name of the person, with the person’s address to answer to. Who does not want messages gets none, and nobody is told. */
export const SendInsecureMessage: Method<{ 1: { request: SendInsecureMessageRequest; response: void } }, 1> = { name: 'SendInsecureMessage', newest: 1, shapes: { 1: [['rcptAddress.* rcptPerson.* rcptRecord.? subject textBody? htmlBody?', s$94, s$95, s$96]] } }
/** Mails people who use the application, in its name; it does not learn their addresses. Who does not want messages gets none, and nobody is told. */
export const SendInsecureMessageFromApplication: Method<{ 1: { request: SendInsecureMessageFromApplicationRequest; response: void } }, 1> = { name: 'SendInsecureMessageFromApplication', newest: 1, shapes: { 1: [['fromMailbox. rcptAddress.* rcptPerson.* rcptRecord.? subject textBody? htmlBody?', ['mailboxName name'], s$94, s$95, s$96]] } }
/** Replaces what the application keeps about the person; empty settings clear it. */
export const SetApplicationSettings: Method<{ 1: { request: SetApplicationSettingsRequest; response: void } }, 1> = { name: 'SetApplicationSettings', newest: 1, safe: true, shapes: { 1: [['appSettings=? bareSettings~*']] } }
/** The application is told, at an address of its own, of changes in the records that were opened to it. */
export const SubscribeToEvent: Method<{ 1: { request: SubscribeToEventRequest; response: SubscribeToEventResponse } }, 1> = { name: 'SubscribeToEvent', newest: 1, shapes: { 1: [s$100, s$101] } }
/** Ends a subscription; what waits to be told of it is forgotten. */
export const UnsubscribeToEvent: Method<{ 1: { request: UnsubscribeToEventRequest; response: void } }, 1> = { name: 'UnsubscribeToEvent', newest: 1, shapes: { 1: [s$101] } }
/** Changes a child of the application; what is left out stays. */
export const UpdateApplication: Method<{ 2: { request: UpdateApplicationRequest; response: void }; 1: { request: UpdateApplicationRequest; response: void } }, 2> = { name: 'UpdateApplication', newest: 2, shapes: { 1: [s$102], 2: [s$102] } }
/** Replaces all of a subscription: its key, its address and its filters. */
export const UpdateEventSubscription: Method<{ 1: { request: UpdateEventSubscriptionRequest; response: void } }, 1> = { name: 'UpdateEventSubscription', newest: 1, shapes: { 1: [s$100] } }
/** Gives a connect request another external id. */
export const UpdateExternalId: Method<{ 1: { request: UpdateExternalIdRequest; response: void } }, 1> = { name: 'UpdateExternalId', newest: 1, shapes: { 1: [['identityCode? oldExternalId? newExternalId']] } }
/** Why a request was refused, by the names of the platform. */
export const Status = {
  /** Done. */
  OK: 0,
  /** The server could not do this; try again, and give the response id to support if it happens again. */
  FAILED: 1,
  /** Send the request as an HTTP POST with a body, plain or compressed with gzip or deflate. */
  BAD_HTTP: 2,
  /** The request is not well-formed XML or does not fit its schema; compare it with the schema of the method. */
  INVALID_XML: 3,
  /** A hash or signature does not match what was received; compute it over the exact bytes that you send. */
  BAD_SIG: 4,
  /** There is no such method in this version; see GetServiceDefinition for those there are. */
  BAD_METHOD: 5,
  /** The application is unknown, not yet authorized or not active; register it, or ask the person to approve it. */
  INVALID_APP: 6,
  /** The sign-in of the person has ended; ask the person to sign in again. */
  CREDENTIAL_TOKEN_EXPIRED: 7,
  /** The token is not one that can be used here; get a new one. */
  INVALID_TOKEN: 8,
  /** The person is unknown or the account is not active; check the person id. */
  INVALID_PERSON: 9,
  /** There is no such record for this application; check the record id. */
  INVALID_RECORD: 10,
  /** This is not permitted; ask the person to authorize the application for it. */
  ACCESS_DENIED: 11,
  /** This server knows the request but does not offer it. */
  NYI: 12,
  /** There is no such thing in the record; leave out the thing-id to create one. */
  INVALID_THING: 13,
  /** The two units do not measure the same; choose a unit of the same kind. */
  CANT_CONVERT_UNITS: 14,
  /** The filter cannot be used; name ids, keys, types or dates, and only a simple path as xpath. */
  INVALID_FILTER: 15,
  /** The format of the request cannot be used; name sections that this version of the method has. */
  INVALID_FORMAT: 16,
  /** The credential carries no shared secret; add one. */
  MISSING_SHARED_SECRET: 17,
  /** The rules of the application are missing or go beyond those of its master; ask for less. */
  INVALID_APPAUTH: 18,
  /** There is no such thing type; see GetThingType for those there are. */
  INVALID_THING_TYPE: 19,
  /** Things of this type cannot be changed; create a new one. */
  THING_TYPE_IMMUTABLE: 20,
  /** No thing of this type can be created here; if the record has one already, update that. */
  THING_TYPE_UNCREATABLE: 21,
  /** This sign-in already belongs to an account; use another one. */
  DUPLICATE_CREDENTIAL_FOUND: 22,
  /** The name of the record cannot be used; choose another one. */
  INVALID_RECORD_NAME: 23,
  /** The list of medicines has no such name; check the spelling. */
  DRUG_NOT_FOUND: 24,
  /** The account is not in a state that allows this. */
  INVALID_PERSON_STATE: 25,
  /** There is no such code set; see GetVocabulary for those there are. */
  INVALID_CODESET: 26,
  /** The group is unknown or not active; check the group id. */
  INVALID_GROUP: 27,
  /** The link to confirm an e-mail address is wrong or was used; ask for a new one. */
  INVALID_VALIDATION_TOKEN: 28,
  /** The name of the account cannot be used; choose another one. */
  INVALID_ACCOUNT_NAME: 29,
  /** The contact e-mail address cannot be used; check it. */
  INVALID_CONTACT_EMAIL: 30,
  /** The name to sign in cannot be used; choose another one. */
  INVALID_LOGIN_NAME: 31,
  /** The password is wrong or cannot be used; check it. */
  INVALID_PASSWORD: 32,
  /** There is no such stored query; stored queries are no longer offered. */
  INVALID_OPENQUERY: 33,
  /** The transform cannot be loaded or run; use a tag that GetThingType lists. */
  INVALID_TRANSFORM: 34,
  /** There is no such relationship; use a code of the vocabulary of relationships. */
  INVALID_RELATIONSHIP_TYPE: 35,
  /** This kind of credential cannot be used here; use appserver or appserver2. */
  INVALID_CREDENTIAL_TYPE: 36,
  /** The record is not in a state that allows this; it may be closed or only readable. */
  INVALID_RECORD_STATE: 37,
  /** The application is open to everyone, so nobody needs to be let in. */
  APP_AUTH_NOT_REQUIRED: 38,
  /** The request is too large; send less at once, and large files as blobs. */
  REQUEST_TOO_LONG: 39,
  /** The record is already shared in this way; change the sharing that exists. */
  DUPLICATE_AUTHORIZED_RECORD_FOUND: 40,
  /** The e-mail address has to be confirmed first; follow the link in the mail. */
  EMAIL_NOT_VALIDATED: 41,
  /** There is a group of this name already; choose another name. */
  DUPLICATE_GROUP_FOUND: 42,
  /** The group is part of another group; take it out there first. */
  GROUP_ALREADY_HAS_PARENT: 43,
  /** A group cannot hold itself; choose another parent. */
  GROUP_MEMBERSHIP_CYCLE_DETECTED: 44,
  /** A mail address is not well-formed; check sender and recipients. */
  MAIL_ADDRESS_MALFORMED: 45,
  /** The password is too easy to guess; choose a longer one. */
  PASSWORD_NOT_STRONG: 46,
  /** A record needs someone who manages it; name another custodian first. */
  CANNOT_REMOVE_LAST_CUSTODIAN: 47,
  /** The e-mail address is not well-formed; check it. */
  INVALID_EMAIL_ADDRESS: 48,
  /** The request is older than it says it may be; check the clock and send it anew. */
  REQUEST_TIMED_OUT: 49,
  /** The e-mail address of the sponsor cannot be used; check it. */
  INVALID_SPONSOR_EMAIL: 50,
  /** The promotion token is wrong or was used; ask for a new one. */
  INVALID_PROMOTION_TOKEN: 51,
  /** The invitation is unknown or was withdrawn; ask for a new one. */
  INVALID_RECORD_AUTHORIZATION_TOKEN: 52,
  /** The request has too many groups; send several requests. */
  TOO_MANY_GROUPS_IN_QUERY: 53,
  /** Nobody can share more than they may do themselves; share less. */
  GRANT_AUTHZ_EXCEEDS_DEFAULT: 54,
  /** There is no such vocabulary; see GetVocabulary without parameters for those there are. */
  INVALID_VOCABULARY: 55,
  /** The vocabulary could not be loaded; try again later. */
  VOCABULARY_LOAD_ERROR: 56,
  /** The invitation has expired; ask for a new one. */
  RECORD_AUTHORIZATION_TOKEN_EXPIRED: 57,
  /** The record is not shared in this way. */
  RECORD_AUTHORIZATION_DOES_NOT_EXIST: 58,
  /** Things of this type cannot be removed. */
  THING_TYPE_UNDELETABLE: 59,
  /** To change a thing, send the version-stamp that you read. */
  VERSION_STAMP_MISSING: 60,
  /** The thing was changed meanwhile; read it again and repeat the change. */
  VERSION_STAMP_MISMATCH: 61,
  /** The stored query has expired; stored queries are no longer offered. */
  EXPIRED_OPENQUERY: 62,
  /** The public key cannot be used; send an X.509 certificate with an RSA key, DER, in hex. */
  INVALID_PUBLIC_KEY: 63,
  /** The application has no domain name to send mail from; set one first. */
  DOMAIN_NAME_NOT_SET: 64,
  /** The session of the application has ended; create a new one. */
  AUTHENTICATED_SESSION_TOKEN_EXPIRED: 65,
  /** There is no credential with this key. */
  INVALID_CREDENTIAL_KEY: 66,
  /** There is no person or group with this id; check it. */
  INVALID_PERSON_ID: 67,
  /** The record is full; delete what is no longer needed, or ask for more space. */
  RECORD_QUOTA_EXCEEDED: 68,
  /** A date is in no calendar or outside of what can be stored; check it. */
  INVALID_DATETIME: 69,
  /** The certificate has expired, was revoked or is not registered; register another one. */
  BAD_CERT: 70,
  /** The answer would be too large; ask for less at once. */
  RESPONSE_TOO_LONG: 71,
  /** The security question is missing or cannot be used. */
  INVALID_VERIFICATION_QUESTION: 72,
  /** The answer to the security question is missing or wrong. */
  INVALID_VERIFICATION_ANSWER: 73,
  /** The code is unknown; check each group of letters. */
  INVALID_IDENTITY_CODE: 74,
  /** There were too many wrong answers; ask for a new code. */
  RETRY_LIMIT_EXCEEDED: 75,
  /** This language is not offered here; ask for en-US. */
  CULTURE_NOT_SUPPORTED: 76,
  /** Files of this kind are not taken. */
  INVALID_FILE_EXTENSION: 77,
  /** The vocabulary has no such code. */
  INVALID_VOCABULARY_ITEM: 78,
  /** A request with this external id is already waiting; delete it first. */
  DUPLICATE_CONNECT_REQUEST_FOUND: 79,
  /** There is no special account of this kind. */
  INVALID_SPECIAL_ACCOUNT_TYPE: 80,
  /** There is a type with this id already. */
  DUPLICATE_TYPE_FOUND: 81,
  /** There is no such credential. */
  CREDENTIAL_NOT_FOUND: 82,
  /** This is the only way to sign in; add another one first. */
  CANNOT_REMOVE_LAST_CREDENTIAL: 83,
  /** The person has accepted the request already, so it cannot be deleted. */
  CONNECT_REQUEST_ALREADY_AUTHORIZED: 84,
  /** The thing is stored in a newer version of its type; send that version. */
  INVALID_THING_TYPE_VERSION: 85,
  /** The account has too many ways to sign in; remove one first. */
  CREDENTIALS_LIMIT_EXCEEDED: 86,
  /** The list of methods names one that does not exist or cannot be given. */
  INVALID_METHOD: 87,
  /** The address of the blob is unknown, expired or of someone else; upload the blob again. */
  INVALID_BLOB_REF_URL: 88,
  /** The data are too large for this version of the method; use GetThings 3 with blobs. */
  CANNOT_GET_STREAMED_OTHER_DATA: 89,
  /** To change the version of the type, send the data-xml in that version too. */
  UPDATE_THING_TYPE_VERSION_NO_DATA_XML: 90,
  /** This content encoding of a blob is not known here. */
  UNSUPPORTED_CONTENT_ENCODING: 91,
  /** The bytes of the blob are not encoded as stated. */
  CONTENT_ENCODING_DATA_MISMATCH: 92,
  /** The account has too many applications; remove one first. */
  APPLICATION_LIMIT_EXCEEDED: 93,
  /** There is no binary content with this id. */
  INVALID_BINARY_CONTENT_ID: 94,
  /** The code was reserved, but its package has not come yet; try again later. */
  CONNECT_REQUEST_INCOMPLETE: 95,
  /** This code already has its package; ask for a new code. */
  CONNECT_PACKAGE_EXISTS: 96,
  /** The name of the file cannot be used; choose another one. */
  INVALID_FILE_NAME: 97,
  /** The sign-up code is wrong or was used; ask for a new one. */
  INVALID_SIGNUP_CODE: 98,
  /** The blob is too large to be part of the answer; ask for it streamed. */
  BLOB_SIZE_TOO_LARGE_FOR_INLINE: 99,
  /** Two blobs of one thing have the same name; give each its own. */
  DUPLICATE_BLOB: 100,
  /** The blob belongs to another thing already; upload it again. */
  BLOB_TOKEN_COMMITTED: 101,
  /** The upload of the blob was not finished; send its last part with x-hv-blob-complete: 1. */
  BLOB_TOKEN_NOT_COMPLETED: 102,
  /** This version of the method would lose part of the thing; use PutThings 2. */
  THING_POTENTIALLY_INCOMPLETE: 104,
  /** The algorithm of the signature is not known here; use rsa-sha1. */
  INVALID_SIGNATURE_ALGORITHM: 105,
  /** The hash algorithm of the blob is not known here; use SHA256Block. */
  INVALID_BLOB_HASH_ALGORITHM: 106,
  /** The block size of the hash cannot be used; take the one that BeginPutBlob returned. */
  UNSUPPORTED_BLOB_HASH_BLOCK_SIZE: 107,
  /** The stored blob was hashed with another algorithm; send that one. */
  BLOB_HASH_ALGORITHM_MISMATCH: 108,
  /** The stored blob was hashed with another block size; send that one. */
  BLOB_HASH_BLOCK_SIZE_MISMATCH: 109,
  /** The method of the signature is not known here; use HVSignatureMethod1 or HVSignatureMethod2. */
  UNSUPPORTED_SIGNATURE_METHOD: 110,
  /** The bytes of the blob do not match its hash or length; upload it again. */
  INVALID_BLOB_HASH: 111,
  /** The blob belongs to a package that does not exist yet; create the package first. */
  PACKAGE_BLOB_NOT_COMMITTED: 112,
  /** The application cannot go from its state to that one. */
  APPLICATION_STATE_TRANSITION_NOT_SUPPORTED: 113,
  /** This manager has been invited already; send the invitation again instead. */
  ENTITY_MANAGER_AUTH_INVITE_DUPLICATE: 114,
  /** There is no such invitation; create a new one. */
  EXISTING_ENTITY_MANAGER_AUTH_INVITE_NOT_FOUND: 115,
  /** The invitation of a manager is wrong or was used; ask for a new one. */
  INVALID_ENTITY_MANAGER_AUTH_TOKEN: 116,
  /** The invitation could not be sent again; try later. */
  RESEND_ENTITY_MANAGER_INVITE_FAILED: 117,
  /** This person is a manager already. */
  ENTITY_MANAGER_AUTH_ALREADY_EXISTS: 118,
  /** This person is not a manager. */
  ENTITY_MANAGER_AUTH_DOES_NOT_EXIST: 119,
  /** What the package holds is not XML that can be read; pack it again. */
  INVALID_PACKAGE_CONTENTS: 120,
  /** This content type is not taken. */
  INVALID_CONTENT_TYPE: 121,
  /** The package has to be checked before it can be stored. */
  CONNECT_PACKAGE_VALIDATION_REQUIRED: 122,
  /** A thing is Active or Deleted; name one of these states. */
  INVALID_THING_STATE: 123,
  /** There are too many things in one request; send several requests. */
  TOO_MANY_THINGS_SPECIFIED: 124,
  /** There is no entity of this kind. */
  INVALID_ENTITY_TYPE: 125,
  /** The directory has no such entry, or it cannot be used. */
  INVALID_DIRECTORY_ITEM: 126,
  /** There is no directory of this kind. */
  INVALID_DIRECTORY_TYPE: 127,
  /** The directory entry is not in a state that allows this. */
  INVALID_DIRECTORY_STATE: 128,
  /** The list of vocabularies names one that does not exist or cannot be given. */
  INVALID_VOCABULARY_AUTHORIZATION: 129,
  /** The application may not use this vocabulary; its licence does not allow it. */
  VOCABULARY_ACCESS_DENIED: 130,
  /** Things of this type cannot be marked as personal. */
  UNSUPPORTED_PERSONAL_FLAG: 131,
  /** There is no such subscription; see GetEventSubscriptions. */
  SUBSCRIPTION_NOT_FOUND: 132,
  /** The application has too many subscriptions; end one first. */
  SUBSCRIPTION_LIMIT_EXCEEDED: 133,
  /** The subscription cannot be used; check its key, address and filter. */
  SUBSCRIPTION_INVALID: 134,
  /** The token to create the application is wrong, expired or used; start the application anew. */
  APPLICATION_CREATION_TOKEN_INVALID: 135,
  /** This application exists already; connect with its id. */
  DUPLICATE_APPLICATION_FOUND: 136,
  /** The application that asked to share the record is unknown. */
  SHARING_REQUESTING_APPLICATION_NOT_FOUND: 137,
  /** The encrypted credential has expired; sign in again. */
  ENCRYPTED_CREDENTIAL_EXPIRED: 138,
  /** This alternate id stands for someone already; choose another one. */
  DUPLICATE_ALTERNATE_ID: 139,
  /** There is no such alternate id. */
  ALTERNATE_ID_NOT_FOUND: 140,
  /** There are too many alternate ids; remove one first. */
  ALTERNATE_IDS_LIMIT_EXCEEDED: 141,
  /** The alternate id is empty; send one. */
  ALTERNATE_ID_MISSING: 142,
  /** There is no such entry in the history of the record. */
  RECORD_AUDIT_NOT_FOUND: 143,
  /** The PIN of the invitation is wrong; check it. */
  RECORD_SHARING_INVITATION_PIN_MISMATCH: 144,
  /** There were too many wrong PINs; ask for a new invitation. */
  RECORD_SHARING_MAXIMUM_NUMBER_OF_ATTEMPTS_EXCEEDED: 145,
  /** Someone else changed this at the same time; read it again and repeat the change. */
  CONCURRENCY_VIOLATION: 146,
  /** The application is not offered where this record is kept. */
  RECORD_LOCATION_NOT_SUPPORTED: 147,
  /** There are too many messages; send fewer at once. */
  TOO_MANY_MESSAGES: 148,
  /** The message could not be stored; try again later. */
  COULD_NOT_ENQUEUE: 149,
  /** The application has this location already. */
  DUPLICATE_APP_LOCATION_INFO: 150,
  /** To remove a location, leave out the warnings. */
  REMOVELOCATIONS_INVALID_WARNINGMESSAGES: 151,
  /** The server can only be read during maintenance; write later. */
  MAINTENANCE_MODE_ACCESS_DENIED: 152,
  /** There is no such instance; see GetServiceDefinition for those there are. */
  INVALID_INSTANCE_ID: 153,
  /** This thing is read-only; only its tags and its end date can change. */
  CANNOT_UPDATE_IMMUTABLE_THING: 154,
  /** Things of this type cannot be read-only; clear the flag. */
  CANNOT_CREATE_IMMUTABLE_THING: 155,
  /** A read-only thing stays read-only; leave the flag set. */
  CANNOT_CHANGE_IMMUTABLE_FLAG: 156,
  /** The person is too young for an account; a parent or guardian can keep the record. */
  INVALID_AGE: 157,
  /** This method cannot be called from this address. */
  INVALID_IP_ADDRESS: 158,
  /** Microsoft account tickets are not accepted here; sign in through the Shell. */
  INVALID_MSA_TICKET: 159,
  /** The account has too many records; remove one first. */
  MAX_RECORDS_EXCEEDED: 160,
  /** A thing is made read-only when it is created, not later. */
  CANNOT_SET_IMMUTABLE_FLAG: 161,
  /** The link to the mail preferences has expired; sign in to change them. */
  COMMUNICATION_PREFERENCES_ACCESS_TOKEN_EXPIRED: 162,
  /** The SAML token cannot be used; sign in again. */
  INVALID_SAML2_TOKEN: 163,
  /** Meaningful Use reports are switched off on this server. */
  MEANINGFUL_USE_FEATURE_DISABLED: 164,
  /** A key stands twice in the request; send each once. */
  APPLICATION_CACHE_REQUEST_DUPLICATE_KEY: 165,
  /** An item for the cache cannot be used; check its key and life. */
  APPLICATION_CACHE_REQUEST_INVALID_ITEM: 166,
  /** The items for the cache are too large; send less. */
  APPLICATION_CACHE_REQUEST_TOO_LARGE: 167,
  /** The Direct address is taken; choose another one. */
  DUPLICATE_DIRECT_ADDRESS: 168,
  /** The Direct address is not well-formed; check it. */
  INVALID_DIRECT_ADDRESS: 169,
  /** The record has too many Direct addresses; remove one first. */
  MAX_DIRECT_ADDRESSES_EXCEEDED: 170,
  /** There is no such Direct address. */
  DIRECT_ADDRESS_NOT_FOUND: 171,
  /** The Meaningful Use source cannot be used; check it. */
  INVALID_MEANINGFUL_USE_SOURCE: 172,
  /** A Meaningful Use source is taken or stands twice. */
  DUPLICATE_MEANINGFUL_USE_SOURCES: 173,
  /** The application is not set up for Meaningful Use reports. */
  APP_NOT_ENABLED_FOR_MEANINGFUL_USE: 174,
  /** Children of this application cannot be set up for Meaningful Use reports. */
  CHILD_APPS_NOT_ENABLED_FOR_MEANINGFUL_USE: 175,
  /** There is no such data connection. */
  DATA_CONNECTION_NOT_FOUND: 176,
  /** The source of data is unknown or not active. */
  INVALID_SOURCE_ID: 177,
  /** The data connection is switched off; switch it on first. */
  DATA_CONNECTION_STATUS_ERROR: 178,
  /** There is no signal of this kind. */
  INVALID_SIGNAL_TYPE: 179,
  /** The order cannot be used; name one property that GetThingType lists for a type of the filter. */
  INVALID_THING_ORDER_SPECS: 180,
  /** Things of this type cannot be ordered by a property; leave out order-by. */
  THING_SORT_NOT_ENABLED: 181,
  /** The record cannot be reached at present; try again later. */
  RECORD_STORE_UNAVAILABLE: 182,
  /** The record is under maintenance; try again later. */
  RECORD_UNDER_MAINTENANCE: 183,
  /** The account is paired already. */
  ACCOUNT_PAIRED: 184,
  /** This record cannot be paired; choose one that the person manages. */
  PAIRING_RECORD_REQUIREMENTS_NOT_MET: 185,
  /** This Microsoft Health user is paired with another account. */
  MSH_USER_ID_PAIRED: 186,
  /** There is no such Microsoft Health user. */
  INVALID_MSH_USER_ID: 187,
  /** The client id is not that of the request; check it. */
  INVALID_VERIFICATION_CLIENT_ID: 188,
  /** Several things have this client id; name the one by its thing-id. */
  CLIENT_ID_REFERENCES_MULTIPLE_THINGS: 189,
} as const
