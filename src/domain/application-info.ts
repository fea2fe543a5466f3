/** An application as others see it: what GetApplicationInfo answers and the histories name (wire.md §5.2). */
import type { ApplicationInfo } from '../protocol/application.ts'
import { utc } from '../protocol/dates.ts'
import type { Application } from './context.ts'
import { rulesTo } from './rules.ts'

/** Texts of applications are kept in one language. */
const inEnglish = (text: string) => ({ text, lang: 'en-US' })

/** `language`: which of several texts are wanted; all when absent. `master` of a child, whose name it shows. */
export function showApplicationInfo(
  application: Application,
  master: Application | undefined,
  language: string | undefined,
): ApplicationInfo {
  const { actionUrl, description, authReason, tokenTtlSeconds, ipPrefixes, methods } = application
  return {
    id: application.applicationId,
    name: [inEnglish(application.name)],
    appAuthRequired: true,
    restrictAppUsers: application.restrictUsers,
    // There is no directory of applications to be published in.
    isPublished: false,
    ...(actionUrl !== undefined && { actionUrl }),
    description: description === '' ? [] : [inEnglish(description)],
    authReason: authReason === '' ? [] : [inEnglish(authReason)],
    persistentTokens: {
      enabled: tokenTtlSeconds !== undefined,
      ...(tokenTtlSeconds !== undefined && { tokenTtlSeconds }),
    },
    personOnlineBaseAuthXml: rulesTo(application.onlineRules, language),
    ...(application.offlineRules.length > 0 && {
      personOfflineBaseAuthXml: rulesTo(application.offlineRules, language),
    }),
    appType: application.kind === 'SodaMaster' || application.kind === 'SodaChild' ? 'Soda' : 'Web',
    ...(master && { masterAppId: master.applicationId, masterAppName: inEnglish(master.name) }),
    createdDate: utc(application.createdAt),
    updatedDate: utc(application.updatedAt),
    ...(ipPrefixes && ipPrefixes.length > 0 && { validIpPrefixes: ipPrefixes.join(',') }),
    ...(methods && methods.length > 0 && { methods: methods.join(',') }),
  }
}
