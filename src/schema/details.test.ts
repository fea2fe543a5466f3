import { expect, it } from 'vitest'
import { details, detailsTable } from './details.ts'
import { int, many, note, optional, plays, sequence, string } from './schema.ts'

const person = plays({ is: 'titled', by: 'name' }, sequence({ name: string(), phone: optional(string()) }))
const shape = sequence({
  title: string(),
  size: optional(note(int(), { label: 'How big', unit: 'cm' })),
  doctor: many(person),
  empty: optional(sequence({})),
})

it('all that is there, with its labels, groups within groups', () => {
  expect(details(shape, { title: 'A', size: 3, doctor: [{ name: 'B', phone: '1' }], empty: {} })).toEqual([
    { label: 'Title', text: 'A' },
    { label: 'How big', text: '3 cm' },
    {
      label: 'Doctor',
      text: 'B',
      parts: [
        { label: 'Name', text: 'B' },
        { label: 'Phone', text: '1' },
      ],
    },
  ])
})

it('nothing of a thing becomes markup', () => {
  expect(detailsTable([{ label: 'A<', text: '<script>&' }])).toBe(
    '<table><tr><th>A&lt;</th><td>&lt;script&gt;&amp;</td></tr></table>',
  )
})

it('what is titled with more parts is said in one breath, and still taken apart below', () => {
  const sign = plays(
    { is: 'titled', by: 'name', and: ['value', 'unit'] },
    sequence({ name: string(), value: optional(int()), unit: optional(string()), place: optional(string()) }),
  )
  const told = (value: unknown) => details(sequence({ sign }), { sign: value })[0]?.text
  expect(told({ name: 'Pulse', value: 72, unit: 'bpm', place: 'wrist' })).toBe('Pulse 72 bpm')
  expect(told({ name: 'Pulse' })).toBe('Pulse')
})
