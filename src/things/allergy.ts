import { boolean, doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const allergy = thingType({
  id: '52bf9104-2c5e-4f1f-a66d-552ebcc53df7',
  name: 'Allergy',
  plural: 'Allergies',
  root: 'allergy',
  namespace: 'urn:com.microsoft.wc.thing.allergy',
  summary: 'A substance the person reacts to, and how.',
  category: 'Conditions',
  effectiveDate: 'firstObserved',
  data: sequence({
    name: doc(codableValue, 'What the person is allergic to, or what the allergy is called.', {
      vocabulary: 'healthkeep/allergens',
    }),
    reaction: optional(doc(codableValue, 'What happens.', { vocabulary: 'reactions' })),
    firstObserved: optional(doc(approxDateTime, 'When it was first noticed.')),
    allergenType: optional(
      doc(codableValue, 'What kind of substance it is.', { label: 'Kind of allergen', vocabulary: 'allergen-type' }),
    ),
    allergenCode: optional(
      doc(codableValue, 'The substance, with its code.', { label: 'Allergen', vocabulary: 'icd/icd9cm' }),
    ),
    treatmentProvider: optional(doc(person, 'Who treats it.', { label: 'Treated by' })),
    treatment: optional(doc(codableValue, 'What helps.')),
    isNegated: optional(
      doc(boolean(), 'Whether it is known that the person does not have this allergy.', { label: 'Not allergic' }),
    ),
  }),
  columns: ['name', 'reaction', 'allergenType', 'firstObserved', 'treatment', 'isNegated'],
  line: '{name}[: {reaction}]',
  sample: {
    name: words('Peanuts'),
    reaction: coded('hives (red, raised, itchy bumps)', '708.9', 'reactions'),
    firstObserved: approxDateTimeOf('2004-06'),
    allergenType: coded('food', 'food', 'allergen-type'),
    treatmentProvider: personCalled('Dr. Miriam Okafor'),
    treatment: words('Adrenaline pen, antihistamine'),
  },
})
export type Allergy = Infer<typeof allergy.data>
