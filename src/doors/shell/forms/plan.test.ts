import { describe, expect, it } from 'vitest'
import { type FormField, form, type Posted } from '../../../schema/form.ts'
import { fromPosted } from '../../../schema/posted.ts'
import { optional, sequence } from '../../../schema/schema.ts'
import { allergy } from '../../../things/allergy.ts'
import { approxDate } from '../../../things/base/dates.ts'
import { bloodPressure } from '../../../things/blood-pressure.ts'
import { height } from '../../../things/height.ts'
import { medication } from '../../../things/medication.ts'
import { thingTypes } from '../../../things/registry.ts'
import { weight } from '../../../things/weight.ts'
import {
  blank,
  everyField,
  inputsOf,
  plan,
  planGroup,
  readNumbers,
  readWhens,
  sentences,
  type WhenWords,
  writeNumbers,
} from './plan.ts'

const names = (fields: readonly FormField[]) => fields.map(f => f.name)

describe('the order of a form', () => {
  it('asks for what matters first, and for the date last', () => {
    expect(names(plan(bloodPressure, form(bloodPressure.data)).first)).toEqual([
      'systolic',
      'diastolic',
      'pulse',
      'when',
    ])
    expect(names(plan(bloodPressure, form(bloodPressure.data)).more)).toEqual(['irregularHeartbeat'])
  })
  it('never hides what is needed, and loses no field, of any type', () => {
    for (const type of thingTypes) {
      if (!type.data) continue
      const fields = form(type.data)
      const { first, more } = plan(type, fields)
      expect([...names(first), ...names(more)].sort(), type.name).toEqual(names(fields).sort())
      expect(
        more.filter(f => f.required && f.kind !== 'kept'),
        type.name,
      ).toEqual([])
      for (const f of everyField(fields)) {
        if (f.kind !== 'group') continue
        const inner = planGroup(type, f)
        expect([...names(inner.first), ...names(inner.more)].sort(), `${type.name} ${f.name}`).toEqual(
          names(f.fields).sort(),
        )
      }
    }
  })
  it('speaks with the words given for a place, and falls silent for an empty help', () => {
    const { first } = plan(weight, form(weight.data), { 'weight.value': { label: 'How heavy', help: '' } })
    expect(first[0]).toMatchObject({ name: 'value', label: 'How heavy' })
    expect(first[0]).not.toHaveProperty('help')
  })
})

describe('a new form', () => {
  it('dates a measurement now, to the minute', () => {
    expect(blank(weight, '2026-11-22T08:30:59')).toEqual({ 'when.date': '2026-11-22', 'when.time': '08:30' })
  })
  it('leaves the beginning of a medication open', () => {
    expect(blank(medication, '2026-11-22T08:30:00')).toEqual({})
  })
})

describe('numbers as people type them', () => {
  const posted = { 'value.amount': '81,5', 'value.unit': 'kg', 'when.date': '2026-11-22' }
  const amount = (culture: string, text = '81,5') =>
    readNumbers(form(weight.data, { ...posted, 'value.amount': text }), { ...posted, 'value.amount': text }, culture)[
      'value.amount'
    ]
  it('takes the decimal comma where people write one', () => {
    expect(amount('de-DE')).toBe('81.5')
  })
  it('refuses a comma elsewhere, where it may mean thousands', () => {
    expect(amount('en-US', '1,500')).toBe('1,500')
    expect(fromPosted(weight.data, { ...posted, 'value.amount': '1,500' }).problems).toHaveProperty('value.amount')
  })
  it('writes the comma back', () => {
    expect(
      writeNumbers(form(weight.data, { 'value.amount': '81.5' }), { 'value.amount': '81.5' }, 'de-DE')['value.amount'],
    ).toBe('81,5')
  })
  it('makes feet and inches inches of a length, whatever unit stood beside', () => {
    const typed = { 'value.amount': '5 ft 9 in', 'value.unit': 'cm' }
    expect(readNumbers(form(height.data, typed), typed, 'en-US')).toMatchObject({
      'value.amount': '69',
      'value.unit': 'in',
    })
  })
})

describe('what is wrong', () => {
  it('is a sentence with the name of the field, for every input', () => {
    const { problems = {} } = fromPosted(bloodPressure.data, { systolic: 'x', 'when.date': '2026-02-30' })
    const words = {
      needed: (l: string) => `${l}: please fill this in.`,
      wrong: (l: string, p: string) => `${l}: ${p}.`,
    }
    expect(sentences(form(bloodPressure.data), problems, words)).toEqual({
      systolic: 'Systolic: this must be a whole number.',
      diastolic: 'Diastolic: please fill this in.',
      'when.date': 'Date: this day is in no calendar.',
    })
  })
  it('can be said of every input of every type', () => {
    for (const type of thingTypes)
      for (const f of type.data ? everyField(form(type.data)) : [])
        for (const input of inputsOf(f)) expect(input.name.startsWith(f.name)).toBe(true)
  })
})

describe('a date in words', () => {
  const words: WhenWords = {
    needed: label => `${label}: needed`,
    wrong: (label, problem) => `${label}: ${problem}`,
    whenUnread: 'unread',
    whenImpossible: 'impossible',
    whenTwice: 'twice',
    whenTime: 'time',
  }
  const around = { culture: 'en-US', today: '2026-03-01' }
  const readBack = (posted: Posted) => {
    const answer = readWhens(form(allergy.data, posted), posted, around, words)
    const {
      y,
      m,
      d,
      time,
      words: said,
    } = Object.fromEntries(
      ['y', 'm', 'd', 'time', 'words'].map(part => [part, answer.posted[`firstObserved.${part}`] ?? '']),
    )
    return answer.problems['firstObserved.when'] ?? [y, m, d, time, said].join('|')
  }
  const at = (parts: Posted) =>
    readBack(Object.fromEntries(Object.entries(parts).map(([part, text]) => [`firstObserved.${part}`, text])))

  it.each<[string, Posted, string]>([
    ['becomes the parts that are stored', { when: '5/12/2012', whenWas: '' }, '2012|5|12||'],
    ['brings its time along', { when: 'May 12, 2012 8:30', whenWas: '' }, '2012|5|12|08:30|'],
    ['stays words when it is no date', { when: 'as a child', whenWas: '', y: '', m: '', d: '' }, '||||as a child'],
    ['stays words even with a year in it', { when: 'spring 2012', whenWas: '' }, '||||spring 2012'],
    ['replaces what was there', { when: '2013', whenWas: 'May 2012', y: '2012', m: '5' }, '2013||||'],
    ['replaces words that were there', { when: '2013', whenWas: 'as a child', words: 'as a child' }, '2013||||'],
    ['takes all away when it is emptied', { when: '', whenWas: 'May 2012', y: '2012', m: '5', time: '08:30' }, '||||'],
    ['left alone lets the boxes speak', { when: 'May 2012', whenWas: 'May 2012', y: '2012', m: '6' }, '2012|6|||'],
    ['that was never shown lets the boxes speak', { y: '2012', words: '' }, '2012||||'],
    ['may be said more closely in the boxes', { when: '2012', whenWas: '', y: '2012', m: '06', d: '' }, '2012|06|||'],
    ['must not differ from changed boxes', { when: '2012', whenWas: '', y: '2013' }, 'First observed: twice'],
    ['in no calendar is refused', { when: '2/30/2012', whenWas: '' }, 'First observed: impossible'],
    ['has no time of day when it is words', { when: 'long ago', whenWas: '', time: '08:30' }, 'First observed: time'],
  ])('%s', (_, parts, expected) => {
    expect(at(parts)).toBe(expected)
  })

  it('of a field that has no place for words must be a date, or hold a year', () => {
    const read = (text: string) => {
      const posted = { 'since.when': text, 'since.whenWas': '' }
      const shape = sequence({ since: optional(approxDate) })
      const answer = readWhens(form(shape, posted), posted, around, words)
      return answer.problems['since.when'] ?? answer.posted['since.y']
    }
    expect(read('spring 2012')).toBe('2012')
    expect(read('early 1990s')).toBe('Since: unread')
    expect(read('when I was 6')).toBe('Since: unread')
  })
})
