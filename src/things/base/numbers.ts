/** Small numbers and texts that many types share: data.md, Appendix A. */
import { double, type Field, int, note, string, type Text } from '../../schema/schema.ts'

export const nonNegativeDouble = double({ min: 0 })
export const positiveDouble = double({ above: 0 })
export const nonNegativeInt = int({ min: 0 })
export const positiveInt = int({ above: 0 })
export const oneToFive = int({ min: 1, max: 5 })
export const dayOfWeek = int({ min: 1, max: 7 })
/** By the numbers of dayOfWeek. */
export const days = {
  1: 'Sunday',
  2: 'Monday',
  3: 'Tuesday',
  4: 'Wednesday',
  5: 'Thursday',
  6: 'Friday',
  7: 'Saturday',
}
/** A part of one, never a percentage: 0.97. */
export const fraction = double({ min: 0, max: 1 })
/** A fraction that people see as percent. */
export const percentage: Field<Text<number>, 'one'> = note(fraction, {
  shown: { code: 'percent', label: '%', ucum: '%', factor: 0.01 },
})
export const string255 = string({ min: 1, max: 255 })
/** At least one character; in the second row one that is not white space. */
export const stringNotEmpty = string({ min: 1 })
export const stringNotBlank = string({ min: 1, nonBlank: true })
export const stringNotBlank255 = string({ min: 1, max: 255, nonBlank: true })
export const stringNotBlank1024 = string({ min: 1, max: 1024, nonBlank: true })
