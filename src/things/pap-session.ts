import { doc, type Field, type Infer, type Notes, note, optional, type Schema, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import {
  displayed,
  flowUnits,
  flowValue,
  pressureUnits,
  pressureValue,
  respiratoryRateValue,
  volumeValue,
} from './base/measurements.ts'
import { nonNegativeDouble } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

/** The five numbers that devices tell of a reading over the night. */
const overTheNight = <F extends Field<Schema, 'optional'>>(of: (notes: Notes) => F, shapeName: string) =>
  sequence(
    {
      mean: of({ label: 'On average' }),
      median: of({ label: 'Median' }),
      maximum: of({ label: 'Highest' }),
      percentile95th: of({ label: 'Below this 95 % of the time', xmlName: 'percentile-95th' }),
      percentile90th: of({ label: 'Below this 90 % of the time', xmlName: 'percentile-90th' }),
    },
    shapeName,
  )
const perHour = { unit: '/h' }

export const papSession = thingType({
  id: '9085cad9-e866-4564-8a91-7ad8685d204d',
  name: 'PAP session',
  root: 'pap-session',
  namespace: 'urn:com.microsoft.wc.thing.pap-session',
  summary: 'One night with a device that keeps the airways open.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the night began.', { label: 'Date' }),
    durationMinutes: doc(nonNegativeDouble, 'How long the device was used.', { label: 'Used for', unit: 'min' }),
    apneaHypopneaIndex: doc(nonNegativeDouble, 'Pauses and shallow breaths in an hour of sleep.', {
      label: 'Apnea-hypopnea index (AHI)',
      ...perHour,
    }),
    apneaIndex: optional(doc(nonNegativeDouble, 'Pauses of breath in an hour.', perHour)),
    hypopneaIndex: optional(doc(nonNegativeDouble, 'Shallow breaths in an hour.', perHour)),
    oxygenDesaturationIndex: optional(doc(nonNegativeDouble, 'How often in an hour the oxygen fell.', perHour)),
    pressure: optional(
      doc(
        overTheNight(notes => optional(note(pressureValue, notes)), 'pap-session-pressure'),
        'Pressure of the air.',
      ),
    ),
    leakRate: optional(
      doc(
        overTheNight(notes => optional(note(flowValue, notes)), 'pap-session-leak-rate'),
        'Air lost beside the mask.',
        { label: 'Leak' },
      ),
    ),
    tidalVolume: optional(
      doc(
        overTheNight(notes => optional(note(volumeValue, notes)), 'pap-session-tidal-volume'),
        'Air in one breath.',
        { label: 'Air in a breath' },
      ),
    ),
    minuteVentilation: optional(
      doc(
        overTheNight(notes => optional(note(volumeValue, notes)), 'pap-session-minute-ventilation'),
        'Air breathed in a minute.',
        {
          label: 'Air in a minute',
        },
      ),
    ),
    respiratoryRate: optional(
      doc(
        overTheNight(notes => optional(note(respiratoryRateValue, notes)), 'pap-session-respiratory-rate'),
        'Breaths in a minute.',
        {
          label: 'Breathing rate',
        },
      ),
    ),
  }),
  columns: [
    'when',
    'durationMinutes',
    { path: 'apneaHypopneaIndex', label: 'AHI' },
    { path: 'leakRate.median', label: 'Leak' },
    { path: 'pressure.percentile95th', label: 'Pressure' },
  ],
  line: 'AHI {apneaHypopneaIndex#}[, {durationMinutes}]',
  chart: { unit: '/h', lines: [{ y: 'apneaHypopneaIndex', label: 'AHI', bands: [{ label: 'Usual', high: 5 }] }] },
  sample: {
    when: dateTimeOf('2026-02-11T22:40:00'),
    durationMinutes: 412,
    apneaHypopneaIndex: 3.2,
    apneaIndex: 1.1,
    hypopneaIndex: 2.1,
    pressure: {
      mean: { pascals: 882.5985, display: displayed(9, pressureUnits[3]!) },
      percentile95th: { pascals: 1078.7315, display: displayed(11, pressureUnits[3]!) },
    },
    leakRate: { median: { litersPerSecond: 0.04, display: displayed(2.4, flowUnits[1]!) } },
    respiratoryRate: { median: { breathsPerMinute: 14 } },
  },
})
export type PapSession = Infer<typeof papSession.data>
