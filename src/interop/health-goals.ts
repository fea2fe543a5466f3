/** A goal of the REST interface as a thing of the type Health goal, and back (shell.md §5.3). */
import type { Goal, GoalRange, NewGoal } from '../protocol/health-goals.ts'
import { wallOf } from '../protocol/rest.ts'
import { type CodableValue, coded, codeFrom, words } from '../things/base/codable-value.ts'
import type { GeneralMeasurement } from '../things/base/measurements.ts'
import { bloodPressure } from '../things/blood-pressure.ts'
import type { HealthGoal } from '../things/health-goal.ts'
import { weight } from '../things/weight.ts'
import { momentOf, momentText } from './moments.ts'

type GoalType = NonNullable<NewGoal['goalType']>
type Units = NonNullable<GoalRange['units']>
type WindowType = NonNullable<NewGoal['recurrenceMetrics']>['windowType']

/** HealthVault's list has no code for energy that is burned, only for what is eaten. */
const ownTypes = 'healthkeep/goal-type'
const codes: { readonly [T in GoalType]: readonly [code: string, vocabulary: string] } = {
  Steps: ['walk', 'goal-type'],
  CaloriesBurned: ['calories-burned', ownTypes],
  Weight: ['weight', 'goal-type'],
  BloodPressureSystolic: ['bp-sys', 'goal-type'],
  BloodPressureDiastolic: ['bp-dia', 'goal-type'],
}
/** Which things tell of the goal, and where their number stands. */
const told: { readonly [T in GoalType]?: NonNullable<HealthGoal['associatedTypeInfo']> } = {
  Weight: { thingTypeVersionId: weight.id, thingTypeValueXpath: 'thing/data-xml/weight/value/kg' },
  BloodPressureSystolic: {
    thingTypeVersionId: bloodPressure.id,
    thingTypeValueXpath: 'thing/data-xml/blood-pressure/systolic',
  },
  BloodPressureDiastolic: {
    thingTypeVersionId: bloodPressure.id,
    thingTypeValueXpath: 'thing/data-xml/blood-pressure/diastolic',
  },
}
const units: { readonly [U in Units]: readonly [text: string, code: string, vocabulary: string] } = {
  Kilograms: ['kg', 'kg', 'weight-units'],
  Count: ['', 'count', 'healthkeep/goal-units'],
  Calories: ['kcal', 'Calories', 'calorie-guideline-units'],
  MillimetersOfMercury: ['mmHg', 'mmhg', 'pressure-units'],
}
const intervals: { readonly [W in WindowType]: readonly [text: string, code: string] } = {
  Daily: ['Day', 'day'],
  Weekly: ['Week', 'week'],
  Monthly: ['Month', 'month'],
}

const keyWhere = <K extends string, V>(table: { readonly [key in K]?: V }, holds: (value: V) => boolean) =>
  (Object.entries(table) as [K, V][]).find(([, value]) => holds(value))?.[0]

const same = (a: string | undefined, b: string): boolean => a?.trim().toLowerCase() === b.toLowerCase()

/** `before`: the thing that it replaces; what REST has no words for stays as it was there. */
export function thingOfGoal(goal: NewGoal, before?: HealthGoal): HealthGoal {
  const { name, description, startDate, endDate, goalType, recurrenceMetrics, range, additionalRanges } = goal
  const unchangedType = before && typeOf(before) === goalType
  const info = unchangedType ? before.associatedTypeInfo : goalType && told[goalType]
  const start = startDate && momentOf(startDate, wallOf(startDate, 'startDate'))
  const end = endDate && momentOf(endDate, wallOf(endDate, 'endDate'))
  return {
    name: goalType ? coded(name, ...codes[goalType]) : unchangedType ? { ...before.name, text: name } : words(name),
    ...(description && { description }),
    ...(start && { startDate: { structured: start } }),
    ...(end && { endDate: { structured: end } }),
    ...(info && { associatedTypeInfo: info }),
    ...(range && { targetRange: thingRange(range, name) }),
    goalAdditionalRanges: additionalRanges.map(r => thingRange(r, name)),
    ...(recurrenceMetrics && {
      recurrence: {
        interval: coded(...intervals[recurrenceMetrics.windowType], 'recurrence-intervals'),
        timesInInterval: recurrenceMetrics.occurrenceCount,
      },
    }),
  }
}

export function goalOfThing(id: string, value: HealthGoal): Goal {
  const goalType = typeOf(value)
  const windowType =
    value.recurrence &&
    keyWhere<WindowType, readonly [string, string]>(intervals, ([, code]) =>
      [codeFrom(value.recurrence!.interval, 'recurrence-intervals'), value.recurrence!.interval.text].some(said =>
        same(said, code),
      ),
    )
  const startDate = value.startDate?.structured && momentText(value.startDate.structured)
  const endDate = value.endDate?.structured && momentText(value.endDate.structured)
  return {
    id,
    name: value.name.text,
    ...(value.description && { description: value.description }),
    ...(startDate && { startDate }),
    ...(endDate && { endDate }),
    ...(goalType && { goalType }),
    ...(windowType && { recurrenceMetrics: { windowType, occurrenceCount: value.recurrence!.timesInInterval } }),
    ...(value.targetRange && { range: restRange(value.targetRange) }),
    additionalRanges: value.goalAdditionalRanges.map(restRange),
  }
}

function typeOf({ name }: { readonly name: CodableValue }): GoalType | undefined {
  return keyWhere<GoalType, readonly [string, string]>(codes, ([code]) => same(codeFrom(name, 'goal-type'), code))
}

type ThingRange = NonNullable<HealthGoal['targetRange']>

function thingRange(range: GoalRange, goalName: string): ThingRange {
  const { name, description, minimum, maximum } = range
  const amount = (value: number): GeneralMeasurement => {
    const [text, code, vocabulary] = units[range.units ?? 'Count']
    return {
      display: text ? `${value} ${text}` : String(value),
      structured: [{ value, units: range.units ? coded(text || 'count', code, vocabulary) : words('') }],
    }
  }
  return {
    name: words(name ?? goalName),
    ...(description && { description }),
    ...(minimum !== undefined && { minimum: amount(minimum) }),
    ...(maximum !== undefined && { maximum: amount(maximum) }),
  }
}

function restRange({ name, description, minimum, maximum }: ThingRange): GoalRange {
  const [low, high] = [numberIn(minimum), numberIn(maximum)]
  const unit = unitsIn(minimum) ?? unitsIn(maximum)
  return {
    name: name.text,
    ...(description && { description }),
    ...(low !== undefined && { minimum: low }),
    ...(high !== undefined && { maximum: high }),
    ...(unit && { units: unit }),
  }
}

/** Of a measurement in words alone, the number that they begin with. */
function numberIn(measured: GeneralMeasurement | undefined): number | undefined {
  const said = measured?.structured[0]?.value
  if (said !== undefined || !measured) return said
  const number = /^\s*(-?\d[\d,]*(?:\.\d+)?)/.exec(measured.display)?.[1]
  return number === undefined ? undefined : Number(number.replaceAll(',', ''))
}

function unitsIn(measured: GeneralMeasurement | undefined): Units | undefined {
  const said = measured?.structured[0]?.units
  if (!said) return undefined
  return keyWhere<Units, readonly [string, string, string]>(units, ([text, code]) =>
    [said.text, ...said.code.map(c => c.value)].some(word => same(word, code) || (text !== '' && same(word, text))),
  )
}
