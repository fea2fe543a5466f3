/** Sharing of a record with other people: invitation, yes and no, change and end (shell.md §1.1.c, §3.3–§3.5, §3.8). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSweeper } from '../../src/couriers/sweep.ts'
import type { Level } from '../../src/domain/access.ts'
import type { RuleShape } from '../../src/protocol/consent.ts'
import type { Fault } from '../../src/protocol/fault.ts'
import { sql } from '../../src/store/db.ts'
import { createWorld, everything, onTypes, refused, type World } from '../world.ts'

const day = 86_400_000
const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'
const onlyWeight: RuleShape = {
  reason: [],
  optional: false,
  displayFlags: 0,
  permission: ['Read', 'Update', 'Create', 'Delete'],
  target: [{ type: [weight], date: [] }],
  exception: [],
}

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** `yes`, or the status of the refusal. */
const outcome = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'yes',
    (error: Fault) => error.status,
  )
type Shell = Awaited<ReturnType<World['shell']>>
const read = <Row extends object>(statement: ReturnType<typeof sql>) =>
  world.platform.services.db.read.query<Row>(statement)
const soon = (days: number) => new Date(world.platform.services.clock.now() + days * day).toISOString()

async function scene() {
  const ann = await world.person('Ann')
  const bob = await world.person('Bob')
  return {
    ann,
    bob,
    recordId: await world.record(ann, { name: 'Emma' }),
    asAnn: await world.shell(ann),
    asBob: await world.shell(bob),
  }
}
let strangers = 0
const stranger = () => `somebody.${++strangers}@example.net`

interface Said {
  readonly level: Level
  readonly rule: readonly RuleShape[]
  readonly expiresDate: string
  readonly pin: string
  readonly granteeName: string
  readonly emailText: string
  readonly relId: number
  readonly canAccessAudit: boolean
  readonly invitationExpiresDate: string
  readonly requestingApplicationId: string
}
const invite = (shell: Shell, record: string, emailAddress: string, over: Partial<Said> = {}) =>
  shell(
    'AuthorizeRecord',
    {
      authorization: {
        userInitiatedCreationUsingEmail: {
          emailAddress,
          granteeName: '',
          level: 'View',
          rule: [],
          canAccessAudit: false,
          relId: 2,
          ...over,
        },
      },
    },
    { record },
  )
const resend = (shell: Shell, record: string, emailAddress: string, pin?: string) =>
  shell(
    'AuthorizeRecord',
    { authorization: { resendAuthorizationEmail: { emailAddress, ...(pin !== undefined && { pin }) } } },
    { record },
  )
type Update = { personId: string } | { emailAddress: string }
const update = (
  shell: Shell,
  record: string,
  whom: Update,
  change: { level?: Level; expiresDate?: string; rule?: { rule: readonly RuleShape[] }; canAccessAudit?: boolean },
) => shell('AuthorizeRecord', { authorization: { updateByCustodian: { ...whom, ...change } } }, { record })
const end = (shell: Shell, record: string, whom: Update) => shell('RemoveRecordAuthorization', whom, { record })
const accept = (shell: Shell, code: string, pin?: string) =>
  shell('AcceptRecordAuthorization', { recordAuthorizationToken: code, ...(pin !== undefined && { pin }) })
const decline = (shell: Shell, code: string) => shell('RejectRecordAuthorization', { recordAuthorizationToken: code })
const look = (shell: Shell, code: string) =>
  shell('GetNonActiveRecordAuthorization', { recordAuthToken: code }).then(a => a.nonActiveAuthorization)
const sharing = (shell: Shell, record: string) => shell('GetAuthorizedPeopleForRecord', {}, { record })

/** The newest mail of the kind to the address. */
async function mailTo(email: string, kind = 'shareInvitation') {
  const [found] = await read<{ subject: string; body_text: string }>(sql`
    select subject, body_text from mail where to_address = ${email} and kind = ${kind} order by created_at desc, mail_id limit 1`)
  return found
}
/** The code of the newest mail; when two were sent in one millisecond, whichever link is good. */
async function codeFor(email: string): Promise<string> {
  world.pass(1)
  return /invitation\/([A-Z-]+)/.exec((await mailTo(email))!.body_text)![1]!
}
async function invited(shell: Shell, record: string, over: Partial<Said> = {}) {
  const email = stranger()
  await invite(shell, record, email, over)
  return { email, code: await codeFor(email) }
}
const joined = async (asCustodian: Shell, record: string, asOther: Shell, over: Partial<Said> = {}) =>
  accept(asOther, (await invited(asCustodian, record, over)).code)
const history = (recordId: string) =>
  read<{ action: string; person_id: string; subject_person_id: string | null; changes: Record<string, unknown> }>(sql`
    select action, person_id, subject_person_id, changes from record_audit where record_id = ${recordId} order by at, audit_id`)
const records = async (shell: Shell) =>
  (await shell('GetPersonInfoPrivileged', {})).record.map(r => [r.recordId, r.displayName, r.level])
const weights = (record: string) => ({ record })
const canOpen = (shell: Shell, record: string) => outcome(shell('GetRecordCounts', {}, weights(record)))

describe('an invitation', () => {
  test('goes by mail, is looked at, accepted, and leaves a share that says level, end and what it is called', async () => {
    const { ann, bob, recordId, asAnn, asBob } = await scene()
    const until = soon(30)
    const { email, code } = await invited(asAnn, recordId, {
      level: 'Modify',
      expiresDate: until,
      granteeName: 'Bob',
      emailText: 'Please look after her.',
      relId: 5,
    })
    const mail = (await mailTo(email))!
    expect(mail.body_text).toContain('Hello Bob,')
    expect(mail.body_text).toContain('Please look after her.')
    expect(mail.body_text).toContain(`is ${code}.`)
    // Whose record it is stays with those who sign in.
    expect(mail.subject + mail.body_text).not.toContain('Emma')
    expect(mail.subject).not.toContain('Ann')
    const seen = await look(asBob, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(seen).toMatchObject({
      grantorName: 'Ann',
      recordDisplayName: 'Emma',
      relType: 5,
      level: 'Modify',
      rule: [],
      canAccessAudit: false,
      dateAuthExpires: until,
      pinRequired: false,
    })
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${recordId}|${email}`))
    expect(await records(asBob)).toEqual([])
    expect(await canOpen(asBob, recordId)).toBe('INVALID_RECORD')
    const { recordId: got } = await asBob('AcceptRecordAuthorization', {
      recordAuthorizationToken: code,
      displayName: 'Little Emma',
    })
    expect(got).toBe(recordId)
    expect(await records(asBob)).toEqual([[recordId, 'Little Emma', 'Modify']])
    expect(await canOpen(asBob, recordId)).toBe('yes')
    const { activePersonAuthorization, nonActiveAuthorization } = await sharing(asAnn, recordId)
    expect(nonActiveAuthorization).toEqual([])
    expect(activePersonAuthorization.map(p => [p.name, p.own, p.level, p.dateAuthExpires, p.authExpired])).toEqual([
      ['Ann', true, 'Custodian', undefined, false],
      ['Bob', false, 'Modify', until, false],
    ])
    // A second use is as an unknown code.
    expect(await outcome(accept(asBob, code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    expect(await outcome(look(asBob, code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    const told = (await mailTo(ann.email, 'shareAccepted'))!
    expect(told.body_text).toContain(`Bob accepted the invitation to the record “Emma” that was sent to ${email}.`)
    expect(await mailTo(bob.email, 'shareAccepted')).toBeUndefined()
  })

  test('keeps of its code only a digest and of its passcode only a slow hash, and both out of the history', async () => {
    const { recordId, asAnn } = await scene()
    const { code } = await invited(asAnn, recordId, { pin: 'blue heron' })
    const rows = await read(sql`select i::text as row from record_invitation i where record_id = ${recordId}`)
    const audit = await history(recordId)
    expect(JSON.stringify([rows, audit])).not.toMatch(new RegExp(`${code}|${code.replaceAll('-', '')}|blue heron`))
  })

  test('is for custodians to send (11), to a real address (48), with a relationship (35), a future end (69) and a known app (137)', async () => {
    const { ann, bob, recordId, asAnn, asBob } = await scene()
    await world.share(recordId, bob, { level: 'Modify' })
    const to = (over: Partial<Said> = {}, email = stranger()) => outcome(invite(asAnn, recordId, email, over))
    expect(await outcome(invite(asBob, recordId, stranger()))).toBe('ACCESS_DENIED')
    expect(await to({}, 'no address')).toBe('INVALID_EMAIL_ADDRESS')
    expect(await to({}, ann.email.toUpperCase())).toBe('DUPLICATE_AUTHORIZED_RECORD_FOUND')
    expect(await to({ relId: 9 })).toBe('INVALID_RELATIONSHIP_TYPE')
    expect(await to({ relId: 99 })).toBe('INVALID_RELATIONSHIP_TYPE')
    expect(await to({ expiresDate: soon(-1) })).toBe('INVALID_DATETIME')
    expect(await to({ expiresDate: 'next week' })).toBe('INVALID_DATETIME')
    expect(await to({ invitationExpiresDate: soon(-1) })).toBe('INVALID_DATETIME')
    expect(await to({ invitationExpiresDate: soon(61) })).toBe('INVALID_DATETIME')
    expect(await to({ requestingApplicationId: recordId })).toBe('SHARING_REQUESTING_APPLICATION_NOT_FOUND')
    expect(await to({ pin: '123' })).toBe('INVALID_XML')
    expect(await to({ emailText: 'Win at https://evil.example' })).toBe('INVALID_XML')
    expect(await to({ emailText: 'x'.repeat(1025) })).toBe('INVALID_XML')
    expect(await to({ level: 'Custodian', expiresDate: soon(3) })).toBe('INVALID_XML')
    expect(await to({ level: 'Custodian', rule: [onlyWeight] })).toBe('INVALID_XML')
    expect((await sharing(asAnn, recordId)).nonActiveAuthorization).toEqual([])
    expect(await history(recordId)).toEqual([])
  })

  test('is not sent by who has not proved their own address (41), nor for a record that can only be read (37)', async () => {
    const { ann, recordId, asAnn } = await scene()
    const closed = await world.record(ann, { state: 'ReadOnly' })
    expect(await outcome(invite(asAnn, closed, stranger()))).toBe('INVALID_RECORD_STATE')
    const eve = await world.person('Eve')
    await world.platform.services.db.now.query(
      sql`update person set email_verified_at = null where person_id = ${eve.personId}`,
    )
    const hers = await world.record(eve)
    expect(await outcome(invite(await world.shell(eve), hers, stranger()))).toBe('EMAIL_NOT_VALIDATED')
    expect(await outcome(invite(asAnn, recordId, stranger()))).toBe('yes')
  })

  test('never gives more than the giver has: 54', async () => {
    const { recordId, asAnn } = await scene()
    const cleo = await world.person('Cleo')
    await world.share(recordId, cleo, { level: 'Custodian', rules: onTypes([weight]), expiresAt: soon(10) })
    const asCleo = await world.shell(cleo)
    const from = (over: Partial<Said>) => outcome(invite(asCleo, recordId, stranger(), over))
    expect(await from({ expiresDate: soon(5) })).toBe('GRANT_AUTHZ_EXCEEDS_DEFAULT')
    expect(await from({ rule: [onlyWeight] })).toBe('GRANT_AUTHZ_EXCEEDS_DEFAULT')
    expect(await from({ rule: [onlyWeight], expiresDate: soon(11) })).toBe('GRANT_AUTHZ_EXCEEDS_DEFAULT')
    const both = { ...onlyWeight, target: [{ type: [weight, height], date: [] }] }
    expect(await from({ rule: [both], expiresDate: soon(5) })).toBe('GRANT_AUTHZ_EXCEEDS_DEFAULT')
    expect(await from({ level: 'Custodian' })).toBe('GRANT_AUTHZ_EXCEEDS_DEFAULT')
    expect(await from({ rule: [onlyWeight], expiresDate: soon(5) })).toBe('yes')
    expect(await outcome(invite(asAnn, recordId, stranger(), { level: 'Custodian' }))).toBe('yes')
  })

  test('says the same to an address with an account as to one without', async () => {
    const { bob, recordId, asAnn } = await scene()
    await invite(asAnn, recordId, bob.email)
    const { email } = await invited(asAnn, recordId)
    const plain = async (to: string) => (await mailTo(to))!.body_text.replace(/[A-Z]{4}(-[A-Z]{4}){4}/g, 'CODE')
    expect(await plain(bob.email)).toBe(await plain(email))
    const { nonActiveAuthorization } = await sharing(asAnn, recordId)
    const shown = nonActiveAuthorization.map(
      ({ invitationId: _, emailAddress: __, dateAuthCreated: ___, invitationExpires: ____, ...rest }) => rest,
    )
    expect(shown[0]).toEqual(shown[1])
  })

  test('to the same address waits once (40, whatever the case of the letters); sent again it has a new code and the old one is dead', async () => {
    const { recordId, asAnn, asBob } = await scene()
    const { email, code } = await invited(asAnn, recordId)
    expect(await outcome(invite(asAnn, recordId, email.toUpperCase()))).toBe('DUPLICATE_AUTHORIZED_RECORD_FOUND')
    await resend(asAnn, recordId, email.toUpperCase())
    const second = await codeFor(email)
    expect(second).not.toBe(code)
    expect(await outcome(accept(asBob, code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    expect(await outcome(resend(asAnn, recordId, stranger()))).toBe('RECORD_AUTHORIZATION_DOES_NOT_EXIST')
    expect(await outcome(accept(asBob, second))).toBe('yes')
    expect(await outcome(resend(asAnn, recordId, email))).toBe('RECORD_AUTHORIZATION_DOES_NOT_EXIST')
  })

  test('two at once to one address: one waits, the other is 40', async () => {
    const { recordId, asAnn } = await scene()
    const email = stranger()
    const two = await Promise.all([1, 2].map(() => outcome(invite(asAnn, recordId, email))))
    expect(two.sort()).toEqual(['DUPLICATE_AUTHORIZED_RECORD_FOUND', 'yes'])
  })

  test('is withdrawn by any custodian, also when it went to a wrong address, and its code is worth nothing', async () => {
    const { bob, recordId, asAnn, asBob } = await scene()
    const cleo = await world.person('Cleo')
    await world.share(recordId, cleo, { level: 'Custodian' })
    await world.share(recordId, bob, { level: 'View' })
    const { email, code } = await invited(asAnn, recordId)
    expect(await outcome(end(asBob, recordId, { emailAddress: email }))).toBe('ACCESS_DENIED')
    await end(await world.shell(cleo), recordId, { emailAddress: email })
    expect(await outcome(look(asBob, code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    expect(await outcome(end(asAnn, recordId, { emailAddress: email }))).toBe('RECORD_AUTHORIZATION_DOES_NOT_EXIST')
  })

  test('is declined once (52 after that), shows so to the custodian, and can be sent again', async () => {
    const { recordId, asAnn, asBob } = await scene()
    const { email, code } = await invited(asAnn, recordId, { pin: 'heron' })
    await decline(asBob, code)
    expect(await outcome(decline(asBob, code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    expect(await outcome(accept(asBob, code, 'heron'))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    const [pending] = (await sharing(asAnn, recordId)).nonActiveAuthorization
    expect(pending).toMatchObject({
      emailAddress: email,
      authorizedRecordState: 'ActivationRejected',
      pinRequired: true,
    })
    await resend(asAnn, recordId, email)
    // The passcode stayed.
    const again = await codeFor(email)
    expect(await outcome(accept(asBob, again))).toBe('RECORD_SHARING_INVITATION_PIN_MISMATCH')
    expect(await outcome(accept(asBob, again, 'heron'))).toBe('yes')
  })

  test('with a passcode: 144 while it is wrong, 145 after five wrong ones even at once, and a new one by sending it again', async () => {
    const { recordId, asAnn, asBob } = await scene()
    const { email, code } = await invited(asAnn, recordId, { pin: 'heron' })
    expect((await look(asBob, code)).pinRequired).toBe(true)
    // None given is no guess.
    for (let i = 0; i < 6; i++)
      expect(await outcome(accept(asBob, code))).toBe('RECORD_SHARING_INVITATION_PIN_MISMATCH')
    const guesses = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(pin => outcome(accept(asBob, code, pin))))
    expect(guesses.filter(g => g === 'RECORD_SHARING_INVITATION_PIN_MISMATCH')).toHaveLength(5)
    expect(await outcome(accept(asBob, code, 'heron'))).toBe('RECORD_SHARING_MAXIMUM_NUMBER_OF_ATTEMPTS_EXCEEDED')
    expect(await outcome(look(asBob, code))).toBe('RECORD_SHARING_MAXIMUM_NUMBER_OF_ATTEMPTS_EXCEEDED')
    expect((await sharing(asAnn, recordId)).nonActiveAuthorization[0]!.locked).toBe(true)
    await resend(asAnn, recordId, email, 'crane')
    const again = await codeFor(email)
    expect(await outcome(accept(asBob, again, 'heron'))).toBe('RECORD_SHARING_INVITATION_PIN_MISMATCH')
    expect(await outcome(accept(asBob, again, ' crane '))).toBe('yes')
  })

  test('ends after two weeks, or when it is said, with 57; sent again it goes on; the sweeper forgets it a month later', async () => {
    const { bob, recordId, asAnn, asBob } = await scene()
    const { email, code } = await invited(asAnn, recordId)
    const brief = await invited(asAnn, recordId, { invitationExpiresDate: soon(1) })
    world.pass(day)
    expect(await outcome(look(asBob, brief.code))).toBe('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
    expect(await outcome(accept(asBob, brief.code))).toBe('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
    expect(await outcome(decline(asBob, brief.code))).toBe('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
    expect(await outcome(look(asBob, code))).toBe('yes')
    world.pass(13 * day)
    expect(await outcome(accept(asBob, code))).toBe('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
    expect((await sharing(asAnn, recordId)).nonActiveAuthorization.every(p => p.invitationExpired)).toBe(true)
    await resend(asAnn, recordId, email)
    expect(await outcome(accept(asBob, await codeFor(email)))).toBe('yes')
    // A new one takes the place of what has ended.
    expect(await outcome(invite(asAnn, recordId, brief.email))).toBe('yes')
    world.pass(45 * day)
    const sweeper = startSweeper(world.platform.services, error => {
      throw error
    })
    await sweeper.run()
    await sweeper.close()
    expect((await sharing(asAnn, recordId)).nonActiveAuthorization).toEqual([])
    expect(await canOpen(await world.shell(bob), recordId)).toBe('yes')
  })

  test('is worth nothing once the access that it offers has ended, or its sender is no custodian any more', async () => {
    const { recordId, ann, asAnn, asBob } = await scene()
    const short = await invited(asAnn, recordId, { expiresDate: soon(2) })
    const cleo = await world.person('Cleo')
    await joined(asAnn, recordId, await world.shell(cleo), { level: 'Custodian' })
    const asCleo = await world.shell(cleo)
    const fromCleo = await invited(asCleo, recordId, { level: 'Custodian' })
    await update(asAnn, recordId, { personId: cleo.personId }, { level: 'View' })
    expect(await outcome(accept(asBob, fromCleo.code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    await update(asAnn, recordId, { personId: cleo.personId }, { level: 'Custodian' })
    const again = await invited(asCleo, recordId, { level: 'Custodian' })
    await end(asAnn, recordId, { personId: cleo.personId })
    // Nor does the one who was removed come back by an invitation of their own.
    expect(await outcome(accept(asCleo, again.code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    world.pass(2 * day)
    expect(await outcome(accept(asBob, short.code))).toBe('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
    const suspended = await invited(asAnn, recordId)
    await world.platform.services.db.now.query(
      sql`update person set state = 'Suspended' where person_id = ${ann.personId}`,
    )
    expect(await outcome(look(asBob, suspended.code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
    expect(await outcome(accept(asBob, suspended.code))).toBe('INVALID_RECORD_AUTHORIZATION_TOKEN')
  })

  test('cannot be used by who shares the record already (40) or holds a hundred (160), and stays good for others', async () => {
    const { recordId, asAnn, asBob } = await scene()
    const { code } = await invited(asAnn, recordId)
    expect(await outcome(accept(asAnn, code))).toBe('DUPLICATE_AUTHORIZED_RECORD_FOUND')
    const full = await world.person('Full')
    for (let i = 0; i < 100; i++) await world.record(full)
    expect(await outcome(accept(await world.shell(full), code))).toBe('MAX_RECORDS_EXCEEDED')
    expect(await outcome(accept(asBob, code))).toBe('yes')
  })

  test('that is accepted twice at once lets one in; accepted, declined and withdrawn at once it ends in one of the three ways', async () => {
    const { recordId, asAnn } = await scene()
    const code = (await invited(asAnn, recordId)).code
    const two = [await world.shell(await world.person('Dan')), await world.shell(await world.person('Dora'))]
    expect((await Promise.all(two.map(shell => outcome(accept(shell, code))))).sort()).toEqual([
      'INVALID_RECORD_AUTHORIZATION_TOKEN',
      'yes',
    ])
    for (let round = 0; round < 10; round++) {
      const person = await world.person(`Round ${round}`)
      const shell = await world.shell(person)
      const { email, code: one } = await invited(asAnn, recordId)
      const [yes, no, gone] = await Promise.all([
        outcome(accept(shell, one)),
        outcome(decline(shell, one)),
        outcome(end(asAnn, recordId, { emailAddress: email })),
      ])
      const { activePersonAuthorization, nonActiveAuthorization } = await sharing(asAnn, recordId)
      const inside = activePersonAuthorization.some(p => p.personId === person.personId)
      const listed = nonActiveAuthorization.filter(p => p.emailAddress === email).length
      expect([
        // accepted first
        'yes INVALID_RECORD_AUTHORIZATION_TOKEN RECORD_AUTHORIZATION_DOES_NOT_EXIST true 0',
        // withdrawn first
        'INVALID_RECORD_AUTHORIZATION_TOKEN INVALID_RECORD_AUTHORIZATION_TOKEN yes false 0',
        // declined, then withdrawn
        'INVALID_RECORD_AUTHORIZATION_TOKEN yes yes false 0',
      ]).toContain(`${yes} ${no} ${gone} ${inside} ${listed}`)
    }
  })
})

describe('a share', () => {
  test('lets see, edit or decide, by its level', async () => {
    const { recordId, asAnn } = await scene()
    const put = (shell: Shell) =>
      outcome(
        shell(
          'PutThings',
          {
            thing: [
              {
                typeId: { text: weight },
                dataXml: [
                  {
                    text: '<weight><when><date><y>2026</y><m>1</m><d>5</d></date></when><value><kg>70</kg></value></weight>',
                  },
                ],
                signatureInfo: [],
              },
            ],
          },
          { record: recordId },
        ),
      )
    const rows: string[][] = []
    for (const level of ['View', 'Modify', 'Custodian'] as const) {
      const shell = await world.shell(await world.person(level))
      await joined(asAnn, recordId, shell, { level })
      const { activePersonAuthorization: people } = await sharing(shell, recordId)
      rows.push([
        level,
        await canOpen(shell, recordId),
        await put(shell),
        await outcome(invite(shell, recordId, stranger())),
        // Only custodians see who else there is.
        people.length > 1 ? 'all' : people.map(p => p.own).join(),
      ])
    }
    expect(rows).toEqual([
      ['View', 'yes', 'ACCESS_DENIED', 'ACCESS_DENIED', 'true'],
      ['Modify', 'yes', 'yes', 'ACCESS_DENIED', 'true'],
      ['Custodian', 'yes', 'yes', 'yes', 'all'],
    ])
  })

  test('of some types shows these and no others', async () => {
    const { ann, recordId, asAnn, asBob } = await scene()
    const app = await world.web()
    await world.grant(app, ann, recordId)
    const client = await world.client(app, { person: ann, record: recordId })
    for (const [type, xml] of [
      [weight, '<weight><when><date><y>2026</y><m>1</m><d>5</d></date></when><value><kg>70</kg></value></weight>'],
      [height, '<height><when><date><y>2026</y><m>1</m><d>5</d></date></when><value><m>1.7</m></value></height>'],
    ])
      expect(
        (
          await client.call(
            'PutThings',
            2,
            `<thing><type-id>${type}</type-id><data-xml>${xml}<common/></data-xml></thing>`,
          )
        ).code,
      ).toBe(0)
    await joined(asAnn, recordId, asBob, { rule: [onlyWeight] })
    const { type } = await asBob('GetRecordCounts', {}, { record: recordId })
    expect(type.map(t => t.familyId)).toEqual([weight])
    const [, bobs] = (await sharing(asAnn, recordId)).activePersonAuthorization
    expect(bobs!.rule[0]!.target).toEqual([{ type: [weight], date: [] }])
    await update(asAnn, recordId, { personId: bobs!.personId }, { rule: { rule: [] } })
    expect((await asBob('GetRecordCounts', {}, { record: recordId })).type).toHaveLength(2)
  })

  test('ends when its time is over, at once and also for the apps of that person, and goes on when a custodian gives more', async () => {
    const { bob, recordId, asAnn } = await scene()
    const asBob = await world.shell(bob)
    await joined(asAnn, recordId, asBob, { expiresDate: soon(3) })
    const app = await world.web()
    await world.grant(app, bob, recordId)
    const client = () => world.client(app, { person: bob, record: recordId })
    const operations = async () =>
      (
        await (
          await client()
        ).call('GetRecordOperations', 1, '<record-operation-sequence-number>0</record-operation-sequence-number>')
      ).code
    expect(await operations()).toBe(0)
    world.pass(3 * day)
    expect(await operations()).toBe(11)
    expect(await canOpen(asBob, recordId)).toBe('ACCESS_DENIED')
    expect(await records(asBob)).toEqual([])
    const { activePersonAuthorization } = await sharing(asAnn, recordId)
    expect(activePersonAuthorization.find(p => p.personId === bob.personId)!.authExpired).toBe(true)
    const whom = { personId: bob.personId }
    // Another level alone gives no time.
    expect(await outcome(update(asAnn, recordId, whom, { level: 'Modify' }))).toBe('INVALID_DATETIME')
    await update(asAnn, recordId, whom, { expiresDate: '9999-12-31T23:59:59Z' })
    expect(await operations()).toBe(0)
    expect(await canOpen(asBob, recordId)).toBe('yes')
  })

  test('changes by the word of a custodian alone: 11, 58, 3, 47', async () => {
    const { ann, bob, recordId, asAnn, asBob } = await scene()
    await joined(asAnn, recordId, asBob, { level: 'Modify', expiresDate: soon(5) })
    const whom = { personId: bob.personId }
    expect(await outcome(update(asBob, recordId, whom, { level: 'Custodian' }))).toBe('ACCESS_DENIED')
    expect(await outcome(update(asBob, recordId, whom, { expiresDate: soon(50) }))).toBe('ACCESS_DENIED')
    expect(await outcome(update(asAnn, recordId, { personId: recordId }, { level: 'View' }))).toBe(
      'RECORD_AUTHORIZATION_DOES_NOT_EXIST',
    )
    expect(await outcome(update(asAnn, recordId, { personId: ann.personId }, { level: 'View' }))).toBe(
      'CANNOT_REMOVE_LAST_CUSTODIAN',
    )
    expect(await outcome(update(asAnn, recordId, { personId: ann.personId }, { expiresDate: soon(5) }))).toBe(
      'INVALID_XML',
    )
    await update(asAnn, recordId, whom, { level: 'View', canAccessAudit: true })
    const stands = async () => {
      const found = (await sharing(asAnn, recordId)).activePersonAuthorization.find(p => p.personId === bob.personId)!
      return [found.level, found.dateAuthExpires !== undefined, found.canAccessAudit]
    }
    expect(await stands()).toEqual(['View', true, true])
    expect((await mailTo(bob.email, 'shareChanged'))!.body_text).toContain(
      'Ann changed what you may do in the record “Emma”',
    )
    // A custodian has no limits; who is none any more sees the history only when that is said.
    await update(asAnn, recordId, whom, { level: 'Custodian' })
    expect(await stands()).toEqual(['Custodian', false, true])
    await update(asBob, recordId, { personId: ann.personId }, { level: 'View' })
    expect(await outcome(update(asAnn, recordId, whom, { level: 'View' }))).toBe('ACCESS_DENIED')
    expect(await outcome(update(asBob, recordId, whom, { level: 'View' }))).toBe('CANNOT_REMOVE_LAST_CUSTODIAN')
  })

  test('that waits can be changed by its address, with the code as it is; a yes to the earlier offer is 146', async () => {
    const { recordId, asAnn, asBob } = await scene()
    const { email, code } = await invited(asAnn, recordId)
    const { invitationUpdated } = await look(asBob, code)
    world.pass(1)
    await update(asAnn, recordId, { emailAddress: email }, { level: 'Modify', expiresDate: soon(9) })
    const yes = (seen: string) =>
      outcome(asBob('AcceptRecordAuthorization', { recordAuthorizationToken: code, invitationUpdated: seen }))
    expect(await yes(invitationUpdated)).toBe('CONCURRENCY_VIOLATION')
    const now = await look(asBob, code)
    expect(now).toMatchObject({ level: 'Modify' })
    expect(await outcome(update(asAnn, recordId, { emailAddress: stranger() }, { level: 'View' }))).toBe(
      'RECORD_AUTHORIZATION_DOES_NOT_EXIST',
    )
    expect(await yes(now.invitationUpdated)).toBe('yes')
  })

  test('is stopped by a custodian or left by its holder; apps lose it too, and a new share does not bring them back', async () => {
    const { bob, recordId, asAnn, asBob } = await scene()
    await joined(asAnn, recordId, asBob)
    const app = await world.web()
    await world.grant(app, bob, recordId)
    const cleo = await world.person('Cleo')
    const asCleo = await world.shell(cleo)
    await joined(asAnn, recordId, asCleo)
    expect(await outcome(end(asCleo, recordId, { personId: bob.personId }))).toBe('ACCESS_DENIED')
    await end(asAnn, recordId, { personId: bob.personId })
    expect(await canOpen(asBob, recordId)).toBe('ACCESS_DENIED')
    expect(await outcome(end(asAnn, recordId, { personId: bob.personId }))).toBe('RECORD_AUTHORIZATION_DOES_NOT_EXIST')
    expect((await mailTo(bob.email, 'shareEnded'))!.body_text).toContain(
      'Ann stopped sharing the record “Emma” with you.',
    )
    await joined(asAnn, recordId, asBob)
    expect(await canOpen(asBob, recordId)).toBe('yes')
    const client = await world.client(app, { person: bob, record: recordId })
    expect((await client.call('QueryPermissions', 1, `<thing-type-id>${weight}</thing-type-id>`)).code).toBe(11)
    await end(asCleo, recordId, { personId: cleo.personId })
    expect(await canOpen(asCleo, recordId)).toBe('ACCESS_DENIED')
    expect(await mailTo(cleo.email, 'shareEnded')).toBeUndefined()
  })

  test('of the last custodian stays (47): not by leaving, not by two who remove each other at once', async () => {
    const { ann, recordId, asAnn } = await scene()
    const grown = await world.person('Emma')
    const asGrown = await world.shell(grown)
    const { code } = await invited(asAnn, recordId, { level: 'Custodian' })
    // Handing a record over: not before the yes (shell.md §1.1.b, I16).
    expect(await outcome(end(asAnn, recordId, { personId: ann.personId }))).toBe('CANNOT_REMOVE_LAST_CUSTODIAN')
    await accept(asGrown, code)
    for (let round = 0; round < 5; round++) {
      const results = await Promise.all([
        outcome(end(asAnn, recordId, { personId: grown.personId })),
        outcome(end(asGrown, recordId, { personId: ann.personId })),
      ])
      expect(results.sort()).toEqual(['ACCESS_DENIED', 'yes'])
      const annIn = (await canOpen(asAnn, recordId)) === 'yes'
      const [inside, outside] = annIn ? [asAnn, asGrown] : [asGrown, asAnn]
      expect(await outcome(end(inside, recordId, { personId: annIn ? ann.personId : grown.personId }))).toBe(
        'CANNOT_REMOVE_LAST_CUSTODIAN',
      )
      await joined(inside, recordId, outside, { level: 'Custodian' })
    }
    const both = await Promise.all([
      outcome(end(asAnn, recordId, { personId: ann.personId })),
      outcome(end(asGrown, recordId, { personId: grown.personId })),
    ])
    expect([...both].sort()).toEqual(['CANNOT_REMOVE_LAST_CUSTODIAN', 'yes'])
    // A custodian whose time will end does not count as one who stays.
    const left = both[0] === 'yes' ? { shell: asGrown, id: grown.personId } : { shell: asAnn, id: ann.personId }
    await world.share(recordId, await world.person('Brief'), { level: 'Custodian', expiresAt: soon(5) })
    expect(await outcome(end(left.shell, recordId, { personId: left.id }))).toBe('CANNOT_REMOVE_LAST_CUSTODIAN')
  })

  test('can be stopped while the record can only be read, but not begun', async () => {
    const { bob, recordId, asAnn, asBob } = await scene()
    await joined(asAnn, recordId, asBob)
    const waiting = await invited(asAnn, recordId)
    await world.platform.services.db.now.query(sql`update record set state = 'ReadOnly' where record_id = ${recordId}`)
    world.platform.services.caches.forget()
    const asCleo = await world.shell(await world.person('Cleo'))
    expect(await outcome(accept(asCleo, waiting.code))).toBe('INVALID_RECORD_STATE')
    await end(asAnn, recordId, { emailAddress: waiting.email })
    await end(asAnn, recordId, { personId: bob.personId })
    expect(await canOpen(asBob, recordId)).toBe('ACCESS_DENIED')
  })

  test('leaves a history of who shared what with whom', async () => {
    const { ann, bob, recordId, asAnn, asBob } = await scene()
    // The order is that of time, and two deeds can share a millisecond.
    const later = () => world.pass(1)
    const { email, code } = await invited(asAnn, recordId, { level: 'Modify' })
    later()
    await accept(asBob, code)
    later()
    await update(asAnn, recordId, { personId: bob.personId }, { level: 'View' })
    later()
    await end(asBob, recordId, { personId: bob.personId })
    later()
    const no = await invited(asAnn, recordId)
    later()
    await decline(asBob, no.code)
    later()
    await resend(asAnn, recordId, no.email)
    later()
    await end(asAnn, recordId, { emailAddress: no.email })
    later()
    expect(
      (await history(recordId)).map(r => [
        r.action,
        r.person_id === ann.personId ? 'ann' : 'bob',
        r.subject_person_id === bob.personId ? 'bob' : r.subject_person_id,
        r.changes.level,
        r.changes.emailAddress,
      ]),
    ).toEqual([
      ['CreateRecordAuthorization', 'ann', null, 'Modify', email],
      ['AcceptRecordAuthorization', 'bob', 'bob', 'Modify', email],
      ['UpdateRecordAuthorization', 'ann', 'bob', 'View', undefined],
      ['RemoveRecordAuthorization', 'bob', 'bob', undefined, undefined],
      ['CreateRecordAuthorization', 'ann', null, 'View', no.email],
      ['RejectRecordAuthorization', 'bob', null, undefined, no.email],
      ['UpdateRecordAuthorization', 'ann', null, 'View', no.email],
      ['RemoveRecordAuthorization', 'ann', null, undefined, no.email],
    ])
  })

  test('is nothing that an application can ask for: 11', async () => {
    const { ann, recordId } = await scene()
    const app = await world.web({ online: everything })
    await world.grant(app, ann, recordId)
    const client = await world.client(app, { person: ann, record: recordId })
    for (const method of [
      'AuthorizeRecord',
      'AcceptRecordAuthorization',
      'RejectRecordAuthorization',
      'GetNonActiveRecordAuthorization',
    ])
      expect((await client.call(method, 1)).code).toBe(11)
  })
})

test('an empty end of a share is refused: 3, and 10 without a record', async () => {
  const { recordId, asAnn } = await scene()
  await expect(asAnn('RemoveRecordAuthorization', {}, { record: recordId })).rejects.toSatisfy(refused('INVALID_XML'))
  await expect(asAnn('RemoveRecordAuthorization', {})).rejects.toSatisfy(refused('INVALID_RECORD'))
})
