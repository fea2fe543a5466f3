import { expect, it } from 'vitest'
import { lower } from './about.ts'

it('a name in a sentence begins small, but abbreviations keep their letters', () => {
  const names = ['Blood pressure', 'Height', 'HbA1C', 'PAP session', 'LDL', 'Food & drink']
  expect(names.map(lower)).toEqual(['blood pressure', 'height', 'HbA1C', 'PAP session', 'LDL', 'food & drink'])
})
