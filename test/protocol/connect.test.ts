import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../src/cli/certificate.ts'
import type { Rule } from '../../src/domain/access.ts'
import { changed } from '../../src/domain/caches.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import type { RegistrationShape, RuleShape } from '../../src/protocol/consent.ts'
import { sql } from '../../src/store/db.ts'
import { anonymous, answer, createWorld, envelope, openSession, refused, type Send, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'
const rule = (over: Partial<RuleShape> = {}): RuleShape => ({
  reason: [{ language: 'en-US', text: 'To draw your chart' }],
  optional: false,
  displayFlags: 0,
  permission: ['Read', 'Create'],
  target: [{ type: [weight], date: [] }],
  exception: [],
  ...over,
})
const registration = (
  over: { readonly [K in keyof RegistrationShape]?: RegistrationShape[K] | undefined } = {},
): RegistrationShape =>
  ({
    kind: 'Web',
    name: 'FitTrack',
    description: 'Shows weight over time',
    authReason: 'To show your weight',
    actionUrl: 'https://fittrack.example/hv',
    onlineRule: [
      rule(),
      rule({ name: 'height', optional: true, displayFlags: 1, target: [{ type: [height], date: [] }] }),
    ],
    offlineRule: [rule({ permission: ['Read'] })],
    method: [],
    ipPrefix: [],
    restrictUsers: false,
    certificate: [],
    ...over,
  }) as RegistrationShape

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function signedIn(person: { personId: string }) {
  const { services } = world.platform
  const token = await services.db.write(tx => startShellSession(services, tx, person.personId, 3600))
  return asker(world.platform.gate, { kind: 'shell', token }, 'test')
}
type Over = { readonly [K in keyof RegistrationShape]?: RegistrationShape[K] | undefined }
const register = async (over: Over = {}) =>
  (await world.machine()('AddApplicationPrivileged', { appInfo: registration(over) })).id
async function yesTo(id: string, boxes: { offered?: string[]; accepted?: string[] } = {}) {
  const { application } = await world.machine()('GetApplicationPrivileged', { id: [id] })
  return { rulesDigest: application[0]!.rulesDigest, offered: boxes.offered ?? [], accepted: boxes.accepted ?? [] }
}
const send: Send = async body =>
  (
    await world.server.inject({
      method: 'POST',
      url: '/platform/wildcat.ashx',
      payload: body,
      headers: { 'content-type': 'text/xml' },
    })
  ).body
const auditOf = (recordId: string) =>
  world.platform.services.db.read.query<{ action: string; subject_application_id: string }>(sql`
    select action, subject_application_id from record_audit where record_id = ${recordId} order by at, audit_id`)
const mailsTo = async (email: string) =>
  (
    await world.platform.services.db.read.query<{ subject: string; kind: string }>(
      sql`select subject, kind from mail where to_address = ${email}`,
    )
  ).map(m => m.kind)

describe('registration', () => {
  test('an application is registered with its certificate, found, changed and ended for good', async () => {
    const key = await makeCertificate('Registered here')
    const id = await register({ name: 'Registered here', certificate: [key.certificate.toString('base64')] })
    const { application } = await world.machine()('GetApplicationPrivileged', {
      id: [],
      nameMatchFilter: 'registered HERE',
    })
    expect(application).toHaveLength(1)
    expect(application[0]).toMatchObject({
      id,
      kind: 'Web',
      state: 'Active',
      certificate: [{ thumbprint: key.thumbprint }],
    })
    expect(application[0]!.rule.map(r => r.key)).toEqual(['Online:#1', 'Online:height', 'Offline:#1'])
    // Its key opens a session at once.
    const session = await openSession(send, {
      applicationId: id,
      key: createPrivateKey(key.privateKeyPem),
      thumbprint: key.thumbprint,
    })
    expect(session.token).not.toBe('')
    await world.machine()('SetApplicationState', { appId: id, state: 'Suspended' })
    await world.machine()('SetApplicationState', { appId: id, state: 'Active' })
    await world.machine()('SetApplicationState', { appId: id, state: 'Deleted' })
    await expect(world.machine()('SetApplicationState', { appId: id, state: 'Active' })).rejects.toSatisfy(
      refused('APPLICATION_STATE_TRANSITION_NOT_SUPPORTED'),
    )
  })

  test.each([
    ['a script as action URL', { actionUrl: 'javascript:alert(1)' }, 'INVALID_XML'],
    ['a web application without an action URL', { actionUrl: undefined }, 'INVALID_XML'],
    ['two rules of one name', { onlineRule: [rule({ name: 'a' }), rule({ name: 'A' })] }, 'INVALID_APPAUTH'],
    ['an optional rule that cannot be named', { onlineRule: [rule({ optional: true })] }, 'INVALID_APPAUTH'],
    ['no rule at all', { onlineRule: [], offlineRule: [] }, 'INVALID_APPAUTH'],
    ['something that is no certificate', { certificate: ['AAAA'] }, 'INVALID_PUBLIC_KEY'],
  ] as const)('%s is refused and registers nothing', async (_what, over, status) => {
    await expect(register({ name: 'Never there', ...over })).rejects.toSatisfy(refused(status))
    expect(
      (await world.machine()('GetApplicationPrivileged', { id: [], nameMatchFilter: 'Never there' })).application,
    ).toEqual([])
  })

  test('only the operator registers', async () => {
    const ann = await world.person('Ann')
    const ask = await signedIn(ann)
    await expect(ask('AddApplicationPrivileged', { appInfo: registration() })).rejects.toSatisfy(
      refused('ACCESS_DENIED'),
    )
    const app = await world.web()
    const client = await world.client(app)
    expect((await client.call('GetApplicationPrivileged', 1)).code).toBe(11)
  })
})

describe('consent', () => {
  test('a yes grants the required rules and the ticked ones, writes history and mails the holder once', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const id = await register()
    const before = await ask('GetAppRecordAuthorizations', { appId: id })
    expect(before.allowed).toBe(true)
    expect(before.appRecordAuth).toMatchObject([
      {
        recordId: record,
        appRecordAuthAction: 'AuthorizationRequired',
        authorized: false,
        selected: false,
        grantedRule: [],
      },
    ])
    expect(await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).toEqual({
      tokenAbsenceReason: 'AuthorizationRequired',
    })

    const yes = await yesTo(id, { offered: ['Online:height'] })
    expect(await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...yes, select: true })).toEqual(
      { selectedRecordChanged: false },
    )
    const after = await ask('GetAppRecordAuthorizations', { appId: id })
    expect(after.appRecordAuth).toMatchObject([
      {
        appRecordAuthAction: 'NoActionRequired',
        authorized: true,
        selected: true,
        grantedRule: ['Online:#1', 'Offline:#1'],
      },
    ])
    expect((await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).token).toMatch(
      /^[A-Za-z0-9+/=]+$/,
    )

    // The same yes again is no event; a ticked box is a change, not a new authorization.
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...yes, select: true })
    await ask('AuthorizeRecordForApplication', {
      appId: id,
      recordId: [record],
      ...(await yesTo(id, { offered: ['Online:height'], accepted: ['Online:height'] })),
      select: true,
    })
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth[0]!.grantedRule).toEqual([
      'Online:#1',
      'Online:height',
      'Offline:#1',
    ])
    // An optional rule without a box stays as it was.
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth[0]!.grantedRule).toContain(
      'Online:height',
    )
    expect((await auditOf(record)).map(a => a.action)).toEqual([
      'CreateRecordAuthorization',
      'UpdateRecordAuthorization',
    ])
    expect(await mailsTo(ann.email)).toEqual(['appAllowed'])
  })

  test('nobody gets more than the application asks for, nor a yes to other rules than were shown', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const id = await register()
    const yes = await yesTo(id)
    const authorize = (over: object) =>
      ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...yes, select: true, ...over })
    await expect(authorize({ offered: ['Online:sleep'], accepted: ['Online:sleep'] })).rejects.toSatisfy(
      refused('GRANT_AUTHZ_EXCEEDS_DEFAULT'),
    )
    await expect(authorize({ accepted: ['Online:height'] })).rejects.toSatisfy(refused('GRANT_AUTHZ_EXCEEDS_DEFAULT'))
    await world.machine()('UpdateApplicationPrivileged', {
      id,
      appInfo: registration({ onlineRule: [rule({ permission: ['Read', 'Delete'] })] }),
    })
    await expect(authorize({})).rejects.toSatisfy(refused('CONCURRENCY_VIOLATION'))
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth[0]!.authorized).toBe(false)
    expect(await auditOf(record)).toEqual([])
  })

  test('a record of somebody else cannot be given away, and then nothing is', async () => {
    const [ann, ben] = [await world.person('Ann'), await world.person('Ben')]
    const [hers, his] = [await world.record(ann), await world.record(ben)]
    const ask = await signedIn(ann)
    const id = await register()
    await expect(
      ask('AuthorizeRecordForApplication', { appId: id, recordId: [hers, his], ...(await yesTo(id)), select: true }),
    ).rejects.toSatisfy(refused('INVALID_RECORD'))
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth[0]!.authorized).toBe(false)
  })

  test('more in a required rule means to ask again; the offline grant of before lives on', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const id = await register()
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
    await world.machine()('UpdateApplicationPrivileged', {
      id,
      appInfo: registration({ onlineRule: [rule({ target: [{ type: [weight, height], date: [] }] })] }),
    })
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth[0]).toMatchObject({
      appRecordAuthAction: 'ReauthorizationRequired',
      grantedRule: ['Offline:#1'],
    })
    expect(await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).toEqual({
      tokenAbsenceReason: 'AuthorizationRequired',
    })
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
    expect(
      (await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).token,
    ).toBeDefined()
  })

  test('who may only view cannot let an application write, and is told why', async () => {
    const [ann, ben] = [await world.person('Ann'), await world.person('Ben')]
    const record = await world.record(ann)
    await world.share(record, ben, { level: 'View' })
    const ask = await signedIn(ben)
    const id = await register()
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).appRecordAuth).toMatchObject([
      { recordId: record, appRecordAuthAction: 'ReauthorizationNotPossible', hindrance: 'view-only' },
    ])
    await expect(
      ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    const reading = await register({ onlineRule: [rule({ permission: ['Read'] })], offlineRule: [] })
    expect((await ask('GetAppRecordAuthorizations', { appId: reading })).appRecordAuth[0]!.appRecordAuthAction).toBe(
      'AuthorizationRequired',
    )
    // The own rules reach weight only.
    const cleo = await world.person('Cleo')
    await world.share(record, cleo, {
      level: 'Modify',
      rules: [{ permissions: ['Read'], targets: [{ types: [height], dates: [] }], exceptions: [] }] satisfies Rule[],
    })
    expect(
      (await (await signedIn(cleo))('GetAppRecordAuthorizations', { appId: reading })).appRecordAuth[0],
    ).toMatchObject({ hindrance: 'own-rules' })
  })

  test('a restricted application admits only people whom it named', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const id = await register({ restrictUsers: true })
    expect((await ask('GetAppRecordAuthorizations', { appId: id })).allowed).toBe(false)
    await expect(
      ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await world.platform.services.db.write(async tx => {
      await tx.query(
        sql`insert into application_person (application_id, person_id, allowed) values (${id}, ${ann.personId}, true)`,
      )
      await changed(tx)
    })
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
    expect(
      (await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).token,
    ).toBeDefined()
  })

  test('the selected record decides for a single-record application, any record for a multi-record one', async () => {
    const ann = await world.person('Ann')
    const [first, second] = [await world.record(ann), await world.record(ann)]
    const ask = await signedIn(ann)
    const id = await register()
    const yes = await yesTo(id)
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [first], ...yes, select: true })
    expect(await ask('AuthorizeRecordForApplication', { appId: id, recordId: [second], ...yes, select: true })).toEqual(
      { selectedRecordChanged: true },
    )
    await ask('RemoveRecordAuthorization', { applicationId: id }, { record: second })
    expect(
      (await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).token,
    ).toBeUndefined()
    expect(
      (await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: true })).token,
    ).toBeDefined()
  })

  test('a token lives as long as the application keeps people signed in', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const id = await register({ tokenTtlSeconds: 2_592_000 })
    await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
    expect(
      (await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })).suggestedTokenTtl,
    ).toBe(2_592_000)
  })
})

describe('revoking', () => {
  test('from the next call on the application is refused, online and offline', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const app = await world.web()
    await world.grant(app, ann, record)
    const online = await world.client(app, { person: ann, record })
    const offline = await world.client(app, { person: ann, record, avenue: 'offline' })
    expect([(await online.call('QueryPermissions', 1, `<thing-type-id>${weight}</thing-type-id>`)).code]).toEqual([0])
    const ask = await signedIn(ann)
    const listed = await ask('GetAuthorizedPeopleForRecord', {}, { record })
    expect(listed.activeAppAuthorization).toMatchObject([{ application: { id: app.applicationId }, own: true }])
    await ask('RemoveRecordAuthorization', { applicationId: app.applicationId }, { record })
    for (const client of [online, offline])
      expect((await client.call('QueryPermissions', 1, `<thing-type-id>${weight}</thing-type-id>`)).code).toBe(11)
    await expect(ask('RemoveRecordAuthorization', { applicationId: app.applicationId }, { record })).rejects.toSatisfy(
      refused('RECORD_AUTHORIZATION_DOES_NOT_EXIST'),
    )
    expect((await auditOf(record)).map(a => a.action)).toEqual(['RemoveRecordAuthorization'])
  })

  test('a custodian sees and ends what others allowed; others see only their own', async () => {
    const [ann, ben] = [await world.person('Ann'), await world.person('Ben')]
    const record = await world.record(ann)
    await world.share(record, ben, { level: 'Modify' })
    const app = await world.web()
    await world.grant(app, ben, record)
    await world.grant(app, ann, record)
    const [hers, his] = [await signedIn(ann), await signedIn(ben)]
    expect(
      (await his('GetAuthorizedPeopleForRecord', {}, { record })).activeAppAuthorization.map(a => a.personId),
    ).toEqual([ben.personId])
    expect(
      (await hers('GetAuthorizedPeopleForRecord', {}, { record })).activeAppAuthorization.map(a => a.own).sort(),
    ).toEqual([false, true])
    await expect(
      his('RemoveRecordAuthorization', { applicationId: app.applicationId, personId: ann.personId }, { record }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await hers('RemoveRecordAuthorization', { applicationId: app.applicationId, personId: ben.personId }, { record })
    expect((await his('GetAuthorizedPeopleForRecord', {}, { record })).activeAppAuthorization).toEqual([])
  })
})

describe('an installed application', () => {
  async function provision() {
    const master = await register({ kind: 'SodaMaster', actionUrl: undefined, onlineRule: [] })
    const info = answer(await send(anonymous('NewApplicationCreationInfo', 1, '', master), {}))
    const [appId, secret, token] = [...info.xml.matchAll(/<(?:app-id|shared-secret|app-token)>([^<]+)</g)].map(
      m => m[1]!,
    )
    return { master, appId: appId!, secret: Buffer.from(secret!, 'base64'), token: token! }
  }

  test('comes into being with the yes, then speaks with its own secret; the token works once', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const ask = await signedIn(ann)
    const { master, appId, secret, token } = await provision()
    // Before the yes: 6, so that clients wait.
    await expect(openSession(send, { applicationId: appId, secret })).rejects.toThrow('6')
    expect(
      (await ask('GetAppRecordAuthorizations', { appId: master, appCreationToken: token })).appRecordAuth[0]!
        .appRecordAuthAction,
    ).toBe('AuthorizationRequired')
    const request = {
      masterId: master,
      sodaAppConfigWithToken: { appCreationToken: token, name: "Ann's  phone" },
      recordId: [record],
      ...(await yesTo(master)),
    }
    expect(await ask('AddSodaApplication', request)).toEqual({ appId })
    const session = await openSession(send, { applicationId: appId, secret })
    const people = answer(await send(envelope('GetAuthorizedPeople', 1, '<parameters></parameters>', session), {}))
    expect(people.code).toBe(0)
    expect(people.xml).toContain(`app-record-auth-action="NoActionRequired"`)
    await expect(ask('AddSodaApplication', request)).rejects.toSatisfy(refused('DUPLICATE_APPLICATION_FOUND'))
    const listed = await ask('GetAuthorizedPeopleForRecord', {}, { record })
    expect(listed.activeAppAuthorization[0]!.application).toMatchObject({
      kind: 'SodaChild',
      instanceName: "Ann's phone",
      masterId: master,
    })
    // Revoked: 11.
    await ask('RemoveRecordAuthorization', { applicationId: appId }, { record })
    const offline = {
      ...session,
      offlinePersonId: world.platform.services.seals.personAs(appId, ann.personId),
      record: world.platform.services.seals.recordAs(appId, ann.personId, record),
    }
    expect(
      answer(await send(envelope('QueryPermissions', 1, `<thing-type-id>${weight}</thing-type-id>`, offline), {})).code,
    ).toBe(11)
  })

  test('a failed yes leaves the token unused and no application behind', async () => {
    const [ann, ben] = [await world.person('Ann'), await world.person('Ben')]
    const [record, his] = [await world.record(ann), await world.record(ben)]
    const ask = await signedIn(ann)
    const { master, appId, token } = await provision()
    const request = {
      masterId: master,
      sodaAppConfigWithToken: { appCreationToken: token, name: '' },
      recordId: [record, his],
      ...(await yesTo(master)),
    }
    await expect(ask('AddSodaApplication', request)).rejects.toSatisfy(refused('INVALID_RECORD'))
    expect((await world.machine()('GetApplicationPrivileged', { id: [appId] })).application).toEqual([])
    expect(await ask('AddSodaApplication', { ...request, recordId: [record] })).toEqual({ appId })
  })

  test('a token that is wrong, of another master or too old is 135', async () => {
    const ann = await world.person('Ann')
    await world.record(ann)
    const ask = await signedIn(ann)
    const one = await provision()
    const other = await provision()
    const look = (appId: string, appCreationToken: string) =>
      ask('GetAppRecordAuthorizations', { appId, appCreationToken })
    await expect(look(one.master, 'nonsense')).rejects.toSatisfy(refused('APPLICATION_CREATION_TOKEN_INVALID'))
    await expect(look(one.master, other.token)).rejects.toSatisfy(refused('APPLICATION_CREATION_TOKEN_INVALID'))
    await look(one.master, one.token)
    world.pass(8 * 86_400_000)
    const later = await signedIn(ann)
    await expect(
      later('GetAppRecordAuthorizations', { appId: one.master, appCreationToken: one.token }),
    ).rejects.toSatisfy(refused('APPLICATION_CREATION_TOKEN_INVALID'))
    world.pass(-8 * 86_400_000)
  })
})

test('signing out ends the user token: 7 from then on', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const ask = await signedIn(ann)
  const key = await makeCertificate('FitTrack')
  const id = await register({ certificate: [key.certificate.toString('base64')] })
  await ask('AuthorizeRecordForApplication', { appId: id, recordId: [record], ...(await yesTo(id)), select: true })
  const { token } = await ask('CreateCredentialTokenForApplication', { appId: id, isMultiRecordApp: false })
  const session = await openSession(send, {
    applicationId: id,
    key: createPrivateKey(key.privateKeyPem),
    thumbprint: key.thumbprint,
  })
  const call = async () => answer(await send(envelope('GetPersonInfo', 1, '', { ...session, userToken: token! }), {}))
  expect((await call()).code).toBe(0)
  await asker(
    world.platform.gate,
    { kind: 'shell' },
    'test',
  )('SignOutPrivileged', { userAuthToken: ['nonsense', token!] })
  expect((await call()).code).toBe(7)
})
