import { expect, it } from 'vitest'
import { checked } from './base/checking.ts'
import { ccd } from './ccd.ts'
import { cda } from './cda.ts'
import { summarise } from './registry.ts'

it('a CCD is a clinical document with an id of its own', () => {
  expect(ccd.root).toBe(cda.root)
  expect(ccd.id).not.toBe(cda.id)
  expect(checked(ccd, ccd.sampleXml).effectiveDate).toEqual({ at: '2026-04-12T00:00:00', precision: 'day' })
  expect(summarise(ccd, ccd.sampleXml)).toBe('Summary of care')
})
