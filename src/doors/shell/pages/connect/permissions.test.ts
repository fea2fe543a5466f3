import { expect, test } from 'vitest'
import type { RuleShape } from '../../../../protocol/consent.ts'
import { family, thingTypes } from '../../../../things/registry.ts'
import { formats } from '../../words/format.ts'
import { wordsFor } from '../../words/words.ts'
import { detailRows, noun, phrases, reasonOf } from './permissions.ts'

const words = wordsFor('en-US').connect.permissions
const format = formats('en-US', 'UTC')
const idOf = (name: string) => thingTypes.find(t => t.name === name)!.id
const rule = (over: Partial<RuleShape>): RuleShape => ({
  reason: [],
  optional: false,
  displayFlags: 0,
  permission: ['Read'],
  target: [],
  exception: [],
  ...over,
})
const said = (over: Partial<RuleShape>) =>
  phrases(rule(over), words, format).map(p => `${p.verbs} ${p.things} ${p.limits}`.trim())

test('a rule is a sentence, whatever the order in which the application wrote it', () => {
  expect(
    said({
      permission: ['Delete', 'Read', 'Update', 'Create'],
      target: [{ type: [idOf('Weight'), idOf('Medication')], date: [] }],
    }),
  ).toEqual(['See, add, change, and delete weight and medications'])
})

test('without types it is about everything, and it says so', () => {
  expect(said({})).toEqual(['See everything in the record'])
})

test('dates and exceptions are part of the sentence', () => {
  const weight = [idOf('Weight')]
  expect(said({ target: [{ type: weight, date: [{ from: '2024-01-01T00:00:00' }] }] })).toEqual([
    'See weight dated January 1, 2024 or later',
  ])
  expect(
    said({ target: [{ type: weight, date: [{ from: '2024-01-01', to: '2024-12-31' }, { to: '2000-01-01' }] }] }),
  ).toEqual(['See weight dated January 1, 2024 to December 31, 2024, or dated January 1, 2000 or earlier'])
  expect(said({ exception: [{ type: [idOf('Allergy')], date: [] }] })).toEqual([
    'See everything in the record except allergies',
  ])
})

test('several versions of a type are one kind of data; an unknown one is told, not hidden', () => {
  const versions = family(idOf('Medication')).map(t => t.id)
  expect(versions.length).toBeGreaterThan(1)
  expect(said({ target: [{ type: versions, date: [] }] })).toEqual(['See medications'])
  expect(said({ target: [{ type: [idOf('Weight'), '11111111-1111-1111-1111-111111111111'], date: [] }] })).toEqual([
    'See weight and another kind of data',
  ])
})

test('every type has a noun that stands in the middle of a sentence', () => {
  // PAP and HbA1C keep their capitals; a word that begins with one would look like the start of a sentence.
  for (const type of thingTypes) expect(noun(type)).toMatch(/^([a-z]|[A-Z][a-z]?[A-Z0-9])/)
})

test('the reason comes in the language of the person, else in English, else as there is one', () => {
  const reason = [
    { language: 'de-DE', text: 'Darum' },
    { language: 'en-US', text: 'Because' },
  ]
  expect(reasonOf(rule({ reason }), 'de-AT')).toBe('Darum')
  expect(reasonOf(rule({ reason }), 'sv-SE')).toBe('Because')
  expect(reasonOf(rule({ reason: [{ language: 'fi', text: 'Koska' }] }), 'en-US')).toBe('Koska')
  expect(reasonOf(rule({}), 'en-US')).toBe('')
})

test('the table names each kind of data once, with what may be done with and without the person', () => {
  const weight = { type: [idOf('Weight')], date: [] }
  const rows = detailRows(
    [
      { key: 'Online:#1', avenue: 'Online', rule: rule({ target: [weight] }) },
      { key: 'Online:#2', avenue: 'Online', rule: rule({ permission: ['Create'], target: [weight] }) },
      { key: 'Offline:#1', avenue: 'Offline', rule: rule({ target: [{ type: [idOf('Height')], date: [] }] }) },
    ],
    words,
    format,
  )
  expect(rows).toEqual([
    { type: 'Height', online: '', offline: 'See' },
    { type: 'Weight', online: 'See and add', offline: '' },
  ])
  expect(
    detailRows([{ key: 'a', avenue: 'Online', rule: rule({ exception: [weight] }) }], words, format).map(r => r.type),
  ).not.toContain('Weight')
})
