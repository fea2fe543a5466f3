/** Rules of an application as an operator writes them: flags, a JSON file, or the XML that HealthVault's configuration used. */
import { nearest } from '../config.ts'
import type { RuleShape, ruleShape } from '../protocol/consent.ts'
import { authXml, type WireRule } from '../protocol/rules.ts'
import { decode, Invalid } from '../schema/codec.ts'
import type { Infer } from '../schema/schema.ts'
import { thingTypes, typeById } from '../things/registry.ts'
import { parse, XmlError } from '../xml/parse.ts'
import { UsageError } from './command.ts'

const actions = ['Read', 'Create', 'Update', 'Delete'] as const
type Action = (typeof actions)[number]
type ThingSet = RuleShape['target'][number]

/** `read,create` or `all`. */
export function readPermissions(text: string): Action[] {
  const words = text.split(',').map(word => word.trim().toLowerCase())
  if (words.includes('all')) return [...actions]
  return words.map(word => {
    const found = actions.find(action => action.toLowerCase() === word)
    if (!found) throw new UsageError(`${word} is no permission; take read, create, update, delete or all.`)
    return found
  })
}

const named = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** A kind of data by its name or the name of its element, in its newest version; or by the id of the version that the application speaks. */
export function readType(text: string): string {
  const word = text.trim().toLowerCase()
  if (typeById(word)) return word
  const found = thingTypes.find(
    type => named(type.name) === named(word) || named(type.plural) === named(word) || type.root === word,
  )
  if (found) return found.versions.at(-1)!.id
  const guess = nearest(
    word,
    thingTypes.map(type => named(type.name)),
  )
  throw new UsageError(`${text.trim()} is no kind of data that is known here; did you mean ${guess}?`)
}

export interface PlainRule {
  readonly types: readonly string[]
  readonly permissions: readonly Action[]
  readonly why: string | undefined
}

/** One required rule on some types, or on everything when there are none. */
export const plainRule = ({ types, permissions, why }: PlainRule): RuleShape => ({
  reason: why === undefined ? [] : [{ language: 'en', text: why }],
  optional: false,
  displayFlags: 0,
  permission: permissions,
  target: types.length === 0 ? [] : [{ type: [...new Set(types)], date: [] }],
  exception: [],
})

/** The rules in a file's text; `name` says which form it has. */
export function readRules(name: string, text: string): RuleShape[] {
  try {
    return /^\s*</.test(text) ? fromXml(text) : fromJson(JSON.parse(text))
  } catch (error) {
    if (
      error instanceof UsageError ||
      error instanceof SyntaxError ||
      error instanceof XmlError ||
      error instanceof Invalid
    )
      throw new UsageError(`${name}: ${error.message}`)
    throw error
  }
}

// ---- XML: <auth><rules><rule>

function fromXml(text: string): RuleShape[] {
  const plain = text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')
  const source = Buffer.from(`<rules-of-application>${plain}</rules-of-application>`)
  const { auth } = decode(authXml, parse(source), source)
  return (auth?.rules?.rule ?? []).map(fromWire)
}

const fromWire = (rule: WireRule): RuleShape => ({
  ...(rule.name !== undefined && { name: rule.name }),
  reason: rule.reason.map(r => ({ language: r.lang ?? 'en-US', text: r.text })),
  optional: rule.isOptional === true,
  displayFlags: rule.displayFlags ?? 0,
  permission: actions.filter(action => rule.permission.includes(action) || rule.permission.includes('All')),
  target: rule.targetSet.map(fromWireSet),
  exception: rule.exceptionSet.map(fromWireSet),
})

// Dates of rules are UTC on the wire, and effective dates have no zone: the clock as written counts.
const clock = (text: string) => text.replace(/Z$/, '')
const fromWireSet = ({ typeId, dateRange }: WireRule['targetSet'][number]): ThingSet => ({
  type: typeId.map(readType),
  date: dateRange.map(({ dateMin, dateMax }) => ({
    ...(dateMin !== undefined && { from: clock(dateMin) }),
    ...(dateMax !== undefined && { to: clock(dateMax) }),
  })),
})

// ---- JSON: a list of { name, why, optional, displayFlags, permissions, types, from, to, except }

const keys = ['name', 'why', 'optional', 'displayFlags', 'permissions', 'types', 'from', 'to', 'except']

function fromJson(value: unknown): RuleShape[] {
  if (!Array.isArray(value))
    throw new UsageError(
      'a list of rules is expected: [{ "types": ["weight"], "permissions": "read,create", "why": "…" }].',
    )
  return value.map((rule: unknown, index) => fromObject(rule, `rule ${index + 1}`))
}

function fromObject(value: unknown, where: string): RuleShape {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${where} must be an object.`)
  const rule = value as { readonly [key: string]: unknown }
  for (const key of Object.keys(rule))
    if (!keys.includes(key)) throw new UsageError(`${where}: there is no ${key}; did you mean ${nearest(key, keys)}?`)
  const set = setOf(rule, where)
  const { name } = rule
  if (name !== undefined && (typeof name !== 'string' || name.length > 16))
    throw new UsageError(`${where}: a name has 16 characters at most.`)
  return {
    ...(typeof name === 'string' && { name }),
    reason: reasons(rule.why, where),
    optional: rule.optional === true,
    displayFlags: flags(rule.displayFlags, where),
    permission: readPermissions(list(rule.permissions ?? 'all', `${where}: permissions`).join(',')),
    target: set ? [set] : [],
    exception: exceptions(rule.except, where),
  } satisfies Infer<typeof ruleShape>
}

function setOf(rule: { readonly [key: string]: unknown }, where: string): ThingSet | undefined {
  const types = rule.types === undefined ? [] : list(rule.types, `${where}: types`).map(readType)
  const bound = (key: 'from' | 'to') => {
    const text = rule[key]
    if (text === undefined) return {}
    if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}(T[\d:.]+)?$/.test(text))
      throw new UsageError(`${where}: ${key} must be a day such as 2024-01-31.`)
    return { [key]: text.length === 10 ? `${text}T${key === 'from' ? '00:00:00' : '23:59:59.999'}` : text }
  }
  const date = { ...bound('from'), ...bound('to') }
  if (types.length === 0 && Object.keys(date).length === 0) return undefined
  return { type: types, date: Object.keys(date).length === 0 ? [] : [date] }
}

function exceptions(value: unknown, where: string): ThingSet[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new UsageError(`${where}: except must be a list of { types, from, to }.`)
  return value.flatMap(
    one =>
      setOf(
        typeof one === 'object' && one !== null ? (one as { readonly [key: string]: unknown }) : {},
        `${where}: except`,
      ) ?? [],
  )
}

function list(value: unknown, where: string): string[] {
  const items = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(items) || !items.every(item => typeof item === 'string'))
    throw new UsageError(`${where} must be words, such as "weight,height".`)
  return items as string[]
}

function reasons(value: unknown, where: string): RuleShape['reason'] {
  if (value === undefined) return []
  if (typeof value === 'string') return [{ language: 'en', text: value }]
  if (typeof value !== 'object' || value === null || !Object.values(value).every(text => typeof text === 'string'))
    throw new UsageError(`${where}: why must be a sentence, or sentences by language: { "en": "…", "de": "…" }.`)
  return Object.entries(value as { readonly [language: string]: string }).map(([language, text]) => ({
    language,
    text,
  }))
}

function flags(value: unknown, where: string): number {
  if (value === undefined) return 0
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 7)
    throw new UsageError(`${where}: displayFlags is a sum of 1 (shown at first), 2 (ticked then) and 4 (ticked later).`)
  return value
}
