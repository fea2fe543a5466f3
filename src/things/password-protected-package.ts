import { doc, type Infer, int, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { thingType } from './thing-type.ts'

/** The last one is ours: guessing a short answer is dear with it (interop/package-seal.ts). Its key has 256 bits too. */
const sealed = oneOf('none', 'hmac-sha1-3des', 'hmac-sha256-aes256', 'argon2id-aes256gcm')

export const passwordProtectedPackage = thingType({
  id: 'c9287326-bb43-4194-858c-8b60768f000f',
  name: 'Password-protected package',
  root: 'password-protected-package',
  namespace: 'urn:com.microsoft.wc.thing.password.protected.package',
  summary: 'Things that somebody sent closed, to be opened with the answer to a question.',
  category: 'Files',
  blobs: 'The default blob holds the encrypted things.',
  data: sequence({
    encryptAlgorithm: doc(
      sequence(
        {
          algorithmName: doc(sealed, 'How it was closed.', {
            label: 'Method',
            words: {
              none: 'not encrypted',
              'hmac-sha1-3des': '3DES, key by SHA-1',
              'hmac-sha256-aes256': 'AES-256, key by SHA-256',
              'argon2id-aes256gcm': 'AES-256-GCM, key by Argon2id',
            },
          }),
          parameters: optional(
            doc(
              sequence(
                {
                  salt: doc(string(), 'Text that is mixed into the answer.'),
                  iterationCount: doc(int({ default: '20000' }), 'How many rounds the answer is stretched.', {
                    label: 'Rounds',
                  }),
                  keyLength: doc(int(), 'Length of the key in bits.'),
                },
                'PbeParametersType',
              ),
              'Numbers of the method.',
            ),
          ),
        },
        'PackageEncryptionType',
      ),
      'How the content was closed.',
      { label: 'Closed with' },
    ),
  }),
  columns: [{ path: 'encryptAlgorithm.algorithmName', label: 'Closed with' }],
  line: '{encryptAlgorithm.algorithmName}',
  sample: {
    encryptAlgorithm: {
      algorithmName: 'hmac-sha256-aes256',
      parameters: { salt: 'b2f4c1de-6a7e-4b09-9a53-1f0d2c7e8a44', iterationCount: 20_000, keyLength: 256 },
    },
  },
})
export type PasswordProtectedPackage = Infer<typeof passwordProtectedPackage.data>
