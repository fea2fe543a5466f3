import { describe, expect, it } from 'vitest'
import { readWhen, type When, whenText } from './when.ts'

const around = (culture: string, birthYear?: number) => ({
  culture,
  today: '2026-03-01',
  ...(birthYear !== undefined && { birthYear }),
})

/** `2012-5-12 08:30`, `words 2012`, `impossible`: short enough for a table. */
function short(when: When): string {
  if (when.is === 'impossible') return 'impossible'
  if (when.is === 'words') return when.y === undefined ? 'words' : `words ${when.y}`
  return [when.y, when.m, when.d].filter(n => n !== undefined).join('-') + (when.time ? ` ${when.time}` : '')
}

describe('when something was, as people say it', () => {
  it.each([
    // Years and months
    ['en-US', '2012', '2012'],
    ['en-US', ' 2012 ', '2012'],
    ['en-US', 'in 2012', '2012'],
    ['en-US', 'since 2012', '2012'],
    ['en-US', 'May 2012', '2012-5'],
    ['en-US', 'may, 2012', '2012-5'],
    ['en-US', 'in May of 2012', '2012-5'],
    ['en-US', '2012 May', '2012-5'],
    ['en-US', 'Sept. 2012', '2012-9'],
    ['en-US', 'SEP 2012', '2012-9'],
    ['en-GB', 'Sept 2012', '2012-9'],
    ['en-US', '5/2012', '2012-5'],
    ['en-US', '05/2012', '2012-5'],
    ['en-GB', '5-2012', '2012-5'],
    ['de-DE', '5.2012', '2012-5'],
    ['en-US', '2012-05', '2012-5'],
    ['de-DE', 'Mai 2012', '2012-5'],
    ['de-DE', 'im März 2012', '2012-3'],
    ['de-DE', 'Dez. 2012', '2012-12'],
    ['de-DE', 'October 2012', '2012-10'],
    // Days
    ['en-US', '12 May 2012', '2012-5-12'],
    ['en-US', 'May 12, 2012', '2012-5-12'],
    ['en-US', 'May 12th, 2012', '2012-5-12'],
    ['en-US', 'on the 12th of May 2012', '2012-5-12'],
    ['en-GB', '1st June 2012', '2012-6-1'],
    ['en-GB', '12-May-2012', '2012-5-12'],
    ['en-US', '2012-05-12', '2012-5-12'],
    ['de-DE', '2012-05-12', '2012-5-12'],
    ['en-US', '2012/5/12', '2012-5-12'],
    ['de-DE', '12.5.2012', '2012-5-12'],
    ['de-DE', '12. 5. 2012', '2012-5-12'],
    ['en-US', '12.5.2012', '2012-5-12'],
    ['de-DE', '12. Mai 2012', '2012-5-12'],
    ['de-DE', 'am 12. Mai 2012', '2012-5-12'],
    // The order of the culture, unless only one is a day
    ['en-US', '5/12/2012', '2012-5-12'],
    ['en-GB', '5/12/2012', '2012-12-5'],
    ['de-DE', '5/12/2012', '2012-12-5'],
    ['en-US', '5-12-2012', '2012-5-12'],
    ['en-US', '25/12/2012', '2012-12-25'],
    ['en-GB', '12/25/2012', '2012-12-25'],
    // In no calendar
    ['en-US', '31 February 2012', 'impossible'],
    ['en-US', '2/30/2012', 'impossible'],
    ['en-US', '13/2012', 'impossible'],
    ['en-US', '2013-02-29', 'impossible'],
    ['en-US', 'February 29, 2012', '2012-2-29'],
    ['en-US', '0999', 'impossible'],
    // With a time of day
    ['en-US', 'May 12, 2012 8:30', '2012-5-12 08:30'],
    ['en-US', 'May 12, 2012, 8:30 PM', '2012-5-12 20:30'],
    ['en-US', '5/12/2012 at 12 am', '2012-5-12 00:00'],
    ['de-DE', '12.5.2012 um 14 Uhr', '2012-5-12 14:00'],
    ['en-US', 'yesterday at 7 p.m.', '2026-2-28 19:00'],
    ['en-US', 'May 12, 2012 25:00', 'impossible'],
    ['en-US', 'May 2012 8:30', 'words'],
    // Seen from today
    ['en-US', 'today', '2026-3-1'],
    ['en-US', 'Yesterday', '2026-2-28'],
    ['en-US', 'the day before yesterday', '2026-2-27'],
    ['de-DE', 'gestern', '2026-2-28'],
    ['en-US', 'last year', '2025'],
    ['en-US', 'this year', '2026'],
    ['de-DE', 'letztes Jahr', '2025'],
    ['en-US', 'last month', '2026-2'],
    ['en-US', 'three months ago', '2025-12'],
    ['en-US', '10 years ago', '2016'],
    ['en-US', 'a year ago', '2025'],
    ['de-DE', 'vor 3 Jahren', '2023'],
    ['en-US', '2 days ago', '2026-2-27'],
    // In words: a year where one is certain
    ['en-US', 'spring 2012', 'words 2012'],
    ['en-US', 'in the spring of 2012', 'words 2012'],
    ['en-US', 'late 2012', 'words 2012'],
    ['en-US', 'about 2012', 'words 2012'],
    ['en-US', 'around 2012?', 'words 2012'],
    ['de-DE', 'Herbst 2012', 'words 2012'],
    ['en-US', 'early 1990s', 'words'],
    ['en-US', 'before 2012', 'words'],
    ['en-US', 'as a child', 'words'],
    ['en-US', 'a few weeks ago', 'words'],
    // Which of the two is the month is anybody's guess
    ['en-US', '5/12', 'words'],
    ['en-US', '5/12/12', 'words'],
    ['en-US', 'when I was 6', 'words'],
    ['en-US', 'constructor', 'words'],
  ])('%s: %s', (culture, typed, read) => {
    expect(short(readWhen(typed, around(culture)))).toBe(read)
  })

  it.each([
    ['when I was 6', '1991'],
    ['when she was six', '1991'],
    ['when he was 6 years old', '1991'],
    ['at age 6', '1991'],
    ['at the age of 6', '1991'],
    ['aged 6', '1991'],
    ['als ich 6 war', '1991'],
    ['when I was 60', 'words'],
  ])('is counted from the year of birth: %s', (typed, read) => {
    expect(short(readWhen(typed, around('en-US', 1985)))).toBe(read)
  })

  it.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'nl-NL'])(
    'what is shown of a stored date is read as the same date: %s',
    culture => {
      for (let m = 1; m <= 12; m++)
        for (const parts of [{ y: 2012 }, { y: 2012, m }, { y: 2012, m, d: 9 }])
          expect(readWhen(whenText(parts, culture), around(culture))).toEqual({ is: 'date', ...parts })
    },
  )
})
