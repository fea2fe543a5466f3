import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf, durationValue } from './base/dates.ts'
import { person } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const appointment = thingType({
  id: '4b18aeb6-5f01-444c-8c70-dbf13a2f510b',
  name: 'Appointment',
  root: 'appointment',
  namespace: 'urn:com.microsoft.wc.thing.appointment',
  summary: 'A visit to a doctor, clinic or therapist that was or will be.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it begins.', { label: 'Date' }),
    duration: optional(doc(durationValue, 'From when to when it takes.')),
    service: optional(doc(codableValue, 'What it is for.', { label: 'For' })),
    clinic: optional(doc(person, 'With whom, and where.', { label: 'With' })),
    specialty: optional(doc(codableValue, 'The field of the doctor.', { vocabulary: 'medical-specialties' })),
    status: optional(doc(codableValue, 'How it stands with the appointment.', { vocabulary: 'appointment-status' })),
    careClass: optional(
      doc(codableValue, 'Inpatient, outpatient and the like.', {
        label: 'Kind of care',
        vocabulary: 'appointment-care-class',
      }),
    ),
  }),
  columns: ['when', 'service', 'clinic', 'specialty', 'status'],
  line: '{service|specialty|clinic}[, {clinic}]',
  sample: {
    when: dateTimeOf('2026-05-12T09:30:00'),
    service: words('Yearly check'),
    clinic: { name: { full: 'Dr. Miriam Okafor' }, organization: 'Riverside Family Practice' },
    status: words('Booked'),
  },
})
export type Appointment = Infer<typeof appointment.data>
