/** The fields that a person is asked for at once, by root element, in the order of telling. Types that are not here take their columns. */
export const firstFields: { readonly [root: string]: readonly string[] } = {
  'weight': ['value', 'when'],
  'height': ['value', 'when'],
  'blood-pressure': ['systolic', 'diastolic', 'pulse', 'when'],
  'blood-glucose': ['value', 'glucoseMeasurementType', 'measurementContext', 'when'],
  'heart-rate': ['value', 'measurementConditions', 'when'],
  'cholesterol-profile': ['totalCholesterol', 'ldl', 'hdl', 'triglyceride', 'when'],
  'blood-oxygen-saturation': ['value', 'when'],
  'body-composition': ['value', 'measurementName', 'when'],
  'medication': ['name', 'strength', 'dose', 'frequency', 'indication', 'dateStarted', 'dateDiscontinued'],
  'allergy': ['name', 'reaction', 'allergenType', 'firstObserved'],
  'condition': ['name', 'status', 'onsetDate', 'stopDate'],
  'immunization': ['name', 'administrationDate', 'sequence', 'lot'],
  'procedure': ['name', 'when', 'primaryProvider'],
  'personal': ['name', 'birthdate', 'bloodType'],
  'basic': ['gender', 'birthyear', 'country', 'postcode', 'city'],
  'file': ['name'],
}
