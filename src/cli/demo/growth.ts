/** How children grow: the middle of the curves that WHO (to two years) and CDC publish, and the vaccines of the CDC schedule. */

import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { bodyDimension } from '../../things/body-dimension.ts'
import { height } from '../../things/height.ts'
import { weight } from '../../things/weight.ts'
import { type Diary, monthsAfter } from './diary.ts'
import { centimeters, inches, listed, pounds, type Vaccine, vaccine } from './entries.ts'

export interface Measured {
  readonly months: number
  readonly cm: number
  readonly kg: number
  readonly head?: number
}
const row = ([months, cm, kg, head]: readonly [number, number, number, number?]): Measured => ({
  months,
  cm,
  kg,
  ...(head !== undefined && { head }),
})

export const boy = (
  [
    [0, 50.5, 3.42, 34.6],
    [0.5, 52.3, 3.75, 35.9],
    [1, 54.9, 4.5, 37.2],
    [2, 58.6, 5.7, 39.2],
    [4, 64.1, 7.1, 41.7],
    [6, 67.9, 8.0, 43.4],
    [9, 72.3, 9.0, 45.1],
    [12, 76.0, 9.8, 46.2],
    [15, 79.3, 10.4, 46.9],
    [18, 82.4, 11.0, 47.5],
    [24, 87.8, 12.3, 48.4],
  ] as const
).map(row)
export const girl = (
  [
    [0, 49.8, 3.3, 34.1],
    [2, 57.2, 5.2, 38.3],
    [4, 62.3, 6.5, 40.7],
    [6, 66, 7.4, 42.3],
    [9, 70.4, 8.3, 43.9],
    [12, 74.3, 9.1, 44.9],
    [15, 77.7, 9.7, 45.7],
    [18, 81, 10.3, 46.3],
    [24, 86.7, 11.7, 47.3],
    [36, 95.5, 14.1],
    [48, 102.6, 16.2],
    [60, 109.3, 18.3],
    [72, 115.6, 20.6],
    [84, 121.8, 23.1],
    [96, 127.6, 25.9],
    [108, 133, 28.9],
  ] as const
).map(row)

const first = boy[0]!
export const born = { cm: first.cm, kg: first.kg, head: first.head! }
export const centimetersOf = centimeters

/** The visits that are past, each with what was measured. */
export function growth(
  d: Diary,
  birthDate: string,
  curve: readonly Measured[],
  source: string,
  visitAt: (date: string, months: number) => void,
): void {
  for (const { months, cm, kg, head } of curve) {
    const date = monthsAfter(birthDate, months)
    if (d.agoOf(date) < 1) return
    const related = { visit: `well-${months}` }
    if (months > 0) visitAt(date, months)
    const beside = { source, tags: 'growth', ...(months > 0 && { related }) }
    d.add(height, { when: dateTimeOf(date), value: inches(cm) }, beside)
    d.add(weight, { when: dateTimeOf(date), value: pounds(kg) }, beside)
    if (head !== undefined)
      d.add(
        bodyDimension,
        {
          when: approxDateTimeOf(date),
          measurementName: listed('body-dimension-measurement-names', 'HeadCircumference'),
          value: centimeters(head),
        },
        beside,
      )
  }
}

/** Age in months, vaccine, number in its series. */
const schedule: readonly (readonly [months: number, vaccine: Vaccine | 'pneumococcal', sequence: string])[] = [
  [0, 'HepB', '1'],
  [2, 'DTaP-HepB-IPV', '1'],
  [2, 'Hib', '1'],
  [2, 'pneumococcal', '1'],
  [2, 'Rotavirus', '1'],
  [4, 'DTaP-HepB-IPV', '2'],
  [4, 'Hib', '2'],
  [4, 'pneumococcal', '2'],
  [4, 'Rotavirus', '2'],
  [6, 'DTaP-HepB-IPV', '3'],
  [6, 'pneumococcal', '3'],
  [12, 'MMR', '1'],
  [12, 'Varicella', '1'],
  [12, 'HepA', '1'],
  [12, 'Hib', '3'],
  [12, 'pneumococcal', '4'],
  [15, 'DTaP', '4'],
  [18, 'HepA', '2'],
  [50, 'DTaP-IPV', '5'],
  [50, 'MMR', '2'],
  [50, 'Varicella', '2'],
]

export function childVaccines(
  d: Diary,
  birthDate: string,
  by: { readonly place: string },
  pneumococcal: 'PCV13' | 'PCV20',
): void {
  for (const [months, which, sequence] of schedule) {
    const date = monthsAfter(birthDate, months)
    if (d.agoOf(date) < 1) return
    vaccine(d, date, which === 'pneumococcal' ? pneumococcal : which, by, {
      sequence,
      where: months < 24 ? (sequence === '1' ? 'LeftThigh' : 'RightThigh') : 'LeftArm',
      beside: { ...(months > 0 && months < 24 && { related: { visit: `well-${months}` } }) },
    })
  }
  for (const date of d.lastYears('10-20', 9))
    if (d.agoOf(date) >= 1 && Date.parse(date) > Date.parse(monthsAfter(birthDate, 6)))
      vaccine(d, date, 'Flu', by, { where: 'LeftArm' })
}
