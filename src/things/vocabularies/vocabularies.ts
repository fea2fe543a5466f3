/** The code lists that come with Healthkeep: what forms suggest and GetVocabulary answers. Nothing is read from outside. */
import type { Unit } from '../../schema/schema.ts'
import { lengthUnits, pressureUnits, weightUnits } from '../base/measurements.ts'
import { generated } from './generated.ts'
import { other } from './other.ts'
import { own } from './own.ts'
import { wc } from './wc.ts'

export interface VocabularyItem {
  readonly code: string
  readonly text: string
  readonly abbreviation?: string
  /** Other names by which a search finds it. */
  readonly synonyms?: readonly string[]
  /** What info-xml holds, as XML text. */
  readonly infoXml?: string
}
export interface Vocabulary {
  readonly name: string
  readonly family: string
  readonly version: string
  readonly culture: string
  readonly description: string
  readonly items: readonly VocabularyItem[]
}

/** All versions of all lists, by family and name. */
export const vocabularies: readonly Vocabulary[] = [...wc, ...other, ...own, ...generated].map(
  ([key, description, rows]) => {
    const [family, name, version] = key.split('/') as [string, string, string]
    let items: readonly VocabularyItem[] | undefined
    return {
      name,
      family,
      version,
      culture: 'en-US',
      description,
      // Most lists are never asked for.
      get items() {
        items ??= itemsOf(typeof rows === 'string' ? rows : rows(), unitsOf[name] ?? [])
        return items
      },
    }
  },
)

/** Units that info-xml says how to convert to the stored one: data.md §10. */
const unitsOf: { readonly [vocabulary: string]: readonly Unit[] } = {
  'weight-units': weightUnits,
  'distance-units': lengthUnits,
  'pressure-units': pressureUnits,
}

function itemsOf(rows: string, units: readonly Unit[]): VocabularyItem[] {
  return rows.split('\n').map(row => {
    const [code, text, abbreviation, others] = row.split('\t') as [string, string, string?, string?]
    const unit = units.find(u => u.code === code)
    const synonyms = others === undefined || others === '' ? [] : others.split(', ')
    return {
      code,
      text,
      ...(abbreviation ? { abbreviation } : {}),
      ...(synonyms.length > 0 ? { synonyms, infoXml: synonymsXml(synonyms) } : {}),
      ...(unit ? { infoXml: conversion(unit) } : {}),
    }
  })
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
/** As the published schema has it (data.md §15). */
export const synonymsXml = (terms: readonly string[]): string =>
  `<vocabulary-synonyms>${terms.map(term => `<vocabulary-synonym term="${escaped(term)}"/>`).join('')}</vocabulary-synonyms>`

const conversion = ({ factor, offset = 0 }: Unit) =>
  '<unit-conversions><base-unit-conversion><linear-conversion>' +
  `<multiplier>${factor}</multiplier><offset>${offset}</offset>` +
  '</linear-conversion></base-unit-conversion></unit-conversions>'

/** Names that the published schemas misspell, and the lists they mean (data.md §15), as `family/name`. */
export const aliases: { readonly [misspelt: string]: string } = {
  'answer-choice-sets': 'wc/answer-choices-sets',
  'appointment-care-class-': 'wc/appointment-care-class',
  'appointment-status-': 'wc/appointment-status',
  'condition-occurence': 'wc/condition-occurrence',
  'dicom.modality': 'dicom/modality',
  'education-level': 'wc/Education-level',
  ethnicity: 'wc/ethnicity-types',
  'event-pediatric-developmental-motorskills': 'wc/event-pediatric-developmental-motor-skills',
  'explanation-of-benefits-claim-type': 'wc/explanation-of-benefits-claim-types',
  idc9cm: 'icd/icd9cm',
  'insulin-types': 'wc/insulin-type',
  'iso.iso3166': 'iso/iso3166',
  'iso:iso639-1': 'iso/iso639-1',
  'lab-result-units': 'wc/lab-results-units',
  'lab-results-flag': 'wc/lab-result-flag',
  'lab-results-status': 'wc/lab-status',
  'medical-specialties-': 'wc/medical-specialties',
  Rxnorm: 'RxNorm/RxNorm Active Medicines',
  'usda.food-description.24': 'usda/food-description',
  // HealthVault's narrower cuts of SNOMED CT, and RxNorm's concepts apart from their names: nobody publishes how they were made.
  SnomedAllergies_Filtered: 'Snomed/SnomedAllergies',
  SnomedBodyLocation_Filtered: 'Snomed/SnomedBodyLocation',
  SnomedConditions_Filtered: 'Snomed/SnomedConditions',
  SnomedProcedures_Filtered: 'Snomed/SnomedProcedures',
  'RxNorm Active Ingredients Concepts': 'RxNorm/RxNorm Active Ingredients',
  'RxNorm Active Medicines Concepts': 'RxNorm/RxNorm Active Medicines',
  'RxNorm Obsolete Ingredients Concepts': 'RxNorm/RxNorm Obsolete Ingredients',
  'RxNorm Obsolete Medicines Concepts': 'RxNorm/RxNorm Obsolete Medicines',
  // Named by schemas and never published.
  'concern-description': 'healthkeep/conditions',
  'group-membership-type-name': 'healthkeep/group-memberships',
  'heart-rate-measurement-flags': 'healthkeep/heart-rate-flags',
  NDC: 'RxNorm/RxNorm Active Medicines',
}

/**
 * Lists of ours in plain words, for the Shell's forms while the operator has not loaded the licensed one. An application that asks
 * for RxNorm is told that there is none: it would store our codes as RxNorm's.
 */
const standIns: { readonly [list: string]: string } = {
  'RxNorm/RxNorm Active Medicines': 'healthkeep/medicines',
  'RxNorm/RxNorm Active Ingredients': 'healthkeep/medicines',
  'Snomed/SnomedAllergies': 'healthkeep/allergens',
  'Snomed/SnomedBodyLocation': 'healthkeep/body-sites',
  'Snomed/SnomedComplete': 'healthkeep/conditions',
  'Snomed/SnomedConditions': 'healthkeep/conditions',
  'Snomed/SnomedProcedures': 'healthkeep/procedures',
  'icd/icd9cm': 'healthkeep/conditions',
  'regenstrief/LOINC': 'healthkeep/lab-tests',
  'wc/lab-panels': 'healthkeep/lab-tests',
  'wc/lab-panel-test-results': 'healthkeep/lab-tests',
}

/**
 * The newest version of a list, or the one asked for. `name` is that of a field's note: `name` in the family wc,
 * `family/name`, or a misspelt name.
 */
export function vocabularyOf(name: string, version?: string): Vocabulary | undefined {
  const known = aliases[name] ?? name
  const full = known.includes('/') ? known : `wc/${known}`
  const versions = byName.get(full) ?? []
  return version === undefined ? versions.at(-1) : versions.find(v => v.version === version)
}

/** Whatever the case: published schemas write Rxnorm. */
export function standInFor(list: string): string | undefined {
  const lower = list.toLowerCase()
  return Object.entries(standIns).find(([name]) => name.toLowerCase() === lower)?.[1]
}

/** The item with this code, exactly or but for case: documents from elsewhere write `a+` and `POUND` (data.md §15). */
export function itemOf(vocabulary: Vocabulary, code: string): VocabularyItem | undefined {
  const index = placeOf(vocabulary.items, code)
  return index < 0 ? undefined : vocabulary.items[index]
}

export function placeOf(items: readonly VocabularyItem[], code: string): number {
  const exact = items.findIndex(item => item.code === code)
  const lower = code.toLowerCase()
  return exact >= 0 ? exact : items.findIndex(item => item.code.toLowerCase() === lower)
}

const byName = new Map<string, Vocabulary[]>()
for (const vocabulary of vocabularies) {
  const key = `${vocabulary.family}/${vocabulary.name}`
  byName.set(key, [...(byName.get(key) ?? []), vocabulary])
}
