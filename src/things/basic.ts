import { doc, type Infer, int, many, note, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, coded, codeFrom, words } from './base/codable-value.ts'
import { dayOfWeek } from './base/numbers.ts'
import { language } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Basic demographic information',
  plural: 'Basic demographic information',
  root: 'basic',
  namespace: 'urn:com.microsoft.wc.thing.basic',
  summary: 'The little that most applications need to know of a person: gender, year of birth, where they live.',
  category: 'Personal Profile',
  singleton: true,
  allowReadonly: false,
  personalFlag: false,
  columns: ['gender', 'birthyear', 'country', 'state', 'city', 'postcode'],
  line: '[{gender}][, born {birthyear}][, {city}][, {country}]',
} as const

const gender = optional(note(oneOf('m', 'f'), { words: { m: 'Male', f: 'Female' } }))
const birthyear = optional(note(int({ min: 1000, max: 3000 }), { label: 'Year of birth' }))
const postcode = optional(note(string(), { label: 'Postal code' }))
const city = optional(string())
const firstdow = optional(
  doc(dayOfWeek, 'The day a week begins with in calendars.', {
    label: 'First day of the week',
    words: { 1: 'Sunday', 2: 'Monday', 3: 'Tuesday', 4: 'Wednesday', 5: 'Thursday', 6: 'Friday', 7: 'Saturday' },
  }),
)
const languages = many(doc(language, 'A language the person speaks.'))

/** The country as two letters, the state as plain text. */
export const basic1 = thingType({
  ...about,
  id: 'bf516a61-5252-4c28-a979-27f45f62f78d',
  data: sequence({
    gender,
    birthyear,
    country: optional(doc(string({ pattern: '[a-zA-Z][a-zA-Z]' }), 'The two letters of ISO 3166.')),
    postcode,
    city,
    state: optional(doc(string(), 'State, province or region.')),
    firstdow,
    language: languages,
  }),
  sample: { gender: 'f', birthyear: 1979, country: 'SE', postcode: '753 20', city: 'Uppsala', language: [] },
})
export type Basic1 = Infer<typeof basic1.data>

const basic2 = thingType({
  ...about,
  id: '3b3e6b16-eb69-483c-8d7e-dfe116ae6092',
  xsdFile: 'basicV2.xsd',
  version: 2,
  data: sequence({
    gender,
    birthyear,
    country: optional(note(codableValue, { vocabulary: 'iso/iso3166' })),
    postcode,
    city,
    state: optional(doc(codableValue, 'State, province or region.', { vocabulary: 'states' })),
    firstdow,
    language: languages,
  }),
  sample: {
    gender: 'f',
    birthyear: 1979,
    country: coded('Sweden', 'SE', 'iso/iso3166/1.0'),
    postcode: '753 20',
    city: 'Uppsala',
    firstdow: 2,
    language: [{ language: coded('Swedish', 'sv', 'iso/iso639-1/1.0'), isPrimary: true }],
  },
})
export type Basic = Infer<typeof basic2.data>

export const basic = chain(basic1, basic2, { upgrade, downgrade })

function upgrade({ value, common }: Held<Basic1>): Held<Basic> {
  const { country, state, ...same } = value
  return {
    value: {
      ...same,
      ...(country === undefined
        ? {}
        : { country: coded(countryName(country), country.toUpperCase(), 'iso/iso3166/1.0') }),
      ...(state === undefined ? {} : { state: words(state) }),
    },
    common,
  }
}

/** A country without its two letters is lost; of the state only the words are kept. */
function downgrade({ value, common }: Held<Basic>): Held<Basic1> {
  const { country, state, ...same } = value
  const letters = country && codeFrom(country, 'iso3166')
  return {
    value: {
      ...same,
      ...(letters && /^[a-zA-Z]{2}$/.test(letters) ? { country: letters } : {}),
      ...(state === undefined ? {} : { state: state.text }),
    },
    common,
  }
}

const english = new Intl.DisplayNames('en', { type: 'region' })
const countryName = (letters: string) => english.of(letters.toUpperCase()) ?? letters
