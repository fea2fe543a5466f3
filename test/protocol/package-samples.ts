/** Packages as programs send them: things sealed with an answer, in the words of CreateConnectPackage. */
import { type Sealed, type SealParameters, seal } from '../../src/interop/package-seal.ts'

export const packageType = 'c9287326-bb43-4194-858c-8b60768f000f'
export const weightXml = (kg: number, more = '') =>
  `<thing><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id><data-xml><weight><when><date><y>2006</y><m>12</m><d>22</d></date></when><value><kg>${kg}</kg></value></weight>${more}</data-xml></thing>`

/** Made by an implementation of its own from the published rules (shell.md §4.3); the answer is Fluffy. */
export const published: Sealed = {
  algorithm: 'hmac-sha256-aes256',
  salt: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  iterations: 20_000,
  bytes: Buffer.from(
    '4LcRKqBiNvpnjJp3uPb0gswMaDdrNaSCAJTnDat6dwd2nZFI4KcCR1NZi4iwd2VuCBTgHylR+MvLuNl8ROzEdAi0UDn2SOdshrRz/1SNp9k4iCZHSk5JvC5aivi8LBB3wptSFX3etobC/1lUlUrsN1KkXY/2H3hxUy0lt5+DLpf6tRaAb/tf98Xjo+945bigO9IMM1tp1SAOaPXLOfL2DND+XZMwFwW/8vl35NX/db0DwU1dbDYi0LgHZ1g2BtEJYELRDrSYAQ19zczIJpcRyaGcx2ofPrE+opL58TdYdEc=',
    'base64',
  ),
}

/** Both forms, with as few rounds as they may have: tests are not the ones to be kept out. */
export const forms = {
  'hmac-sha256-aes256': { algorithm: 'hmac-sha256-aes256', iterations: 1000 },
  'argon2id-aes256gcm': { algorithm: 'argon2id-aes256gcm', iterations: 1 },
} as const satisfies { readonly [name: string]: Partial<SealParameters> }

export const sealed = (
  things: string,
  answer = 'Fluffy',
  form: Partial<SealParameters> = forms['argon2id-aes256gcm'],
) => seal(Buffer.from(things), answer, form)

/** What is said of a package, before the package itself. */
export const aboutXml = (externalId: string, over: { code?: string; question?: string } = {}) =>
  `${over.code === undefined ? '' : `<identity-code>${over.code}</identity-code>`}<friendly-name>Fluffy’s owner</friendly-name><question>${over.question ?? 'Name of your cat?'}</question><external-id>${externalId}</external-id>`

export const methodXml = ({ algorithm, salt, iterations }: SealParameters) =>
  `<type-id>${packageType}</type-id><data-xml><password-protected-package><encrypt-algorithm><algorithm-name>${algorithm}</algorithm-name><parameters><salt>${salt}</salt><iteration-count>${iterations}</iteration-count><key-length>256</key-length></parameters></encrypt-algorithm></password-protected-package><common/></data-xml>`
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export const packageXml = (s: Sealed) =>
  `<package>${methodXml(s)}<data-other content-type="application/octet-stream" content-encoding="base64">${base64(s.bytes)}</data-other></package>`
export const package2Xml = (s: Sealed, addresses: readonly string[] = []) =>
  `<package>${methodXml(s)}<blob-payload><blob><blob-info><name/><content-type>application/octet-stream</content-type></blob-info><content-length>${s.bytes.length}</content-length><base64data>${base64(s.bytes)}</base64data></blob></blob-payload></package>${
    addresses.length === 0
      ? ''
      : `<streamed-package-blobs>${addresses.map(a => `<blob-in-package-ref-url>${a}</blob-in-package-ref-url>`).join('')}</streamed-package-blobs>`
  }`
