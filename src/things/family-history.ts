import { boolean, doc, type Infer, labelOf, many, note, optional, sequence, string } from '../schema/schema.ts'
import { show } from '../schema/show.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { withNote } from './base/common.ts'
import { approxDate, approxDateOf, approxDateTime, durationValue } from './base/dates.ts'
import { type FamilyCondition, familyCondition } from './base/family-condition.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { person } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Family history',
  plural: 'Family history',
  root: 'family-history',
  namespace: 'urn:com.microsoft.wc.thing.family-history',
  summary: 'What relatives have or had.',
  category: 'Health History',
} as const
const relation = { label: 'Relative', vocabulary: 'personal-relationship' }
const born = optional(doc(approxDate, 'When the relative was born.', { label: 'Relative born' }))
const died = optional(doc(approxDate, 'When the relative died.', { label: 'Relative died' }))
const relativeName = optional(doc(person, 'The name of the relative.', { label: 'Name' }))

/** One condition, and ages instead of dates. */
export const familyHistory1 = thingType({
  ...about,
  id: '6d39f894-f7ac-4fce-ac78-b22693bf96e6',
  xsdFile: 'family-history.1.xsd',
  data: sequence({
    condition: doc(codableValue, 'What the relative has or had.', { label: 'Condition', vocabulary: 'icd/icd9cm' }),
    relationship: optional(doc(codableValue, 'Who it is.', relation)),
    ageOfOnset: optional(
      doc(nonNegativeInt, 'How old the relative was when it began.', { label: 'Began at', unit: 'a' }),
    ),
    dateOfBirth: born,
    ageOfResolution: optional(
      doc(nonNegativeInt, 'How old the relative was when it was over.', { label: 'Over at', unit: 'a' }),
    ),
    duration: optional(doc(durationValue, 'From when to when it was.')),
    severity: optional(doc(string(), 'How bad it is or was.')),
    isRecurring: optional(doc(boolean(), 'Whether it comes again.', { label: 'Comes again' })),
    status: optional(doc(codableValue, 'Whether the relative still has it.', { vocabulary: 'condition-occurrence' })),
  }),
  columns: ['relationship', 'condition', 'ageOfOnset', 'status'],
  line: '{condition}[, {relationship}]',
  sample: {
    condition: words('Breast cancer'),
    relationship: coded('Mother', 'Mth', 'personal-relationship'),
    ageOfOnset: 58,
    dateOfBirth: approxDateOf('1931'),
    isRecurring: false,
  },
})
export type FamilyHistory1 = Infer<typeof familyHistory1.data>

const relative2 = sequence(
  {
    relativeName,
    relationship: optional(doc(codableValue, 'Who it is.', relation)),
    dateOfBirth: born,
    dateOfDeath: died,
  },
  'FamilyHistoryRelative',
)
const conditionOf = { doc: 'What the relative has or had.', label: 'Condition' }
const relativeOf = { doc: 'Who it is.', label: 'Relative' }

/** One condition of one relative. */
const familyHistory2 = thingType({
  ...about,
  id: '22826e13-41e1-4ba3-8447-37dadd208fd8',
  version: 2,
  data: sequence({ condition: note(familyCondition, conditionOf), relative: optional(note(relative2, relativeOf)) }),
  columns: [
    { path: 'relative.relationship', label: 'Relative' },
    'condition',
    { path: 'condition.onsetDate', label: 'Began' },
  ],
  line: '{condition}[, {relative.relationship}]',
  sample: {
    condition: { name: words('Heart attack'), onsetDate: approxDateOf('1998') },
    relative: { relationship: coded('Father', 'Fth', 'personal-relationship'), dateOfDeath: approxDateOf('1998-11') },
  },
})
export type FamilyHistory2 = Infer<typeof familyHistory2.data>

const relative3 = sequence(
  {
    relationship: doc(codableValue, 'Who it is.', relation),
    relativeName,
    dateOfBirth: born,
    dateOfDeath: died,
    regionOfOrigin: optional(
      doc(codableValue, 'Where the family comes from.', {
        label: 'Comes from',
        vocabulary: 'family-history-region-of-origin',
      }),
    ),
  },
  'FamilyHistoryRelative',
)
/** All conditions of one relative. */
const familyHistory3 = thingType({
  ...about,
  id: '4a04fcc8-19c1-4d59-a8c7-2031a03f21de',
  version: 3,
  xsdFile: 'family-history.3.xsd',
  data: sequence({
    condition: many(note(familyCondition, conditionOf)),
    relative: optional(note(relative3, relativeOf)),
  }),
  columns: [
    { path: 'relative.relationship', label: 'Relative' },
    'condition',
    { path: 'condition.onsetDate', label: 'Began' },
    { path: 'relative.dateOfBirth', label: 'Born' },
    { path: 'relative.dateOfDeath', label: 'Died' },
  ],
  line: '{condition}[, {relative.relationship}]',
  sample: {
    condition: [
      { name: words('Type 2 diabetes'), onsetDate: approxDateOf('2014') },
      { name: words('High blood pressure') },
    ],
    relative: {
      relationship: coded('Father', 'Fth', 'personal-relationship'),
      dateOfBirth: approxDateOf('1953-01-09'),
    },
  },
})
export type FamilyHistory = Infer<typeof familyHistory3.data>

const second = chain(familyHistory1, familyHistory2, { upgrade: from1, downgrade: to1 })
export const familyHistory = chain(second, familyHistory3, { upgrade: from2, downgrade: to2 })
export { second as familyHistory2 }

/** The greatest year that a date can have (data.md, Appendix A): beyond it, an age stays an age. */
const lastYear = 9999

const only = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T }

/** Ages become years where the birth is known (data.md §12); what has no place goes to the note. */
function from1({ value: old, common }: Held<FamilyHistory1>): Held<FamilyHistory2> {
  const {
    condition: name,
    relationship,
    ageOfOnset,
    dateOfBirth,
    ageOfResolution,
    duration,
    severity,
    isRecurring,
    status,
  } = old
  const yearAt = (age: number | undefined) =>
    age === undefined || !dateOfBirth || dateOfBirth.y + age > lastYear ? undefined : { y: dateOfBirth.y + age }
  const onsetDate = yearAt(ageOfOnset)
  const resolutionDate = yearAt(ageOfResolution)
  const { fields } = familyHistory1.data
  const left = [
    ...(ageOfOnset !== undefined && !onsetDate ? [`Began at: ${show(fields.ageOfOnset, ageOfOnset)}`] : []),
    ...(ageOfResolution !== undefined && !resolutionDate
      ? [`Over at: ${show(fields.ageOfResolution, ageOfResolution)}`]
      : []),
    ...(duration
      ? [
          `Duration: ${[duration.startDate, duration.endDate]
            .map(d => show(approxDateTime, d))
            .filter(Boolean)
            .join(' to ')}`,
        ]
      : []),
    ...(isRecurring === undefined ? [] : [`Comes again: ${isRecurring ? 'yes' : 'no'}`]),
  ]
  const relative = { ...only('relationship', relationship), ...only('dateOfBirth', dateOfBirth) }
  return {
    value: {
      condition: {
        name,
        ...only('onsetDate', onsetDate),
        ...only('resolutionDate', resolutionDate),
        ...only('occurrence', status),
        ...only('severity', severity === undefined ? undefined : words(severity)),
      },
      ...(Object.keys(relative).length > 0 && { relative }),
    },
    common: withNote(common, left),
  }
}

/** Ages are whole years: what a date says beyond its year, and what has no place, goes to the note. */
function to1({ value: { condition, relative }, common }: Held<FamilyHistory2>): Held<FamilyHistory1> {
  const { name, onsetDate, resolutionDate, resolution, occurrence, severity } = condition
  const birth = relative?.dateOfBirth?.y
  const ageAt = (at: { readonly y: number } | undefined) =>
    at === undefined || birth === undefined || at.y < birth ? undefined : at.y - birth
  const isSaid = (at: { readonly y: number; readonly m?: number }) => ageAt(at) !== undefined && at.m === undefined
  const left = [
    ...(onsetDate && !isSaid(onsetDate) ? [`Began: ${show(approxDate, onsetDate)}`] : []),
    ...(resolutionDate && !isSaid(resolutionDate) ? [`Over: ${show(approxDate, resolutionDate)}`] : []),
    ...(resolution === undefined ? [] : [`Ended by: ${resolution}`]),
    ...(relative?.relativeName ? [`Relative: ${relative.relativeName.name.full}`] : []),
    ...(relative?.dateOfDeath ? [`Relative died: ${show(approxDate, relative.dateOfDeath)}`] : []),
  ]
  return {
    value: {
      condition: name,
      ...only('relationship', relative?.relationship),
      ...only('ageOfOnset', ageAt(onsetDate)),
      ...only('dateOfBirth', relative?.dateOfBirth),
      ...only('ageOfResolution', ageAt(resolutionDate)),
      ...only('severity', severity?.text),
      ...only('status', occurrence),
    },
    common: withNote(common, left),
  }
}

const unknown = 'Unknown'

function from2({ value: { condition, relative }, common }: Held<FamilyHistory2>): Held<FamilyHistory> {
  return {
    value: {
      condition: [condition],
      ...(relative && { relative: { ...relative, relationship: relative.relationship ?? words(unknown) } }),
    },
    common,
  }
}

/** All that is known of a condition in one line: "Asthma (Began: 2014, Severity: mild)". */
function inWords(condition: FamilyCondition): string {
  const { name, ...rest } = familyCondition.fields
  const known = Object.entries(rest).flatMap(([key, part]) => {
    const text = show(part, condition[key as keyof typeof rest])
    return text === '' ? [] : [`${labelOf(key, part)}: ${text}`]
  })
  return show(name, condition.name) + (known.length > 0 ? ` (${known.join(', ')})` : '')
}

/** Only the first condition has a place (data.md §12), the others go to the note; without one it is said to be unknown. */
function to2({ value: { condition, relative }, common }: Held<FamilyHistory>): Held<FamilyHistory2> {
  const [first = { name: words(unknown) }, ...others] = condition
  const { relationship, regionOfOrigin, ...rest } = relative ?? {}
  const known = relationship !== undefined && !(relationship.text === unknown && relationship.code.length === 0)
  return {
    value: {
      condition: first,
      ...(relative && { relative: { ...rest, ...(known && { relationship }) } }),
    },
    common: withNote(common, [
      ...others.map(c => `Condition: ${inWords(c)}`),
      ...(regionOfOrigin ? [`Comes from: ${regionOfOrigin.text}`] : []),
    ]),
  }
}
