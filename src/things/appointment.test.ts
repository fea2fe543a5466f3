import { expect, it } from 'vitest'
import { appointment } from './appointment.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an appointment is dated, shown and checked', () => {
  const { sampleXml } = appointment
  expect(checked(appointment, sampleXml).effectiveDate?.at).toBe('2026-05-12T09:30:00')
  expect(summarise(appointment, sampleXml)).toBe('Yearly check, Dr. Miriam Okafor')
  expect(problem(appointment, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'appointment: when is missing before service',
  )
  expect(problem(appointment, sampleXml.replace(/<\/appointment>$/, '<stranger/>$&'))).toBe(
    'appointment: the element stranger is not expected here',
  )
})
