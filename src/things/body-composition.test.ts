import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { bodyComposition } from './body-composition.ts'
import { summarise } from './registry.ts'

const { sampleXml } = bodyComposition

it('a share of the body is shown as percent, a mass as it was typed', () => {
  expect(checked(bodyComposition, sampleXml).effectiveDate?.at).toBe('2026-05-02T07:30:00')
  expect(summarise(bodyComposition, sampleXml)).toBe('Body fat percentage: 24 %')
  const mass = sampleXml.replace(
    /<value><percent-value>.*<\/value>(?=<measurement-method>)/,
    '<value><mass-value><kg>31.2</kg></mass-value></value>',
  )
  expect(summarise(bodyComposition, mass)).toBe('Body fat percentage: 31.2 kg')
})

it('a date in words dates nothing', () => {
  const said = sampleXml.replace(/<structured>.*<\/structured>/, '<descriptive>last spring</descriptive>')
  expect(checked(bodyComposition, said).effectiveDate).toBeUndefined()
})

it('more than all of the body is refused', () => {
  expect(problem(bodyComposition, sampleXml.replace('0.24', '1.24'))).toBe(
    'body-composition/value/percent-value: this must be at most 1',
  )
  expect(problem(bodyComposition, sampleXml.replace(/<when>.*<\/when>/, ''))).toContain('when is missing')
  expect(problem(bodyComposition, sampleXml.replace('<value>', '<value><soul/>'))).toContain('soul')
})
