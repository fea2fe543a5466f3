import { expect, it } from 'vitest'
import { problem } from './base/checking.ts'
import { file } from './file.ts'
import { summarise } from './registry.ts'

it('a file has a name of 1 to 255 characters and at least one byte', () => {
  const named = (name: string, size = '12') => `<file><name>${name}</name><size>${size}</size></file>`
  expect(problem(file, file.sampleXml)).toBe('')
  expect(summarise(file, file.sampleXml)).toBe('discharge-letter.pdf')
  expect(problem(file, named('a'.repeat(255)))).toBe('')
  expect(problem(file, named('a'.repeat(256)))).toBe('file/name: at most 255 characters are allowed')
  // A character outside the basic plane is one character.
  expect(problem(file, named('😀'.repeat(255)))).toBe('')
  expect(problem(file, named(''))).toBe('file/name: this must not be empty')
  expect(problem(file, named('a', '0'))).toBe('file/size: this number is out of range')
  expect(problem(file, '<file><name>a</name></file>')).toBe('file: size is missing')
  expect(problem(file, named('a').replace('</file>', '<hash/></file>'))).toContain('hash is not expected')
})
