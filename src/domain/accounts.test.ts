/** Accounts against a real database, asked as the Shell asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { type AllMethods, asker } from '../gate.ts'
import { Fault } from '../protocol/fault.ts'
import type { Ask } from '../protocol/method.ts'
import { sql } from '../store/db.ts'
import { ageAt, checkedEmail, checkedName, startSession } from './accounts.ts'
import { shellApplicationId } from './applications.ts'
import { endSessions } from './sessions.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const nobody = (): Ask<AllMethods> => asker(world.platform.gate, { kind: 'shell' }, 'test')
const as = (token: string): Ask<AllMethods> => asker(world.platform.gate, { kind: 'shell', token }, 'test')
const rows = <Row extends object>(query: ReturnType<typeof sql>) => world.platform.services.db.read.query<Row>(query)
const status = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'OK',
    error => (error instanceof Fault ? error.status : Promise.reject(error)),
  )

let people = 0
const newcomer = () => ({
  name: 'Ann Baker',
  email: `person${people++}@example.com`,
  password: 'quiet river lantern',
  birthDate: '1985-03-27',
  country: 'US',
  culture: 'en-US',
  timeZone: 'UTC',
})

async function signUp(change: Partial<ReturnType<typeof newcomer>> = {}) {
  const account = { ...newcomer(), ...change }
  return { ...account, ...(await nobody()('CreatePersonAccount', account)) }
}

/** The link of the newest mail of a kind; the courier is not running, so the text is still there. */
async function token(kind: string, to: string): Promise<string> {
  const [mail] = await rows<{ body_text: string }>(
    sql`select body_text from mail where kind = ${kind} and to_address = ${to} order by created_at desc, mail_id limit 1`,
  )
  return /\/(?:verify|reset)\/(\S+)/.exec(mail!.body_text)![1]!
}

describe('signing up', () => {
  test('makes person, record, session and mail together', async () => {
    const { token, recordId, personId, email } = await signUp()
    const { person, record } = await as(token)('GetPersonInfoPrivileged', {})
    expect(person).toMatchObject({ personId, email, emailVerified: false })
    expect(record).toMatchObject([{ recordId, displayName: 'Ann Baker', level: 'Custodian', relationship: 1 }])
    expect(await rows(sql`select kind from mail where to_address = ${email}`)).toEqual([{ kind: 'welcome' }])
  })

  test('makes nothing when any of it fails', async () => {
    const broken = await createWorld()
    await broken.platform.services.db.now.query(sql`alter table mail add column needed int not null`)
    const account = newcomer()
    await expect(
      asker(broken.platform.gate, { kind: 'shell' }, 'test')('CreatePersonAccount', account),
    ).rejects.toThrow()
    for (const table of [sql`person`, sql`record`, sql`record_holder`, sql`shell_session`, sql`email_token`])
      expect(await broken.platform.services.db.read.query(sql`select 1 from ${table}`)).toEqual([])
    await broken.close()
  })

  test('refuses an address that is taken, in any case, also when two come at once', async () => {
    const { email } = await signUp()
    expect(await status(signUp({ email: email.toUpperCase() }))).toBe('DUPLICATE_CREDENTIAL_FOUND')
    const twice = newcomer()
    const outcomes = await Promise.all([
      status(nobody()('CreatePersonAccount', twice)),
      status(nobody()('CreatePersonAccount', twice)),
    ])
    expect(outcomes.sort()).toEqual(['DUPLICATE_CREDENTIAL_FOUND', 'OK'])
  })

  test('refuses the young, the unborn, bad names, addresses and passwords, and a closed site', async () => {
    const birthday = new Date(Date.now() - 13 * 365.25 * 86_400_000)
    const nearly = new Date(birthday.getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    expect(await status(signUp({ birthDate: nearly }))).toBe('INVALID_AGE')
    expect(await status(signUp({ birthDate: '2999-01-01' }))).toBe('INVALID_XML')
    expect(await status(signUp({ name: '<b>' }))).toBe('INVALID_ACCOUNT_NAME')
    expect(await status(signUp({ email: 'ann@home' }))).toBe('INVALID_CONTACT_EMAIL')
    expect(await status(signUp({ password: 'password12' }))).toBe('INVALID_PASSWORD')
    const closed = await createWorld({ signUpOpen: false })
    expect(
      await status(asker(closed.platform.gate, { kind: 'shell' }, 'test')('CreatePersonAccount', newcomer())),
    ).toBe('ACCESS_DENIED')
    await closed.close()
  })

  test('where sign-up is closed, a code lets one person in, once and in time', async () => {
    const closed = await createWorld({ signUpOpen: false })
    const app = await closed.client(await closed.web())
    const code = async () => /<signup-code>(\d{20})</.exec((await app.call('NewSignupCode', 1)).xml)![1]!
    const enter = (signupCode: string, email: string) =>
      status(
        asker(
          closed.platform.gate,
          { kind: 'shell' },
          'test',
        )('CreatePersonAccount', { ...newcomer(), email, signupCode }),
      )
    const first = await code()
    expect(await enter('00000000000000000000', 'a@example.org')).toBe('INVALID_SIGNUP_CODE')
    // As people copy it; and a sign-up that fails uses nothing up.
    expect(
      await status(
        asker(
          closed.platform.gate,
          { kind: 'shell' },
          'test',
        )('CreatePersonAccount', { ...newcomer(), name: '<b>', signupCode: first }),
      ),
    ).toBe('INVALID_ACCOUNT_NAME')
    const outcomes = await Promise.all(
      ['a@example.org', 'b@example.org'].map(email => enter(first.replace(/(\d{4})(?=\d)/g, '$1-'), email)),
    )
    expect(outcomes.sort()).toEqual(['INVALID_SIGNUP_CODE', 'OK'])
    const second = await code()
    closed.pass(31 * 86_400_000)
    expect(await enter(second, 'c@example.org')).toBe('INVALID_SIGNUP_CODE')
    const rows = await closed.platform.services.db.read.query<{ text: string }>(
      sql`select row_to_json(s)::text as text from sign_up_code s`,
    )
    expect(rows.map(r => r.text).join()).not.toContain(second)
    await closed.close()
  })

  test.each([
    ['2000-05-10', '2013-05-09T12:00:00Z', 12],
    ['2000-05-10', '2013-05-10T12:00:00Z', 13],
    ['2000-02-29', '2013-02-28T12:00:00Z', 12],
    ['2000-02-29', '2013-03-01T12:00:00Z', 13],
  ])('somebody born %s is on %s %d years old', (birth, now, age) => {
    expect(ageAt(birth, now)).toBe(age)
  })
})

describe('signing in', () => {
  const signIn = (email: string, password: string) =>
    nobody()('CreateShellSession', { credential: { password: { email, password } }, stay: false })

  test('works in any case of the address, and tells nothing about what was wrong', async () => {
    const { email, password } = await signUp()
    await signIn(email.toUpperCase(), password)
    const faults = await Promise.all(
      [signIn(email, 'not the password'), signIn('nobody@example.com', password)].map(p =>
        p.catch((e: Fault) => [e.status, e.message]),
      ),
    )
    expect(faults[0]).toEqual(faults[1])
  })

  test('ends for one session, and for all others', async () => {
    const { email, password, token: first } = await signUp()
    const second = (await signIn(email, password)).token
    const third = (await signIn(email, password)).token
    await as(second)('EndShellSession', { which: 'this' })
    await expect.poll(() => status(as(second)('GetAccountInfo', {}))).toBe('CREDENTIAL_TOKEN_EXPIRED')
    expect(await as(third)('EndShellSession', { which: 'others' })).toEqual({ ended: 1 })
    await expect.poll(() => status(as(first)('GetAccountInfo', {}))).toBe('CREDENTIAL_TOKEN_EXPIRED')
    expect(await status(as(third)('GetAccountInfo', {}))).toBe('OK')
    // Signing out twice is no mistake.
    expect(await nobody()('EndShellSession', { which: 'this' })).toEqual({ ended: 0 })
  })

  test('a proof by a password that was changed meanwhile opens nothing', async () => {
    const { personId } = await signUp()
    const { services } = world.platform
    const ctx = {
      services,
      read: services.db.read,
      db: services.db,
      caller: { application: { applicationId: shellApplicationId } as never, proved: true, avenue: 'Online' as const },
      culture: { language: 'en' },
      version: 1,
      now: new Date().toISOString(),
      requestId: 'test',
    }
    expect(await status(startSession(ctx, { personId, passwordHash: 'the one of before' }, false))).toBe(
      'CREDENTIAL_TOKEN_EXPIRED',
    )
    expect(await status(startSession(ctx, { personId, credentialId: 'a passkey of before' }, false))).toBe(
      'CREDENTIAL_TOKEN_EXPIRED',
    )
  })

  test('a suspended account opens nothing', async () => {
    const { email, password } = await signUp()
    await world.platform.services.db.now.query(sql`update person set state = 'Suspended' where email = ${email}`)
    expect(await status(signIn(email, password))).toBe('INVALID_PASSWORD')
  })
})

describe('links in mails', () => {
  test('only a hash of the secret is stored', async () => {
    const { email } = await signUp()
    const secret = await token('welcome', email)
    const stored = await rows<{ hash: string }>(sql`select encode(token_hash, 'hex') as hash from email_token`)
    expect(
      stored.some(
        r =>
          r.hash.includes(Buffer.from(secret).toString('hex')) ||
          r.hash.includes(Buffer.from(secret, 'base64url').toString('hex')),
      ),
    ).toBe(false)
  })

  test('a link is good once, only the newest, and not for ever', async () => {
    const { email, token: session } = await signUp()
    const first = await token('welcome', email)
    await as(session)('RequestEmailValidation', {})
    const second = await token('verify', email)
    expect(await status(nobody()('ValidateContactEmail', { token: first }))).toBe('INVALID_VALIDATION_TOKEN')
    expect(await nobody()('GetEmailLink', { purpose: 'verify', token: second })).toEqual({ good: true })
    expect(await nobody()('GetEmailLink', { purpose: 'reset', token: second })).toEqual({ good: false })
    expect(await status(nobody()('ResetPassword', { token: second, newPassword: 'seven green kettles' }))).toBe(
      'INVALID_VALIDATION_TOKEN',
    )
    await nobody()('ValidateContactEmail', { token: second })
    expect(await status(nobody()('ValidateContactEmail', { token: second }))).toBe('INVALID_VALIDATION_TOKEN')
    const late = await createWorld()
    const ask = asker(late.platform.gate, { kind: 'shell' }, 'test')
    const account = newcomer()
    await ask('CreatePersonAccount', account)
    const [mail] = await late.platform.services.db.read.query<{ body_text: string }>(sql`select body_text from mail`)
    late.pass(73 * 3_600_000)
    expect(await status(ask('ValidateContactEmail', { token: /verify\/(\S+)/.exec(mail!.body_text)![1]! }))).toBe(
      'INVALID_VALIDATION_TOKEN',
    )
    await late.close()
  })

  test('a weak password does not use the link up', async () => {
    const { email } = await signUp()
    await nobody()('RequestPasswordReset', { email })
    const link = await token('reset', email)
    expect(await status(nobody()('ResetPassword', { token: link, newPassword: 'short' }))).toBe('INVALID_PASSWORD')
    expect(await status(nobody()('ResetPassword', { token: link, newPassword: 'seven green kettles' }))).toBe('OK')
  })

  test('a reset ends all sessions and what applications hold, and proves the address', async () => {
    const { email, token: session, personId, recordId } = await signUp()
    const app = await world.web({ online: [{ permissions: ['Read'], targets: [], exceptions: [] }] })
    await world.grant(app, { personId }, recordId, {})
    const client = await world.client(app, { person: { personId }, record: recordId, avenue: 'online' })
    expect((await client.call('GetPersonInfo', 1)).code).toBe(0)
    await nobody()('RequestPasswordReset', { email })
    await nobody()('ResetPassword', { token: await token('reset', email), newPassword: 'seven green kettles' })
    await expect.poll(() => status(as(session)('GetAccountInfo', {}))).toBe('CREDENTIAL_TOKEN_EXPIRED')
    await expect.poll(async () => (await client.call('GetPersonInfo', 1)).code).toBe(7)
    expect(
      await rows(sql`select email_verified_at is not null as verified from person where person_id = ${personId}`),
    ).toEqual([{ verified: true }])
    expect(await rows(sql`select 1 from mail where kind = 'passwordChanged' and to_address = ${email}`)).toHaveLength(1)
  })

  test('nobody is told whether an address has an account', async () => {
    const { email } = await signUp()
    const took = async (address: string) => {
      const began = performance.now()
      expect(await nobody()('RequestPasswordReset', { email: address })).toBeUndefined()
      return performance.now() - began
    }
    expect(await took(email)).toBeGreaterThan(390)
    expect(await took('nobody@example.com')).toBeGreaterThan(390)
  })
})

describe('changing the account', () => {
  test('sensitive changes need a proof of the last half hour', async () => {
    const { token: session, password } = await signUp()
    const ask = as(session)
    expect((await ask('GetAccountInfo', {})).confirmed).toBe(true)
    await world.platform.services.db.now.query(
      sql`update shell_session set confirmed_at = now() - interval '31 minutes'`,
    )
    expect((await ask('GetAccountInfo', {})).confirmed).toBe(false)
    expect(await status(ask('SetPassword', { newPassword: 'seven green kettles' }))).toBe('ACCESS_DENIED')
    expect(await status(ask('SetPersonContactInfo', { email: 'other@example.com' }))).toBe('ACCESS_DENIED')
    expect(await status(ask('DisassociateCredential', { credential: { password: {} } }))).toBe('ACCESS_DENIED')
    expect(await status(ask('ConfirmShellSession', { credential: { password: 'not the password' } }))).toBe(
      'INVALID_PASSWORD',
    )
    await ask('ConfirmShellSession', { credential: { password } })
    expect(await status(ask('SetPassword', { newPassword: 'seven green kettles' }))).toBe('OK')
  })

  test('another address is unproved; one that is taken is refused', async () => {
    const other = await signUp()
    const { token: session, email } = await signUp()
    await nobody()('ValidateContactEmail', { token: await token('welcome', email) })
    expect(await status(as(session)('SetPersonContactInfo', { email: other.email }))).toBe('DUPLICATE_CREDENTIAL_FOUND')
    const fresh = newcomer().email
    await as(session)('SetPersonContactInfo', { email: fresh })
    await expect
      .poll(async () => (await as(session)('GetPersonInfoPrivileged', {})).person)
      .toMatchObject({ email: fresh, emailVerified: false })
    expect(
      await rows(sql`select to_address from mail where kind = 'emailChanged' and to_address = ${email}`),
    ).toHaveLength(1)
  })

  test('the last way to sign in stays', async () => {
    const { token: session } = await signUp()
    expect(await status(as(session)('DisassociateCredential', { credential: { password: {} } }))).toBe(
      'CANNOT_REMOVE_LAST_CREDENTIAL',
    )
  })

  test('preferences are merged, and what is not known is refused', async () => {
    const { token: session } = await signUp()
    const ask = as(session)
    await ask('SetPersonInfoPrivileged', { preferences: { theme: 'dark' } })
    await ask('SetPersonInfoPrivileged', { preferences: { units: 'us' }, timeZone: 'Europe/Berlin' })
    await expect
      .poll(async () => (await ask('GetPersonInfoPrivileged', {})).person)
      .toMatchObject({ preferences: { theme: 'dark', units: 'us' }, timeZone: 'Europe/Berlin' })
    expect(await status(ask('SetPersonInfoPrivileged', { timeZone: 'Middle/Earth' }))).toBe('INVALID_XML')
  })

  test('a person sees only records that are open to them', async () => {
    const { token: session, personId, recordId } = await signUp()
    const other = await world.person('Ben')
    const shared = await world.record(other)
    const expired = await world.record(other)
    const closed = await world.record({ personId }, { state: 'Suspended' })
    await world.share(shared, { personId }, { level: 'View' })
    await world.share(expired, { personId }, { level: 'View', expiresAt: '2020-01-01T00:00:00Z' })
    const seen = (await as(session)('GetPersonInfoPrivileged', {})).record.map(r => r.recordId)
    expect(seen).toEqual([recordId, shared])
    expect(seen).not.toContain(closed)
  })

  test('ending sessions leaves those of other people', async () => {
    const [ann, ben] = [await signUp(), await signUp()]
    await world.platform.services.db.write(tx => endSessions(tx, ann.personId, new Date().toISOString(), {}))
    expect(await status(as(ben.token)('GetAccountInfo', {}))).toBe('OK')
  })

  test('the operator reads how mails fare, and nobody else does', async () => {
    const { token: session, email } = await signUp()
    expect(await status(as(session)('ListMail', { maxItems: 5 }))).toBe('ACCESS_DENIED')
    const { mail } = await asker(world.platform.gate, { kind: 'machine' }, 'test')('ListMail', { maxItems: 1000 })
    const mine = mail.find(m => m.to === email)
    expect(mine).toMatchObject({ kind: 'welcome', state: 'Waiting', attempts: 0 })
    expect(JSON.stringify(mail)).not.toContain('/verify/')
  })
})

describe('what people type', () => {
  test.each([
    ['ann@example.com', 'ann@example.com'],
    [' Ann.O+x@Example.COM ', 'Ann.O+x@example.com'],
    ['jürgen@müller.de', 'jürgen@müller.de'],
    ['ann@example', undefined],
    ['ann example@x.de', undefined],
    ['a@b@c.de', undefined],
    ['<ann@example.com>', undefined],
    ['ann@example.com\r\nBcc: x@y.de', undefined],
    [`${'x'.repeat(250)}@example.com`, undefined],
  ])('the address %j', (typed, kept) => {
    if (kept === undefined) expect(() => checkedEmail(typed)).toThrow(Fault)
    else expect(checkedEmail(typed)).toBe(kept)
  })

  test.each([
    ['  Ann   Baker ', 'Ann Baker'],
    ['李小龍', '李小龍'],
    ['', undefined],
    ['a<b', undefined],
    ['x'.repeat(101), undefined],
    ['a\u0000b', undefined],
  ])('the name %j', (typed, kept) => {
    if (kept === undefined) expect(() => checkedName(typed)).toThrow(Fault)
    else expect(checkedName(typed)).toBe(kept)
  })
})
