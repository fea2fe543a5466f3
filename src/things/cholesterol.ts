import { doc, type Infer, optional, sequence, type Unit } from '../schema/schema.ts'
import { toShown, toStored } from '../schema/units.ts'
import { date, dateOf, dateTime, dateTimeOf } from './base/dates.ts'
import {
  type ConcentrationValue,
  cholesterolUnits,
  cholesterolValue,
  displayed,
  triglycerideUnits,
  triglycerideValue,
} from './base/measurements.ts'
import { positiveInt } from './base/numbers.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Cholesterol',
  plural: 'Cholesterol',
  root: 'cholesterol-profile',
  namespace: 'urn:com.microsoft.wc.thing.cholesterol-profile',
  summary: 'The fats in the blood, from one sample.',
  category: 'Measurements',
} as const

const mgPerDl = { unit: 'mg/dL' }
const labels = {
  ldl: { doc: 'Low density lipoprotein: the "bad" cholesterol.', label: 'LDL' },
  hdl: { doc: 'High density lipoprotein: the "good" cholesterol.', label: 'HDL' },
  total: { doc: 'All cholesterol together.', label: 'Total cholesterol' },
  triglyceride: { doc: 'Triglycerides, the fat the body stores.', label: 'Triglycerides' },
}
/** Milligrams a decilitre and only the day. */
export const cholesterol1 = thingType({
  ...about,
  id: '796c186f-b874-471c-8468-3eeff73bf66e',
  effectiveDate: 'when',
  data: sequence({
    when: doc(date, 'The day the blood was taken.', { label: 'Date' }),
    ldl: optional(doc(positiveInt, labels.ldl.doc, { ...mgPerDl, label: labels.ldl.label })),
    hdl: optional(doc(positiveInt, labels.hdl.doc, { ...mgPerDl, label: labels.hdl.label })),
    totalCholesterol: optional(doc(positiveInt, labels.total.doc, { ...mgPerDl, label: labels.total.label })),
    triglyceride: optional(doc(positiveInt, labels.triglyceride.doc, { ...mgPerDl, label: labels.triglyceride.label })),
  }),
  columns: [
    'when',
    { path: 'ldl', conversion: { multiplier: cholesterolUnits[1]!.factor, offset: 0 } },
    { path: 'hdl', conversion: { multiplier: cholesterolUnits[1]!.factor, offset: 0 } },
    { path: 'totalCholesterol', conversion: { multiplier: cholesterolUnits[1]!.factor, offset: 0 } },
    { path: 'triglyceride', conversion: { multiplier: triglycerideUnits[1]!.factor, offset: 0 } },
  ],
  line: '[total {totalCholesterol}][, LDL {ldl}][, HDL {hdl}][, triglycerides {triglyceride}]',
  sample: { when: dateOf('2012-10-08'), ldl: 118, hdl: 54, totalCholesterol: 193, triglyceride: 105 },
})
export type Cholesterol1 = Infer<typeof cholesterol1.data>

const cholesterol2 = thingType({
  ...about,
  id: '98f76958-e34f-459b-a760-83c1699add38',
  xsdFile: 'cholesterol-profile.2.xsd',
  version: 2,
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the blood was taken.', { label: 'Date' }),
    ldl: optional(doc(cholesterolValue, labels.ldl.doc, { label: labels.ldl.label })),
    hdl: optional(doc(cholesterolValue, labels.hdl.doc, { label: labels.hdl.label })),
    totalCholesterol: optional(doc(cholesterolValue, labels.total.doc, { label: labels.total.label })),
    triglyceride: optional(doc(triglycerideValue, labels.triglyceride.doc, { label: labels.triglyceride.label })),
  }),
  columns: ['when', 'ldl', 'hdl', 'totalCholesterol', 'triglyceride'],
  line: '[total {totalCholesterol}][, LDL {ldl}][, HDL {hdl}][, triglycerides {triglyceride}]',
  chart: {
    unit: 'mmol/L',
    lines: [
      { y: 'totalCholesterol', bands: [{ label: 'Desirable total', high: 5.2 }] },
      { y: 'ldl', bands: [{ label: 'Desirable LDL', high: 3.4 }] },
      { y: 'hdl', bands: [{ label: 'Desirable HDL', low: 1 }] },
      { y: 'triglyceride', bands: [{ label: 'Desirable triglycerides', high: 1.7 }] },
    ],
  },
  sample: {
    when: dateTimeOf('2026-03-17T09:20'),
    ldl: { mmolPerL: 2.9, display: displayed(2.9, cholesterolUnits[0]!) },
    hdl: { mmolPerL: 1.4, display: displayed(1.4, cholesterolUnits[0]!) },
    totalCholesterol: { mmolPerL: 4.8, display: displayed(4.8, cholesterolUnits[0]!) },
    triglyceride: { mmolPerL: 1.2, display: displayed(1.2, triglycerideUnits[0]!) },
  },
})
export type Cholesterol = Infer<typeof cholesterol2.data>

export const cholesterol = chain(cholesterol1, cholesterol2, { upgrade, downgrade })

function upgrade({ value, common }: Held<Cholesterol1>): Held<Cholesterol> {
  const each = lipids(value, (n, unit) => ({ mmolPerL: toStored(unit, n), display: displayed(n, unit) }))
  return { value: { when: { date: value.when }, ...each }, common }
}

/** The time of day and what was typed are lost; a lipid that rounds to nothing is left out. */
function downgrade({ value, common }: Held<Cholesterol>): Held<Cholesterol1> {
  const each = lipids(
    value,
    (lipid: ConcentrationValue, unit) => Math.round(toShown(unit, lipid.mmolPerL)) || undefined,
  )
  return { value: { when: value.when.date, ...each }, common }
}

type Lipids<T> = { readonly ldl?: T; readonly hdl?: T; readonly totalCholesterol?: T; readonly triglyceride?: T }
function lipids<A, B>(from: Lipids<A>, convert: (lipid: A, mgPerDl: Unit) => B | undefined): Lipids<B> {
  const to: { -readonly [K in keyof Lipids<B>]: Lipids<B>[K] } = {}
  for (const key of ['ldl', 'hdl', 'totalCholesterol', 'triglyceride'] as const) {
    const lipid = from[key]
    const converted = lipid && convert(lipid, (key === 'triglyceride' ? triglycerideUnits : cholesterolUnits)[1]!)
    if (converted !== undefined) to[key] = converted as B
  }
  return to
}
