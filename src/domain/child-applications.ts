/**
 * Child applications (shell.md §4.6, wire.md §5.2): a master makes them for clinics or clients of its own, with names, logos and
 * keys of theirs. A child gets no more than its master has: what it asks people for, what it may call, what it may read.
 */
import { type ChildShape, mostBytes } from '../protocol/application.ts'
import { Fault } from '../protocol/fault.ts'
import { baseMethods, type Contract, covered } from '../protocol/method.ts'
import { sql, type Writer } from '../store/db.ts'
import { exceeds, type Rule } from './access.ts'
import { holdsLocation } from './app-locations.ts'
import {
  type ApplicationDocument,
  bytesOf,
  checkLogo,
  checkStatement,
  type DocumentKind,
  setDocuments,
} from './application-documents.ts'
import { holdApplication } from './applications.ts'
import { changed } from './caches.ts'
import type { AppLocation, Application, Further, Wording, WriteContext } from './context.ts'
import { changeApplication, type Registration, registerApplication } from './registration.ts'
import { bestOf, rulesFrom } from './rules.ts'
import { checkChildVocabularies } from './vocabularies.ts'

/** 11 for applications that an operator has not made a master of others. */
export function mayProvision({ kind, childMethods }: Application): void {
  if (kind !== 'Web' || childMethods === undefined)
    throw new Fault('ACCESS_DENIED', 'The application is not set up to make child applications.')
}

/** What every child may call that was given no list of its own (wire.md §2.9). */
const usualMethods = [baseMethods, 'x-UserDataExtended']

/**
 * The methods and groups of a list, separated by commas; the usual ones when there is none. 87 for one that is unknown, or that
 * the master's children may not call.
 */
export function readChildMethods(
  text: string | undefined,
  { childMethods = [] }: Application,
  contracts: readonly Contract[],
): readonly string[] {
  if (text === undefined) return usualMethods
  const named = text
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  for (const name of named) {
    const contract = contracts.find(c => c.visibility === 'public' && c.name === name)
    if (!childMethods.includes(name) && !(contract && covered(childMethods, contract)))
      throw new Fault('INVALID_METHOD', 'methods: children of this application may not call all of them.')
  }
  if (named.length === 0) throw new Fault('INVALID_METHOD', 'methods: the list is empty.')
  return named
}

/** Makes a child and answers its id; `methods` as readChildMethods read them. */
export async function addChild(
  ctx: WriteContext,
  tx: Writer,
  said: ChildShape,
  methods: readonly string[],
): Promise<string> {
  const master = ctx.caller.application
  const wanted = await check(ctx, tx, said)
  const base: Registration = {
    kind: 'Web',
    masterId: master.applicationId,
    siteless: isExempt(said) || (said.privacyStatement !== undefined && said.termsOfUse !== undefined),
    ...mainWording(wanted.wording),
    actionUrl: said.actionUrl,
    privacyUrl: undefined,
    termsUrl: undefined,
    onlineRules: wanted.onlineRules ?? [],
    offlineRules: wanted.offlineRules ?? [],
    methods,
    childMethods: undefined,
    meaningfulUseCeiling: [],
    ipPrefixes: wanted.ipPrefixes,
    restrictUsers: said.restrictAppUsers ?? false,
    acceptSha1: undefined,
    tokenTtlSeconds: tokenTtl(ctx, said),
    certificates: wanted.certificates ?? [],
  }
  const id = await registerApplication(ctx.services, tx, base, ctx.now)
  await tell(tx, id, wanted, {})
  return id
}

/** Changes what is said of a child, and leaves the rest. 6 for an application that is not there or deleted, 11 for a stranger's. */
export async function changeChild(
  ctx: WriteContext,
  tx: Writer,
  childId: string,
  said: ChildShape,
  methods: readonly string[] | undefined,
): Promise<void> {
  const child = await holdApplication(tx, childId)
  if (!child || child.state === 'Deleted') throw new Fault('INVALID_APP', 'There is no such application.')
  if (child.kind !== 'Web' || child.masterId !== ctx.caller.application.applicationId)
    throw new Fault('ACCESS_DENIED', 'The application is not a child of the caller.')
  const wanted = await check(ctx, tx, said, child)
  const wording = mergedWording(child, wanted.wording)
  const next: Registration = {
    kind: 'Web',
    siteless: true,
    ...mainWording(wording),
    actionUrl: said.actionUrl ?? child.actionUrl,
    privacyUrl: child.privacyUrl,
    termsUrl: child.termsUrl,
    onlineRules: wanted.onlineRules ?? child.onlineRules,
    offlineRules: wanted.offlineRules ?? child.offlineRules,
    methods: methods ?? child.methods,
    childMethods: undefined,
    meaningfulUseCeiling: [],
    ipPrefixes: wanted.ipPrefixes ?? child.ipPrefixes,
    restrictUsers: said.restrictAppUsers ?? child.restrictUsers,
    acceptSha1: child.acceptSha1,
    tokenTtlSeconds: said.persistentTokens === undefined ? child.tokenTtlSeconds : tokenTtl(ctx, said),
    certificates: wanted.certificates ?? [],
  }
  if (wanted.certificates)
    await tx.query(sql`update application_certificate set state = 'Revoked' where application_id = ${childId}`)
  await changeApplication(tx, child, next, ctx.now)
  await tell(tx, childId, { ...wanted, wording }, child.further)
}

// ---- what was said, read and checked

interface Said {
  readonly wording: Application['wording']
  readonly onlineRules: readonly Rule[] | undefined
  readonly offlineRules: readonly Rule[] | undefined
  readonly certificates: readonly Buffer[] | undefined
  readonly ipPrefixes: readonly string[] | undefined
  readonly documents: readonly ApplicationDocument[]
  readonly vocabularies: readonly { readonly family: string; readonly name: string }[] | undefined
  readonly meaningfulUseSources: readonly string[] | undefined
  readonly locations: readonly AppLocation[] | undefined
  readonly further: Further
}

/** Reads and checks all that was said; `child` when it is there already. Changes nothing. */
async function check(ctx: WriteContext, tx: Writer, said: ChildShape, child?: Application): Promise<Said> {
  const master = ctx.caller.application
  if (!child && said.actionUrl === undefined && !isExempt(said) && !(said.privacyStatement && said.termsOfUse))
    throw new Fault('INVALID_XML', 'info: give an action-url, or both privacy-statement and terms-of-use.')
  const onlineRules = said.personOnlineBaseAuth && rulesFrom(said.personOnlineBaseAuth)
  const offlineRules = said.personOfflineBaseAuth && rulesFrom(said.personOfflineBaseAuth)
  for (const rules of [onlineRules, offlineRules]) checkExtent(rules ?? [])
  if (exceeds(onlineRules ?? [], master.onlineRules) || exceeds(offlineRules ?? [], master.offlineRules))
    throw new Fault('INVALID_APPAUTH', 'A child may ask people for no more than its master asks for.')
  const vocabularies = said.vocabularyAuthorizations?.vocabularyAuthorization.map(v => ({
    family: v.family,
    name: v.name ?? '',
  }))
  await checkChildVocabularies(ctx, vocabularies ?? [])
  const meaningfulUseSources = said.meaningfulUseSources?.source
  if (meaningfulUseSources) await checkSources(tx, master, meaningfulUseSources, child?.applicationId)
  return {
    wording: wordingOf(said),
    onlineRules,
    offlineRules,
    certificates: said.publicKeys?.publicKey.map(hex => Buffer.from(hex, 'hex')),
    ipPrefixes: said.validIpPrefixes === undefined ? undefined : readPrefixes(said.validIpPrefixes),
    documents: documentsFrom(said),
    vocabularies,
    meaningfulUseSources,
    locations: said.supportedRecordLocations && readLocations(said.supportedRecordLocations, master),
    further: furtherOf(said),
  }
}

/** Rules, types named and dates named on one avenue: comparing takes their product, a third of a second at worst. */
const most = { rules: 50, types: 500, dates: 30 } as const

/** 18 for more rules than anybody could read, which would take long to compare. */
function checkExtent(rules: readonly Rule[]): void {
  const sets = rules.flatMap(rule => [...rule.targets, ...rule.exceptions])
  const types = sets.reduce((sum, set) => sum + set.types.length, 0)
  const dates = sets.reduce((sum, set) => sum + set.dates.length, 0)
  if (rules.length > most.rules || types > most.types || dates > most.dates)
    throw new Fault(
      'INVALID_APPAUTH',
      `A child may have ${most.rules} rules, which name ${most.types} types and ${most.dates} ranges of dates at most.`,
    )
}

/** Those that are bound by HIPAA tell people how they treat data in ways of their own; the word is spelled in two ways. */
const isExempt = ({ appAttributes }: ChildShape): boolean =>
  appAttributes?.appAttribute.some(attribute => /^(hipaa|hippa)$/i.test(attribute)) ?? false

const english = 'en-US'

function wordingOf(said: ChildShape): Application['wording'] {
  const wording: { [language: string]: { -readonly [K in keyof Wording]?: string } } = {}
  for (const part of ['name', 'description', 'authReason'] as const)
    for (const { text, lang = english } of said[part]) {
      const language = languageTag(lang)
      wording[language] ??= {}
      if (wording[language][part] !== undefined)
        throw new Fault('INVALID_XML', 'info: a text stands twice in one language.')
      if (part === 'name' && text.trim() === '') throw new Fault('INVALID_XML', 'info/name: must not be blank.')
      wording[language][part] = text.trim()
    }
  return wording
}

/** 3 for what is no language tag, such as `en` or `pt-BR`. */
function languageTag(lang: string): string {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(lang)) throw new Fault('INVALID_XML', 'xml:lang: not a language tag.')
  return lang
}

/** A part that is given takes the place of that part in all languages. */
function mergedWording(
  { wording: before, ...child }: Application,
  said: Application['wording'],
): Application['wording'] {
  const merged: { [language: string]: { -readonly [K in keyof Wording]?: string } } = {}
  for (const part of ['name', 'description', 'authReason'] as const) {
    const given = Object.values(said).some(s => s[part] !== undefined)
    const known = Object.values(before).some(s => s[part] !== undefined) ? before : { [english]: child }
    for (const [language, texts] of Object.entries(given ? said : known))
      if (texts[part] !== undefined) merged[language] = { ...merged[language], [part]: texts[part] }
  }
  return merged
}

/** In English, or whatever comes first. */
function mainWording(wording: Application['wording']): Wording {
  const main = (part: keyof Wording) =>
    bestOf(
      Object.entries(wording).flatMap(([language, said]) =>
        said[part] === undefined ? [] : [[language, said[part]] as const],
      ),
      english,
    )[0]?.[1] ?? ''
  return { name: main('name'), description: main('description'), authReason: main('authReason') }
}

function readPrefixes(text: string): readonly string[] {
  const prefixes = text
    .split(',')
    .map(prefix => prefix.trim())
    .filter(prefix => prefix !== '')
  const number = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)'
  const network = new RegExp(`^${number}(\\.${number}){3}(/(3[0-2]|[12]?\\d))?$`)
  if (!prefixes.every(prefix => network.test(prefix)))
    throw new Fault(
      'INVALID_XML',
      'info/valid-ip-prefixes: addresses or networks such as 192.0.2.0/24, separated by commas.',
    )
  return prefixes
}

/** 147 for a place where the master itself does not work. */
function readLocations(
  { location, allLocations }: NonNullable<ChildShape['supportedRecordLocations']>,
  master: Application,
): readonly AppLocation[] {
  if (allLocations !== true && location.length === 0)
    throw new Fault('INVALID_XML', 'info/supported-record-locations: name a location, or all-locations.')
  const wanted: readonly AppLocation[] =
    allLocations === true
      ? [{ country: 'all' }]
      : location.map(({ country, stateProvince }) => ({
          country: country.toUpperCase(),
          ...(stateProvince !== undefined && { stateProvince: stateProvince.toUpperCase() }),
        }))
  if (!wanted.every(place => holdsLocation(master.locations, place)))
    throw new Fault('RECORD_LOCATION_NOT_SUPPORTED', 'A child works nowhere where its master does not.')
  return wanted
}

/** 175 when the master's children may name none, 172 for one that is not theirs to name, 173 for one that is taken. */
async function checkSources(
  tx: Writer,
  master: Application,
  sources: readonly string[],
  childId: string | undefined,
): Promise<void> {
  if (master.meaningfulUseCeiling.length === 0) throw new Fault('CHILD_APPS_NOT_ENABLED_FOR_MEANINGFUL_USE')
  if (!sources.every(source => master.meaningfulUseCeiling.includes(source)))
    throw new Fault('INVALID_MEANINGFUL_USE_SOURCE', 'meaningful-use-sources: one is not among those of the master.')
  if (new Set(sources).size < sources.length) throw new Fault('DUPLICATE_MEANINGFUL_USE_SOURCES')
  // One at a time for a master, so that two of its children cannot both take a source.
  await tx.query(sql`select 1 from application where application_id = ${master.applicationId} for update`)
  const taken = await tx.query(sql`
    select 1 from application where meaningful_use_sources && ${sources}::text[] and state <> 'Deleted'
      and application_id is distinct from ${childId ?? null}::uuid`)
  if (taken.length > 0) throw new Fault('DUPLICATE_MEANINGFUL_USE_SOURCES')
}

function documentsFrom(said: ChildShape): readonly ApplicationDocument[] {
  const files = (
    kind: DocumentKind,
    element: string,
    most: number,
    given: readonly { readonly text: string; readonly lang?: string }[] | undefined,
    contentType: string | undefined,
  ): ApplicationDocument[] =>
    (given ?? []).map(({ text, lang = english }) => {
      const content = bytesOf(text, most, element)
      if (kind === 'large-logo' || kind === 'small-logo') checkLogo(kind, contentType!, content)
      else checkStatement(element, contentType!, content)
      return { kind, language: languageTag(lang), contentType: contentType!.trim().toLowerCase(), content }
    })
  const { largeLogo, smallLogo, privacyStatement, termsOfUse, dtcSuccessMessage } = said
  const all = [
    ...files('large-logo', 'large-logo', mostBytes.largeLogo, largeLogo?.logo, largeLogo?.contentType),
    ...files('small-logo', 'small-logo', mostBytes.smallLogo, smallLogo?.logo, smallLogo?.contentType),
    ...files(
      'privacy',
      'privacy-statement',
      mostBytes.statement,
      privacyStatement?.statement,
      privacyStatement?.contentType,
    ),
    ...files('terms', 'terms-of-use', mostBytes.statement, termsOfUse?.statement, termsOfUse?.contentType),
    ...files(
      'connected',
      'dtc-success-message',
      mostBytes.statement,
      dtcSuccessMessage?.statement,
      dtcSuccessMessage?.contentType,
    ),
  ]
  if (new Set(all.map(d => `${d.kind} ${d.language}`)).size < all.length)
    throw new Fault('INVALID_XML', 'info: a logo or statement stands twice in one language.')
  return all
}

/** Seconds; undefined: people are not kept signed in to it. */
function tokenTtl({ services }: WriteContext, { persistentTokens }: ChildShape): number | undefined {
  if (!persistentTokens?.enabled) return undefined
  return Math.min(persistentTokens.tokenTtlSeconds ?? services.settings.userTokenSeconds, longestToken)
}
/** A year, as for what operators register. */
const longestToken = 31_536_000

const furtherOf = (said: ChildShape): Further => ({
  ...(said.appAttributes && { attributes: said.appAttributes.appAttribute }),
  ...(said.domainName !== undefined && { domainName: said.domainName }),
  ...(said.supportedInstances && {
    instances: {
      all: said.supportedInstances.supportAllInstances ?? false,
      ids: said.supportedInstances.instanceId,
    },
  }),
  ...(said.organizations && {
    organization: Object.fromEntries(
      said.organizations.organization.name.map(({ text, lang = english }) => [languageTag(lang), text]),
    ),
  }),
  ...(said.bulkExtractionSettings && {
    bulkExtraction: {
      onboarded: said.bulkExtractionSettings.isOnboarded,
      permissionRequired: said.bulkExtractionSettings.isPermissionRequired,
    },
  }),
})

/** Stores what only children have, on top of the registration. */
async function tell(tx: Writer, id: string, wanted: Said, before: Further): Promise<void> {
  const { wording, meaningfulUseSources, locations, further, documents, vocabularies } = wanted
  await tx.query(sql`
    update application set wording = ${JSON.stringify(wording)}, further = ${JSON.stringify({ ...before, ...further })},
      meaningful_use_sources = coalesce(${meaningfulUseSources ?? null}::text[], meaningful_use_sources),
      locations = coalesce(${locations ? JSON.stringify(locations) : null}::jsonb, locations)
    where application_id = ${id}`)
  await setDocuments(tx, id, documents)
  if (vocabularies) {
    await tx.query(sql`delete from vocabulary_authorization where application_id = ${id}`)
    for (const { family, name } of vocabularies)
      await tx.query(sql`
        insert into vocabulary_authorization (application_id, family, name) values (${id}, ${family}, ${name})
        on conflict do nothing`)
  }
  await changed(tx)
}
