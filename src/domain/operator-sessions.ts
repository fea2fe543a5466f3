/**
 * Sessions of operators at their own pages (table operator_session). Read anew with each call: operators are few, and one who
 * was suspended or whose mask was narrowed is stopped at once.
 */
import { Fault } from '../protocol/fault.ts'
import { sql, type Writer } from '../store/db.ts'
import type { Operator, Services } from './context.ts'

/** A session ends after so long without a call, and after `longestHours` in any case. */
const idleMinutes = 30
const longestHours = 12
/** How old `seen_at` may get before a call moves it on: a page asks several times. */
const seenSeconds = 30

/** Starts a session; the returned secret goes into the cookie, only its fingerprint is kept. */
export async function startOperatorSession(
  services: Services,
  tx: Writer,
  operatorId: string,
  now: string,
): Promise<string> {
  const token = services.clock.random(32).toString('base64url')
  await tx.query(sql`insert into operator_session (token_hash, operator_id, created_at, seen_at)
    values (${services.seals.fingerprint('operator', token)}, ${operatorId}, ${now}, ${now})`)
  return token
}

export interface OperatorSession {
  readonly operator: Operator
  /** Names the session, so that it can be ended. */
  readonly operatorSession: Buffer
}

/** The operator of a session that is still good, which lives on by this call; 7 otherwise. */
export async function operatorOf(services: Services, token: string): Promise<OperatorSession> {
  const hash = services.seals.fingerprint('operator', token)
  const now = services.clock.now()
  const earlier = (seconds: number) => new Date(now - seconds * 1000).toISOString()
  const [row] = await services.db.read.query<{
    operator_id: string
    email: string
    name: string
    methods: string[]
    seen_at: string
  }>(sql`
    select o.operator_id, o.email, o.name, o.methods, s.seen_at
    from operator_session s join operator o on o.operator_id = s.operator_id
    where s.token_hash = ${hash} and s.ended_at is null and o.state = 'Active'
      and s.seen_at > ${earlier(idleMinutes * 60)} and s.created_at > ${earlier(longestHours * 3600)}`)
  if (!row) throw new Fault('CREDENTIAL_TOKEN_EXPIRED', 'Please sign in again.')
  if (row.seen_at < earlier(seenSeconds))
    await services.db.now.query(
      sql`update operator_session set seen_at = ${new Date(now).toISOString()} where token_hash = ${hash} and ended_at is null`,
    )
  return {
    operator: { operatorId: row.operator_id, email: row.email, name: row.name, methods: row.methods },
    operatorSession: hash,
  }
}

/** Ends the sessions of an operator: all, or the one that is named, or all but one. */
export async function endOperatorSessions(
  tx: Writer,
  operatorId: string,
  now: string,
  { only, except }: { only?: Buffer; except?: Buffer } = {},
): Promise<void> {
  await tx.query(sql`update operator_session set ended_at = ${now} where operator_id = ${operatorId} and ended_at is null
    and (${only ?? null}::bytea is null or token_hash = ${only ?? null})
    and (${except ?? null}::bytea is null or token_hash <> ${except ?? null})`)
}

/** Forgets sessions that nobody can use any more. */
export const sweepOperatorSessions = (services: Services): Promise<unknown> =>
  services.db.now.query(
    sql`delete from operator_session where created_at < ${new Date(services.clock.now() - 2 * longestHours * 3_600_000).toISOString()}`,
  )
