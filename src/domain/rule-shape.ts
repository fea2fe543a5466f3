/** Rules between the database and the shapes of protocol/consent.ts. */
import type { ApplicationShape, RegistrationShape, RuleShape } from '../protocol/consent.ts'
import type { Rule, ThingSet } from './access.ts'
import { askedOn, ruleKey, rulesDigest } from './consent.ts'
import type { Application } from './context.ts'
import type { Registration } from './registration.ts'
import { bound, typesNamed } from './rules.ts'

// The versions that were named go round, since they are the application's contract for conversions.
const shownSet = ({ types, versions, dates }: ThingSet) => ({
  type: versions ?? types,
  date: dates.map(d => ({ ...(d.from !== undefined && { from: d.from }), ...(d.to !== undefined && { to: d.to }) })),
})

export const showRule = (rule: Rule): RuleShape => ({
  ...(rule.name !== undefined && { name: rule.name }),
  reason: Object.entries(rule.reason ?? {}).map(([language, text]) => ({ language, text })),
  optional: rule.optional === true,
  displayFlags: rule.displayFlags ?? 0,
  permission: rule.permissions,
  target: rule.targets.map(shownSet),
  exception: rule.exceptions.map(shownSet),
})

const readSet = ({ type, date }: RuleShape['target'][number]): ThingSet => ({
  ...typesNamed(type),
  dates: date.map(({ from, to }) => ({
    ...(from !== undefined && { from: bound(from) }),
    ...(to !== undefined && { to: bound(to) }),
  })),
})

export const readRule = (rule: RuleShape): Rule => ({
  ...(rule.name !== undefined && { name: rule.name }),
  ...(rule.reason.length > 0 && { reason: Object.fromEntries(rule.reason.map(r => [r.language, r.text])) }),
  ...(rule.optional && { optional: true }),
  ...(rule.displayFlags > 0 && { displayFlags: rule.displayFlags }),
  permissions: rule.permission,
  targets: rule.target.map(readSet),
  exceptions: rule.exception.map(readSet),
})

export const readRegistration = (said: RegistrationShape): Registration => ({
  kind: said.kind,
  name: said.name.trim(),
  description: said.description,
  authReason: said.authReason,
  actionUrl: said.actionUrl,
  privacyUrl: said.privacyUrl,
  termsUrl: said.termsUrl,
  onlineRules: said.onlineRule.map(readRule),
  offlineRules: said.offlineRule.map(readRule),
  methods: said.method.length > 0 ? said.method : undefined,
  childMethods: said.childrenMay?.method,
  meaningfulUseCeiling: said.childrenMay?.meaningfulUseSource ?? [],
  domainName: said.domainName?.trim().toLowerCase(),
  ipPrefixes: said.ipPrefix.length > 0 ? said.ipPrefix : undefined,
  restrictUsers: said.restrictUsers,
  acceptSha1: said.acceptSha1,
  tokenTtlSeconds: said.tokenTtlSeconds,
  certificates: said.certificate.map(c => Buffer.from(c, 'base64')),
})

export const showApplication = (
  application: Application,
  certificates: ApplicationShape['certificate'] = [],
): ApplicationShape => ({
  id: application.applicationId,
  kind: application.kind,
  ...(application.further.domainName !== undefined && { domainName: application.further.domainName }),
  ...(application.masterId !== undefined && { masterId: application.masterId }),
  state: application.state,
  ...(application.instanceName !== undefined && { instanceName: application.instanceName }),
  name: application.name,
  description: application.description,
  authReason: application.authReason,
  ...(application.actionUrl !== undefined && { actionUrl: application.actionUrl }),
  ...(application.privacyUrl !== undefined && { privacyUrl: application.privacyUrl }),
  ...(application.termsUrl !== undefined && { termsUrl: application.termsUrl }),
  rule: (['Online', 'Offline'] as const).flatMap(avenue =>
    askedOn(application, avenue).map((rule, index) => ({
      key: ruleKey(avenue, rule, index),
      avenue,
      rule: showRule(rule),
    })),
  ),
  rulesDigest: rulesDigest(application),
  method: application.methods ?? [],
  ...(application.childMethods && {
    childrenMay: { method: application.childMethods, meaningfulUseSource: application.meaningfulUseCeiling },
  }),
  ipPrefix: application.ipPrefixes ?? [],
  restrictUsers: application.restrictUsers,
  ...(application.acceptSha1 !== undefined && { acceptSha1: application.acceptSha1 }),
  ...(application.tokenTtlSeconds !== undefined && { tokenTtlSeconds: application.tokenTtlSeconds }),
  certificate: certificates,
  created: application.createdAt,
  updated: application.updatedAt,
})
