import { describe, expect, it } from 'vitest'
import { allergy } from '../things/allergy.ts'
import { bloodOxygenSaturation } from '../things/blood-oxygen-saturation.ts'
import { labTestResults } from '../things/lab-test-results.ts'
import { weight } from '../things/weight.ts'
import { type FormField, form, type Posted } from './form.ts'
import { fromPosted, toPosted } from './posted.ts'
import { boolean, int, many, note, optional, plays, sequence, string } from './schema.ts'

const named = (fields: readonly FormField[], name: string) => fields.find(field => field.name === name)!

describe('the fields of a form', () => {
  it('follow the shape, with labels, help, units and what must be filled', () => {
    const fields = form(weight.data)
    expect(fields.map(({ kind, name, label, required }) => ({ kind, name, label, required }))).toEqual([
      { kind: 'date-time', name: 'when', label: 'Date', required: true },
      { kind: 'measure', name: 'value', label: 'Weight', required: true },
    ])
    expect(named(fields, 'value')).toMatchObject({
      help: 'The weight; kilograms count, the display is what was typed.',
      unit: { name: 'value.unit', value: 'kg' },
      units: [{ value: 'kg' }, { value: 'lb' }, { value: 'stlb', label: 'st' }, {}, {}, {}, {}],
    })
  })

  it('suggest vocabularies, fold optional groups, and know partial dates', () => {
    const fields = form(allergy.data)
    expect(named(fields, 'reaction')).toMatchObject({ kind: 'words', vocabulary: 'reactions', required: false })
    expect(named(fields, 'firstObserved')).toMatchObject({
      kind: 'partial-date',
      year: { name: 'firstObserved.y' },
      words: { name: 'firstObserved.words' },
    })
    const provider = named(fields, 'treatmentProvider')
    expect(provider).toMatchObject({ kind: 'group', filled: false, required: false })
    // Within a group that may be left out nothing must be filled.
    expect(provider.kind === 'group' && provider.fields.every(field => !field.required)).toBe(true)
  })

  it('show a fraction as percent', () => {
    expect(named(form(bloodOxygenSaturation.data, { value: '97' }), 'value')).toMatchObject({
      kind: 'number',
      unit: '%',
      min: 0,
      max: 100,
      input: { value: '97' },
    })
  })

  it('of a list grow with what was posted, on demand, and at least to what is needed', () => {
    const shape = sequence({ a: many(string(), 1), b: many(sequence({ c: int() })) })
    const items = (posted: Posted, name: string) => {
      const list = named(form(shape, posted), name)
      return list.kind === 'list' ? list.items.map(item => item.name) : []
    }
    expect(items({}, 'a')).toEqual(['a.0'])
    expect(items({ 'a.0': 'x', 'a.2': 'y' }, 'a')).toEqual(['a.0', 'a.2'])
    expect(items({ 'a.0': 'x', 'a.add': '' }, 'a')).toEqual(['a.0', 'a.1'])
    expect(items({ 'b.0.c': '1', 'b.1.c': '2', 'b.0.remove': '' }, 'b')).toEqual(['b.1'])
    expect(items({}, 'b')).toEqual([])
  })

  it('of a shape that holds itself end', () => {
    expect(named(form(labTestResults.data), 'labGroup')).toMatchObject({ kind: 'list', items: [{ kind: 'group' }] })
  })
})

describe('what was posted', () => {
  it('becomes a value, with the unit that was chosen', () => {
    expect(
      fromPosted(weight.data, {
        'when.date': '2026-03-04',
        'when.time': '07:15',
        'value.amount': ' 180 ',
        'value.unit': 'lb',
      }),
    ).toEqual({
      value: {
        when: { date: { y: 2026, m: 3, d: 4 }, time: { h: 7, m: 15 } },
        value: { kg: 81.6466266, display: { text: 180, units: 'lb', unitsCode: 'lb' } },
      },
    })
  })

  it('is answered with everything that is wrong, by the name of the input, and nothing is lost', () => {
    const posted = { 'when.date': '2026-02-31', 'when.time': '25:00', 'value.amount': '1,5', 'value.unit': 'cwt' }
    const { problems } = fromPosted(weight.data, posted)
    expect(problems).toEqual({
      'when.date': 'this day is in no calendar',
      'when.time': 'this must be a time such as 08:30',
      'value.amount': 'this must be a number',
      'value.unit': 'this unit is not known',
    })
    expect(named(form(weight.data, posted, problems), 'when')).toMatchObject({
      date: { value: '2026-02-31', problem: 'this day is in no calendar' },
      time: { value: '25:00' },
    })
    expect(named(form(weight.data, posted, problems), 'value')).toMatchObject({ amount: { value: '1,5' } })
    expect(fromPosted(weight.data, {}).problems).toEqual({
      'when.date': 'this is needed',
      'value.amount': 'this is needed',
    })
  })

  it('asks for a name, but not for what may be left out', () => {
    expect(fromPosted(allergy.data, { 'name.text': ' ' }).problems).toEqual({ 'name.text': 'this is needed' })
    expect(fromPosted(allergy.data, { 'name.text': 'Nuts', 'reaction.text': '', 'firstObserved.y': '' }).value).toEqual(
      { name: { text: 'Nuts', code: [] } },
    )
    expect(fromPosted(allergy.data, { 'name.text': 'Nuts', 'firstObserved.m': '5' }).problems).toEqual({
      'firstObserved.y': 'the year is needed',
    })
    expect(
      fromPosted(allergy.data, { 'name.text': 'Nuts', 'firstObserved.y': '2004', 'firstObserved.d': '5' }).problems,
    ).toEqual({
      'firstObserved.m': 'a day needs a month',
    })
    expect(
      fromPosted(allergy.data, { 'name.text': 'Nuts', 'firstObserved.words': 'at school' }).value?.firstObserved,
    ).toEqual({ descriptive: 'at school' })
    expect(
      fromPosted(allergy.data, { 'name.text': 'Nuts', 'treatmentProvider.organization': 'Clinic' }).value
        ?.treatmentProvider,
    ).toEqual({
      name: { full: '' },
      organization: 'Clinic',
    })
  })

  it('keeps codes as long as the words are the same', () => {
    const posted = toPosted(allergy.data, { name: { text: 'Nuts', code: [{ value: '1', type: 'list' }] } })
    expect(fromPosted(allergy.data, posted).value?.name.code).toEqual([{ value: '1', type: 'list' }])
    expect(fromPosted(allergy.data, { ...posted, 'name.text': 'Milk' }).value?.name.code).toEqual([])
    const picked = { 'name.text': 'Milk', 'name.was': 'Milk', 'name.code.0.value': '2', 'name.code.0.type': 'list' }
    expect(fromPosted(allergy.data, picked).value?.name.code).toEqual([{ value: '2', type: 'list' }])
  })

  it('keeps the exact number and the words of a measurement that nobody touched', () => {
    const value = {
      when: { date: { y: 2026, m: 3, d: 4 }, tz: { text: 'CET', code: [] } },
      value: { kg: 81.6, display: { text: 180, units: 'Pounds', unitsCode: 'lb', words: '12 st 12' } },
    }
    const posted = toPosted(weight.data, value)
    expect(posted).toMatchObject({ 'value.amount': '180', 'value.unit': 'lb', 'when.tz.text': 'CET' })
    expect(fromPosted(weight.data, posted)).toEqual({ value })
    expect(fromPosted(weight.data, { ...posted, 'value.amount': '181' }).value?.value).toEqual({
      kg: 82.10021897,
      display: { text: 181, units: 'lb', unitsCode: 'lb' },
    })
  })

  it('in a unit that nobody knows is shown in the stored one and kept', () => {
    const value = {
      when: { date: { y: 2026, m: 3, d: 4 } },
      value: { kg: 50, display: { text: 1, units: 'hundredweight' } },
    }
    expect(toPosted(weight.data, value)).toMatchObject({ 'value.amount': '50', 'value.unit': 'kg' })
    expect(fromPosted(weight.data, toPosted(weight.data, value))).toEqual({ value })
  })

  it('as lines of a text area has the line ends of XML', () => {
    expect(fromPosted(sequence({ a: string() }), { a: 'x\r\ny' })).toEqual({ value: { a: 'x\ny' } })
  })

  it('of a list is taken in order, empty and removed items are not', () => {
    const shape = sequence({ a: many(int(), 2, 3), b: optional(boolean()) })
    expect(
      fromPosted(shape, { 'a.10': '3', 'a.2': '2', 'a.1': '', 'a.0': '1', 'a.3': '9', 'a.3.remove': '', b: 'on' }),
    ).toEqual({
      value: { a: [1, 2, 3], b: true },
    })
    expect(fromPosted(shape, { 'a.0': '1' }).problems).toEqual({ a: 'at least 2 are needed' })
    expect(fromPosted(shape, { 'a.0': '1', 'a.1': '1', 'a.2': '1', 'a.3': '1' }).problems).toEqual({
      a: 'at most 3 are allowed',
    })
  })

  it('must be one of the words of a small list', () => {
    const shape = sequence({
      a: optional(note(int({ min: 1, max: 2 }), { words: { 1: 'one', 2: 'two' } })),
      b: plays({ is: 'time' }, sequence({ h: int(), m: int() })),
    })
    expect(named(form(shape), 'a')).toMatchObject({
      kind: 'select',
      options: [
        { value: '1', label: 'one' },
        { value: '2', label: 'two' },
      ],
    })
    expect(fromPosted(shape, { a: '3', b: '8:05' }).problems).toEqual({ a: 'this must be at most 2' })
    expect(fromPosted(shape, { a: '', b: '08:05' }).value).toEqual({ b: { h: 8, m: 5 } })
  })
})
