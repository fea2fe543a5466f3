import { describe, expect, it } from 'vitest'
import { type FormField, form } from '../../../schema/form.ts'
import { fromPosted } from '../../../schema/posted.ts'
import { bloodPressure } from '../../../things/blood-pressure.ts'
import { height } from '../../../things/height.ts'
import { medication } from '../../../things/medication.ts'
import { thingTypes } from '../../../things/registry.ts'
import { weight } from '../../../things/weight.ts'
import {
  blank,
  everyField,
  feetAndInches,
  inputsOf,
  plan,
  planGroup,
  readNumbers,
  sentences,
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
  it('understands feet and inches, in the many ways people write them', () => {
    for (const text of ['5 ft 9 in', `5'9"`, '5′ 9″', '5 feet 9 inches', '5ft 9', "5' 9''"])
      expect(feetAndInches(text), text).toBe(69)
    expect(feetAndInches('6 ft')).toBe(72)
    expect(feetAndInches(`5'9.5"`)).toBe(69.5)
    for (const text of ['69', '175 cm', 'five feet', '']) expect(feetAndInches(text), text).toBeUndefined()
  })
  it('makes them inches of a length, whatever unit stood beside', () => {
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
