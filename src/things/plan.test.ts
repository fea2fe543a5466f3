import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { plan } from './plan.ts'
import { summarise } from './registry.ts'

it('a plan is dated, shown and checked', () => {
  const { sampleXml } = plan
  expect(checked(plan, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(plan, sampleXml)).toBe('Better nights, Under way')
  expect(problem(plan, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe('plan: name is missing before description')
  expect(problem(plan, sampleXml.replace(/<\/plan>$/, '<stranger/>$&'))).toBe(
    'plan: the element stranger is not expected here',
  )
  expect(problem(plan, sampleXml.replace('>InProgress<', '>Begun<'))).toContain('plan/status: ')
  expect(problem(plan, sampleXml.replace(/<objective>.*<\/objective>/, ''))).toBe(
    'plan/objectives: objective is missing',
  )
})
