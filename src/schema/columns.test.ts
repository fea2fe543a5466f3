import { expect, it } from 'vitest'
import { columns, rowElement } from './columns.ts'
import { boolean, double, int, many, note, optional, plays, sequence, string, type Unit, xmlName } from './schema.ts'

const kg: Unit = { code: 'kg', label: 'kg', ucum: 'kg', factor: 1 }
const shape = sequence({
  when: note(plays({ is: 'date' }, sequence({ y: int(), m: int(), d: int() })), { label: 'Date' }),
  weight: optional(
    plays(
      { is: 'measure', base: 'kg', units: [kg] },
      sequence({ kg: double(), display: optional(sequence({ text: double(), units: string() })) }),
    ),
  ),
  isDry: optional(boolean()),
  sub: many(sequence({ HbA1C: optional(xmlName(int(), 'HbA1C')) })),
})
const value = {
  when: { y: 2026, m: 5, d: 6 },
  weight: { kg: 70, display: { text: 154.3, units: 'lb' } },
  isDry: true,
  sub: [{ HbA1C: 1 }, {}, { HbA1C: 2 }],
}

it('columns have tag, label, type, width and the place that orders', () => {
  expect(
    columns(shape, 'x', ['when', 'weight', 'isDry', { path: 'sub.HbA1C', label: 'Sugar', tag: 's' }]),
  ).toMatchObject([
    { tag: 'when', label: 'Date', type: 'DateTime', width: 125, orderBy: true, xpath: '/x/when' },
    { tag: 'weight', label: 'Weight', type: 'Double', unit: 'kg', xpath: '/x/weight/kg' },
    { tag: 'is-dry', label: 'Is dry', type: 'Boolean', orderBy: true },
    { tag: 's', label: 'Sugar', type: 'Int64', orderBy: false, xpath: '/x/sub/HbA1C' },
  ])
})

it('people read what was typed, rows carry what is stored', () => {
  const all = columns(shape, 'x', ['when', 'weight', 'isDry', 'sub.HbA1C'])
  expect(all.map(column => column.text(value))).toEqual(['2026-05-06', '154.3 lb', 'yes', '1, 2'])
  expect(all.map(column => column.row(value))).toEqual(['2026-05-06 00:00:00', '70', 'true', '1, 2'])
  expect(all.map(column => column.row({ when: value.when, sub: [] }))).toEqual([
    '2026-05-06 00:00:00',
    undefined,
    undefined,
    undefined,
  ])
})

it('a row is one element with attributes', () => {
  expect(
    rowElement([
      ['a', '1'],
      ['b', undefined],
      ['c', '"<\n'],
    ]),
  ).toBe('<row a="1" c="&quot;&lt;&#10;"/>')
})
