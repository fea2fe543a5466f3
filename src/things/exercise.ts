import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { session } from './base/aerobic-session.ts'
import { type CodableValue, codableValue, coded, codedValue, codeIn, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, dateTime, dateTimeOf, exactly } from './base/dates.ts'
import { displayed, lengthUnits, lengthValue, quantity, structuredMeasurement } from './base/measurements.ts'
import { nonNegativeDouble, positiveDouble } from './base/numbers.ts'
import { chain, type Held, thingType } from './thing-type.ts'

type Session = Infer<typeof session>

const sampleSet = sequence(
  {
    baseTime: doc(dateTime, 'When the first reading was taken.'),
    sampleUnit: doc(string(), 'What the readings are counted in.', { label: 'Unit' }),
    sampleUnitCode: doc(codableValue, 'The same, with its code.', { label: 'Unit code', vocabulary: 'exercise-units' }),
    sample: many(
      doc(
        sequence(
          {
            timeOffset: doc(nonNegativeDouble, 'Seconds after the first reading.', { unit: 's' }),
            note: optional(string()),
            value: optional(string()),
          },
          'sample',
        ),
        'One reading.',
        { label: 'Reading' },
      ),
    ),
  },
  'sample-set',
)
const samples = sequence(
  {
    heartrateSamples: optional(sampleSet),
    distanceSamples: optional(sampleSet),
    positionSamples: optional(sampleSet),
    speedSamples: optional(sampleSet),
    paceSamples: optional(sampleSet),
    powerSamples: optional(sampleSet),
    torqueSamples: optional(sampleSet),
    cadenceSamples: optional(sampleSet),
    temperatureSamples: optional(sampleSet),
    altitudeSamples: optional(sampleSet),
    airPressureSamples: optional(sampleSet),
    numberOfStepsSamples: optional(sampleSet),
    numberOfAerobicStepsSamples: optional(sampleSet),
    aerobicStepMinutesSamples: optional(sampleSet),
  },
  'aerobic-session-samples',
)
const lap = sequence(
  {
    name: optional(string()),
    secondsIntoSession: optional(doc(nonNegativeDouble, 'When the lap began.', { unit: 's', label: 'Begins after' })),
    lapSession: optional(doc(session, 'The lap by itself.', { label: 'Lap' })),
  },
  'aerobic-lap-session',
)

/** Every detail an element of its own; data.md names it the older version of exercise. */
export const aerobicSession = thingType({
  id: '90dbf000-fc55-4b92-b4a1-da45c36ad8bb',
  name: 'Aerobic exercise session',
  root: 'aerobic-session',
  namespace: 'urn:com.microsoft.wc.thing.aerobic',
  xsdFile: 'aerobic.xsd',
  summary: 'One run, ride, swim or walk.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it began.', { label: 'Date' }),
    session: doc(session, 'The whole session.'),
    sessionSamples: optional(doc(samples, 'Readings of a device during the session.', { label: 'Readings' })),
    lapSession: many(doc(lap, 'A part of the session.', { label: 'Lap' })),
  }),
  columns: ['when', 'session.mode', 'session.minutes', 'session.distance', 'session.intensity'],
  line: '{session.mode}[, {session.distance}][, {session.minutes}]',
  chart: { unit: 'min', lines: [{ y: 'session.minutes' }] },
  sample: {
    when: dateTimeOf('2009-05-16T10:00:00'),
    session: {
      mode: coded('bicycling', 'bike', 'aerobic-activities'),
      distance: { m: 21500, display: displayed(21.5, lengthUnits[2]!) },
      minutes: 62,
      intensity: 3,
      avgHeartrate: 131,
      energy: 1850,
    },
    lapSession: [],
  },
})
export type AerobicSession = Infer<typeof aerobicSession.data>

const details = many(
  doc(
    sequence(
      {
        name: doc(codedValue, 'What was counted; the code says the unit.', { vocabulary: 'exercise-detail-names' }),
        value: structuredMeasurement,
      },
      'StructuredNameValue',
    ),
    'One more number about it.',
    { label: 'Detail' },
  ),
)
const activity = doc(codableValue, 'What was done.', { vocabulary: 'exercise-activities' })
const title = optional(doc(string(), 'A name for this time: "Round the lake".'))
const distance = optional(lengthValue)
const duration = optional(doc(positiveDouble, 'How long it took.', { unit: 'min' }))
const segment = sequence(
  {
    activity,
    title,
    distance,
    duration,
    offset: optional(
      doc(nonNegativeDouble, 'How long after the start it began.', { unit: 'min', label: 'Begins after' }),
    ),
    detail: details,
  },
  'ExerciseSegment',
)

const exercise2 = thingType({
  id: '85a21ddb-db20-4c65-8d30-33c899ccf612',
  name: 'Exercise',
  plural: 'Exercise',
  root: 'exercise',
  namespace: 'urn:com.microsoft.wc.thing.exercise',
  version: 2,
  summary: 'One time of sport or movement.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it began.', { label: 'Date' }),
    activity,
    title,
    distance,
    duration,
    detail: details,
    segment: many(doc(segment, 'A part with numbers of its own: a lap, an interval.', { label: 'Part' })),
  }),
  columns: ['when', 'activity', 'title', 'duration', 'distance'],
  line: '{title|activity}[, {distance}][, {duration}]',
  chart: { unit: 'min', lines: [{ y: 'duration' }] },
  sample: {
    when: approxDateTimeOf('2026-05-30T17:45'),
    activity: coded('Running', 'Running', 'exercise-activities'),
    title: 'Round the lake',
    distance: { m: 6400, display: displayed(6.4, lengthUnits[2]!) },
    duration: 37,
    detail: [
      {
        name: codeIn('AverageHeartrate_BPM', 'exercise-detail-names'),
        value: quantity(142, 'Beats per minute (BPM)', 'BPM', 'exercise-units'),
      },
    ],
    segment: [],
  },
})
export type Exercise = Infer<typeof exercise2.data>
type Segment = Infer<typeof segment>
type Detail = Exercise['detail'][number]

export const exercise = chain(aerobicSession, exercise2, { upgrade, downgrade })

// ---- an element of the older version, a detail of the newer: the same numbers under other names (data.md §12)

interface Place {
  readonly name: string
  readonly unit: CodableValue
  readonly get: (s: Session) => number | undefined
  /** The older element for a number; undefined where the number does not fit it. */
  readonly set: (n: number) => Partial<Session> | undefined
}

const inUnits = (text: string, code: string): CodableValue => coded(text, code, 'exercise-units')
const bpm = inUnits('Beats per minute (BPM)', 'BPM')
const kJ = inUnits('kilo Joules (kJ)', 'kJ')
const perSecond = inUnits('Meters per second', 'm-per-s')
const per100m = inUnits('Seconds per 100 meters', 's-per-100m')
const watts = inUnits('Watts', 'Watts')
const newtonMeters = inUnits('Newton meters', 'Nm')
const rpm = inUnits('Revolutions per minute (RPM)', 'RPM')
const celsius = inUnits('Celsius', 'Celsius')
const meters = inUnits('Meters', 'Meters')
const count = inUnits('Count', 'Count')

type NumberKey = { [K in keyof Session]-?: NonNullable<Session[K]> extends number ? K : never }[keyof Session]
const isCount = new Set<NumberKey>([
  'intensity',
  'peakHeartrate',
  'avgHeartrate',
  'minHeartrate',
  'numberOfSteps',
  'numberOfAerobicSteps',
])
const mayBeZero = new Set<NumberKey>(['numberOfSteps', 'numberOfAerobicSteps', 'aerobicStepMinutes'])

const plain = (name: string, key: NumberKey, unit: CodableValue): Place => ({
  name,
  unit,
  get: s => s[key],
  set: n => {
    const fits =
      (n > 0 || (n === 0 && mayBeZero.has(key))) &&
      (!isCount.has(key) || (Number.isInteger(n) && n <= 2147483647)) &&
      (key !== 'intensity' || n <= 5)
    return fits ? { [key]: n } : undefined
  },
})
type MeasureKey = {
  [K in keyof Session]-?: NonNullable<Session[K]> extends { display?: unknown } ? K : never
}[keyof Session]
/** `anySign`: temperatures and altitudes may be below zero. */
const measured = (name: string, key: MeasureKey, base: string, unit: CodableValue, anySign = false): Place => ({
  name,
  unit,
  get: s => (s[key] as { readonly [base: string]: unknown } | undefined)?.[base] as number | undefined,
  set: n => (n > 0 || anySign ? { [key]: { [base]: n } } : undefined),
})

const places: readonly Place[] = [
  plain('Intensity', 'intensity', words('1 to 5')),
  plain('PeakHeartrate_BPM', 'peakHeartrate', bpm),
  plain('AverageHeartrate_BPM', 'avgHeartrate', bpm),
  plain('MinimumHeartrate_BPM', 'minHeartrate', bpm),
  plain('EnergyOld_kJ', 'energy', kJ),
  plain('EnergyFromFatOld_kJ', 'energyFromFat', kJ),
  measured('MaximumSpeed_m-per-s', 'peakSpeed', 'metersPerSecond', perSecond),
  measured('AverageSpeed_m-per-s', 'avgSpeed', 'metersPerSecond', perSecond),
  measured('MinimumSpeed_m-per-s', 'minSpeed', 'metersPerSecond', perSecond),
  measured('MaximumPace_s-per-100m', 'peakPace', 'secondsPerHundredMeters', per100m),
  measured('AveragePace_s-per-100m', 'avgPace', 'secondsPerHundredMeters', per100m),
  measured('MinimumPace_s-per-100m', 'minPace', 'secondsPerHundredMeters', per100m),
  measured('MaximumPower_watts', 'peakPower', 'watts', watts),
  measured('AveragePower_watts', 'avgPower', 'watts', watts),
  measured('MinimumPower_watts', 'minPower', 'watts', watts),
  measured('MaximumTorque_Nm', 'peakTorque', 'newtonMeters', newtonMeters),
  measured('AverageTorque_Nm', 'avgTorque', 'newtonMeters', newtonMeters),
  measured('MinimumTorque_Nm', 'minTorque', 'newtonMeters', newtonMeters),
  {
    // A fraction there, percent here: the code says so.
    name: 'LeftRightBalance_percent',
    unit: inUnits('Percent', 'Percent'),
    get: s => (s.leftRightBalance === undefined ? undefined : hundredfold(s.leftRightBalance)),
    set: n => (n >= 0 && n <= 100 ? { leftRightBalance: Number((n / 100).toPrecision(15)) } : undefined),
  },
  plain('MaximumCadence_RPM', 'peakCadence', rpm),
  plain('AverageCadence_RPM', 'avgCadence', rpm),
  plain('MinimumCadence_RPM', 'minCadence', rpm),
  measured('MaximumTemp_celsius', 'peakTemperature', 'celsius', celsius, true),
  measured('AverageTemp_celsius', 'avgTemperature', 'celsius', celsius, true),
  measured('MinimumTemp_celsius', 'minTemperature', 'celsius', celsius, true),
  measured('MaximumAltitude_meters', 'peakAltitude', 'm', meters, true),
  measured('AverageAltitude_meters', 'avgAltitude', 'm', meters, true),
  measured('MinimumAltitude_meters', 'minAltitude', 'm', meters, true),
  measured('ElevationGain_meters', 'elevationGain', 'm', meters),
  measured('ElevationLoss_meters', 'elevationLoss', 'm', meters),
  plain('Steps_count', 'numberOfSteps', count),
  plain('AerobicSteps_count', 'numberOfAerobicSteps', count),
  plain('AerobicStepDuration_minutes', 'aerobicStepMinutes', inUnits('Minutes', 'Minutes')),
]
const placeOf = new Map(places.map(place => [place.name.toLowerCase(), place]))
const hundredfold = (n: number) => Number((n * 100).toPrecision(15))

/** The readings of devices are not carried over; the newer version keeps them in a thing type of their own. */
function upgrade({ value: { when, session: whole, lapSession }, common }: Held<AerobicSession>): Held<Exercise> {
  const activity = whole.mode ?? words('Unknown')
  const segment = lapSession.map(
    (lap): Segment => ({
      ...numbers(lap.lapSession ?? {}, activity),
      ...(lap.name === undefined ? {} : { title: lap.name }),
      ...(lap.secondsIntoSession === undefined ? {} : { offset: lap.secondsIntoSession / 60 }),
    }),
  )
  return { value: { when: { structured: when }, ...numbers(whole, activity), segment }, common }
}

function numbers(s: Session, activity: CodableValue) {
  const detail = places.flatMap((place): Detail[] => {
    const value = place.get(s)
    return value === undefined
      ? []
      : [{ name: codeIn(place.name, 'exercise-detail-names'), value: { value, units: place.unit } }]
  })
  return {
    activity: s.mode ?? activity,
    ...(s.distance === undefined ? {} : { distance: s.distance }),
    ...(s.minutes === undefined ? {} : { duration: s.minutes }),
    detail,
  }
}

/** Lost: the title, and details that the older version has no element for. */
function downgrade({ value, common }: Held<Exercise>, at: string | undefined): Held<AerobicSession> {
  const lapSession = value.segment.map(part => ({
    ...(part.title === undefined ? {} : { name: part.title }),
    ...(part.offset === undefined ? {} : { secondsIntoSession: part.offset * 60 }),
    lapSession: elements(part),
  }))
  return {
    value: { when: exactly(value.when, at, 'exercise/when'), session: elements(value), lapSession },
    common,
  }
}

function elements({
  activity,
  distance,
  duration,
  detail,
}: Pick<Segment, 'activity' | 'distance' | 'duration' | 'detail'>): Session {
  let found: Session = {
    mode: activity,
    ...(distance === undefined ? {} : { distance }),
    ...(duration === undefined ? {} : { minutes: duration }),
  }
  for (const { name, value } of detail) {
    const place = placeOf.get(name.value.toLowerCase())
    if (place && place.get(found) === undefined) found = { ...found, ...place.set(value.value) }
  }
  return found
}
