/**
 * When a thing of the record counts for a task (shell.md §5.4): the conditions and numbers of its tracking policy, as XPaths on the XML of
 * the thing. The same rules as for filters of GetThings decide what may be asked and at what cost (xml/xpath.ts).
 */
import type { TrackingPolicy } from '../protocol/action-plans.ts'
import { Fault } from '../protocol/fault.ts'
import { Invalid } from '../schema/codec.ts'
import { thingTypes, typeById } from '../things/registry.ts'
import { compileFilter, XPathRefused } from '../xml/xpath.ts'

/** What a policy says of a thing: it does not count, it counts, or it counts but misses the numbers. */
export type Verdict = 'Occurrence' | 'OutOfWindow' | undefined

export interface Counted {
  readonly typeId: string
  /** What stands inside data-xml. */
  readonly data: string
}

export interface Tracker {
  judge(thing: Counted): Verdict
  /** Questions that one thing may cost, of 50 µs each. */
  readonly cost: number
}

type Test = (thing: Counted) => boolean

/** Ready to judge things; throws Invalid where a path cannot be used. A policy without conditions counts nothing. */
export async function trackerOf({ occurrenceMetrics, targetEvents }: TrackingPolicy): Promise<Tracker> {
  const place = 'trackingPolicy'
  const events = await Promise.all(
    targetEvents.map(async ({ elementXPath, elementValues, isNegated }, i) => {
      const holds = await eventTest(elementXPath, elementValues, `${place}.targetEvents[${i}].elementXPath`)
      return (thing: Counted) => holds(thing) !== (isNegated ?? false)
    }),
  )
  const targets = occurrenceMetrics?.targets ?? []
  const numbers = await Promise.all(
    targets.map((target, i) => targetTest(target, `${place}.occurrenceMetrics.targets[${i}].propertyXPath`)),
  )
  const evaluate = occurrenceMetrics?.evaluateTargets ?? false
  const questions = targetEvents.reduce((sum, e) => sum + Math.max(1, e.elementValues.length), 0)
  return {
    cost: questions + (evaluate ? 3 * targets.length : 0),
    judge(thing) {
      if (events.length === 0 || !events.every(holds => holds(thing))) return undefined
      return evaluate && !numbers.every(met => met(thing)) ? 'OutOfWindow' : 'Occurrence'
    },
  }
}

/** With a slash before, as filters want it: HealthVault's own examples leave it out. */
const absolute = (xpath: string): string => (xpath.trim().startsWith('/') ? xpath.trim() : `/${xpath.trim()}`)

async function eventTest(xpath: string, values: readonly string[], place: string): Promise<Test> {
  const path = absolute(xpath)
  if (path === '/thing/type-id') {
    const families = values.map(familyOf)
    return ({ typeId }) => families.length === 0 || families.includes(familyOf(typeId))
  }
  if (values.length === 0) return xmlTest(path, place)
  const tests = await Promise.all(values.map(value => xmlTest(`(${path}) = ${quoted(value, place)}`, place)))
  return thing => tests.some(holds => holds(thing))
}

/** Which version of a type it is makes no difference. */
const familyOf = (id: string): string => typeById(id.trim())?.familyId ?? id.trim().toLowerCase()

/** The families of the things that could count; undefined where the conditions do not tell. */
export function familiesOf({ targetEvents }: TrackingPolicy): readonly string[] | undefined {
  for (const { elementXPath, elementValues, isNegated } of targetEvents) {
    if (isNegated) continue
    const path = absolute(elementXPath)
    if (path === '/thing/type-id' && elementValues.length > 0) return [...new Set(elementValues.map(familyOf))]
    const root = /^\/thing\/data-xml\/([\w.-]+)(?=[/[]|$)/.exec(path)?.[1]
    if (root !== undefined) return [...new Set(thingTypes.filter(t => t.root === root).map(t => t.familyId))]
  }
  return undefined
}

function quoted(value: string, place: string): string {
  if (!value.includes('"')) return `"${value}"`
  if (!value.includes("'")) return `'${value}'`
  throw new Invalid(place, 'a value cannot hold both kinds of quotation marks')
}

type Target = NonNullable<TrackingPolicy['occurrenceMetrics']>['targets'][number]

/** For a time of day the minutes until midnight are compared: what is not one is compared as the number that it is. */
async function targetTest({ propertyXPath, valueType, minTarget, maxTarget }: Target, place: string): Promise<Test> {
  const path = absolute(propertyXPath)
  // Filters do not multiply. 60 h is 64 h less 4 h, and dividing by a power of two loses nothing.
  const toMidnight = `1440 - ${path}/h div 0.015625 + ${path}/h div 0.25 - ${path}/m`
  const within = (value: string): string =>
    [
      ...(minTarget === undefined ? [] : [`${value} >= ${digits(minTarget)}`]),
      ...(maxTarget === undefined ? [] : [`${value} <= ${digits(maxTarget)}`]),
    ].join(' and ') || `boolean(${path})`
  if (valueType !== 'MinutesToMidnight') return xmlTest(within(path), place)
  const asTime = await xmlTest(within(toMidnight), place)
  const isTime = await xmlTest(`${path}/h`, place)
  const asNumber = await xmlTest(within(path), place)
  return thing => (isTime(thing) ? asTime(thing) : asNumber(thing))
}

/** XPath has no exponents. */
const digits = (n: number): string => n.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })

async function xmlTest(expression: string, place: string): Promise<Test> {
  // A filter begins with a path; any other condition stands behind it.
  const filter = await compileFilter(`/thing/data-xml[${expression}]`).catch((error: unknown) => {
    if (error instanceof XPathRefused) throw new Invalid(place, error.message)
    throw error
  })
  return ({ data }) => {
    try {
      return filter.matches(`<thing><data-xml>${data}</data-xml></thing>`)
    } catch (error) {
      if (error instanceof XPathRefused) throw new Fault('INVALID_FILTER', error.message)
      throw error
    }
  }
}
