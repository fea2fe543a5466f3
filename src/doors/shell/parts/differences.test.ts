import { describe, expect, test } from 'vitest'
import { type ChangeWords, changesTold, type Difference, differences } from './differences.ts'
import type { FactOf } from './reading.ts'

const told = (list: readonly Difference[]) =>
  list.map(d => [d.kind, d.label, d.before ?? '', d.after ?? ''].join(' | '))
const diff = (before: readonly FactOf[], after: readonly FactOf[]) =>
  told(differences(before, after, text => `typed ${text}`))
const fact = (label: string, text: string, parts?: readonly FactOf[]): FactOf => ({
  label,
  text,
  ...(parts && { parts }),
})

test('each fact is the same, changed, added or removed, in the order of the declaration', () => {
  expect(
    diff(
      [fact('Name', 'Pollen'), fact('Reaction', 'Sneezing'), fact('Since', '2019')],
      [fact('Name', 'Pollen'), fact('Kind', 'Plant'), fact('Since', '2020')],
    ),
  ).toEqual([
    'same | Name | Pollen | Pollen',
    'removed | Reaction | Sneezing | ',
    'added | Kind |  | Plant',
    'changed | Since | 2019 | 2020',
  ])
})

test('what was typed in another unit is a difference too', () => {
  expect(diff([{ label: 'Weight', text: '80 kg' }], [{ label: 'Weight', text: '80 kg', typed: '176.4 lb' }])).toEqual([
    'changed | Weight | 80 kg | 80 kg (typed 176.4 lb)',
  ])
})

test('two files that read alike are different when their bytes are', () => {
  const scan = (mark: string): FactOf => ({ label: 'File', text: 'scan.png, 1 MB', mark })
  expect(diff([scan('a')], [scan('b')])).toEqual(['changed | File | scan.png, 1 MB | scan.png, 1 MB'])
  expect(diff([scan('a')], [scan('a')])).toEqual(['same | File | scan.png, 1 MB | scan.png, 1 MB'])
})

test('parts of a group carry the labels above them', () => {
  expect(
    diff(
      [fact('Doctor', 'Dr. Hall', [fact('Phone', '1'), fact('City', 'Bath')])],
      [fact('Doctor', 'Dr. Hall', [fact('Phone', '2'), fact('City', 'Bath')])],
    ),
  ).toEqual([
    'same | Doctor | Dr. Hall | Dr. Hall',
    'changed | Doctor: Phone | 1 | 2',
    'same | Doctor: City | Bath | Bath',
  ])
})

test('one more at the front of a list is one added, not all changed', () => {
  expect(
    diff(
      [fact('Reaction', 'A'), fact('Reaction', 'B')],
      [fact('Reaction', 'C'), fact('Reaction', 'A'), fact('Reaction', 'B')],
    ),
  ).toEqual(['added | Reaction 1 |  | C', 'same | Reaction 2 | A | A', 'same | Reaction 3 | B | B'])
})

test('one less is one removed, in its place; a list in another order is the same', () => {
  expect(diff([fact('R', 'A'), fact('R', 'B'), fact('R', 'C')], [fact('R', 'C'), fact('R', 'A')])).toEqual([
    'same | R 1 | C | C',
    'same | R 2 | A | A',
    'removed | R 3 | B | ',
  ])
})

test('the one that is left on both sides of a list became the other', () => {
  expect(diff([fact('R', 'A'), fact('R', 'B')], [fact('R', 'A'), fact('R', 'X')])).toEqual([
    'same | R 1 | A | A',
    'changed | R 2 | B | X',
  ])
})

test('groups of a list belong together by title, then by what they share', () => {
  const test = (name: string, value: string, lab: string) =>
    fact('Test', name, [fact('Value', value), fact('Lab', lab)])
  expect(
    diff(
      [test('LDL', '3', 'North'), test('HDL', '1', 'North'), fact('Test', '', [fact('Code', '7'), fact('Value', '4')])],
      [fact('Test', '', [fact('Code', '7'), fact('Value', '5')]), test('HDL', '1', 'North'), test('LDL', '2', 'North')],
    ),
  ).toEqual([
    'same | Test 1: Code | 7 | 7',
    'changed | Test 1: Value | 4 | 5',
    'same | Test 2 | HDL | HDL',
    'same | Test 2: Value | 1 | 1',
    'same | Test 2: Lab | North | North',
    'same | Test 3 | LDL | LDL',
    'changed | Test 3: Value | 3 | 2',
    'same | Test 3: Lab | North | North',
  ])
})

describe('changes in a sentence', () => {
  const words: ChangeWords = {
    changed: (field, before, after) => `changed ${field} from ${before} to ${after}`,
    changedLong: field => `changed ${field}`,
    added: (field, after) => `added ${field} ${after}`,
    addedLong: field => `added ${field}`,
    removed: (field, before) => `removed ${field} ${before}`,
    removedLong: field => `removed ${field}`,
  }
  const told = (...list: Difference[]) => changesTold(list, words)

  test('name the field, from what and to what; what stayed is not told', () => {
    expect(
      told(
        { label: 'Name', kind: 'same', before: 'A', after: 'A' },
        { label: 'Dose', kind: 'changed', before: '5 mg', after: '10 mg' },
        { label: 'Prescription: Days supply', kind: 'added', after: '30 days' },
      ),
    ).toEqual({ told: ['changed dose from 5 mg to 10 mg', 'added days supply 30 days'], more: 0 })
  })

  test('are at most two, and the others are counted', () => {
    const many = ['A b', 'HbA1c', 'LDL', 'D e'].map((label): Difference => ({ label, kind: 'removed', before: '1' }))
    expect(told(...many)).toEqual({ told: ['removed a b 1', 'removed HbA1c 1'], more: 2 })
  })

  test('do not repeat long texts, nor what reads alike', () => {
    expect(
      told(
        { label: 'Note', kind: 'changed', before: 'x'.repeat(61), after: 'y' },
        { label: 'File', kind: 'changed', before: 'a.pdf', after: 'a.pdf' },
      ).told,
    ).toEqual(['changed note', 'changed file'])
  })
})
