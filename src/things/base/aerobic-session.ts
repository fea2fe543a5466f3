/** A session of endurance sport as numbers (data.md, Appendix A, aerobic-session). */
import { doc, note, optional, sequence } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'
import {
  altitudeValue,
  lengthValue,
  paceValue,
  powerValue,
  speedValue,
  temperatureValue,
  torqueValue,
} from './measurements.ts'
import { nonNegativeDouble, nonNegativeInt, oneToFive, percentage, positiveDouble, positiveInt } from './numbers.ts'

const kilojoules = { unit: 'kJ' }
const perMinute = { unit: '/min' }

/** All numbers of one session; also what a weekly goal is made of. */
export const session = sequence(
  {
    mode: optional(
      doc(codableValue, 'What was done: running, swimming.', { label: 'Activity', vocabulary: 'aerobic-activities' }),
    ),
    distance: optional(lengthValue),
    minutes: optional(doc(positiveDouble, 'How long it took.', { label: 'Duration', unit: 'min' })),
    intensity: optional(
      doc(oneToFive, 'How hard it felt.', {
        words: { 1: 'very low', 2: 'low', 3: 'moderate', 4: 'high', 5: 'very high' },
      }),
    ),
    peakHeartrate: optional(note(positiveInt, { ...perMinute, label: 'Highest heart rate' })),
    avgHeartrate: optional(note(positiveInt, { ...perMinute, label: 'Average heart rate' })),
    minHeartrate: optional(note(positiveInt, { ...perMinute, label: 'Lowest heart rate' })),
    energy: optional(doc(positiveDouble, 'Energy used.', kilojoules)),
    energyFromFat: optional(doc(positiveDouble, 'Energy used that came from fat.', kilojoules)),
    peakSpeed: optional(speedValue),
    avgSpeed: optional(note(speedValue, { label: 'Average speed' })),
    minSpeed: optional(note(speedValue, { label: 'Lowest speed' })),
    peakPace: optional(paceValue),
    avgPace: optional(note(paceValue, { label: 'Average pace' })),
    minPace: optional(note(paceValue, { label: 'Lowest pace' })),
    peakPower: optional(powerValue),
    avgPower: optional(note(powerValue, { label: 'Average power' })),
    minPower: optional(note(powerValue, { label: 'Lowest power' })),
    peakTorque: optional(torqueValue),
    avgTorque: optional(note(torqueValue, { label: 'Average torque' })),
    minTorque: optional(note(torqueValue, { label: 'Lowest torque' })),
    leftRightBalance: optional(doc(percentage, 'The part of the work that the left side did.')),
    peakCadence: optional(note(positiveDouble, perMinute)),
    avgCadence: optional(note(positiveDouble, { ...perMinute, label: 'Average cadence' })),
    minCadence: optional(note(positiveDouble, { ...perMinute, label: 'Lowest cadence' })),
    peakTemperature: optional(temperatureValue),
    avgTemperature: optional(note(temperatureValue, { label: 'Average temperature' })),
    minTemperature: optional(note(temperatureValue, { label: 'Lowest temperature' })),
    peakAltitude: optional(altitudeValue),
    avgAltitude: optional(note(altitudeValue, { label: 'Average altitude' })),
    minAltitude: optional(note(altitudeValue, { label: 'Lowest altitude' })),
    elevationGain: optional(doc(lengthValue, 'All climbs together.')),
    elevationLoss: optional(doc(lengthValue, 'All descents together.')),
    numberOfSteps: optional(note(nonNegativeInt, { label: 'Steps' })),
    numberOfAerobicSteps: optional(
      doc(nonNegativeInt, 'Steps fast enough to train the heart.', { label: 'Aerobic steps' }),
    ),
    aerobicStepMinutes: optional(note(nonNegativeDouble, { label: 'Time of aerobic steps', unit: 'min' })),
  },
  'aerobic-session',
)
