import { doc, double, type Infer, note, optional, plays, sequence, string, xmlName } from '../schema/schema.ts'
import { toShown, toStored } from '../schema/units.ts'
import { codableValue } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, displayValue, hbA1CUnits } from './base/measurements.ts'
import { percentage } from './base/numbers.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'HbA1C',
  plural: 'HbA1C',
  root: 'HbA1C',
  namespace: 'urn:com.microsoft.wc.thing.HbA1C',
  summary: 'The long-term blood sugar of about three months.',
  category: 'Measurements',
  effectiveDate: 'when',
} as const
const when = doc(dateTime, 'When the blood was taken.', { label: 'Date' })
const method = optional(
  xmlName(
    doc(codableValue, 'How it was measured.', { label: 'Method', vocabulary: 'HbA1C-assay-method' }),
    'HbA1C-assay-method',
  ),
)
const deviceId = optional(doc(string(), 'The number of the device.', { label: 'Device number' }))
const shown = (label: string) => ({ label, doc: 'The part of the red of the blood that carries sugar.' })

/** A part of one, as NGSP counts. */
export const hbA1C1 = thingType({
  ...about,
  id: '227f55fb-1001-4d4e-9f6a-8d893e07b451',
  xsdFile: 'HbA1C.xsd',
  data: sequence({ when, value: note(percentage, shown('HbA1c')), HbA1CAssayMethod: method, deviceId }),
  columns: ['when', 'value', { path: 'HbA1CAssayMethod', label: 'Method' }],
  line: '{value}',
  chart: { unit: '%', lines: [{ y: 'value', bands: [{ label: 'Usual', low: 4, high: 5.7 }] }] },
  sample: { when: dateTimeOf('2012-05-14'), value: 0.068 },
})
export type HbA1C1 = Infer<typeof hbA1C1.data>

const millimoles = plays(
  { is: 'measure', base: 'mmolPerMol', units: hbA1CUnits },
  sequence(
    {
      mmolPerMol: doc(double(), 'Millimoles in a mole, as IFCC counts.', { unit: 'mmol/mol' }),
      display: optional(doc(displayValue, 'What was typed, in the unit it was typed in.')),
    },
    'HbA1CValue',
  ),
)
const hbA1C2 = thingType({
  ...about,
  id: '62160199-b80f-4905-a55a-ac4ba825ceae',
  version: 2,
  xsdFile: 'HbA1C.2.xsd',
  data: sequence({ when, value: note(millimoles, shown('HbA1c')), HbA1CAssayMethod: method, deviceId }),
  columns: ['when', 'value', { path: 'HbA1CAssayMethod', label: 'Method' }],
  line: '{value}',
  chart: { unit: 'mmol/mol', lines: [{ y: 'value', bands: [{ label: 'Usual', low: 20, high: 42 }] }] },
  sample: {
    when: dateTimeOf('2026-01-09T08:20:00'),
    value: { mmolPerMol: 50, display: displayed(50, hbA1CUnits[0]!) },
  },
})
export type HbA1C = Infer<typeof hbA1C2.data>

export const hbA1C = chain(hbA1C1, hbA1C2, { upgrade, downgrade })

const [, percent] = hbA1CUnits
/** To as many digits as the percentage tells: 6.8 % is 51 mmol/mol, and comes back as 6.8 %. */
function upgrade({ value: { value, ...rest }, common }: Held<HbA1C1>): Held<HbA1C> {
  const shownPercent = Number((value * 100).toPrecision(12))
  return {
    value: {
      ...rest,
      value: { mmolPerMol: toStored(percent!, shownPercent), display: displayed(shownPercent, percent!) },
    },
    common,
  }
}

/** A typed percentage stays what it was; the part of one has no place for more than all and less than nothing (data.md §12). */
function downgrade({ value: { value, ...rest }, common }: Held<HbA1C>): Held<HbA1C1> {
  const typed = value.display?.unitsCode === percent!.code ? value.display.text : toShown(percent!, value.mmolPerMol)
  const part = Number((Math.min(Math.max(typed, 0), 100) / 100).toPrecision(12))
  return { value: { ...rest, value: part }, common }
}
