/** Every conversion of units that declarations name, against the library of the U.S. National Library of Medicine. */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asField, type Part, resolve, type Schema, type Unit } from '../../schema/schema.ts'
import { toShown, toStored } from '../../schema/units.ts'
import { thingTypes } from '../registry.ts'

interface Ucum {
  convertUnitTo(
    from: string,
    value: number,
    to: string,
    options?: { readonly molecularWeight?: number },
  ): { readonly status: string; readonly toVal: number | null; readonly msg: readonly string[] }
  validateUnitString(code: string): { readonly status: string }
}
const ucum: Ucum = createRequire(import.meta.url)('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance()

/** All tables of units that the types name, and all UCUM codes. */
function named(): { tables: ReadonlyMap<string, readonly Unit[]>; codes: ReadonlySet<string> } {
  const tables = new Map<string, readonly Unit[]>()
  const codes = new Set<string>()
  const seen = new Set<Schema>()
  const look = (schema: Schema): void => {
    const shape = resolve(schema)
    if (seen.has(shape)) return
    seen.add(shape)
    const parts: Part[] = []
    if (shape.kind === 'sequence' || shape.kind === 'choice') {
      if (shape.role?.is === 'measure')
        tables.set(JSON.stringify(shape.role.units.map(u => [u.ucum, u.factor])), shape.role.units)
      parts.push(...Object.values(shape.fields))
    }
    if (shape.kind === 'attributed') look(shape.content)
    for (const part of parts) {
      const field = asField(part)
      if (field.unit !== undefined) codes.add(field.unit)
      if (field.shown) codes.add(field.shown.ucum)
      look(field.schema)
    }
  }
  for (const type of thingTypes) if (type.data) look(type.data)
  for (const units of tables.values()) for (const unit of units) codes.add(unit.ucum)
  return { tables, codes }
}

/** Amounts of substance and masses meet only through a molar mass (g/mol): glucose, cholesterol, triglycerides. */
const molarMass = new Map([
  [1 / 18.0156, 180.156],
  [10 / 386.6, 386.6],
  [10 / 885.7, 885.7],
])
/** No conversion of units but the master equation between two ways to measure HbA1c (data.md §10). */
const equation = (units: readonly Unit[]) => units[0]!.ucum === 'mmol/mol'

const { tables, codes } = named()
const pairs = [...tables.values()]
  .filter(units => !equation(units))
  // Of a unit to itself there is nothing to convert, and of the arbitrary [iU] UCUM converts nothing.
  .flatMap(units =>
    units.slice(1).map(unit => ({ name: `${unit.ucum} -> ${units[0]!.ucum}`, stored: units[0]!, unit })),
  )

/** UCUM has six digits of the millimetre of mercury; ours is the conventional one, 13.5951 times 9.80665 Pa. */
const rounded = new Map([['mm[Hg]', 3e-6]])
const close = (ours: number, theirs: number, within = 1e-8) =>
  expect(Math.abs(ours - theirs) / Math.abs(theirs)).toBeLessThanOrEqual(within)
const amounts = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

test('there are conversions to check', () => expect(pairs.length).toBeGreaterThan(25))

describe('a number that was typed', () => {
  test.each(pairs)('$name is stored as UCUM has it', ({ stored, unit }) => {
    const molecularWeight = molarMass.get(unit.factor)
    fc.assert(
      fc.property(amounts, n => {
        const found = ucum.convertUnitTo(unit.ucum, n, stored.ucum, molecularWeight ? { molecularWeight } : {})
        expect(found.status, found.msg.join()).toBe('succeeded')
        close(toStored(unit, n), found.toVal!, rounded.get(unit.ucum))
      }),
      { numRuns: 50 },
    )
  })

  test.each([...tables.values()].flat().map(unit => ({ unit, name: unit.ucum })))(
    '$name comes back the same',
    ({ unit }) => {
      fc.assert(
        fc.property(amounts, n => {
          expect(toShown(unit, toStored(unit, n)) / n).toBeCloseTo(1, 9)
        }),
      )
    },
  )
})

test.each([...codes].sort())('%s is a code of UCUM', code => {
  expect(ucum.validateUnitString(code).status).toBe('valid')
})

test('HbA1c follows the master equation', () => {
  const units = [...tables.values()].find(equation)!
  const percent = units.find(u => u.code === 'percent')!
  fc.assert(
    fc.property(fc.double({ min: 3, max: 20, noNaN: true }), ngsp => {
      expect(toStored(percent, ngsp)).toBeCloseTo((ngsp - 2.152) / 0.09148, 8)
    }),
  )
})
