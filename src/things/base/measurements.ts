/**
 * Measurements: one number in a fixed unit that calculations use, and what the person typed (data.md §10).
 * The first unit of a table is the stored one.
 */
import {
  attributed,
  doc,
  double,
  type Field,
  type Infer,
  many,
  note,
  optional,
  plays,
  sequence,
  string,
  type Text,
  type Unit,
  xmlName,
} from '../../schema/schema.ts'
import { codableValue, codeIn } from './codable-value.ts'
import { nonNegativeDouble, positiveDouble } from './numbers.ts'

export const displayValue = attributed(
  double(),
  {
    units: string(),
    unitsCode: optional(string()),
    words: optional(xmlName(string(), 'text')),
  },
  'display-value',
)
export type DisplayValue = Infer<typeof displayValue>

const unit = (code: string, label: string, ucum: string, factor: number, offset?: number): Unit => ({
  code,
  label,
  ucum,
  factor,
  ...(offset === undefined ? {} : { offset }),
})

/** Avoirdupois units are exact since 1959: 1 lb = 0.45359237 kg. */
export const weightUnits: readonly Unit[] = [
  unit('kg', 'kg', 'kg', 1),
  unit('lb', 'lb', '[lb_av]', 0.45359237),
  unit('stlb', 'st', '[stone_av]', 6.35029318),
  unit('oz', 'oz', '[oz_av]', 0.028349523125),
  unit('g', 'g', 'g', 1e-3),
  unit('mg', 'mg', 'mg', 1e-6),
  unit('mcg', 'mcg', 'ug', 1e-9),
]
export const lengthUnits: readonly Unit[] = [
  unit('m', 'm', 'm', 1),
  unit('cm', 'cm', 'cm', 0.01),
  unit('km', 'km', 'km', 1000),
  unit('in', 'in', '[in_i]', 0.0254),
  unit('ft', 'ft', '[ft_i]', 0.3048),
  unit('yd', 'yd', '[yd_i]', 0.9144),
  unit('mi', 'mi', '[mi_i]', 1609.344),
]
export const temperatureUnits: readonly Unit[] = [
  unit('Celsius', '°C', 'Cel', 1),
  // C = (F − 32) / 1.8
  unit('Fahrenheit', '°F', '[degF]', 1 / 1.8, -32 / 1.8),
]
export const flowUnits: readonly Unit[] = [
  unit('l-per-s', 'L/s', 'L/s', 1),
  unit('l-per-min', 'L/min', 'L/min', 1 / 60),
  unit('ml-per-s', 'mL/s', 'mL/s', 1e-3),
]
export const volumeUnits: readonly Unit[] = [
  unit('l', 'L', 'L', 1),
  unit('ml', 'mL', 'mL', 1e-3),
  unit('floz', 'fl oz', '[foz_us]', 0.0295735295625),
]
export const pressureUnits: readonly Unit[] = [
  unit('pa', 'Pa', 'Pa', 1),
  unit('hpa', 'hPa', 'hPa', 100),
  unit('kpa', 'kPa', 'kPa', 1000),
  unit('cmh2o', 'cmH2O', 'cm[H2O]', 98.0665),
  unit('mmhg', 'mmHg', 'mm[Hg]', 133.322387415),
  unit('psi', 'psi', '[psi]', 6894.757293168),
  unit('bar', 'bar', 'bar', 1e5),
  unit('atm', 'atm', 'atm', 101325),
]
export const speedUnits: readonly Unit[] = [
  unit('m-per-s', 'm/s', 'm/s', 1),
  unit('km-per-h', 'km/h', 'km/h', 1 / 3.6),
  unit('mi-per-h', 'mph', '[mi_i]/h', 0.44704),
]
export const paceUnits: readonly Unit[] = [
  unit('s-per-100m', 's/100 m', 's/(100.m)', 1),
  unit('min-per-km', 'min/km', 'min/km', 6),
  unit('min-per-mi', 'min/mi', 'min/[mi_i]', 3.72822715),
]
export const powerUnits: readonly Unit[] = [unit('Watts', 'W', 'W', 1), unit('hp', 'hp', '[HP]', 745.69987158)]
export const torqueUnits: readonly Unit[] = [
  unit('Nm', 'N·m', 'N.m', 1),
  unit('ft-lbf', 'ft·lbf', '[ft_i].[lbf_av]', 1.3558179483),
]
export const respiratoryRateUnits: readonly Unit[] = [unit('breaths-per-min', 'breaths/min', '{breaths}/min', 1)]
/** Glucose: 180.156 g/mol, so 18.0156 mg/dL are 1 mmol/L. Meters and the old SDKs round to 18; the display keeps what they showed. */
export const glucoseUnits: readonly Unit[] = [
  unit('mmol-per-l', 'mmol/L', 'mmol/L', 1),
  unit('mg-per-dl', 'mg/dL', 'mg/dL', 1 / 18.0156),
]
/** Cholesterol 386.6 g/mol, triglycerides 885.7 g/mol. */
export const cholesterolUnits: readonly Unit[] = [
  unit('mmol-per-l', 'mmol/L', 'mmol/L', 1),
  unit('mg-per-dl', 'mg/dL', 'mg/dL', 10 / 386.6),
]
export const triglycerideUnits: readonly Unit[] = [
  unit('mmol-per-l', 'mmol/L', 'mmol/L', 1),
  unit('mg-per-dl', 'mg/dL', 'mg/dL', 10 / 885.7),
]

/** IFCC = (NGSP % − 2.152) / 0.09148, the master equation (data.md §10). */
export const hbA1CUnits: readonly Unit[] = [
  unit('mmol-per-mol', 'mmol/mol', 'mmol/mol', 1),
  unit('percent', '%', '%', 1 / 0.09148, -2.152 / 0.09148),
]
/** Food counts in kilocalories, which packages call calories (data.md §10). */
export const foodEnergyUnits: readonly Unit[] = [
  unit('kcal', 'kcal', 'kcal', 1),
  // 1 kcal = 4.184 kJ
  unit('kJ', 'kJ', 'kJ', 1 / 4.184),
]
/** The weights of what is in food: stored in kilograms, shown as packages say them. */
const [kilogram, gram, milligram, microgram] = [
  unit('kg', 'kg', 'kg', 1),
  unit('g', 'g', 'g', 1e-3),
  unit('mg', 'mg', 'mg', 1e-6),
  unit('mcg', 'µg', 'ug', 1e-9),
]
const usual = (u: Unit): Unit => ({ ...u, usual: true })
export const gramUnits: readonly Unit[] = [kilogram, usual(gram), milligram]
export const milligramUnits: readonly Unit[] = [kilogram, usual(milligram), gram]
export const microgramUnits: readonly Unit[] = [kilogram, usual(microgram), milligram]

const display = optional(doc(displayValue, 'What was typed, in the unit it was typed in.'))
const number = (n: Text<number>, units: readonly Unit[]): Field<Text<number>, 'one'> =>
  note(n, { unit: units[0]!.ucum })

export const weightValue = plays(
  { is: 'measure', base: 'kg', units: weightUnits },
  sequence({ kg: number(nonNegativeDouble, weightUnits), display }, 'weight-value'),
)
export const lengthValue = plays(
  { is: 'measure', base: 'm', units: lengthUnits },
  sequence({ m: number(positiveDouble, lengthUnits), display }, 'length-value'),
)
export const altitudeValue = plays(
  { is: 'measure', base: 'm', units: lengthUnits },
  sequence({ m: number(double(), lengthUnits), display }, 'altitude-value'),
)
export const temperatureValue = plays(
  { is: 'measure', base: 'celsius', units: temperatureUnits },
  sequence({ celsius: number(double(), temperatureUnits), display }, 'temperature-value'),
)
export const flowValue = plays(
  { is: 'measure', base: 'litersPerSecond', units: flowUnits },
  sequence({ litersPerSecond: number(positiveDouble, flowUnits), display }, 'flow-value'),
)
export const volumeValue = plays(
  { is: 'measure', base: 'liters', units: volumeUnits },
  sequence({ liters: number(nonNegativeDouble, volumeUnits), display }, 'volume-value'),
)
export const pressureValue = plays(
  { is: 'measure', base: 'pascals', units: pressureUnits },
  sequence({ pascals: number(nonNegativeDouble, pressureUnits), display }, 'pressure-value'),
)
export const speedValue = plays(
  { is: 'measure', base: 'metersPerSecond', units: speedUnits },
  sequence({ metersPerSecond: number(positiveDouble, speedUnits), display }, 'speed-value'),
)
export const paceValue = plays(
  { is: 'measure', base: 'secondsPerHundredMeters', units: paceUnits },
  sequence({ secondsPerHundredMeters: number(positiveDouble, paceUnits), display }, 'pace-value'),
)
export const powerValue = plays(
  { is: 'measure', base: 'watts', units: powerUnits },
  sequence({ watts: number(positiveDouble, powerUnits), display }, 'power-value'),
)
export const torqueValue = plays(
  { is: 'measure', base: 'newtonMeters', units: torqueUnits },
  sequence({ newtonMeters: number(positiveDouble, torqueUnits), display }, 'torque-value'),
)
export const respiratoryRateValue = plays(
  { is: 'measure', base: 'breathsPerMinute', units: respiratoryRateUnits },
  sequence({ breathsPerMinute: number(nonNegativeDouble, respiratoryRateUnits), display }, 'respiratory-rate-value'),
)
export const glucoseValue = plays(
  { is: 'measure', base: 'mmolPerL', units: glucoseUnits },
  sequence({ mmolPerL: xmlName(number(positiveDouble, glucoseUnits), 'mmolPerL'), display }, 'blood-glucose-value'),
)
/** One IE is one international unit: U-100 insulin has a hundred in a millilitre (data.md §10). */
export const insulinUnits: readonly Unit[] = [unit('IE', 'IU', '[iU]', 1)]
export const insulinValue = plays(
  { is: 'measure', base: 'ie', units: insulinUnits },
  sequence({ ie: xmlName(number(positiveDouble, insulinUnits), 'IE'), display }, 'insulin-injection-value'),
)
/** The same elements for every lipid; the way to mg/dL differs. */
const concentration = sequence({ mmolPerL: xmlName(number(nonNegativeDouble, cholesterolUnits), 'mmolPerL'), display })
export const cholesterolValue = plays({ is: 'measure', base: 'mmolPerL', units: cholesterolUnits }, concentration)
export const triglycerideValue = plays({ is: 'measure', base: 'mmolPerL', units: triglycerideUnits }, concentration)

export type WeightValue = Infer<typeof weightValue>
export type LengthValue = Infer<typeof lengthValue>
export type ConcentrationValue = Infer<typeof cholesterolValue>

/** A number with its unit in words, for what has no fixed unit. */
export const structuredMeasurement = plays(
  { is: 'quantity' },
  sequence(
    {
      value: doc(double(), 'The number.'),
      units: doc(codableValue, 'The unit of the number.', { vocabulary: 'measurement-unit-sets', label: 'Unit' }),
    },
    'structured-measurement',
  ),
)
/** An amount in the words of a person, and as numbers where somebody took it apart. */
export const generalMeasurement = plays(
  { is: 'worded', words: 'display', machine: 'structured' },
  sequence(
    { display: string(), structured: many(doc(structuredMeasurement, 'The same as a number and a unit.')) },
    'general-measurement',
  ),
)
export const doubleRange = sequence({ minimumRange: double(), maximumRange: double() }, 'double-range')

export type StructuredMeasurement = Infer<typeof structuredMeasurement>
export type GeneralMeasurement = Infer<typeof generalMeasurement>

/** `quantity(10, 'mg', 'mg', 'medication-strength-unit')` */
export const quantity = (value: number, text: string, code: string, vocabulary: string): StructuredMeasurement => ({
  value,
  units: { text, code: [codeIn(code, vocabulary)] },
})
/** What was typed, as a measurement keeps it beside its own number. */
export const displayed = (text: number, { label, code }: Pick<Unit, 'label' | 'code'>): DisplayValue => ({
  text,
  units: label,
  unitsCode: code,
})
