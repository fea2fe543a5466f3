/** What the clinic's own system says of a stay, as things of a health record. */
import { inlineBlob } from '@healthkeep/client/blobs'
import {
  approxDateTime,
  BloodPressure,
  codable,
  DischargeSummary,
  dateTime,
  File as HealthFile,
  Medication,
} from '@healthkeep/client/things'

export interface Stay {
  readonly patient: { readonly id: string; readonly name: string }
  /** By the clock on the wall, as all moments here. */
  readonly discharged: string
  readonly doctor: string
  readonly diagnosis: string
  readonly summary: string
  readonly medications: readonly { readonly name: string; readonly dose: string; readonly howOften: string }[]
  readonly bloodPressure?: { readonly measured: string; readonly systolic: number; readonly diastolic: number }
}

/** The whole package may have eight megabytes, and sealing adds a third to a file. */
const largestFile = 5_000_000

export function thingsOf(stay: Stay, letter: { readonly name: string; readonly bytes: Uint8Array }) {
  const { name, bytes } = letter
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-') throw new Error(`${name} is no PDF.`)
  if (bytes.length > largestFile) throw new Error(`${name} is too large; five megabytes fit into a package.`)
  const { discharged, doctor, diagnosis, summary, medications, bloodPressure } = stay
  const common = { source: 'Hilltop Clinic' }
  return [
    {
      type: DischargeSummary,
      data: {
        when: dateTime(discharged),
        dischargeDateTime: approxDateTime(discharged),
        text: summary,
        primaryProvider: { name: { full: doctor }, organization: 'Hilltop Clinic' },
        principalDiagnosis: codable(diagnosis),
      },
      common,
    },
    {
      type: HealthFile,
      data: { name, size: bytes.length, contentType: codable('application/pdf') },
      // A package travels whole, so its files travel inside.
      blobs: [inlineBlob(bytes, { contentType: 'application/pdf' })],
      common,
    },
    ...medications.map(({ name, dose, howOften }) => ({
      type: Medication,
      data: {
        name: codable(name),
        dose: { display: dose, structured: [] },
        frequency: { display: howOften, structured: [] },
        dateStarted: approxDateTime(discharged),
      },
      common,
    })),
    ...(bloodPressure
      ? [
          {
            type: BloodPressure,
            data: {
              when: dateTime(bloodPressure.measured),
              systolic: bloodPressure.systolic,
              diastolic: bloodPressure.diastolic,
            },
            common,
          },
        ]
      : []),
  ]
}
