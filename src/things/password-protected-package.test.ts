import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { passwordProtectedPackage } from './password-protected-package.ts'
import { summarise } from './registry.ts'

it('a password-protected package is dated, shown and checked', () => {
  const { sampleXml } = passwordProtectedPackage
  expect(checked(passwordProtectedPackage, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(passwordProtectedPackage, sampleXml)).toBe('AES-256, key by SHA-256')
  expect(
    problem(passwordProtectedPackage, sampleXml.replace(/<encrypt-algorithm[ >].*?<\/encrypt-algorithm>/s, '')),
  ).toBe('password-protected-package: encrypt-algorithm is missing')
  expect(problem(passwordProtectedPackage, sampleXml.replace(/<\/password-protected-package>$/, '<stranger/>$&'))).toBe(
    'password-protected-package: the element stranger is not expected here',
  )
  expect(
    problem(passwordProtectedPackage, sampleXml.replace('<iteration-count>20000<', '<iteration-count>many<')),
  ).toBe('password-protected-package/encrypt-algorithm/parameters/iteration-count: this must be a whole number')
  const ours = sampleXml.replace('hmac-sha256-aes256', 'argon2id-aes256gcm')
  expect(summarise(passwordProtectedPackage, ours)).toBe('AES-256-GCM, key by Argon2id')
})
