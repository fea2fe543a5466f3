/**
 * The fields that a person is asked for at once, by root element, in the order of telling; inside a group by its place, with *
 * for the number of an item. Types that are not here take their columns, groups all their fields.
 */
export const firstFields: { readonly [root: string]: readonly string[] } = {
  weight: ['value', 'when'],
  height: ['value', 'when'],
  'blood-pressure': ['systolic', 'diastolic', 'pulse', 'when'],
  'blood-glucose': ['value', 'glucoseMeasurementType', 'measurementContext', 'when'],
  'heart-rate': ['value', 'measurementConditions', 'when'],
  'cholesterol-profile': ['totalCholesterol', 'ldl', 'hdl', 'triglyceride', 'when'],
  'blood-oxygen-saturation': ['value', 'when'],
  'body-composition': ['value', 'measurementName', 'when'],
  medication: ['name', 'strength', 'dose', 'frequency', 'indication', 'dateStarted', 'dateDiscontinued'],
  allergy: ['name', 'reaction', 'allergenType', 'firstObserved'],
  condition: ['name', 'status', 'onsetDate', 'stopDate'],
  immunization: ['name', 'administrationDate', 'sequence', 'lot'],
  procedure: ['name', 'when', 'primaryProvider'],
  personal: ['name', 'birthdate', 'bloodType'],
  basic: ['gender', 'birthyear', 'country', 'postcode', 'city'],
  file: ['name'],
  'lab-test-results': ['when', 'labGroup'],
  'lab-test-results.labGroup.*': ['groupName', 'results'],
  'lab-test-results.labGroup.*.results.*': ['name', 'value'],
  'lab-test-results.labGroup.*.results.*.value': ['measurement', 'ranges', 'flag'],
}

/** The same for groups that many types hold, told by a field that only they have: a person is known by the name. */
export const firstOfGroups: readonly { readonly has: string; readonly first: readonly string[] }[] = [
  { has: 'full', first: ['full'] },
  { has: 'professionalTraining', first: ['name', 'organization'] },
  { has: 'website', first: ['name'] },
  { has: 'prescribedBy', first: ['prescribedBy', 'datePrescribed', 'instructions'] },
]
