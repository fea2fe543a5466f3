/**
 * Operators: people who look after the platform, of their own kind (table operator, shell.md §1.5). They have no account, no
 * record and no tie to a person; each has a mask of methods, and none of those touches a record (gate.ts). They sign in with a
 * password and a code of the moment (RFC 6238), and only the command line on the machine sets them up or helps them back in.
 */
import { Secret, TOTP } from 'otpauth'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql } from '../store/db.ts'
import { checkedEmail, checkedName } from './accounts.ts'
import type { ReadContext, Services, WriteContext } from './context.ts'
import { asDeed } from './operator-audit.ts'
import { endOperatorSessions, startOperatorSession } from './operator-sessions.ts'
import { hashPassword, passwordMatches, passwordProblem } from './passwords.ts'

/** So many wrong codes in a row after a right password, and no code is looked at for an hour: whoever has the password is guessing. */
const mostWrongCodes = 10
const heldMinutes = 60
/** Seconds a code lasts; the one before and the one after are taken too, for clocks that differ. */
const period = 30
const secretBytes = 20

// ---- the second factor

/** What an authenticator app is given, once. */
export interface Enrolment {
  /** Base32, to be typed. */
  readonly secret: string
  /** `otpauth://totp/…`, to be scanned. */
  readonly address: string
}

const totp = (services: Services, email: string, secret: Buffer): TOTP =>
  new TOTP({
    issuer: `${services.settings.instance.name} operators`,
    label: email,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })

function newFactor(services: Services, email: string): { sealed: Buffer; enrolment: Enrolment } {
  const secret = services.clock.random(secretBytes)
  const made = totp(services, email, secret)
  return {
    sealed: services.seals.seal('operator-factor', secret),
    enrolment: { secret: made.secret.base32, address: made.toString() },
  }
}

/** The 30 seconds to which a code belongs; undefined when it is of none near `now` (ms since the epoch). */
function stepOf(services: Services, email: string, sealed: Buffer, code: string, now: number): number | undefined {
  const secret = services.seals.open('operator-factor', sealed)
  if (!secret) throw new Error('the factor of an operator was sealed with another server key')
  const token = code.replace(/\s+/g, '')
  const delta = /^\d{6}$/.test(token)
    ? totp(services, email, secret).validate({ token, timestamp: now, window: 1 })
    : null
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}

// ---- setting up, from the command line

function checkedPassword(password: string, about: readonly string[]): string {
  const problem = passwordProblem(password, about)
  if (problem) throw new Fault('INVALID_PASSWORD', `The password cannot be used: ${problem}.`)
  return password
}

const checkedMethods = (methods: readonly string[]): string[] => [...new Set(methods)].sort()

export interface NewOperator {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly methods: readonly string[]
}

/** 22: there is an operator with this address; 29, 30, 32: name, address, password. */
export async function addOperator(
  ctx: WriteContext,
  given: NewOperator,
): Promise<{ operatorId: string; enrolment: Enrolment }> {
  const { services, now } = ctx
  const email = checkedEmail(given.email)
  const name = checkedName(given.name)
  const hash = await hashPassword(checkedPassword(given.password, [name, email]))
  const operatorId = services.clock.id()
  const { sealed, enrolment } = newFactor(services, email)
  const rows = await services.db.now.query(sql`
    insert into operator (operator_id, email, name, password_hash, factor, methods, created_at, updated_at)
    values (${operatorId}, ${email}, ${name}, ${hash}, ${sealed}, ${checkedMethods(given.methods)}, ${now}, ${now})
    on conflict do nothing returning operator_id`)
  if (rows.length === 0)
    throw new Fault('DUPLICATE_CREDENTIAL_FOUND', 'There is an operator with this address already.')
  return { operatorId, enrolment }
}

export interface ListedOperator {
  readonly operatorId: string
  readonly email: string
  readonly name: string
  readonly state: 'Active' | 'Suspended'
  readonly methods: readonly string[]
  readonly created: string
  readonly signedIn: string | undefined
}

export async function listOperators(read: Reader): Promise<ListedOperator[]> {
  const rows = await read.query<{
    operator_id: string
    email: string
    name: string
    state: ListedOperator['state']
    methods: string[]
    created_at: string
    signed_in_at: string | null
  }>(
    sql`select operator_id, email, name, state, methods, created_at, signed_in_at from operator order by created_at, operator_id`,
  )
  return rows.map(r => ({
    operatorId: r.operator_id,
    email: r.email,
    name: r.name,
    state: r.state,
    methods: r.methods,
    created: r.created_at,
    signedIn: r.signed_in_at ?? undefined,
  }))
}

const unknown = () => new Fault('INVALID_PERSON_ID', 'There is no such operator.')

/** What is named changes, the rest stays. Whoever is suspended is signed out everywhere. 67 when unknown. */
export async function updateOperator(
  ctx: WriteContext,
  operatorId: string,
  { state, methods }: { state: ListedOperator['state'] | undefined; methods: readonly string[] | undefined },
): Promise<void> {
  await ctx.db.write(async tx => {
    const rows = await tx.query(sql`update operator set state = coalesce(${state ?? null}, state),
        methods = coalesce(${methods ? checkedMethods(methods) : null}::text[], methods), updated_at = ${ctx.now}
      where operator_id = ${operatorId} returning 1`)
    if (rows.length === 0) throw unknown()
    if (state === 'Suspended') await endOperatorSessions(tx, operatorId, ctx.now)
  })
}

/** A new password, or a new second factor, or both, for one who lost them. Signs the operator out everywhere. 67, 32. */
export async function resetOperator(
  ctx: WriteContext,
  operatorId: string,
  { password, factor }: { password: string | undefined; factor: boolean },
): Promise<Enrolment | undefined> {
  const { services, now } = ctx
  const known = (await listOperators(ctx.read)).find(o => o.operatorId === operatorId)
  if (!known) throw unknown()
  const hash = password === undefined ? null : await hashPassword(checkedPassword(password, [known.name, known.email]))
  const fresh = factor ? newFactor(services, known.email) : undefined
  await ctx.db.write(async tx => {
    await tx.query(sql`update operator set password_hash = coalesce(${hash}, password_hash), factor = coalesce(${fresh?.sealed ?? null}, factor),
        factor_step = case when ${factor} then 0 else factor_step end, wrong_codes = 0, held_until = null, updated_at = ${now}
      where operator_id = ${operatorId}`)
    await endOperatorSessions(tx, operatorId, now)
  })
  return fresh?.enrolment
}

// ---- signing in

interface Row {
  operator_id: string
  email: string
  password_hash: string
}
interface FactorRow {
  factor: Buffer
  factor_step: number
  wrong_codes: number
  held: boolean
}

const refused = () => new Fault('INVALID_PASSWORD', 'The address, the password or the code is wrong.')

/**
 * Begins a session. Whether address, password or code was wrong, whether somebody is suspended or held, is told neither by the
 * sentence nor by the time: 32. A code opens once.
 */
export async function signInOperator(
  ctx: WriteContext,
  given: { email: string; password: string; code: string },
): Promise<string> {
  const { services } = ctx
  const [row] = await ctx.read.query<Row>(sql`
    select operator_id, email, password_hash from operator
    where lower(email) = lower(${given.email.trim().normalize('NFC')}) and state = 'Active'`)
  const deed = {
    avenue: 'SignIn',
    method: 'CreateOperatorSession',
    version: ctx.version,
    requestId: ctx.requestId,
    ...(row && { operatorId: row.operator_id }),
  } as const
  return asDeed(services, deed, async () => {
    const right = await passwordMatches(row?.password_hash, given.password)
    const token = row && right ? await enter(ctx, row, given.code) : undefined
    if (token === undefined) throw refused()
    return token
  })
}

/** The second half: the code, while the row is held, so that tries which come at once are counted one by one. */
const enter = ({ services, now }: WriteContext, row: Row, code: string): Promise<string | undefined> =>
  services.db.write(async tx => {
    const [held] = await tx.query<FactorRow>(sql`
      select factor, factor_step, wrong_codes, coalesce(held_until > ${now}, false) as held from operator
      where operator_id = ${row.operator_id} and state = 'Active' and password_hash = ${row.password_hash} for update`)
    if (!held || held.held) return undefined
    const step = stepOf(services, row.email, held.factor, code, Date.parse(now))
    if (step === undefined || step <= held.factor_step) {
      const until = new Date(Date.parse(now) + heldMinutes * 60_000).toISOString()
      await tx.query(sql`update operator set wrong_codes = wrong_codes + 1,
          held_until = case when wrong_codes + 1 >= ${mostWrongCodes} then ${until}::timestamptz end
        where operator_id = ${row.operator_id}`)
      return undefined
    }
    await tx.query(sql`update operator set factor_step = ${step}, wrong_codes = 0, held_until = null, signed_in_at = ${now}
      where operator_id = ${row.operator_id}`)
    return startOperatorSession(services, tx, row.operator_id, now)
  })

/** Ends the session of the call. */
export async function signOutOperator(ctx: WriteContext): Promise<void> {
  const { operator, operatorSession } = ctx.caller
  await endOperatorSessions(ctx.db.now, operator!.operatorId, ctx.now, { only: operatorSession! })
}

/** What the pages of operators say of the one who is signed in. */
export const operatorInfo = ({ caller }: ReadContext) => caller.operator!
