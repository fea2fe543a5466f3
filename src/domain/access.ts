/**
 * The permission formula of shell.md §3.1, pure: the one place that decides who may do what with which thing.
 * Everything else asks `may`.
 */

export const actions = ['Read', 'Update', 'Create', 'Delete'] as const
export type Action = (typeof actions)[number]
export type Avenue = 'Online' | 'Offline'
export type Level = 'View' | 'Modify' | 'Custodian'
export type RecordState = 'Active' | 'ReadOnly' | 'Suspended' | 'Deleted'
export type ApplicationState = 'Active' | 'NeedsVerification' | 'Suspended' | 'Deleted'

/** A set of things: all when both lists are empty; types are family ids, dates wall-clock bounds, inclusive. */
export interface ThingSet {
  readonly types: readonly string[]
  /** Ids of the versions of those types as the application named them: what GetThings converts to (data.md §12). Grants nothing. */
  readonly versions?: readonly string[]
  readonly dates: readonly { readonly from?: string; readonly to?: string }[]
}

/** One entry of an application's or a person's authorization (shell.md §3.2). */
export interface Rule {
  readonly name?: string
  /** Why, by language tag; shown on the consent page. */
  readonly reason?: { readonly [language: string]: string }
  readonly optional?: boolean
  /** 1 shown at first consent, 2 ticked then, 4 ticked later. */
  readonly displayFlags?: number
  readonly permissions: readonly Action[]
  readonly targets: readonly ThingSet[]
  readonly exceptions: readonly ThingSet[]
}

export interface Item {
  readonly family: string
  /** Wall clock, ISO without zone. */
  readonly effectiveDate: string
  readonly flags: number
  readonly state: 'Active' | 'Deleted'
}

export const flag = {
  personal: 0x1,
  downVersioned: 0x2,
  upVersioned: 0x4,
  hiddenFromEmergency: 0x8,
  readOnly: 0x10,
} as const

/** What one caller is, towards one record. */
export interface Access {
  /** The Shell acts for the person alone: no application rules narrow it. */
  readonly shell: boolean
  readonly avenue: Avenue
  readonly recordState: RecordState
  readonly level: Level
  /** The person's own rules; undefined: everything the level allows. */
  readonly personRules?: readonly Rule[]
  /** What the person granted the application for this avenue. */
  readonly granted: readonly Rule[]
  /** What the application asks for today on this avenue: a right it gave up is gone at once. */
  readonly asked: readonly Rule[]
}

const inSet = (set: ThingSet, family: string, date: string): boolean =>
  (set.types.length === 0 || set.types.includes(family)) &&
  (set.dates.length === 0 ||
    set.dates.some(d => (d.from === undefined || date >= d.from) && (d.to === undefined || date <= d.to)))

/** Rules are OR-ed; within a rule a target must match and no exception may. */
export function permits(rules: readonly Rule[], family: string, date: string, action: Action): boolean {
  return rules.some(
    rule =>
      rule.permissions.includes(action) &&
      (rule.targets.length === 0 || rule.targets.some(set => inSet(set, family, date))) &&
      !rule.exceptions.some(set => inSet(set, family, date)),
  )
}

/** Is there a date at which all of them permit this with a thing of the family? */
export function permitSome(sets: readonly (readonly Rule[])[], family: string, action: Action): boolean {
  return telling(sets).some(date => sets.every(rules => permits(rules, family, date, action)))
}

/** Between two bounds nothing changes: the beginning of time, each bound and the moment behind it stand for all dates. */
function telling(sets: readonly (readonly Rule[])[]): readonly string[] {
  const ranges = sets.flatMap(rules =>
    rules.flatMap(rule => [...rule.targets, ...rule.exceptions].flatMap(set => set.dates)),
  )
  const bounds = ranges.flatMap(({ from, to }) => [from, to]).filter(bound => bound !== undefined)
  return ['', ...bounds, ...bounds.map(bound => `${bound} `)]
}

/** Stands for every family that no rule names. */
const anyOther = ''

/** Do the rules permit anything, with any thing of any date, that the ceiling does not? Exact: every case that differs is tried. */
export function exceeds(rules: readonly Rule[], ceiling: readonly Rule[]): boolean {
  const sets = [...rules, ...ceiling].flatMap(rule => [...rule.targets, ...rule.exceptions])
  const families = new Set([anyOther, ...sets.flatMap(set => set.types)])
  const tried = new Set<string>()
  return [...families].some(family => {
    const [wanted, allowed] = [about(rules, family), about(ceiling, family)]
    // Types of which the rules say the same are tried once.
    const said = JSON.stringify([wanted, allowed])
    if (tried.has(said)) return false
    tried.add(said)
    const dates = telling([wanted, allowed])
    return actions.some(action =>
      dates.some(date => permits(wanted, family, date, action) && !permits(allowed, family, date, action)),
    )
  })
}

/** What of the rules can matter to a family: most name a few types, and then little is left to try. */
function about(rules: readonly Rule[], family: string): Rule[] {
  const touching = (sets: readonly ThingSet[]) =>
    sets.flatMap(set =>
      set.types.length === 0 ? [set] : set.types.includes(family) ? [{ types: [], dates: set.dates }] : [],
    )
  return rules.flatMap(rule => {
    const targets = touching(rule.targets)
    return rule.targets.length > 0 && targets.length === 0
      ? []
      : [{ ...rule, targets, exceptions: touching(rule.exceptions) }]
  })
}

const levelAllows = (level: Level, action: Action): boolean => action === 'Read' || level !== 'View'

/** What a holder may do at most, as rules: the own ones, none of which reaches beyond the level. */
export const rulesOf = (level: Level, own: readonly Rule[] | undefined): readonly Rule[] =>
  (own ?? [{ permissions: actions, targets: [], exceptions: [] }]).map(rule => ({
    ...rule,
    permissions: rule.permissions.filter(action => levelAllows(level, action)),
  }))

export const readable = (state: RecordState): boolean => state === 'Active' || state === 'ReadOnly'
export const writable = (state: RecordState): boolean => state === 'Active'

/** The formula: may this caller do this with this thing? */
export function may(access: Access, item: Item, action: Action): boolean {
  if (!(action === 'Read' ? readable(access.recordState) : writable(access.recordState))) return false
  if (!levelAllows(access.level, action)) return false
  if ((item.flags & flag.personal) !== 0 && !(access.shell && access.level === 'Custodian')) return false
  if (item.state === 'Deleted' && !(access.shell && access.level === 'Custodian')) return false
  if (access.personRules && !permits(access.personRules, item.family, item.effectiveDate, action)) return false
  if (access.shell) return true
  return (
    permits(access.granted, item.family, item.effectiveDate, action) &&
    permits(access.asked, item.family, item.effectiveDate, action)
  )
}

/** May the caller do this with at least some things of the family? For QueryPermissions and for leaving out whole types. */
export function mayType(access: Access, family: string, action: Action): boolean {
  if (!(action === 'Read' ? readable(access.recordState) : writable(access.recordState))) return false
  if (!levelAllows(access.level, action)) return false
  const person = access.personRules ? [access.personRules] : []
  return permitSome(access.shell ? person : [...person, access.granted, access.asked], family, action)
}

export type RecordAuthAction =
  | 'NoActionRequired'
  | 'AuthorizationRequired'
  | 'ReauthorizationRequired'
  | 'ReauthorizationNotPossible'

const extent = ({ targets, exceptions }: Rule): string =>
  JSON.stringify([targets, exceptions].map(sets => sets.map(({ types, dates }) => [types, dates])))
const sameRule = (a: Rule, b: Rule): boolean => covers([a.permissions], b.permissions) && extent(a) === extent(b)
const covers = (have: readonly (readonly Action[])[], want: readonly Action[]) =>
  want.every(w => have.some(h => h.includes(w)))

/** Is every required rule the application asks for part of what was granted? (shell.md §3.2 "Effect of changing rules") */
export function granted(asked: readonly Rule[], given: readonly Rule[]): boolean {
  return asked.every(
    rule => rule.optional === true || given.some(g => sameRule(g, rule)) || coveredByTypes(rule, given),
  )
}

/** A required rule without dates or exceptions is also covered when each of its types is permitted undated. */
function coveredByTypes(rule: Rule, given: readonly Rule[]): boolean {
  if (rule.exceptions.length > 0 || rule.targets.some(t => t.dates.length > 0)) return false
  const plain = given.filter(g => g.exceptions.length === 0)
  const whole = (family: string | undefined, action: Action) =>
    plain.some(
      g =>
        g.permissions.includes(action) &&
        (g.targets.length === 0 ||
          g.targets.some(
            t => t.dates.length === 0 && (t.types.length === 0 || (family !== undefined && t.types.includes(family))),
          )),
    )
  const families =
    rule.targets.length === 0 || rule.targets.some(t => t.types.length === 0)
      ? [undefined]
      : rule.targets.flatMap(t => t.types)
  return families.every(f => rule.permissions.every(p => whole(f, p)))
}

/** Can the person give what the rule needs, with the person's own right on the record? */
export function personCanGive(level: Level, personRules: readonly Rule[] | undefined, asked: readonly Rule[]): boolean {
  const required = asked.filter(r => r.optional !== true)
  if (level === 'View' && required.some(r => r.permissions.some(p => p !== 'Read'))) return false
  return personRules === undefined || granted(required, personRules)
}
