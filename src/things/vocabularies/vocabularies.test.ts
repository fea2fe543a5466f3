import { describe, expect, it } from 'vitest'
import { ucumOf } from './ucum.ts'
import { aliases, itemOf, standInFor, vocabularies, vocabularyOf } from './vocabularies.ts'

describe('vocabularies', () => {
  it('have items with code and text, and no code twice', () => {
    for (const { name, family, version, description, items } of vocabularies) {
      expect([name, family, version, description].every(Boolean)).toBe(true)
      expect(items.every(item => item.code !== '' && item.text !== '')).toBe(true)
      expect(new Set(items.map(item => item.code)).size).toBe(items.length)
    }
  })

  it('are found by name, by family and name, by version, and by the names that schemas misspell', () => {
    expect(vocabularyOf('blood-types')?.items).toContainEqual({ code: 'A+', text: 'A+' })
    expect(vocabularyOf('iso/iso3166')?.items).toHaveLength(249)
    expect(vocabularyOf('medication-routes')?.version).toBe('2')
    expect(vocabularyOf('medication-routes', '1')?.items).toHaveLength(40)
    expect(vocabularyOf('medication-routes', '7')).toBeUndefined()
    expect(vocabularyOf('condition-occurence')).toBe(vocabularyOf('condition-occurrence'))
    expect(vocabularyOf('lab-panels')).toBeUndefined()
    for (const alias of Object.keys(aliases))
      expect(vocabularies.some(v => v.name === alias && v.family === 'wc')).toBe(false)
  })

  it('say how to convert units', () => {
    expect(vocabularyOf('weight-units')?.items.find(item => item.code === 'lb')?.infoXml).toContain(
      '<multiplier>0.45359237</multiplier><offset>0</offset>',
    )
    expect(ucumOf('weight-units', 'lb')).toBe('[lb_av]')
    expect(ucumOf('lab-results-units', 'mg-per-dl')).toBe('mg/dL')
    expect(ucumOf('lab-results-units', 'cubits')).toBeUndefined()
  })

  it('find a code in whatever case a document from elsewhere writes it', () => {
    expect(itemOf(vocabularyOf('insulin-type')!, 'A')?.code).toBe('a')
    expect(itemOf(vocabularyOf('weight-units')!, 'KG')?.code).toBe('kg')
    expect(itemOf(vocabularyOf('weight-units')!, 'cubit')).toBeUndefined()
  })

  it('have plain words for families where the licensed lists are not there', () => {
    for (const licensed of ['RxNorm/RxNorm Active Medicines', 'Rxnorm/rxnorm active medicines', 'regenstrief/LOINC'])
      expect(vocabularyOf(standInFor(licensed)!)?.family).toBe('healthkeep')
    const texts = (list: string) => vocabularyOf(list)!.items.map(item => item.text)
    expect(texts('healthkeep/medicines').length).toBeGreaterThan(300)
    expect(texts('healthkeep/conditions').length).toBeGreaterThan(200)
    expect(texts('healthkeep/allergens').length).toBeGreaterThan(100)
    expect(vocabularyOf('healthkeep/medicines')?.items).toContainEqual({
      code: 'aspirin',
      text: 'Aspirin',
      synonyms: ['acetylsalicylic acid', 'ASA'],
      infoXml:
        '<vocabulary-synonyms><vocabulary-synonym term="acetylsalicylic acid"/><vocabulary-synonym term="ASA"/></vocabulary-synonyms>',
    })
  })

  it('offer whole lists where the published ones stop at a hundred', () => {
    expect(vocabularyOf('time-zones')?.items.length).toBeGreaterThan(400)
    expect(vocabularyOf('time-zones')?.items).toContainEqual({
      code: 'Europe/Stockholm',
      text: 'Stockholm (Central European Time)',
    })
    expect(vocabularyOf('cultures')?.items).toContainEqual({ code: 'de-CH', text: 'German (Switzerland)' })
    expect(vocabularyOf('medical-specialties')?.items).toContainEqual(expect.objectContaining({ code: 'cardiology' }))
  })
})
