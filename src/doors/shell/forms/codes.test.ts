import { describe, expect, test } from 'vitest'
import { form } from '../../../schema/form.ts'
import { fromPosted, toPosted } from '../../../schema/posted.ts'
import { codeIn, words } from '../../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../../things/base/dates.ts'
import { exercise } from '../../../things/exercise.ts'
import { groupMembershipActivity } from '../../../things/group-membership-activity.ts'
import { readCodes, wordsOfCode, writeCodes } from './codes.ts'

const shape = groupMembershipActivity.data
const sample = {
  when: dateTimeOf('2026-02-10T18:00:00'),
  activity: codeIn('RecordAuthorizedForApplication', 'group-membership-activities'),
}
const shown = (posted = toPosted(shape, sample)) => writeCodes(form(shape, posted), posted)
const readBack = (posted: Record<string, string>) => fromPosted(shape, readCodes(form(shape, posted), posted))

describe('a field that holds a bare code', () => {
  test('shows words, and an untouched form means the same code', () => {
    const posted = shown()
    expect(posted['activity.value']).toBe('Record authorized for application')
    expect(readBack(posted).value).toEqual(sample)
  })

  test('takes words of its list in any case, without a script', () => {
    const { value } = readBack({ ...shown(), 'activity.value': 'package integrated to clinical system' })
    expect(value).toMatchObject({ activity: { value: 'PackageIntegratedToClinicalSystem' } })
  })

  test('in a new form gets the name of its list with the code', () => {
    const { 'activity.type': _, 'activity.family': __, 'activity.meant': ___, ...fresh } = shown()
    expect(readBack(fresh).value).toMatchObject({
      activity: { value: 'RecordAuthorizedForApplication', family: 'wc', type: 'group-membership-activities' },
    })
  })

  test('keeps what is in no list as it was typed', () => {
    const { value } = readBack({ ...shown(), 'activity.value': 'Sang' })
    expect(value).toMatchObject({ activity: { value: 'Sang', type: 'group-membership-activities' } })
  })

  test('is not led to another code by words that two codes share', () => {
    const detail = (value: string) => ({ name: { value, family: 'wc', type: 'exercise-detail-names', version: '1' } })
    const said = ['PeakHeartrate_BPM', 'MaximumHeartrate_BPM'].map(v => wordsOfCode(detail(v).name))
    expect(said[0]).toBe(said[1])
    for (const code of ['PeakHeartrate_BPM', 'MaximumHeartrate_BPM']) {
      const value = {
        when: approxDateTimeOf('2026-02-10'),
        activity: words('Run'),
        detail: [{ ...detail(code), value: { value: 150, units: { text: 'bpm', code: [] } } }],
      }
      const posted = toPosted(exercise.data, value as never)
      const inWords = writeCodes(form(exercise.data, posted), posted)
      expect(Object.values(inWords)).toContain(said[0])
      const back = fromPosted(exercise.data, readCodes(form(exercise.data, inWords), inWords))
      expect(back.problems).toBeUndefined()
      expect(JSON.stringify(back.value)).toContain(code)
    }
  })

  test('of a list that is not known here shows the code', () => {
    expect(wordsOfCode({ value: 'x1', type: 'no-such-list' })).toBeUndefined()
  })
})
