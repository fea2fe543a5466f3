/** Rules between the wire, where types have version ids and dates may have a zone, and access.ts, where they are families and wall clock. */
import { shortened } from '../protocol/dates.ts'
import type { AuthXml, WireRule } from '../protocol/rules.ts'
import { wallClockOf } from '../protocol/thing.ts'
import { typeById } from '../things/registry.ts'
import { actions, type Rule, type ThingSet } from './access.ts'

type WireSet = WireRule['targetSet'][number]

const english = 'en-US'

/** Reads an AuthXml. A type id that is not known here stands for itself: it permits nothing that exists. */
export const rulesFrom = ({ auth }: AuthXml): Rule[] => (auth?.rules?.rule ?? []).map(ruleFrom)

function ruleFrom(rule: WireRule): Rule {
  const reasons = rule.reason.map(r => [r.lang ?? english, r.text] as const)
  return {
    ...(rule.name !== undefined && { name: rule.name }),
    ...(reasons.length > 0 && { reason: Object.fromEntries(reasons) }),
    ...(rule.isOptional === true && { optional: true }),
    ...(rule.displayFlags !== undefined && { displayFlags: rule.displayFlags }),
    permissions: actions.filter(action => rule.permission.includes(action) || rule.permission.includes('All')),
    targets: rule.targetSet.map(setFrom),
    exceptions: rule.exceptionSet.map(setFrom),
  }
}

/** Any version of a type stands for its family; which ones were named is kept beside, for conversions (data.md §12). */
export function typesNamed(ids: readonly string[]): Pick<ThingSet, 'types' | 'versions'> {
  const versions = [...new Set(ids.map(id => id.toLowerCase()))]
  const types = [...new Set(versions.map(id => typeById(id)?.familyId ?? id))]
  return versions.length === 0 ? { types } : { types, versions }
}

const setFrom = ({ typeId, dateRange }: WireSet): ThingSet => ({
  ...typesNamed(typeId),
  dates: dateRange.map(({ dateMin, dateMax }) => ({
    ...(dateMin !== undefined && { from: bound(dateMin) }),
    ...(dateMax !== undefined && { to: bound(dateMax) }),
  })),
})

/** A bound as effective dates are written, for they are compared as texts. */
export const bound = (text: string): string => shortened(wallClockOf(text, 'date-range'))

/** Writes an AuthXml. Types go out in the versions that were named, else in their newest; `language` chooses one reason for each rule, undefined keeps all. */
export const rulesTo = (rules: readonly Rule[], language?: string): AuthXml => ({
  auth: { rules: { rule: rules.map(rule => ruleTo(rule, language)) } },
})

function ruleTo(rule: Rule, language: string | undefined): WireRule {
  const reasons = Object.entries(rule.reason ?? {})
  const chosen = language === undefined ? reasons : bestOf(reasons, language)
  return {
    reason: chosen.map(([lang, text]) => ({ lang, text })),
    ...(rule.displayFlags !== undefined && { displayFlags: rule.displayFlags }),
    permission: rule.permissions,
    targetSet: rule.targets.map(setTo),
    exceptionSet: rule.exceptions.map(setTo),
    ...(rule.optional === true && { isOptional: true }),
    ...(rule.name !== undefined && { name: rule.name }),
  }
}

const setTo = ({ types, versions, dates }: ThingSet): WireSet => ({
  dateRange: dates.map(({ from, to }) => ({
    ...(from !== undefined && { dateMin: dateTime(from) }),
    ...(to !== undefined && { dateMax: dateTime(to) }),
  })),
  typeId: versions ?? types.map(id => typeById(id)?.versions.at(-1)?.id ?? id),
})

/** Bounds count as UTC on the wire (shell.md §3.2); a bound may be a whole day. */
const dateTime = (bound: string): string => `${bound.length === 10 ? `${bound}T00:00:00` : bound}Z`

/** The exact culture, else the language, else English, else the first (wire.md §2.8). */
export function bestOf<T>(
  texts: readonly (readonly [string, T])[],
  culture: string,
): readonly (readonly [string, T])[] {
  const wanted = [culture, culture.split('-')[0]!, english, 'en']
  for (const language of wanted) {
    const found =
      texts.find(([lang]) => lang.toLowerCase() === language.toLowerCase()) ??
      texts.find(([lang]) => lang.toLowerCase().startsWith(`${language.toLowerCase()}-`))
    if (found) return [found]
  }
  return texts.slice(0, 1)
}
