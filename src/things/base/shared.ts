/** The shapes that other schemas may refer to by name, by the file and namespace the original gave them. */
import { guid, int, oneOf, type Schema, string } from '../../schema/schema.ts'
import { codableValue, codedValue } from './codable-value.ts'
import { approxDate, approxDateTime, date, dateTime, durationValue, structuredDate, time } from './dates.ts'
import * as measurements from './measurements.ts'
import * as numbers from './numbers.ts'
import { address, contact, email, language, name, organization, person, phone } from './person.ts'

interface SharedShapes {
  readonly file: string
  readonly namespace: string
  readonly shapes: { readonly [name: string]: Schema }
}

const upTo = (max: number) => string({ min: 1, max })
const orEmptyUpTo = (max: number) => string({ max })
const notBlankUpTo = (max: number) => string({ min: 1, max, nonBlank: true })

export const sharedShapes: readonly SharedShapes[] = [
  {
    file: 'types.xsd',
    namespace: 'urn:com.microsoft.wc.types',
    shapes: {
      guid: guid(),
      Gender: oneOf('m', 'f'),
      EmailAddress: string({ min: 6, max: 128 }),
      Url: upTo(1024),
      string16: upTo(16),
      string32: upTo(32),
      string64: upTo(64),
      string128: upTo(128),
      string255: numbers.string255,
      string512: upTo(512),
      string1024: upTo(1024),
      stringz16: orEmptyUpTo(16),
      stringz32: orEmptyUpTo(32),
      stringz64: orEmptyUpTo(64),
      stringz128: orEmptyUpTo(128),
      stringz255: orEmptyUpTo(255),
      stringz512: orEmptyUpTo(512),
      stringz1024: orEmptyUpTo(1024),
      stringnz: string({ min: 1 }),
      stringnznw: string({ min: 1, nonBlank: true }),
      string32nw: notBlankUpTo(32),
      string128nw: notBlankUpTo(128),
      string255nw: notBlankUpTo(255),
      string1024nw: notBlankUpTo(1024),
      'coded-value': codedValue,
      'codable-value': codableValue,
    },
  },
  {
    file: 'dates.xsd',
    namespace: 'urn:com.microsoft.wc.dates',
    shapes: {
      date,
      'approx-date': approxDate,
      time,
      'date-time': dateTime,
      StructuredApproxDate: structuredDate,
      'approx-date-time': approxDateTime,
    },
  },
  {
    file: 'base.xsd',
    namespace: 'urn:com.microsoft.wc.thing.types',
    shapes: {
      positiveDouble: numbers.positiveDouble,
      nonNegativeDouble: numbers.nonNegativeDouble,
      positiveInt: numbers.positiveInt,
      nonNegativeInt: numbers.nonNegativeInt,
      percentage: numbers.fraction,
      dow: numbers.dayOfWeek,
      'one-to-five': int({ min: 1, max: 5 }),
      'coded-value': codedValue,
      'codable-value': codableValue,
      'duration-value': durationValue,
      'display-value': measurements.displayValue,
      'weight-value': measurements.weightValue,
      'length-value': measurements.lengthValue,
      'altitude-value': measurements.altitudeValue,
      'temperature-value': measurements.temperatureValue,
      'flow-value': measurements.flowValue,
      'volume-value': measurements.volumeValue,
      'pressure-value': measurements.pressureValue,
      'speed-value': measurements.speedValue,
      'pace-value': measurements.paceValue,
      'power-value': measurements.powerValue,
      'torque-value': measurements.torqueValue,
      'respiratory-rate-value': measurements.respiratoryRateValue,
      'blood-glucose-value': measurements.glucoseValue,
      'concentration-value': measurements.cholesterolValue,
      'structured-measurement': measurements.structuredMeasurement,
      'general-measurement': measurements.generalMeasurement,
      'double-range': measurements.doubleRange,
      address,
      phone,
      email,
      contact,
      name,
      person,
      Organization: organization,
      language,
    },
  },
]
