import { expect, it } from 'vitest'
import { document } from './document.ts'
import { attributed, doc, double, int, many, optional, ref, type Schema, sequence, string } from './schema.ts'

it('a row for every element and attribute; what holds itself is described once', () => {
  const tree = ref('tree', () => shape)
  const shape: Schema = sequence({
    size: doc(int({ min: 1, max: 9 }), 'How big it is.', { unit: 'cm' }),
    shown: optional(attributed(double(), { units: string() })),
    tree: many(tree),
  })
  expect(document(shape).map(({ path, type, occurs }) => `${path}: ${type}, ${occurs}`)).toEqual([
    'size: whole number, at least 1, at most 9, once',
    'shown: number, at most once',
    'shown/@units: text, once',
    'tree: group, any number',
  ])
  expect(document(shape)[0]).toMatchObject({ label: 'Size', doc: 'How big it is.', unit: 'cm', depth: 0 })
})
