/** Operators: signing in, the mask, the two rows of each deed, and that no record is within their reach (shell.md §1.5). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asker, contracts, operatorMethods } from '../../src/gate.ts'
import { Fault } from '../../src/protocol/fault.ts'
import { sql } from '../../src/store/db.ts'
import { asOperator, codeAt, nextCode, operator, operatorToken } from '../operator.ts'
import { createWorld, refused, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const machine = () => asker(world.platform.gate, { kind: 'machine' }, 'test')
const anybody = () => asker(world.platform.gate, { kind: 'shell' }, 'test')
const withToken = (token: string) => asker(world.platform.gate, { kind: 'operator', token }, 'test')
const now = () => world.platform.services.clock.now()
const minutes = (n: number) => world.pass(n * 60_000)

interface AuditRow {
  readonly operator_id: string | null
  readonly avenue: string
  readonly method: string
  readonly about: string | null
  readonly stage: string
  readonly status: number | null
}
const auditOf = (operatorId: string | null) =>
  world.platform.services.db.read.query<AuditRow>(sql`
    select operator_id, avenue, method, about, stage, status from operator_audit
    where operator_id is not distinct from ${operatorId}::uuid order by audit_id`)
const told = (rows: readonly AuditRow[]) => rows.map(r => `${r.avenue} ${r.method} ${r.stage} ${r.status ?? '-'}`)

describe('signing in', () => {
  test('takes the password and the code of the moment, and tells who it is', async () => {
    const olga = await operator(world, { methods: ['ListMail'] })
    const ask = await asOperator(world, olga)
    expect(await ask('GetOperatorInfo', {})).toEqual({
      operatorId: olga.operatorId,
      email: olga.email,
      name: 'Olga Ortmann',
      method: ['ListMail'],
    })
  })

  test('a wrong password, a wrong code, an unknown address and a suspended operator answer alike', async () => {
    const olga = await operator(world)
    const gone = await operator(world)
    await machine()('UpdateOperator', { operatorId: gone.operatorId, state: 'Suspended' })
    const { email, password, secret } = olga
    const code = codeAt(secret, now())
    const wrong = code === '000000' ? '000001' : '000000'
    const said = []
    for (const tried of [
      { email, password: `${password}x`, code },
      { email, password, code: wrong },
      { email, password, code: '' },
      { email, password, code: 'abcdef' },
      { email: 'nobody@example.org', password, code },
      { email: gone.email, password: gone.password, code: codeAt(gone.secret, now()) },
    ]) {
      const error = await anybody()('CreateOperatorSession', tried).catch((e: unknown) => e)
      said.push([error instanceof Fault && error.status, (error as Error).message])
    }
    expect(new Set(said.map(s => JSON.stringify(s)))).toEqual(
      new Set([JSON.stringify(['INVALID_PASSWORD', 'The address, the password or the code is wrong.'])]),
    )
  })

  test('a code opens once, also when it comes twice at the same time, and one that is older than a minute does not', async () => {
    const olga = await operator(world)
    const { email, password, secret } = olga
    const old = codeAt(secret, now() - 90_000)
    await expect(anybody()('CreateOperatorSession', { email, password, code: old })).rejects.toSatisfy(
      refused('INVALID_PASSWORD'),
    )
    const code = nextCode(world, olga)
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, () => anybody()('CreateOperatorSession', { email, password, code })),
    )
    expect(tries.filter(t => t.status === 'fulfilled')).toHaveLength(1)
    // Clocks differ: the code of a moment ago is taken, if none newer was.
    const nearly = nextCode(world, olga)
    world.pass(30_000)
    await anybody()('CreateOperatorSession', { email, password, code: nearly })
  })

  test('ten wrong codes after the right password, and none is looked at for an hour; guesses without the password hold nobody up', async () => {
    const olga = await operator(world)
    const { email, password } = olga
    const guess = (typed: string) => anybody()('CreateOperatorSession', { email, password: typed, code: '12345x' })
    for (let i = 0; i < 12; i++) await guess('something else').catch(() => undefined)
    await operatorToken(world, olga)
    for (let i = 0; i < 10; i++) await guess(password).catch(() => undefined)
    await expect(operatorToken(world, olga)).rejects.toSatisfy(refused('INVALID_PASSWORD'))
    minutes(61)
    await operatorToken(world, olga)
  })

  test('a session ends half an hour after the last call, after twelve hours, and with signing out', async () => {
    const olga = await operator(world)
    const ask = await asOperator(world, olga)
    for (let i = 0; i < 3; i++) {
      minutes(29)
      await ask('GetOperatorInfo', {})
    }
    minutes(31)
    await expect(ask('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))

    const long = await asOperator(world, olga)
    for (let i = 0; i < 12 * 60; i += 20) {
      await long('GetOperatorInfo', {})
      minutes(20)
    }
    await expect(long('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))

    const [one, other] = [await asOperator(world, olga), await asOperator(world, olga)]
    await one('EndOperatorSession', {})
    await expect(one('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    await other('GetOperatorInfo', {})
  })

  test('who is suspended, or got another factor or password, is signed out everywhere at once', async () => {
    const olga = await operator(world)
    const { operatorId, email } = olga
    const first = await asOperator(world, olga)
    await machine()('UpdateOperator', { operatorId, state: 'Suspended' })
    await expect(first('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    await machine()('UpdateOperator', { operatorId, state: 'Active' })
    await expect(first('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))

    const again = await asOperator(world, olga)
    const { enrolment } = await machine()('ResetOperator', { operatorId, factor: true })
    await expect(again('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    await expect(operatorToken(world, olga)).rejects.toSatisfy(refused('INVALID_PASSWORD'))
    const fresh = { ...olga, secret: enrolment!.secret }
    await operatorToken(world, fresh)

    const password = 'wooden-bridge-in-april'
    await machine()('ResetOperator', { operatorId, password, factor: false })
    await expect(operatorToken(world, fresh)).rejects.toSatisfy(refused('INVALID_PASSWORD'))
    await operatorToken(world, { ...fresh, password })
    expect(email).not.toBe('')
  })

  test('the secret of the factor and the password are in no table as they are', async () => {
    const { operatorId, password, secret } = await operator(world)
    const [row] = await world.platform.services.db.read.query<{ text: string }>(
      sql`select row_to_json(o)::text as text from operator o where operator_id = ${operatorId}`,
    )
    expect(row!.text).toContain('$argon2id$')
    for (const hidden of [password, secret]) expect(row!.text).not.toContain(hidden)
  })
})

describe('setting up', () => {
  test('is for the command line alone', async () => {
    const olga = await operator(world, {
      methods: [...operatorMethods, 'AddOperator', 'UpdateOperator', 'ListOperators'],
    })
    const ask = await asOperator(world, olga)
    const { operatorId } = olga
    const given = { email: 'x@example.org', name: 'X', password: 'wooden-bridge-in-may', method: [] }
    await expect(ask('AddOperator', given)).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await expect(ask('UpdateOperator', { operatorId, mask: { method: [] } })).rejects.toSatisfy(
      refused('ACCESS_DENIED'),
    )
    await expect(ask('ResetOperator', { operatorId, factor: true })).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await expect(ask('ListOperators', {})).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await expect(anybody()('AddOperator', given)).rejects.toSatisfy(refused('ACCESS_DENIED'))
  })

  test('refuses a second operator with the address (22), a bad one (30) and a weak password (32), and changes nobody unknown (67)', async () => {
    const { email } = await operator(world)
    const given = { name: 'Someone', password: 'wooden-bridge-in-june', method: [] }
    const add = (over: object) => machine()('AddOperator', { ...given, email, ...over })
    await expect(add({ email: email.toUpperCase().replace('EXAMPLE', 'example') })).rejects.toSatisfy(
      refused('DUPLICATE_CREDENTIAL_FOUND'),
    )
    await expect(add({ email: 'nowhere' })).rejects.toSatisfy(refused('INVALID_CONTACT_EMAIL'))
    await expect(add({ email: 'new@example.org', password: 'password1' })).rejects.toSatisfy(
      refused('INVALID_PASSWORD'),
    )
    await expect(machine()('UpdateOperator', { operatorId: randomUUID(), state: 'Active' })).rejects.toSatisfy(
      refused('INVALID_PERSON_ID'),
    )
    await expect(machine()('ResetOperator', { operatorId: randomUUID(), factor: true })).rejects.toSatisfy(
      refused('INVALID_PERSON_ID'),
    )
  })
})

describe('the mask', () => {
  test('lets through what it names; everything else is 11, from the call after it was changed', async () => {
    const olga = await operator(world, { methods: ['ListMail'] })
    const ask = await asOperator(world, olga)
    await ask('ListMail', { maxItems: 1 })
    await expect(ask('QueryPersons', { maxItemsPerPage: 1 })).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await machine()('UpdateOperator', { operatorId: olga.operatorId, mask: { method: ['QueryPersons'] } })
    await ask('QueryPersons', { maxItemsPerPage: 1 })
    await expect(ask('ListMail', { maxItems: 1 })).rejects.toSatisfy(refused('ACCESS_DENIED'))
  })

  test('cannot open a record: every contract with record access refuses operators, whatever their mask names', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const olga = await operator(world, { methods: contracts.map(c => c.name) })
    const token = await operatorToken(world, olga)
    const touching = contracts.filter(c => c.access.record !== 'none')
    expect(touching.length).toBeGreaterThan(20)
    for (const { name } of touching)
      for (const withRecord of [{ record }, {}])
        await expect(
          world.platform.gate.enter({
            method: name,
            claim: { kind: 'operator', token },
            requestId: 'test',
            trusted: true,
            ...withRecord,
          }),
          name,
        ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    // And none that the mask can name has anything to do with one.
    expect(operatorMethods.filter(m => touching.some(c => c.name === m))).toEqual([])
  })

  test('is no help with methods of people, of the Shell or of applications', async () => {
    const olga = await operator(world, { methods: contracts.map(c => c.name) })
    const token = await operatorToken(world, olga)
    const open: string[] = []
    for (const { name } of contracts)
      await world.platform.gate
        .enter({ method: name, claim: { kind: 'operator', token }, requestId: 'test', trusted: true })
        .then(
          () => open.push(name),
          error => expect(error).toSatisfy(refused('ACCESS_DENIED')),
        )
    expect(open.sort()).toEqual([...operatorMethods, 'EndOperatorSession', 'GetOperatorInfo'].sort())
  })
})

describe('the audit', () => {
  test('has two rows for every deed: begun, and completed or failed with its status; never contents', async () => {
    const olga = await operator(world, { methods: ['SetApplicationState', 'ListMail'] })
    const app = await world.web()
    const ask = await asOperator(world, olga)
    await ask('SetApplicationState', { appId: app.applicationId.toUpperCase(), state: 'Suspended' })
    await expect(ask('SetApplicationState', { appId: randomUUID(), state: 'Active' })).rejects.toThrow()
    await expect(ask('QueryPersons', { match: 'secret-word', maxItemsPerPage: 1 })).rejects.toThrow()
    await ask('GetOperatorInfo', {})
    await ask('EndOperatorSession', {})
    const rows = await auditOf(olga.operatorId)
    expect(told(rows)).toEqual([
      'SignIn CreateOperatorSession Started -',
      'SignIn CreateOperatorSession Completed 0',
      'Page SetApplicationState Started -',
      'Page SetApplicationState Completed 0',
      'Page SetApplicationState Started -',
      'Page SetApplicationState Failed 6',
      'Page QueryPersons Started -',
      'Page QueryPersons Failed 11',
      'Page EndOperatorSession Started -',
      'Page EndOperatorSession Completed 0',
    ])
    expect(rows[2]!.about).toBe(app.applicationId)
    const [all] = await world.platform.services.db.read.query<{ text: string }>(
      sql`select string_agg(row_to_json(a)::text, '') as text from operator_audit a`,
    )
    for (const hidden of ['secret-word', 'Suspended', olga.password, olga.email])
      expect(all!.text).not.toContain(hidden)
  })

  test('has failed sign-ins too, also of nobody', async () => {
    const olga = await operator(world)
    const before = (await auditOf(null)).length
    const wrong = { password: 'wrong password', code: '123456' }
    await anybody()('CreateOperatorSession', { email: olga.email, ...wrong }).catch(() => undefined)
    await anybody()('CreateOperatorSession', { email: 'nobody@example.org', ...wrong }).catch(() => undefined)
    expect(told(await auditOf(olga.operatorId))).toEqual([
      'SignIn CreateOperatorSession Started -',
      'SignIn CreateOperatorSession Failed 32',
    ])
    expect(told((await auditOf(null)).slice(before))).toEqual([
      'SignIn CreateOperatorSession Started -',
      'SignIn CreateOperatorSession Failed 32',
    ])
  })

  test('tells the deeds newest first, page by page, of all or of one, and of the command line', async () => {
    const olga = await operator(world, { methods: ['GetOperatorAudit', 'SetApplicationState'] })
    const app = await world.web({ name: 'Steady' })
    await machine()('SetApplicationState', { appId: app.applicationId, state: 'Suspended' })
    const ask = await asOperator(world, olga)
    await ask('SetApplicationState', { appId: app.applicationId, state: 'Active' })
    const { deed } = await ask('GetOperatorAudit', { maxItems: 4 })
    expect(deed.map(d => [d.avenue, d.operatorName, d.method, d.aboutName, d.stage, d.status])).toEqual([
      ['Page', 'Olga Ortmann', 'GetOperatorAudit', undefined, 'Started', undefined],
      ['Page', 'Olga Ortmann', 'SetApplicationState', 'Steady', 'Completed', 0],
      ['SignIn', 'Olga Ortmann', 'CreateOperatorSession', undefined, 'Completed', 0],
      ['CommandLine', undefined, 'SetApplicationState', 'Steady', 'Completed', 0],
    ])
    const older = await ask('GetOperatorAudit', { maxItems: 4, before: deed[3]!.auditId })
    expect(older.deed.every(d => d.auditId < deed[3]!.auditId)).toBe(true)
    const { operatorId } = olga
    const own = await ask('GetOperatorAudit', { maxItems: 100, operatorId })
    expect(own.deed.map(d => d.operatorId)).toEqual(own.deed.map(() => operatorId))
    expect(own.deed).toHaveLength(5)
  })

  test('comes before the deed: without its row nothing is done', async () => {
    const olga = await operator(world, { methods: ['SetApplicationState'] })
    const app = await world.web()
    const ask = await asOperator(world, olga)
    const { db } = world.platform.services
    await db.now.query(
      sql`alter table operator_audit add constraint closed check (method <> 'SetApplicationState') not valid`,
    )
    await expect(ask('SetApplicationState', { appId: app.applicationId, state: 'Suspended' })).rejects.toThrow()
    await db.now.query(sql`alter table operator_audit drop constraint closed`)
    const [row] = await db.read.query<{ state: string }>(
      sql`select state from application where application_id = ${app.applicationId}`,
    )
    expect(row!.state).toBe('Active')
  })
})

test('a person with the same address is somebody else: their password opens nothing here, and the cookie of one is no cookie of the other', async () => {
  const olga = await operator(world)
  const account = {
    name: 'Olga Ortmann',
    email: olga.email,
    password: 'a-quite-different-one',
    birthDate: '1980-05-05',
    country: 'US',
    culture: 'en-US',
    timeZone: 'UTC',
  }
  const { token } = await anybody()('CreatePersonAccount', account)
  await expect(
    anybody()('CreateOperatorSession', { ...olga, password: account.password, code: nextCode(world, olga) }),
  ).rejects.toSatisfy(refused('INVALID_PASSWORD'))
  await expect(withToken(token!)('GetOperatorInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
  const own = await operatorToken(world, olga)
  await expect(
    asker(world.platform.gate, { kind: 'shell', token: own }, 'test')('GetPersonInfoPrivileged', {}),
  ).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
})
