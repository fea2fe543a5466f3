import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../src/cli/certificate.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, onTypes, type TestApplication, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'
const tag = (name: string, content: string, attributes = '') => `<${name}${attributes}>${content}</${name}>`
const auth = (types: readonly string[], permission = 'All') =>
  `<auth><rules><rule><reason>To show it</reason>${tag('permission', permission)}${types.length > 0 ? tag('target-set', types.map(t => tag('type-id', t)).join('')) : ''}</rule></rules></auth>`
/** The first bytes of a PNG of that size: as far as anybody reads. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const logo = (name: string, bytes: Buffer, contentType = 'image/png') =>
  tag(name, tag('logo', bytes.toString('base64')) + tag('content-type', contentType))
const statement = (name: string, words: string) =>
  tag(
    name,
    tag('statement', Buffer.from(words).toString('base64'), ' xml:lang="en-US"') + tag('content-type', 'text/plain'),
  )

let world: World
let key: { readonly hex: string; readonly app: Omit<TestApplication, 'applicationId'> }
beforeAll(async () => {
  world = await createWorld()
  const made = await makeCertificate('Clinic')
  key = {
    hex: made.certificate.toString('hex'),
    app: { key: createPrivateKey(made.privateKeyPem), thumbprint: made.thumbprint },
  }
})
afterAll(() => world.close())

/** A whole description of a child, part by part in the order of the wire; undefined leaves a part out. */
function described(over: { readonly [part: string]: string | undefined } = {}): string {
  const parts: { [part: string]: string | undefined } = {
    name: tag('name', 'Clinic', ' xml:lang="en-US"'),
    keys: tag('public-keys', tag('public-key', key.hex)),
    online: tag('person-online-base-auth', auth([weight])),
    offline: tag('person-offline-base-auth', auth([weight], 'Read')),
    methods: undefined,
    url: tag('action-url', 'https://clinic.example.org/hv'),
    description: tag('description', 'A clinic'),
    reason: tag('auth-reason', 'To treat you'),
    domain: undefined,
    logo: logo('large-logo', png(120, 60)),
    rest: undefined,
    ...over,
  }
  return Object.values(parts).join('')
}
const master = (options: Parameters<World['web']>[0] = {}) =>
  world.web({ childMethods: ['x-BaseMethods', 'ConnectPackage'], ...options })
async function added(client: Client, over: { readonly [part: string]: string | undefined } = {}, version = 2) {
  const answer = await client.call('AddApplication', version, described(over))
  expect([answer.code, answer.message]).toEqual([0, ''])
  return { ...key.app, applicationId: text(child(answer.info!, 'id')!), xml: answer.xml }
}
const codeOf = async (client: Client, over: { readonly [part: string]: string | undefined }, version = 2) =>
  (await client.call('AddApplication', version, described(over))).code
const change = (client: Client, id: string, info: string, version = 2) =>
  client.call('UpdateApplication', version, tag('id', id) + info).then(a => a.code)
const infoOf = (client: Client, id: string, all = false) =>
  client.call('GetApplicationInfo', 2, `${all ? tag('all-languages', 'true') : ''}${tag('child-app-id', id)}`)
const weights = (client: Client, type = weight) =>
  client
    .call(
      'GetThings',
      3,
      `<group><filter><type-id>${type}</type-id></filter><format><section>core</section><xml/></format></group>`,
    )
    .then(a => a.code)

describe('a master application', () => {
  test('makes a child that works with keys, rights and methods of its own', async () => {
    const app = await master()
    const client = await world.client(app)
    const clinic = await added(client, { methods: tag('methods', 'GetThings, ConnectPackage') })
    const person = await world.person('Ann')
    const record = await world.record(person)
    await world.grant(clinic, person, record)
    const online = await world.client(clinic, { person, record })
    expect(await weights(online)).toBe(0)
    // Not what it did not ask for, not what is not on its list.
    expect(await weights(online, height)).toBe(11)
    expect((await online.call('GetPersonInfo', 1)).code).toBe(11)
    expect((await online.call('GetAuthorizedConnectRequests', 1)).code).toBe(0)
    // A child makes no children.
    expect((await (await world.client(clinic)).call('AddApplication', 2, described())).code).toBe(11)
    if (canCheck) expect(await findings([clinic.xml])).toEqual([])
  })

  test('says all of a child, and reads it back, in one language or in all', async () => {
    const client = await world.client(await master({ childSources: ['clinic-1', 'clinic-2'], name: 'Clinics' }))
    const clinic = await added(client, {
      name: `${tag('name', 'Clinic', ' xml:lang="en-US"')}${tag('name', 'Klinik', ' xml:lang="de"')}`,
      description: tag('description', 'Une clinique', ' xml:lang="fr-CA"'),
      domain: tag('domain-name', 'clinic.example.org'),
      rest: [
        logo('small-logo', png(32, 32)),
        tag('persistent-tokens', tag('enabled', 'true') + tag('token-ttl-seconds', '86400')),
        tag('app-type', 'ignored'),
        statement('privacy-statement', 'We keep it to ourselves.'),
        statement('terms-of-use', 'Be kind.'),
        tag('app-auth-required', 'true'),
        tag('restrict-app-users', 'true'),
        tag('is-published', 'true'),
        statement('dtc-success-message', 'Welcome.'),
        tag('app-attributes', tag('app-attribute', 'hipaa')),
        tag('valid-ip-prefixes', '127.0.0.1/32,192.0.2.0/24'),
        tag('vocabulary-authorizations', tag('vocabulary-authorization', tag('family', 'wc'))),
        tag('supported-record-locations', tag('location', tag('country', 'us') + tag('state-province', 'WA'))),
        tag('supported-instances', tag('instance-id', '1'), ' support-all-instances="false"'),
        tag('meaningful-use-sources', tag('source', 'clinic-2')),
        tag('organizations', tag('organization', tag('name', 'Clinic Inc.'))),
        tag('bulk-extraction-settings', tag('is-onboarded', 'false') + tag('is-permission-required', 'true')),
      ].join(''),
    })
    const one = await infoOf(client, clinic.applicationId)
    const shown = child(one.info!, 'application')!
    const names = (element: typeof shown) => elements(element).map(e => e.local)
    expect(names(shown)).toEqual([
      'id',
      'name',
      'app-auth-required',
      'restrict-app-users',
      'is-published',
      'action-url',
      'description',
      'auth-reason',
      'domain-name',
      'large-logo',
      'small-logo',
      'persistent-tokens',
      'person-online-base-auth-xml',
      'person-offline-base-auth-xml',
      'privacy-statement',
      'terms-of-use',
      'dtc-success-message',
      'app-attributes',
      'app-type',
      'master-app-id',
      'master-app-name',
      'created-date',
      'updated-date',
      'valid-ip-prefixes',
      'vocabulary-authorizations',
      'methods',
      'supported-record-locations',
      'supported-instances',
      'meaningful-use-sources',
      'organizations',
      'bulk-extraction-settings',
    ])
    expect(text(child(shown, 'master-app-name')!)).toBe('Clinics')
    expect(one.xml).toContain('<description xml:lang="fr-CA">Une clinique</description>')
    expect(one.xml).not.toContain('Klinik')
    const all = await infoOf(client, clinic.applicationId, true)
    expect(all.xml).toContain('<name xml:lang="de">Klinik</name>')
    const own = await (await world.client(clinic)).call('GetApplicationInfo', 1)
    expect(own.xml.replaceAll('GetApplicationInfo', '')).toContain('Clinic Inc.')
    const masters = await client.call('GetApplicationInfo', 2)
    expect(masters.xml).toContain('<meaningful-use-sources-ceiling><source>clinic-1</source>')
    if (canCheck) expect(await findings([one.xml, all.xml, own.xml, masters.xml])).toEqual([])
  })

  test('gives its children no more than it has itself', async () => {
    const client = await world.client(
      await master({ online: onTypes([weight]), offline: onTypes([weight], ['Read']), childSources: ['a'] }),
    )
    expect(await codeOf(client, {})).toBe(0)
    expect(await codeOf(client, { online: tag('person-online-base-auth', auth([height])) })).toBe(18)
    expect(await codeOf(client, { online: tag('person-online-base-auth', auth([])) })).toBe(18)
    expect(await codeOf(client, { offline: tag('person-offline-base-auth', auth([weight])) })).toBe(18)
    expect(
      await codeOf(client, {
        online: tag(
          'person-online-base-auth',
          '<auth><rules><rule is-optional="true" name="more"><permission>Read</permission><exception-set><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id></exception-set></rule></rules></auth>',
        ),
      }),
    ).toBe(18)
    const many = `<auth><rules>${'<rule><permission>Read</permission></rule>'.repeat(51)}</rules></auth>`
    expect(await codeOf(await world.client(await master()), { offline: tag('person-offline-base-auth', many) })).toBe(
      18,
    )
    expect(await codeOf(client, { methods: tag('methods', 'GetThings,NewSignupCode') })).toBe(87)
    expect(await codeOf(client, { methods: tag('methods', 'GetThings,NoSuchMethod') })).toBe(87)
    expect(await codeOf(client, { methods: tag('methods', 'AddApplicationPrivileged') })).toBe(87)
    // Version 1 looks at no methods.
    expect(await codeOf(client, { methods: tag('methods', 'NoSuchMethod') }, 1)).toBe(0)
    const vocabulary = (family: string) => ({
      rest: tag('vocabulary-authorizations', tag('vocabulary-authorization', tag('family', family))),
    })
    expect(await codeOf(client, vocabulary('no-such-family'))).toBe(129)
    const sources = (...names: string[]) => ({
      rest: tag('meaningful-use-sources', names.map(n => tag('source', n)).join('')),
    })
    expect(await codeOf(client, sources('b'))).toBe(172)
    expect(await codeOf(client, sources('a', 'a'))).toBe(173)
    expect(await codeOf(client, sources('a'))).toBe(0)
    expect(await codeOf(client, sources('a'))).toBe(173)
    expect(await codeOf(await world.client(await master()), sources('a'))).toBe(175)
  })

  test('is told what is wrong with a description (3, 63), and nothing of it is kept', async () => {
    const app = await master()
    const client = await world.client(app)
    expect(await codeOf(client, { keys: tag('public-keys', tag('public-key', 'ab'.repeat(256))) })).toBe(63)
    expect(await codeOf(client, { keys: tag('public-keys', tag('public-key', 'ab')) })).toBe(3)
    expect(await codeOf(client, { url: undefined })).toBe(3)
    expect(await codeOf(client, { url: tag('action-url', 'javascript:alert(1)') })).toBe(3)
    expect(await codeOf(client, { url: undefined, rest: statement('privacy-statement', 'Ours') })).toBe(3)
    expect(await codeOf(client, { logo: logo('large-logo', png(121, 60)) })).toBe(3)
    expect(await codeOf(client, { logo: logo('large-logo', png(60, 60), 'image/gif') })).toBe(3)
    expect(await codeOf(client, { logo: logo('large-logo', Buffer.from('<svg/>'), 'image/svg+xml') })).toBe(3)
    expect(await codeOf(client, { logo: undefined })).toBe(3)
    expect(await codeOf(client, { name: tag('name', '  ') })).toBe(3)
    expect(await codeOf(client, { name: tag('name', 'A') + tag('name', 'B') })).toBe(3)
    expect(await codeOf(client, { rest: tag('valid-ip-prefixes', '300.0.0.1/8') })).toBe(3)
    const rows = await world.platform.services.db.read.query(
      sql`select 1 from application where master_id = ${app.applicationId}`,
    )
    expect(rows).toEqual([])
    // Texts of its own, or HIPAA, stand in for a site.
    const texts = statement('privacy-statement', 'Ours') + statement('terms-of-use', 'Yours')
    expect(await codeOf(client, { url: undefined, rest: texts })).toBe(0)
    const hipaa = tag('app-attributes', tag('app-attribute', 'HIPAA'))
    expect(await codeOf(client, { url: undefined, rest: hipaa })).toBe(0)
  })

  test('must be one: others, installed ones among them, are refused (11)', async () => {
    expect(await codeOf(await world.client(await world.web()), {})).toBe(11)
    expect(await codeOf(await world.client(await world.soda()), {})).toBe(11)
    const made = await added(await world.client(await master()))
    const other = await world.client(await master())
    expect(await change(other, made.applicationId, tag('name', 'Mine'))).toBe(11)
    expect((await infoOf(other, made.applicationId)).code).toBe(11)
    expect(await change(other, weight, tag('name', 'Mine'))).toBe(6)
  })
})

describe('a child', () => {
  test('is changed by its master part by part; what is left out stays', async () => {
    const client = await world.client(await master({ name: 'Clinics' }))
    const made = await added(client, {
      name: `${tag('name', 'Clinic', ' xml:lang="en-US"')}${tag('name', 'Klinik', ' xml:lang="de"')}`,
    })
    const before = await infoOf(client, made.applicationId, true)
    expect(await change(client, made.applicationId, '')).toBe(0)
    const same = await infoOf(client, made.applicationId, true)
    const undated = (xml: string) =>
      xml.replaceAll(/<updated-date>.*?<\/updated-date>|<response-id>.*?<\/response-id>/g, '')
    expect(undated(same.xml)).toBe(undated(before.xml))
    expect(
      await change(
        client,
        made.applicationId,
        tag('name', 'Practice') + tag('app-attributes', tag('app-attribute', 'x')),
      ),
    ).toBe(0)
    const after = await infoOf(client, made.applicationId, true)
    expect(after.xml).toContain('<name xml:lang="en-US">Practice</name>')
    expect(after.xml).not.toContain('Klinik')
    expect(after.xml).toContain('<description xml:lang="en-US">A clinic</description>')
    expect(after.xml).toContain('<app-attribute>x</app-attribute>')
    // Refused, and nothing of it done.
    const bad = tag('name', 'Worse') + logo('large-logo', png(500, 500))
    expect(await change(client, made.applicationId, bad)).toBe(3)
    expect(await change(client, made.applicationId, tag('methods', 'NewSignupCode'))).toBe(87)
    expect((await infoOf(client, made.applicationId)).xml).toContain('Practice')
    if (canCheck) expect(await findings([before.xml, after.xml])).toEqual([])
  })

  test('loses a key that is left out of a new list, and may have two at once', async () => {
    const client = await world.client(await master())
    const made = await added(client)
    const second = await makeCertificate('Second')
    const keys = (...hex: string[]) => tag('public-keys', hex.map(h => tag('public-key', h)).join(''))
    const other = { ...made, key: createPrivateKey(second.privateKeyPem), thumbprint: second.thumbprint }
    await expect(world.client(other)).rejects.toThrow()
    expect(await change(client, made.applicationId, keys(key.hex, second.certificate.toString('hex')))).toBe(0)
    await world.client(made)
    await world.client(other)
    expect(await change(client, made.applicationId, keys(second.certificate.toString('hex')))).toBe(0)
    await world.client(other)
    await expect(world.client(made)).rejects.toThrow()
  })

  test('stands and falls with what its master may do, at once', async () => {
    const app = await master()
    const client = await world.client(app)
    const made = await added(client)
    const person = await world.person('Ann')
    const record = await world.record(person)
    await world.grant(made, person, record)
    const online = await world.client(made, { person, record })
    expect(await weights(online)).toBe(0)
    const operator = asker(world.platform.gate, { kind: 'machine' }, 'test')
    const narrowed = async (childMethods: readonly string[] | undefined, types: readonly string[]) => {
      await operator('UpdateApplicationPrivileged', {
        id: app.applicationId,
        appInfo: {
          kind: 'Web',
          name: 'Clinics',
          description: '',
          authReason: '',
          actionUrl: 'https://clinics.example.org',
          onlineRule: [
            {
              reason: [],
              optional: false,
              displayFlags: 0,
              permission: ['Read', 'Create', 'Update', 'Delete'],
              target: [{ type: types, date: [] }],
              exception: [],
            },
          ],
          offlineRule: [],
          method: [],
          ipPrefix: [],
          restrictUsers: false,
          certificate: [],
          ...(childMethods && { childrenMay: { method: childMethods, meaningfulUseSource: [] } }),
        },
      })
    }
    await narrowed(['x-BaseMethods'], [weight, height])
    expect(await weights(online)).toBe(0)
    await narrowed(['x-BaseMethods'], [height])
    expect(await weights(online)).toBe(11)
    await narrowed(['GetPersonInfo'], [weight])
    expect(await weights(online)).toBe(11)
    await narrowed(['GetThings'], [weight])
    expect(await weights(online)).toBe(0)
    await narrowed(undefined, [weight])
    expect(await weights(online)).toBe(11)
    await narrowed(['GetThings'], [weight])
    await operator('SetApplicationState', { appId: app.applicationId, state: 'Suspended' })
    expect(await weights(online)).toBe(6)
  })

  test('is revoked alone: its sister still reads', async () => {
    const client = await world.client(await master())
    const [one, two] = [await added(client), await added(client, { name: tag('name', 'Sister') })]
    const person = await world.person('Ann')
    const record = await world.record(person)
    await world.grant(one, person, record)
    await world.grant(two, person, record)
    await world.revoke(one, person, record)
    expect(await weights(await world.client(one, { person, record }))).toBe(11)
    expect(await weights(await world.client(two, { person, record }))).toBe(0)
  })

  test('has its accepted connect requests told to its master, by the ids that the child knows', async () => {
    const app = await master()
    const client = await world.client(app)
    const made = await added(client, { methods: tag('methods', 'ConnectPackage,x-BaseMethods') })
    const clinic = await world.client(made)
    const asked = await clinic.call(
      'CreateConnectRequest',
      1,
      '<friendly-name>Ann</friendly-name><question>Pet?</question><answer>Rex</answer><external-id>MRN-1</external-id>',
    )
    const identityCode = text(child(asked.info!, 'identity-code')!)
    const { services, gate } = world.platform
    const person = await world.person('Ann')
    const recordId = await world.record(person)
    const token = await services.db.write(tx => startShellSession(services, tx, person.personId, 3600))
    const shell = asker(gate, { kind: 'shell', token }, 'test')
    await shell('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode, answer: 'rex' })
    const { application } = await shell('GetApplicationPrivileged', { id: [made.applicationId] })
    await shell('AcceptConnectRequest', {
      identityCode,
      recordId,
      rulesDigest: application[0]!.rulesDigest,
      offered: [],
      accepted: [],
    })
    const told = async (who: Client) => {
      const answer = await who.call('GetAuthorizedConnectRequests', 1)
      if (canCheck) expect(await findings([answer.xml])).toEqual([])
      return elements(answer.info!).map(e => Object.fromEntries(elements(e).map(part => [part.local, text(part)])))
    }
    const online = await world.client(made, { person, record: recordId })
    const expected = [
      {
        'person-id': online.personId,
        'record-id': online.recordId,
        'app-id': made.applicationId,
        'external-id': 'MRN-1',
      },
    ]
    expect(await told(clinic)).toEqual(expected)
    expect(await told(client)).toEqual(expected)
    // A sister, or another master, hears nothing.
    const sister = await added(client, { methods: tag('methods', 'ConnectPackage') })
    expect(await told(await world.client(sister))).toEqual([])
    expect(await told(await world.client(await master()))).toEqual([])
  })
})
