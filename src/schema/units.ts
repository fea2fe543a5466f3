/** Numbers between the unit they are kept in and the unit people chose. */
import type { Unit } from './schema.ts'

/** From what people see to what is kept. */
export const toStored = (unit: Unit, shown: number): number => tidy(shown * unit.factor + (unit.offset ?? 0))
/** From what is kept to what people see. */
export const toShown = (unit: Unit, stored: number): number => tidy((stored - (unit.offset ?? 0)) / unit.factor)

/** The unit in which a measurement is shown and typed where nothing else was chosen. */
export const usualUnit = <U extends { readonly usual?: true }>(units: readonly U[]): U =>
  units.find(unit => unit.usual) ?? units[0]!

/** Takes away what binary fractions add: 0.67 / 0.01 is 67.00000000000001. */
const tidy = (n: number): number => Number(n.toPrecision(15))

/** A number as people read it: at most two decimals, three digits when it is small. */
export function readable(n: number): string {
  const size = Math.abs(n)
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return String(n)
  return String(size >= 1 || size === 0 ? Number(n.toFixed(2)) : Number(n.toPrecision(3)))
}

const inWords: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '/min': 'bpm',
  '/h': 'per hour',
  '%': '%',
  a: 'years',
  d: 'days',
  wk: 'weeks',
  '[iU]': 'IU',
  Cel: '°C',
  // A mere number has no unit.
  1: '',
}
const single: Readonly<Record<string, string>> = { a: 'year', d: 'day', wk: 'week' }
/** A UCUM code as people write it beside a number, or as the name of an axis without one; most are written as they are. */
export const unitWords = (ucum: string, n?: number): string =>
  (n === 1 ? single[ucum] : undefined) ?? inWords[ucum] ?? ucum
