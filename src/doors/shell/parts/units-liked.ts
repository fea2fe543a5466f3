/**
 * Which unit a person reads a measurement in: the one chosen for that kind of thing, otherwise the usual one of the
 * system of units that the person or the country likes.
 */
import { chartLines } from '../../../schema/chart.ts'
import type { Unit } from '../../../schema/schema.ts'
import { usualUnit } from '../../../schema/units.ts'
import type { ThingType } from '../../../things/thing-type.ts'
import type { Reader } from './told.ts'

/** Units that people speak of, by the unit that is stored; the others (ounces for a body) are only for what came so. */
const everyday: { readonly [stored: string]: readonly string[] } = {
  kg: ['kg', 'lb', 'stlb'],
  m: ['cm', 'm', 'in', 'ft'],
  l: ['l', 'ml', 'floz'],
}
const everydayOf: { readonly [root: string]: readonly string[] } = {
  exercise: ['km', 'm', 'mi'],
}
const american: { readonly [stored: string]: string } = {
  kg: 'lb',
  m: 'in',
  Celsius: 'Fahrenheit',
  'mmol-per-l': 'mg-per-dl',
  l: 'floz',
  'm-per-s': 'mi-per-h',
}
const metric: { readonly [stored: string]: string } = { m: 'cm', 'm-per-s': 'km-per-h' }
/** Of what is blown into a meter people everywhere say liters. */
const breath = ['l-per-min', 'l']
const usual: { readonly [root: string]: { readonly american: readonly string[]; readonly metric: readonly string[] } } =
  {
    exercise: { american: ['mi'], metric: ['km'] },
    'peak-flow': { american: breath, metric: breath },
    'respiratory-profile': { american: breath, metric: breath },
  }

export type UnitChoices = { readonly [root: string]: string }

export interface UnitTaste {
  readonly culture: string
  /** What the person chose for everything; the usual of the country when absent. */
  readonly system?: 'metric' | 'us' | undefined
  readonly choices: UnitChoices
}

const isAmerican = ({ system, culture }: UnitTaste) =>
  system === undefined ? /-(US|LR|MM)$/i.test(culture) : system === 'us'

/** How a person reads things of one type. */
export function readerOf(taste: UnitTaste, root: string): Reader {
  const us = isAmerican(taste)
  return {
    culture: taste.culture,
    feet: root === 'height',
    ounces: root === 'weight',
    likes(units) {
      const stored = units[0]!
      if (units.some(u => u.usual)) return usualUnit(units)
      const wanted = [
        taste.choices[root],
        ...(usual[root]?.[us ? 'american' : 'metric'] ?? []),
        us ? american[stored.code] : metric[stored.code],
      ]
      for (const code of wanted) {
        const found = units.find(u => u.code === code)
        if (found) return found
      }
      return usualUnit(units)
    },
  }
}

/** The units to choose from for things of one type, in the order of the declaration. */
export function offered<U extends { readonly code: string; readonly usual?: true }>(
  units: readonly U[],
  root: string,
): readonly U[] {
  if (units.some(unit => unit.usual)) return units.slice(1)
  const codes = everydayOf[root] ?? (units[0] ? everyday[units[0].code] : undefined)
  return codes === undefined ? units : codes.flatMap(code => units.find(u => u.code === code) ?? [])
}

export interface MeasuredKind {
  readonly type: ThingType
  readonly units: readonly Unit[]
}

/** What people measure in more than one everyday unit, with the units to choose from. */
export const measuredKinds = (types: readonly ThingType[]): readonly MeasuredKind[] =>
  types.flatMap(type => {
    const line = type.data && type.chart ? chartLines(type.data, type.chart)[0] : undefined
    const units = line ? offered(line.units, type.root) : []
    return units.length > 1 ? [{ type, units }] : []
  })
