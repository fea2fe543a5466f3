import { expect, it } from 'vitest'
import { problem } from './base/checking.ts'
import { personalImage } from './personal-image.ts'

it('a picture is an empty element, once in a record, and never read-only or personal', () => {
  expect(problem(personalImage, '<personal-image/>')).toBe('')
  expect(problem(personalImage, '<personal-image><png/></personal-image>')).toBe(
    'personal-image: the element png is not expected here',
  )
  expect(problem(personalImage, '<personal-image>x</personal-image>')).toContain('text is not expected')
  expect(personalImage).toMatchObject({ singleton: true, allowReadonly: false, personalFlag: false })
})
