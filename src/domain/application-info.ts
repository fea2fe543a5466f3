/** An application as others see it: what GetApplicationInfo answers and the histories name (wire.md §5.2). */
import type { ApplicationInfo } from '../protocol/application.ts'
import { utc } from '../protocol/dates.ts'
import { type Reader, sql } from '../store/db.ts'
import { type ApplicationDocument, type DocumentKind, documentsOf } from './application-documents.ts'
import { applicationById } from './applications.ts'
import type { AppLocation, Application, Culture, Further, Services, Wording } from './context.ts'
import { bestOf, rulesTo } from './rules.ts'

type Texts = readonly (readonly [string, string])[]

/** What an application says of itself, in all languages that it was given in; English where none was named. */
function textsOf(application: Application, part: keyof Wording): Texts {
  const worded = Object.entries(application.wording).flatMap(([language, said]) =>
    said[part] === undefined ? [] : [[language, said[part]] as const],
  )
  return worded.length > 0 ? worded : application[part] === '' ? [] : [['en-US', application[part]]]
}

/** A culture as languages are named: `en-US`. */
export const languageOf = ({ language, country }: Culture): string =>
  country === undefined ? language : `${language}-${country}`

/** Name, description and reason in the language that fits best (wire.md §2.8). */
export function inLanguage<A extends Application>(application: A, language: string): A {
  const said = (part: keyof Wording) => bestOf(textsOf(application, part), language)[0]?.[1] ?? application[part]
  return {
    ...application,
    name: said('name'),
    description: said('description'),
    authReason: said('authReason'),
  }
}

const localized = (texts: Texts, language: string | undefined) =>
  (language === undefined ? texts : bestOf(texts, language)).map(([lang, text]) => ({ text, lang }))

/** Places on the wire. */
export const shownLocations = (locations: readonly AppLocation[]) =>
  locations.some(l => l.country === 'all')
    ? { location: [], allLocations: true }
    : {
        location: locations.map(({ country, stateProvince }) => ({
          country,
          ...(stateProvince !== undefined && { stateProvince }),
        })),
      }

export const shownInstances = ({ all, ids }: NonNullable<Further['instances']>) => ({
  instanceId: ids,
  supportAllInstances: all,
})

/** Whatever of an application does not stand in its row. */
export interface Attached {
  readonly documents: readonly ApplicationDocument[]
  readonly vocabularies: readonly { readonly family: string; readonly name: string }[]
  /** It stands in the directory. */
  readonly listed: boolean
}

async function attachedTo(read: Reader, applicationId: string): Promise<Attached> {
  return {
    documents: await documentsOf(read, applicationId),
    vocabularies: await read.query(sql`
      select family, name from vocabulary_authorization where application_id = ${applicationId} order by family, name`),
    listed:
      (await read.query(sql`select 1 from directory_item where kind = 'application' and item_id = ${applicationId}`))
        .length > 0,
  }
}

/** The whole of it, with logos and statements; `language` as in showApplicationInfo. */
export async function applicationInfoOf(
  services: Services,
  application: Application,
  language: string | undefined,
): Promise<ApplicationInfo> {
  const master = application.masterId === undefined ? undefined : await applicationById(services, application.masterId)
  return showApplicationInfo(
    application,
    master,
    language,
    await attachedTo(services.db.read, application.applicationId),
  )
}

/** `language`: which of several texts are wanted; all when absent. `master` of a child, whose name it shows. */
export function showApplicationInfo(
  application: Application,
  master: Application | undefined,
  language: string | undefined,
  { documents, vocabularies, listed }: Attached = { documents: [], vocabularies: [], listed: false },
): ApplicationInfo {
  const { actionUrl, tokenTtlSeconds, ipPrefixes, methods, locations, meaningfulUseSources, meaningfulUseCeiling } =
    application
  const { attributes, domainName, instances, organization, bulkExtraction } = application.further
  const texts = (part: keyof Wording) => localized(textsOf(application, part), language)
  const shown = (kind: DocumentKind) => {
    const found = documents.filter(d => d.kind === kind).map(d => [d.language, d.content.toString('base64')] as const)
    const files = localized(found, language)
    return files.length === 0 ? undefined : { files, contentType: documents.find(d => d.kind === kind)!.contentType }
  }
  const logo = (kind: 'large-logo' | 'small-logo') => {
    const found = shown(kind)
    return found && { logo: found.files, contentType: found.contentType }
  }
  const statement = (kind: 'privacy' | 'terms' | 'connected') => {
    const found = shown(kind)
    return found && { statement: found.files, contentType: found.contentType }
  }
  const [largeLogo, smallLogo] = [logo('large-logo'), logo('small-logo')]
  const [privacyStatement, termsOfUse, dtcSuccessMessage] = [
    statement('privacy'),
    statement('terms'),
    statement('connected'),
  ]
  return {
    id: application.applicationId,
    name: texts('name'),
    appAuthRequired: true,
    restrictAppUsers: application.restrictUsers,
    isPublished: listed,
    ...(actionUrl !== undefined && { actionUrl }),
    description: texts('description'),
    authReason: texts('authReason'),
    ...(domainName !== undefined && { domainName }),
    ...(largeLogo && { largeLogo }),
    ...(smallLogo && { smallLogo }),
    persistentTokens: {
      enabled: tokenTtlSeconds !== undefined,
      ...(tokenTtlSeconds !== undefined && { tokenTtlSeconds }),
    },
    personOnlineBaseAuthXml: rulesTo(application.onlineRules, language),
    ...(application.offlineRules.length > 0 && {
      personOfflineBaseAuthXml: rulesTo(application.offlineRules, language),
    }),
    ...(privacyStatement && { privacyStatement }),
    ...(termsOfUse && { termsOfUse }),
    ...(dtcSuccessMessage && { dtcSuccessMessage }),
    ...(attributes && attributes.length > 0 && { appAttributes: { appAttribute: attributes } }),
    appType: application.kind === 'SodaMaster' || application.kind === 'SodaChild' ? 'Soda' : 'Web',
    ...(master && {
      masterAppId: master.applicationId,
      masterAppName: localized(textsOf(master, 'name'), language ?? 'en-US')[0]!,
    }),
    createdDate: utc(application.createdAt),
    updatedDate: utc(application.updatedAt),
    ...(ipPrefixes && ipPrefixes.length > 0 && { validIpPrefixes: ipPrefixes.join(',') }),
    ...(vocabularies.length > 0 && {
      vocabularyAuthorizations: {
        vocabularyAuthorization: vocabularies.map(({ family, name }) => ({ family, ...(name !== '' && { name }) })),
      },
    }),
    ...(methods && methods.length > 0 && { methods: methods.join(',') }),
    ...(locations && { supportedRecordLocations: shownLocations(locations) }),
    ...(instances && { supportedInstances: shownInstances(instances) }),
    ...(meaningfulUseSources.length > 0 && { meaningfulUseSources: { source: meaningfulUseSources } }),
    ...(meaningfulUseCeiling.length > 0 && { meaningfulUseSourcesCeiling: { source: meaningfulUseCeiling } }),
    ...(organization && {
      organizations: { organization: { name: Object.entries(organization).map(([lang, text]) => ({ text, lang })) } },
    }),
    ...(bulkExtraction && {
      bulkExtractionSettings: {
        isOnboarded: bulkExtraction.onboarded,
        isPermissionRequired: bulkExtraction.permissionRequired,
      },
    }),
  }
}
