/** The code lists that come with Healthkeep: what forms suggest and GetVocabulary answers. Nothing is read from outside. */
import type { Unit } from '../../schema/schema.ts'
import { lengthUnits, pressureUnits, weightUnits } from '../base/measurements.ts'
import { other } from './other.ts'
import { wc } from './wc.ts'

export interface VocabularyItem {
  readonly code: string
  readonly text: string
  readonly abbreviation?: string
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
export const vocabularies: readonly Vocabulary[] = [...wc, ...other].map(([key, description, rows]) => {
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
      items ??= itemsOf(rows, unitsOf[name] ?? [])
      return items
    },
  }
})

/** Units that info-xml says how to convert to the stored one: data.md §10. */
const unitsOf: { readonly [vocabulary: string]: readonly Unit[] } = {
  'weight-units': weightUnits,
  'distance-units': lengthUnits,
  'pressure-units': pressureUnits,
}

function itemsOf(rows: string, units: readonly Unit[]): VocabularyItem[] {
  return rows.split('\n').map(row => {
    const [code, text, abbreviation] = row.split('\t') as [string, string, string?]
    const unit = units.find(u => u.code === code)
    return {
      code,
      text,
      ...(abbreviation === undefined ? {} : { abbreviation }),
      ...(unit ? { infoXml: conversion(unit) } : {}),
    }
  })
}

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

const byName = new Map<string, Vocabulary[]>()
for (const vocabulary of vocabularies) {
  const key = `${vocabulary.family}/${vocabulary.name}`
  byName.set(key, [...(byName.get(key) ?? []), vocabulary])
}
