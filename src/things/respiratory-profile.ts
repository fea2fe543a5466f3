import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, flowUnits, flowValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const respiratoryProfile = thingType({
  id: '5fd15cb7-b717-4b1c-89e0-1dbcf7f815dd',
  name: 'Respiratory profile',
  root: 'respiratory-profile',
  namespace: 'urn:com.microsoft.wc.thing.respiratory-profile',
  summary: 'The zones that tell how well somebody with asthma can breathe out.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'Since when these zones hold.', { label: 'Date' }),
    expiratoryFlowRedZoneUpperBoundary: optional(
      doc(flowValue, 'Below this flow: get help at once.', { label: 'Red zone up to' }),
    ),
    expiratoryFlowOrangeZoneUpperBoundary: optional(
      doc(flowValue, 'Below this flow: follow the plan for bad days.', { label: 'Orange zone up to' }),
    ),
    expiratoryFlowYellowZoneUpperBoundary: optional(
      doc(flowValue, 'Below this flow: be careful; above it all is well.', { label: 'Yellow zone up to' }),
    ),
  }),
  columns: [
    'when',
    'expiratoryFlowRedZoneUpperBoundary',
    'expiratoryFlowOrangeZoneUpperBoundary',
    'expiratoryFlowYellowZoneUpperBoundary',
  ],
  line: '[red to {expiratoryFlowRedZoneUpperBoundary}][, orange to {expiratoryFlowOrangeZoneUpperBoundary}][, yellow to {expiratoryFlowYellowZoneUpperBoundary}]',
  sample: {
    when: dateTimeOf('2026-01-15'),
    expiratoryFlowRedZoneUpperBoundary: { litersPerSecond: 2, display: displayed(120, flowUnits[1]!) },
    expiratoryFlowOrangeZoneUpperBoundary: { litersPerSecond: 2.5, display: displayed(150, flowUnits[1]!) },
    expiratoryFlowYellowZoneUpperBoundary: { litersPerSecond: 3.25, display: displayed(195, flowUnits[1]!) },
  },
})
export type RespiratoryProfile = Infer<typeof respiratoryProfile.data>
