import {
  asField,
  doc,
  type Infer,
  labelOf,
  many,
  note,
  optional,
  plays,
  sequence,
  string,
  xmlName,
} from '../schema/schema.ts'
import { show } from '../schema/show.ts'
import { codableValue } from './base/codable-value.ts'
import { withNote } from './base/common.ts'
import { approxDateTime, approxDateTimeOf, dateTime, dateTimeOf, exactly } from './base/dates.ts'
import { displayed, displayValue, flowUnits, flowValue, volumeUnits, volumeValue } from './base/measurements.ts'
import { percentage, positiveDouble } from './base/numbers.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const inLiters = plays(
  { is: 'measure', base: 'liters', units: volumeUnits },
  sequence(
    {
      liters: note(positiveDouble, { unit: 'L' }),
      display: optional(doc(displayValue, 'What was typed, in the unit it was typed in.')),
    },
    'volume-value',
  ),
)
const flowOut = (label: string) =>
  optional(doc(percentage, 'Flow in this part of a breath out, beside what is expected.', { label }))
const flowIn = (label: string) =>
  optional(doc(percentage, 'Flow in this part of a breath in, beside what is expected.', { label }))
const pefText = 'The fastest flow of one breath out.'

/** What a spirometer tells; data.md names it the older version of peak flow. */
export const spirometer = thingType({
  id: '921588d1-27bf-423c-8e55-650d2fedb3e0',
  name: 'Spirometer reading',
  root: 'spirometer',
  namespace: 'urn:com.microsoft.wc.thing.spirometer',
  summary: 'How much air goes in and out of the lungs, and how fast.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was measured.', { label: 'Date' }),
    fev1: optional(doc(flowValue, 'The air of the first second of a breath out.', { label: 'FEV1' })),
    pef: optional(doc(flowValue, pefText, { label: 'Peak flow' })),
    warning: many(doc(string(), 'What is not normal about this reading.', { label: 'Not normal' })),
    problem: many(
      doc(string(), 'What is so far from normal that somebody should act on it.', { label: 'Act on this' }),
    ),
    FEVoverFVC: optional(
      doc(percentage, 'The part of all air that leaves in the first second.', {
        label: 'FEV1 of FVC',
        xmlName: 'FEVoverFVC',
      }),
    ),
    FEF25to75: xmlName(flowOut('FEF 25–75 %'), 'FEF25to75'),
    FEF25to50: xmlName(flowOut('FEF 25–50 %'), 'FEF25to50'),
    FIF25to75: xmlName(flowIn('FIF 25–75 %'), 'FIF25to75'),
    FIF25to50: xmlName(flowIn('FIF 25–50 %'), 'FIF25to50'),
    FET: optional(
      doc(positiveDouble, 'How long the breath out took.', { label: 'Time of the breath', unit: 's', xmlName: 'FET' }),
    ),
    SVC: optional(doc(inLiters, 'All air of a slow breath.', { label: 'Slow vital capacity', xmlName: 'SVC' })),
    TV: optional(doc(inLiters, 'The air of a breath at rest.', { label: 'Tidal volume', xmlName: 'TV' })),
    MVV: optional(
      doc(flowValue, 'The most air that can be breathed.', { label: 'Maximal ventilation', xmlName: 'MVV' }),
    ),
  }),
  columns: ['when', 'pef', 'fev1', { path: 'FEVoverFVC', label: 'FEV1 of FVC' }, 'problem', 'warning'],
  line: '[peak flow {pef}][, FEV1 {fev1}]',
  chart: { unit: 'L/s', lines: [{ y: 'pef' }] },
  sample: {
    when: dateTimeOf('2012-09-14T08:30:00'),
    fev1: { litersPerSecond: 3.1, display: displayed(3.1, flowUnits[0]!) },
    pef: { litersPerSecond: 7.25, display: displayed(435, flowUnits[1]!) },
    warning: [],
    problem: [],
    FEVoverFVC: 0.78,
  },
})
export type Spirometer = Infer<typeof spirometer.data>

const peakFlow2 = thingType({
  id: '5d8419af-90f0-4875-a370-0f881c18f6b3',
  name: 'Peak flow',
  plural: 'Peak flows',
  root: 'peak-flow',
  namespace: 'urn:com.microsoft.wc.thing.peak-flow',
  version: 2,
  summary: 'How fast somebody can breathe out.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it was measured.', { label: 'Date' }),
    pef: optional(doc(flowValue, pefText, { label: 'Peak flow' })),
    fev1: optional(doc(volumeValue, 'The air of the first second of a breath out.', { label: 'FEV1' })),
    fev6: optional(doc(volumeValue, 'The air of the first six seconds.', { label: 'FEV6' })),
    measurementFlags: many(doc(codableValue, 'What makes the reading doubtful or special.', { label: 'Remark' })),
  }),
  columns: ['when', 'pef', 'fev1', 'fev6', 'measurementFlags'],
  line: '[peak flow {pef}][, FEV1 {fev1}][, FEV6 {fev6}]',
  chart: { unit: 'L/s', lines: [{ y: 'pef' }] },
  sample: {
    when: approxDateTimeOf('2026-03-01T07:10'),
    pef: { litersPerSecond: 4.75, display: displayed(285, flowUnits[1]!) },
    fev1: { liters: 1.9, display: displayed(1.9, volumeUnits[0]!) },
    measurementFlags: [],
  },
})
export type PeakFlow = Infer<typeof peakFlow2.data>

export const peakFlow = chain(spirometer, peakFlow2, { upgrade, downgrade })

/** A flow cannot become the volume of the first second (data.md §12): what has no place goes to the note. */
function upgrade({ value: { when, pef, ...old }, common }: Held<Spirometer>): Held<PeakFlow> {
  const { fields } = spirometer.data
  const left = Object.entries(old).flatMap(([key, value]) => {
    const part = fields[key as keyof typeof fields]
    const values = Array.isArray(value) ? value : [value]
    return values.flatMap(one => {
      const text = show({ ...asField(part), occurs: 'one' }, one)
      return text === '' ? [] : [`${labelOf(key, part)}: ${text}`]
    })
  })
  return {
    value: { when: { structured: when }, ...(pef && { pef }), measurementFlags: [] },
    common: withNote(common, left),
  }
}

/** The older version holds an exact date and one flow. */
function downgrade(
  { value: { when, pef, fev1, fev6, measurementFlags }, common }: Held<PeakFlow>,
  at?: string,
): Held<Spirometer> {
  const isExact = when.structured?.date.m !== undefined && when.structured.date.d !== undefined
  const left = [
    ...(isExact ? [] : [`Date: ${show(approxDateTime, when)}`]),
    ...(fev1 ? [`FEV1: ${show(volumeValue, fev1)}`] : []),
    ...(fev6 ? [`FEV6: ${show(volumeValue, fev6)}`] : []),
    ...measurementFlags.map(f => `Remark: ${f.text}`),
  ]
  return {
    value: { when: exactly(when, at, 'peak-flow/when'), ...(pef && { pef }), warning: [], problem: [] },
    common: withNote(common, left),
  }
}
